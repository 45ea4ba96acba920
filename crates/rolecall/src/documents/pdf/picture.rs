//! The picture that a scanned page is, as a file that other programs read. Runs in the limited child process only.

use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};

use super::{PAGES_MAX, STREAM_BYTES_MAX, inherited};

/// How many objects that a page draws are looked at.
const OBJECTS_MAX: usize = 100;
/// No scan has more pixels: A3 at 600 dots per inch.
const PIXELS_MAX: usize = 70_000_000;

/// The largest picture of a page, counted from 0, as JPEG, JPEG 2000, TIFF, PBM or PGM.
pub(in super::super) fn of_page(bytes: &[u8], page: usize) -> Option<Vec<u8>> {
    let options = LoadOptions { max_decompressed_size: Some(STREAM_BYTES_MAX), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).ok().filter(|document| !document.is_encrypted())?;
    let id = document.page_iter().take(PAGES_MAX).nth(page)?;
    let resources = inherited(&document, document.get_dictionary(id).ok()?, b"Resources")?.as_dict().ok()?;
    let pictures = streams(&document, resources);
    let within: Vec<&Stream> = pictures
        .iter()
        .filter_map(|form| form.dict.get_deref(b"Resources", &document).ok()?.as_dict().ok())
        .flat_map(|resources| streams(&document, resources))
        .take(OBJECTS_MAX)
        .collect();
    let picture = pictures
        .into_iter()
        .chain(within)
        .filter(|stream| is_picture(&document, stream))
        .max_by_key(|stream| pixels(&document, &stream.dict))?;
    file_of(&document, picture)
}

/// The pictures and drawings among resources.
fn streams<'a>(document: &'a Document, resources: &'a Dictionary) -> Vec<&'a Stream> {
    let objects = resources.get_deref(b"XObject", document).ok().and_then(|objects| objects.as_dict().ok());
    let each = objects.into_iter().flat_map(Dictionary::iter).take(OBJECTS_MAX);
    each.filter_map(|(_, object)| document.dereference(object).ok()?.1.as_stream().ok()).collect()
}

fn is_picture(document: &Document, stream: &Stream) -> bool {
    stream.dict.get_deref(b"Subtype", document).and_then(Object::as_name).is_ok_and(|kind| kind == b"Image")
}

fn side(document: &Document, picture: &Dictionary, key: &[u8]) -> usize {
    picture
        .get_deref(key, document)
        .and_then(Object::as_i64)
        .ok()
        .and_then(|side| usize::try_from(side).ok())
        .unwrap_or(0)
}

fn pixels(document: &Document, picture: &Dictionary) -> usize {
    side(document, picture, b"Width").saturating_mul(side(document, picture, b"Height"))
}

/// A picture as a file; `None` for one that is packed in a way that only PDF readers know.
fn file_of(document: &Document, picture: &Stream) -> Option<Vec<u8>> {
    let size = (side(document, &picture.dict, b"Width"), side(document, &picture.dict, b"Height"));
    if pixels(document, &picture.dict) > PIXELS_MAX {
        return None;
    }
    let filters = picture.filters().unwrap_or_default();
    match filters.last().copied() {
        Some(b"DCTDecode" | b"JPXDecode") if filters.len() == 1 => Some(picture.content.clone()),
        Some(b"CCITTFaxDecode") if filters.len() == 1 => Some(fax(document, picture, size)),
        Some(b"DCTDecode" | b"JPXDecode" | b"CCITTFaxDecode" | b"JBIG2Decode") => None,
        _ => raw(document, picture, size),
    }
}

/// Pixels as PBM or PGM.
fn raw(document: &Document, picture: &Stream, (width, height): (usize, usize)) -> Option<Vec<u8>> {
    let pixels = picture.get_plain_content_with_limit(PIXELS_MAX).ok()?;
    let bits = picture.dict.get_deref(b"BitsPerComponent", document).and_then(Object::as_i64).unwrap_or(1);
    let is_inverted =
        picture.dict.get_deref(b"Decode", document).and_then(Object::as_array).is_ok_and(|decode| {
            decode.first().and_then(|first| first.as_float().ok()).is_some_and(|first| first > 0.5)
        });
    let rows = width.checked_mul(height).filter(|count| *count > 0)?;
    if bits == 1 {
        let bytes = width.div_ceil(8) * height;
        // White is 1 in PDF and 0 in PBM.
        let flip = if is_inverted { 0 } else { 0xFF };
        let body = pixels.get(..bytes)?.iter().map(|byte| byte ^ flip);
        return Some(format!("P4\n{width} {height}\n").into_bytes().into_iter().chain(body).collect());
    }
    let channels = pixels.len() / rows;
    if bits != 8 || !matches!(channels, 1 | 3) {
        return None;
    }
    let gray = pixels.chunks_exact(channels).take(rows).map(|pixel| {
        let sum: u16 = pixel.iter().map(|channel| u16::from(*channel)).sum();
        u8::try_from(usize::from(sum) / channels).unwrap_or(u8::MAX)
    });
    Some(format!("P5\n{width} {height}\n255\n").into_bytes().into_iter().chain(gray).collect())
}

/// The lines of a fax as a TIFF of one strip.
fn fax(document: &Document, picture: &Stream, (width, height): (usize, usize)) -> Vec<u8> {
    const HEADER_BYTES: u32 = 8;
    let parameters = picture.dict.get_deref(b"DecodeParms", document).ok().and_then(|found| match found {
        Object::Array(list) => list.first().and_then(|first| document.dereference(first).ok()?.1.as_dict().ok()),
        other => other.as_dict().ok(),
    });
    let parameter = |key: &[u8]| parameters.and_then(|found| found.get_deref(key, document).ok());
    let is_two_dimensional = parameter(b"K").and_then(|k| k.as_i64().ok()).unwrap_or(0) < 0;
    let is_black_one = parameter(b"BlackIs1").and_then(|flag| flag.as_bool().ok()).unwrap_or(false);
    let number = |number: usize| u32::try_from(number).unwrap_or(0);
    let length = number(picture.content.len().next_multiple_of(2));
    // Tag, type (3 is 16 bits, 4 is 32), value.
    let entries: [(u16, u16, u32); 8] = [
        (256, 4, number(width)),
        (257, 4, number(height)),
        (258, 3, 1),
        (259, 3, if is_two_dimensional { 4 } else { 3 }),
        (262, 3, u32::from(is_black_one)),
        (273, 4, HEADER_BYTES),
        (278, 4, number(height)),
        (279, 4, length),
    ];
    let mut file = b"II*\0".to_vec();
    file.extend((HEADER_BYTES + length).to_le_bytes());
    file.extend(&picture.content);
    // What follows begins at an even place.
    file.resize(file.len().next_multiple_of(2), 0);
    file.extend(8_u16.to_le_bytes());
    for (tag, kind, value) in entries {
        file.extend(tag.to_le_bytes());
        file.extend(kind.to_le_bytes());
        file.extend(1_u32.to_le_bytes());
        file.extend(value.to_le_bytes());
    }
    file.extend(0_u32.to_le_bytes());
    file
}
