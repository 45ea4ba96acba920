//! The level of a degree against the lowest level asked for. Never the college, never the year, never the mark; and it excludes nobody.

use serde::Serialize;

use super::Pair;
use crate::fold::{contains_words, folded};
use crate::offer::Proven;
use crate::receipt::{Finding, Quotes, Slot, Verdict};
use crate::weights::{EducationRules, Permille};

/// Levels in rising order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum Level {
    School,
    Diploma,
    Bachelor,
    Master,
    Doctorate,
}

/// Words that name a level, without points, the highest level first: "Master after Bachelor" is a master's.
const WORDS: [(Level, &[&str]); 5] = [
    (Level::Doctorate, &["phd", "doctorate", "doctoral", "dphil", "doctor"]),
    (
        Level::Master,
        &[
            "master", "masters", "msc", "ms", "ma", "mba", "mtech", "me", "mca", "mcom", "meng", "postgraduate",
            "pgdm", "llm",
        ],
    ),
    (
        Level::Bachelor,
        &[
            "bachelor", "bachelors", "bsc", "bs", "ba", "bba", "btech", "be", "bca", "bcom", "beng", "graduate",
            "graduation", "llb", "mbbs", "undergraduate",
        ],
    ),
    (Level::Diploma, &["diploma", "associate", "associates", "iti", "polytechnic", "foundation"]),
    (
        Level::School,
        &["high school", "secondary", "hsc", "ssc", "ged", "10th", "12th", "intermediate", "a levels", "matriculation"],
    ),
];

/// The lowest of the levels that are asked for; `None` where none of the words names one.
pub(crate) fn lowest(degrees: &[String]) -> Option<Level> {
    degrees.iter().filter_map(|degree| level(degree)).min()
}

/// The highest of the levels that a record shows.
pub(crate) fn highest(degrees: &[Proven<String>]) -> Option<Level> {
    highest_degree(degrees).map(|(_, level)| level)
}

/// The first degree of the highest level.
fn highest_degree(degrees: &[Proven<String>]) -> Option<(&Proven<String>, Level)> {
    let known = degrees.iter().filter_map(|degree| level(&degree.value).map(|level| (degree, level)));
    known.rev().max_by_key(|&(_, level)| level)
}

pub(crate) fn judge(needed: Option<Level>, held: Option<Level>, rules: EducationRules, prior: Permille) -> Verdict {
    let (Some(needed), Some(held)) = (needed, held) else { return Verdict::unknown(prior) };
    match needed as u8 - (held as u8).min(needed as u8) {
        0 => Verdict::SATISFIED,
        1 => Verdict::partly(rules.one_level_below),
        _ => Verdict::partly(rules.further_below),
    }
}

pub(super) fn find(pair: Pair<'_>, slot: Slot) -> Finding {
    let Some(asked) = &pair.need.degrees else {
        return slot.unknown("The post asks for no degree.".to_owned(), None, Quotes::default());
    };
    let at_need = Quotes::posting(&asked.spans);
    let written = asked.value.join("” or “");
    let Some(needed) = lowest(&asked.value) else {
        let question = format!("To the team: which level of degree does “{written}” mean?");
        return slot.unknown(format!("“{written}” names no level that we know."), Some(question), at_need);
    };
    let Some((degree, held)) = highest_degree(&pair.offer.degrees) else {
        let question = format!("To the person: do you have a degree such as “{written}”?");
        return slot.unknown(
            format!("The post asks for “{written}”; the record shows no degree."),
            Some(question),
            at_need,
        );
    };
    let text = format!("The record shows “{}”; the post asks for “{written}”.", degree.value);
    let verdict = judge(Some(needed), Some(held), pair.weights.education, slot.prior);
    slot.known(verdict, text, at_need.and(&degree.proof))
}

fn level(written: &str) -> Option<Level> {
    let written = letters_joined(&folded(written).replace('.', ""));
    let named = |(_, words): &&(Level, &[&str])| words.iter().any(|word| contains_words(&written, word));
    WORDS.iter().find(named).map(|&(level, _)| level)
}

/// Words with the single letters among them joined to what follows: `m sc` is `msc`, `post graduate` stays.
fn letters_joined(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut after_letter = true;
    for word in words.split(' ') {
        if !after_letter {
            out.push(' ');
        }
        out.push_str(word);
        after_letter = matches!(word, "b" | "m" | "ph");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_read_from_whole_words() {
        let levels: Vec<_> =
            ["B.Tech", "Bachelor's degree", "M. Sc.", "Ph. D. in Soil", "Diploma in Nursing", "Any degree", "Embassy"]
                .map(level)
                .into();
        let (bachelor, master, doctorate) = (Some(Level::Bachelor), Some(Level::Master), Some(Level::Doctorate));
        assert_eq!(levels, [bachelor, bachelor, master, doctorate, Some(Level::Diploma), None, None]);
    }
}
