//! DOCX files, and other archives that look like them.

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::{read, sentence_about, text_of};

/// An archive with these entries.
pub(crate) fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A DOCX file with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    archive(&[(
        "word/document.xml",
        format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#).as_bytes(),
    )])
}

#[test]
fn a_document_of_a_word_processor() {
    let body = "<w:p><w:r><w:t>Zoë Oriel</w:t></w:r></w:p><w:p><w:r><w:t>Kestrel Works</w:t><w:tab/><w:t>2019</w:t></w:r></w:p>";
    assert_eq!(text_of("plain.docx", &docx(body)), "Zoë Oriel\nKestrel Works\t2019\n");
    assert_eq!(text_of("misnamed.pdf", &docx(body)), "Zoë Oriel\nKestrel Works\t2019\n");
}

#[test]
fn hidden_words() {
    let body =
        "<w:p><w:r><w:t>Porter</w:t></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>rust kafka</w:t></w:r></w:p>";
    let found = read("hidden.docx", &docx(body)).unwrap();
    assert_eq!(found.text, "Porter\n\nrust kafka\n");
    assert!(found.problems.contains(&"hidden_text".to_owned()), "{:?}", found.problems);
}

#[test]
fn other_archives_are_called_by_their_name() {
    let zip = archive(&[("holiday.jpg", b"x")]);
    assert_eq!(
        sentence_about("zip.pdf", &zip),
        "is called .pdf but is a zip archive; accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF, JSON Resume, Europass XML"
    );
    assert!(sentence_about("zip.docx", &zip).starts_with("is called .docx but is a zip archive; accepted: "));
    assert_eq!(
        sentence_about("empty.docx", &docx("")),
        "holds no text; accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF, JSON Resume, Europass XML with a word in it"
    );
}
