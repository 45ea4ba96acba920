//! The words of a title as keys: abbreviations spelled out, plurals undone, words that carry nothing left out.

/// Words that say nothing about the occupation.
const EMPTY: &[&str] = &["of", "the", "and", "for", "in", "a", "an", "to", "with", "cum"];
/// Abbreviations and second spellings.
const SPELLED: &[(&str, &str)] = &[
    ("admin", "administrator"),
    ("asst", "assistant"),
    ("center", "centre"),
    ("dev", "developer"),
    ("devs", "developer"),
    ("engg", "engineer"),
    ("engr", "engineer"),
    ("eng", "engineer"),
    ("exec", "executive"),
    ("mgmt", "management"),
    ("mgr", "manager"),
    ("ops", "operation"),
    ("organisation", "organization"),
    ("organiser", "organizer"),
    ("programme", "program"),
    ("rep", "representative"),
    ("reps", "representative"),
    ("counsellor", "counselor"),
    ("labour", "labor"),
    ("optimisation", "optimization"),
    ("specialty", "speciality"),
];
/// Pairs of words that are also written as one.
const JOINED: &[(&str, &str, &str)] = &[
    ("back", "end", "backend"),
    ("front", "end", "frontend"),
    ("full", "stack", "fullstack"),
    ("dev", "ops", "devops"),
    ("e", "commerce", "ecommerce"),
    ("pre", "sales", "presales"),
    ("help", "desk", "helpdesk"),
    ("data", "base", "database"),
    ("human", "resources", "hr"),
    ("human", "resource", "hr"),
    ("information", "technology", "it"),
    ("information", "communications", "it"),
];

/// The key of folded words: equal for titles that differ only in spelling, number or empty words.
pub fn key<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut words = words.into_iter().peekable();
    let mut key = Vec::new();
    while let Some(word) = words.next() {
        let joined = words.peek().and_then(|next| {
            JOINED.iter().find(|(first, second, _)| first == &word && second == next).map(|&(_, _, joined)| joined)
        });
        if let Some(joined) = joined {
            words.next();
            key.push(joined.to_owned());
        } else if !EMPTY.contains(&word) {
            let spelled = SPELLED.iter().find(|(short, _)| *short == word).map_or(word, |&(_, spelled)| spelled);
            key.push(singular(if spelled == "ict" { "it" } else { spelled }));
        }
    }
    key
}

/// Without the plural's ending.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() >= 3) {
        return format!("{stem}y");
    }
    let stem = word.strip_suffix('s').filter(|stem| stem.len() >= 3 && !stem.ends_with(['s', 'u', 'i']));
    stem.unwrap_or(word).to_owned()
}

/// Endings by which words of one family differ, the longer ones before those that they end in.
const ENDINGS: &[&str] = &[
    "ations", "ation", "ologist", "ology", "ising", "izing", "ments", "ment", "ings", "ing", "ions", "ion", "ists",
    "ist", "ians", "ian", "ers", "er", "ors", "or", "ical", "ics", "ic", "al", "ed", "y", "e",
];
/// What is left of a word is at least this long.
const MIN_STEM_BYTES: usize = 4;

/// What a word has in common with others of its family: "hydrologist" with "hydrology", "designer" with "design".
pub fn stem(word: &str) -> &str {
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.into_iter().find(|stem| stem.len() >= MIN_STEM_BYTES).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_family_have_one_stem() {
        assert_eq!(["designer", "designing", "design"].map(stem), ["design"; 3]);
        assert_eq!(stem("hydrologist"), stem("hydrology"));
        assert_eq!(stem("chef"), "chef");
    }

    #[test]
    fn little_is_left_of_no_word() {
        assert_eq!([stem("baker"), stem("er"), stem("ing"), stem("")], ["baker", "er", "ing", ""]);
    }
}
