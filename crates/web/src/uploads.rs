//! Forms in which somebody hands in a file or its text.

use axum::extract::Multipart;
use market::Handed;
use serde::Deserialize;

use crate::failures::Failure;

/// What was chosen and typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Upload {
    /// The idempotency key.
    pub(crate) key: String,
    /// The name and the bytes of the file, where one was chosen.
    file: Option<(String, Vec<u8>)>,
    /// The text.
    pub(crate) text: String,
    /// Every other field, in the order of the form.
    pub(crate) others: Vec<(String, String)>,
}

impl Upload {
    /// An empty form under a key.
    pub(crate) fn empty(key: String) -> Self {
        Self { key, ..Self::default() }
    }

    pub(crate) async fn read(mut form: Multipart) -> Result<Self, Failure> {
        let mut upload = Self::default();
        while let Some(field) = form.next_field().await.map_err(|error| Failure::from_form(&error))? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "file" {
                let file = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.map_err(|error| Failure::from_form(&error))?;
                upload.file = (!bytes.is_empty()).then(|| (file, bytes.to_vec()));
                continue;
            }
            let value = field.text().await.map_err(|error| Failure::from_form(&error))?;
            match name.as_str() {
                "key" => upload.key = value,
                "text" => upload.text = value,
                _ => upload.others.push((name, value)),
            }
        }
        Ok(upload)
    }

    /// The file, or the text where no file was chosen. A form that comes back keeps its text; no page can keep a file.
    pub(crate) fn handed(&mut self) -> Handed {
        match self.file.take() {
            Some((name, bytes)) => Handed::File(name, bytes),
            None => Handed::Pasted(self.text.clone()),
        }
    }
}

/// A form that holds nothing but its idempotency key.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    pub(crate) key: String,
}
