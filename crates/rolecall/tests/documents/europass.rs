//! Europass records, as XML and inside the PDF that was made of them.

use super::pdf::{assemble, stream};
use super::{read, sentence_about, stated};

const PASSPORT: &str = include_str!("../../../../fixtures/formats/odile-kestrel-roy-passport.xml");

/// A PDF whose one page shows these lines and which carries this file.
fn with_attachment(lines: &[&str], file: &str) -> Vec<u8> {
    let page = (0..).zip(lines).fold(String::new(), |page, (row, line)| {
        page + &format!("BT /F 10 Tf 50 {} Td ({line}) Tj ET\n", 780 - 14 * row)
    });
    assemble(&[
        "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Kids[<</Names[(attachment.xml)6 0 R]>>]>>>>>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_owned(),
        stream("", &page),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Filespec/F(attachment.xml)/EF<</F 7 0 R>>>>".to_owned(),
        stream("/Type/EmbeddedFile", file),
    ])
}

#[test]
fn a_record_inside_a_pdf_reads_as_the_record_itself() {
    let alone = read("odile.xml", PASSPORT.as_bytes()).unwrap();
    let lines: Vec<&str> = alone.text.lines().collect();
    let attached = read("odile.pdf", &with_attachment(&lines, PASSPORT)).unwrap();
    assert_eq!((&attached.text, attached.problems), (&alone.text, Vec::new()));
    assert_eq!(stated(attached.record), stated(alone.record.clone()));
    assert_eq!(alone.record["basics"]["name"], "Odile Kestrel-Roy");
    assert_eq!(alone.record["work"][0]["position"], "Engineer");
    let [start, end] =
        [0, 1].map(|at| usize::try_from(alone.record["evidence"]["work[0].name"][0][at].as_u64().unwrap()).unwrap());
    assert_eq!(&alone.text[start..end], "Kestrel Works");
}

#[test]
fn a_record_that_the_pages_do_not_show_is_left_out_and_named() {
    let found = read("boast.pdf", &with_attachment(&["Odile Kestrel-Roy", "Porter"], PASSPORT)).unwrap();
    assert_eq!(found.text, "Odile Kestrel-Roy\nPorter\n");
    assert_eq!(found.problems, ["hidden_text"]);
    let broken = read("torn.pdf", &with_attachment(&["Porter"], "<SkillsPassport><LearnerInfo>")).unwrap();
    assert_eq!((broken.text.as_str(), broken.problems), ("Porter\n", vec!["unreadable".to_owned()]));
    let other = read("other.pdf", &with_attachment(&["Porter"], "<invoice/>")).unwrap();
    assert_eq!((other.text.as_str(), other.problems), ("Porter\n", Vec::new()));
}

#[test]
fn what_is_no_record_is_said_in_one_sentence() {
    assert_eq!(
        sentence_about("torn.xml", b"<SkillsPassport><LearnerInfo>"),
        "is a broken Europass record (its XML is broken: it ends in the middle); download it again, or give its PDF"
    );
    assert!(
        sentence_about("note.xml", b"<note>milk</note>").starts_with("is XML but no Europass record; accepted: text")
    );
    assert!(sentence_about("note.xml", b"milk").starts_with("is XML but no Europass record; accepted: text"));
    let defined = br#"<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><SkillsPassport>&c;</SkillsPassport>"#;
    assert!(
        sentence_about("bomb.xml", defined).contains("is XML but no Europass record"),
        "{}",
        sentence_about("bomb.xml", defined)
    );
}
