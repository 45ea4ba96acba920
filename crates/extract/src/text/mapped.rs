//! A text that was made from another one, and the way back to the characters it was made from.

use talent::Span;

/// A text made from a source text, in which every range knows the range of the source that it stands for.
///
/// Evidence must point at the very characters of the source, while readers want to see neither tags nor entities:
/// they read `text()` and translate what they found with [`MappedText::source_of`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MappedText {
    text: String,
    /// In the order of the text, without gaps: each piece ends where the next one begins.
    pieces: Vec<Piece>,
}

/// A stretch of the text and the stretch of the source that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// First byte of the stretch in the text.
    start: usize,
    source: Span,
    /// The stretch was copied byte for byte, so that each byte of it has its own place in the source.
    copied: bool,
}

impl MappedText {
    /// The source itself, unchanged.
    pub fn unchanged(source: &str) -> Self {
        let mut mapping = Mapping::of(source);
        mapping.copy(Span::new(0, source.len()));
        mapping.finish()
    }

    /// The text to read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text to read, where the way back is no longer needed.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The range of the source that a range of the text stands for.
    ///
    /// Where a range begins or ends inside something that was replaced as a whole (an entity, a tag), the whole of it counts.
    /// A range past the end is cut off there. An empty range has an empty one at its start.
    pub fn source_of(&self, range: Span) -> Span {
        let start = range.start.min(self.text.len());
        let end = range.end.clamp(start, self.text.len());
        let Some(first) = self.piece_at(start) else { return Span::new(0, 0) };
        let source_start = if first.copied {
            first.source.start + (start - first.start)
        } else if start == self.text.len() && start > first.start {
            first.source.end
        } else {
            first.source.start
        };
        if start == end {
            return Span::new(source_start, source_start);
        }
        let Some(last) = self.piece_at(end - 1) else { return Span::new(source_start, source_start) };
        let source_end = if last.copied { last.source.start + (end - last.start) } else { last.source.end };
        Span::new(source_start, source_end)
    }

    /// The piece that holds the byte at `at`; past the end, the last one.
    fn piece_at(&self, at: usize) -> Option<Piece> {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        self.pieces.get(after.checked_sub(1)?).copied()
    }
}

/// A [`MappedText`] in the making: the source is walked once from its beginning to its end.
#[derive(Clone, Debug)]
pub struct Mapping<'a> {
    source: &'a str,
    made: MappedText,
}

impl<'a> Mapping<'a> {
    /// An empty text over `source`.
    pub const fn of(source: &'a str) -> Self {
        Self { source, made: MappedText { text: String::new(), pieces: Vec::new() } }
    }

    /// What was made so far.
    pub fn text(&self) -> &str {
        &self.made.text
    }

    /// Appends a range of the source as it stands. A range that is empty or not in the source appends nothing.
    pub fn copy(&mut self, range: Span) {
        let Some(copied) = range.of(self.source).filter(|text| !text.is_empty()) else { return };
        let start = self.made.text.len();
        self.made.text.push_str(copied);
        match self.made.pieces.last_mut() {
            Some(last) if last.copied && last.source.end == range.start => last.source.end = range.end,
            _ => self.made.pieces.push(Piece { start, source: range, copied: true }),
        }
    }

    /// Appends `text`, which stands for `range` of the source.
    pub fn replace(&mut self, range: Span, text: &str) {
        if text.is_empty() {
            return;
        }
        let start = self.made.text.len();
        self.made.text.push_str(text);
        self.made.pieces.push(Piece { start, source: range, copied: false });
    }

    /// Takes back everything after the first `length` bytes of the text. A `length` that splits a character takes nothing back.
    pub fn truncate(&mut self, length: usize) {
        if length >= self.made.text.len() || !self.made.text.is_char_boundary(length) {
            return;
        }
        self.made.text.truncate(length);
        while self.made.pieces.last().is_some_and(|piece| piece.start >= length) {
            self.made.pieces.pop();
        }
        if let Some(last) = self.made.pieces.last_mut().filter(|last| last.copied) {
            last.source.end = last.source.start + (length - last.start);
        }
    }

    /// The finished text.
    pub fn finish(self) -> MappedText {
        self.made
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `R&amp;D<br>team` as `R&D`, a line break, `team`.
    fn sample() -> MappedText {
        let mut mapping = Mapping::of("R&amp;D<br>team");
        mapping.copy(Span::new(0, 1));
        mapping.replace(Span::new(1, 6), "&");
        mapping.copy(Span::new(6, 7));
        mapping.replace(Span::new(7, 11), "\n");
        mapping.copy(Span::new(11, 15));
        mapping.finish()
    }

    fn check(start: usize, end: usize, source: &str) {
        let found = sample().source_of(Span::new(start, end));
        assert_eq!(found.of("R&amp;D<br>team"), Some(source), "{start}..{end} of {:?}", sample().text());
    }

    #[test]
    fn ranges_find_their_way_back() {
        assert_eq!(sample().text(), "R&D\nteam");
        check(0, 3, "R&amp;D");
        check(1, 2, "&amp;");
        check(2, 3, "D");
        check(3, 4, "<br>");
        check(5, 7, "ea");
        check(4, 99, "team");
        check(99, 120, "");
    }

    #[test]
    fn an_empty_text_has_only_the_empty_range() {
        assert_eq!(MappedText::default().source_of(Span::new(3, 9)), Span::new(0, 0));
    }

    #[test]
    fn what_was_taken_back_is_gone_from_both_sides() {
        let mut mapping = Mapping::of("one&nbsp;two");
        mapping.copy(Span::new(0, 3));
        mapping.replace(Span::new(3, 9), " ");
        mapping.copy(Span::new(9, 12));
        mapping.truncate(2);
        mapping.replace(Span::new(12, 12), "\n");
        let made = mapping.finish();
        assert_eq!(made.text(), "on\n");
        assert_eq!(made.source_of(Span::new(0, 2)), Span::new(0, 2));
        assert_eq!(made.source_of(Span::new(0, 3)), Span::new(0, 12));
    }

    proptest! {
        #[test]
        fn ranges_of_an_unchanged_text_are_themselves(text in "\\PC{0,40}", a in 0_usize..200, b in 0_usize..200) {
            let (a, b) = (a.min(b).min(text.len()), a.max(b).min(text.len()));
            prop_assert_eq!(MappedText::unchanged(&text).source_of(Span::new(a, b)), Span::new(a, b));
        }
    }
}
