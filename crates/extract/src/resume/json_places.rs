//! Where each string of a JSON document stands in its text.

use std::collections::BTreeMap;

use talent::Span;

/// For each string value without escapes, by its path (`work[0].name`), the words between its quotes.
/// `text` must have been parsed as JSON before; of any other text the result means nothing.
pub(super) fn places(text: &str) -> BTreeMap<String, Span> {
    let mut found = BTreeMap::new();
    let mut open: Vec<Container> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' => open.push(Container { name: Some(String::new()), ..Container::default() }),
            b'[' => open.push(Container::default()),
            b'}' | b']' => {
                open.pop();
            }
            b',' => {
                if let Some(container) = open.last_mut() {
                    container.index += 1;
                    container.valued = false;
                }
            }
            b':' => {
                if let Some(container) = open.last_mut() {
                    container.valued = true;
                }
            }
            b'"' => {
                let end = string_end(bytes, at + 1);
                let words = text.get(at + 1..end).unwrap_or_default();
                match open.last_mut() {
                    Some(container) if container.name.is_some() && !container.valued => {
                        container.name = Some(words.to_owned());
                    }
                    Some(_) if !words.contains('\\') && !words.is_empty() => {
                        found.insert(path(&open), Span::new(at + 1, end));
                    }
                    _ => {}
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// An object or list that is open.
#[derive(Default)]
struct Container {
    /// The member's name in an object; absent in a list.
    name: Option<String>,
    /// How many commas were passed.
    index: usize,
    /// The member's name was passed.
    valued: bool,
}

fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn path(open: &[Container]) -> String {
    let mut path = String::new();
    for container in open {
        match &container.name {
            Some(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            None => path.extend(["[", &container.index.to_string(), "]"]),
        }
    }
    path
}
