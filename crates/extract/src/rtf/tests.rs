//! Files as Word, LibreOffice and WordPad write them, and their text.

use proptest::prelude::*;
use talent::ProblemKind;

use super::*;

/// A file with this body, in the code page of Western Europe, with a font of its own for Cyrillic and one for signs.
fn file(body: &str) -> String {
    format!(
        r"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0\fswiss\fcharset0 Arial;}}{{\f1\fcharset204 Arial Cyr;}}{{\f2\fcharset2 Symbol;}}{{\f3\fcharset128 MS Mincho;}}}}{{\colortbl;\red255\green255\blue255;\red31\green56\blue100;}}{{\stylesheet{{\s1 heading 1;}}}}{{\info{{\author Nobody}}}}{{\*\generator Wren 3;}}{body}}}"
    )
}

fn text(body: &str) -> Extracted {
    read(file(body).as_bytes()).unwrap()
}

fn check(body: &str, expected: &str) {
    assert_eq!(text(body).text, expected, "{body}");
}

#[test]
fn paragraphs_are_lines() {
    check(
        r"\pard\plain Mira {\b Velloor}\par\par Kestrel Works\tab 2019\line Keeper\par",
        "Mira Velloor\n\nKestrel Works\t2019\nKeeper\n",
    );
    check("Night\r\n porter\r\n\\par\r\nWhitby", "Night porter\nWhitby\n");
    check(r"Pune\par\pard\outlinelevel0 Work\par\pard Keeper", "Pune\n\nWork\nKeeper\n");
    check(r"Pune\par\pard\s1 Work\par\pard\s2 Keeper", "Pune\n\nWork\nKeeper\n");
}

#[test]
fn letters_come_by_code_page_by_font_and_by_number() {
    check(r"Zo\'eb \endash  \ldblquote R&D\rdblquote\~\{x\}", "Zoë – “R&D” {x}\n");
    check(r"{\f1\'cc\'ee\'f1\'ea\'e2\'e0}", "Москва\n");
    check(r"{\f3\'93\'8c\'8b\'9e}", "東京\n");
    check(r"\uc1\u8377?12 LPA, \u-10179?\u-8704?", "₹12 LPA, \u{1f600}\n");
    check(r"{\uc2\u8364\'a4\'a5 60k}", "€ 60k\n");
    check(r"\uc0\u8364 60k", "€60k\n");
}

#[test]
fn lists_have_their_marks() {
    check(
        r"{\listtext\pard\plain\f2 \'b7\tab}Refined the ales\par{\listtext 2.\tab}Locked the gates\par",
        "• Refined the ales\n2. Locked the gates\n",
    );
}

#[test]
fn tables_are_rows_or_columns() {
    check(r"\trowd\cellx100\cellx200\pard\intbl Rust\cell 3 years\cell\row\pard After\par", "Rust\t3 years\nAfter\n");
    check(
        r"\trowd\cellx100\cellx200\pard\intbl Skills\par Rust\cell\pard\intbl Work\par Kestrel\cell\row\pard After",
        "Skills\nRust\n\nWork\nKestrel\n\nAfter\n",
    );
    check(
        r"\trowd\pard\intbl\itap2 Rust\nestcell Kafka\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl\itap1 Pune\cell Night porter\cell\row\pard End",
        "Rust\tKafka\nPune\n\nNight porter\n\nEnd\n",
    );
}

#[test]
fn what_is_no_text_does_not_come() {
    check(
        r#"{\pict\pngblip 89504e47}{\field{\*\fldinst HYPERLINK "https://kestrel.example"}{\fldrslt Kestrel}}{\*\bkmkstart a}{\*\unknown words} Works\bin4 {\}} {\deleted gone}"#,
        "Kestrel Works\n",
    );
}

#[test]
fn headers_come_first_and_boxes_behind_their_paragraph() {
    check(
        r"{\header Mira Velloor\par}{\footer Page 2\par}{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt in the box\par}}{\shprslt again}}anchor\par next",
        "Mira Velloor\n\nanchor\n\nin the box\n\nnext\n",
    );
}

#[test]
fn hidden_words_stand_behind_the_rest() {
    for look in [r"\v", r"\cf1", r"\fs2"] {
        let extracted = text(&format!(r"Engineer{{{look} rust kafka}}{{\cf1\chcbpat2  in Pune}}\par"));
        assert_eq!(&extracted.text[..extracted.seen], "Engineer in Pune\n", "{look}");
        assert_eq!(extracted.problems[0].kind, ProblemKind::HiddenText);
        assert_eq!(extracted.problems[0].evidence[0].of(&extracted.text), Some("rust kafka"));
    }
}

#[test]
fn a_file_that_is_cut_off_says_so() {
    let whole = file("Engineer\\par in Pune");
    let extracted = read(&whole.as_bytes()[..whole.len() - 4]).unwrap();
    assert_eq!(extracted.text, "Engineer\nin P\n");
    assert_eq!(extracted.problems[0].kind, ProblemKind::Unreadable);
}

#[test]
fn hostile_files_are_refused() {
    assert_eq!(read(b"words"), Err(RtfFault::NoRtf));
    assert_eq!(read(b"{\\rtf1").unwrap().text, "");
    assert_eq!(read(format!("{{\\rtf1{}", "{".repeat(100_000)).as_bytes()), Err(RtfFault::TooDeep));
    assert_eq!(text(r"\bin99999999999 Engineer").text, "");
}

proptest! {
    #[test]
    fn any_file_ends_in_a_text_or_a_fault(body in r"(\\(par|cell|row|nestcell|nestrow|intbl|itap3|trowd|pard|plain|v|cf1|u-9|uc3|bin2|shptxt|header|footnote|fonttbl|colortbl|listtext|\*|'e9|'|~)( )?|[{}]|[a-z;]{1,4}){0,60}") {
        let file = file(&body);
        let extracted = read(file.as_bytes()).unwrap();
        prop_assert!(extracted.text.is_char_boundary(extracted.seen));
        prop_assert_eq!(read(file.as_bytes()).unwrap(), extracted);
    }
}
