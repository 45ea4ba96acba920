//! What is wrong with a form, field by field.

use std::collections::BTreeMap;

use market::FieldError;

/// For each field that was not accepted, one sentence that names what would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complaints(BTreeMap<&'static str, String>);

impl Complaints {
    /// One complaint.
    pub fn one(field: &'static str, sentence: impl Into<String>) -> Self {
        let mut complaints = Self::default();
        complaints.add(field, sentence);
        complaints
    }

    /// Adds a complaint; the first about a field stays.
    pub fn add(&mut self, field: &'static str, sentence: impl Into<String>) {
        self.0.entry(field).or_insert_with(|| sentence.into());
    }

    /// What is wrong with this field.
    pub fn about(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(String::as_str)
    }

    /// Whether everything was accepted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each field with its sentence.
    pub fn each(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, sentence)| (*field, sentence.as_str()))
    }

    /// All sentences, by the names of the fields.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}

impl From<Vec<FieldError>> for Complaints {
    fn from(errors: Vec<FieldError>) -> Self {
        let mut complaints = Self::default();
        for error in errors {
            complaints.add(error.field, error.message);
        }
        complaints
    }
}
