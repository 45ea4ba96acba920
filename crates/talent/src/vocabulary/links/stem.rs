//! The words of a phrase without their endings, so that "communicating" and "communication" are one.

/// Words that carry no skill.
const EMPTY: &[&str] = &[
    "a", "able", "ability", "across", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "both", "by",
    "e", "etc", "for", "from", "g", "had", "has", "have", "i", "if", "in", "into", "is", "it", "its", "like", "more",
    "most", "new", "not", "of", "on", "one", "or", "other", "others", "our", "such", "that", "the", "their", "this",
    "through", "to", "two", "use", "used", "using", "we", "well", "which", "who", "will", "with", "within", "you",
    "your",
];

/// Endings and what takes their place, the first that fits.
const ENDINGS: &[(&str, &str)] = &[
    ("isation", "iz"),
    ("ization", "iz"),
    ("ising", "iz"),
    ("izing", "iz"),
    ("ised", "iz"),
    ("ized", "iz"),
    ("ise", "iz"),
    ("ize", "iz"),
    ("ies", "y"),
    ("ying", "y"),
    ("ied", "y"),
    ("ments", "ment"),
    ("ations", "at"),
    ("ation", "at"),
    ("ating", "at"),
    ("ated", "at"),
    ("ates", "at"),
    ("ate", "at"),
    ("ings", ""),
    ("ing", ""),
    ("ers", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
];
/// What an ending leaves has at least this many bytes.
const LEAST_BYTES: usize = 3;

/// The stem of a folded word; `None` for one that carries no skill.
pub fn stem(word: &str) -> Option<String> {
    if EMPTY.contains(&word) {
        return None;
    }
    let fits = |&&(ending, _): &&(&str, &str)| {
        word.strip_suffix(ending).is_some_and(|rest| rest.len() >= LEAST_BYTES && rest.is_char_boundary(rest.len()))
    };
    let mut stem = word.to_owned();
    if let Some(&(ending, instead)) = ENDINGS.iter().find(fits) {
        stem.truncate(word.len() - ending.len());
        stem.push_str(instead);
    }
    let doubled = match stem.as_bytes() {
        [.., before, last] => stem.len() > LEAST_BYTES + 1 && before == last && last.is_ascii_alphabetic(),
        _ => false,
    };
    if doubled && !stem.ends_with(['l', 's']) {
        stem.pop();
    }
    Some(stem)
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for forms in [
            &["negotiate", "negotiating", "negotiation", "negotiations"][..],
            &["program", "programs", "programming"],
            &["organise", "organize", "organising", "organization"],
            &["supply", "supplies", "supplied"],
        ] {
            let stems: Vec<_> = forms.iter().map(|form| stem(form)).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{forms:?}: {stems:?}");
        }
    }

    #[test]
    fn short_words_and_words_of_other_scripts_stay_whole() {
        for word in ["c++", ".net", "sql", "bus", "日本語", "étés"] {
            assert!(stem(word).is_some_and(|stem| word.starts_with(&stem)), "{word}");
        }
        assert_eq!(stem("with"), None);
    }
}
