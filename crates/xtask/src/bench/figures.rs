//! From times to figures, and figures to a table.

use std::time::Duration;

use serde_json::{Value, json};

/// What the columns mean.
pub(super) const LEGEND: &str = "per second: inputs over the whole time. p50, p95, p99: of single inputs, nearest rank; a batch has none. peak: resident memory \
     of the process and its children together, where it ran long enough to be sampled.";

/// One measured thing.
pub(super) struct Row {
    what: String,
    /// Different inputs.
    inputs: usize,
    /// How many times one of them was measured.
    measured: usize,
    /// Bytes of the different inputs together.
    bytes: u64,
    total: Duration,
    /// Milliseconds of single inputs, sorted.
    singles: Vec<f64>,
    /// Bytes of resident memory at most.
    peak: Option<u64>,
}

impl Row {
    /// Inputs that were measured one by one, each perhaps many times.
    pub(super) fn of_singles(
        what: impl Into<String>,
        inputs: usize,
        bytes: u64,
        singles: &[Duration],
        peak: Option<u64>,
    ) -> Self {
        let mut sorted: Vec<f64> = singles.iter().map(|single| milliseconds(*single)).collect();
        sorted.sort_by(f64::total_cmp);
        let measured = singles.len();
        Self { what: what.into(), inputs, measured, bytes, total: singles.iter().sum(), singles: sorted, peak }
    }

    /// Inputs of which only the whole was measured.
    pub(super) fn of_batch(
        what: impl Into<String>,
        inputs: usize,
        bytes: u64,
        total: Duration,
        peak: Option<u64>,
    ) -> Self {
        Self { what: what.into(), inputs, measured: inputs, bytes, total, singles: Vec::new(), peak }
    }

    /// The row as one object, for comparison from run to run.
    pub(super) fn json(&self) -> Value {
        json!({
            "what": self.what,
            "inputs": self.inputs,
            "measured": self.measured,
            "bytes": self.bytes,
            "seconds": self.total.as_secs_f64(),
            "per_second": self.per_second(),
            "p50_ms": self.percentile(50),
            "p95_ms": self.percentile(95),
            "p99_ms": self.percentile(99),
            "peak_bytes": self.peak,
        })
    }

    fn per_second(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a count of inputs is far below 2^52")]
        let measured = self.measured as f64;
        measured / self.total.as_secs_f64().max(f64::MIN_POSITIVE)
    }

    /// The least time that at least `percent` of a hundred inputs stay within.
    fn percentile(&self, percent: usize) -> Option<f64> {
        let rank = (self.singles.len() * percent).div_ceil(100).max(1);
        self.singles.get(rank - 1).copied()
    }

    fn cells(&self) -> [String; 7] {
        let time = |percent| self.percentile(percent).map_or_else(|| "-".to_owned(), |ms| format!("{ms:.2} ms"));
        [
            self.what.clone(),
            self.inputs.to_string(),
            format!("{:.1}", self.per_second()),
            time(50),
            time(95),
            time(99),
            self.peak.map_or_else(|| "-".to_owned(), |bytes| format!("{} MiB", bytes.div_ceil(1 << 20))),
        ]
    }
}

/// The rows under their heads, aligned.
pub(super) fn table(rows: &[Row]) -> Vec<String> {
    let heads = ["what", "inputs", "per second", "p50", "p95", "p99", "peak"].map(str::to_owned);
    let lines: Vec<[String; 7]> = std::iter::once(heads).chain(rows.iter().map(Row::cells)).collect();
    let mut widths = [0; 7];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = cell.chars().count().max(*width);
        }
    }
    lines.iter().map(|line| aligned(line, &widths)).collect()
}

fn aligned(line: &[String; 7], widths: &[usize; 7]) -> String {
    let first = format!("{:<width$}", line[0], width = widths[0]);
    let rest = line.iter().zip(widths).skip(1).map(|(cell, width)| format!("  {cell:>width$}"));
    std::iter::once(first).chain(rest).collect()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hundred() -> Row {
        let singles: Vec<Duration> = (1..=100).rev().map(Duration::from_millis).collect();
        Row::of_singles("posts", 100, 1000, &singles, Some(3 << 20))
    }

    #[test]
    fn the_middle_and_the_slowest_are_those_of_the_nearest_rank() {
        assert_eq!(hundred().percentile(50), Some(50.0));
        assert_eq!(hundred().percentile(99), Some(99.0));
        let one = Row::of_singles("one", 1, 0, &[Duration::from_millis(7)], None);
        assert_eq!((one.percentile(50), one.percentile(99)), (Some(7.0), Some(7.0)));
    }

    #[test]
    fn a_batch_has_a_rate_and_no_percentiles() {
        let batch = Row::of_batch("batch", 40, 0, Duration::from_secs(2), None);
        assert_eq!(batch.percentile(50), None);
        assert_eq!(batch.json()["per_second"], 20.0);
    }

    #[test]
    fn the_table_is_aligned() {
        let rows = [hundred(), Row::of_batch("all of them at once", 5, 0, Duration::from_secs(1), None)];
        assert_eq!(
            table(&rows),
            [
                "what                 inputs  per second       p50       p95       p99   peak",
                "posts                   100        19.8  50.00 ms  95.00 ms  99.00 ms  3 MiB",
                "all of them at once       5         5.0         -         -         -      -",
            ]
        );
    }
}
