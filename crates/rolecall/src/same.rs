//! `rolecall same`: which of many posts are one vacancy, how sure that is and by what.

use std::io::{self, Write};

use matching::{Fingerprint, OneEmployer, Vacancy, vacancies};
use serde::Serialize;
use talent::vocabulary::Vocabulary;
use talent::{Employer, Posting, Source};

use crate::card::Card;
use crate::cli::{self, Format};
use crate::output::{self, Outcome, count};
use crate::read::{Record as _, inputs};
use crate::tally::Tally;

/// Postings that are one vacancy.
#[derive(Serialize)]
struct Group<'a> {
    /// Each file once, in the order in which they were named.
    files: Vec<&'a str>,
    /// Between 0 and 1.
    confidence: f64,
    because: Vec<String>,
    postings: Vec<Member<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employer: Option<OneName>,
}

/// One of them: a saved page may hold many postings.
#[derive(Serialize)]
struct Member<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employer: Option<&'a Employer>,
    source: &'a Source,
}

/// Names that are taken for one employer's.
#[derive(Serialize)]
struct OneName {
    names: Vec<String>,
    /// Between 0 and 1.
    confidence: f64,
    because: &'static str,
}

/// Runs the verb.
pub(crate) fn run(arguments: &cli::Same) -> anyhow::Result<Outcome> {
    let today = output::today_or_now(&arguments.output);
    let mut tally = Tally::new(Posting::NAMES);
    let postings: Vec<Posting> = inputs::all(&arguments.files, today, &mut tally);
    let prints: Vec<Fingerprint> =
        postings.iter().map(|posting| Fingerprint::of(posting, Vocabulary::embedded())).collect();
    let found = vacancies(&prints);
    let mut out = io::BufWriter::new(io::stdout().lock());
    for vacancy in &found {
        let group = Group::of(vacancy, &postings);
        match output::format_or_default(arguments.output.format) {
            Format::Json => output::write_json(&mut out, &group)?,
            Format::Table => group.write(&mut out)?,
        }
    }
    out.flush()?;
    let read = tally.report();
    output::complain(&format!("{} in more than one posting", count(found.len(), "vacancy", "vacancies")));
    Ok(if found.is_empty() { Outcome::Incomplete } else { read })
}

fn thousandths(share: u16) -> f64 {
    f64::from(share) / 1000.0
}

impl<'a> Group<'a> {
    fn of(vacancy: &Vacancy, postings: &'a [Posting]) -> Self {
        let members = || vacancy.members.iter().map(|&at| &postings[at]);
        let mut files: Vec<&str> = members().map(|posting| posting.source.file.as_str()).collect();
        files.dedup();
        let member = |posting: &'a Posting| Member {
            title: posting.title.as_deref(),
            employer: posting.employer.as_ref(),
            source: &posting.source,
        };
        Self {
            files,
            confidence: thousandths(vacancy.confidence),
            because: vacancy.because.clone(),
            postings: members().map(member).collect(),
            employer: vacancy.employer.as_ref().map(OneName::of),
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let title = self.postings.iter().find_map(|member| member.title).unwrap_or("A vacancy without a title");
        let mut card = Card::new(title);
        card.row("sure", Some(format!("{:.0} %", self.confidence * 100.0)));
        for member in &self.postings {
            let employer = member.employer.map_or("employer not stated", |employer| &employer.name);
            let source = member.source;
            card.row("posting", Some(format!("{employer}: {}, bytes {} to {}", source.file, source.start, source.end)));
        }
        for reason in &self.because {
            card.row("because", Some(reason.clone()));
        }
        if let Some(OneName { names, confidence, because }) = &self.employer {
            card.row(
                "one employer",
                Some(format!("{} {because} ({:.0} % sure)", names.join(" / "), confidence * 100.0)),
            );
        }
        card.write(out)
    }
}

impl OneName {
    fn of(one: &OneEmployer) -> Self {
        Self { names: one.names.clone(), confidence: thousandths(one.by.confidence()), because: one.by.spoken() }
    }
}
