//! `rolecall read post` and `rolecall read resume`: files in, structured records out.

mod post_card;
mod resume_card;

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use extract::Context;
use jiff::civil::Date;
use serde::Serialize;
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile, Span};

use crate::cli::{self, Read, ReadArgs};
use crate::documents::{self, Expect, Format};
use crate::output::{self, Outcome};
use crate::parallel;
use crate::tally::{self, Tally, Unread};

/// Runs the verb.
pub(crate) fn run(verb: &Read) -> anyhow::Result<Outcome> {
    match verb {
        Read::Post(arguments) => read_all(arguments, Expect::Post, read_posts, post_card::write),
        Read::Resume(arguments) => read_all(arguments, Expect::Resume, read_one_resume, resume_card::write),
    }
}

/// Every posting of a file, each with the text to which its evidence refers.
/// A file that holds none is an error that says what would be accepted.
pub(crate) fn read_posts(path: &Path, today: Date) -> Result<Vec<Posting>, Unread> {
    let document = documents::open(path, Expect::Post)?;
    let mut postings = extract::read_posts(document.seen_text(), context(today));
    if postings.is_empty() {
        return Err(Unread::Bad(format!(
            "{}: no posting in it; accepted: a saved job page, or any text of a post down to a single line",
            path.display()
        )));
    }
    let text: Arc<str> = Arc::from(document.text.as_str());
    for posting in &mut postings {
        posting.source.file = path.display().to_string();
        let here = Span::new(posting.source.start, posting.source.end);
        let concerns = |problem: &&talent::Problem| {
            problem.evidence.is_empty()
                || problem.evidence.iter().any(|span| here.overlaps(*span) || span.start >= document.seen)
        };
        posting.problems.extend(document.problems.iter().filter(concerns).cloned());
        posting.text = Some(Arc::clone(&text));
    }
    Ok(postings)
}

/// The profile that a résumé file states, with the text to which its evidence refers.
pub(crate) fn read_resume(path: &Path, today: Date) -> Result<Profile, Unread> {
    let document = documents::open(path, Expect::Resume)?;
    let mut profile = if document.format == Format::JsonResume {
        extract::read_json_resume(&document.text, context(today))
            .map_err(|error| Unread::Bad(format!("{}: {error}", path.display())))?
    } else {
        extract::read_resume(document.seen_text(), context(today))
    };
    profile.source.file = path.display().to_string();
    profile.problems.extend(document.problems);
    profile.text = Some(document.text);
    Ok(profile)
}

fn read_one_resume(path: &Path, today: Date) -> Result<Vec<Profile>, Unread> {
    read_resume(path, today).map(|profile| vec![profile])
}

fn context(today: Date) -> Context<'static> {
    Context { vocabulary: Vocabulary::embedded(), today }
}

/// A record that may carry the text to which its evidence refers.
trait Record: Serialize + Send {
    /// What one is called, and several.
    const NAMES: [&'static str; 2];
    /// Leaves the text out.
    fn drop_text(&mut self);
}

impl Record for Posting {
    const NAMES: [&'static str; 2] = ["posting", "postings"];
    fn drop_text(&mut self) {
        self.text = None;
    }
}

impl Record for Profile {
    const NAMES: [&'static str; 2] = ["résumé", "résumés"];
    fn drop_text(&mut self) {
        self.text = None;
    }
}

fn read_all<R: Record>(
    arguments: &ReadArgs,
    expect: Expect,
    read: fn(&Path, Date) -> Result<Vec<R>, Unread>,
    write_card: fn(&mut dyn Write, &R) -> io::Result<()>,
) -> anyhow::Result<Outcome> {
    let today = output::today_or_now(&arguments.output);
    let format = output::format_or_default(arguments.output.format);
    let mut tally = Tally::new(R::NAMES);
    let inputs = tally.list(&arguments.files, expect);
    let mut out = io::BufWriter::new(io::stdout().lock());
    parallel::map_in_order(
        &inputs,
        |input| (input.named, tally::each(read(&input.path, today))),
        |(named, results)| -> anyhow::Result<()> {
            for mut record in tally.take(named, results) {
                if !arguments.with_text {
                    record.drop_text();
                }
                match format {
                    cli::Format::Json => output::write_json(&mut out, &record)?,
                    cli::Format::Table => write_card(&mut out, &record)?,
                }
            }
            Ok(())
        },
    )?;
    out.flush()?;
    Ok(tally.report())
}
