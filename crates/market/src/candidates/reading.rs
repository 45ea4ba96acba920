//! From a document to the profile in it.

use extract::Context;
use jiff::civil::Date;
use talent::vocabulary::Vocabulary;
use talent::{Profile, Wishes};

use crate::documents::{Document, Form};

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
    /// Reads a document; the wishes are empty. A record that cannot be read is an error of one sentence that names the file and the place.
    pub fn of(file: &str, document: Document, today: Date) -> Result<Self, String> {
        let context = Context { vocabulary: Vocabulary::embedded(), today };
        let (text, mut profile) = match document.form {
            Form::Text => {
                let profile = extract::read_resume(document.seen_text(), context);
                (document.text, profile)
            }
            Form::JsonResume => {
                let read = extract::read_json_resume(&document.text, context);
                let profile = read.map_err(|error| format!("{file}: {error}"))?;
                (document.text, profile)
            }
            Form::Europass => {
                extract::read_europass(&document.text, context).map_err(|error| format!("{file}: {error}"))?
            }
        };
        file.clone_into(&mut profile.source.file);
        profile.problems.extend(document.problems);
        Ok(Self { file: file.to_owned(), text, profile, wishes: Wishes::default() })
    }
}
