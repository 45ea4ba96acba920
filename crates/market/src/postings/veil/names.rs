//! A name and the forms in which a text gives it away.

use talent::Span;

/// Two words of a name have at most this many bytes between them.
const GAP_BYTES_MAX: usize = 8;
/// Shorter words alone are no name.
const PART_CHARS_MIN: usize = 3;
/// Shorter names are not looked for inside the words of an address.
const GLUED_CHARS_MIN: usize = 5;

/// Words behind which one word of a name is that person.
const ADDRESSES: &[&str] =
    &["attn", "by", "contact", "dear", "dr", "hello", "hey", "hi", "mr", "mrs", "ms", "regards", "thanks"];

/// The words of a name in lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name(Vec<String>);

impl Name {
    /// The name in a text that is nothing else; `None` where it has no word.
    pub(super) fn of(written: &str) -> Option<Self> {
        let words: Vec<String> = words(written).map(|word| word.folded).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    fn glued(&self) -> String {
        self.0.concat()
    }
}

struct Word<'a> {
    span: Span,
    written: &'a str,
    folded: String,
}

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut ends = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = ends.find(|(_, c)| c.is_alphanumeric())?;
        while ends.next_if(|(_, c)| c.is_alphanumeric()).is_some() {}
        let end = ends.peek().map_or(text.len(), |(at, _)| *at);
        let written = &text[start..end];
        Some(Word { span: Span::new(start, end), written, folded: written.to_lowercase() })
    })
}

/// Where the names stand in a text: ordered, apart from each other.
pub(super) fn find(names: &[Name], text: &str) -> Vec<Span> {
    if names.is_empty() {
        return Vec::new();
    }
    let words: Vec<Word<'_>> = words(text).collect();
    let mut found = Vec::new();
    for name in names {
        let glued = name.glued();
        for (at, word) in words.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            if let Some(end) = whole(name, &words[at..]).filter(|_| name.0.len() > 1 || is_named(word, text)) {
                found.push(Span::new(word.span.start, end));
            } else if is_part(name, word, before, text) || is_glued(&glued, word, text) {
                found.push(word.span);
            }
        }
    }
    found.sort();
    let mut apart: Vec<Span> = Vec::with_capacity(found.len());
    for span in found {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

/// Where the name ends, if the words begin with it.
fn whole(name: &Name, words: &[Word<'_>]) -> Option<usize> {
    let run = words.get(..name.0.len())?;
    let same = run.iter().zip(&name.0).all(|(word, part)| word.folded == *part);
    let near = run.windows(2).all(|pair| pair[1].span.start - pair[0].span.end <= GAP_BYTES_MAX);
    (same && near).then_some(run.last()?.span.end)
}

/// A name of one word may be a word of the language as well: it is meant where it is written as a name or stands in an address.
fn is_named(word: &Word<'_>, text: &str) -> bool {
    word.written.starts_with(|c: char| !c.is_lowercase()) || in_address(word, text)
}

/// One word of a longer name, where somebody is addressed with it.
fn is_part(name: &Name, word: &Word<'_>, before: Option<&Word<'_>>, text: &str) -> bool {
    if name.0.len() < 2 || word.written.chars().count() < PART_CHARS_MIN || !name.0.contains(&word.folded) {
        return false;
    }
    let addressed = before.is_some_and(|before| {
        ADDRESSES.contains(&before.folded.as_str()) && word.span.start - before.span.end <= GAP_BYTES_MAX
    });
    addressed && word.written.starts_with(char::is_uppercase) || text[word.span.end..].starts_with('@')
}

/// The name without its blanks, whole or inside a word of an address: `acmebakeries.example`.
fn is_glued(glued: &str, word: &Word<'_>, text: &str) -> bool {
    word.folded == glued && is_named(word, text)
        || glued.chars().count() >= GLUED_CHARS_MIN && word.folded.contains(glued) && in_address(word, text)
}

/// Whether a word belongs to an e-mail or a web address.
fn in_address(word: &Word<'_>, text: &str) -> bool {
    let follows = |sign: char| {
        let mut rest = text[word.span.end..].chars();
        rest.next() == Some(sign) && rest.next().is_some_and(char::is_alphanumeric)
    };
    let leads = |sign: char| {
        let mut rest = text[..word.span.start].chars().rev();
        rest.next() == Some(sign) && rest.next().is_some_and(|c| c.is_alphanumeric() || c == '/')
    };
    follows('.') || follows('@') || ['.', '@', '/'].into_iter().any(leads)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &str, expected: &[&str]) {
        let found: Vec<_> =
            find(&[Name::of(name).unwrap()], text).iter().map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        check(
            "Oda Brimble",
            "Dear ODA\u{a0} BRIMBLE, dear Oda, write to brimble@rye.example",
            &["ODA\u{a0} BRIMBLE", "Oda", "brimble"],
        );
        check("Oda Brimble", "oda.brimble@rye.example", &["oda.brimble"]);
        check("Oda Brimble", "odabrimble@rye.example", &["odabrimble"]);
        check(
            "Rye & Oven",
            "Rye & Oven, RYE OVEN, www.ryeoven.example, ryeovencareers.example/jobs",
            &["Rye & Oven", "RYE OVEN", "ryeoven", "ryeovencareers"],
        );
    }

    #[test]
    fn a_word_of_the_language_is_no_name() {
        check("Slice", "Slice bakes. Cut a slice. jobs@slice.example", &["Slice", "slice"]);
        check("Oda Brimble", "an oda to brimble", &[]);
        check("Grace Field", "Field work with grace", &[]);
    }
}
