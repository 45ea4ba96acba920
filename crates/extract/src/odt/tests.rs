//! Documents as LibreOffice writes them, and their text.

use proptest::prelude::*;
use talent::ProblemKind;

use super::*;

/// A document with this body and these styles.
fn parts(styles: &str, body: &str) -> Parts {
    Parts {
        content: format!(
            r#"<?xml version="1.0"?><office:document-content xmlns:office="o"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
        ),
        styles: String::new(),
    }
}

fn check(styles: &str, body: &str, text: &str) {
    assert_eq!(read(&parts(styles, body)).unwrap().text, text, "{body}");
}

#[test]
fn paragraphs_are_lines_and_blanks_are_counted() {
    check(
        "",
        "<text:h>Mira Velloor</text:h><text:p>\n  R&amp;D\n  <text:span>in</text:span> Pune</text:p><text:p>Kestrel Works<text:tab/>2019<text:line-break/>Keeper<text:s text:c=\"2\"/>of keys</text:p>",
        "Mira Velloor\nR&D in Pune\nKestrel Works\t2019\nKeeper  of keys\n",
    );
}

#[test]
fn lists_have_their_marks() {
    let styles = r#"<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/><text:list-level-style-number text:level="2" style:num-format="a"/></text:list-style>
        <text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>"#;
    let item = |text: &str| format!("<text:list-item><text:p>{text}</text:p></text:list-item>");
    let nested = format!("<text:list>{}{}</text:list>", item("deep"), item("deeper"));
    check(
        styles,
        &format!(
            r#"<text:list text:style-name="L1"><text:list-item><text:p>bullet</text:p><text:p>goes on</text:p>{nested}</text:list-item></text:list><text:list text:style-name="L2">{}{}</text:list>"#,
            item("one"),
            item("two")
        ),
        "• bullet\ngoes on\na. deep\nb. deeper\n1. one\n2. two\n",
    );
}

#[test]
fn tables_are_rows_or_columns() {
    let cell = |texts: &[&str]| {
        let paragraphs = texts.iter().fold(String::new(), |all, text| all + "<text:p>" + text + "</text:p>");
        format!("<table:table-cell>{paragraphs}</table:table-cell><table:covered-table-cell/>")
    };
    let table =
        |cells: &[String]| format!("<table:table><table:table-row>{}</table:table-row></table:table>", cells.concat());
    check("", &table(&[cell(&["Rust"]), cell(&["3 years"])]), "Rust\t3 years\n");
    check("", &table(&[cell(&["Skills", "Rust"]), cell(&["Work", "Kestrel"])]), "Skills\nRust\n\nWork\nKestrel\n");
}

#[test]
fn boxes_come_after_their_paragraph_and_what_nobody_reads_does_not_come() {
    check(
        "",
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:p><draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box><svg:desc>a photo</svg:desc></draw:frame>anchor<office:annotation><text:p>a comment</text:p></office:annotation></text:p>",
        "anchor\n\nin the box\n",
    );
}

#[test]
fn headers_come_first_and_page_numbers_do_not_come() {
    let margin = "<office:document-styles><office:master-styles><style:master-page><style:header><text:p>Mira Velloor</text:p></style:header><style:footer><text:p>Page <text:page-number>2</text:page-number></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>";
    let parts = Parts { styles: margin.to_owned(), ..parts("", "<text:p>Engineer</text:p>") };
    assert_eq!(read(&parts).unwrap().text, "Mira Velloor\n\nEngineer\n");
}

#[test]
fn hidden_words_stand_behind_the_rest() {
    let style = |name: &str, properties: &str| {
        format!(
            r#"<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>"#
        )
    };
    let styles = [
        style("gone", r#"text:display="none""#),
        style("white", r##"fo:color="#FFFFFF""##),
        style("banner", r##"fo:color="#ffffff" fo:background-color="#1f3864""##),
        style("tiny", r#"fo:font-size="1pt""#),
    ]
    .concat();
    for name in ["gone", "white", "tiny"] {
        let body = format!(
            r#"<text:p>Engineer<text:span text:style-name="{name}">rust <text:span>kafka</text:span></text:span><text:span text:style-name="banner"> in Pune</text:span></text:p>"#
        );
        let extracted = read(&parts(&styles, &body)).unwrap();
        assert_eq!(&extracted.text[..extracted.seen], "Engineer in Pune\n", "{name}");
        assert_eq!(extracted.problems[0].kind, ProblemKind::HiddenText);
        assert_eq!(extracted.problems[0].evidence[0].of(&extracted.text), Some("rust kafka"), "{name}");
    }
}

#[test]
fn a_style_says_what_its_parent_says() {
    let styles = r#"<style:style style:name="base" style:family="paragraph" style:parent-style-name="child"><style:text-properties text:display="none"/></style:style><style:style style:name="child" style:family="paragraph" style:parent-style-name="base"/>"#;
    let extracted =
        read(&parts(styles, r#"<text:p text:style-name="child">rust</text:p><text:p>Engineer</text:p>"#)).unwrap();
    assert_eq!(&extracted.text[..extracted.seen], "Engineer\n");
}

proptest! {
    #[test]
    fn any_xml_ends_in_a_text_or_a_fault(xml in "(<(/)?(office:body|text:p|text:h|text:span|text:list|text:list-item|table:table|table:table-row|table:table-cell|draw:text-box|style:header)(/)?>|[a-z&;]{1,4}){0,40}") {
        let parts = Parts { content: format!("<office:body>{xml}"), styles: xml };
        if let Ok(extracted) = read(&parts) {
            prop_assert!(extracted.seen <= extracted.text.len());
        }
    }
}
