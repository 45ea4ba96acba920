//! PDF files, written here object by object.

use std::fmt::Write as _;

use super::{read, sentence_about, text_of};

/// A PDF of these pages, each given by what it draws. `/F` is Helvetica, `/G` a font without any map, `/I` an image, `/L` a drawing
/// that draws itself.
pub(crate) fn pdf(pages: &[String]) -> Vec<u8> {
    let kids: String = (0..pages.len()).fold(String::new(), |kids, page| kids + &format!("{} 0 R ", 8 + 2 * page));
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 600 800]/Resources 3 0 R>>", pages.len()),
        "<</Font<</F 4 0 R/G 7 0 R>>/XObject<</I 5 0 R/L 6 0 R>>>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "x"),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]", "BT /F 10 Tf 50 50 Td (Loop) Tj ET /L Do /L Do"),
        "<</Type/Font/Subtype/Type0/BaseFont/Nameless/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2>>]>>".to_owned(),
    ];
    for (page, content) in pages.iter().enumerate() {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 9 + 2 * page));
        objects.push(stream("", content));
    }
    assemble(&objects)
}

pub(crate) fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>stream\n{content}\nendstream", content.len())
}

/// The objects as a file with its table of references.
pub(crate) fn assemble(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    let start = file.len();
    write!(file, "{table}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).unwrap();
    file.into_bytes()
}

/// Draws a text in 10 points.
fn at(x: i32, y: i32, text: &str) -> String {
    format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n")
}

#[test]
fn lines_dates_and_encodings() {
    let page = [
        at(50, 700, "Zo\\353 Oriel"),
        at(50, 670, "Kestrel Works"),
        at(480, 670, "2019 \\226 2022"),
        at(50, 658, "Porter"),
    ];
    assert_eq!(text_of("lines.pdf", &pdf(&[page.concat()])), "Zoë Oriel\n\nKestrel Works\t2019 – 2022\nPorter\n");
}

#[test]
fn columns_that_are_drawn_row_by_row() {
    let page: String = (0..14)
        .rev()
        .map(|row| {
            at(320, 700 - row * 14, &format!("right column goes on in line {row}"))
                + &at(40, 700 - row * 14, &format!("left column goes on in line {row}"))
        })
        .collect();
    let text = text_of("columns.pdf", &pdf(&[page]));
    let firsts: String =
        text.split_whitespace().filter(|word| matches!(*word, "left" | "right")).map(|word| &word[..1]).collect();
    assert_eq!(firsts, "l".repeat(14) + &"r".repeat(14));
}

#[test]
fn a_page_that_lies_on_its_side() {
    let mut file = String::from_utf8(pdf(&["BT /F 10 Tf 0 1 -1 0 100 100 Tm (Porter) Tj ET".to_owned()])).unwrap();
    file = file.replace("/MediaBox[0 0 600 800]", "/MediaBox[0 0 600 800]/Rotate 90");
    assert_eq!(text_of("turned.pdf", file.as_bytes()), "Porter\n");
}

#[test]
fn hidden_text_is_named_and_not_mixed_in() {
    let hidden = [
        ("white.pdf", format!("1 1 1 rg {}", at(50, 690, "rust kafka"))),
        ("tiny.pdf", "BT /F 1 Tf 50 690 Td (rust kafka) Tj ET\n".to_owned()),
        ("inkless.pdf", format!("3 Tr {}", at(50, 690, "rust kafka"))),
        ("outside.pdf", at(50, 900, "rust kafka")),
        ("camouflaged.pdf", format!("0 0 1 rg 0 680 600 15 re f {}", at(50, 690, "rust kafka"))),
        ("boxed.pdf", format!("{}0 0 1 rg 0 680 600 18 re f ", at(50, 690, "rust kafka"))),
        ("pictured.pdf", format!("{}q 100 0 0 20 40 680 cm /I Do Q ", at(50, 690, "rust kafka"))),
        ("framed.pdf", format!("q 0 0 10 10 re W n {} Q ", at(50, 690, "rust kafka"))),
    ];
    for (name, content) in hidden {
        let found = read(name, &pdf(&[at(50, 700, "Porter") + &content])).unwrap();
        assert!(found.problems.iter().any(|kind| kind == "hidden_text"), "{name}: {:?}", found.problems);
        assert_eq!(found.text, "Porter\n\nrust kafka\n", "{name}");
    }
}

#[test]
fn what_lies_over_a_text_and_lets_it_through_hides_nothing() {
    let thin = format!("{}0 0 1 rg 0 698 600 1 re f ", at(50, 700, "Porter"));
    let slanted = format!("{}0 0 1 rg 0 600 m 600 600 l 0 800 l f ", at(50, 790, "Porter"));
    let behind = format!("0 0.9 1 rg 0 680 600 40 re f q 0 600 600 200 re W n 0 g {} Q ", at(50, 700, "Porter"));
    for (name, page) in [("thin.pdf", thin), ("slanted.pdf", slanted), ("behind.pdf", behind)] {
        let found = read(name, &pdf(&[page])).unwrap();
        assert_eq!((found.text.as_str(), found.problems), ("Porter\n", Vec::new()), "{name}");
    }
}

#[test]
fn white_text_on_a_dark_ground_is_seen() {
    let page = format!("0 0 0.5 rg 0 680 600 40 re f 1 1 1 rg {}", at(50, 690, "Porter"));
    let found = read("banner.pdf", &pdf(&[page])).unwrap();
    assert_eq!((found.text.as_str(), found.problems.contains(&"hidden_text".to_owned())), ("Porter\n", false));
}

#[test]
fn a_scan_says_that_it_is_one() {
    let scan = "q 600 0 0 800 0 0 cm /I Do Q\n".to_owned();
    assert_eq!(
        sentence_about("scan.pdf", &pdf(std::slice::from_ref(&scan))),
        "is a scan: its pages are images without a text layer; run it through OCR first, or give the text as PDF, DOCX, HTML or plain text"
    );
    let recognised = format!("{scan}3 Tr {}", at(50, 700, "Zoe Oriel, night porter at the Kestrel Works"));
    assert_eq!(text_of("recognised.pdf", &pdf(&[recognised])), "Zoe Oriel, night porter at the Kestrel Works\n");
    let mixed = read("mixed.pdf", &pdf(&[at(50, 700, "Zoe Oriel"), scan])).unwrap();
    assert!(mixed.problems.contains(&"unreadable".to_owned()), "{:?}", mixed.problems);
}

#[test]
fn letters_without_a_map() {
    let nameless = "BT /G 10 Tf 50 690 Td <000100020003> Tj ET\n";
    let found = read("some.pdf", &pdf(&[at(50, 700, "Zoe Oriel, night porter") + nameless])).unwrap();
    assert!(found.problems.contains(&"garbled_text".to_owned()), "{:?}", found.problems);
    assert!(
        sentence_about("all.pdf", &pdf(&[nameless.to_owned()]))
            .starts_with("has letters of which its fonts do not say which they are")
    );
}

#[test]
fn letters_with_a_wrong_map() {
    // Each letter is the third before the one that the page shows, as where a font numbers its glyphs by itself.
    let shifted = |text: &str| {
        text.bytes()
            .map(|byte| if byte.is_ascii_alphabetic() { byte - 3 } else { byte })
            .map(char::from)
            .collect::<String>()
    };
    let lines =
        ["Kept the keys of four hundred rooms", "Greeted guests from many lands", "Answered the telephone at night"]
            .repeat(4);
    let page = |change: &dyn Fn(&str) -> String| {
        (0..)
            .zip(&lines)
            .fold(String::new(), |page, (row, line)| page + &at(50, 700 - 14 * row, &change(line).replace('\\', "")))
    };
    assert!(text_of("right.pdf", &pdf(&[page(&str::to_owned)])).starts_with("Kept the keys"));
    assert!(
        sentence_about("wrong.pdf", &pdf(&[page(&shifted)])).starts_with("has letters of which its fonts do not say")
    );
}

#[test]
fn pages_beyond_the_thirtieth_are_left_out_and_said() {
    let pages: Vec<String> = (1..=40).map(|page| at(50, 400, &format!("Chapter {page} begins"))).collect();
    let found = read("long.pdf", &pdf(&pages)).unwrap();
    assert!(found.text.contains("Chapter 30 begins") && !found.text.contains("Chapter 31 begins"));
    assert!(found.problems.contains(&"unreadable".to_owned()), "{:?}", found.problems);
}

#[test]
fn a_file_whose_table_leads_astray_is_searched_and_said_to_be_damaged() {
    let sound = String::from_utf8(pdf(&[at(50, 700, "Zoe Oriel, night porter")])).unwrap();
    let shifted = sound.replace("/Subtype/Image", "/Subtype /Image      ");
    let found = read("shifted.pdf", shifted.as_bytes()).unwrap();
    assert_eq!(found.text, "Zoe Oriel, night porter\n");
    assert!(found.problems.contains(&"unreadable".to_owned()), "{:?}", found.problems);
    let sound = read("sound.pdf", sound.as_bytes()).unwrap();
    assert!(!sound.problems.contains(&"unreadable".to_owned()), "{:?}", sound.problems);
}
