//! ODT and RTF files, by themselves and beside the same résumé as DOCX.

use super::word::archive;
use super::{read, sentence_about, stated, text_of};

const ODT: &str = "application/vnd.oasis.opendocument.text";

/// An ODT file with this body.
fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    archive(&[("mimetype", ODT.as_bytes()), ("content.xml", content.as_bytes())])
}

#[test]
fn one_resume_reads_alike_in_every_format() {
    let resumes: [(&str, [&[u8]; 3]); 2] = [
        (
            "tara",
            [
                include_bytes!("../../../../fixtures/resumes/tara-velankar.docx"),
                include_bytes!("../../../../fixtures/formats/tara-velankar.odt"),
                include_bytes!("../../../../fixtures/formats/tara-velankar.rtf"),
            ],
        ),
        (
            "jomo",
            [
                include_bytes!("../../../../fixtures/resumes/jomo-okwiri-lund.docx"),
                include_bytes!("../../../../fixtures/formats/jomo-okwiri-lund.odt"),
                include_bytes!("../../../../fixtures/formats/jomo-okwiri-lund.rtf"),
            ],
        ),
    ];
    for (name, [docx, odt, rtf]) in resumes {
        let docx = read(&format!("{name}.docx"), docx).unwrap();
        for (extension, bytes) in [("odt", odt), ("rtf", rtf)] {
            let other = read(&format!("{name}.{extension}"), bytes).unwrap();
            assert_eq!(other.text, docx.text, "{name}.{extension}");
            assert_eq!(stated(other.record), stated(docx.record.clone()), "{name}.{extension}");
        }
    }
}

#[test]
fn content_decides_whatever_the_file_is_called() {
    let body = "<text:p>Zoë Oriel</text:p>";
    for name in ["zoe.odt", "zoe.docx", "zoe.pdf", "zoe.txt", "zoe"] {
        assert_eq!(text_of(name, &odt(body)), "Zoë Oriel\n", "{name}");
    }
    for name in ["zoe.rtf", "zoe.doc", "zoe.docx", "zoe.txt"] {
        assert_eq!(text_of(name, br"{\rtf1\ansi Zo\'eb Oriel\par}"), "Zoë Oriel\n", "{name}");
    }
    let flat = r#"<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body><office:text><text:p>Zoë Oriel</text:p></office:text></office:body></office:document>"#;
    assert_eq!(text_of("zoe.fodt", flat.as_bytes()), "Zoë Oriel\n");
}

#[test]
fn hidden_words_are_named_and_not_mixed_in() {
    let found = read("hidden.rtf", br"{\rtf1 Porter{\v rust kafka}\par}").unwrap();
    assert_eq!(found.text, "Porter\n\nrust kafka\n");
    assert!(found.problems.contains(&"hidden_text".to_owned()), "{:?}", found.problems);
    assert!(found.record["skills"].is_null(), "{}", found.record);
}

#[test]
fn what_is_no_text_document_is_called_by_its_name() {
    let sheet = archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")]);
    assert!(sentence_about("sums.ods", &sheet).starts_with("is a spreadsheet (.ods), which is not read; accepted: "));
    assert!(sentence_about("sums.odt", &sheet).starts_with("is called .odt but is a spreadsheet (.ods); accepted: "));
    assert!(sentence_about("words.odt", b"words").starts_with("is called .odt but is no PDF, DOCX, ODT or RTF file"));
    assert!(sentence_about("words.rtf", b"words").starts_with("is called .rtf but is no PDF, DOCX, ODT or RTF file"));
}

#[test]
fn documents_with_a_password_say_so() {
    let manifest = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let locked =
        archive(&[("mimetype", ODT.as_bytes()), ("content.xml", b"\x07\xFF"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(sentence_about("locked.odt", &locked), "is protected by a password; save it without one");
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 500], &name].concat();
    assert_eq!(sentence_about("locked.docx", &locked), "is protected by a password; save it without one");
    let word_97 = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 500]].concat();
    assert!(
        sentence_about("old.doc", &word_97).starts_with("is a document of Word 97 to 2003 (.doc), which is not read")
    );
}
