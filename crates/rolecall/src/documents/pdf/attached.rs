//! The Europass record that a PDF may carry: its editors attach the XML from which they made the pages.

use extract::europass;
use lopdf::{Dictionary, Document, Object};

use super::STREAM_BYTES_MAX;

/// How many folders and files are looked at. Europass attaches one file.
const LOOKED_AT_MAX: usize = 64;
/// A longer record is none of a person.
const RECORD_BYTES_MAX: usize = 5_000_000;

/// The first record among the files that are attached to a document.
pub(super) fn europass_record(document: &Document) -> Option<String> {
    let catalog = document.catalog().ok()?;
    let names = catalog.get_deref(b"Names", document).and_then(Object::as_dict).ok();
    let tree = names.and_then(|names| names.get_deref(b"EmbeddedFiles", document).and_then(Object::as_dict).ok());
    let associated = catalog.get_deref(b"AF", document).and_then(Object::as_array).ok();
    let associated = associated.into_iter().flatten().take(LOOKED_AT_MAX);
    let mut files: Vec<&Dictionary> = associated.filter_map(|file| dictionary(document, file)).collect();
    let mut folders: Vec<&Dictionary> = tree.into_iter().collect();
    let mut looked_at = 0;
    while let Some(folder) = folders.pop() {
        looked_at += 1;
        if looked_at > LOOKED_AT_MAX {
            break;
        }
        let list = |key: &[u8]| {
            folder.get_deref(key, document).and_then(Object::as_array).into_iter().flatten().take(LOOKED_AT_MAX)
        };
        folders.extend(list(b"Kids").filter_map(|kid| dictionary(document, kid)));
        files.extend(list(b"Names").filter_map(|entry| dictionary(document, entry)));
    }
    files.into_iter().take(LOOKED_AT_MAX).find_map(|file| record(document, file))
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}

/// The content of a file, if it is a record.
fn record(document: &Document, file: &Dictionary) -> Option<String> {
    let embedded = file.get_deref(b"EF", document).ok()?.as_dict().ok()?;
    let stream =
        [b"F".as_slice(), b"UF"].iter().find_map(|key| embedded.get_deref(key, document).ok()?.as_stream().ok())?;
    let content = stream.get_plain_content_with_limit(STREAM_BYTES_MAX).ok()?;
    let xml = String::from_utf8(content).ok().filter(|xml| xml.len() <= RECORD_BYTES_MAX)?;
    europass::root_of(&xml).filter(|root| europass::is_root(root)).map(|_| xml)
}
