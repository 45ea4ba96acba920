//! The best postings of a person by the full score.

use super::asking::{Asking, Maxima};
use super::lists::Lists;
use super::rows::{FullRow, Ranges};
use super::sections::{self, Block, Look, Stand};
use super::showing::SkillTables;
use crate::census::best::{Best, Found};
use crate::census::full::Rules;
use crate::census::people::PersonView;
use crate::census::postings::{PostingRow, PostingView, Postings};
use crate::receipt::{Criterion, Side, Verdict};
use crate::weights::{WHOLE, points};

/// Postings of a block: lists are looked up once for each.
const BLOCK: usize = 2048;

/// Sums are looked at in so many at once.
const LANES: usize = 32;

/// Postings laid out for the full score.
#[derive(Clone, Debug)]
pub struct FullBoard<'a> {
    rules: Rules<'a>,
    /// By section, within it by occupation, within that by the least experience.
    blocks: Vec<Block>,
    /// Of all blocks in turn.
    runs: Vec<Run>,
    rows: Vec<FullRow>,
    /// What the skills of each row come to for somebody who shows none of them.
    unshown: Vec<u16>,
    lists: Lists,
    skills: SkillTables,
    ranges: Ranges,
    maxima: Maxima,
}

/// Neighbours of one block and one occupation.
#[derive(Clone, Debug)]
pub(super) struct Run {
    block: usize,
    rows: std::ops::Range<usize>,
    pub(super) occupation: crate::census::Tiny,
    /// The remote modes that occur, as bits of their codes; the last is for all that are not known.
    pub(super) modes: u8,
}

/// A run with the most that it could score for a person, and with where its sums are.
struct Hope {
    score_max: u32,
    run: usize,
    sums: usize,
}

impl<'a> FullBoard<'a> {
    /// Lays out the active postings.
    pub fn of(postings: &Postings, rules: Rules<'a>) -> Self {
        let mut stands = sections::stands(postings, is_open);
        stands.sort_by_cached_key(|stand| {
            let row = &postings.rows()[stand.posting as usize];
            (stand.section, row.occupation, row.years_min, stand.posting)
        });
        let at = |stand: &Stand| postings.at(stand.posting as usize);
        let ranges = Ranges::of(stands.iter().map(|stand| at(stand).row));
        let rows = stands.iter().map(|stand| ranges.row(*at(stand).row)).collect();
        let blocks = sections::blocks(&stands, BLOCK);
        let mut this = Self {
            rules,
            runs: Vec::new(),
            rows,
            unshown: Vec::with_capacity(stands.len()),
            lists: Lists::default(),
            skills: SkillTables::of(postings, rules),
            maxima: Maxima::of(rules.weights),
            ranges,
            blocks: Vec::new(),
        };
        for (number, block) in blocks.iter().enumerate() {
            this.add_lists(stands[block.rows.clone()].iter().map(at));
            this.add_runs(number, block);
        }
        this.blocks = blocks;
        this
    }

    /// The best `most` postings of a person, as [`crate::census::exhaustive::postings_in_full`] finds them.
    pub fn best_postings(&self, person: PersonView<'_>, most: usize) -> Vec<Found> {
        if !person.row.is_active() || most == 0 {
            return Vec::new();
        }
        let mut best = Best::of(most);
        let mut asking = Asking::of(person.row, &self.ranges, &self.maxima, self.rules);
        let mut sums = Vec::new();
        for hope in self.hopes(person, &asking, &mut sums) {
            if hope.score_max < best.least() {
                break;
            }
            let run = &self.runs[hope.run];
            self.add_run(run, &sums[hope.sums..][..run.rows.len()], &mut asking, &mut best);
        }
        best.sorted()
    }

    /// Bytes of memory.
    pub fn bytes(&self) -> usize {
        let rows = size_of_val(&*self.rows) + size_of_val(&*self.unshown) + size_of_val(&*self.runs);
        self.lists.bytes() + rows + self.skills.bytes()
    }

    fn add_lists<'p>(&mut self, postings: impl Iterator<Item = PostingView<'p>>) {
        let prior = self.rules.prior(Side::Team, Criterion::Skills);
        let mut entries = Vec::new();
        for (at, posting) in (0_u32..).zip(postings) {
            let maxima = self.rules.skill_maxima(posting);
            self.unshown.push(maxima.iter().map(|&points_max| Verdict::unknown(prior).points(points_max)).sum());
            let weighed = posting.asked.iter().zip(maxima).filter(|&(_, points_max)| points_max > 0);
            entries.extend(weighed.map(|(asked, points_max)| (asked.skill, packed(at, asked.years, points_max))));
        }
        self.lists.push(entries);
    }

    fn add_runs(&mut self, number: usize, block: &Block) {
        let mut start = block.rows.start;
        for rows in self.rows[block.rows.clone()].chunk_by(|a, b| a.row.occupation == b.row.occupation) {
            let modes = rows.iter().fold(0, |modes, row| modes | 1 << Asking::mode(&row.row));
            let range = start..start + rows.len();
            start = range.end;
            self.runs.push(Run { block: number, rows: range, occupation: rows[0].row.occupation, modes });
        }
    }

    /// The runs where the person looks, the one that promises most first. What the skills of each posting come to is written into `sums`.
    fn hopes(&self, person: PersonView<'_>, asking: &Asking<'_>, sums: &mut Vec<u16>) -> Vec<Hope> {
        let needed = self.skills.needed(person);
        let look = asking.look();
        let mut hopes = Vec::new();
        for runs in self.runs.chunk_by(|a, b| a.block == b.block) {
            let number = runs[0].block;
            let block = &self.blocks[number];
            if !look.reaches(block.section) {
                continue;
            }
            let start = sums.len();
            sums.extend_from_slice(&self.unshown[block.rows.clone()]);
            let block_sums = &mut sums[start..];
            for (skill, shares) in &needed {
                for &entry in self.lists.of(number, *skill) {
                    let (at, years, points_max) = unpacked(entry);
                    if let Some(sum) = block_sums.get_mut(at) {
                        *sum += points(points_max, shares[years]) - self.skills.unshown(points_max);
                    }
                }
            }
            for run in runs {
                let at = start + run.rows.start - block.rows.start;
                let most = sums[at..at + run.rows.len()].iter().copied().max().unwrap_or(0);
                let score_max = asking.score_max(run, most);
                let number = run_number(&self.runs, run);
                hopes.extend(score_max.map(|score_max| Hope { score_max, run: number, sums: at }));
            }
        }
        hopes.sort_unstable_by_key(|hope| (std::cmp::Reverse(hope.score_max), hope.run));
        hopes
    }

    fn add_run(&self, run: &Run, sums: &[u16], asking: &mut Asking<'_>, best: &mut Best) {
        let block = &self.blocks[run.block];
        let rows = &self.rows[run.rows.clone()];
        let look: Look = asking.look();
        let mut needed = asking.skills_needed(run, best.least());
        for (sums, rows) in sums.chunks(LANES).zip(rows.chunks(LANES)) {
            if sums.iter().copied().max().unwrap_or(0) < needed {
                continue;
            }
            for (&sum, row) in sums.iter().zip(rows).filter(|&(&sum, _)| sum >= needed) {
                if look.first_meets(row.row.places, block.section)
                    && let Some(score) = asking.score(row, sum)
                {
                    best.add(Found { id: row.row.id, score });
                }
            }
            needed = asking.skills_needed(run, best.least());
        }
    }
}

/// Whether a posting may suit somebody with whom it shares no place.
pub(in crate::census) fn is_open(row: &PostingRow) -> bool {
    row.places == 0 || !matches!(row.remote_mode(), Some(talent::Remote::No | talent::Remote::Hybrid))
}

fn run_number(runs: &[Run], run: &Run) -> usize {
    runs.partition_point(|other| other.rows.start < run.rows.start)
}

/// The place in the block in 11 bits, the years asked for in 4, the points in 10.
fn packed(at: u32, years: u8, points_max: u16) -> u32 {
    debug_assert!(at < 1 << 11 && years < 16 && points_max <= WHOLE);
    at | u32::from(years) << 11 | u32::from(points_max) << 15
}

#[expect(clippy::cast_possible_truncation, reason = "each part is cut to its bits")]
const fn unpacked(entry: u32) -> (usize, usize, u16) {
    (entry as usize & 0x7FF, entry as usize >> 11 & 0xF, (entry >> 15) as u16 & 0x3FF)
}
