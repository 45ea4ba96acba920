//! PDF, DOCX and ODT files: what the limited child found in them becomes a document.

use extract::layout::{self, Page};
use extract::text::Extracted;
use extract::{XmlFault, docx, odt};
use talent::{Problem, ProblemKind};

use super::answer::{Answer, Kind};
use super::attached::{self, Attached};
use super::format::DOCUMENT_EXTENSIONS;
use super::pdf::{Pages, RUNS_MAX};
use super::{Document, Expect, Fault, Format, TEXT_BYTES_MAX, parent, recognition};

/// A page that images cover by this share and that has next to no text is a scan.
const SCAN_COVER: f32 = 0.4;
/// Fewer letters and digits than this on a page are a stamp or a page number, not the text of a scanned page.
const SCAN_LETTERS_MAX: usize = 20;
/// A text in which more than one in this many characters is lost says nothing that one could rely on.
const LOST_ONE_IN: usize = 4;

/// Opens a PDF or a zip archive.
pub(super) fn open(kind: Kind, extension: &str, bytes: &[u8], expect: Expect) -> Result<Document, Fault> {
    let (format, extracted) = match parent::ask(kind, bytes)? {
        Answer::Pages(mut pages) => {
            let mut extracted = recognised(bytes, &mut pages)?;
            let record = pages.europass.filter(|_| expect == Expect::Resume);
            match record.map(|xml| attached::compare(xml, &extracted)) {
                Some(Attached::Same(xml)) => return Ok(attached::into_document(xml, extracted)),
                Some(Attached::Other(problem)) => extracted.problems.push(problem),
                None => {}
            }
            (Format::Pdf, extracted)
        }
        Answer::Docx(parts) => (Format::Docx, docx::read(&parts).map_err(|fault| broken_xml("DOCX", &fault))?),
        Answer::Odt(parts) => (Format::Odt, odt::read(&parts).map_err(|fault| broken_xml("ODT", &fault))?),
        Answer::Encrypted => return Err(Fault::Encrypted),
        Answer::Broken(_) if matches!(kind, Kind::Zip) && matches!(extension, "pdf" | "rtf") => {
            let what = "a zip archive that is damaged or cut off".to_owned();
            return Err(Fault::Misnamed { extension: extension.to_owned(), what, expect });
        }
        Answer::Broken(message) => return Err(broken(kind_of(kind, extension), message)),
        Answer::TooMuch(what) => return Err(Fault::TooMuch(what)),
        Answer::OtherZip(what) if DOCUMENT_EXTENSIONS.contains(&extension) => {
            return Err(Fault::Misnamed { extension: extension.to_owned(), what, expect });
        }
        Answer::OtherZip(what) => return Err(Fault::Unsupported { what, expect }),
    };
    document(format, extracted, expect)
}

/// What was taken out of a document, unless it is too much or nothing.
pub(super) fn document(format: Format, extracted: Extracted, expect: Expect) -> Result<Document, Fault> {
    if extracted.text.len() > TEXT_BYTES_MAX {
        return Err(Fault::TooMuch(format!("more than {} MB of text", TEXT_BYTES_MAX / 1_000_000)));
    }
    let has_words = |text: &str| text.chars().any(char::is_alphanumeric);
    if !extracted.text.get(..extracted.seen).is_some_and(has_words) {
        return Err(Fault::NoWords(expect));
    }
    let Extracted { text, seen, problems } = extracted;
    Ok(Document { text, seen, format, problems })
}

/// What a damaged document was meant to be.
fn kind_of(kind: Kind, extension: &str) -> &'static str {
    match (kind, extension) {
        (Kind::Pdf, _) => "PDF",
        (Kind::Zip, "odt") => "ODT",
        (Kind::Zip, _) => "DOCX",
    }
}

pub(super) fn broken(what: &'static str, mut message: String) -> Fault {
    /// A message may quote the file, which may have a tag of a megabyte.
    const CHARACTERS_MAX: usize = 160;
    if let Some((end, _)) = message.char_indices().nth(CHARACTERS_MAX) {
        message.truncate(end);
        message.push('…');
    }
    Fault::Broken { what, message }
}

pub(super) fn broken_xml(what: &'static str, fault: &XmlFault) -> Fault {
    broken(what, fault.to_string())
}

/// What pages say, those that are pictures of text as far as it can be recognised.
fn recognised(bytes: &[u8], pages: &mut Pages) -> Result<Extracted, Fault> {
    let numbers = recognition::recognise(bytes, &mut pages.read, is_scanned);
    let mut extracted = from_pages(pages)?;
    if !numbers.is_empty() {
        let numbers: Vec<String> = numbers.into_iter().map(|index| (index + 1).to_string()).collect();
        let (pages, are) = if numbers.len() == 1 { ("Page", "is a scan") } else { ("Pages", "are scans") };
        let message = format!(
            "{pages} {} {are}: the text was recognised in the picture, where letters are easily mistaken for others.",
            numbers.join(", ")
        );
        extracted.problems.push(Problem { kind: ProblemKind::RecognisedText, message, evidence: Vec::new() });
    }
    Ok(extracted)
}

fn from_pages(pages: &Pages) -> Result<Extracted, Fault> {
    if !is_drawable(&pages.read) {
        return Err(Fault::Child("its answer has pages that nobody could draw".to_owned()));
    }
    if !pages.read.is_empty() && pages.read.iter().all(is_scanned) {
        return Err(Fault::Scan);
    }
    let mut extracted = layout::read(&pages.read);
    let seen = extracted.text.get(..extracted.seen).unwrap_or_default();
    if pages.is_cut && seen.trim().is_empty() {
        return Err(Fault::TooMuch("pages that inflate beyond all measure".to_owned()));
    }
    if pages.is_damaged {
        if seen.trim().is_empty() {
            return Err(broken("PDF", "nothing that can be read is left of its pages".to_owned()));
        }
        let message = "The file is damaged: what was found of it was read, the rest is lost.".to_owned();
        extracted.problems.push(Problem { kind: ProblemKind::Unreadable, message, evidence: Vec::new() });
    }
    let seen = extracted.text.get(..extracted.seen).unwrap_or_default();
    let lost = seen.matches(char::REPLACEMENT_CHARACTER).count();
    if lost * LOST_ONE_IN > seen.chars().filter(|c| !c.is_whitespace()).count() {
        return Err(Fault::Garbled);
    }
    if is_gibberish(seen) {
        return Err(Fault::Garbled);
    }
    let (read, count) = (pages.read.len(), pages.count);
    if pages.is_cut {
        let message = format!("Page {read} draws more than a document may; the rest was not read.");
        extracted.problems.push(Problem { kind: ProblemKind::Unreadable, message, evidence: Vec::new() });
    }
    if read < count {
        let message = format!("Only the first {read} of {count} pages were read.");
        extracted.problems.push(Problem { kind: ProblemKind::Unreadable, message, evidence: Vec::new() });
    }
    for (_, number) in pages.read.iter().zip(1..).filter(|(page, _)| is_scanned(page)) {
        let message = format!("Page {number} is a scan without a text layer: nothing of it was read.");
        extracted.problems.push(Problem { kind: ProblemKind::Unreadable, message, evidence: Vec::new() });
    }
    Ok(extracted)
}

/// Whether the letters of a text cannot be those that its pages show, since its fonts name wrong ones: in every language that is
/// written in plain Latin letters the same few are most of a text.
fn is_gibberish(text: &str) -> bool {
    /// Fewer letters are a list of abbreviations.
    const LETTERS_MIN: usize = 200;
    /// Of a hundred letters, at least so many are among the most frequent nine. Posts and résumés have fifty and more; letters that
    /// are exchanged for each other have about thirty-five.
    const FREQUENT_IN_HUNDRED: usize = 45;
    /// Languages with many letters of their own have other frequent ones.
    const FOREIGN_IN_HUNDRED: usize = 5;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let plain = text.chars().filter(char::is_ascii_alphabetic).count();
    let frequent = text.chars().filter(|c| "eainorstl".contains(c.to_ascii_lowercase())).count();
    let is_plain = (letters - plain) * 100 <= letters * FOREIGN_IN_HUNDRED;
    plain >= LETTERS_MIN && is_plain && frequent * 100 < plain * FREQUENT_IN_HUNDRED
}

/// Whether pages are such as the child makes them: it draws no more than a document may, and nothing at no place.
fn is_drawable(pages: &[Page]) -> bool {
    let runs = || pages.iter().flat_map(|page| &page.runs);
    let sides = pages.iter().flat_map(|page| [page.width, page.height, page.image_cover]);
    let dots = pages.iter().flat_map(|page| &page.dots).flat_map(|(x, y)| [*x, *y]);
    let places = runs().flat_map(|run| [run.left, run.right, run.baseline, run.size]);
    runs().count() <= RUNS_MAX && sides.chain(dots).chain(places).all(f32::is_finite)
}

/// Whether a page is an image of a text.
fn is_scanned(page: &Page) -> bool {
    let letters = page
        .runs
        .iter()
        .flat_map(|run| run.text.chars())
        .filter(|c| c.is_alphanumeric())
        .take(SCAN_LETTERS_MAX + 1)
        .count();
    page.image_cover >= SCAN_COVER && letters <= SCAN_LETTERS_MAX
}

#[cfg(test)]
mod tests {
    use extract::layout::{Look, Run};
    use proptest::prelude::*;

    use super::*;

    fn run() -> impl Strategy<Value = Run> {
        ("\\PC{0,12}", any::<[f32; 4]>()).prop_map(|(text, [left, right, baseline, size])| Run {
            text,
            left,
            right,
            baseline,
            size,
            look: Look::Seen,
            part: None,
        })
    }

    fn page() -> impl Strategy<Value = Page> {
        (any::<[f32; 3]>(), any::<(f32, f32)>(), proptest::collection::vec(run(), 0..40)).prop_map(
            |([width, height, image_cover], dot, runs)| Page { width, height, runs, image_cover, dots: vec![dot] },
        )
    }

    proptest! {
        #[test]
        fn pages_that_no_child_of_ours_would_answer_end_in_a_text_or_a_sentence(
            read in proptest::collection::vec(page(), 0..3),
            count: usize,
            is_cut: bool,
            is_damaged: bool,
        ) {
            if let Ok(found) = from_pages(&Pages { read, count, is_cut, is_damaged, europass: None }) {
                prop_assert!(found.text.is_char_boundary(found.seen));
            }
        }
    }
}
