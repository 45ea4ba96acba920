//! `rolecall learn`: a new file of weights from what became of matches that were shown, never in place of another.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context as _, ensure};
use matching::{ANSWERS_LEAST, Lesson, Measures, Outcome, Weights, learn};

use crate::card::Card;
use crate::cli::{self, Format};
use crate::matches::question::read_weights;
use crate::output::{self, count, number};

/// Runs the verb.
pub(crate) fn run(arguments: &cli::Learn) -> anyhow::Result<output::Outcome> {
    ensure!(
        !arguments.out.exists(),
        "{}: is there already; accepted: the name of a file that is not, for weights are never learned in place",
        arguments.out.display()
    );
    let read = arguments.weights.as_deref().map(read_weights).transpose()?;
    let weights = read.as_ref().unwrap_or_else(|| Weights::published());
    let outcomes = outcomes(&arguments.outcomes)?;
    let learned = learn(&outcomes, weights)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for lesson in &learned.lessons {
        match output::format_or_default(arguments.format) {
            Format::Json => output::write_json(&mut out, lesson)?,
            Format::Table => card(lesson).write(&mut out)?,
        }
    }
    out.flush()?;
    output::complain(&format!("{} read", count(outcomes.len(), "outcome", "outcomes")));
    if learned.lessons.is_empty() {
        output::complain(&format!(
            "too few answers: of each side at least {ANSWERS_LEAST} yes and {ANSWERS_LEAST} no are needed; nothing is written"
        ));
        return Ok(output::Outcome::Incomplete);
    }
    if !learned.lessons.iter().any(|lesson| lesson.taken) {
        output::complain(&format!(
            "the weights of version {} foretell held-out lists as well; nothing is written",
            weights.version
        ));
        return Ok(output::Outcome::Incomplete);
    }
    let file = OpenOptions::new().write(true).create_new(true).open(&arguments.out);
    let written = file.and_then(|mut file| writeln!(file, "{}", learned.weights.to_json()));
    written.with_context(|| format!("{}: cannot be written", arguments.out.display()))?;
    output::complain(&format!("{}: weights of version {}", arguments.out.display(), learned.weights.version));
    Ok(output::Outcome::Done)
}

fn outcomes(path: &Path) -> anyhow::Result<Vec<Outcome>> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("{name}: cannot be read"))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let outcome = |(at, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| {
            anyhow::anyhow!(
                "{name}, line {}: is no outcome: {error}; accepted: a match as `rolecall match --format json` prints it with \"list\" and \
                 \"outcome\" (shown, viewed, saved, applied, invited, answered, interviewed, hired)",
                at + 1
            )
        })
    };
    lines.map(outcome).collect()
}

fn card(lesson: &Lesson) -> Card {
    let mut card = Card::new(&format!("The {}'s yes", lesson.side));
    card.row(
        "learned from",
        Some(format!("{} matches, {} of them a yes", number(lesson.examples), number(lesson.yes))),
    );
    let row = |measures: &Measures| {
        let Measures { brier, auc, calibration_gap } = measures;
        format!("Brier score {brier}, area under the curve {auc}, calibration gap {calibration_gap}")
    };
    card.row("weights given", Some(row(&lesson.published)));
    card.row("learned", Some(row(&lesson.learned)));
    card.row("written", Some(if lesson.taken { "what was learned" } else { "what was given" }.to_owned()));
    card
}
