//! The client by which the market reaches the limited child.

use super::{Document, DocumentError, Expect, Format, open_bytes};

/// Opens what people hand in, in the limited child where the format asks for it.
pub(crate) struct Client;

impl market::Documents for Client {
    fn open_post(&self, file: &str, bytes: &[u8]) -> Result<market::Document, String> {
        opened(open_bytes(file, bytes, Expect::Post))
    }

    fn open_resume(&self, file: &str, bytes: &[u8]) -> Result<market::Document, String> {
        opened(open_bytes(file, bytes, Expect::Resume))
    }
}

fn opened(document: Result<Document, DocumentError>) -> Result<market::Document, String> {
    document.map(Into::into).map_err(|error| error.to_string())
}

impl From<Document> for market::Document {
    fn from(document: Document) -> Self {
        let Document { text, seen, format, problems } = document;
        let form = match format {
            Format::JsonResume => market::Form::JsonResume,
            Format::Europass => market::Form::Europass,
            _ => market::Form::Text,
        };
        Self { text, seen, form, problems }
    }
}
