//! What a database takes: PostgreSQL stores no text with a NUL, and a text that came from a stranger may hold one.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::Error;

/// The text with a blank for every NUL, so that all byte ranges stay where they are.
pub(crate) fn text(text: &str) -> String {
    text.replace('\0', " ")
}

/// The record with a blank for every NUL in its texts.
pub(crate) fn record<T: Serialize + DeserializeOwned>(record: T) -> Result<T, serde_json::Error> {
    let mut value = serde_json::to_value(&record)?;
    if !blanked(&mut value) {
        return Ok(record);
    }
    serde_json::from_value(value)
}

/// Blanks every NUL; whether there was one.
fn blanked(value: &mut Value) -> bool {
    match value {
        Value::String(text) => {
            let found = text.contains('\0');
            if found {
                *text = self::text(text);
            }
            found
        }
        Value::Array(values) => values.iter_mut().fold(false, |found, value| blanked(value) | found),
        Value::Object(members) => {
            let found = members.values_mut().fold(false, |found, value| blanked(value) | found);
            let named = members.keys().any(|key| key.contains('\0'));
            if named {
                *members = std::mem::take(members).into_iter().map(|(key, value)| (self::text(&key), value)).collect();
            }
            found | named
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The SHA-256 of a text in hexadecimal: what tells whether a text is known.
pub(crate) fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut made, byte| {
        for digit in [byte >> 4, byte & 0xf] {
            made.push(char::from_digit(u32::from(digit), 16).expect("a half byte is a hexadecimal digit"));
        }
        made
    })
}

/// The id that a request came to before.
pub(crate) fn outcome(outcome: &str) -> Result<Uuid, Error> {
    Uuid::parse_str(outcome).map_err(|error| Error::Fault(Box::new(error)))
}
