//! Opens plain text alone.

use crate::documents::{Document, Documents};

/// Takes every file for UTF-8 text, all of it seen.
pub(crate) struct Plain;

impl Documents for Plain {
    fn open_post(&self, file: &str, bytes: &[u8]) -> Result<Document, String> {
        let text = str::from_utf8(bytes).map_err(|_| format!("{file} is not text; a text file would be accepted"))?;
        Ok(Document::plain(text))
    }

    fn open_resume(&self, file: &str, bytes: &[u8]) -> Result<Document, String> {
        self.open_post(file, bytes)
    }
}
