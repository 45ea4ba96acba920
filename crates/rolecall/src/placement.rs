//! `rolecall placement`: the orders of a closed event in, one certificate for each person out.

use std::fs;
use std::io::{self, Read as _, Write};
use std::path::Path;

use anyhow::Context as _;
use matching::{Certificate, Event, Obstacle, place};

use crate::card::Card;
use crate::cli::{self, Format};
use crate::output::{self, Outcome, count};

/// Runs the verb.
pub(crate) fn run(arguments: &cli::Placement) -> anyhow::Result<Outcome> {
    let name = arguments.event.display();
    let event = read(&arguments.event)?;
    let placement = place(&event).with_context(|| format!("{name}: cannot be decided"))?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for certificate in &placement.certificates {
        match output::format_or_default(arguments.format) {
            Format::Json => output::write_json(&mut out, certificate)?,
            Format::Table => write(&mut out, certificate)?,
        }
    }
    out.flush()?;
    let placed = placement.certificates.iter().filter(|one| one.posting.is_some()).count();
    output::complain(&format!(
        "{} placed, {} not",
        count(placed, "person", "people"),
        placement.certificates.len() - placed
    ));
    Ok(if placed == 0 { Outcome::Incomplete } else { Outcome::Done })
}

fn read(path: &Path) -> anyhow::Result<Event> {
    let name = path.display();
    let mut text = String::new();
    if path.as_os_str() == "-" {
        io::stdin().read_to_string(&mut text).context("standard input cannot be read")?;
    } else {
        text = fs::read_to_string(path).with_context(|| format!("{name}: cannot be read"))?;
    }
    let accepted = "accepted: {\"people\": [{\"id\", \"order\"}], \"postings\": [{\"id\", \"seats\", \"order\"}]}";
    serde_json::from_str(&text).map_err(|error| anyhow::anyhow!("{name}: is no event: {error}; {accepted}"))
}

fn write(out: &mut dyn Write, certificate: &Certificate) -> io::Result<()> {
    let mut card = Card::new(&certificate.person);
    let got = certificate.posting.as_ref().zip(certificate.choice);
    card.row(
        "placed",
        Some(got.map_or("nowhere".to_owned(), |(posting, choice)| format!("{posting}, choice {choice}"))),
    );
    for closed in &certificate.preferred {
        let because = match closed.because {
            Obstacle::NotOnItsOrder => "does not have them on its order".to_owned(),
            Obstacle::Full { place, last: 0 } => format!("has no seats; place {place} on its order"),
            Obstacle::Full { place, last } => {
                format!("is full: they have place {place} on its order, the last it took {last}")
            }
        };
        card.row("not open", Some(format!("{} {because}", closed.posting)));
    }
    card.write(out)
}
