//! From a document to the postings in it.

use std::sync::Arc;

use extract::Context;
use jiff::civil::Date;
use talent::vocabulary::Vocabulary;
use talent::{Posting, Problem, Span};

use crate::documents::Document;

/// A text and the postings that were read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadPost {
    /// The file as it was named by the person who asked.
    pub file: String,
    /// The text to which the postings' evidence refers.
    pub text: Arc<str>,
    /// The postings, in the order of the text.
    pub postings: Vec<Posting>,
}

impl ReadPost {
    /// Reads a document. Without a posting in it, the error is one sentence that names the file and says what would be accepted.
    pub fn of(file: &str, document: Document, today: Date) -> Result<Self, String> {
        let context = Context { vocabulary: Vocabulary::embedded(), today };
        let mut postings = extract::read_posts(document.seen_text(), context);
        if postings.is_empty() {
            return Err(format!(
                "{file}: no posting in it; accepted: a saved job page, or any text of a post down to a single line"
            ));
        }
        for posting in &mut postings {
            file.clone_into(&mut posting.source.file);
        }
        take_problems(&mut postings, &document);
        Ok(Self { file: file.to_owned(), text: Arc::from(document.text), postings })
    }
}

/// Gives each posting the document's problems that lie in its part of the text or concern all of it.
pub(crate) fn take_problems(postings: &mut [Posting], document: &Document) {
    for posting in postings {
        let here = Span::new(posting.source.start, posting.source.end);
        let concerns = |problem: &&Problem| {
            problem.evidence.is_empty()
                || problem.evidence.iter().any(|span| here.overlaps(*span) || span.start >= document.seen)
        };
        posting.problems.extend(document.problems.iter().filter(concerns).cloned());
    }
}
