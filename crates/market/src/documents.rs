//! How the market reaches what opens files: a client that the program hands over, because opening a stranger's PDF belongs in a limited child process.

use std::sync::Arc;

use talent::Problem;

use crate::candidates::ReadResume;
use crate::error::Error;
use crate::market::Market;

/// What a document says, once it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its text; of a record the very JSON or XML.
    pub text: String,
    /// How many bytes of `text` a person sees; what follows is hidden and no reader takes it into account.
    pub seen: usize,
    /// What kind of text it is.
    pub form: Form,
    /// What is wrong with it, with ranges of `text`.
    pub problems: Vec<Problem>,
}

/// What kind of text a document has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Words for people.
    #[default]
    Text,
    /// A JSON Resume.
    JsonResume,
    /// A Europass record, as XML.
    Europass,
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

/// How pasted text is called in a sentence about it.
const PASTED: &str = "the text";

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

/// A file that somebody hands in, or text that they typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// A file: its name and its bytes.
    File(String, Vec<u8>),
    /// Text.
    Pasted(String),
}

impl Handed {
    /// The field of a form in which it comes.
    fn field(&self) -> &'static str {
        match self {
            Self::File(..) => "file",
            Self::Pasted(_) => "text",
        }
    }

    /// Its name, which is empty for text, and what it says. Pasted text is opened too: it may be a whole page of HTML. Where nothing was
    /// pasted there is nothing to open; whoever takes the text says so.
    fn open(self, open: impl FnOnce(&str, &[u8]) -> Result<Document, String>) -> Result<(String, Document), String> {
        match self {
            Self::File(name, bytes) => open(&name, &bytes).map(|document| (name, document)),
            Self::Pasted(text) if text.trim().is_empty() => Ok((String::new(), Document::plain(text))),
            Self::Pasted(text) => open(PASTED, text.as_bytes()).map(|document| (String::new(), document)),
        }
    }
}

impl Market {
    /// Opens and reads a résumé that somebody hands in. What cannot be opened is refused under the field `file` or `text`.
    pub async fn read_resume(&self, handed: Handed) -> Result<ReadResume, Error> {
        let (documents, today) = (Arc::clone(&self.documents), self.machine.today());
        self.reading_aside(handed, move |handed| {
            let (name, document) = handed.open(|name, bytes| documents.open_resume(name, bytes))?;
            ReadResume::of(&name, document, today)
        })
        .await
    }

    /// Opens a post that somebody hands in. What cannot be opened is refused under the field `file` or `text`.
    pub async fn open_post(&self, handed: Handed) -> Result<Document, Error> {
        let documents = Arc::clone(&self.documents);
        self.reading_aside(handed, move |handed| Ok(handed.open(|name, bytes| documents.open_post(name, bytes))?.1))
            .await
    }

    async fn reading_aside<T: Send + 'static>(
        &self,
        handed: Handed,
        read: impl FnOnce(Handed) -> Result<T, String> + Send + 'static,
    ) -> Result<T, Error> {
        let field = handed.field();
        self.aside(move || read(handed)).await?.map_err(|sentence| Error::rejected(field, sentence))
    }

    /// Reads on a thread of its own, of which there are few: a hostile text costs its own time and nobody else's.
    pub(crate) async fn aside<T: Send + 'static>(&self, read: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
        let turn = Arc::clone(&self.readers).acquire_owned().await.expect("the semaphore is never closed");
        let read = tokio::task::spawn_blocking(move || {
            let result = read();
            drop(turn);
            result
        });
        read.await.map_err(|panic| Error::Fault(Box::new(panic)))
    }
}
