//! HTML as browsers, word processors and forums write it, and its text.

use proptest::prelude::*;
use talent::Span;

use super::*;

fn check_page(source: &str, text: &str) {
    assert_eq!(document(source).text(), text, "{source}");
}

fn check_fragments(source: &str, text: &str) {
    assert_eq!(see_through(source).text(), text, "{source}");
}

#[test]
fn blocks_are_lines() {
    check_page(
        "<h1>Night  porter</h1>\n<p>We <b>run</b> a\n hotel.<br>In Pune.</p><div>Apply</div>now",
        "Night porter\n\nWe run a hotel.\nIn Pune.\n\nApply\nnow",
    );
    check_page("<ul>\n <li>Rust</li>\n <li><p>C++ &amp; C#</p></li><li></li></ul>end", "• Rust\n• C++ & C#\n\nend");
    check_page("<pre>a\n  b</pre>c", "a\n  b\n\nc");
}

#[test]
fn rows_are_lines_and_long_cells_are_columns() {
    check_page(
        "<table><tr><td>Rust</td><td><p>3 years</p></td></tr><tr><td>Go</td><td>1 year</td></tr></table>",
        "Rust\t3 years\nGo\t1 year",
    );
    check_page(
        "<table><tr><td><p>Skills</p><p>Rust</p></td><td><p>Work</p><p>Kestrel Works</p></td></tr></table>",
        "Skills\n\nRust\n\nWork\n\nKestrel Works",
    );
}

#[test]
fn what_no_browser_shows_is_left_out() {
    check_page(
        "<html><head><title>Jobs</title><style>p{}</style></head><body><p>Porter<!-- not this --></p><script>if (a < b) { '</p>' }</script></body></html>",
        "Porter",
    );
    check_page(
        "<p>Porter</p><div style='display: none'><p>rust <b>kafka</b></p></div><p hidden>more</p><p>Pune</p>",
        "Porter\n\nPune",
    );
}

#[test]
fn entities_are_characters() {
    check_page("caf&eacute; &#8377;12 &#x20B9;15 &#146;s&nbsp;a &unknown; R&D &", "café ₹12 ₹15 ’s a &unknown; R&D &");
}

#[test]
fn fragments_are_seen_through() {
    check_fragments(
        "Nimbus Loom | Pune<p>We run <i>looms</i>.<p>C&#x2F;C++ &amp; R&D",
        "Nimbus Loom | Pune\n\nWe run looms.\n\nC/C++ & R&D",
    );
    check_fragments(
        "Nimbus Loom | Pune < p > We run < i > looms < / i > . < a href= \" https : / / nimbus.example \" rel= \" nofollow \" > nimbus.example < / a >",
        "Nimbus Loom | Pune\n\n We run  looms  .  nimbus.example ",
    );
    check_fragments("<ul><li>Rust</li><li>Go</li></ul>", "\n\n• Rust\n• Go\n");
}

#[test]
fn plain_text_stays_as_it_is() {
    for text in
        ["a < b and c > d", "List<String> of <your name>", "1 < 2\r\n\tAT&T; R&D &copy", "<>", "< p", "&;&#;&#x;"]
    {
        check_fragments(text, text);
    }
}

#[test]
fn a_shortened_address_is_given_whole() {
    let source = r#"Apply: <a href="https:&#x2F;&#x2F;nimbus.example&#x2F;jobs&#x2F;porter">https:&#x2F;&#x2F;nimbus.example&#x2F;jo...</a> now"#;
    check_fragments(source, "Apply: https://nimbus.example/jobs/porter now");
    check_page(source, "Apply: https://nimbus.example/jobs/porter now");
}

#[test]
fn evidence_points_at_the_characters_of_the_source() {
    let source = "Pune<p>R&amp;D lead";
    let made = see_through(source);
    let at = made.text().find("R&D lead").unwrap();
    assert_eq!(made.source_of(Span::new(at, at + 8)).of(source), Some("R&amp;D lead"));
    let source = "<li>A <b>senior</b>  role";
    let made = document(source);
    let at = made.text().find("senior role").unwrap();
    assert_eq!(made.source_of(Span::new(at, at + 11)).of(source), Some("senior</b>  role"));
}

proptest! {
    #[test]
    fn every_range_of_the_text_has_its_place_in_the_source(
        source in "(<(/)?(p|li|td|tr|b|a|pre|div|script|ul)( hidden| href='x&amp;y')?>|&(amp|#x2F|nope);|<|>|&|\"|'|é| |\n|word|[.]{3}){0,40}",
        a in 0_usize..200,
        b in 0_usize..200,
    ) {
        for made in [document(&source), see_through(&source)] {
            let (a, b) = (a.min(b).min(made.text().len()), a.max(b).min(made.text().len()));
            if made.text().is_char_boundary(a) && made.text().is_char_boundary(b) {
                let place = made.source_of(Span::new(a, b));
                prop_assert!(place.of(&source).is_some(), "{:?} of {:?}", place, source);
            }
        }
    }

    #[test]
    fn any_text_is_read(source in "\\PC{0,80}") {
        document(&source);
        let made = see_through(&source);
        if !source.contains(['<', '&']) {
            prop_assert_eq!(made.text(), source);
        }
    }
}
