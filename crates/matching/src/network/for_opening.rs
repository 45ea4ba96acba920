//! One opening against every person: what people have in common is judged once, then each person is a sum.

use talent::Years;
use talent::vocabulary::{Relation, Vocabulary};

use super::rows::{Asked, HeldRow, OpeningRow, PersonRow, Shared};
use super::singles::{Priors, Singles};
use crate::criteria::employer::{Standing, judge_kind};
use crate::criteria::title::{self, Compared};
use crate::criteria::{credentials, education, experience, pay, place, remote, skills, start};
use crate::fold::folded;
use crate::need::{Requirement, Stated};
use crate::opening::Opening;
use crate::receipt::{Criterion, Side, Verdict};
use crate::tally::Tally;
use crate::titles::Probe;
use crate::weights::{Permille, Weights, product};

/// An opening with its verdict on each distinct thing that people bring or wish for, by its number.
pub(super) struct ForOpening<'a> {
    weights: &'a Weights,
    priors: Priors,
    row: &'a OpeningRow,
    years_asked: Vec<Option<Years>>,
    /// For each skill that people hold the requirements that it shows or helps with, and how.
    helped: Vec<Vec<(usize, Relation)>>,
    /// How like each title is to the opening's: as a title held, and as one wished for.
    held_likeness: Vec<Option<Permille>>,
    wished_likeness: Vec<Option<Permille>>,
    wishes: Vec<Verdict>,
    employer_wishes: Vec<Verdict>,
    block_lists: Vec<Standing>,
    certifications: Vec<Shows>,
    languages: Vec<Shows>,
}

/// For a credential that is asked for: whether each of those that people hold shows it.
type Shows = Vec<bool>;

/// Room for what is compared, so that no person costs an allocation.
#[derive(Default)]
pub(super) struct Room {
    shares: Vec<Permille>,
    compared: Vec<Compared>,
}

impl<'a> ForOpening<'a> {
    pub(super) fn of(
        opening: &Opening,
        row: &'a OpeningRow,
        shared: &Shared,
        weights: &'a Weights,
        vocabulary: &Vocabulary,
    ) -> Self {
        let need = &opening.need;
        let priors = Priors::of(weights);
        let title = need.title.as_ref().map(|title| shared.probe(&title.value, weights, vocabulary));
        let place = |(places, remote): &_| place::judge(&need.workplace, places, *remote, weights.place, priors.place);
        let kind = |wishes: &_| judge_kind(&need.employer, wishes, priors.employer);
        Self {
            weights,
            priors,
            row,
            years_asked: need.requirements.iter().map(|requirement| requirement.min_years).collect(),
            helped: helped(&need.requirements, shared),
            held_likeness: likeness(title.as_ref(), shared, priors.title_held),
            wished_likeness: likeness(title.as_ref(), shared, priors.title_wished),
            wishes: shared.place_wishes.table(&Verdict::unknown(priors.place), place),
            employer_wishes: shared.employer_wishes.table(&Verdict::unknown(priors.employer), kind),
            block_lists: shared.block_lists.table(&Standing::Clear, |list| list.standing(&opening.employers)),
            certifications: shows(&need.certifications, shared),
            languages: shows(&need.languages, shared),
        }
    }

    pub(super) fn tally(&self, row: &PersonRow, room: &mut Room) -> Tally {
        let (weights, priors, asked) = (self.weights, self.priors, self.row);
        let mut tally = Tally::default();
        tally.points.team += asked.unnamed_points;
        self.add_skills(&mut tally, &row.skills, &mut room.shares);
        let credentials = [
            (Criterion::Certifications, &asked.certifications, &row.certifications, &self.certifications),
            (Criterion::Languages, &asked.languages, &row.languages, &self.languages),
        ];
        for (criterion, asked, held, shows) in credentials {
            let prior = if criterion == Criterion::Languages { priors.languages } else { priors.certifications };
            add_credentials(&mut tally, (criterion, prior), asked, held, shows);
        }
        let singles = Singles {
            experience: experience::judge(asked.experience, row.years, &weights.experience, priors.experience),
            title_held: self.title_held(&row.titles, &mut room.compared),
            start: start::judge(asked.notice_days_max, row.notice_days, weights.start, priors.start),
            education: education::judge(asked.level, row.level, weights.education, priors.education),
            pay: pay::judge(asked.pay.as_ref(), row.pay.as_ref(), weights, priors.pay),
            place: self.wishes[row.wishes as usize],
            remote: remote::judge(asked.remote, row.remote, weights.remote, priors.remote),
            title_wished: self.title_wished(&row.titles_wished),
            employer: self.employer_wishes[row.employer_wishes as usize],
            standing: self.block_lists[row.block_list as usize],
        };
        singles.add_to(&mut tally, asked.max, row.max);
        tally
    }

    fn add_skills(&self, tally: &mut Tally, skills: &[HeldRow], shares: &mut Vec<Permille>) {
        shares.clear();
        shares.resize(self.years_asked.len(), 0);
        for held in skills {
            for &(at, relation) in &self.helped[held.number as usize] {
                let share = skills::share_of(relation, held.years, held.months_ago, self.years_asked[at], self.weights);
                shares[at] = shares[at].max(share);
            }
        }
        for (asked, &share) in self.row.requirements.iter().zip(&*shares) {
            let verdict = skills::judge(share, &self.weights.skills, self.priors.skills);
            tally.add(Side::Team, Criterion::Skills, verdict, asked.points_max);
        }
    }

    fn title_held(&self, titles: &[(u32, Permille)], compared: &mut Vec<Compared>) -> Verdict {
        compared.clear();
        compared.extend(titles.iter().enumerate().filter_map(|(at, &(title, recency))| {
            let likeness = self.held_likeness[title as usize]?;
            Some(Compared { likeness, counted: product(likeness, recency), at })
        }));
        title::judge_held(compared, &self.weights.titles, self.priors.title_held)
    }

    fn title_wished(&self, titles: &[u32]) -> Verdict {
        let best = titles.iter().filter_map(|&title| self.wished_likeness[title as usize]).max();
        title::judge_wished(best, &self.weights.titles, self.priors.title_wished)
    }
}

fn add_credentials(
    tally: &mut Tally,
    (criterion, prior): (Criterion, Permille),
    asked: &[Asked],
    held: &[u32],
    shows: &[Shows],
) {
    for (asked, shows) in asked.iter().zip(shows) {
        let is_shown = held.iter().any(|&held| shows[held as usize]);
        tally.add(Side::Team, criterion, credentials::judge(is_shown, prior), asked.points_max);
    }
}

fn helped(requirements: &[Requirement], shared: &Shared) -> Vec<Vec<(usize, Relation)>> {
    let mut helped = shared.skills_held.table(&Vec::new(), |_| Vec::new());
    for (at, requirement) in requirements.iter().enumerate() {
        let same = shared.skills_held.number(&requirement.key).map(|number| (number, Relation::Same));
        let helpers = shared.helpers.get(&requirement.key).into_iter().flatten().copied();
        for (number, relation) in same.into_iter().chain(helpers) {
            helped[number as usize].push((at, relation));
        }
    }
    helped
}

fn likeness(title: Option<&Probe<'_>>, shared: &Shared, prior: Permille) -> Vec<Option<Permille>> {
    shared.titles_held.table(&None, |held| title?.share(held, prior))
}

fn shows(asked: &[Stated<String>], shared: &Shared) -> Vec<Shows> {
    let folded = asked.iter().map(|one| folded(&one.value));
    folded.map(|asked| shared.credentials_held.table(&false, |held| credentials::fits(&asked, held))).collect()
}
