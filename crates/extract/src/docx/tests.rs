//! Documents as word processors write them, and their text.

use proptest::prelude::*;
use talent::ProblemKind;

use super::*;

/// The text of a document with this body.
fn body(xml: &str) -> Extracted {
    let parts = Parts { document: document(xml), ..Parts::default() };
    read(&parts).unwrap()
}

fn document(xml: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{xml}</w:body></w:document>"#)
}

fn check(xml: &str, text: &str) {
    assert_eq!(body(xml).text, text, "{xml}");
}

#[test]
fn paragraphs_are_lines() {
    check(
        "<w:p><w:r><w:t>Mira </w:t></w:r><w:r><w:t>Velloor</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>R&amp;D &#8212; Pune</w:t></w:r></w:p>",
        "Mira Velloor\n\nR&D — Pune\n",
    );
    check(
        "<w:p><w:r><w:t>Kestrel Works</w:t><w:tab/><w:t>2019</w:t><w:br/><w:t>Engineer</w:t></w:r></w:p>",
        "Kestrel Works\t2019\nEngineer\n",
    );
}

#[test]
fn lists_have_their_marks() {
    let numbering = r#"<w:numbering xmlns:w="w">
        <w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>"#;
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="ListBullet"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"#;
    let item = |list: u8, level: u8, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let by_style = r#"<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>by style</w:t></w:r></w:p>"#;
    let xml = [
        item(1, 0, "bullet"),
        item(2, 0, "one"),
        item(2, 1, "deep"),
        item(2, 0, "two"),
        item(2, 1, "deep"),
        by_style.to_owned(),
    ]
    .concat();
    let parts = Parts {
        document: document(&xml),
        numbering: numbering.to_owned(),
        styles: styles.to_owned(),
        ..Parts::default()
    };
    assert_eq!(read(&parts).unwrap().text, "• bullet\n1. one\na. deep\n2. two\na. deep\n• by style\n");
}

#[test]
fn tables_are_rows_or_columns() {
    let cell = |texts: &[&str]| {
        let paragraphs =
            texts.iter().fold(String::new(), |all, text| all + "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>");
        format!("<w:tc>{paragraphs}</w:tc>")
    };
    let row = |cells: &[String]| format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cells.concat());
    check(&row(&[cell(&["Rust"]), cell(&["3 years"])]), "Rust\t3 years\n");
    check(
        &row(&[cell(&["Skills", "Rust"]), cell(&["Work", "Kestrel Works"])]),
        "Skills\nRust\n\nWork\nKestrel Works\n",
    );
}

#[test]
fn text_boxes_are_read_once_after_their_paragraph() {
    let text_box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>";
    let xml = format!(
        "<w:p><w:r><w:AlternateContent><w:Choice>{text_box}</w:Choice><w:Fallback>{text_box}</w:Fallback></w:AlternateContent></w:r><w:r><w:t>anchor</w:t></w:r></w:p>"
    );
    check(&xml, "anchor\n\nin the box\n");
}

#[test]
fn headers_come_first_and_page_numbers_do_not_come() {
    let margin = |text: &str| format!(r#"<w:hdr xmlns:w="w"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>"#);
    let parts = Parts {
        document: document("<w:p><w:r><w:t>Engineer</w:t></w:r></w:p>"),
        headers: vec![margin("Mira Velloor"), margin("Mira Velloor")],
        footers: vec![margin("Page 1 of 2"), margin("mira@kestrel.example")],
        ..Parts::default()
    };
    assert_eq!(read(&parts).unwrap().text, "Mira Velloor\n\nEngineer\n\nmira@kestrel.example\n");
}

#[test]
fn hidden_words_stand_behind_the_rest() {
    let run = |property: &str, text: &str| format!("<w:r><w:rPr>{property}</w:rPr><w:t>{text}</w:t></w:r>");
    let white = r#"<w:color w:val="FFFFFF"/>"#;
    let xml = format!(
        "<w:p>{}{}{}</w:p>",
        run("", "Engineer"),
        run(white, "rust kafka"),
        run(&format!(r#"{white}<w:shd w:fill="1F3864"/>"#), " in Pune")
    );
    let extracted = body(&xml);
    assert_eq!(&extracted.text[..extracted.seen], "Engineer in Pune\n");
    assert_eq!(extracted.problems[0].kind, ProblemKind::HiddenText);
    assert_eq!(extracted.problems[0].evidence[0].of(&extracted.text), Some("rust kafka"));
}

#[test]
fn hostile_xml_is_refused() {
    let read = |document: String| read(&Parts { document, ..Parts::default() });
    assert_eq!(read("<!DOCTYPE a [<!ENTITY b \"b\">]><a/>".to_owned()), Err(XmlFault::DocumentType));
    assert_eq!(read("<a>".repeat(200)), Err(XmlFault::TooDeep));
    assert!(matches!(read("<a></b>".to_owned()), Err(XmlFault::Broken(_))));
}

proptest! {
    #[test]
    fn any_xml_ends_in_a_text_or_a_fault(xml in "(<(/)?(w:p|w:r|w:t|w:tbl|w:tr|w:tc|w:txbxContent|w:rPr)(/)?>|[a-z&;]{1,4}){0,40}") {
        let parts = Parts { document: xml, ..Parts::default() };
        if let Ok(extracted) = read(&parts) {
            prop_assert!(extracted.seen <= extracted.text.len());
        }
    }
}
