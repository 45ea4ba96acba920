//! Keeps the best eligible documents, with everything but the skills added to their scores from fast fields.

use std::sync::Arc;

use matching::census::{Best, Found, PostingRow};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::ColumnValues;
use tantivy::{DocId, Score, SegmentReader};

use super::{OPEN, PAY, PLACES, YEARS, YEARS_MAX, is_remote, terms};

/// Who asks.
#[derive(Clone, Copy)]
pub(super) enum Asking {
    Posting(PostingRow),
    Person { years: u64, floor: u64, places: u64 },
}

pub(super) struct BestEligible {
    pub(super) asking: Asking,
    pub(super) most: usize,
}

pub(super) struct OfSegment {
    asking: Asking,
    best: Best,
    columns: [Arc<dyn ColumnValues<u64>>; 5],
}

impl Collector for BestEligible {
    type Fruit = Vec<Found>;
    type Child = OfSegment;

    fn for_segment(&self, _: u32, segment: &SegmentReader) -> tantivy::Result<OfSegment> {
        let column = |name: &str| Ok(segment.fast_fields().u64(name)?.first_or_default_col(0));
        let columns: tantivy::Result<Vec<Arc<dyn ColumnValues<u64>>>> =
            [YEARS, YEARS_MAX, PAY, PLACES, OPEN].into_iter().map(column).collect();
        let columns = columns?.try_into().unwrap_or_else(|_| unreachable!("there are five columns"));
        Ok(OfSegment { asking: self.asking, best: Best::of(self.most), columns })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Vec<Found>>) -> tantivy::Result<Vec<Found>> {
        let mut best = Best::of(self.most);
        for found in segments.into_iter().flatten() {
            best.add(found);
        }
        Ok(best.sorted())
    }
}

impl OfSegment {
    /// All but the skills; `None` where the pair is not eligible.
    fn bonus(&self, document: DocId) -> Option<u64> {
        let [years, years_max, pay, places, open] = &self.columns;
        let at = |column: &Arc<dyn ColumnValues<u64>>| column.get_val(document);
        let own = at(years);
        let (years, middle, most, floor, shared, is_remote) = match self.asking {
            Asking::Posting(row) => {
                let [min, max, most] = terms(&row);
                if own + 1 < min || own > max + 1 || at(open) & 1 == 0 {
                    return None;
                }
                (own, min + max, most, at(pay), at(places) & row.places, is_remote(&row))
            }
            Asking::Person { years, floor, places: wished } => {
                let (max, open) = (at(years_max), at(open));
                if years + 1 < own || years > max + 1 || open & 1 == 0 {
                    return None;
                }
                (years, own + max, at(pay), floor, at(places) & wished, open & 2 != 0)
            }
        };
        if shared == 0 && !is_remote {
            return None;
        }
        let for_pay = (most.checked_sub(floor)? * 5).min(750);
        let for_years = 1500_u64.saturating_sub(75 * (2 * years).abs_diff(middle));
        Some(for_years + for_pay + if shared == 0 { 0 } else { 750 })
    }
}

impl SegmentCollector for OfSegment {
    type Fruit = Vec<Found>;

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "scores of the base task are whole, positive and far below 2^24"
    )]
    fn collect(&mut self, document: DocId, score: Score) {
        /// Everything but the skills at its best.
        const BONUS_MAX: u32 = 1500 + 750 + 750;
        let skills = score as u32;
        if skills > 0
            && skills + BONUS_MAX >= self.best.least()
            && let Some(bonus) = self.bonus(document)
        {
            self.best.add(Found { id: document, score: skills + bonus as u32 });
        }
    }

    fn harvest(self) -> Vec<Found> {
        self.best.sorted()
    }
}
