//! What was measured, as a table with ratios and as JSON.

use std::fmt;
use std::time::Duration;

use serde_json::{Value, json};

use super::ask::Asked;

/// What an engine was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// The best people of a posting, one posting after the other.
    People,
    /// The best postings of a person, one person after the other.
    Postings,
    /// The best postings of everybody.
    EveryPerson,
    /// The best people of every posting.
    EveryPosting,
}

/// By which score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scoring {
    /// The simple one that every engine can be asked for.
    Base,
    /// The meaning of a score.
    Full,
}

/// One engine on one task.
pub(super) struct Line {
    pub(super) task: Task,
    pub(super) scoring: Scoring,
    pub(super) engine: String,
    pub(super) threads: usize,
    /// Questions that were answered.
    pub(super) answered: usize,
    /// Of single questions, sorted; a bulk run has none.
    pub(super) singles: Vec<Duration>,
    /// The same by the time on a processor; an engine that works on threads of its own has none.
    pub(super) singles_on_processor: Vec<Duration>,
    pub(super) whole: Duration,
    /// Of all threads together; nothing of an engine that works on threads of its own.
    pub(super) on_processor: Duration,
    /// How many answers are those of the exhaustive twin, of how many that were compared.
    pub(super) exact: Option<(usize, usize)>,
}

/// Something that was measured once.
pub(super) struct Fact {
    pub(super) what: String,
    pub(super) value: f64,
    pub(super) unit: &'static str,
}

/// All that was measured.
#[derive(Default)]
pub(super) struct Report {
    pub(super) lines: Vec<Line>,
    pub(super) facts: Vec<Fact>,
}

/// The engine by whose times ratios are taken.
pub(super) const YARDSTICK: &str = "tantivy";

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::People => "people of a posting",
            Self::Postings => "postings of a person",
            Self::EveryPerson => "postings of everybody",
            Self::EveryPosting => "people of every posting",
        })
    }
}

impl fmt::Display for Scoring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Base => "base",
            Self::Full => "full",
        })
    }
}

impl Task {
    /// The task that is asked one by one where this one is asked for all.
    const fn one_by_one(self) -> Self {
        match self {
            Self::People | Self::EveryPosting => Self::People,
            Self::Postings | Self::EveryPerson => Self::Postings,
        }
    }
}

impl Line {
    /// Questions that were asked one by one.
    pub(super) fn asked(task: Task, scoring: Scoring, engine: &str, threads: usize, asked: &Asked) -> Self {
        let sorted = |singles: &[Duration]| {
            let mut singles = singles.to_vec();
            singles.sort_unstable();
            singles
        };
        Self {
            task,
            scoring,
            engine: engine.to_owned(),
            threads,
            answered: asked.answered(),
            singles: sorted(&asked.singles),
            singles_on_processor: sorted(&asked.singles_on_processor),
            whole: asked.whole,
            on_processor: asked.on_processor,
            exact: None,
        }
    }

    fn per_second(&self) -> f64 {
        count(self.answered) / self.whole.as_secs_f64().max(f64::MIN_POSITIVE)
    }

    /// The times of the processor for the middle question, for one of the slowest and for each on average; `None` where there are none.
    fn on_processor(&self) -> [Option<Duration>; 3] {
        let singles = &self.singles_on_processor;
        [percentile(singles, 50), percentile(singles, 99), self.processor_each()]
    }

    /// All times that are compared: by the clock in the middle and among the slowest, then those of the processor.
    fn times(&self) -> [Option<Duration>; 5] {
        let [middle, slowest, each] = self.on_processor();
        [percentile(&self.singles, 50), percentile(&self.singles, 99), middle, slowest, each]
    }

    /// Of each question; `None` of an engine that works on threads of its own.
    pub(super) fn processor_each(&self) -> Option<Duration> {
        let answered = u32::try_from(self.answered).unwrap_or(u32::MAX).max(1);
        (!self.on_processor.is_zero()).then(|| self.on_processor / answered)
    }
}

/// The least time that at least `percent` of a hundred questions stay within.
fn percentile(sorted: &[Duration], percent: usize) -> Option<Duration> {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

impl Report {
    pub(super) fn fact(&mut self, what: impl Into<String>, value: f64, unit: &'static str) {
        self.facts.push(Fact { what: what.into(), value, unit });
    }

    /// How many times faster a line is than the yardstick on the base task and as many threads, by each of its times.
    fn ratios(&self, line: &Line) -> [Option<f64>; 5] {
        let is_yardstick = |other: &&Line| {
            other.engine == YARDSTICK && other.task == line.task.one_by_one() && other.threads == line.threads
        };
        let Some(other) = self.lines.iter().find(is_yardstick) else { return [None; 5] };
        let ratio = |other: Duration, own: Duration| other.as_secs_f64() / own.as_secs_f64().max(f64::MIN_POSITIVE);
        let (others, own) = (other.times(), line.times());
        std::array::from_fn(|at| Some(ratio(others[at]?, own[at]?)))
    }

    /// Rows under their heads, aligned.
    pub(super) fn table(&self) -> Vec<String> {
        let heads = [
            "task", "score", "engine", "threads", "answered", "per second", "exact", "p50", "p99", "processor p50",
            "processor p99", "processor", "p50 x", "p99 x", "processor p50 x", "processor p99 x", "processor x",
        ];
        let mut rows: Vec<Vec<String>> = vec![heads.map(str::to_owned).to_vec()];
        rows.extend(self.lines.iter().map(|line| self.cells(line)));
        let facts = self.facts.iter().map(|fact| format!("{}: {:.2} {}", fact.what, fact.value, fact.unit));
        aligned(&rows).into_iter().chain([String::new()]).chain(facts).collect()
    }

    fn cells(&self, line: &Line) -> Vec<String> {
        let time = |time: Option<Duration>| time.map_or_else(|| "-".to_owned(), milliseconds);
        let ratio = |ratio: Option<f64>| ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.1}"));
        let mut cells = vec![
            line.task.to_string(),
            line.scoring.to_string(),
            line.engine.clone(),
            line.threads.to_string(),
            line.answered.to_string(),
            format!("{:.0}", line.per_second()),
            line.exact.map_or_else(|| "-".to_owned(), |(same, all)| format!("{same}/{all}")),
        ];
        cells.extend(line.times().map(time));
        cells.extend(self.ratios(line).map(ratio));
        cells
    }

    /// Everything as one object.
    pub(super) fn json(&self, machine: &str) -> Value {
        let line = |line: &Line| {
            let [p50, p99, processor_p50, processor_p99, processor] = self.ratios(line);
            let [p50_ms, p99_ms, processor_p50_ms, processor_p99_ms, processor_ms] =
                line.times().map(|time| time.map(as_milliseconds));
            json!({
                "task": line.task.to_string(), "score": line.scoring.to_string(), "engine": line.engine,
                "threads": line.threads, "answered": line.answered, "seconds": line.whole.as_secs_f64(),
                "per_second": line.per_second(), "p50_ms": p50_ms, "p99_ms": p99_ms,
                "processor_p50_ms": processor_p50_ms, "processor_p99_ms": processor_p99_ms,
                "processor_ms": processor_ms,
                "exact": line.exact.map(|(same, _)| same), "compared": line.exact.map(|(_, all)| all),
                "times_faster": {
                    "p50": p50, "p99": p99, "processor_p50": processor_p50, "processor_p99": processor_p99,
                    "processor": processor,
                },
            })
        };
        let fact = |fact: &Fact| json!({ "what": fact.what, "value": fact.value, "unit": fact.unit });
        json!({
            "machine": machine,
            "lines": self.lines.iter().map(line).collect::<Vec<_>>(),
            "facts": self.facts.iter().map(fact).collect::<Vec<_>>(),
        })
    }

    /// Lines of answers that differ from the twin's.
    pub(super) fn wrong(&self) -> Vec<String> {
        let wrong = |line: &&Line| line.exact.is_some_and(|(same, all)| same < all);
        let said = |line: &Line| format!("{} by {} ({})", line.task, line.engine, line.scoring);
        self.lines.iter().filter(wrong).map(said).collect()
    }
}

fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
    let cell = |(at, (cell, &width)): (usize, (&String, &usize))| {
        if at < 3 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
    };
    let line = |row: &Vec<String>| row.iter().zip(&widths).enumerate().map(cell).collect::<Vec<_>>().join("  ");
    rows.iter().map(line).collect()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.4} ms", as_milliseconds(time))
}

fn as_milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn count(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(task: Task, engine: &str, microseconds: u64) -> Line {
        let singles = vec![Duration::from_micros(microseconds); 10];
        let whole = singles.iter().sum();
        let singles_on_processor = singles.clone();
        let asked = Asked { answers: vec![None; 10], singles, singles_on_processor, whole, on_processor: whole };
        Line::asked(task, Scoring::Base, engine, 1, &asked)
    }

    #[test]
    fn a_ratio_says_how_many_times_faster_than_the_yardstick() {
        let mut report = Report::default();
        report.lines.push(line(Task::Postings, YARDSTICK, 900));
        let own = line(Task::Postings, "Rolecall", 30);
        assert_eq!(report.ratios(&own).map(|ratio| ratio.map(f64::round)), [Some(30.0); 5]);
        assert_eq!(report.ratios(&line(Task::People, "Rolecall", 30)), [None; 5]);
        let one_by_one = line(Task::EveryPerson, "Rolecall", 9);
        let bulk = Line { singles: Vec::new(), singles_on_processor: Vec::new(), ..one_by_one };
        assert_eq!(report.ratios(&bulk).map(|ratio| ratio.map(f64::round)), [None, None, None, None, Some(100.0)]);
    }

    #[test]
    fn answers_that_differ_are_named() {
        let mut report = Report::default();
        report.lines.push(Line { exact: Some((5, 5)), ..line(Task::People, "Rolecall", 1) });
        report.lines.push(Line { exact: Some((4, 5)), ..line(Task::People, "another", 1) });
        assert_eq!(report.wrong(), ["people of a posting by another (base)"]);
    }

    #[test]
    fn every_row_is_as_long_as_its_heads() {
        let mut report = Report::default();
        report.lines.push(line(Task::People, "Rolecall", 1));
        report.fact("built", 1.5, "s");
        let table = report.table();
        assert_eq!(table[0].len(), table[1].len());
        assert_eq!(table[3], "built: 1.50 s");
    }
}
