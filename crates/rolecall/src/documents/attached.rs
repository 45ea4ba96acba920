//! A record that is attached to a PDF: it is taken only where the pages show what it says, for nobody sees an attachment.

use std::collections::BTreeSet;

use extract::europass;
use extract::text::Extracted;
use talent::{Problem, ProblemKind};

use super::{Document, Format};

/// What an attached record is to the pages.
pub(super) enum Attached {
    /// It says what they show. Its XML.
    Same(String),
    /// It cannot be read, or it says what they do not show.
    Other(Problem),
}

/// Of this many words of a record, the pages show all but one. Pages break words and leave out what they state by a picture.
const MISSING_ONE_IN: usize = 8;
/// Shorter words stand everywhere.
const WORD_LETTERS_MIN: usize = 4;

/// Compares the words of a record with those that a person sees on the pages.
pub(super) fn compare(xml: String, pages: &Extracted) -> Attached {
    let problem =
        |kind, message: &str| Attached::Other(Problem { kind, message: message.to_owned(), evidence: Vec::new() });
    let Ok(record) = europass::text(&xml) else {
        return problem(
            ProblemKind::Unreadable,
            "The Europass record that is attached cannot be read; the pages were read instead.",
        );
    };
    let shown = words(pages.text.get(..pages.seen).unwrap_or_default());
    let said = words(&record);
    let missing = said.difference(&shown).count();
    if missing * MISSING_ONE_IN > said.len() {
        return problem(
            ProblemKind::HiddenText,
            "The Europass record that is attached says what the pages do not show; it is left out of account.",
        );
    }
    Attached::Same(xml)
}

/// The words of a text in small letters.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() >= WORD_LETTERS_MIN).map(str::to_lowercase).collect()
}

/// A document of the record. What is wrong with the pages is said without its places, which are those of another text.
pub(super) fn into_document(xml: String, pages: Extracted) -> Document {
    let problems = pages.problems.into_iter().map(|problem| Problem { evidence: Vec::new(), ..problem }).collect();
    Document { seen: xml.len(), text: xml, format: Format::Europass, problems }
}
