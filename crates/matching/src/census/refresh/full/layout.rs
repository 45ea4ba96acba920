//! Postings laid out for crowds: who looks at a section meets those of one title, one remote mode and like pay together.

use std::ops::Range;

use crate::census::board::{Asking, FullRow, Look, Maxima, Ranges, is_open, stands};
use crate::census::full::Rules;
use crate::census::known::{Small, Tiny};
use crate::census::people::PersonRow;
use crate::census::postings::{PostingRow, PostingView, Postings};
use crate::receipt::{Criterion, Side, State, Verdict};
use crate::simd::{TeamAsked, TeamPosting, VIOLATION};
use crate::weights::{Permille, points};

/// Points by a number that may not be known.
pub(super) type ByCode = [i16; 256];

#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) rows: Vec<FullRow>,
    pub(super) postings: Vec<TeamPosting>,
    pub(super) asked: Vec<TeamAsked>,
    /// By section.
    runs: Vec<Run>,
    pub(super) ranges: Ranges,
    pub(super) maxima: Maxima,
    pub(super) demands: Demands,
    /// By range of years, each without and with a longest notice, then by years.
    pub(super) experience: Vec<ByCode>,
    /// By the number of the longest notice, then by notice.
    pub(super) start: Vec<ByCode>,
}

/// Neighbours of one section, one occupation and one remote mode, all of which state pay or none.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) section: u8,
    pub(super) rows: Range<usize>,
    pub(super) occupation: Tiny,
    /// By its code; see [`Asking::mode`].
    pub(super) mode: u8,
    /// What pay counts at most for somebody with a floor.
    pub(super) pay_share: Permille,
}

/// The skills that are asked for, each with the years that are.
#[derive(Clone, Debug, Default)]
pub(super) struct Demands {
    each: Vec<(u16, u8)>,
    /// By skill, the first.
    first: Vec<u32>,
}

/// By what a run is told from its neighbours.
type Key = (u8, Tiny, u8, bool);

impl Layout {
    pub(super) fn of(postings: &Postings, rules: Rules<'_>) -> Self {
        let key = |section, row: &PostingRow| -> Key {
            let is_pay_stated = row.pay_min.known().or(row.pay_max.known()).is_some();
            (section, row.occupation, Asking::mode(row), is_pay_stated)
        };
        let mut stands = stands(postings, is_open);
        stands.sort_by_cached_key(|stand| {
            let row = &postings.rows()[stand.posting as usize];
            // As many requirements side by side: the processor foresees how many come.
            let asked = postings.at(stand.posting as usize).asked.len();
            (key(stand.section, row), asked, row.years_min, stand.posting)
        });
        let row = |posting: u32| &postings.rows()[posting as usize];
        let ranges = Ranges::of(stands.iter().map(|stand| row(stand.posting)));
        let notices = notices(stands.iter().map(|stand| row(stand.posting)));
        let maxima = Maxima::of(rules.weights);
        let mut this = Self {
            rows: stands.iter().map(|stand| ranges.row(*row(stand.posting))).collect(),
            postings: Vec::with_capacity(stands.len()),
            asked: Vec::new(),
            runs: Vec::new(),
            demands: Demands::of(postings),
            experience: experience(&ranges, &maxima, rules),
            start: start(&notices, &maxima, rules),
            ranges,
            maxima,
        };
        for (at, stand) in stands.iter().enumerate() {
            this.add_posting(postings.at(stand.posting as usize), this.rows[at].years, &notices, rules);
        }
        let mut from = 0;
        for same in stands.chunk_by(|a, b| key(a.section, row(a.posting)) == key(b.section, row(b.posting))) {
            this.add_run(same[0].section, from..from + same.len(), rules);
            from += same.len();
        }
        this
    }

    /// The runs of the sections where anybody looks.
    pub(super) fn runs(&self, looks: &[Look]) -> impl Iterator<Item = &Run> {
        self.runs
            .chunk_by(|a, b| a.section == b.section)
            .filter(|runs| looks.iter().any(|look| look.reaches(runs[0].section)))
            .flatten()
    }

    fn add_posting(&mut self, posting: PostingView<'_>, years: u32, notices: &[Option<u8>], rules: Rules<'_>) {
        let maxima = rules.skill_maxima(posting);
        let prior = rules.prior(Side::Team, Criterion::Skills);
        let from = self.asked.len();
        for (asked, &points_max) in posting.asked.iter().zip(&maxima) {
            let demand = self.demands.of_years(asked.skill, asked.years);
            self.asked.push(TeamAsked::of(demand, points_max));
        }
        let notice = notices.binary_search(&posting.row.notice_days_max.known()).unwrap_or(0);
        let unnamed: u16 = maxima[posting.asked.len()..].iter().map(|&points_max| points(points_max, prior)).sum();
        let number = |number: usize| u32::try_from(number).expect("all requirements are fewer than memory holds");
        self.postings.push(TeamPosting {
            asked: number(from)..number(self.asked.len()),
            unnamed: unnamed.cast_signed(),
            experience: years * 2 + u32::from(notice > 0),
            start: u16::try_from(notice).expect("there are 256 notices at most"),
        });
    }

    fn add_run(&mut self, section: u8, rows: Range<usize>, rules: Rules<'_>) {
        let nobody = PersonRow { floor: Small::of(0), ..PersonRow::default() };
        let pay = |row: &FullRow| rules.pay(&row.row, &nobody).share;
        let first = &self.rows[rows.start].row;
        let (occupation, mode) = (first.occupation, Asking::mode(first));
        let pay_share = self.rows[rows.clone()].iter().map(pay).max().unwrap_or(0);
        self.runs.push(Run { section, rows, occupation, mode, pay_share });
    }
}

impl Demands {
    fn of(postings: &Postings) -> Self {
        let mut each: Vec<(u16, u8)> =
            postings.iter().flat_map(|posting| posting.asked).map(|asked| (asked.skill, asked.years)).collect();
        each.sort_unstable();
        each.dedup();
        let count = each.last().map_or(0, |&(skill, _)| u32::from(skill) + 1);
        let first = |skill: u32| each.partition_point(|&(one, _)| u32::from(one) < skill);
        let first = (0..=count).map(|skill| u32::try_from(first(skill)).expect("skills and years are few")).collect();
        Self { each, first }
    }

    pub(super) fn len(&self) -> usize {
        self.each.len()
    }

    /// The demands of a skill, each with its years.
    pub(super) fn of_skill(&self, skill: u16) -> impl Iterator<Item = (usize, u8)> {
        let skill = usize::from(skill);
        let range = match (self.first.get(skill), self.first.get(skill + 1)) {
            (Some(&first), Some(&end)) => first as usize..end as usize,
            _ => 0..0,
        };
        range.clone().zip(self.each[range].iter().map(|&(_, years)| years))
    }

    fn of_years(&self, skill: u16, years: u8) -> u32 {
        let at = self.each.partition_point(|&one| one < (skill, years));
        u32::try_from(at).expect("skills and years are few")
    }
}

/// The longest notices that are stated, ascending, after none.
fn notices<'a>(rows: impl Iterator<Item = &'a PostingRow>) -> Vec<Option<u8>> {
    let mut notices: Vec<Option<u8>> =
        rows.map(|row| row.notice_days_max.known()).chain(std::iter::once(None)).collect();
    notices.sort_unstable();
    notices.dedup();
    notices
}

fn experience(ranges: &Ranges, maxima: &Maxima, rules: Rules<'_>) -> Vec<ByCode> {
    let of = |&(years_min, years_max): &(Tiny, Tiny)| {
        let posting = PostingRow { years_min, years_max, ..PostingRow::default() };
        maxima.team.map(|max| {
            let verdict = |years| rules.experience(&posting, &PersonRow { years, ..PersonRow::default() });
            by_code(verdict, max.experience)
        })
    };
    ranges.years().iter().flat_map(of).collect()
}

fn start(notices: &[Option<u8>], maxima: &Maxima, rules: Rules<'_>) -> Vec<ByCode> {
    let of = |notice: &Option<u8>| {
        let posting = PostingRow { notice_days_max: notice.map_or(Tiny::UNKNOWN, Tiny::of), ..PostingRow::default() };
        let verdict = |notice_days| rules.start(&posting, &PersonRow { notice_days, ..PersonRow::default() });
        by_code(verdict, maxima.team[usize::from(notice.is_some())].start)
    };
    notices.iter().map(of).collect()
}

fn by_code(verdict: impl Fn(Tiny) -> Verdict, points_max: u16) -> ByCode {
    let mut codes = 0..=u8::MAX;
    std::array::from_fn(|_| {
        let verdict = verdict(Tiny::of(codes.next().unwrap_or_default()));
        if verdict.state == State::Violated { VIOLATION } else { verdict.points(points_max).cast_signed() }
    })
}
