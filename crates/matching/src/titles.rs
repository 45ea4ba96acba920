//! How alike two titles are, through the occupations that they may mean.

use serde::Serialize;
use talent::vocabulary::{OccupationId, SpreadVector, TitleVector};

use crate::fold::fingerprint;
use crate::need::TitleMeaning;
use crate::weights::{Permille, WHOLE};

/// A title made ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Meaning {
    normalised: Box<str>,
    /// Of the normalised words: other words almost always have another one.
    fingerprint: u64,
    /// Whether the vocabulary knows an occupation that it may mean.
    is_known: bool,
    direction: TitleVector,
}

/// How alike two titles are, and the occupations that both may mean or that are most alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Likeness {
    pub(crate) share: Permille,
    /// `None` where the titles are the same words.
    pub(crate) by: Option<(OccupationId, OccupationId)>,
}

impl Meaning {
    pub(crate) fn of(title: &TitleMeaning) -> Self {
        Self {
            normalised: title.normalised.as_str().into(),
            fingerprint: fingerprint(title.normalised.bytes()),
            is_known: !title.occupations.is_empty(),
            direction: title.direction.clone(),
        }
    }

    fn is_same_words(&self, other: &Self) -> bool {
        self.fingerprint == other.fingerprint && self.normalised == other.normalised
    }
}

impl Likeness {
    /// `None` where the vocabulary has no occupation for one of the titles and they are not the same words. `alike` says how alike two
    /// occupations are, for the pair that is named.
    pub(crate) fn of(
        one: &TitleMeaning,
        other: &TitleMeaning,
        alike: impl Fn(OccupationId, OccupationId) -> Permille,
    ) -> Option<Self> {
        let (a, b) = (Meaning::of(one), Meaning::of(other));
        let share = Probe::of(a.clone()).share(&b)?;
        if a.is_same_words(&b) {
            return Some(Self { share, by: None });
        }
        let mut by: Option<(u32, (OccupationId, OccupationId))> = None;
        for &(x, of_x) in &one.occupations {
            for &(y, of_y) in &other.occupations {
                let counted = u32::from(alike(x, y)) * u32::from(of_x.midpoint(of_y));
                if by.is_none_or(|(most, _)| counted > most) {
                    by = Some((counted, (x, y)));
                }
            }
        }
        Some(Self { share, by: by.map(|(_, pair)| pair) })
    }
}

/// A title that is compared with very many.
#[derive(Clone, Debug)]
pub(crate) struct Probe {
    title: Meaning,
    direction: SpreadVector,
}

impl Probe {
    pub(crate) fn of(title: Meaning) -> Self {
        Self { direction: SpreadVector::of(title.direction.clone()), title }
    }

    /// How alike another title is; `None` where the vocabulary has no occupation for one of them and they are not the same words.
    pub(crate) fn share(&self, other: &Meaning) -> Option<Permille> {
        if self.title.is_same_words(other) {
            return Some(WHOLE);
        }
        (self.title.is_known && other.is_known).then(|| in_thousandths(self.direction.likeness(&other.direction)))
    }

    /// How far a whole record points the same way; `None` where either points nowhere.
    pub(crate) fn share_of_career(&self, career: &TitleVector) -> Option<Permille> {
        let is_there = !(self.title.direction.is_empty() || career.is_empty());
        is_there.then(|| in_thousandths(self.direction.likeness(career)))
    }
}

/// A whole record that is compared with very many titles.
#[derive(Clone, Debug)]
pub(crate) struct CareerProbe(Option<SpreadVector>);

impl CareerProbe {
    pub(crate) fn of(career: &TitleVector) -> Self {
        Self((!career.is_empty()).then(|| SpreadVector::of(career.clone())))
    }

    pub(crate) const fn is_known(&self) -> bool {
        self.0.is_some()
    }

    /// As [`Probe::share_of_career`], with a title.
    pub(crate) fn share(&self, title: &Meaning) -> Option<Permille> {
        let career = self.0.as_ref().filter(|_| !title.direction.is_empty())?;
        Some(in_thousandths(career.likeness(&title.direction)))
    }
}

fn in_thousandths(millionths: u32) -> Permille {
    u16::try_from(millionths / 1000).expect("a likeness is at most the whole")
}

#[cfg(test)]
mod tests {
    use talent::vocabulary::Vocabulary;

    use super::*;

    fn title(written: &str) -> TitleMeaning {
        TitleMeaning::of(written, Vocabulary::embedded()).unwrap()
    }

    fn share(one: &str, other: &str) -> Option<Permille> {
        let alike = |a, b| Vocabulary::embedded().occupation_likeness(a, b);
        let likeness = Likeness::of(&title(one), &title(other), alike).map(|likeness| likeness.share);
        let back = Likeness::of(&title(other), &title(one), alike).map(|likeness| likeness.share);
        assert_eq!(likeness, back, "{one} and {other}");
        likeness
    }

    #[test]
    fn titles_are_alike_by_what_they_mean() {
        let [same, near, far] = ["Senior Pastry Cook", "Baker", "Tax Lawyer"].map(|other| share("Pastry Cook", other));
        assert_eq!(same, Some(1000));
        assert!(near > far && near < same, "{near:?} {far:?}");
    }

    #[test]
    fn a_title_that_nobody_knows_is_compared_by_its_words_alone() {
        assert_eq!(share("Flurbsmith", "flurbsmith"), Some(1000));
        assert_eq!(share("Flurbsmith", "Baker"), None);
    }

    #[test]
    fn a_record_is_as_like_a_title_as_the_title_is_like_the_record() {
        let career = Vocabulary::embedded().career(&[
            talent::vocabulary::CareerPiece::Title("Head Baker"),
            talent::vocabulary::CareerPiece::Text("Baked bread and ran the pastry kitchen"),
        ]);
        let [fits, differs] = ["Pastry Chef", "Network Engineer"].map(|asked| {
            let asked = Meaning::of(&title(asked));
            let share = CareerProbe::of(&career.direction).share(&asked);
            assert_eq!(share, Probe::of(asked).share_of_career(&career.direction));
            share
        });
        assert!(fits > differs, "{fits:?} {differs:?}");
        assert_eq!(CareerProbe::of(&TitleVector::default()).share(&Meaning::of(&title("Baker"))), None);
    }
}
