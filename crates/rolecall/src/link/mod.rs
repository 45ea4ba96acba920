//! `rolecall link`: each line of a text with the skills, the occupations or the titles of a list that it is likest to.

mod lines;
mod titles;

use std::io::{self, Write};

use anyhow::ensure;
use serde::Serialize;
use talent::SkillId;
use talent::vocabulary::Vocabulary;

use crate::cli::{Format, Link, LinkArgs, LinkTitle};
use crate::output::{self, Outcome, count};
use titles::Concepts;

/// A line longer than this is no title, tag, phrase or sentence.
const LINE_BYTES_MAX: usize = 20_000;
/// How many pairs of a line and a line of the list are compared at once: a few seconds.
const PAIRS_MAX: usize = 20_000_000;

/// Runs the verb.
pub(crate) fn run(verb: &Link) -> anyhow::Result<Outcome> {
    match verb {
        Link::Skill(arguments) => skills(arguments),
        Link::Title(LinkTitle { among: None, link }) => occupations(link),
        Link::Title(LinkTitle { among: Some(among), link }) => {
            let list = lines::read(among, "title")?;
            let asked = lines::read(&link.file, "title")?;
            let pairs = asked.len().saturating_mul(list.len());
            ensure!(
                pairs <= PAIRS_MAX,
                "{} against {} of {} are more than the {} pairs that are compared at once; split one of the two by lines",
                count(asked.len(), "line", "lines"),
                list.len(),
                among.display(),
                PAIRS_MAX
            );
            let likeness = titles::Among::of(&list);
            let rank = |text: &str| likeness.rank(text, link.top as usize);
            answer_lines(link, &asked, rank, |one| format!("{}  (line {})", list[one.line], one.line + 1))
        }
    }
}

/// A concept of the vocabulary to which a line may be linked.
#[derive(Debug, Serialize)]
struct Candidate {
    id: String,
    /// The name to show of a skill that is no ESCO concept.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    esco: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    esco_label: Option<String>,
    score: f64,
}

/// What a line is likest to, best first.
#[derive(Debug, Serialize)]
struct Answer<'a, C> {
    text: &'a str,
    candidates: Vec<C>,
}

/// A candidate with its score between 0 and 1.
trait Scored: Serialize {
    fn score(&self) -> f64;
}

impl Scored for Candidate {
    fn score(&self) -> f64 {
        self.score
    }
}

fn skills(arguments: &LinkArgs) -> anyhow::Result<Outcome> {
    let vocabulary = Vocabulary::embedded();
    let candidate = |(id, score): (SkillId, u16)| {
        let skill = vocabulary.skill(&id);
        let esco_label = skill.as_ref().and_then(|skill| skill.esco_label).map(str::to_owned);
        Candidate {
            label: skill.as_ref().filter(|_| esco_label.is_none()).map(|skill| skill.name.to_owned()),
            esco: skill.and_then(|skill| skill.esco).map(str::to_owned),
            esco_label,
            score: thousandths(score),
            id: id.as_str().to_owned(),
        }
    };
    let rank =
        |text: &str| vocabulary.skill_candidates(text, arguments.top as usize).into_iter().map(candidate).collect();
    answer(arguments, "skill", rank, name)
}

fn occupations(arguments: &LinkArgs) -> anyhow::Result<Outcome> {
    let concepts = Concepts::of(Vocabulary::embedded());
    answer(arguments, "title", |text| concepts.rank(text, arguments.top as usize), name)
}

fn name(candidate: &Candidate) -> String {
    candidate.esco_label.as_ref().or(candidate.label.as_ref()).unwrap_or(&candidate.id).clone()
}

fn thousandths(score: u16) -> f64 {
    f64::from(score) / 1000.0
}

/// Reads the lines and writes the answer to every one.
fn answer<C: Scored>(
    arguments: &LinkArgs,
    what: &str,
    rank: impl FnMut(&str) -> Vec<C>,
    name: impl Fn(&C) -> String,
) -> anyhow::Result<Outcome> {
    answer_lines(arguments, &lines::read(&arguments.file, what)?, rank, name)
}

/// Writes the answer to every line. A line that is too long for a phrase or a sentence has an answer without candidates, and is counted.
fn answer_lines<C: Scored>(
    arguments: &LinkArgs,
    lines: &[String],
    mut rank: impl FnMut(&str) -> Vec<C>,
    name: impl Fn(&C) -> String,
) -> anyhow::Result<Outcome> {
    let format = output::format_or_default(arguments.format);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut linked, mut too_long) = (0, 0);
    for text in lines {
        let is_long = text.len() > LINE_BYTES_MAX;
        too_long += usize::from(is_long);
        let candidates = if is_long || text.trim().is_empty() { Vec::new() } else { rank(text) };
        linked += usize::from(!candidates.is_empty());
        match format {
            Format::Json => output::write_json(&mut out, &Answer { text, candidates })?,
            Format::Table => write_table(&mut out, text, &candidates, &name)?,
        }
    }
    out.flush()?;
    let mut said = format!("{} read, {linked} linked", count(lines.len(), "line", "lines"));
    if too_long > 0 {
        let of = count(too_long, "line", "lines");
        let why =
            format!("; {of} of more than {LINE_BYTES_MAX} bytes not looked at, give a phrase or a sentence a line");
        said.push_str(&why);
    }
    output::complain(&said);
    Ok(if linked == 0 { Outcome::Incomplete } else { Outcome::Done })
}

fn write_table<C: Scored>(
    out: &mut impl Write,
    text: &str,
    candidates: &[C],
    name: impl Fn(&C) -> String,
) -> io::Result<()> {
    let printable = |text: &str| text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    writeln!(out, "{}", printable(text))?;
    for one in candidates {
        writeln!(out, "  {:.3}  {}", one.score(), printable(&name(one)))?;
    }
    if candidates.is_empty() {
        writeln!(out, "  nothing is like this")?;
    }
    writeln!(out)
}
