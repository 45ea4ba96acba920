//! The tally: a stick that was cut across and split. Upper half: what the team asked for; lower half: what the person asked for. Each
//! piece is one criterion, as long as it weighs and filled as far as it is met. Never without numbers beside it.

use std::fmt::{self, Write};

use askama::filters::{Html, HtmlSafe, escape};

/// Units of the drawing along the stick.
const LENGTH: u64 = 1000;
/// Units between two pieces.
const GAP: u64 = 7;
/// Units across one half.
const THICKNESS: u64 = 15;

/// One criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// What it earns.
    pub(crate) points: u16,
    /// What it could earn.
    pub(crate) points_max: u16,
    /// Whether anybody knows: an unknown piece has a broken outline and is not filled.
    pub(crate) known: bool,
}

/// One half of the stick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    /// Criterion by criterion.
    Pieces(Vec<Piece>),
    /// In one piece: for teams, because pieces of the person's half would give a pay floor away. Points of 1000.
    Whole(u16),
    /// About this half nothing is known.
    Unknown,
}

/// Both halves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    /// What the team asked for.
    pub(crate) team: Half,
    /// What the person asked for.
    pub(crate) person: Half,
    /// What it shows, for those who cannot see it; absent where the numbers stand right beside it.
    pub(crate) label: Option<String>,
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#"<svg class="tally" viewBox="0 0 1000 36" preserveAspectRatio="none" "#)?;
        match &self.label {
            Some(label) => {
                write!(f, r#"role="img" aria-label="{}">"#, escape(label, Html).map_err(|_| fmt::Error)?)?;
            }
            None => f.write_str(r#"aria-hidden="true">"#)?,
        }
        write_half(f, &self.team, "t", 1)?;
        write_half(f, &self.person, "p", 20)?;
        f.write_str("</svg>")
    }
}

impl HtmlSafe for Tally {}

fn write_half(f: &mut fmt::Formatter<'_>, half: &Half, side: &str, top: u64) -> fmt::Result {
    let whole = |points, known| vec![Piece { points, points_max: 1000, known }];
    let pieces = match half {
        Half::Pieces(pieces) => pieces.clone(),
        Half::Whole(points) => whole(*points, true),
        Half::Unknown => whole(0, false),
    };
    let (mut filled, mut known, mut unknown) = (String::new(), String::new(), String::new());
    for (piece, start, length) in laid(&pieces) {
        let outline = if piece.known { &mut known } else { &mut unknown };
        write_piece(outline, start, length, top)?;
        let points = u64::from(piece.points.min(piece.points_max));
        let fill = length * points / u64::from(piece.points_max);
        if piece.known && fill > 0 {
            write_piece(&mut filled, start, fill, top)?;
        }
    }
    let paths = [(side.to_owned(), filled), (format!("e {side}e"), known), (format!("e {side}e u"), unknown)];
    for (class, path) in paths.iter().filter(|(_, path)| !path.is_empty()) {
        write!(f, r#"<path class="{class}" d="{path}"/>"#)?;
    }
    Ok(())
}

fn write_piece(path: &mut String, start: u64, length: u64, top: u64) -> fmt::Result {
    write!(path, "M{start} {top}h{length}v{THICKNESS}h-{length}z")
}

/// Each piece that weighs something with its start and length. Together with the gaps they are as long as the stick.
fn laid(pieces: &[Piece]) -> Vec<(Piece, u64, u64)> {
    let total: u64 = pieces.iter().map(|piece| u64::from(piece.points_max)).sum();
    let mut weight = 0;
    let mut laid = Vec::new();
    for piece in pieces.iter().filter(|piece| piece.points_max > 0) {
        let start = LENGTH * weight / total;
        weight += u64::from(piece.points_max);
        let end = LENGTH * weight / total;
        let length = end - start;
        let gap = if weight == total { 0 } else { GAP.min(length / 3) };
        laid.push((*piece, start, length - gap));
    }
    laid
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn piece(points: u16, points_max: u16) -> Piece {
        Piece { points, points_max, known: true }
    }

    #[test]
    fn a_piece_is_as_long_as_it_weighs_and_filled_as_far_as_it_is_met() {
        let team =
            vec![piece(412, 500), piece(200, 200), piece(0, 250), Piece { points: 25, points_max: 50, known: false }];
        let tally = Tally { team: Half::Pieces(team), person: Half::Whole(937), label: None };
        insta::assert_snapshot!(tally.to_string().replace("/>", "/>\n"), @r#"
        <svg class="tally" viewBox="0 0 1000 36" preserveAspectRatio="none" aria-hidden="true"><path class="t" d="M0 1h406v15h-406zM500 1h193v15h-193z"/>
        <path class="e te" d="M0 1h493v15h-493zM500 1h193v15h-193zM700 1h243v15h-243z"/>
        <path class="e te u" d="M950 1h50v15h-50z"/>
        <path class="p" d="M0 20h937v15h-937z"/>
        <path class="e pe" d="M0 20h1000v15h-1000z"/>
        </svg>
        "#);
    }

    #[test]
    fn what_nobody_knows_is_a_broken_outline() {
        let tally = Tally { team: Half::Pieces(vec![]), person: Half::Unknown, label: Some("5 < 6".to_owned()) };
        assert!(
            tally
                .to_string()
                .ends_with(r#"aria-label="5 &#60; 6"><path class="e pe u" d="M0 20h1000v15h-1000z"/></svg>"#)
        );
    }

    proptest! {
        #[test]
        fn pieces_follow_each_other_within_the_stick(weights in prop::collection::vec(0..=1000_u16, 0..40)) {
            let pieces: Vec<Piece> = weights.iter().map(|weight| piece(*weight / 2, *weight)).collect();
            let mut at = 0;
            for (_, start, length) in laid(&pieces) {
                prop_assert!(start >= at);
                at = start + length;
            }
            prop_assert!(at <= LENGTH);
        }
    }
}
