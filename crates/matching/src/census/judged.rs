//! A posting with the points of everything that a person's row can say, each worked out once by the judge of its criterion.

use super::full::{Rules, standing};
use super::known::{Small, Tiny};
use super::people::{Kind, PersonRow};
use super::postings::{Asked, PostingRow, PostingView};
use crate::chance::Chance;
use crate::criteria::employer::Standing;
use crate::criteria::{max_of, person_slots_where, skills};
use crate::receipt::{Criterion, Side, State, Verdict};
use crate::weights::Permille;

/// The points of a verdict, or a violation, which is so far below nothing that a sum with it is below nothing too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Points(i32);

impl Points {
    const VIOLATION: i32 = -(1 << 20);

    fn of(verdict: Verdict, points_max: u16) -> Self {
        match verdict.state {
            State::Violated => Self(Self::VIOLATION),
            _ => Self(i32::from(verdict.points(points_max))),
        }
    }

    const fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// `None` for a violation.
    #[inline]
    fn sum(self) -> Option<u32> {
        u32::try_from(self.0).ok()
    }
}

/// Points by a number that may not be known.
type ByCode = [Points; 256];

fn by_code(points: impl Fn(Tiny) -> Points) -> Box<ByCode> {
    let mut codes = 0..=u8::MAX;
    Box::new(std::array::from_fn(|_| points(Tiny::of(codes.next().unwrap_or_default()))))
}

/// How a person's places stand to a posting's.
#[derive(Clone, Copy)]
enum Placed {
    NoWish,
    Inside,
    Elsewhere,
    Anywhere,
}

/// Wishes about remote work that are told apart: the four, and none.
const REMOTE_WISHES: usize = 5;

/// Countries that are told apart: the eight, and an unknown one.
const COUNTRIES: usize = 9;

/// What a person's side earns, for somebody who does or does not wish for employers of some size: that settles what the rest can earn.
#[derive(Clone, Debug)]
struct PersonPoints {
    pay_max: u16,
    pay_unknown: Points,
    /// The most that is possible but for the title, by [`Placed`].
    most: [Points; 4],
    /// Of place and remote work together, by [`Placed`], wish and country.
    place: [[[Points; COUNTRIES]; REMOTE_WISHES]; 4],
    title: Box<ByCode>,
    size: [Points; 2],
}

/// A requirement of a posting and who earns what of it.
#[derive(Clone, Debug)]
pub(crate) struct JudgedSkill {
    /// Each skill that shows it or helps with it, the one that is asked for first.
    pub(crate) shown_by: Vec<Showing>,
}

/// A skill that shows a requirement or helps with it.
#[derive(Clone, Debug)]
pub(crate) struct Showing {
    pub(crate) skill: u16,
    /// What its holders earn beyond what is earned by those who do not show the requirement, by its kind.
    pub(crate) gains: Box<[u16; Kind::COUNT]>,
    /// The most of that.
    pub(crate) gain_max: u16,
}

/// A posting, judged.
#[derive(Clone, Debug)]
pub(crate) struct Judged<'a> {
    rules: Rules<'a>,
    posting: PostingRow,
    pub(crate) skills: Vec<JudgedSkill>,
    /// What skills earn for somebody who shows none.
    skills_unshown: u32,
    years: Box<ByCode>,
    title: Box<ByCode>,
    start: Box<ByCode>,
    start_best: Points,
    person: [PersonPoints; 2],
}

/// By what postings are judged: the rules, and what follows from them for every posting.
#[derive(Clone, Debug)]
pub struct FullRules<'a> {
    rules: Rules<'a>,
    /// What skills of each kind count for themselves, by the years asked for.
    evidence: Vec<[Permille; Kind::COUNT]>,
}

impl<'a> FullRules<'a> {
    /// What follows from `rules`.
    pub fn of(rules: Rules<'a>) -> Self {
        let asking = |asked| {
            let mut kinds = Kind::all();
            std::array::from_fn(|_| kinds.next().map_or(0, |kind| rules.evidence_share(kind, asked)))
        };
        Self { evidence: (0..=Asked::YEARS_MAX).map(asking).collect(), rules }
    }
}

impl<'a> Judged<'a> {
    pub(crate) fn of(posting: PostingView<'_>, rules: &FullRules<'a>) -> Self {
        let FullRules { rules, evidence } = rules;
        let (rules, row) = (*rules, posting.row);
        let slots = rules.team_slots(row);
        let team = |criterion, verdict| Points::of(verdict, max_of(&slots, criterion));
        let maxima = rules.skill_maxima(posting);
        let unshown = Verdict::unknown(rules.prior(Side::Team, Criterion::Skills));
        let start = by_code(|notice_days| {
            team(Criterion::Start, rules.start(row, &PersonRow { notice_days, ..PersonRow::default() }))
        });
        Self {
            rules,
            posting: *row,
            skills: judged_skills(posting, &maxima, rules, evidence),
            skills_unshown: maxima.iter().map(|&points_max| u32::from(unshown.points(points_max))).sum(),
            years: by_code(|years| {
                team(Criterion::Experience, rules.experience(row, &PersonRow { years, ..PersonRow::default() }))
            }),
            title: by_code(|occupation| {
                team(Criterion::Title, rules.title_held(row, &PersonRow { occupation, ..PersonRow::default() }))
            }),
            start_best: best_of(&*start),
            start,
            person: [false, true].map(|wishes_for_sizes| PersonPoints::of(row, rules, wishes_for_sizes)),
        }
    }

    /// What somebody earns on the team's side besides skills; `None` for a violation.
    #[inline]
    pub(crate) fn team(&self, person: &PersonRow) -> Option<u32> {
        let years = self.years[usize::from(person.years.code())];
        let title = self.title[usize::from(person.occupation.code())];
        let sum = years.plus(title).plus(self.start[usize::from(person.notice_days.code())]).sum()?;
        Some(sum + self.skills_unshown)
    }

    /// What somebody earns on their own side; `None` for a violation.
    #[inline]
    pub(crate) fn person(&self, person: &PersonRow) -> Option<u32> {
        let points = &self.person[usize::from(person.sizes != 0)];
        let wish = usize::from(person.remote.code()).min(REMOTE_WISHES - 1);
        let country = usize::from(person.country.code()).min(COUNTRIES - 1);
        let place = points.place[self.placed(person.places) as usize][wish][country];
        let title = points.title[usize::from(person.occupation_wished.code())];
        let is_met = self.posting.size.known().is_some_and(|size| size < 8 && person.sizes & (1 << size) != 0);
        let pay = match person.floor {
            Small::UNKNOWN => points.pay_unknown,
            _ => Points::of(self.rules.pay(&self.posting, person), points.pay_max),
        };
        if standing(&self.posting, person) == Standing::Blocked {
            return None;
        }
        pay.plus(place).plus(title).plus(points.size[usize::from(is_met)]).sum()
    }

    fn placed(&self, places: u64) -> Placed {
        match places {
            0 => Placed::NoWish,
            u64::MAX => Placed::Anywhere,
            _ if places & self.posting.places != 0 => Placed::Inside,
            _ => Placed::Elsewhere,
        }
    }

    /// What anybody within `bounds` earns at most on the team's side besides skills, and on their own; `None` where everybody violates
    /// something.
    pub(crate) fn most(&self, bounds: &Bounds) -> Option<(u32, u32)> {
        let within = |points: &ByCode, [first, last]: [u8; 2]| {
            best_of(&points[usize::from(first)..=usize::from(last).max(usize::from(first))])
        };
        let title = within(&self.title, bounds.occupations);
        let team = within(&self.years, bounds.years).plus(title).plus(self.start_best).sum()?;
        let side = |points: &PersonPoints| within(&points.title, bounds.wished).plus(self.most_placed(points, bounds));
        let person = best_of(&[side(&self.person[0]), side(&self.person[1])]).sum()?;
        Some((team + self.skills_unshown, person))
    }

    fn most_placed(&self, points: &PersonPoints, bounds: &Bounds) -> Points {
        let most = |placed: Placed, is_possible: bool| {
            if is_possible { points.most[placed as usize] } else { Points(Points::VIOLATION) }
        };
        best_of(&[
            most(Placed::NoWish, bounds.is_open),
            most(Placed::Inside, bounds.places & self.posting.places != 0),
            most(Placed::Elsewhere, true),
            most(Placed::Anywhere, bounds.places == u64::MAX),
        ])
    }

    fn chance(&self, side: Side, points: u32) -> Chance {
        Chance::from_ppm(self.rules.weights.table(side).get(points as usize).copied().unwrap_or(1_000_000))
    }

    /// The score of these points, in parts per million.
    pub(crate) fn score(&self, team: u32, person: u32) -> u32 {
        self.chance(Side::Team, team).and(self.chance(Side::Person, person)).ppm()
    }

    /// The least points of the team's side that score `least` with these points of the person's; more than there are where none do.
    pub(crate) fn team_for(&self, least: u32, person: u32) -> u32 {
        let of_person = self.chance(Side::Person, person);
        let falls_short = |&ppm: &u32| Chance::from_ppm(ppm).and(of_person).ppm() < least;
        u32::try_from(self.rules.weights.table(Side::Team).partition_point(falls_short)).unwrap_or(u32::MAX)
    }

    /// What skills gain at most.
    pub(crate) fn gain_max(&self) -> u32 {
        let most = |skill: &JudgedSkill| skill.shown_by.iter().map(|one| u32::from(one.gain_max)).max().unwrap_or(0);
        self.skills.iter().map(most).sum()
    }
}

/// What everybody in a block or a strip has: the first and the last code of what people stand ordered by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    /// All places that anybody wishes for.
    places: u64,
    /// Somebody wishes for no place.
    is_open: bool,
    years: [u8; 2],
    occupations: [u8; 2],
    wished: [u8; 2],
}

impl Bounds {
    pub(crate) fn of(rows: &[PersonRow]) -> Self {
        let range = |code: fn(&PersonRow) -> Tiny| {
            let codes = || rows.iter().map(|row| code(row).code());
            [codes().min().unwrap_or(0), codes().max().unwrap_or(0)]
        };
        Self {
            places: rows.iter().fold(0, |places, row| places | row.places),
            is_open: rows.iter().any(|row| row.places == 0),
            years: range(|row| row.years),
            occupations: range(|row| row.occupation),
            wished: range(|row| row.occupation_wished),
        }
    }
}

impl PersonPoints {
    fn of(posting: &PostingRow, rules: Rules<'_>, wishes_for_sizes: bool) -> Self {
        let slots = person_slots_where(rules.weights, wishes_for_sizes);
        let points = |criterion, verdict| Points::of(verdict, max_of(&slots, criterion));
        let nobody = PersonRow::default();
        let place = |placed, remote, country| {
            let places = match placed {
                Placed::NoWish => 0,
                Placed::Inside => posting.places & posting.places.wrapping_neg(),
                Placed::Elsewhere => !posting.places & (!posting.places).wrapping_neg(),
                Placed::Anywhere => u64::MAX,
            };
            let person = PersonRow { places, remote: Tiny::of(remote), country: Tiny::of(country), ..nobody };
            points(Criterion::Place, rules.place(posting, &person))
                .plus(points(Criterion::Remote, rules.remote(posting, &person)))
        };
        let by_country = |placed, remote| [0, 1, 2, 3, 4, 5, 6, 7, 8].map(|country| place(placed, remote, country));
        let all = [Placed::NoWish, Placed::Inside, Placed::Elsewhere, Placed::Anywhere];
        let with_sizes = |sizes| points(Criterion::Employer, rules.employer(posting, &PersonRow { sizes, ..nobody }));
        let pay = |floor| points(Criterion::Pay, rules.pay(posting, &PersonRow { floor, ..nobody }));
        let place = all.map(|placed| [0, 1, 2, 3, 4].map(|remote| by_country(placed, remote)));
        let size = [0, u8::MAX].map(with_sizes);
        let rest = best_of(&[pay(Small::UNKNOWN), pay(Small::of(0))]).plus(best_of(&size));
        Self {
            pay_max: max_of(&slots, Criterion::Pay),
            pay_unknown: pay(Small::UNKNOWN),
            most: [0, 1, 2, 3].map(|placed| best_of(place[placed].as_flattened()).plus(rest)),
            place,
            size,
            title: by_code(|occupation_wished| {
                points(Criterion::Title, rules.title_wished(posting, &PersonRow { occupation_wished, ..nobody }))
            }),
        }
    }
}

/// The most of several points; a violation where all are.
fn best_of(points: &[Points]) -> Points {
    Points(points.iter().fold(Points::VIOLATION, |most, points| points.0.max(most)))
}

fn judged_skills(
    posting: PostingView<'_>,
    maxima: &[u16],
    rules: Rules<'_>,
    evidence: &[[Permille; Kind::COUNT]],
) -> Vec<JudgedSkill> {
    let prior = rules.prior(Side::Team, Criterion::Skills);
    let judged = |(asked, &points_max): (&Asked, &u16)| {
        let points = |share| skills::judge(share, &rules.weights.skills, prior).points(points_max);
        let unshown = points(0);
        let shares = &evidence[usize::from(asked.years.min(Asked::YEARS_MAX))];
        let showing = |(skill, relation)| {
            let gains = Box::new(shares.map(|share| points(rules.related_share(relation, share)) - unshown));
            Showing { skill, gain_max: gains.iter().copied().max().unwrap_or(0), gains }
        };
        let shown_by = rules.skills.showing(asked.skill).map(showing).filter(|one| one.gain_max > 0).collect();
        JudgedSkill { shown_by }
    };
    posting.asked.iter().zip(maxima).map(judged).collect()
}
