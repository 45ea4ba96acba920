//! The header of a job while its pieces come in from the rows around its dates.

use talent::Span;

use super::super::header::{Kind, Piece};

/// The pieces of a header as they come in.
#[derive(Default)]
pub(super) struct Header {
    pub(super) title: Option<Piece>,
    pub(super) employer: Option<Piece>,
    pub(super) place: Option<Piece>,
    /// Titles that stand right behind the title in its row: "Owner, Head Baker".
    pub(super) also: Vec<Piece>,
    /// Pieces of which nothing tells the kind, as they stand in the text.
    pub(super) unknown: Vec<Piece>,
}

impl Header {
    pub(super) fn complete(&self) -> bool {
        self.title.is_some() && (self.employer.is_some() || !self.unknown.is_empty())
            || self.employer.is_some() && self.unknown.iter().any(|piece| !piece.dash_behind)
    }

    /// Enough for a title and an employer, though nothing may tell which is which.
    pub(super) fn full(&self) -> bool {
        self.complete() || self.unknown.len() >= 2
    }

    /// Takes the pieces of a row of dates or of one below it.
    pub(super) fn take(&mut self, pieces: &[Piece]) {
        for (at, piece) in pieces.iter().enumerate() {
            let behind_title = at.checked_sub(1).is_some_and(|before| self.holds_title(pieces[before].span));
            if behind_title && piece.kind == Kind::Title && !piece.labelled {
                self.also.push(*piece);
            } else {
                self.put(*piece);
            }
        }
    }

    /// Takes the pieces of a row above what was taken before.
    pub(super) fn take_above(&mut self, pieces: &[Piece]) {
        let later = std::mem::take(&mut self.unknown);
        self.take(pieces);
        self.unknown.extend(later);
    }

    fn holds_title(&self, span: Span) -> bool {
        self.title.iter().chain(&self.also).any(|title| title.span == span)
    }

    fn put(&mut self, piece: Piece) {
        let slot = match piece.kind {
            Kind::Title => &mut self.title,
            Kind::Employer => &mut self.employer,
            Kind::Place => &mut self.place,
            Kind::Unknown => {
                self.unknown.push(piece);
                return;
            }
        };
        // "Department of Glazes, Mossgate University": the employer is the house, not the part of it.
        let house = slot.is_some_and(|held| held.is_part && !piece.is_part);
        if slot.is_none() || house || piece.labelled && !slot.is_some_and(|held| held.labelled) {
            *slot = Some(piece);
        }
    }

    /// Whether the row brings a labelled value, or the title or the employer that is still missing.
    pub(super) fn improves(&self, pieces: &[Piece]) -> bool {
        let missing = |piece: &Piece| match piece.kind {
            Kind::Title => self.title.is_none(),
            Kind::Employer => self.employer.is_none(),
            _ => false,
        };
        pieces.iter().any(|piece| piece.labelled || missing(piece))
    }

    /// Whether a row below the dates belongs to the header. Where the header stands above the dates, only what is sure does.
    pub(super) fn wants(&self, pieces: &[Piece], from_above: bool) -> bool {
        let missing = |piece: &Piece| match piece.kind {
            Kind::Title => self.title.is_none(),
            Kind::Employer => self.employer.is_none(),
            Kind::Place => self.place.is_none(),
            Kind::Unknown => !from_above && !self.complete(),
        };
        pieces.len() <= 4 && pieces.iter().any(missing) && (!self.complete() || self.improves(pieces))
    }

    /// Title, employer and place. A piece of unknown kind is whichever of the two is missing; of two unknown ones the first is the title.
    pub(super) fn settle(self) -> (Option<Span>, Option<Span>, Option<Span>) {
        let mut unknown = self.unknown.into_iter();
        let (title, employer) = match (self.title, self.employer) {
            (Some(title), Some(employer)) => (Some(title), Some(employer)),
            (Some(title), None) => (Some(title), unknown.next()),
            (None, Some(employer)) => (unknown.find(|piece| !piece.dash_behind), Some(employer)),
            (None, None) => match (unknown.next(), unknown.next()) {
                (Some(first), Some(second)) => (Some(first), Some(second)),
                (only, _) => (None, only),
            },
        };
        let span = |piece: Option<Piece>| piece.map(|piece| piece.span);
        (span(title), span(employer), span(self.place))
    }
}
