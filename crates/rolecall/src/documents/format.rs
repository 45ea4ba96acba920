//! Which format a file has: its content decides, its extension says what was meant.

use std::path::Path;

use extract::text::{decode, html, lost_letters};
use extract::{europass, odt, rtf};
use serde_json::Value;

use super::answer::Kind;
use super::{DOCUMENT_BYTES_MAX, Document, Expect, Fault, TEXT_BYTES_MAX, container};

/// What kind of file a document came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Plain text, perhaps with fragments of HTML in it.
    Text,
    Markdown,
    Html,
    Pdf,
    Docx,
    Odt,
    Rtf,
    /// A JSON Resume document; the text is its JSON.
    JsonResume,
    /// A Europass record; the text is its XML.
    Europass,
}

/// The extensions of text that a person may name.
const TEXT_EXTENSIONS: [&str; 11] =
    ["", "fodt", "htm", "html", "json", "jsonl", "markdown", "md", "text", "txt", "xml"];
/// The extensions of documents that are no text.
pub(super) const DOCUMENT_EXTENSIONS: [&str; 4] = ["docx", "odt", "pdf", "rtf"];

/// Reads bytes in the format that they show.
pub(super) fn read(name: &str, bytes: &[u8], expect: Expect) -> Result<Document, Fault> {
    let extension = extension_of(name);
    if bytes.is_empty() {
        return Err(Fault::Empty(expect));
    }
    if bytes.len() > DOCUMENT_BYTES_MAX {
        return Err(Fault::TooLarge { what: "a document", limit_mb: DOCUMENT_BYTES_MAX / 1_000_000 });
    }
    match Container::of(bytes) {
        Container::Pdf => container::open(Kind::Pdf, &extension, bytes, expect),
        Container::Zip => container::open(Kind::Zip, &extension, bytes, expect),
        Container::Rtf => read_rtf(bytes, expect),
        Container::Encrypted => Err(Fault::Encrypted),
        Container::Other(what) => Err(Fault::Unsupported { what: what.to_owned(), expect }),
        Container::None if DOCUMENT_EXTENSIONS.contains(&extension.as_str()) => {
            let what = "no PDF, DOCX, ODT or RTF file by its content".to_owned();
            Err(Fault::Misnamed { extension, what, expect })
        }
        Container::None => read_text(&extension, bytes, expect),
    }
}

/// RTF is read here: nothing of it is inflated, and its reader takes time and memory in proportion to its bytes.
fn read_rtf(bytes: &[u8], expect: Expect) -> Result<Document, Fault> {
    let extracted = rtf::read(bytes).map_err(|fault| container::broken("RTF", fault.to_string()))?;
    container::document(Format::Rtf, extracted, expect)
}

/// How the files of Word 97 to 2003 begin; newer ones begin so too where they take a password.
const WORD_97: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Whether bytes hold words as UTF-16.
fn has_utf16(bytes: &[u8], words: &str) -> bool {
    let words: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(words.len()).any(|window| window == words)
}

/// What the first bytes say about a file that is no text.
enum Container {
    Pdf,
    Zip,
    Rtf,
    /// A document of Word that takes a password.
    Encrypted,
    /// A format that is not read.
    Other(&'static str),
    /// Nothing: text, or bytes that are none.
    None,
}

impl Container {
    fn of(bytes: &[u8]) -> Self {
        /// Programs put up to this many bytes of their own before the header of a PDF; every reader accepts them.
        const PDF_HEADER_WITHIN: usize = 1024;
        const OTHERS: [(&[u8], &str); 11] = [
            (WORD_97, "a document of Word 97 to 2003 (.doc)"),
            (b"\x89PNG\r\n", "a PNG image"),
            (b"\xFF\xD8\xFF", "a JPEG image"),
            (b"GIF8", "a GIF image"),
            (b"II*\0", "a TIFF image"),
            (b"MM\0*", "a TIFF image"),
            (b"\x1F\x8B", "a gzip archive"),
            (b"Rar!\x1A", "a RAR archive"),
            (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
            (b"%!PS", "PostScript"),
            (b"\x7FELF", "a program"),
        ];
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return Self::Zip;
        }
        if bytes.trim_ascii_start().starts_with(b"{\\rtf") {
            return Self::Rtf;
        }
        if bytes.starts_with(WORD_97) && has_utf16(bytes, "EncryptedPackage") {
            return Self::Encrypted;
        }
        if let Some((_, what)) = OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return Self::Other(what);
        }
        let head = &bytes[..bytes.len().min(PDF_HEADER_WITHIN)];
        if head.windows(5).any(|window| window == b"%PDF-") { Self::Pdf } else { Self::None }
    }
}

/// The extension of a path in lower case, empty where it has none and for standard input.
fn extension_of(name: &str) -> String {
    Path::new(name).extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// Reads text in one of its formats.
fn read_text(extension: &str, bytes: &[u8], expect: Expect) -> Result<Document, Fault> {
    if !TEXT_EXTENSIONS.contains(&extension) {
        return Err(Fault::UnknownExtension { extension: extension.to_owned(), expect });
    }
    if bytes.len() > TEXT_BYTES_MAX {
        return Err(Fault::TooLarge { what: "a text", limit_mb: TEXT_BYTES_MAX / 1_000_000 });
    }
    let decoded = decode::decode(bytes).map_err(|fault| Fault::NoText(fault, expect))?;
    if !decoded.text.chars().any(char::is_alphanumeric) {
        return Err(Fault::NoWords(expect));
    }
    let mut document = Document {
        seen: decoded.text.len(),
        text: decoded.text,
        format: if matches!(extension, "md" | "markdown") { Format::Markdown } else { Format::Text },
        problems: decoded.problems,
    };
    if let Some(format) = json_format(extension, &document.text, expect)? {
        document.format = format;
    } else if let Some(xml) = Xml::of(extension, &document.text) {
        return read_xml(xml, document, expect);
    } else if is_html(extension, &document.text) {
        document.text = html::document(&document.text).into_text();
        document.seen = document.text.len();
        document.format = Format::Html;
        document.problems = lost_letters(&document.text).into_iter().collect();
    }
    Ok(document)
}

/// What the outermost element says about a text that is XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Xml {
    /// A flat OpenDocument text.
    Office,
    Europass,
    /// Neither, in a file whose name says that it is XML.
    Foreign,
}

impl Xml {
    /// `None` for HTML and for a text that merely begins with a tag.
    fn of(extension: &str, text: &str) -> Option<Self> {
        let is_meant = matches!(extension, "xml" | "fodt");
        if !is_meant && !text.trim_start().starts_with('<') {
            return None;
        }
        let root = europass::root_of(text).unwrap_or_default();
        match root.as_str() {
            "document" if text.contains("urn:oasis:names:tc:opendocument") => Some(Self::Office),
            root if europass::is_root(root) => Some(Self::Europass),
            "html" => None,
            _ => is_meant.then_some(Self::Foreign),
        }
    }
}

fn read_xml(xml: Xml, mut document: Document, expect: Expect) -> Result<Document, Fault> {
    match (xml, expect) {
        (Xml::Office, _) => {
            let parts = odt::Parts { content: document.text, styles: String::new() };
            let extracted = odt::read(&parts).map_err(|fault| container::broken_xml("ODT", &fault))?;
            container::document(Format::Odt, extracted, expect)
        }
        (Xml::Europass, Expect::Resume) => {
            document.format = Format::Europass;
            // Their places are those of the XML, while a record's refer to what is read of it, where they are looked for again.
            document.problems.clear();
            Ok(document)
        }
        (Xml::Europass, Expect::Post) => {
            Err(Fault::Unsupported { what: "a person's Europass record".to_owned(), expect })
        }
        (Xml::Foreign, _) => Err(Fault::ForeignXml(expect)),
    }
}

/// Whether a text is a whole HTML document; fragments of HTML in a plain text leave it one.
fn is_html(extension: &str, text: &str) -> bool {
    /// A document says what it is near its beginning, after comments at most.
    const OPENING: usize = 2000;
    if matches!(extension, "html" | "htm") {
        return true;
    }
    let opening: String = text.chars().take(OPENING).collect::<String>().to_ascii_lowercase();
    let starts_with_tag = opening.trim_start().starts_with('<');
    starts_with_tag && ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| opening.contains(tag))
}

/// The format of a text that is JSON; `None` for a text that is not and was not meant to be.
fn json_format(extension: &str, text: &str, expect: Expect) -> Result<Option<Format>, Fault> {
    let is_meant = matches!(extension, "json" | "jsonl");
    if !is_meant && !text.trim_start().starts_with('{') {
        return Ok(None);
    }
    match serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) {
        Ok(value) if is_record(&value) => Err(Fault::Records),
        Ok(value) if expect == Expect::Resume && is_resume(&value) => Ok(Some(Format::JsonResume)),
        Ok(_) if is_meant => Err(Fault::ForeignJson(match expect {
            Expect::Resume => "JSON Resume: it has none of basics, work, education, skills, projects",
            Expect::Post => "a record as `rolecall read post --with-text` prints them",
        })),
        Err(_) if first_line_is_record(text) => Err(Fault::Records),
        Err(error) if is_meant => {
            Err(Fault::BrokenJson { line: error.line(), column: error.column(), message: without_place(&error) })
        }
        _ => Ok(None),
    }
}

/// Whether a value is a record as `read` prints it.
fn is_record(value: &Value) -> bool {
    value.get("source").is_some_and(|source| source.get("file").is_some())
}

/// Whether a value has a section of JSON Resume.
fn is_resume(value: &Value) -> bool {
    ["basics", "work", "education", "skills", "projects", "volunteer"].iter().any(|key| value.get(key).is_some())
}

fn first_line_is_record(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    first.and_then(|line| serde_json::from_str(line).ok()).is_some_and(|value| is_record(&value))
}

/// What serde_json found wrong, without the place, which stands before it in our sentence.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => message[..at].to_owned(),
        None => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, content: &str, expect: Expect, format: Format) {
        assert_eq!(read(name, content.as_bytes(), expect).unwrap().format, format, "{name}: {content}");
    }

    fn sentence(name: &str, content: &[u8], expect: Expect) -> String {
        read(name, content, expect).unwrap_err().to_string()
    }

    #[test]
    fn content_decides_before_the_extension() {
        check("post.txt", "Rust developer", Expect::Post, Format::Text);
        check("post", "Rust developer", Expect::Post, Format::Text);
        check("post.md", "# Rust developer", Expect::Post, Format::Markdown);
        check("post.txt", "<!DOCTYPE html><p>Rust developer", Expect::Post, Format::Html);
        check("post.txt", "Nimbus Loom | Pune<p>Rust developer", Expect::Post, Format::Text);
        check("mira.json", r#"{"basics": {"name": "Mira Velloor"}}"#, Expect::Resume, Format::JsonResume);
        check("-", r#"{"basics": {"name": "Mira Velloor"}}"#, Expect::Resume, Format::JsonResume);
        check("-", "{braces} are no JSON", Expect::Post, Format::Text);
        check("mira.doc", r"{\rtf1 Mira Velloor}", Expect::Resume, Format::Rtf);
        check("mira.txt", "<SkillsPassport>Mira Velloor</SkillsPassport>", Expect::Resume, Format::Europass);
        check("mira.txt", "<b>Mira Velloor</b>", Expect::Resume, Format::Text);
    }

    #[test]
    fn what_cannot_be_read_is_said_in_one_sentence() {
        insta::assert_snapshot!(sentence("a.txt", b"", Expect::Post), @"is empty; accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF");
        insta::assert_snapshot!(sentence("a.txt", b"\x01\x02\x00", Expect::Post), @"holds bytes that are no text; accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF");
        insta::assert_snapshot!(sentence("a.xyz", b"words", Expect::Post), @"has an unknown extension (.xyz); accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF");
        insta::assert_snapshot!(sentence("a.json", b"{\"basics\":\n {,}}", Expect::Resume), @"is broken JSON at line 2, column 3: key must be a string; accepted: one whole JSON value, or plain text under another extension");
        let records = b"{\"source\": {\"file\": \"a.txt\"}}\n{\"source\": {\"file\": \"b.txt\"}}";
        insta::assert_snapshot!(sentence("all.jsonl", records, Expect::Post), @"holds records that were read before; give them to `rolecall match` as .jsonl, or name the files that they were read from");
        insta::assert_snapshot!(sentence("a.json", b"{\"a\": 1}", Expect::Resume), @"is JSON but not JSON Resume: it has none of basics, work, education, skills, projects");
        insta::assert_snapshot!(sentence("a.xml", b"<milk>2 l</milk>", Expect::Resume), @"is XML but no Europass record; accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF, JSON Resume, Europass XML");
        insta::assert_snapshot!(sentence("a.xml", b"<SkillsPassport>Mira</SkillsPassport>", Expect::Post), @"is a person's Europass record, which is not read; accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF");
        insta::assert_snapshot!(sentence("a.pdf", b"words", Expect::Resume), @"is called .pdf but is no PDF, DOCX, ODT or RTF file by its content; accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF, JSON Resume, Europass XML");
        insta::assert_snapshot!(sentence("a.txt", b" \n", Expect::Resume), @"holds no text; accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF, JSON Resume, Europass XML with a word in it");
    }
}
