//! One form for words that differ only in case, blanks and punctuation.

/// Lower case, one blank between words, no punctuation but the marks that names of tools are made of (`C++`, `C#`, `.NET`, `Node.js`).
pub(crate) fn folded(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    for word in written.split(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '#' | '.'))) {
        let word = word.trim_end_matches('.');
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// Whether the words of `short` are the first words of `long`; false where there is no word.
pub(crate) fn begins_with_words(long: &str, short: &str) -> bool {
    !short.is_empty() && long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether the words of `short` stand side by side somewhere in `long`; false where there is no word.
pub(crate) fn contains_words(long: &str, short: &str) -> bool {
    let mut places = long.match_indices(short).map(|(at, _)| (&long[..at], &long[at + short.len()..]));
    let is_whole = |(before, after): (&str, &str)| {
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    };
    !short.is_empty() && places.any(is_whole)
}

/// FNV-1a over 64 bits: the same on every machine, and other bytes almost always have another one.
pub(crate) fn fingerprint(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_marks_that_tell_tools_apart() {
        let forms: Vec<_> =
            ["C++", "C#", " .NET ", "Node.js", "CI/CD", "B.Tech.", "Objective-C", "…"].map(folded).into();
        assert_eq!(forms, ["c++", "c#", ".net", "node.js", "ci cd", "b.tech", "objective c", ""]);
    }

    #[test]
    fn words_are_compared_whole() {
        assert!(begins_with_words("banyan freight ltd", "banyan freight"));
        assert!(!begins_with_words("banyanfreight", "banyan"));
        assert!(!begins_with_words("banyan", ""));
        assert!(contains_words("certified kubernetes administrator cka", "kubernetes administrator"));
        assert!(!contains_words("platform", "form"));
    }
}
