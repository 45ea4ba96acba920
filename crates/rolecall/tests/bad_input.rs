//! Bad input is a sentence on standard error that names the file and what would be accepted. The rest of the batch is done, and counted.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder of files for one test, which may name them without the folder.
struct Folder(PathBuf);

impl Folder {
    fn of(test: &str, files: &[(&str, &[u8])]) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bad_input").join(test);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        for (name, bytes) in files {
            let file = path.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
        Self(path)
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_rolecall"))
            .args(arguments)
            .current_dir(&self.0)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Ran::from(output)
    }
}

/// How the program ended and what it said.
struct Ran {
    exit: Option<i32>,
    records: Vec<String>,
    complaints: Vec<String>,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let lines = |bytes| String::from_utf8(bytes).unwrap().lines().map(str::to_owned).collect();
        Self { exit: output.status.code(), records: lines(output.stdout), complaints: lines(output.stderr) }
    }
}

/// Reads the bad file between two good ones: it alone is refused, with every one of `words` in its one sentence.
fn check_refused(kind: &str, name: &str, bytes: &[u8], words: &[&str]) {
    let good = "Night Porter\nHotel Gull and Anchor\nWhitby, UK\n2 years of experience with keys.\n".as_bytes();
    let folder = Folder::of(&format!("{kind}-{name}"), &[("before.txt", good), (name, bytes), ("later.txt", good)]);
    let ran = folder.run(&["read", kind, "before.txt", name, "later.txt", "--format", "json"]);
    assert_eq!(ran.exit, Some(1), "{:?}", ran.complaints);
    assert_eq!(ran.records.len(), 2, "both good files are read");
    let [sentence, counts] = &ran.complaints[..] else { panic!("one sentence and the counts: {:?}", ran.complaints) };
    assert!(sentence.starts_with(&format!("rolecall: {name}: ")), "{sentence}");
    for word in words {
        assert!(sentence.contains(word), "{word:?} is not in {sentence:?}");
    }
    assert!(counts.contains("2 ") && counts.contains("1 input not read"), "{counts}");
}

#[test]
fn an_empty_file() {
    check_refused("post", "empty.txt", b"", &["empty", "accepted: text, Markdown, HTML"]);
    check_refused(
        "resume",
        "empty.pdf",
        b"",
        &["empty", "accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF, JSON Resume, Europass XML"],
    );
}

#[test]
fn a_file_without_a_word() {
    check_refused("post", "blank.txt", b" \n\t\n -- \n", &["no text"]);
    check_refused("resume", "blank.md", "\u{feff}\u{a0}\n* * *\n".as_bytes(), &["no text"]);
}

#[test]
fn a_page_that_is_nothing_but_furniture() {
    let page = "Callboard logo\nUsers love Callboard\nCompanies hiring on Callboard\ncompanies logos\nSimilar jobs\n\
                Why apply through Callboard\n4,21,733\nMatches delivered\nFollow Callboard\n";
    check_refused("post", "furniture.txt", page.as_bytes(), &["no posting", "accepted: a saved job page, or any text"]);
}

#[test]
fn bytes_that_are_no_text() {
    check_refused("post", "noise.txt", &[0, 1, 2, 3, 0, 0, 200, 0, 7], &["no text", "accepted: text"]);
    check_refused("resume", "photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0", &["PNG image", "accepted: text"]);
}

#[test]
fn a_file_over_the_limits() {
    check_refused("post", "long.txt", "words ".repeat(900_000).as_bytes(), &["more than 5 MB"]);
    check_refused("resume", "long.pdf", &vec![b'%'; 10_000_001], &["more than 10 MB"]);
    let scan = [b"%PDF-1.4\n".as_slice(), &vec![0x5A; 60_000_000]].concat();
    check_refused("resume", "scan.pdf", &scan, &["more than 10 MB", "save it without its pictures"]);
    check_refused("resume", "long.rtf", &vec![b'{'; 10_000_001], &["more than 10 MB"]);
}

#[test]
fn an_unknown_extension() {
    check_refused("post", "post.xyz", b"Night Porter", &[".xyz", "accepted: text"]);
    check_refused("resume", "resume.pages", b"Night Porter", &[".pages", "accepted: text"]);
}

#[test]
fn a_document_that_is_something_else() {
    check_refused("resume", "words.pdf", b"I am plain text", &["called .pdf", "no PDF, DOCX, ODT or RTF file"]);
    check_refused("resume", "words.docx", b"I am plain text", &["called .docx", "no PDF, DOCX, ODT or RTF file"]);
}

#[test]
fn a_pdf_that_is_really_a_zip() {
    /// A zip archive without a file in it is its end record alone.
    const EMPTY_ZIP: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    check_refused("resume", "archive.pdf", EMPTY_ZIP, &["called .pdf but is a zip archive", "accepted: text"]);
    check_refused("resume", "cut.pdf", b"PK\x03\x04cut", &["called .pdf but is a zip archive", "accepted: text"]);
    check_refused("resume", "archive.docx", EMPTY_ZIP, &["called .docx but is a zip archive", "accepted: text"]);
}

#[test]
fn a_document_that_was_cut_short() {
    let pdf = include_bytes!("../../../fixtures/resumes/tara-velankar.pdf");
    let docx = include_bytes!("../../../fixtures/resumes/tara-velankar.docx");
    check_refused("resume", "cut.pdf", &pdf[..pdf.len() / 2], &["broken PDF"]);
    check_refused("resume", "cut.docx", &docx[..docx.len() / 2], &["broken DOCX"]);
    let odt = include_bytes!("../../../fixtures/formats/tara-velankar.odt");
    check_refused("resume", "cut.odt", &odt[..odt.len() / 2], &["broken ODT"]);
    check_refused(
        "resume",
        "cut.xml",
        b"<SkillsPassport><LearnerInfo>",
        &["broken Europass record", "ends in the middle"],
    );
    check_refused("resume", "header.pdf", b"%PDF-1.7\n", &["broken PDF"]);
}

#[test]
fn a_document_under_the_name_of_another_kind_is_read_all_the_same() {
    let pdf = include_bytes!("../../../fixtures/resumes/tara-velankar.pdf");
    let docx = include_bytes!("../../../fixtures/resumes/tara-velankar.docx");
    let folder = Folder::of("swapped", &[("really-a-pdf.docx", pdf), ("really-a-docx.pdf", docx)]);
    let ran = folder.run(&["read", "resume", "really-a-pdf.docx", "really-a-docx.pdf", "--format", "json"]);
    assert_eq!(ran.exit, Some(0), "{:?}", ran.complaints);
    assert_eq!(ran.records.len(), 2);
}

#[test]
fn json_that_is_broken_or_somebody_elses() {
    check_refused("resume", "torn.json", br#"{"basics": {"name": "Wim"#, &["broken JSON", "line 1"]);
    check_refused("resume", "recipe.json", br#"{"flour": "500 g"}"#, &["not JSON Resume"]);
    check_refused("post", "recipe.json", br#"{"flour": "500 g"}"#, &["rolecall read post --with-text"]);
}

#[test]
fn a_file_that_is_not_there() {
    let folder = Folder::of("missing", &[]);
    let ran = folder.run(&["read", "post", "nowhere.txt"]);
    assert_eq!(ran.exit, Some(1));
    assert_eq!(ran.records.len(), 0);
    assert!(ran.complaints[0].starts_with("rolecall: nowhere.txt: cannot be opened"), "{:?}", ran.complaints);
}

#[test]
fn a_folder_without_posts() {
    let folder = Folder::of("photos", &[("a.jpg", b"\xFF\xD8\xFF"), ("b.mp3", b"ID3")]);
    let ran = folder.run(&["read", "post", ".", "--format", "json"]);
    assert_eq!(ran.exit, Some(1));
    assert_eq!(
        ran.complaints,
        [
            "rolecall: .: no file in this folder can be read; accepted: text, Markdown, HTML, PDF, DOCX, ODT, RTF",
            "rolecall: 0 postings read from 0 files; 1 input not read; 2 files of other kinds skipped",
        ]
    );
}

#[test]
fn other_kinds_of_files_in_a_folder_are_skipped_and_counted() {
    let folder = Folder::of("mixed", &[("a.jpg", b"\xFF\xD8\xFF"), ("b.txt", b"Night Porter\nHotel Gull\n")]);
    let ran = folder.run(&["read", "post", ".", "--format", "json"]);
    assert_eq!(ran.exit, Some(0), "what is skipped is not bad: {:?}", ran.complaints);
    assert_eq!(ran.records.len(), 1);
    assert_eq!(ran.complaints, ["rolecall: 1 posting read from 1 file; 1 file of other kinds skipped"]);
}

/// `match` with a good résumé, two good posts and what else `arguments` name.
fn run_match(test: &str, files: &[(&str, &[u8])], arguments: &[&str]) -> Ran {
    let porter: &[u8] = b"Night Porter\nHotel Gull and Anchor\nWhitby, UK\n2 years of experience with keys.\n";
    let person: &[u8] = b"Bela Quintrell\nChef de Partie\nBrighton, UK\n";
    let good = [("person.txt", person), ("one.txt", porter), ("two.txt", porter)];
    let folder = Folder::of(test, &good.iter().chain(files).copied().collect::<Vec<_>>());
    folder.run(&[&["match", "--format", "json"], arguments].concat())
}

#[test]
fn posts_that_cannot_be_read_leave_the_others_matched() {
    let bad: [(&str, &[u8]); 2] = [("empty.txt", b""), ("noise.html", &[0; 64])];
    let posts = ["--resume", "person.txt", "--posts", "one.txt", "empty.txt", "noise.html", "two.txt"];
    let ran = run_match("match-posts", &bad, &posts);
    assert_eq!(ran.exit, Some(1));
    assert_eq!(ran.records.len(), 2);
    let [first, second, counts] = &ran.complaints[..] else { panic!("{:?}", ran.complaints) };
    assert!(first.starts_with("rolecall: empty.txt: is empty"), "{first}");
    assert!(second.starts_with("rolecall: noise.html: "), "{second}");
    assert_eq!(counts, "rolecall: 2 postings read from 2 files; 2 inputs not read");
}

#[test]
fn nobody_to_match_is_said() {
    let ran =
        run_match("match-nobody", &[("torn.json", b"{\"basics\"")], &["--resume", "torn.json", "--posts", "one.txt"]);
    assert_eq!(ran.exit, Some(1));
    assert_eq!(ran.records.len(), 0);
    assert!(ran.complaints[0].starts_with("rolecall: torn.json: is broken JSON"), "{:?}", ran.complaints);
}

#[test]
fn wishes_that_are_none() {
    for (name, wishes, word) in [
        ("torn.json", r#"{"places": ["Pune""#, "line 1"),
        ("misspelt.json", r#"{"pay_flor": {"min": 5}}"#, "pay_flor"),
        ("amount.json", r#"{"notice_days": "soon"}"#, "soon"),
        ("words.txt", "more money", "line 1"),
        ("large.json", &*format!("{{\"places\": [\"{}\"]}}", "Pune ".repeat(210_000)), "1 MB of wishes"),
    ] {
        let arguments = ["--resume", "person.txt", "--posts", "one.txt", "--wishes", name];
        let ran = run_match(&format!("match-wishes-{name}"), &[(name, wishes.as_bytes())], &arguments);
        assert_eq!(ran.exit, Some(1), "{name}");
        assert_eq!(ran.records.len(), 0, "a match without the wishes would be another match than was asked for");
        assert!(ran.complaints[0].starts_with(&format!("rolecall: {name}: ")), "{:?}", ran.complaints);
        assert!(ran.complaints[0].contains(word) && ran.complaints[0].contains("accepted: "), "{:?}", ran.complaints);
    }
}

#[test]
fn a_line_of_records_that_is_no_line() {
    let endless = [b"{\"title\": \"".as_slice(), &vec![b'x'; 50_000_001], b"\"}\n"].concat();
    let arguments = ["--resume", "person.txt", "--posts", "endless.jsonl", "one.txt"];
    let ran = run_match("match-endless", &[("endless.jsonl", &endless)], &arguments);
    assert_eq!((ran.exit, ran.records.len()), (Some(1), 1));
    assert!(
        ran.complaints[0].contains("endless.jsonl, line 1: cannot be read: is longer than 50 MB"),
        "{:?}",
        ran.complaints
    );
}

#[test]
fn matching_is_asked_for_in_one_direction() {
    for arguments in [
        &["--resume", "person.txt"][..],
        &["--posts", "one.txt"],
        &["--resume", "person.txt", "--posts"],
        &["--resume", "person.txt", "--resumes", "person.txt"],
        &["--resume", "person.txt", "--post", "one.txt"],
        &["--post", "one.txt", "--resumes", "person.txt", "--wishes", "two.txt"],
        &["--resume", "person.txt", "--posts", "one.txt", "--top", "0"],
        &["--resume", "person.txt", "--posts", "one.txt", "--top", "-1"],
        &["--resume", "person.txt", "--posts", "one.txt", "--top", "many"],
    ] {
        let ran = run_match("match-usage", &[], arguments);
        assert_eq!(ran.exit, Some(2), "{arguments:?}");
        assert_eq!(ran.records.len(), 0, "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_skipped_rather_than_waited_for() {
    let folder = Folder::of("pipe", &[("post.txt", b"Night Porter\nHotel Gull\n")]);
    assert!(Command::new("mkfifo").arg(folder.0.join("endless.txt")).status().unwrap().success());
    let ran = folder.run(&["read", "post", ".", "--format", "json"]);
    assert_eq!(ran.exit, Some(0));
    assert_eq!(ran.complaints, ["rolecall: 1 posting read from 1 file; 1 file of other kinds skipped"]);
}

#[test]
fn wrong_usage_is_told_apart_from_bad_input() {
    let folder = Folder::of("usage", &[("a.txt", b"Night Porter")]);
    for arguments in [
        &["read", "post"][..],
        &["read", "novel", "a.txt"],
        &["read", "post", "a.txt", "--format", "xml"],
        &["read", "post", "a.txt", "--today", "yesterday"],
        &["reed", "post", "a.txt"],
        &[],
    ] {
        let ran = folder.run(arguments);
        assert_eq!(ran.exit, Some(2), "{arguments:?}");
        assert_eq!(ran.records.len(), 0, "{arguments:?}");
        assert!(!ran.complaints.is_empty(), "{arguments:?}");
    }
}

#[test]
fn json_of_another_kind_is_skipped_in_a_folder_and_refused_by_name() {
    let files: &[(&str, &[u8])] =
        &[("posts/porter.txt", b"Night Porter\nHotel Gull and Anchor\n"), ("posts/prices.json", b"{\"tea\": 3}")];
    let folder = Folder::of("foreign-json", files);
    let in_folder = folder.run(&["read", "post", "posts", "--format", "json"]);
    assert_eq!((in_folder.exit, in_folder.records.len()), (Some(0), 1), "{:?}", in_folder.complaints);
    assert_eq!(in_folder.complaints, ["rolecall: 1 posting read from 1 file; 1 file of other kinds skipped"]);
    let by_name = folder.run(&["read", "post", "posts/prices.json", "--format", "json"]);
    assert_eq!(by_name.exit, Some(1));
    assert!(
        by_name.complaints[0].starts_with("rolecall: posts/prices.json: is JSON but not"),
        "{:?}",
        by_name.complaints
    );
}
