//! Files that were made to break their reader: bounded time, bounded memory, one sentence.

use std::time::{Duration, Instant};

use lopdf::{Document, Object, Stream, dictionary};

use super::pdf::{assemble, pdf};
use super::word::{archive, docx};
use super::{read, sentence_about, text_of};

/// The child is killed after 8 seconds; reading takes no longer, and a little more on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The sentence about a hostile file, which comes in time.
fn check(name: &str, bytes: &[u8], beginning: &str) {
    let start = Instant::now();
    let sentence = sentence_about(name, bytes);
    assert!(start.elapsed() < PATIENCE, "{name} took {:?}", start.elapsed());
    assert!(sentence.starts_with(beginning), "{name}: {sentence}");
}

#[test]
fn a_pdf_that_is_cut_off() {
    let whole = pdf(&["BT /F 10 Tf 50 700 Td (Porter) Tj ET".to_owned()]);
    check("head.pdf", &whole[..20], "is a broken PDF (");
    for share in 1..8 {
        // Wherever it is cut, it is read as far as it goes or refused; it never ends otherwise.
        let _ = read("cut.pdf", &whole[..whole.len() * share / 8]);
    }
}

#[test]
fn a_pdf_that_leads_in_a_circle() {
    let circles =
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 3/Parent 2 0 R>>", "3 0 R"];
    let _ = read("pages.pdf", &assemble(&circles.map(str::to_owned)));
    let drawing = "BT /F 10 Tf 50 700 Td (Porter) Tj ET /L Do".to_owned();
    assert!(text_of("drawing.pdf", &pdf(&[drawing])).starts_with("Porter\n"));
}

#[test]
fn a_pdf_that_draws_without_end() {
    let content = "BT /F 10 Tf 1 0 0 1 50 700 Tm (Porter) Tj ET\n".repeat(20_000);
    let pages: Vec<String> = (0..8).map(|_| content.clone()).collect();
    let start = Instant::now();
    let found = read("endless.pdf", &pdf(&pages));
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    // A slow machine ends it by the clock.
    match found {
        Ok(read) => assert!(read.problems.contains(&"unreadable".to_owned()) || read.text.contains("Porter")),
        Err(sentence) => assert!(sentence.starts_with("took more"), "{sentence}"),
    }
}

#[test]
fn a_pdf_that_inflates() {
    let bomb = |content: Vec<u8>| {
        let mut stream = Stream::new(dictionary! {}, content);
        stream.compress().unwrap();
        stream
    };
    let mut document = Document::load_mem(&pdf(&["BT /F 10 Tf 50 700 Td (Porter) Tj ET".to_owned()])).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = document.add_object(bomb(b"q Q\n".repeat(20_000_000)));
    document.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Contents", content);
    let mut file = Vec::new();
    document.save_to(&mut file).unwrap();
    assert!(file.len() < 500_000, "{}", file.len());
    check("content.pdf", &file, "has pages that inflate beyond all measure, more than a document may have");

    // Objects in a stream that says it holds itself, and inflates.
    let mut objects = bomb([b"1 0 2 4 ".as_slice(), &b" ".repeat(80_000_000)].concat());
    objects.dict.extend(
        &dictionary! { "Type" => "ObjStm", "N" => 2_000_000, "First" => 8, "Extends" => Object::Reference((1, 0)) },
    );
    let id = document.add_object(objects);
    document.trailer.set("Root", Object::Reference(id));
    let mut file = Vec::new();
    document.save_to(&mut file).unwrap();
    let start = Instant::now();
    let _ = read("objects.pdf", &file);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

#[test]
fn a_pdf_of_ten_thousand_pages() {
    let pages: Vec<String> =
        (1..=10_000).map(|page| format!("BT /F 10 Tf 50 400 Td (Chapter {page} begins) Tj ET")).collect();
    let start = Instant::now();
    let found = read("book.pdf", &pdf(&pages)).unwrap();
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    assert!(found.text.contains("Chapter 30 begins") && !found.text.contains("Chapter 31 begins"));
    assert!(found.problems.contains(&"unreadable".to_owned()), "{:?}", found.problems);
}

#[test]
fn a_pdf_whose_structure_leads_in_a_circle() {
    let tagged =
        String::from_utf8(pdf(&["/P <</MCID 0>> BDC BT /F 10 Tf 50 700 Td (Porter) Tj ET EMC".to_owned()])).unwrap();
    let circle = tagged.replace(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Catalog/Pages 2 0 R/StructTreeRoot<</K 1 0 R/RoleMap 1 0 R>>/K[1 0 R 1 0 R]/S/P>>",
    );
    assert_eq!(text_of("circle.pdf", circle.as_bytes()), "Porter\n");
}

#[test]
fn an_archive_that_inflates() {
    let blanks = vec![b' '; 50_000_000];
    check(
        "bomb.docx",
        &archive(&[("word/document.xml", &blanks)]),
        "has parts that inflate to more than 64 MB or 100 times their size",
    );
    let names: Vec<String> = (0..2_001).map(|number| format!("word/{number}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    check("entries.docx", &archive(&entries), "has more than 2000 entries");
}

#[test]
fn xml_that_nests_or_defines() {
    check("deep.docx", &docx(&"<w:p>".repeat(100_000)), "is a broken DOCX (its XML has more than 128 levels");
    let defined = r#"<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>"#;
    check(
        "defined.docx",
        &archive(&[("word/document.xml", defined.as_bytes())]),
        "is a broken DOCX (its XML defines a document type",
    );
}

#[test]
fn an_odt_that_inflates_nests_or_defines() {
    let odt =
        |content: &[u8]| archive(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content)]);
    check("bomb.odt", &odt(&vec![b' '; 50_000_000]), "has parts that inflate to more than 64 MB or 100 times");
    check("deep.odt", &odt("<text:p>".repeat(100_000).as_bytes()), "is a broken ODT (its XML has more than 128 levels");
    let defined = br#"<!DOCTYPE a [<!ENTITY b "bb">]><office:body>&b;</office:body>"#;
    check("defined.odt", &odt(defined), "is a broken ODT (its XML defines a document type");
    check("cut.odt", &odt(b"<a><b/></a>")[..60], "is a broken ODT (");
    check("nested.odt", &archive(&[("inner.odt", &odt(b"<a/>"))]), "is called .odt but is a zip archive");
}

#[test]
fn rtf_that_nests_or_lies_about_its_lengths() {
    check(
        "deep.rtf",
        format!("{{\\rtf1{}", "{".repeat(100_000)).as_bytes(),
        "is a broken RTF (it has more than 256 groups",
    );
    let picture = format!("{{\\rtf1 Porter{{\\pict {}}}\\par}}", "ff".repeat(2_000_000));
    assert_eq!(text_of("picture.rtf", picture.as_bytes()), "Porter\n");
    check("binary.rtf", b"{\\rtf1\\bin2147483647 Porter", "holds no text");
    let many = format!("{{\\rtf1 {}}}", "\\cell\\row Porter\\par ".repeat(20_000));
    assert!(text_of("rows.rtf", many.as_bytes()).starts_with("Porter\n"));
    check("long.rtf", format!("{{\\rtf1 {}}}", "Porter ".repeat(800_000)).as_bytes(), "has more than 5 MB of text");
}

#[test]
fn an_archive_that_is_cut_off() {
    let whole = docx("<w:p><w:r><w:t>Porter</w:t></w:r></w:p>");
    check("cut.docx", &whole[..whole.len() / 2], "is a broken DOCX (");
}
