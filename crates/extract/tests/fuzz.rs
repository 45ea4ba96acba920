//! Whatever the bytes are, a reader ends in a result or in a sentence: it neither panics nor points outside of its text, and says the
//! same when it is asked again.
//!
//! Each target takes a sound file and mutates it. `cargo test` tries some hundred mutants of each; `cargo bolero test TARGET` goes on
//! for as long as one likes.

use bolero::{TypeGenerator, check};
use extract::layout::{Look, Page, Run};
use extract::text::{Extracted, decode, html};
use extract::{Context, docx, layout, odt, rtf};
use jiff::civil::date;
use talent::vocabulary::Vocabulary;
use talent::{Evidence, Problem, Span};

/// How many mutants `cargo test` tries of each target.
const MUTANTS: usize = 200;

fn context() -> Context<'static> {
    Context { vocabulary: Vocabulary::embedded(), today: date(2026, 11, 20) }
}

/// One change of a sound file. Places are shares of its length.
#[derive(Clone, Debug, TypeGenerator)]
enum Change {
    /// Bits of a byte are turned.
    Flip { at: u16, bits: u8 },
    /// Bytes are left out.
    Cut { at: u16, length: u8 },
    /// Bytes are there again and again.
    Repeat { at: u16, length: u8, times: u8 },
    /// Bytes of one place are put into another.
    Move { from: u16, to: u16, length: u8 },
    /// Bytes of no meaning.
    Insert { at: u16, bytes: [u8; 3] },
    /// A piece to which a format gives a meaning.
    Piece { at: u16, piece: u8 },
    /// The end is missing.
    End { at: u16 },
}

/// Pieces to which the formats give a meaning.
const PIECES: [&str; 24] = [
    "<", ">", "</", "&#0;", "&amp;", "<!--", "]]>", "<![CDATA[", "{", "}", "\\u-1 ", "\\bin9 ", "\\cell\\row ", "\\'",
    "\"", "[", "9999999999", "-1", "\u{feff}", "\u{202e}", "\u{fffd}", "\r\n", "\t\t\t", "2019 - 2018",
];

/// A sound file with these changes.
fn mutant(sound: &[u8], changes: &[Change]) -> Vec<u8> {
    /// More of them leave nothing of the file.
    const CHANGES_MAX: usize = 8;
    let mut bytes = sound.to_vec();
    for change in changes.iter().take(CHANGES_MAX) {
        let place = |at: u16| usize::from(at) * bytes.len() / 65_536;
        let range = |at: u16, length: u8| place(at)..(place(at) + usize::from(length)).min(bytes.len());
        let (from, to, put) = match *change {
            Change::Flip { at, bits } => {
                let flipped = bytes.get(place(at)).map(|byte| byte ^ bits);
                (place(at), place(at) + usize::from(flipped.is_some()), flipped.into_iter().collect())
            }
            Change::Cut { at, length } => (range(at, length).start, range(at, length).end, Vec::new()),
            Change::Repeat { at, length, times } => {
                (place(at), place(at), bytes[range(at, length)].repeat(usize::from(times % 16)))
            }
            Change::Move { from, to, length } => (place(to), place(to), bytes[range(from, length)].to_vec()),
            Change::Insert { at, bytes } => (place(at), place(at), bytes.to_vec()),
            Change::Piece { at, piece } => {
                (place(at), place(at), PIECES[usize::from(piece) % PIECES.len()].as_bytes().to_vec())
            }
            Change::End { at } => (place(at), bytes.len(), Vec::new()),
        };
        bytes.splice(from..to, put);
    }
    bytes
}

/// Tries mutants of sound files.
fn each_mutant(sound: &'static [&[u8]], read: impl Fn(&[u8]) + std::panic::RefUnwindSafe) {
    check!().with_iterations(MUTANTS).with_type::<(u8, Vec<Change>)>().for_each(|(which, changes)| {
        read(&mutant(sound[usize::from(*which) % sound.len()], changes));
    });
}

/// Tries those mutants that are texts.
fn each_text(sound: &'static [&[u8]], read: impl Fn(&str) + std::panic::RefUnwindSafe) {
    each_mutant(sound, |bytes| {
        if let Ok(decoded) = decode::decode(bytes) {
            check_problems(&decoded.problems, &decoded.text);
            read(&decoded.text);
        }
    });
}

fn check_spans(spans: &[Span], text: &str) {
    for span in spans {
        assert!(span.of(text).is_some(), "{span:?} is no part of {text:?}");
    }
}

fn check_evidence(evidence: &Evidence, text: &str) {
    for spans in evidence.values() {
        check_spans(spans, text);
    }
}

fn check_problems(problems: &[Problem], text: &str) {
    for problem in problems {
        check_spans(&problem.evidence, text);
    }
}

fn check_extracted(extracted: &Extracted) {
    assert!(extracted.text.is_char_boundary(extracted.seen));
    check_problems(&extracted.problems, &extracted.text);
}

const SAVED_PAGE: &[u8] = include_bytes!("../../../fixtures/posts/saved-page-agency.html");
const THREAD: &[u8] = include_bytes!("../../../fixtures/posts/thread-post.html");
const JOMO: &[u8] = include_bytes!("../../../fixtures/formats/jomo-okwiri-lund.rtf");
const DOCX: &[u8] = br#"<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:rPr><w:color w:val="FFFFFF"/><w:sz w:val="2"/></w:rPr><w:t>Zo&#235; Oriel</w:t><w:tab/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Porter</w:t><w:br/></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2019</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:r></w:p></w:body></w:document>"#;
const ODT: &[u8] = br##"<office:document xmlns:office="o"><office:automatic-styles><style:style style:name="a" style:family="text" style:parent-style-name="b"><style:text-properties text:display="none" fo:color="#ffffff"/></style:style><text:list-style style:name="L"><text:list-level-style-bullet text:level="1"/></text:list-style></office:automatic-styles><office:master-styles><style:header><text:p>Zo&#235; Oriel</text:p></style:header></office:master-styles><office:body><office:text><text:list text:style-name="L"><text:list-item><text:p>Porter<text:s text:c="3"/><text:span text:style-name="a">rust</text:span></text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>2019</text:p></table:table-cell></table:table-row></table:table><draw:text-box><text:p>box</text:p></draw:text-box></office:text></office:body></office:document>"##;

#[test]
fn posts() {
    const POSTS: &[&[u8]] = &[
        include_bytes!("../../../fixtures/posts/quiet-giraffe-backend.md"),
        include_bytes!("../../../fixtures/posts/saved-page-sre.txt"),
        THREAD,
    ];
    each_text(POSTS, |text| {
        let postings = extract::read_posts(text, context());
        assert_eq!(extract::read_posts(text, context()), postings);
        for posting in &postings {
            check_evidence(&posting.evidence, text);
            check_problems(&posting.problems, text);
            for skill in &posting.skills {
                check_spans(&skill.evidence, text);
            }
        }
        let cleaned = extract::without_tracking(text);
        assert_eq!(extract::without_tracking(&cleaned), cleaned);
    });
}

#[test]
fn resumes() {
    const RESUMES: &[&[u8]] = &[
        include_bytes!("../../../fixtures/resumes/bela-quintrell.txt"),
        include_bytes!("../../../fixtures/resumes/priyam-sengupta-vale.md"),
    ];
    each_text(RESUMES, |text| {
        let profile = extract::read_resume(text, context());
        assert_eq!(extract::read_resume(text, context()), profile);
        check_evidence(&profile.evidence, text);
        check_problems(&profile.problems, text);
        for skill in &profile.skills {
            check_spans(&skill.evidence, text);
        }
    });
}

#[test]
fn html_pages() {
    each_text(&[SAVED_PAGE, THREAD, include_bytes!("../../../fixtures/resumes/noor-halloran.html")], |source| {
        let text = html::document(source).into_text();
        assert_eq!(html::document(source).into_text(), text);
        html::see_through(source);
    });
}

#[test]
fn json_resumes() {
    each_text(&[include_bytes!("../../../fixtures/resumes/asha-tennant.json")], |text| {
        if let Ok(profile) = extract::read_json_resume(text, context()) {
            check_evidence(&profile.evidence, text);
        }
    });
}

#[test]
fn europass_records() {
    const RECORDS: &[&[u8]] = &[
        include_bytes!("../../../fixtures/formats/odile-kestrel-roy-passport.xml"),
        include_bytes!("../../../fixtures/formats/odile-kestrel-roy-candidate.xml"),
    ];
    each_text(RECORDS, |xml| {
        if let Ok((text, profile)) = extract::read_europass(xml, context()) {
            check_evidence(&profile.evidence, &text);
            check_problems(&profile.problems, &text);
            assert_eq!(extract::read_europass(xml, context()), Ok((text, profile)));
        }
    });
}

#[test]
fn docx_parts() {
    each_text(&[DOCX], |xml| {
        let parts = docx::Parts { document: xml.to_owned(), headers: vec![xml.to_owned()], ..docx::Parts::default() };
        if let Ok(extracted) = docx::read(&parts) {
            check_extracted(&extracted);
        }
    });
}

#[test]
fn odt_parts() {
    each_text(&[ODT], |xml| {
        let parts = odt::Parts { content: xml.to_owned(), styles: xml.to_owned() };
        if let Ok(extracted) = odt::read(&parts) {
            check_extracted(&extracted);
        }
    });
}

#[test]
fn rtf_files() {
    each_mutant(&[JOMO], |bytes| {
        if let Ok(extracted) = rtf::read(bytes) {
            check_extracted(&extracted);
            assert_eq!(rtf::read(bytes), Ok(extracted));
        }
    });
}

/// A stretch of text that a page draws.
#[derive(Clone, Debug, TypeGenerator)]
struct Drawn {
    text: [char; 6],
    left: u16,
    width: u8,
    baseline: u16,
    size: u8,
    look: u8,
    part: Option<u8>,
}

fn run(drawn: &Drawn) -> Run {
    const LOOKS: [Look; 5] = [Look::Seen, Look::Seen, Look::Seen, Look::Turned, Look::Covered];
    let left = f32::from(drawn.left % 600);
    Run {
        text: drawn.text.iter().collect(),
        left,
        right: left + f32::from(drawn.width),
        baseline: f32::from(drawn.baseline % 80) * 10.0,
        size: f32::from(drawn.size % 20),
        look: LOOKS[usize::from(drawn.look) % LOOKS.len()],
        part: drawn.part.map(u32::from),
    }
}

#[test]
fn pages() {
    check!().with_iterations(MUTANTS).with_type::<Vec<Drawn>>().for_each(|drawn| {
        let runs: Vec<Run> = drawn.iter().map(run).collect();
        let dots = runs.iter().map(|run| (run.left - 10.0, run.baseline - 3.0)).collect();
        let page = Page { width: 600.0, height: 800.0, runs, dots, ..Page::default() };
        let laid_out = layout::read(std::slice::from_ref(&page));
        check_extracted(&laid_out);
        assert_eq!(layout::read(&[page]), laid_out);
    });
}
