//! Rankings pair by pair: slow, and right by the definition of the score alone.

use super::best::{Best, Found};
use super::forward::Forward;
use super::full::{self, Rules};
use super::judged::{FullRules, Judged};
use super::people::{People, PersonView};
use super::postings::{PostingView, Postings};
use super::{Census, base};

impl Census {
    /// By what pairs of this census are judged.
    pub const fn rules<'a>(&'a self, weights: &'a crate::Weights) -> Rules<'a> {
        Rules { weights, skills: &self.skills, occupations: &self.occupations }
    }
}

/// The best `most` people of a posting by the base score.
pub fn people_by_base(posting: PostingView<'_>, people: &People, most: usize) -> Vec<Found> {
    best(people.iter().map(|person| (person.row.id, base::score(posting, person))), most)
}

/// The best `most` people of a posting by the full score.
pub fn people_in_full(posting: PostingView<'_>, people: &People, rules: Rules<'_>, most: usize) -> Vec<Found> {
    let score = |person: PersonView<'_>| Some(full::score(posting, person, rules)?.ppm());
    best(people.iter().map(|person| (person.row.id, score(person))), most)
}

/// As [`people_in_full`], with the posting judged once for everybody: what larger tests can afford to hold an index against.
pub fn people_as_judged(posting: PostingView<'_>, people: &People, rules: &FullRules<'_>, most: usize) -> Vec<Found> {
    let judged = Judged::of(posting, rules);
    let forward = Forward::of(&judged.skills);
    let score = |person: PersonView<'_>| {
        let (team, own) = judged.team(person.row).zip(judged.person(person.row))?;
        let both_look = posting.row.is_active() && person.row.is_active();
        both_look.then(|| judged.score(team + forward.gain(person), own))
    };
    best(people.iter().map(|person| (person.row.id, score(person))), most)
}

/// The best `most` postings of a person by the base score.
pub fn postings_by_base(person: PersonView<'_>, postings: &Postings, most: usize) -> Vec<Found> {
    best(postings.iter().map(|posting| (posting.row.id, base::score(posting, person))), most)
}

/// The best `most` postings of a person by the full score.
pub fn postings_in_full(person: PersonView<'_>, postings: &Postings, rules: Rules<'_>, most: usize) -> Vec<Found> {
    let score = |posting: PostingView<'_>| Some(full::score(posting, person, rules)?.ppm());
    best(postings.iter().map(|posting| (posting.row.id, score(posting))), most)
}

fn best(scored: impl Iterator<Item = (u32, Option<u32>)>, most: usize) -> Vec<Found> {
    let mut best = Best::of(most);
    for (id, score) in scored {
        if let Some(score) = score {
            best.add(Found { id, score });
        }
    }
    best.sorted()
}
