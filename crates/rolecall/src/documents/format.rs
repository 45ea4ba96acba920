//! Which format a file has: its content decides, its extension says what was meant.

use std::path::Path;

use extract::text::{decode, html, lost_letters};
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
    /// A JSON Resume document; the text is its JSON.
    JsonResume,
}

/// The extensions of plain text that a person may name.
const TEXT_EXTENSIONS: [&str; 9] = ["", "htm", "html", "json", "jsonl", "markdown", "md", "text", "txt"];

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
        Container::Other(what) => Err(Fault::Unsupported { what: what.to_owned(), expect }),
        Container::None => match extension.as_str() {
            "pdf" | "docx" => {
                Err(Fault::Misnamed { extension, what: "neither a PDF nor a DOCX file".to_owned(), expect })
            }
            _ => read_text(&extension, bytes, expect),
        },
    }
}

/// What the first bytes say about a file that is no text.
enum Container {
    Pdf,
    Zip,
    /// A format that is not read.
    Other(&'static str),
    /// Nothing: text, or bytes that are none.
    None,
}

impl Container {
    fn of(bytes: &[u8]) -> Self {
        /// Programs put up to this many bytes of their own before the header of a PDF; every reader accepts them.
        const PDF_HEADER_WITHIN: usize = 1024;
        const OTHERS: [(&[u8], &str); 12] = [
            (b"{\\rtf", "RTF"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of Word 97 to 2003 (.doc)"),
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
    } else if is_html(extension, &document.text) {
        document.text = html::document(&document.text).into_text();
        document.seen = document.text.len();
        document.format = Format::Html;
        document.problems = lost_letters(&document.text).into_iter().collect();
    }
    Ok(document)
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
    }

    #[test]
    fn what_cannot_be_read_is_said_in_one_sentence() {
        insta::assert_snapshot!(sentence("a.txt", b"", Expect::Post), @"is empty; accepted: text, Markdown, HTML, PDF, DOCX");
        insta::assert_snapshot!(sentence("a.txt", b"\x01\x02\x00", Expect::Post), @"holds bytes that are no text; accepted: text, Markdown, HTML, PDF, DOCX");
        insta::assert_snapshot!(sentence("a.xyz", b"words", Expect::Post), @"has an unknown extension (.xyz); accepted: text, Markdown, HTML, PDF, DOCX");
        insta::assert_snapshot!(sentence("a.json", b"{\"basics\":\n {,}}", Expect::Resume), @"is broken JSON at line 2, column 3: key must be a string; accepted: one whole JSON value, or plain text under another extension");
        let records = b"{\"source\": {\"file\": \"a.txt\"}}\n{\"source\": {\"file\": \"b.txt\"}}";
        insta::assert_snapshot!(sentence("all.jsonl", records, Expect::Post), @"holds records that were read before; give them to `rolecall match` as .jsonl, or name the files that they were read from");
        insta::assert_snapshot!(sentence("a.json", b"{\"a\": 1}", Expect::Resume), @"is JSON but not JSON Resume: it has none of basics, work, education, skills, projects");
        insta::assert_snapshot!(sentence("a.rtf", b"{\\rtf1 words}", Expect::Resume), @"is RTF, which is not read; accepted: text, Markdown, HTML, PDF, DOCX, JSON Resume");
        insta::assert_snapshot!(sentence("a.pdf", b"words", Expect::Resume), @"is called .pdf but is neither a PDF nor a DOCX file; accepted: text, Markdown, HTML, PDF, DOCX, JSON Resume");
        insta::assert_snapshot!(sentence("a.txt", b" \n", Expect::Resume), @"holds no text; accepted: text, Markdown, HTML, PDF, DOCX, JSON Resume with a word in it");
    }
}
