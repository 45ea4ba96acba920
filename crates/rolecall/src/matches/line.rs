//! A match as it is printed: with what would move it, where that was asked for.

use matching::{Chance, Change, Match, Outlook, TeamChange, TeamOutlook};
use serde::Serialize;

/// A match with the changes that would move it up.
#[derive(Serialize)]
pub(super) struct Line {
    #[serde(flatten)]
    pub(super) shown: Match,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) changes: Vec<Moved>,
}

/// One change and where it would lead.
#[derive(Serialize)]
pub(super) struct Moved {
    change: SideChange,
    rank: [usize; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<[Chance; 2]>,
    pub(super) text: String,
}

/// A change to one of the two sides.
#[derive(Serialize)]
#[serde(untagged)]
enum SideChange {
    Person(Change),
    Team(TeamChange),
}

impl From<Outlook> for Moved {
    fn from(outlook: Outlook) -> Self {
        let Outlook { change, rank, score, text, .. } = outlook;
        Self { change: SideChange::Person(change), rank, score: Some(score), text }
    }
}

impl From<TeamOutlook> for Moved {
    fn from(outlook: TeamOutlook) -> Self {
        let TeamOutlook { change, rank, text } = outlook;
        Self { change: SideChange::Team(change), rank, score: None, text }
    }
}

/// Matches with their changes; none where none were asked for.
pub(super) fn lines(matches: Vec<Match>, changes: Vec<Vec<Moved>>) -> Vec<Line> {
    let changes = changes.into_iter().chain(std::iter::repeat_with(Vec::new));
    matches.into_iter().zip(changes).map(|(shown, changes)| Line { shown, changes }).collect()
}
