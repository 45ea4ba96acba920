//! Blocks against the exhaustive twins, on drawn censuses, by every kind of instructions that the processor has.

use super::{BaseIndex, FullIndex, Room};
use crate::census::best::Found;
use crate::census::postings::PostingView;
use crate::census::sample::{self, Dice};
use crate::census::{Census, FullRules, exhaustive, full};
use crate::{Simd, Weights};

/// How large a census the tests without optimisation afford, and how many questions: people, postings, questions.
const LARGE: (u32, u32, usize) = if cfg!(debug_assertions) { (20_000, 2_000, 150) } else { (50_000, 20_000, 10_000) };

/// A census with its indexes.
struct Asked<'a> {
    census: &'a Census,
    rules: FullRules<'a>,
    base: BaseIndex,
    full: FullIndex,
    room: Room,
}

impl<'a> Asked<'a> {
    fn of(census: &'a Census) -> Self {
        Self {
            rules: FullRules::of(census.rules(Weights::published())),
            base: BaseIndex::of(&census.people),
            full: FullIndex::of(&census.people),
            room: Room::default(),
            census,
        }
    }

    fn check_base(&mut self, posting: PostingView<'_>, most: usize) {
        let expected = exhaustive::people_by_base(posting, &self.census.people, most);
        for simd in Simd::all() {
            let found = self.base.best_people(posting, most, simd, &mut self.room);
            assert_same(&found, &expected, &format!("base, posting {}, {}", posting.row.id, simd.kind()));
        }
    }

    /// Against pair by pair by the definition, or by what was judged once, which another test holds against the definition.
    fn check_full(&mut self, posting: PostingView<'_>, most: usize, by_definition: bool) {
        let (people, rules) = (&self.census.people, &self.rules);
        let expected = if by_definition {
            exhaustive::people_in_full(posting, people, self.census.rules(Weights::published()), most)
        } else {
            exhaustive::people_as_judged(posting, people, rules, most)
        };
        for simd in Simd::all() {
            let found = self.full.best_people(posting, rules, most, simd, &mut self.room);
            assert_same(&found, &expected, &format!("full, posting {}, {}", posting.row.id, simd.kind()));
        }
    }
}

fn assert_same(found: &[Found], expected: &[Found], who: &str) {
    assert_eq!(found, expected, "{who}");
}

#[test]
fn the_best_people_are_those_of_the_exhaustive_twin() {
    for seed in 0..4 {
        let census = sample::census(seed, 700, 60);
        let mut asked = Asked::of(&census);
        for (posting, most) in census.postings.iter().zip([1, 3, 50, 2000, 0].into_iter().cycle()) {
            asked.check_base(posting, most);
            asked.check_full(posting, most, true);
        }
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "whoever reads the output of a test run learns what it covered")]
fn ten_thousand_questions_are_answered_as_by_the_exhaustive_twin() {
    let (people, postings, questions) = LARGE;
    let census = sample::census(42, people, postings);
    let kinds: Vec<String> = Simd::all().iter().map(|simd| simd.kind().to_string()).collect();
    eprintln!("{questions} questions, {people} people, {postings} postings, {}", kinds.join(", "));
    let halves: [fn(&mut Asked<'_>, PostingView<'_>); 2] =
        [|asked, posting| asked.check_base(posting, 50), |asked, posting| asked.check_full(posting, 50, false)];
    std::thread::scope(|scope| {
        for (seed, check) in (7..).zip(halves) {
            let census = &census;
            scope.spawn(move || {
                let (mut asked, mut dice) = (Asked::of(census), Dice(seed));
                let bound = u16::try_from(postings).expect("few postings");
                for _ in 0..questions {
                    check(&mut asked, census.postings.at(usize::from(dice.below(bound))));
                }
            });
        }
    });
}

#[test]
fn a_pair_scores_by_what_was_judged_once_as_by_its_judges() {
    for seed in 10..14 {
        let census = sample::census(seed, 250, 40);
        let weights = Weights::published();
        let (rules, judged) = (census.rules(weights), FullRules::of(census.rules(weights)));
        for posting in census.postings.iter() {
            let everybody = census.people.len();
            let expected = exhaustive::people_in_full(posting, &census.people, rules, everybody);
            assert_same(
                &exhaustive::people_as_judged(posting, &census.people, &judged, everybody),
                &expected,
                "judged",
            );
            let scores = census.people.iter().filter(|&person| full::score(posting, person, rules).is_some());
            assert_eq!(scores.count(), expected.len());
        }
    }
}

#[test]
fn nobody_is_found_where_nobody_is() {
    let census = Census { postings: sample::census(1, 0, 9).postings, ..Census::default() };
    let mut asked = Asked::of(&census);
    for posting in census.postings.iter() {
        asked.check_base(posting, 50);
        asked.check_full(posting, 50, true);
    }
}
