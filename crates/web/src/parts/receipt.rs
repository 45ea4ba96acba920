//! The receipt: one sheet with a toothed cut, the team's half and the person's half, and one product at the foot.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

use super::state::State;
use super::tally::Tally;

/// Why a pair scored as it did.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/receipt.html")]
pub(crate) struct Receipt {
    /// Begins the ids of its headings, so that a page can hold several.
    pub(crate) id: String,
    /// One line above the title.
    pub(crate) over: String,
    /// What is matched.
    pub(crate) title: String,
    /// Where its page is.
    pub(crate) address: Option<String>,
    /// One line below the title.
    pub(crate) facts: String,
    /// The chance that both say yes, in parts per million; absent where nothing is known.
    pub(crate) score_ppm: Option<u32>,
    /// Both halves as a drawing.
    pub(crate) tally: Tally,
    /// What the team asked for.
    pub(crate) team: HalfSheet,
    /// What the person asked for.
    pub(crate) person: HalfSheet,
    /// What nobody wrote down, as questions.
    pub(crate) questions: Vec<String>,
}

/// One half of the sheet.
#[derive(Clone, Debug)]
pub(crate) struct HalfSheet {
    /// `What the team asked for`
    pub(crate) heading: &'static str,
    /// `against your résumé`
    pub(crate) against: &'static str,
    /// Judged criteria, the heaviest first.
    pub(crate) criteria: Vec<Criterion>,
    /// The sum of the points, of 1000.
    pub(crate) points: u16,
    /// The chance of a yes, in parts per million; absent where nothing is known.
    pub(crate) chance_ppm: Option<u32>,
}

/// One judged criterion.
#[derive(Clone, Debug)]
pub(crate) struct Criterion {
    /// `Experience`
    pub(crate) name: String,
    /// How it stands.
    pub(crate) state: State,
    /// What it earns; where it is unknown, what is taken for it until somebody says.
    pub(crate) points: u16,
    /// What it could earn; nothing for a criterion that only excludes.
    pub(crate) points_max: u16,
    /// One sentence.
    pub(crate) sentence: String,
    /// The very words on both sides.
    pub(crate) quotes: Vec<Quote>,
    /// The same, requirement by requirement, where there are several.
    pub(crate) parts: Vec<Part>,
}

/// The words of one side.
#[derive(Clone, Debug)]
pub(crate) struct Quote {
    /// `Post`, `Résumé`, `You said`
    pub(crate) source: &'static str,
    /// Whether the person wrote them.
    pub(crate) of_person: bool,
    /// Each stretch of words.
    pub(crate) words: Vec<String>,
}

/// One requirement of a criterion.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    /// `Kubernetes`
    pub(crate) name: String,
    /// How it stands.
    pub(crate) state: State,
    /// What it earns.
    pub(crate) points: u16,
    /// What it could earn.
    pub(crate) points_max: u16,
}

impl HalfSheet {
    fn chance(&self) -> Option<String> {
        self.chance_ppm.map(thousandths)
    }
}

impl Receipt {
    fn score(&self) -> Option<u32> {
        self.score_ppm.map(of_hundred)
    }

    fn product(&self) -> Option<Product> {
        let (team, person) = (self.team.chance_ppm?, self.person.chance_ppm?);
        Some(Product { team: thousandths(team), person: thousandths(person), score: thousandths(self.score_ppm?) })
    }
}

impl HtmlSafe for Receipt {}

/// The sum at the foot, in thousandths.
struct Product {
    team: String,
    person: String,
    score: String,
}

/// A chance in hundredths, as a score is told: 849859 parts per million are 85.
pub(crate) fn of_hundred(ppm: u32) -> u32 {
    (ppm + 5_000) / 10_000
}

/// A chance with three digits, rounded: `.850`, and `1` for certainty.
pub(crate) fn thousandths(ppm: u32) -> String {
    match (ppm + 500) / 1000 {
        1000.. => "1".to_owned(),
        rounded => format!(".{rounded:03}"),
    }
}

/// Points of a criterion: `412 of 500`.
impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.points, self.points_max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_told_in_hundredths_and_shown_in_thousandths() {
        assert_eq!((of_hundred(849_859), thousandths(849_859).as_str()), (85, ".850"));
        assert_eq!((of_hundred(4_999), thousandths(4_999).as_str()), (0, ".005"));
        assert_eq!((of_hundred(1_000_000), thousandths(999_600).as_str()), (100, "1"));
    }
}
