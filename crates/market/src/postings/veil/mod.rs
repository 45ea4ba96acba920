//! Holding back the names that nobody may see: a sealed client's, and a private person's whom the text addresses.
//!
//! The reader says where such names stand (problems of the kinds `leaked_name` and `leaked_client`). Before a posting is stored they are taken out of every
//! field of its record; the text of its source keeps them, and nothing shows that text but [`Quotable`], which skips them. So a query that
//! forgets to hold something back has nothing to forget.

mod fields;
mod names;

use extract::text::html;
use talent::{Posting, ProblemKind, Span};

use names::Name;

/// What stands where a name was.
pub(crate) const HELD_BACK: &str = "[name held back]";
/// What stands where a link was that tracks its reader.
const TRACKING_LINK: &str = "[tracking link]";

/// Bytes that stand for held-back ones in a text whose ranges must stay where they are. No text that was read holds them.
const NAME_BYTE: u8 = 0x1a;
const LINK_BYTE: u8 = 0x1b;
const OUTSIDE_BYTE: u8 = 0x1c;

/// The names that a posting's text gives away.
#[derive(Clone, Debug, Default)]
pub(super) struct Veil {
    names: Vec<Name>,
}

impl Veil {
    /// The names at the places of `text` that the reader has marked.
    pub(super) fn of(posting: &Posting, text: &str) -> Self {
        let marked = leaks(posting).filter_map(|span| span.of(text));
        let mut names: Vec<Name> = marked.filter_map(|written| Name::of(html::see_through(written).text())).collect();
        names.sort();
        names.dedup();
        Self { names }
    }

    /// The text without the names.
    fn over(&self, text: &str) -> String {
        let mut made = String::with_capacity(text.len());
        let mut done = 0;
        for span in names::find(&self.names, text) {
            made.push_str(&text[done..span.start]);
            made.push_str(HELD_BACK);
            done = span.end;
        }
        made.push_str(&text[done..]);
        made
    }

    /// The posting with the names taken out of every field.
    pub(super) fn over_posting(&self, mut posting: Posting) -> Posting {
        let tracked = evidence(&posting, ProblemKind::TrackingLink).next().is_some();
        fields::each_text(&mut posting, |text| {
            if !self.names.is_empty() {
                *text = self.over(text);
            }
            if tracked {
                *text = extract::without_tracking(text);
            }
        });
        posting
    }
}

/// The text of a posting's source as it may be quoted: every range of the posting's evidence lies where it lies in the source.
pub(crate) struct Quotable(String);

impl Quotable {
    /// The text of the source of a stored posting.
    pub(crate) fn of(posting: &Posting, text: &str) -> Self {
        let mut bytes = text.as_bytes().to_vec();
        let mut hide = |span: Span, with: u8| {
            if span.of(text).is_some() {
                bytes[span.start..span.end].fill(with);
            }
        };
        // A page may hold other postings, with secrets of their own.
        hide(Span::new(0, posting.source.start), OUTSIDE_BYTE);
        hide(Span::new(posting.source.end, text.len()), OUTSIDE_BYTE);
        evidence(posting, ProblemKind::TrackingLink).for_each(|span| hide(span, LINK_BYTE));
        let seen = html::see_through(text);
        for span in names::find(&Veil::of(posting, text).names, seen.text()) {
            hide(seen.source_of(span), NAME_BYTE);
        }
        leaks(posting).for_each(|span| hide(span, NAME_BYTE));
        Self(String::from_utf8(bytes).expect("whole characters were replaced by ASCII"))
    }

    /// The text to which ranges refer. What is taken from it goes through [`Quotable::shown`] before anybody sees it.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// Words taken from the text, as people may see them.
    pub(crate) fn shown(words: &str) -> String {
        let mut made = String::with_capacity(words.len());
        let mut hidden = None;
        for c in words.chars() {
            let stands_for = [(NAME_BYTE, HELD_BACK), (LINK_BYTE, TRACKING_LINK), (OUTSIDE_BYTE, "")]
                .into_iter()
                .find_map(|(byte, sign)| (char::from(byte) == c).then_some(sign));
            match stands_for {
                Some(sign) if hidden != Some(sign) => made.push_str(sign),
                Some(_) => {}
                None => made.push(c),
            }
            hidden = stands_for;
        }
        made
    }

    /// The words of a range, as people may see them; `None` where it does not lie in the posting's part of the text.
    pub(crate) fn quote(&self, span: Span) -> Option<String> {
        span.of(&self.0).map(Self::shown).filter(|words| !words.is_empty())
    }
}

/// Where the reader has seen names that must not be seen.
fn leaks(posting: &Posting) -> impl Iterator<Item = Span> {
    [ProblemKind::LeakedName, ProblemKind::LeakedClient].into_iter().flat_map(|kind| evidence(posting, kind))
}

fn evidence(posting: &Posting, kind: ProblemKind) -> impl Iterator<Item = Span> {
    posting
        .problems
        .iter()
        .filter(move |problem| problem.kind == kind)
        .flat_map(|problem| problem.evidence.iter().copied())
}
