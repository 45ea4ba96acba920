//! Pages as programs draw them, and the text that a person reads on them.

use proptest::prelude::*;
use talent::{ProblemKind, Span};

use super::*;

/// A run of text in 10 points at a place; its width is what such a text takes in Helvetica, about half its size a letter.
fn run(left: f32, baseline: f32, text: &str) -> Run {
    #[expect(clippy::cast_precision_loss, reason = "texts of tests are short")]
    let right = left + text.chars().count() as f32 * 5.0;
    Run { text: text.to_owned(), left, right, baseline, size: 10.0, look: Look::Seen, part: None }
}

fn page(runs: Vec<Run>) -> Page {
    Page { width: 600.0, height: 800.0, runs, ..Page::default() }
}

fn check(runs: Vec<Run>, text: &str) {
    assert_eq!(read(&[page(runs)]).text, text);
}

/// `count` lines of body text from `top` down, `leading` points apart.
fn body(left: f32, top: f32, leading: f32, name: &str, count: u8) -> Vec<Run> {
    (0..count)
        .map(|line| run(left, f32::from(line).mul_add(leading, top), &format!("{name} has line {line} of body text")))
        .collect()
}

#[test]
fn words_are_told_by_their_gaps() {
    check(vec![run(50.0, 100.0, "Mi"), run(60.0, 100.0, "ra"), run(73.0, 100.0, "Velloor")], "Mira Velloor\n");
}

#[test]
fn a_date_at_the_right_margin_stays_on_its_line() {
    let mut runs = Vec::new();
    for job in 0_u8..6 {
        let top = f32::from(job).mul_add(70.0, 100.0);
        runs.extend([
            run(50.0, top, &format!("Kestrel Works {job}")),
            run(480.0, top, &format!("Jan 201{job} - Mar 201{job}")),
        ]);
        runs.extend(body(60.0, top + 14.0, 14.0, "Duty", 3));
    }
    let text = read(&[page(runs)]).text;
    assert!(text.starts_with("Kestrel Works 0\tJan 2010 - Mar 2010\nDuty has line 0"), "{text}");
    assert!(text.contains("Kestrel Works 5\tJan 2015 - Mar 2015\n"), "{text}");
}

/// Which of two columns each line of a text belongs to.
fn sides(text: &str) -> String {
    text.lines().filter_map(|line| line.chars().next()).collect()
}

#[test]
fn columns_are_read_one_after_the_other_however_they_are_drawn() {
    let left = body(40.0, 100.0, 14.0, "Left", 20);
    for leading in [14.0, 11.0] {
        let right = body(320.0, 100.0, leading, "Right", 20);
        let by_column: Vec<Run> = left.iter().chain(&right).cloned().collect();
        let by_row: Vec<Run> = left.iter().zip(&right).flat_map(|(a, b)| [b.clone(), a.clone()]).collect();
        for runs in [by_column, by_row] {
            assert_eq!(sides(&read(&[page(runs)]).text), format!("{}{}", "L".repeat(20), "R".repeat(20)));
        }
    }
}

#[test]
fn a_heading_over_both_columns_comes_first() {
    let mut runs = body(40.0, 140.0, 14.0, "Left", 12);
    runs.extend(body(320.0, 140.0, 14.0, "Right", 12));
    runs.push(run(200.0, 100.0, "A heading that stands above both of them"));
    assert_eq!(sides(&read(&[page(runs)]).text), format!("A{}{}", "L".repeat(12), "R".repeat(12)));
}

#[test]
fn wrapped_sentences_are_one_line_and_lists_are_not() {
    let lines = |texts: &[&str]| {
        (0_u8..).zip(texts).map(|(row, text)| run(50.0, f32::from(row).mul_add(12.0, 100.0), text)).collect()
    };
    check(
        lines(&["Kept the keys of four hundred rooms and", "Whitby harbour, and wrote a cross-", "functional log."]),
        "Kept the keys of four hundred rooms and Whitby harbour, and wrote a cross-functional log.\n",
    );
    check(
        lines(&["Kept the keys of four hundred rooms", "Greeted guests from many lands"]),
        "Kept the keys of four hundred rooms\nGreeted guests from many lands\n",
    );
    check(
        lines(&["Kept the keys of the rooms of guests", "and", "Greeted guests from many lands who came with"]),
        "Kept the keys of the rooms of guests\nand\nGreeted guests from many lands who came with\n",
    );
    check(lines(&["Cloud Formation", "aws"]), "Cloud Formation\naws\n");
}

#[test]
fn a_table_is_read_row_by_row() {
    let rows = [
        ("Python", "6 years"),
        ("Rust", "3 years"),
        ("Kafka", "2 years"),
        ("Docker", "4 years"),
        ("Linux", "9 years"),
        ("Git", "8 years"),
    ];
    let mut runs = Vec::new();
    for (row, top) in rows.iter().zip([100.0, 114.0, 128.0, 142.0, 156.0, 170.0]) {
        runs.extend([run(50.0, top, row.0), run(300.0, top, row.1)]);
    }
    check(runs, "Python\t6 years\nRust\t3 years\nKafka\t2 years\nDocker\t4 years\nLinux\t9 years\nGit\t8 years\n");
}

#[test]
fn bullets_cling_to_their_text_and_ligatures_become_letters() {
    check(
        vec![run(50.0, 100.0, "\u{f0b7}"), run(90.0, 100.0, "Refined the work\u{fb02}ow")],
        "• Refined the workflow\n",
    );
}

#[test]
fn bullets_that_are_drawn_or_unnamed_stand_before_their_text() {
    let dots = vec![(42.0, 96.5), (200.0, 96.5), (42.0, 300.0)];
    let list = Page { dots, ..page(vec![run(50.0, 100.0, "Refined the ales"), run(50.0, 120.0, "Locked the gates")]) };
    assert_eq!(read(&[list]).text, "• Refined the ales\nLocked the gates\n");
    check(vec![run(38.0, 100.0, "\u{fffd}"), run(50.0, 100.0, "Refined the ales")], "• Refined the ales\n");
}

#[test]
fn words_in_letters_that_a_font_keeps_for_itself_are_lost_and_icons_are_not() {
    let laid_out = read(&[page(vec![run(50.0, 100.0, "\u{e001}\u{e002}\u{e003} Whitby")])]);
    assert_eq!(laid_out.problems[0].kind, ProblemKind::GarbledText);
    assert_eq!(read(&[page(vec![run(50.0, 100.0, "\u{f0e0} Whitby")])]).problems, []);
}

#[test]
fn a_narrow_gutter_parts_columns_where_words_stand_below_each_other() {
    let column = |left: f32, name: &str| -> Vec<Run> {
        (0_u8..20)
            .flat_map(|row| {
                let top = f32::from(row).mul_add(14.0, 100.0);
                // Justified: the blanks differ from row to row, both ends do not.
                let shift = f32::from(row * 7 % 11);
                [
                    run(left, top, &format!("{name} keeps the log")),
                    Run { right: left + 200.0, ..run(left + 96.0 + shift, top, "of the tides and boats") },
                ]
            })
            .collect()
    };
    let runs = [column(40.0, "Left"), column(246.0, "Right")].concat();
    let text = read(&[page(runs)]).text;
    let sides: String =
        text.split_whitespace().filter(|word| matches!(*word, "Left" | "Right")).map(|word| &word[..1]).collect();
    assert_eq!(sides, "L".repeat(20) + &"R".repeat(20));
}

/// Runs that belong to the parts of a tagged document.
fn tagged(runs: Vec<Run>, parts: &[u32]) -> Vec<Run> {
    runs.into_iter().zip(parts).map(|(run, part)| Run { part: Some(*part), ..run }).collect()
}

#[test]
fn a_tagged_document_is_read_in_its_own_order_where_that_is_sane() {
    let lists = || {
        let rows: [(&str, &str); 3] = [("Skills", "Languages"), ("Welding", "Welsh"), ("Rust", "Dutch")];
        rows.iter()
            .zip([100.0, 114.0, 128.0])
            .flat_map(|((a, b), top)| [run(50.0, top, a), run(300.0, top, b)])
            .collect::<Vec<Run>>()
    };
    let rows = "Skills\tLanguages\nWelding\tWelsh\nRust\tDutch\n";
    check(lists(), rows);
    check(tagged(lists(), &[1, 4, 2, 5, 3, 6]), "Skills\nWelding\nRust\n\nLanguages\nWelsh\nDutch\n");
    check(tagged(lists(), &[1, 2, 3, 4, 5, 6]), rows);
    check(tagged(lists(), &[6, 5, 4, 3, 2, 1]), rows);
    let half = tagged(lists(), &[1, 4, 2]).into_iter().chain(lists().into_iter().skip(3)).collect();
    check(half, rows);
}

#[test]
fn letters_that_stand_apart_are_words() {
    let spaced =
        "SKILLS".chars().zip([50.0, 58.0, 66.0, 74.0, 82.0, 90.0]).map(|(c, left)| run(left, 100.0, &c.to_string()));
    check(spaced.collect(), "SKILLS\n");
}

#[test]
fn page_numbers_and_repeated_headers_are_left_out() {
    let one = page(vec![run(50.0, 30.0, "Mira Velloor"), run(50.0, 300.0, "First"), run(300.0, 780.0, "Page 1 of 2")]);
    let two = page(vec![run(50.0, 30.0, "Mira Velloor"), run(50.0, 300.0, "Second"), run(300.0, 780.0, "Page 2 of 2")]);
    assert_eq!(read(&[one, two]).text, "Mira Velloor\n\nFirst\nSecond\n");
}

#[test]
fn a_page_number_beside_a_footer_is_left_out() {
    let pages: Vec<Page> = ["Page 1 of 2", "Page 2 of 2"]
        .map(|number| {
            page(vec![run(50.0, 300.0, "Kestrel Works"), run(50.0, 780.0, "Mira Velloor"), run(400.0, 780.0, number)])
        })
        .to_vec();
    assert_eq!(read(&pages).text, "Kestrel Works\n\nMira Velloor\nKestrel Works\n");
    check(
        vec![run(50.0, 300.0, "Skills"), run(50.0, 780.0, "Years"), run(400.0, 780.0, "12")],
        "Skills\n\nYears\t12\n",
    );
}

#[test]
fn a_line_that_happens_to_recur_near_the_edge_stays() {
    let one = page(vec![run(50.0, 300.0, "First"), run(50.0, 765.0, "Kestrel Works, Pune")]);
    let two = page(vec![run(50.0, 40.0, "Kestrel Works, Pune"), run(50.0, 300.0, "Second")]);
    assert_eq!(read(&[one, two]).text.matches("Kestrel Works, Pune").count(), 2);
}

#[test]
fn hidden_text_stands_behind_the_rest_and_is_named() {
    let hidden = Run { look: Look::Camouflaged, ..run(50.0, 105.0, "rust kafka python") };
    let laid_out = read(&[page(vec![run(50.0, 100.0, "Mira Velloor"), hidden])]);
    assert_eq!(&laid_out.text[..laid_out.seen], "Mira Velloor\n");
    let [problem] = laid_out.problems.as_slice() else { panic!("one problem: {:?}", laid_out.problems) };
    assert_eq!(problem.kind, ProblemKind::HiddenText);
    assert_eq!(problem.evidence[0].of(&laid_out.text), Some("rust kafka python"));
}

#[test]
fn a_line_that_is_cut_by_the_end_of_a_page_is_read_once() {
    let cut = Run { look: Look::Clipped, ..run(50.0, 790.0, "Kept the  keys") };
    let pages = [page(vec![run(50.0, 100.0, "Mira Velloor"), cut]), page(vec![run(50.0, 20.0, "Kept the keys")])];
    assert_eq!((read(&pages).text.as_str(), read(&pages).problems), ("Mira Velloor\nKept the keys\n", Vec::new()));
}

#[test]
fn letters_that_a_font_does_not_name_are_a_problem() {
    let laid_out = read(&[page(vec![run(50.0, 100.0, "Mi\u{fffd}\u{fffd}a")])]);
    assert_eq!(laid_out.problems[0].kind, ProblemKind::GarbledText);
    assert_eq!(laid_out.problems[0].evidence, [Span::new(2, 8)]);
}

fn any_run() -> impl Strategy<Value = Run> {
    let number = prop_oneof![-50.0_f32..900.0, Just(0.0)];
    let look = prop_oneof![4 => Just(Look::Seen), 1 => Just(Look::Turned), 1 => Just(Look::Tiny)];
    ("\\PC{0,12}", number.clone(), 0.0_f32..80.0, number, 0.0_f32..30.0, look).prop_map(
        |(text, left, width, baseline, size, look)| Run {
            text,
            left,
            right: left + width,
            baseline,
            size,
            look,
            part: None,
        },
    )
}

proptest! {
    #[test]
    fn every_seen_letter_is_read_once(runs in proptest::collection::vec(any_run(), 0..60)) {
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(char::is_ascii_alphabetic).collect();
            letters.sort_unstable();
            letters
        };
        let page = page(runs);
        let laid_out = read(std::slice::from_ref(&page));
        let seen: String = page.runs.iter().filter(|run| run.look.is_seen()).map(|run| crate::text::plain(&run.text)).collect();
        let read_letters = letters(&laid_out.text[..laid_out.seen]);
        prop_assert!(read_letters.len() <= letters(&seen).len());
        for problem in &laid_out.problems {
            prop_assert!(problem.evidence.iter().all(|span| span.of(&laid_out.text).is_some()));
        }
    }

    #[test]
    fn the_order_of_drawing_does_not_matter(seed in 0_usize..40) {
        let mut runs = body(40.0, 100.0, 14.0, "Left", 12);
        runs.extend(body(320.0, 103.0, 13.0, "Right", 12));
        let expected = read(&[page(runs.clone())]);
        let at = seed % runs.len();
        runs.rotate_left(at);
        prop_assert_eq!(read(&[page(runs)]), expected);
    }
}
