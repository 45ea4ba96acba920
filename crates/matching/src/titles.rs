//! How alike two titles are, through the occupations that they may mean.

use std::borrow::Cow;

use serde::Serialize;
use talent::vocabulary::OccupationId;

use crate::fold::fingerprint;
use crate::need::TitleMeaning;
use crate::weights::{Permille, TitleRules, WHOLE, on_the_way, product};

/// How many occupations of a title count, the likeliest: as many as the vocabulary names.
const OCCUPATIONS_MAX: usize = 5;

/// A title made ready to be compared. It lies in one piece, so that comparing with very many walks through memory in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Meaning {
    normalised: Box<str>,
    /// Of the normalised words: other words almost always have another one.
    fingerprint: u64,
    /// What it may mean, each with its share in thousandths of the largest; the first `count` of them.
    occupations: [(OccupationId, Permille); OCCUPATIONS_MAX],
    count: u8,
    /// How much of a likeness counts, as far as the title does not mean too much ("manager").
    clear: Permille,
    /// How near it is to a title that the vocabulary knows.
    confidence: Permille,
}

/// How alike two titles are, and the occupations by which they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Likeness {
    pub(crate) share: Permille,
    /// `None` where the titles are the same words.
    pub(crate) by: Option<(OccupationId, OccupationId)>,
}

impl Meaning {
    pub(crate) fn of(title: &TitleMeaning, rules: &TitleRules) -> Self {
        let largest = title.occupations.iter().map(|&(_, share)| u32::from(share)).max().unwrap_or(0).max(1);
        let of_largest = |share: u16| u16::try_from(u32::from(share) * 1000 / largest).expect("no share is larger");
        let sum = title.occupations.iter().map(|&(_, share)| u64::from(share)).sum();
        let mut occupations = [(OccupationId(0), 0); OCCUPATIONS_MAX];
        let mut count = 0;
        for (place, &(id, share)) in occupations.iter_mut().zip(&title.occupations) {
            *place = (id, of_largest(share));
            count += 1;
        }
        Self {
            normalised: title.normalised.as_str().into(),
            fingerprint: fingerprint(title.normalised.bytes()),
            occupations,
            count,
            clear: on_the_way(rules.vague.least, sum, u64::from(rules.vague.sure_from)),
            confidence: title.confidence,
        }
    }

    /// The share of the likeness of two occupations that counts, where titles mean them by these shares.
    fn counted(one: Permille, other: Permille, alike: Permille) -> Permille {
        product(one.midpoint(other), alike.min(WHOLE))
    }

    /// The occupations that it may mean, each with its share.
    pub(crate) fn occupations(&self) -> &[(OccupationId, Permille)] {
        &self.occupations[..usize::from(self.count)]
    }

    /// Of the normalised words: the same words have the same one.
    pub(crate) const fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    fn is_same_words(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint && self.normalised == other.normalised
    }

    /// A likeness by occupations as far as both titles are sure; the prior makes up for the rest.
    fn as_sure(&self, other: &Self, share: Permille, prior: Permille) -> Permille {
        let sure = product(self.clear.min(other.clear), self.confidence.min(other.confidence));
        product(share, sure) + product(prior, WHOLE - sure)
    }
}

impl Likeness {
    /// `None` where the vocabulary has no occupation for one of the titles and they are not the same words. As far as the vocabulary is not
    /// sure of a title, because it means too much or is near a known one only, the prior counts. `alike` says how alike two occupations
    /// are; the pair by which the titles are most alike counts: that, times the mean of how likely either title means its own.
    pub(crate) fn of(
        a: &Meaning,
        b: &Meaning,
        prior: Permille,
        alike: impl Fn(OccupationId, OccupationId) -> Permille,
    ) -> Option<Self> {
        if a.is_same_words(b) {
            return Some(Self { share: WHOLE, by: None });
        }
        let mut best: Option<(Permille, (OccupationId, OccupationId))> = None;
        for &(x, of_x) in a.occupations() {
            for &(y, of_y) in b.occupations() {
                let share = Meaning::counted(of_x, of_y, alike(x, y));
                if best.is_none_or(|(most, _)| share > most) {
                    best = Some((share, (x, y)));
                }
            }
        }
        best.map(|(share, by)| Self { share: a.as_sure(b, share, prior), by: Some(by) })
    }
}

/// A title that is compared with very many.
pub(crate) struct Probe<'a> {
    title: Meaning,
    /// For each occupation that it may mean, how alike all occupations are to it.
    rows: Vec<(Permille, Cow<'a, [Permille]>)>,
    /// For each occupation the share by which a title is like this one that certainly means it: none that may mean it is liker by it.
    certain: Vec<Permille>,
}

impl<'a> Probe<'a> {
    /// `row` has the likeness of all occupations to one, by their numbers.
    pub(crate) fn of(title: Meaning, row: impl Fn(OccupationId) -> Cow<'a, [Permille]>) -> Self {
        let rows: Vec<(Permille, Cow<'a, [Permille]>)> =
            title.occupations().iter().map(|&(id, share)| (share, row(id))).collect();
        let mut certain: Vec<Permille> = Vec::new();
        for (share, row) in &rows {
            certain.resize(certain.len().max(row.len()), 0);
            for (most, &alike) in certain.iter_mut().zip(&**row) {
                *most = (*most).max(Meaning::counted(*share, WHOLE, alike));
            }
        }
        Self { title, rows, certain }
    }

    pub(crate) const fn fingerprint(&self) -> u64 {
        self.title.fingerprint
    }

    /// How like this one a title of other words is at most by meaning an occupation, as far as both are sure.
    pub(crate) fn likeness_most(&self, occupation: OccupationId) -> Permille {
        self.certain.get(usize::from(occupation.0)).copied().unwrap_or(0)
    }

    /// The share of [`Likeness::of`] with another title, which takes fewer steps: an occupation by which even a certain title would not be
    /// liker is passed over.
    pub(crate) fn share(&self, other: &Meaning, prior: Permille) -> Option<Permille> {
        if self.title.is_same_words(other) {
            return Some(WHOLE);
        }
        if self.rows.is_empty() || other.count == 0 {
            return None;
        }
        let mut most = 0;
        for &(id, share) in other.occupations() {
            let at = usize::from(id.0);
            if self.certain.get(at).is_some_and(|&certain| certain > most) {
                let each =
                    self.rows.iter().map(|(own, row)| Meaning::counted(*own, share, row.get(at).copied().unwrap_or(0)));
                most = each.max().unwrap_or(0).max(most);
            }
        }
        Some(self.title.as_sure(other, most, prior))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weights::Weights;

    /// A title that the vocabulary is sure of and that may mean these occupations.
    fn title(of: &[(u16, u16)]) -> Meaning {
        let occupations = of.iter().map(|&(id, share)| (OccupationId(id), share)).collect();
        let title = TitleMeaning { occupations, confidence: 1000, ..TitleMeaning::default() };
        let meaning = Meaning::of(&title, &Weights::published().titles);
        named(&format!("{of:?}"), &Meaning { clear: WHOLE, ..meaning })
    }

    fn named(words: &str, meaning: &Meaning) -> Meaning {
        Meaning { normalised: words.into(), fingerprint: fingerprint(words.bytes()), ..meaning.clone() }
    }

    /// Occupations 1 and 2 are alike by 400.
    const ROWS: [&[Permille]; 4] = [&[1000, 0, 0, 0], &[0, 1000, 400, 0], &[0, 400, 1000, 0], &[0, 0, 0, 1000]];

    fn row(id: OccupationId) -> &'static [Permille] {
        ROWS[usize::from(id.0)]
    }

    fn check(a: &[(u16, u16)], b: &[(u16, u16)], expected: Option<Permille>) {
        let (a, b) = (title(a), title(b));
        let b = named("another", &b);
        let likeness = Likeness::of(&a, &b, 150, |x, y| row(x)[usize::from(y.0)]);
        assert_eq!(likeness.map(|likeness| likeness.share), expected, "{a:?} and {b:?}");
        let probe = Probe::of(a, |id| Cow::Borrowed(row(id)));
        assert_eq!(probe.share(&b, 150), expected, "{b:?}");
    }

    #[test]
    fn titles_are_alike_by_what_both_may_mean() {
        check(&[(1, 900)], &[(1, 300)], Some(1000));
        check(&[(1, 900)], &[(2, 900)], Some(400));
        check(&[(1, 900)], &[(2, 600), (1, 300)], Some(750));
        check(&[(1, 900)], &[(3, 900)], Some(0));
        check(&[(1, 900)], &[], None);
        check(&[(1, 0)], &[(1, 0)], Some(0));
    }

    #[test]
    fn titles_of_the_same_words_are_the_same() {
        let (one, other) = (title(&[(1, 900)]), title(&[(3, 900)]));
        let other = named(&one.normalised, &other);
        assert_eq!(Likeness::of(&one, &other, 150, |_, _| 0), Some(Likeness { share: WHOLE, by: None }));
        assert_eq!(Probe::of(one, |id| Cow::Borrowed(row(id))).share(&other, 150), Some(WHOLE));
    }
}
