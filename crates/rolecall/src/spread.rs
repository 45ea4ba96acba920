//! `rolecall spread`: a list of posts for every résumé, such that no post is on too many lists.

use std::io::{self, Write};

use matching::{Chance, Limits, Network, Opening, Person, Weights, spread};
use serde::Serialize;
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile, Source, Wishes};

use crate::card::Card;
use crate::cli::{self, Format};
use crate::output::{self, Outcome, number};
use crate::read::{Record as _, inputs};
use crate::tally::Tally;

/// How many times its fair share of the lists a post may have where nobody says otherwise.
const FAIR_SHARES: usize = 2;

/// The list of one résumé.
#[derive(Serialize)]
struct List<'a> {
    person: &'a str,
    postings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    source: &'a Source,
    score: Chance,
}

/// Runs the verb.
pub(crate) fn run(arguments: &cli::Spread) -> anyhow::Result<Outcome> {
    let today = output::today_or_now(&arguments.output);
    let mut tally = [Tally::new(Profile::NAMES), Tally::new(Posting::NAMES)];
    let profiles: Vec<Profile> = inputs::all(&arguments.resumes, today, &mut tally[0]);
    let postings: Vec<Posting> = inputs::all(&arguments.posts, today, &mut tally[1]);
    let top = arguments.top as usize;
    let fair = (profiles.len() * top).div_ceil(postings.len().max(1));
    let most = arguments.most.map_or(fair * FAIR_SHARES, |most| most as usize);
    let vocabulary = Vocabulary::embedded();
    let mut network: Network<'_, usize> = Network::new(Weights::published(), vocabulary);
    for (key, posting) in postings.iter().enumerate() {
        network.put_opening(key, Opening::new(posting, vocabulary));
    }
    let scores = |profile: &Profile| {
        let person = Person::new(profile, &Wishes::default(), vocabulary, today);
        network.ranking_for(&person).scores().collect()
    };
    let pairs: Vec<Vec<(usize, Chance)>> = profiles.iter().map(scores).collect();
    let spread = spread(&pairs, postings.len(), Limits { top, most });
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (profile, list) in profiles.iter().zip(&spread.after.lists) {
        let entry = |&(posting, score): &(usize, Chance)| {
            let posting: &Posting = &postings[posting];
            Entry { title: posting.title.as_deref(), source: &posting.source, score }
        };
        let list = List { person: &profile.source.file, postings: list.iter().map(entry).collect() };
        match output::format_or_default(arguments.output.format) {
            Format::Json => output::write_json(&mut out, &list)?,
            Format::Table => list.write(&mut out)?,
        }
    }
    out.flush()?;
    let [people, posts] = tally.map(|tally| tally.report());
    let cost = spread.cost();
    output::complain(&format!(
        "the posting with most people is on {} of {} lists, {} without the correction, which costs {}.{} % of the expected matches",
        number(spread.after.crowd),
        number(profiles.len()),
        number(spread.before.crowd),
        cost / 10,
        cost % 10,
    ));
    Ok(if people == Outcome::Done { posts } else { people })
}

impl List<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut card = Card::new(self.person);
        for entry in &self.postings {
            let score = f64::from(entry.score.ppm()) / 10_000.0;
            card.row(
                "post",
                Some(format!("{score:.1} %  {}  ({})", entry.title.unwrap_or("without a title"), entry.source.file)),
            );
        }
        card.write(out)
    }
}
