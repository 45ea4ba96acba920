//! A text with the words marked that support a value, or cast doubt on one.

use std::collections::BTreeSet;
use std::fmt::{self, Write};
use std::ops::Range;

use askama::filters::{Escaper, Html, HtmlSafe};
use talent::Span;

/// Who wrote the marked words, or that they are doubtful. Where marks overlap, the later variant wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ink {
    /// The team, in a post.
    Team,
    /// The person, in a résumé or their wishes.
    Person,
    /// Somebody, and it cannot be taken as it stands.
    Doubtful,
}

impl Ink {
    const fn tag(self) -> &'static str {
        match self {
            Self::Team => "<mark>",
            Self::Person => "<mark class=\"p\">",
            Self::Doubtful => "<mark class=\"bad\">",
        }
    }
}

/// A way from marked words to the field or problem that they led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The sign that stands behind the words: `b`, `②`.
    pub(crate) sign: String,
    /// What the sign means, read out after it: `Experience`.
    pub(crate) label: String,
    /// Where it leads: `#f-experience`.
    pub(crate) address: String,
}

/// Words to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Where they stand. What lies outside of the text or inside of a character is widened or cut to whole characters.
    pub(crate) span: Span,
    /// In which ink.
    pub(crate) ink: Ink,
    /// Where they lead.
    pub(crate) reference: Option<Reference>,
}

/// A text with marks, escaped. Marks of one ink that meet become one.
#[derive(Clone, Debug)]
pub(crate) struct Marked<'a> {
    text: &'a str,
    runs: Vec<Run>,
    by_lines: bool,
}

/// A stretch of one ink with what it leads to.
#[derive(Clone, Debug)]
struct Run {
    range: Range<usize>,
    ink: Ink,
    references: Vec<Reference>,
}

impl<'a> Marked<'a> {
    /// The text in one piece.
    pub(crate) fn new(text: &'a str, marks: Vec<Mark>) -> Self {
        Self { text, runs: runs(text, marks), by_lines: false }
    }

    /// Each line in an element of its own, so that lines can be numbered. A mark that goes on in the next line begins there again.
    pub(crate) fn by_lines(self) -> Self {
        Self { by_lines: true, ..self }
    }

    fn write_range(&self, out: &mut dyn Write, range: &Range<usize>) -> fmt::Result {
        let mut at = range.start;
        for run in self.runs.iter().filter(|run| run.range.start < range.end && range.start < run.range.end) {
            let (start, end) = (run.range.start.max(range.start), run.range.end.min(range.end));
            escape(out, &self.text[at..start])?;
            out.write_str(run.ink.tag())?;
            escape(out, &self.text[start..end])?;
            let references: &[Reference] = if end == run.range.end { &run.references } else { &[] };
            for reference in references {
                write_reference(out, reference)?;
            }
            out.write_str("</mark>")?;
            at = end;
        }
        escape(out, &self.text[at..range.end])
    }
}

impl fmt::Display for Marked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.by_lines {
            return self.write_range(f, &(0..self.text.len()));
        }
        let mut start = 0;
        for line in self.text.split('\n') {
            f.write_str("<span>")?;
            self.write_range(f, &(start..start + line.len()))?;
            f.write_str("</span>")?;
            start += line.len() + 1;
        }
        Ok(())
    }
}

impl HtmlSafe for Marked<'_> {}

fn escape(out: &mut dyn Write, text: &str) -> fmt::Result {
    Html.write_escaped_str(out, text)
}

fn write_reference(out: &mut dyn Write, reference: &Reference) -> fmt::Result {
    let Reference { sign, label, address } = reference;
    out.write_str("<a href=\"")?;
    escape(out, address)?;
    out.write_str("\" aria-label=\"")?;
    escape(out, &format!("{sign}: {label}"))?;
    out.write_str("\">")?;
    escape(out, sign)?;
    out.write_str("</a>")
}

/// The marks as stretches in order that share no byte.
fn runs(text: &str, marks: Vec<Mark>) -> Vec<Run> {
    let mut marks: Vec<(Range<usize>, Ink, Option<Reference>)> =
        marks.into_iter().map(|mark| (whole_characters(text, mark.span), mark.ink, mark.reference)).collect();
    marks.retain(|(range, _, _)| !range.is_empty());
    marks.sort_by_key(|(range, ink, _)| (range.start, range.end, *ink));
    let cuts: BTreeSet<usize> = marks.iter().flat_map(|(range, _, _)| [range.start, range.end]).collect();
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut runs: Vec<Run> = Vec::new();
    for pair in cuts.windows(2) {
        let piece = pair[0]..pair[1];
        let over = marks.iter().filter(|(range, _, _)| range.start <= piece.start && piece.end <= range.end);
        let Some(ink) = over.map(|(_, ink, _)| *ink).max() else { continue };
        match runs.last_mut().filter(|run| run.ink == ink && run.range.end == piece.start) {
            Some(run) => run.range.end = piece.end,
            None => runs.push(Run { range: piece, ink, references: Vec::new() }),
        }
    }
    for (range, _, reference) in marks {
        // Its last words are marked, if not in its own ink: every byte of a mark lies in a run.
        let run = runs.iter_mut().find(|run| run.range.start < range.end && range.end <= run.range.end);
        if let (Some(run), Some(reference)) = (run, reference) {
            run.references.push(reference);
        }
    }
    runs
}

/// The range within the text, widened to whole characters; nothing where it covers nothing.
fn whole_characters(text: &str, span: Span) -> Range<usize> {
    if span.start >= span.end {
        return 0..0;
    }
    let end = text.ceil_char_boundary(span.end.min(text.len()));
    text.floor_char_boundary(span.start.min(end))..end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mark(start: usize, end: usize, ink: Ink) -> Mark {
        Mark { span: Span::new(start, end), ink, reference: None }
    }

    fn check(text: &str, marks: Vec<Mark>, expected: &str) {
        assert_eq!(Marked::new(text, marks).to_string(), expected);
    }

    #[test]
    fn the_words_are_marked_and_the_rest_is_escaped() {
        check("5 < 8 yrs", vec![mark(0, 5, Ink::Team)], "<mark>5 &#60; 8</mark> yrs");
        check("a&b", vec![mark(0, 1, Ink::Person)], "<mark class=\"p\">a</mark>&#38;b");
        check("none", vec![], "none");
    }

    #[test]
    fn marks_that_meet_are_one_and_doubt_wins() {
        check("abcdef", vec![mark(0, 3, Ink::Team), mark(2, 4, Ink::Team)], "<mark>abcd</mark>ef");
        check("abcdef", vec![mark(0, 2, Ink::Team), mark(2, 4, Ink::Team)], "<mark>abcd</mark>ef");
        check(
            "abcdef",
            vec![mark(0, 6, Ink::Team), mark(2, 4, Ink::Doubtful)],
            "<mark>ab</mark><mark class=\"bad\">cd</mark><mark>ef</mark>",
        );
    }

    #[test]
    fn a_range_inside_of_a_character_takes_the_whole() {
        check("₹26", vec![mark(1, 2, Ink::Team)], "<mark>₹</mark>26");
        check("ab", vec![mark(1, 99, Ink::Team)], "a<mark>b</mark>");
        check("ab", vec![mark(7, 9, Ink::Team), mark(1, 1, Ink::Team)], "ab");
    }

    #[test]
    fn a_sign_leads_from_the_words_to_the_field() {
        let reference = Reference { sign: "b".into(), label: "Experience".into(), address: "#f-experience".into() };
        let mut marks = vec![mark(5, 14, Ink::Team)];
        marks[0].reference = Some(reference);
        check(
            "Exp: 5 - 8 yrs",
            marks,
            "Exp: <mark>5 - 8 yrs<a href=\"#f-experience\" aria-label=\"b: Experience\">b</a></mark>",
        );
    }

    #[test]
    fn a_mark_over_two_lines_begins_again() {
        let marked = Marked::new("one\ntwo\n", vec![mark(2, 5, Ink::Team)]).by_lines();
        assert_eq!(marked.to_string(), "<span>on<mark>e</mark></span><span><mark>t</mark>wo</span><span></span>");
    }

    /// What a reader sees of HTML that holds only our own tags.
    fn seen(html: &str) -> String {
        let mut text = String::new();
        for piece in html.split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, rest)| rest));
        }
        [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")]
            .iter()
            .fold(text, |text, (entity, sign)| text.replace(entity, sign))
    }

    fn marks() -> impl Strategy<Value = Vec<Mark>> {
        let ink = prop_oneof![Just(Ink::Team), Just(Ink::Person), Just(Ink::Doubtful)];
        prop::collection::vec((0..60_usize, 0..60_usize, ink), 0..8)
            .prop_map(|marks| marks.into_iter().map(|(start, end, ink)| mark(start, end, ink)).collect())
    }

    proptest! {
        #[test]
        fn marking_changes_no_word(text in "[a-z₹é<>&\"' ]{0,40}", marks in marks()) {
            let html = Marked::new(&text, marks).to_string();
            prop_assert_eq!(seen(&html), text);
            prop_assert_eq!(html.matches("<mark").count(), html.matches("</mark>").count());
        }

        #[test]
        fn exactly_the_marked_characters_are_marked(text in "[a-z₹é]{0,30}", marks in marks()) {
            let marked = Marked::new(&text, marks.clone());
            for (at, sign) in text.char_indices() {
                let range = Span::new(at, at + sign.len_utf8());
                let wanted = marks.iter().filter(|mark| mark.span.start < mark.span.end && mark.span.overlaps(range));
                let found = marked.runs.iter().find(|run| run.range.contains(&at));
                prop_assert_eq!(found.map(|run| run.ink), wanted.map(|mark| mark.ink).max());
            }
        }

        #[test]
        fn lines_keep_every_word(text in "[a-z₹\n ]{0,40}", marks in marks()) {
            let html = Marked::new(&text, marks).by_lines().to_string();
            prop_assert_eq!(seen(&html.replace("</span><span>", "\n")), text);
        }
    }
}
