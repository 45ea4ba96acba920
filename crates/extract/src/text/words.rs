//! Words of a text, compared without regard to ASCII case.

/// The words of `text`: runs of letters and digits.
pub(crate) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether `word` is one of the wanted ones.
pub(crate) fn is_one_of(word: &str, wanted: &[&str]) -> bool {
    wanted.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether any word of `text` is one of the wanted ones.
pub(crate) fn has_word(text: &str, wanted: &[&str]) -> bool {
    words(text).any(|word| is_one_of(word, wanted))
}
