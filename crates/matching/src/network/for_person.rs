//! One person against every opening: what openings have in common is judged once, then each opening is a sum.

use super::openings::{Column, NO_TITLE, Openings};
use super::people::PersonMaxima;
use super::priors::Priors;
use super::titles::AskedTitles;
use super::values::Shared;
use super::wants::Want;
use crate::criteria::employer::{BlockList, judge_kind, judge_standing};
use crate::criteria::{credentials, education, experience, pay, place, remote, skills, start};
use crate::fold::folded;
use crate::offer::{Offer, Proven};
use crate::opening::Person;
use crate::receipt::{Criterion, Side, Verdict};
use crate::tally::Tally;
use crate::weights::{Permille, Weights};

/// The columns whose values are judged once each for a person who asks.
const JUDGED: [Column; 6] =
    [Column::Years, Column::Terms, Column::Pay, Column::Workplace, Column::Kind, Column::Employers];

/// A person with their verdict on each distinct thing that openings ask for or give.
pub(super) struct ForPerson<'a> {
    weights: &'a Weights,
    priors: Priors,
    shared: &'a Shared,
    max: PersonMaxima,
    /// What the values of [`JUDGED`] come to, by their numbers.
    tables: [Vec<Tally>; JUDGED.len()],
    /// The wants that the record shows or helps with, by rising number.
    shown: Vec<(u32, Shown)>,
    titles: AskedTitles<'a>,
}

/// How a record stands to a want that it shows in full or in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    criterion: Criterion,
    prior: Permille,
    verdict: Verdict,
}

impl Shown {
    /// What it adds to an opening of which all wants were unknown.
    pub(super) fn gain(self, points_max: u16) -> Tally {
        let tally = |verdict| Tally::of(Side::Team, self.criterion, verdict, points_max);
        tally(self.verdict) - tally(Verdict::unknown(self.prior))
    }
}

impl<'a> ForPerson<'a> {
    pub(super) fn of(person: &Person, shared: &'a Shared, weights: &'a Weights) -> Self {
        let (offer, priors) = (&person.offer, Priors::of(weights));
        let max = PersonMaxima::of(!offer.employer.is_empty(), weights);
        let judging = Judging { offer, priors, max, shared, weights };
        Self {
            tables: JUDGED.map(|column| match column {
                Column::Employers => standings(&BlockList::of(&person.blocked_employers), shared),
                _ => judging.table(column),
            }),
            shown: shown(offer, shared, weights, priors),
            titles: AskedTitles::of(offer, max.title, shared, weights),
            weights,
            priors,
            shared,
            max,
        }
    }

    /// What every opening comes to without its title, by its place in memory.
    pub(super) fn untitled<K: Ord + Copy>(&self, openings: &Openings<K>) -> Vec<Tally> {
        let members = &openings.members;
        let unknown = members.column(Column::UnknownPoints as usize);
        let mut tallies: Vec<Tally> = unknown.iter().map(|&points| Tally::unknown_of_team(points)).collect();
        for (&column, table) in JUDGED.iter().zip(&self.tables).filter(|(_, table)| !table.is_empty()) {
            for (tally, &number) in tallies.iter_mut().zip(members.column(column as usize)) {
                *tally += table[number as usize];
            }
        }
        for &(want, shown) in &self.shown {
            for asker in openings.askers.of(want) {
                tallies[asker.place as usize] += shown.gain(asker.points_max);
            }
        }
        tallies
    }

    /// What the title with this number comes to, or none.
    pub(super) fn title(&self, number: u32, points_max: u32) -> Tally {
        self.titles.tally(number, narrow(points_max))
    }

    /// What that title, not yet judged, comes to at most.
    pub(super) fn title_most(&self, number: u32, points_max: u32) -> Tally {
        self.titles.most(number != NO_TITLE, narrow(points_max))
    }

    /// What the values of one column come to, by their numbers, for the same person with another offer.
    pub(super) fn table_after(&self, column: Column, offer: &Offer) -> Vec<Tally> {
        let &Self { priors, max, shared, weights, .. } = self;
        Judging { offer, priors, max, shared, weights }.table(column)
    }

    /// What the values of one column come to, by their numbers.
    pub(super) fn table(&self, column: Column) -> &[Tally] {
        let at = JUDGED.iter().position(|&judged| judged == column);
        at.map_or(&[], |at| &*self.tables[at])
    }

    /// How the record stands to a want that it shows.
    pub(super) fn shown(&self, want: u32) -> Option<Shown> {
        self.shown.binary_search_by_key(&want, |&(number, _)| number).ok().map(|at| self.shown[at].1)
    }

    /// How the record stands to a skill with one skill more, which counts `share` for it; `None` where that changes nothing.
    pub(super) fn shown_after(&self, want: u32, share: Permille) -> Option<Shown> {
        let before = self.shown(want);
        let verdict = skills::judge(share, &self.weights.skills, self.priors.skills);
        let is_more = share > before.map_or(self.priors.skills, |shown| shown.verdict.share);
        is_more.then_some(Shown { criterion: Criterion::Skills, prior: self.priors.skills, verdict })
    }
}

/// Points of a title out of their column.
fn narrow(points_max: u32) -> u16 {
    u16::try_from(points_max).expect("the points of a title were 16 bits wide")
}

/// What an offer is judged by.
struct Judging<'a> {
    offer: &'a Offer,
    priors: Priors,
    max: PersonMaxima,
    shared: &'a Shared,
    weights: &'a Weights,
}

impl Judging<'_> {
    fn table(&self, column: Column) -> Vec<Tally> {
        match column {
            Column::Years => self.years(),
            Column::Terms => self.terms(),
            Column::Pay => self.pay(),
            Column::Workplace => self.workplaces(),
            Column::Kind => self.kinds(),
            Column::Employers | Column::Title | Column::TitlePoints | Column::UnknownPoints => Vec::new(),
        }
    }

    fn years(&self) -> Vec<Tally> {
        let (held, rules) = (self.offer.years.as_ref().map(|years| years.value), &self.weights.experience);
        self.shared.years_asked.table(&Tally::default(), |&(asked, points_max)| {
            let verdict = experience::judge(asked, held, rules, self.priors.experience);
            Tally::of(Side::Team, Criterion::Experience, verdict, points_max)
        })
    }

    fn terms(&self) -> Vec<Tally> {
        let notice = self.offer.notice_days.as_ref().map(|notice| notice.value);
        let held = education::highest(&self.offer.degrees);
        self.shared.terms_asked.table(&Tally::default(), |asked| {
            let start = start::judge(asked.notice_days_max, notice, self.weights.start, self.priors.start);
            let level = education::judge(asked.level, held, self.weights.education, self.priors.education);
            Tally::of(Side::Team, Criterion::Start, start, asked.start_max)
                + Tally::of(Side::Team, Criterion::Education, level, asked.education_max)
        })
    }

    fn pay(&self) -> Vec<Tally> {
        let wish = self.offer.pay.as_ref().map(|pay| &pay.value);
        self.shared.pay_stated.table(&Tally::default(), |stated| {
            let stated = stated.map(Into::into);
            let verdict = pay::judge(stated.as_ref(), wish, self.weights, self.priors.pay);
            Tally::of(Side::Person, Criterion::Pay, verdict, self.max.pay)
        })
    }

    fn workplaces(&self) -> Vec<Tally> {
        let wish = self.offer.remote.as_ref().map(|remote| remote.value);
        let (weights, priors) = (self.weights, self.priors);
        self.shared.workplaces.table(&Tally::default(), |work| {
            let place = place::judge(work, &self.offer.places, wish, weights.place, priors.place);
            let remote = remote::judge(work.remote, wish, weights.remote, priors.remote);
            Tally::of(Side::Person, Criterion::Place, place, self.max.place)
                + Tally::of(Side::Person, Criterion::Remote, remote, self.max.remote)
        })
    }

    /// Empty where no employer can earn anything.
    fn kinds(&self) -> Vec<Tally> {
        if self.offer.employer.is_empty() {
            return Vec::new();
        }
        self.shared.kinds.table(&Tally::default(), |kind| {
            let verdict = judge_kind(kind, &self.offer.employer, self.priors.employer);
            Tally::of(Side::Person, Criterion::Employer, verdict, self.max.employer)
        })
    }
}

/// What the employers come to by a block list; nothing at all where nobody is blocked.
fn standings(blocked: &BlockList, shared: &Shared) -> Vec<Tally> {
    if blocked.is_empty() {
        return Vec::new();
    }
    shared.employers.table(&Tally::default(), |employers| {
        let verdict = judge_standing(blocked.standing(employers));
        verdict.map_or(Tally::default(), |verdict| Tally::of(Side::Person, Criterion::BlockedEmployer, verdict, 0))
    })
}

/// What a record shows of all that openings ask for one by one; it is looked for from the record's side, for most of it is not shown.
fn shown(offer: &Offer, shared: &Shared, weights: &Weights, priors: Priors) -> Vec<(u32, Shown)> {
    let mut shown = Vec::new();
    for key in offer.shown() {
        for (number, years) in shared.skill_wants(key) {
            let share = skills::best_share(offer, key, years, weights);
            if share > priors.skills {
                let verdict = skills::judge(share, &weights.skills, priors.skills);
                shown.push((number, Shown { criterion: Criterion::Skills, prior: priors.skills, verdict }));
            }
        }
    }
    let fold = |held: &[Proven<String>]| held.iter().map(|one| folded(&one.value)).collect::<Vec<_>>();
    let (certifications, languages) = (fold(&offer.certifications), fold(&offer.languages));
    for (want, number) in shared.credential_wants() {
        let (asked, held, prior) = match want {
            Want::Certification(asked) => (asked, &certifications, priors.certifications),
            Want::Language(asked) => (asked, &languages, priors.languages),
            Want::Skill(..) => continue,
        };
        if held.iter().any(|held| credentials::fits(asked, held)) {
            let verdict = credentials::judge(true, prior);
            shown.push((number, Shown { criterion: want.criterion(), prior, verdict }));
        }
    }
    shown.sort_unstable_by_key(|&(number, _)| number);
    shown
}
