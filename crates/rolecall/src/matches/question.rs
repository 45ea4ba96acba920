//! What a match was asked: which files, which wishes, which day. The same question over the same bytes has the same answer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use jiff::civil::Date;
use matching::{Match, Network, Opening, Person, Weights};
use serde::{Deserialize, Serialize};
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile, Source, Wishes};

use super::line::{Line, Moved, lines};
use super::summary::Ranked;
use crate::cli;
use crate::output;
use crate::read::{self, Record, inputs};
use crate::tally::{Tally, Unread};

/// Bytes of a file of wishes at most.
const WISHES_BYTES_MAX: u64 = 1_000_000;

/// Which side is one and which side is ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Sides {
    /// A résumé, with wishes or without, against posts.
    Postings { resume: PathBuf, wishes: Option<PathBuf>, posts: Vec<PathBuf> },
    /// A post against résumés.
    People { post: PathBuf, resumes: Vec<PathBuf> },
}

/// A question in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub(super) sides: Sides,
    /// The day on which open ends end.
    pub(super) today: Date,
    /// How many matches are asked for.
    pub(super) top: usize,
    /// How many changes are asked for, of each match.
    #[serde(default)]
    pub(super) changes: usize,
    /// Another file of weights than the published one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) weights: Option<PathBuf>,
}

impl Question {
    pub(super) fn of(arguments: &cli::Match) -> anyhow::Result<Self> {
        let sides = match (&arguments.resume, &arguments.post) {
            (Some(resume), _) => Sides::Postings {
                resume: resume.clone(),
                wishes: arguments.wishes.clone(),
                posts: arguments.posts.clone(),
            },
            (None, Some(post)) => Sides::People { post: post.clone(), resumes: arguments.resumes.clone() },
            (None, None) => anyhow::bail!("give --resume FILE with --posts, or --post FILE with --resumes"),
        };
        Ok(Self {
            sides,
            today: output::today_or_now(&arguments.output),
            top: arguments.top as usize,
            changes: arguments.changes as usize,
            weights: arguments.weights.clone(),
        })
    }

    /// Which side of the matches is listed.
    pub(super) const fn ranked(&self) -> Ranked {
        match self.sides {
            Sides::Postings { .. } => Ranked::Postings,
            Sides::People { .. } => Ranked::People,
        }
    }

    /// Nothing read yet of the side that is ranked.
    pub(super) const fn tally(&self) -> Tally {
        Tally::new(match self.sides {
            Sides::Postings { .. } => Posting::NAMES,
            Sides::People { .. } => Profile::NAMES,
        })
    }

    /// The files and folders of which the answer is made, the ranked ones last.
    pub(super) fn paths(&self) -> Vec<&Path> {
        let (one, wishes, ranked) = match &self.sides {
            Sides::Postings { resume, wishes, posts } => (resume, wishes.as_deref(), posts),
            Sides::People { post, resumes } => (post, None, resumes),
        };
        let named = [Some(one.as_path()), wishes, self.weights.as_deref()];
        named.into_iter().flatten().chain(ranked.iter().map(PathBuf::as_path)).collect()
    }

    /// The best matches with their quotations and what would move them.
    pub(super) fn answer(&self, tally: &mut Tally) -> anyhow::Result<Vec<Line>> {
        let read;
        let weights = match &self.weights {
            None => Weights::published(),
            Some(path) => {
                read = read_weights(path)?;
                &read
            }
        };
        match &self.sides {
            Sides::Postings { resume, wishes, posts } => {
                let wishes = wishes.as_deref().map(read_wishes).transpose()?.unwrap_or_default();
                self.postings(resume, &wishes, posts, weights, tally)
            }
            Sides::People { post, resumes } => self.people(post, resumes, weights, tally),
        }
    }

    fn postings(
        &self,
        resume: &Path,
        wishes: &Wishes,
        posts: &[PathBuf],
        weights: &Weights,
        tally: &mut Tally,
    ) -> anyhow::Result<Vec<Line>> {
        let vocabulary = Vocabulary::embedded();
        let profile = the_one(read::records::<Profile>(resume, self.today), resume)?;
        let postings: Vec<Posting> = inputs::all(posts, self.today, tally);
        let person = Person::new(&profile, wishes, vocabulary, self.today);
        let openings: Vec<Opening> = postings.iter().map(|posting| Opening::new(posting, vocabulary)).collect();
        let mut matches = matching::rank_postings(&person, &openings, weights, vocabulary);
        matches.truncate(self.top);
        let changes = self.changes_for_person(&person, &openings, &matches, weights);
        let texts = texts(postings.iter().map(|posting| (place(&posting.source), posting)));
        for one in &mut matches {
            let text = texts.get(&place(&one.posting.source)).copied().flatten();
            one.quote(text, profile.text.as_deref());
        }
        Ok(lines(matches, changes))
    }

    fn people(
        &self,
        post: &Path,
        resumes: &[PathBuf],
        weights: &Weights,
        tally: &mut Tally,
    ) -> anyhow::Result<Vec<Line>> {
        let vocabulary = Vocabulary::embedded();
        let posting = the_one(read::records::<Posting>(post, self.today), post)?;
        let profiles: Vec<Profile> = inputs::all(resumes, self.today, tally);
        let opening = Opening::new(&posting, vocabulary);
        let no_wishes = Wishes::default();
        let people: Vec<Person> =
            profiles.iter().map(|profile| Person::new(profile, &no_wishes, vocabulary, self.today)).collect();
        let mut matches = matching::rank_people(&opening, &people, weights, vocabulary);
        matches.truncate(self.top);
        let changes = self.changes_for_team(&opening, &people, &matches, weights);
        let texts = texts(profiles.iter().map(|profile| (profile.source.file.as_str(), profile)));
        for one in &mut matches {
            let text = texts.get(one.person_source.file.as_str()).copied().flatten();
            one.quote(posting.text.as_deref(), text);
        }
        Ok(lines(matches, changes))
    }

    /// For each match the changes of what the person brings or wishes that would move it up.
    fn changes_for_person(
        &self,
        person: &Person,
        openings: &[Opening],
        matches: &[Match],
        weights: &Weights,
    ) -> Vec<Vec<Moved>> {
        if self.changes == 0 {
            return Vec::new();
        }
        let mut network: Network<'_, usize> = Network::new(weights, Vocabulary::embedded());
        for (key, opening) in openings.iter().enumerate() {
            network.put_opening(key, opening.clone());
        }
        let key = |one: &Match| openings.iter().position(|opening| opening.card == one.posting);
        // Whoever the network does not hold has no changes, so a match that stands nowhere is asked for under a key that is not there.
        let keys: Vec<usize> = matches.iter().map(|one| key(one).unwrap_or(usize::MAX)).collect();
        let changes = network.ranking_for(person).changes_for_each(&keys, self.changes);
        changes.into_iter().map(|outlooks| outlooks.into_iter().map(Moved::from).collect()).collect()
    }

    /// For each match the changes of what the opening asks for that would move the person up on its team's list.
    fn changes_for_team(
        &self,
        opening: &Opening,
        people: &[Person],
        matches: &[Match],
        weights: &Weights,
    ) -> Vec<Vec<Moved>> {
        if self.changes == 0 {
            return Vec::new();
        }
        let mut network: Network<'_, usize> = Network::new(weights, Vocabulary::embedded());
        network.put_opening(0, opening.clone());
        for (key, person) in people.iter().enumerate() {
            network.put_person(key, person.clone());
        }
        let key = |one: &Match| people.iter().position(|person| person.source == one.person_source);
        let keys: Vec<usize> = matches.iter().map(|one| key(one).unwrap_or(usize::MAX)).collect();
        let changes = network.team_changes_for_each(0, &keys, self.changes);
        changes.into_iter().map(|outlooks| outlooks.into_iter().map(Moved::from).collect()).collect()
    }
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
    let size = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
    anyhow::ensure!(
        size <= WISHES_BYTES_MAX,
        "{}: is too large; accepted: {} MB of wishes at most",
        path.display(),
        WISHES_BYTES_MAX / 1_000_000
    );
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    serde_json::from_str(&text).map_err(|error| {
        anyhow::anyhow!(
            "{}: is not a file of wishes: {error}; accepted: a JSON object with any of pay_floor, places, remote, \
             titles, notice_days, employer_sizes, employer_stages, blocked_employers",
            path.display()
        )
    })
}

/// A file of weights as `rolecall weights --format json` and `rolecall learn` print them.
pub(crate) fn read_weights(path: &Path) -> anyhow::Result<Weights> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    Weights::parse(&text).map_err(|error| {
        anyhow::anyhow!(
            "{}: is not a file of weights: {error}; accepted: what `rolecall weights --format json` prints",
            path.display()
        )
    })
}
