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
