//! The meaning of a score on rows: the judges and the weights of receipts, one pair at a time.

use talent::Years;
use talent::vocabulary::Relation;

use super::people::{Kind, PersonRow, PersonView, quarters};
use super::postings::{PostingRow, PostingView};
use super::tables::{Occupations, Skills};
use crate::chance::Chance;
use crate::criteria::employer::{Standing, judge_met, judge_standing};
use crate::criteria::experience::YearsAsked;
use crate::criteria::place::PlaceSets;
use crate::criteria::title::Compared;
use crate::criteria::{
    experience, max_of, pay, person_slots_where, place, remote, skills, start, team_slots_where, title,
};
use crate::receipt::{Criterion, Side, Verdict};
use crate::tally::{Tally, chances};
use crate::weights::{Permille, Weights, product};

/// By what pairs are judged.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The published numbers.
    pub weights: &'a Weights,
    /// What is known of skills.
    pub skills: &'a Skills,
    /// How alike occupations are.
    pub occupations: &'a Occupations,
}

/// The chance that both sides of a pair say yes; `None` where either is hidden or a constraint is violated.
pub fn score(posting: PostingView<'_>, person: PersonView<'_>, rules: Rules<'_>) -> Option<Chance> {
    if !(posting.row.is_active() && person.row.is_active()) {
        return None;
    }
    let mut tally = Tally::default();
    add_skills(&mut tally, posting, person, rules);
    add_team(&mut tally, posting.row, person.row, rules);
    add_person(&mut tally, posting.row, person.row, rules);
    (!tally.is_excluded()).then(|| chances(tally.points(), rules.weights).1)
}

fn add_skills(tally: &mut Tally, posting: PostingView<'_>, person: PersonView<'_>, rules: Rules<'_>) {
    let prior = rules.prior(Side::Team, Criterion::Skills);
    let mut maxima = rules.skill_maxima(posting).into_iter();
    for asked in posting.asked {
        let shown = rules.skills.showing(asked.skill).filter_map(|(held, relation)| {
            let kind = person.kind_of(held)?;
            Some(rules.related_share(relation, rules.evidence_share(kind, asked.years)))
        });
        let verdict = skills::judge(shown.max().unwrap_or(0), &rules.weights.skills, prior);
        tally.count(Side::Team, Criterion::Skills, verdict, maxima.next().unwrap_or(0));
    }
    for points_max in maxima {
        tally.count(Side::Team, Criterion::Skills, Verdict::unknown(prior), points_max);
    }
}

fn add_team(tally: &mut Tally, posting: &PostingRow, person: &PersonRow, rules: Rules<'_>) {
    let slots = rules.team_slots(posting);
    for (criterion, verdict) in [
        (Criterion::Experience, rules.experience(posting, person)),
        (Criterion::Title, rules.title_held(posting, person)),
        (Criterion::Start, rules.start(posting, person)),
    ] {
        tally.count(Side::Team, criterion, verdict, max_of(&slots, criterion));
    }
}

fn add_person(tally: &mut Tally, posting: &PostingRow, person: &PersonRow, rules: Rules<'_>) {
    let slots = person_slots_where(rules.weights, person.sizes != 0);
    for (criterion, verdict) in [
        (Criterion::Pay, rules.pay(posting, person)),
        (Criterion::Place, rules.place(posting, person)),
        (Criterion::Remote, rules.remote(posting, person)),
        (Criterion::Title, rules.title_wished(posting, person)),
        (Criterion::Employer, rules.employer(posting, person)),
    ] {
        tally.count(Side::Person, criterion, verdict, max_of(&slots, criterion));
    }
    if let Some(verdict) = judge_standing(standing(posting, person)) {
        tally.count(Side::Person, Criterion::BlockedEmployer, verdict, 0);
    }
}

/// How the employer stands to the person's block list.
pub(crate) fn standing(posting: &PostingRow, person: &PersonRow) -> Standing {
    let mut blocked = person.blocked.iter().filter_map(|employer| employer.known()).peekable();
    match posting.employer.known() {
        None if blocked.peek().is_some() => Standing::Hidden,
        Some(employer) if blocked.any(|one| one == employer) => Standing::Blocked,
        _ => Standing::Clear,
    }
}

/// One judge for each criterion.
impl Rules<'_> {
    pub(crate) fn prior(&self, side: Side, criterion: Criterion) -> Permille {
        self.weights.criterion(side, criterion).prior
    }

    /// What can be earned on the team's side.
    pub(crate) fn team_slots(&self, posting: &PostingRow) -> Vec<crate::receipt::Slot> {
        let states = |criterion| criterion == Criterion::Start && posting.notice_days_max.known().is_some();
        team_slots_where(self.weights, states)
    }

    /// What each requirement can earn, then what nobody is known to have.
    pub(crate) fn skill_maxima(&self, posting: PostingView<'_>) -> Vec<u16> {
        let weight = |asked: &super::Asked| {
            self.weights.requirement_by(asked.importance, self.skills.rarity(asked.skill), asked.listed)
        };
        let each = posting.asked.iter().map(weight).collect();
        let points_max = max_of(&self.team_slots(posting.row), Criterion::Skills);
        skills::maxima_of(each, u32::from(posting.row.hidden_skills), points_max, &self.weights.skills)
    }

    /// What a skill of this kind counts for itself; 0 years asked are none.
    pub(crate) fn evidence_share(&self, kind: Kind, asked: u8) -> Permille {
        let years = |years: u8| Years::from_hundredths(u16::from(years) * 100);
        let months_ago = kind.since().map(|since| u16::from(since) * 12);
        let asked = (asked > 0).then(|| years(asked));
        skills::evidence_share(kind.years().map(years), months_ago, asked, &self.weights.skills)
    }

    /// What a skill counts for one to which it stands in `relation`, if it counts so much for itself.
    pub(crate) fn related_share(&self, relation: Relation, evidence: Permille) -> Permille {
        product(self.weights.relation(relation), evidence)
    }

    pub(crate) fn experience(&self, posting: &PostingRow, person: &PersonRow) -> Verdict {
        let bound = |bound: super::Tiny| bound.known().map(quarters);
        let asked = YearsAsked { min: bound(posting.years_min), max: bound(posting.years_max), disputed: false };
        let prior = self.prior(Side::Team, Criterion::Experience);
        experience::judge(asked, person.total(), &self.weights.experience, prior)
    }

    pub(crate) fn title_held(&self, posting: &PostingRow, person: &PersonRow) -> Verdict {
        let rules = &self.weights.titles;
        let likeness = self.occupations.likeness(person.occupation, posting.occupation);
        let compared =
            |likeness| Compared { likeness, counted: product(likeness, rules.recency.share(Some(0))), at: 0 };
        let prior = self.prior(Side::Team, Criterion::Title);
        match likeness.map(compared) {
            Some(held) => title::judge_held(&mut [held], None, rules, prior),
            None => title::judge_held(&mut [], None, rules, prior),
        }
    }

    pub(crate) fn start(&self, posting: &PostingRow, person: &PersonRow) -> Verdict {
        let days = |days: super::Tiny| days.known().map(u16::from);
        let prior = self.prior(Side::Team, Criterion::Start);
        start::judge(days(posting.notice_days_max), days(person.notice_days), self.weights.start, prior)
    }

    pub(crate) fn pay(&self, posting: &PostingRow, person: &PersonRow) -> Verdict {
        let amount = |amount: super::Small| amount.known().map(i128::from);
        let range = (amount(posting.pay_min), amount(posting.pay_max));
        pay::judge_amounts(range, amount(person.floor), &self.weights.pay, self.prior(Side::Person, Criterion::Pay))
    }

    pub(crate) fn place(&self, posting: &PostingRow, person: &PersonRow) -> Verdict {
        let country = person.country.known().filter(|&country| country < 8).map_or(0, |country| 1 << country);
        let sets = PlaceSets { named: posting.places, wished: person.places, countries: posting.countries, country };
        let prior = self.prior(Side::Person, Criterion::Place);
        place::judge_sets(sets, posting.remote_mode(), person.remote_wish(), self.weights.place, prior)
    }

    pub(crate) fn remote(&self, posting: &PostingRow, person: &PersonRow) -> Verdict {
        let prior = self.prior(Side::Person, Criterion::Remote);
        remote::judge(posting.remote_mode(), person.remote_wish(), self.weights.remote, prior)
    }

    pub(crate) fn title_wished(&self, posting: &PostingRow, person: &PersonRow) -> Verdict {
        let likeness = self.occupations.likeness(person.occupation_wished, posting.occupation);
        title::judge_wished(likeness, &self.weights.titles, self.prior(Side::Person, Criterion::Title))
    }

    pub(crate) fn employer(&self, posting: &PostingRow, person: &PersonRow) -> Verdict {
        match posting.size.known() {
            None => Verdict::unknown(self.prior(Side::Person, Criterion::Employer)),
            Some(size) => judge_met(usize::from(size < 8 && person.sizes & (1 << size) != 0), 1),
        }
    }
}
