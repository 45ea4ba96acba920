//! How the market reaches what opens files: a client that the program hands over, because opening a stranger's PDF belongs in a limited child process.

use talent::Problem;

use crate::error::Error;

/// What a document says, once it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its text; for JSON Resume the JSON itself. Evidence refers to it.
    pub text: String,
    /// How many bytes of `text` a person sees; what follows is hidden and no reader takes it into account.
    pub seen: usize,
    /// The text is a JSON Resume.
    pub is_json_resume: bool,
    /// What is wrong with it, with ranges of `text`.
    pub problems: Vec<Problem>,
}

impl Document {
    /// Plain text, all of it seen.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { seen: text.len(), text, ..Self::default() }
    }

    /// The part of the text that a person sees.
    pub fn seen_text(&self) -> &str {
        self.text.get(..self.seen).unwrap_or(&self.text)
    }
}

/// Opens the bytes of files that people hand in. It takes as long as a file takes and blocks meanwhile.
pub trait Documents: Send + Sync {
    /// The text of a post. An error is one sentence that names the file and says what would be accepted.
    fn open_post(&self, file: &str, bytes: &[u8]) -> Result<Document, String>;

    /// The text of a résumé. An error is one sentence that names the file and says what would be accepted.
    fn open_resume(&self, file: &str, bytes: &[u8]) -> Result<Document, String>;
}

/// A longer text is refused.
pub const TEXT_BYTES_MAX: usize = 5_000_000;

/// Refuses a text that nothing can be read of, under the field `text`. `kind` is what it should have been.
pub(crate) fn check(kind: &str, text: &str) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Err(Error::rejected(
            "text",
            format!("There is no text yet; paste the text of a {kind} or choose a file."),
        ));
    }
    if !text.contains(char::is_alphabetic) {
        return Err(Error::rejected("text", format!("There is no word in this text; paste the text of a {kind}.")));
    }
    if text.len() > TEXT_BYTES_MAX {
        return Err(Error::rejected(
            "text",
            format!("This text is longer than 5 MB; a {kind} of up to 5 MB is accepted."),
        ));
    }
    Ok(())
}
