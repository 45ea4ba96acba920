//! The positioned text of a PDF. Runs in the limited child process only: the bytes are hostile until shown otherwise.
//!
//! lopdf reads the objects, this module what the pages draw. Where a page or a font is broken, the rest is still read.

mod attached;
mod color;
mod font;
mod geometry;
mod ground;
mod painter;
mod picture;
mod structure;
mod unicode_map;
mod widths;

use extract::layout::Page;
use lopdf::xref::XrefRecovery;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::answer::{Answer, at_most};
use geometry::{Matrix, numbers};
use painter::{Budget, Painter};
pub(super) use picture::of_page as picture;
use structure::Structure;

/// How many pages are read. A résumé or a post has fewer by far.
pub(crate) const PAGES_MAX: usize = 30;

/// How many stretches of text are read, of all pages together.
pub(super) const RUNS_MAX: usize = 200_000;

/// What one stream may inflate to.
const STREAM_BYTES_MAX: usize = 32_000_000;

/// A page is no longer or wider than this, in points: a hundred times what the PDF standard lets a page be.
const SIDE_MAX: f32 = 1_440_000.0;

/// Pages inherit from folders of pages; a chain longer than this leads in a circle.
const ANCESTORS_MAX: usize = 64;

/// The pages of a PDF.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(crate) struct Pages {
    /// The pages that were read, at most [`PAGES_MAX`].
    #[serde(deserialize_with = "at_most::<_, _, PAGES_MAX>")]
    pub(crate) read: Vec<Page>,
    /// How many there are.
    pub(crate) count: usize,
    /// Whether the pages that were read draw more than a document may, so that the rest of it was left out.
    pub(crate) is_cut: bool,
    /// Whether the table of objects was lost, so that all that looks like an object was taken for one.
    pub(crate) is_damaged: bool,
    /// The Europass record that is attached, as XML.
    #[serde(default)]
    pub(crate) europass: Option<String>,
}

/// Reads the positioned text of a PDF.
///
/// Where its table of objects leads to no text, its objects are searched for, as viewers do: an editor of plain text shifts them all.
pub(super) fn read(bytes: &[u8]) -> Answer {
    let answer = read_objects(bytes, false);
    if has_text(&answer) || matches!(answer, Answer::Encrypted) {
        return answer;
    }
    let searched = read_objects(bytes, true);
    if has_text(&searched) { searched } else { answer }
}

fn has_text(answer: &Answer) -> bool {
    matches!(answer, Answer::Pages(pages) if pages.read.iter().any(|page| !page.runs.is_empty()))
}

/// Reads what the table of objects leads to, or what looks like an object where that is to be searched for or the table is lost.
fn read_objects(bytes: &[u8], is_searched: bool) -> Answer {
    let options = LoadOptions {
        max_decompressed_size: Some(STREAM_BYTES_MAX),
        force_reconstruct: is_searched,
        ..LoadOptions::default()
    };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) if document.is_encrypted() => return Answer::Encrypted,
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => return Answer::Encrypted,
        Err(_) => return Answer::Broken("its objects cannot be found: it is damaged or cut off".to_owned()),
    };
    let ids: Vec<ObjectId> = document.page_iter().collect();
    if ids.is_empty() {
        return Answer::Broken("it has no pages".to_owned());
    }
    let is_damaged = document.xref_recovery == Some(XrefRecovery::Reconstructed);
    let mut pages = Pages { read: Vec::new(), count: ids.len(), is_cut: false, is_damaged, europass: None };
    let structure = Structure::of(&document);
    let mut budget = Some(Budget::WHOLE);
    for id in ids.iter().take(PAGES_MAX) {
        let Some(left) = budget.filter(|budget| !budget.is_spent()) else { break };
        let (page, rest) = read_page(&document, *id, &structure, left);
        pages.read.push(page);
        budget = rest;
    }
    pages.is_cut = budget.is_none_or(Budget::is_spent);
    pages.europass = attached::europass_record(&document);
    Answer::Pages(pages)
}

/// What one page draws, and what the next ones may still draw; nothing more where this one inflates beyond all measure.
fn read_page(document: &Document, id: ObjectId, structure: &Structure, budget: Budget) -> (Page, Option<Budget>) {
    let Ok(page) = document.get_dictionary(id) else { return (Page::default(), Some(budget)) };
    let (width, height, to_view) = view(document, page);
    let resources = inherited(document, page, b"Resources").and_then(|found| found.as_dict().ok());
    let mut painter = Painter::new(document, width, height, to_view, budget).tagged(structure.of_page(id));
    let Ok(content) = document.get_page_content_with_limit(id, STREAM_BYTES_MAX) else {
        return (Page::default(), None);
    };
    painter.draw(&content, resources);
    let (page, budget) = painter.finish();
    (page, Some(budget))
}

/// The size of a page as it is shown, and the transform from its own coordinates into those of [`Page`].
fn view(document: &Document, page: &Dictionary) -> (f32, f32, Matrix) {
    /// A4, where a page does not say how large it is.
    const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];
    let found = [b"CropBox".as_slice(), b"MediaBox"].iter().find_map(|key| page_box(document, page, key));
    let [left, low, right, high] = found.unwrap_or(A4);
    let (width, height) = (right - left, high - low);
    let turn = inherited(document, page, b"Rotate").and_then(|turn| turn.as_i64().ok()).unwrap_or(0).rem_euclid(360);
    match turn {
        90 => (height, width, Matrix::new([0.0, 1.0, 1.0, 0.0, -low, -left])),
        180 => (width, height, Matrix::new([-1.0, 0.0, 0.0, 1.0, right, -low])),
        270 => (height, width, Matrix::new([0.0, -1.0, -1.0, 0.0, high, right])),
        _ => (width, height, Matrix::new([1.0, 0.0, 0.0, -1.0, -left, high])),
    }
}

/// A box of a page, its lower left corner first; `None` where it is absent or has no size.
fn page_box(document: &Document, page: &Dictionary, key: &[u8]) -> Option<[f32; 4]> {
    let corners = inherited(document, page, key)?.as_array().ok()?;
    let corners: Vec<Object> = corners
        .iter()
        .map(|corner| document.dereference(corner).map(|(_, found)| found.clone()))
        .collect::<Result<_, _>>()
        .ok()?;
    let [x0, y0, x1, y1] = numbers(&corners)?;
    let corners = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
    let sides = [corners[2] - corners[0], corners[3] - corners[1]];
    sides.iter().all(|side| (1.0..=SIDE_MAX).contains(side)).then_some(corners)
}

/// An entry of a page or of the nearest folder of pages above it that has one.
fn inherited<'a>(document: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..ANCESTORS_MAX {
        if let Ok(found) = node.get_deref(key, document) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A PDF without a table of references, which has to be searched for its objects.
    const SAMPLE: &str = "%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length 72>> stream
q 0.5 g 10 10 50 50 re f Q BT /F 10 Tf 50 700 Td [(Por) -20 (ter)] TJ ET
endstream endobj
5 0 obj <</Type/Font/Subtype/TrueType/BaseFont/Helvetica/FirstChar 32/Widths[250 300]/Encoding<</Differences[65/A/uni0042/f_i]>>>> endobj
trailer <</Root 1 0 R/Size 6>>
%%EOF";

    fn texts(answer: &Answer) -> Vec<&str> {
        let Answer::Pages(pages) = answer else { return Vec::new() };
        pages.read.iter().flat_map(|page| &page.runs).map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn a_file_without_its_table_is_read() {
        assert_eq!(texts(&read(SAMPLE.as_bytes())).concat(), "Porter");
    }

    /// The sample with another content stream.
    fn drawing(content: &[u8]) -> Vec<u8> {
        let start = SAMPLE.find("q 0.5").unwrap();
        let end = SAMPLE.find("\nendstream").unwrap();
        let head = SAMPLE[..start].replace("/Length 72", &format!("/Length {}", content.len()));
        [head.as_bytes(), content, &SAMPLE.as_bytes()[end..]].concat()
    }

    #[test]
    fn any_content_stream_ends_in_an_answer() {
        const PIECES: [&str; 40] = [
            "q", "Q", "cm", "re", "m", "l", "c", "h", "W", "n", "f", "B", "S", "rg", "g", "k", "cs", "sc", "gs", "Do",
            "sh", "BT", "ET", "/F 10 Tf", "Td", "TD", "Tm", "T*", "(ab) Tj", "[(a) -9 (b)] TJ", "3 Tr", "Ts", "Tz",
            "Tc", "EMC", "/P <</MCID 0>> BDC", "/P /X BDC", "BMC", "BI /W 1 /H 1 ID x EI", "1e38",
        ];
        bolero::check!().with_iterations(500).with_type::<Vec<(u8, i16)>>().for_each(|pieces| {
            let content = pieces.iter().fold(String::new(), |content, (piece, number)| {
                content + &format!("{number} ") + PIECES.get(usize::from(*piece)).unwrap_or(&"") + " "
            });
            let answer = read(&drawing(content.as_bytes()));
            assert_eq!(texts(&answer), texts(&read(&drawing(content.as_bytes()))));
        });
        bolero::check!().with_iterations(500).for_each(|bytes: &[u8]| {
            read(&drawing(bytes));
        });
    }

    proptest! {
        #[test]
        fn a_file_with_wrong_bytes_ends_in_an_answer(changes in proptest::collection::vec((0..SAMPLE.len(), any::<u8>()), 1..6)) {
            let mut bytes = SAMPLE.as_bytes().to_vec();
            for (at, byte) in changes {
                bytes[at] = byte;
            }
            read(&bytes);
        }

        #[test]
        fn any_drawing_ends_in_an_answer(content in "([-0-9]{1,4} |\\([a-z]{0,3}\\) |/F |\\[|\\] |(BT|ET|Tf|Td|TD|Tm|Tj|TJ|T[*]|'|\"|Tc|Tz|q|Q|cm|re|f|rg|g|k|sc|Do|gs) ){0,60}") {
            read(&drawing(content.as_bytes()));
        }
    }
}
