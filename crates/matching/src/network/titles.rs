//! Titles judged when they are first looked at, and never twice for one who asks.

use std::cell::{Cell, RefCell};

use talent::vocabulary::TitleVector;

use super::priors::Priors;
use super::values::Shared;
use crate::criteria::title::{self, Compared};
use crate::need::TitleMeaning;
use crate::offer::Offer;
use crate::receipt::{Criterion, Side, Verdict};
use crate::tally::Tally;
use crate::titles::{CareerProbe, Meaning, Probe};
use crate::weights::{Permille, TitleRules, Weights, product};

/// The titles of openings as one person stands to them: by the titles of their record, and by those that they wish for.
pub(super) struct AskedTitles<'a> {
    shared: &'a Shared,
    rules: &'a TitleRules,
    priors: [Permille; 2],
    held: Vec<(Probe, Permille)>,
    career: CareerProbe,
    wished: Vec<Probe>,
    /// What a title on the person's side can earn.
    person_max: u16,
    judged: Vec<Cell<Option<[Verdict; 2]>>>,
    compared: RefCell<Vec<Compared>>,
}

impl<'a> AskedTitles<'a> {
    pub(super) fn of(offer: &Offer, person_max: u16, shared: &'a Shared, weights: &'a Weights) -> Self {
        let (rules, priors) = (&weights.titles, Priors::of(weights));
        let probe = |title: &TitleMeaning| Probe::of(Meaning::of(title));
        Self {
            shared,
            rules,
            priors: [priors.title_held, priors.title_wished],
            held: (offer.titles.iter())
                .map(|held| (probe(&held.meaning), rules.recency.share(held.months_ago)))
                .collect(),
            career: CareerProbe::of(&offer.career.direction),
            wished: offer.titles_wished.iter().map(probe).collect(),
            person_max,
            judged: vec![Cell::new(None); shared.titles_asked.numbers()],
            compared: RefCell::default(),
        }
    }

    /// What the title with this number comes to on both sides; the team's can earn `team_max`.
    pub(super) fn tally(&self, number: u32, team_max: u16) -> Tally {
        self.earned(self.verdicts(number), team_max)
    }

    /// What any title comes to at most, or none at all.
    pub(super) fn most(&self, is_there: bool, team_max: u16) -> Tally {
        let most = |any: bool, prior| if is_there && any { Verdict::SATISFIED } else { Verdict::unknown(prior) };
        let verdicts = [
            most(!self.held.is_empty() || self.career.is_known(), self.priors[0]),
            most(!self.wished.is_empty(), self.priors[1]),
        ];
        self.earned(verdicts, team_max)
    }

    fn earned(&self, [held, wished]: [Verdict; 2], team_max: u16) -> Tally {
        Tally::of(Side::Team, Criterion::Title, held, team_max)
            + Tally::of(Side::Person, Criterion::Title, wished, self.person_max)
    }

    fn verdicts(&self, number: u32) -> [Verdict; 2] {
        let Some(judged) = self.judged.get(number as usize) else { return self.priors.map(Verdict::unknown) };
        judged.get().unwrap_or_else(|| {
            let verdicts = self.judge(number);
            judged.set(Some(verdicts));
            verdicts
        })
    }

    fn judge(&self, number: u32) -> [Verdict; 2] {
        let Some(asked) = self.shared.titles_asked.value(number) else { return self.priors.map(Verdict::unknown) };
        let mut compared = self.compared.borrow_mut();
        compared.clear();
        compared.extend(self.held.iter().enumerate().filter_map(|(at, (title, recency))| {
            let likeness = title.share(asked)?;
            Some(Compared { likeness, counted: product(likeness, *recency), at })
        }));
        let held = title::judge_held(&mut compared, self.career.share(asked), self.rules, self.priors[0]);
        let best = self.wished.iter().filter_map(|wish| wish.share(asked)).max();
        [held, title::judge_wished(best, self.rules, self.priors[1])]
    }
}

/// The titles of people as they stand to the one that an opening asks for, or to none.
pub(super) struct HeldTitles<'a> {
    shared: &'a Shared,
    asked: Option<Probe>,
    /// How alike.
    judged: Vec<Cell<Judged>>,
}

#[derive(Clone, Copy)]
enum Judged {
    NotYet,
    Is(Option<Permille>),
}

impl<'a> HeldTitles<'a> {
    pub(super) fn of(title: Option<&TitleMeaning>, shared: &'a Shared) -> Self {
        Self {
            shared,
            asked: title.map(|title| Probe::of(Meaning::of(title))),
            judged: vec![Cell::new(Judged::NotYet); shared.titles_held.numbers()],
        }
    }

    /// Of a whole record.
    pub(super) fn career(&self, direction: &TitleVector) -> Option<Permille> {
        self.asked.as_ref()?.share_of_career(direction)
    }

    /// Of a title that a record shows or that is wished for.
    pub(super) fn likeness(&self, number: u32) -> Option<Permille> {
        let asked = self.asked.as_ref()?;
        let judged = self.judged.get(number as usize)?;
        if let Judged::Is(likeness) = judged.get() {
            return likeness;
        }
        let likeness = asked.share(self.shared.titles_held.value(number)?);
        judged.set(Judged::Is(likeness));
        likeness
    }
}
