//! `rolecall match`: one résumé against posts, or one post against résumés, in order and with receipts.

mod receipt;
mod summary;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context as _;
use jiff::civil::Date;
use matching::{Match, Opening, Person, Weights};
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile, Source, Wishes};

use self::summary::Ranked;
use crate::cli;
use crate::output::{self, Outcome};
use crate::read::{self, Record, inputs};
use crate::tally::{Tally, Unread};

/// Runs the verb.
pub(crate) fn run(arguments: &cli::Match) -> anyhow::Result<Outcome> {
    let today = output::today_or_now(&arguments.output);
    match (&arguments.resume, &arguments.post) {
        (Some(resume), _) => match_resume(resume, arguments, today),
        (None, Some(post)) => match_post(post, arguments, today),
        (None, None) => anyhow::bail!("give --resume FILE with --posts, or --post FILE with --resumes"),
    }
}

fn match_resume(resume: &Path, arguments: &cli::Match, today: Date) -> anyhow::Result<Outcome> {
    let vocabulary = Vocabulary::embedded();
    let profile = the_one(read::records::<Profile>(resume, today), resume)?;
    let wishes = arguments.wishes.as_deref().map(read_wishes).transpose()?.unwrap_or_default();
    let mut tally = Tally::new(Posting::NAMES);
    let postings: Vec<Posting> = inputs::all(&arguments.posts, today, &mut tally);
    let person = Person::new(&profile, &wishes, vocabulary, today);
    let openings: Vec<Opening> = postings.iter().map(|posting| Opening::new(posting, vocabulary)).collect();
    let mut matches = matching::rank_postings(&person, &openings, Weights::published(), vocabulary);
    matches.truncate(arguments.top as usize);
    let texts = texts(postings.iter().map(|posting| (place(&posting.source), posting)));
    for one in &mut matches {
        let text = texts.get(&place(&one.posting.source)).copied().flatten();
        one.quote(text, profile.text.as_deref());
    }
    print(&matches, Ranked::Postings, arguments)?;
    Ok(tally.report())
}

fn match_post(post: &Path, arguments: &cli::Match, today: Date) -> anyhow::Result<Outcome> {
    let vocabulary = Vocabulary::embedded();
    let posting = the_one(read::records::<Posting>(post, today), post)?;
    let mut tally = Tally::new(Profile::NAMES);
    let profiles: Vec<Profile> = inputs::all(&arguments.resumes, today, &mut tally);
    let opening = Opening::new(&posting, vocabulary);
    let no_wishes = Wishes::default();
    let people: Vec<Person> =
        profiles.iter().map(|profile| Person::new(profile, &no_wishes, vocabulary, today)).collect();
    let mut matches = matching::rank_people(&opening, &people, Weights::published(), vocabulary);
    matches.truncate(arguments.top as usize);
    let texts = texts(profiles.iter().map(|profile| (profile.source.file.as_str(), profile)));
    for one in &mut matches {
        let text = texts.get(one.person_source.file.as_str()).copied().flatten();
        one.quote(posting.text.as_deref(), text);
    }
    print(&matches, Ranked::People, arguments)?;
    Ok(tally.report())
}

fn place(source: &Source) -> (&str, usize, usize) {
    (&source.file, source.start, source.end)
}

/// The text of each place that a record came from. Lists made on several machines may name one place for two texts: then neither is
/// quoted, for the words of the wrong one would be worse than none.
fn texts<'a, K: Ord, R: Record + 'a>(records: impl Iterator<Item = (K, &'a R)>) -> BTreeMap<K, Option<&'a str>> {
    let mut texts = BTreeMap::new();
    for (place, record) in records {
        let text = texts.entry(place).or_insert(record.text());
        if *text != record.text() {
            *text = None;
        }
    }
    texts
}

/// The first record of a file that is to hold one; that there are more is said, not hidden.
fn the_one<R: Record>(records: Vec<Result<R, Unread>>, path: &Path) -> anyhow::Result<R> {
    let count = records.len();
    let first = records.into_iter().next().with_context(|| format!("{}: holds nothing", path.display()))?;
    let first = first.map_err(|unread| anyhow::Error::msg(unread.sentence()))?;
    if count > 1 {
        let [one, many] = R::NAMES;
        output::complain(&format!("{}: holds {count} {many}; the first {one} is matched", path.display()));
    }
    Ok(first)
}

fn read_wishes(path: &Path) -> anyhow::Result<Wishes> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    serde_json::from_str(&text).map_err(|error| {
        anyhow::anyhow!(
            "{}: is not a file of wishes: {error}; accepted: a JSON object with any of pay_floor, places, remote, \
             titles, notice_days, employer_sizes, employer_stages, blocked_employers",
            path.display()
        )
    })
}

fn print(matches: &[Match], ranked: Ranked, arguments: &cli::Match) -> anyhow::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let format = output::format_or_default(arguments.output.format);
    for one in matches {
        match format {
            cli::Format::Json => output::write_json(&mut out, one)?,
            cli::Format::Table if arguments.receipts => receipt::write(&mut out, one, ranked)?,
            cli::Format::Table => summary::write(&mut out, one, ranked)?,
        }
    }
    out.flush()?;
    Ok(())
}
