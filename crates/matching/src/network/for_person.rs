//! One person against every opening: what openings have in common is judged once, then each opening is a sum.

use std::sync::Arc;

use talent::vocabulary::Vocabulary;
use talent::{RemoteWish, Years};

use super::rows::{Asked, OpeningRow, PersonMaxima, Shared};
use super::singles::{Priors, Singles};
use crate::criteria::education::{self, Level};
use crate::criteria::employer::{BlockList, Standing, judge_kind};
use crate::criteria::title::{self, Compared};
use crate::criteria::{credentials, experience, pay, place, remote, skills, start};
use crate::fold::folded;
use crate::need::TitleMeaning;
use crate::offer::{Offer, PayWish, Proven};
use crate::opening::Person;
use crate::receipt::{Criterion, Side, Verdict};
use crate::tally::Tally;
use crate::titles::Probe;
use crate::weights::{Permille, Weights, product};

/// A person with their verdict on each distinct thing that openings ask for or give.
pub(super) struct ForPerson<'a> {
    weights: &'a Weights,
    priors: Priors,
    max: PersonMaxima,
    years: Option<Years>,
    notice_days: Option<u16>,
    pay: Option<&'a PayWish>,
    remote: Option<RemoteWish>,
    workplaces: Vec<Verdict>,
    record: Arc<Record>,
}

/// What no [`crate::Change`] touches: verdicts by the number of what they are about.
struct Record {
    level: Option<Level>,
    requirements: Vec<Verdict>,
    titles_held: Vec<Verdict>,
    titles_wished: Vec<Verdict>,
    kinds: Vec<Verdict>,
    employers: Vec<Standing>,
    certifications: Vec<Verdict>,
    languages: Vec<Verdict>,
}

impl Record {
    fn of(person: &Person, shared: &Shared, weights: &Weights, vocabulary: &Vocabulary) -> Self {
        let offer = &person.offer;
        let priors = Priors::of(weights);
        let block_list = BlockList::of(&person.blocked_employers);
        let (titles_held, titles_wished) = titles(offer, shared, weights, vocabulary, priors);
        let kind = |kind: &_| judge_kind(kind, &offer.employer, priors.employer);
        Self {
            level: education::highest(&offer.degrees),
            requirements: requirements(offer, shared, weights, priors.skills),
            titles_held,
            titles_wished,
            kinds: shared.kinds.table(&Verdict::unknown(priors.employer), kind),
            employers: shared.employers.table(&Standing::Clear, |employers| block_list.standing(employers)),
            certifications: shown(&offer.certifications, shared, priors.certifications),
            languages: shown(&offer.languages, shared, priors.languages),
        }
    }
}

impl<'a> ForPerson<'a> {
    pub(super) fn of(person: &'a Person, shared: &Shared, weights: &'a Weights, vocabulary: &Vocabulary) -> Self {
        let record = Record::of(person, shared, weights, vocabulary);
        Self::with(&person.offer, Arc::new(record), shared, weights)
    }

    /// The same person after a [`crate::Change`] that made `offer` of what they brought and wished before.
    pub(super) fn changed<'b>(&self, offer: &'b Offer, shared: &Shared) -> ForPerson<'b>
    where
        'a: 'b,
    {
        ForPerson::with(offer, Arc::clone(&self.record), shared, self.weights)
    }

    fn with(offer: &'a Offer, record: Arc<Record>, shared: &Shared, weights: &'a Weights) -> Self {
        let priors = Priors::of(weights);
        let remote = offer.remote.as_ref().map(|remote| remote.value);
        let work = |workplace: &_| place::judge(workplace, &offer.places, remote, weights.place, priors.place);
        Self {
            weights,
            priors,
            max: PersonMaxima::of(&offer.employer, weights),
            years: offer.years.as_ref().map(|years| years.value),
            notice_days: offer.notice_days.as_ref().map(|notice| notice.value),
            pay: offer.pay.as_ref().map(|pay| &pay.value),
            remote,
            workplaces: shared.workplaces.table(&Verdict::unknown(priors.place), work),
            record,
        }
    }

    pub(super) fn tally(&self, row: &OpeningRow) -> Tally {
        self.with_the_rest(self.shown(row), row)
    }

    /// What the record comes to on everything that an opening asks for in lists. Wishes cannot touch it, and it is most of the work.
    pub(super) fn shown(&self, row: &OpeningRow) -> Tally {
        let record = &*self.record;
        let mut tally = Tally::default();
        tally.points.team += row.unnamed_points;
        add_each(&mut tally, Criterion::Skills, &row.requirements, &record.requirements);
        add_each(&mut tally, Criterion::Certifications, &row.certifications, &record.certifications);
        add_each(&mut tally, Criterion::Languages, &row.languages, &record.languages);
        tally
    }

    /// The whole tally of an opening of which [`Self::shown`] is known.
    pub(super) fn with_the_rest(&self, mut tally: Tally, row: &OpeningRow) -> Tally {
        let (weights, priors, record) = (self.weights, self.priors, &*self.record);
        let title = |table: &[Verdict], prior| row.title.map_or(Verdict::unknown(prior), |title| table[title as usize]);
        let workplace = row.workplace as usize;
        let singles = Singles {
            experience: experience::judge(row.experience, self.years, &weights.experience, priors.experience),
            title_held: title(&record.titles_held, priors.title_held),
            start: start::judge(row.notice_days_max, self.notice_days, weights.start, priors.start),
            education: education::judge(row.level, record.level, weights.education, priors.education),
            pay: pay::judge(row.pay.as_ref(), self.pay, weights, priors.pay),
            place: self.workplaces[workplace],
            remote: remote::judge(row.remote, self.remote, weights.remote, priors.remote),
            title_wished: title(&record.titles_wished, priors.title_wished),
            employer: record.kinds[row.kind as usize],
            standing: record.employers[row.employers as usize],
        };
        singles.add_to(&mut tally, row.max, self.max);
        tally
    }
}

fn add_each(tally: &mut Tally, criterion: Criterion, asked: &[Asked], verdicts: &[Verdict]) {
    for asked in asked {
        tally.add(Side::Team, criterion, verdicts[asked.number as usize], asked.points_max);
    }
}

/// Only what the record shows or helps with is looked at; all else that openings ask for is not shown.
fn requirements(offer: &Offer, shared: &Shared, weights: &Weights, prior: Permille) -> Vec<Verdict> {
    let rules = &weights.skills;
    let mut verdicts = shared.requirements.table(&Verdict::unknown(prior), |_| skills::judge(0, rules, prior));
    for key in offer.shown() {
        let asked = shared.requirements.from((key.clone(), None)..);
        for ((_, years), number) in asked.take_while(|((asked, _), _)| asked == key) {
            verdicts[number as usize] = skills::judge(skills::best_share(offer, key, *years, weights), rules, prior);
        }
    }
    verdicts
}

/// The verdicts on each distinct title: by the titles of the record, and by those that are wished for.
fn titles(
    offer: &Offer,
    shared: &Shared,
    weights: &Weights,
    vocabulary: &Vocabulary,
    priors: Priors,
) -> (Vec<Verdict>, Vec<Verdict>) {
    let rules = &weights.titles;
    let probe = |title: &TitleMeaning| shared.probe(title, weights, vocabulary);
    let titles: Vec<(Probe<'_>, Permille)> =
        (offer.titles.iter()).map(|held| (probe(&held.meaning), rules.recency.share(held.months_ago))).collect();
    let mut compared: Vec<Compared> = Vec::with_capacity(titles.len());
    let held = shared.titles_asked.table(&Verdict::unknown(priors.title_held), |asked| {
        compared.clear();
        compared.extend(titles.iter().enumerate().filter_map(|(at, (title, recency))| {
            let likeness = title.share(asked, priors.title_held)?;
            Some(Compared { likeness, counted: product(likeness, *recency), at })
        }));
        title::judge_held(&mut compared, rules, priors.title_held)
    });
    let probes: Vec<Probe<'_>> = offer.titles_wished.iter().map(probe).collect();
    let wished = shared.titles_asked.table(&Verdict::unknown(priors.title_wished), |asked| {
        let best = probes.iter().filter_map(|wish| wish.share(asked, priors.title_wished)).max();
        title::judge_wished(best, rules, priors.title_wished)
    });
    (held, wished)
}

fn shown(held: &[Proven<String>], shared: &Shared, prior: Permille) -> Vec<Verdict> {
    let held: Vec<String> = held.iter().map(|one| folded(&one.value)).collect();
    let is_shown = |asked: &String| held.iter().any(|held| credentials::fits(asked, held));
    shared.credentials_asked.table(&Verdict::unknown(prior), |asked| credentials::judge(is_shown(asked), prior))
}
