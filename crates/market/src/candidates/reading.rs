//! From a document to the profile in it.

use extract::Context;
use jiff::civil::Date;
use talent::vocabulary::Vocabulary;
use talent::{Profile, Wishes};

use crate::documents::Document;

/// A résumé's text, the profile that was read of it, and the wishes that came with it.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadResume {
    /// The file as it was named by the person who asked; empty for pasted text.
    pub file: String,
    /// The text to which the profile's evidence refers.
    pub text: String,
    /// What was read.
    pub profile: Profile,
    /// What the person wants.
    pub wishes: Wishes,
}

impl ReadResume {
    /// Reads a document; the wishes are empty. A JSON that is no JSON Resume is an error of one sentence that names the file and the place.
    pub fn of(file: &str, document: Document, today: Date) -> Result<Self, String> {
        let context = Context { vocabulary: Vocabulary::embedded(), today };
        let mut profile = if document.is_json_resume {
            extract::read_json_resume(&document.text, context).map_err(|error| format!("{file}: {error}"))?
        } else {
            extract::read_resume(document.seen_text(), context)
        };
        file.clone_into(&mut profile.source.file);
        profile.problems.extend(document.problems);
        Ok(Self { file: file.to_owned(), text: document.text, profile, wishes: Wishes::default() })
    }
}
