//! The invented market of a demonstration, which the program carries.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Context as _, anyhow};
use jiff::civil::Date;
use market::{Actor, Documents as _, Machine, Market, ReadPost, ReadResume, Standing};
use rust_embed::RustEmbed;
use talent::Wishes;
use uuid::Uuid;

use crate::documents::Client;
use crate::machine::ThisMachine;
use crate::parallel;

/// Whose matches are shown first.
const HERO: &str = "tara-velankar.pdf";

#[derive(RustEmbed)]
#[folder = "../../fixtures/posts"]
struct Posts;

#[derive(RustEmbed)]
#[folder = "../../fixtures/resumes"]
struct Resumes;

#[derive(RustEmbed)]
#[folder = "../../fixtures/wishes"]
struct WishesFiles;

/// What was loaded, and whom to look at first.
pub(super) struct Samples {
    pub(super) postings: u64,
    pub(super) employers: u64,
    pub(super) people: usize,
    pub(super) hero: Uuid,
}

/// Stores the invented market. Its people are examples that anyone may look at.
pub(super) async fn load(market: &Market) -> anyhow::Result<Samples> {
    let machine: &dyn Machine = &ThisMachine;
    let today = machine.today();
    let (posts, resumes) = tokio::task::block_in_place(|| (read_posts(today), read_resumes(today)));
    market.import_posts(Actor::Operator, posts).await?;
    let hero_at = resumes.iter().position(|resume| resume.file == HERO);
    let people = market.import_resumes(Actor::Operator, resumes, Standing::Example).await?;
    let hero = hero_at.and_then(|at| people.get(at)).or(people.first());
    let hero = hero.context("nobody of the demonstration could be read")?.id;
    let counters = market.counters(Actor::Operator).await?;
    Ok(Samples { postings: counters.open_postings, employers: counters.employers_hiring, people: people.len(), hero })
}

fn read_posts(today: Date) -> Vec<ReadPost> {
    let files: Vec<Cow<'static, str>> = Posts::iter().collect();
    all(&files, |file| {
        let document = Client.open_post(file, &content::<Posts>(file)?).map_err(anyhow::Error::msg)?;
        ReadPost::of(file, document, today).map_err(anyhow::Error::msg)
    })
}

fn read_resumes(today: Date) -> Vec<ReadResume> {
    all(&one_for_each_person(), |file| {
        let document = Client.open_resume(file, &content::<Resumes>(file)?).map_err(anyhow::Error::msg)?;
        let mut resume = ReadResume::of(file, document, today).map_err(anyhow::Error::msg)?;
        resume.wishes = wishes(file)?;
        Ok(resume)
    })
}

/// A person may have handed in one résumé in two formats.
fn one_for_each_person() -> Vec<Cow<'static, str>> {
    let by_person: BTreeMap<String, Cow<'static, str>> =
        Resumes::iter().map(|file| (stem(&file).to_owned(), file)).collect();
    by_person.into_values().collect()
}

fn wishes(resume: &str) -> anyhow::Result<Wishes> {
    let file = format!("{}.json", stem(resume));
    match WishesFiles::get(&file) {
        Some(content) => serde_json::from_slice(&content.data).with_context(|| file),
        None => Ok(Wishes::default()),
    }
}

fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn content<Files: RustEmbed>(file: &str) -> anyhow::Result<Cow<'static, [u8]>> {
    Files::get(file).map(|content| content.data).ok_or_else(|| anyhow!("{file} is not in this program"))
}

/// Everything that can be opened. On a machine so busy that a document's child runs out of time, its person is left out and named in the
/// log, rather than the whole demonstration.
fn all<T: Send>(files: &[Cow<'static, str>], read: impl Fn(&str) -> anyhow::Result<T> + Sync) -> Vec<T> {
    let mut records = Vec::with_capacity(files.len());
    let taken: Result<(), Infallible> = parallel::map_in_order(
        files,
        |file| read(file),
        |record| {
            match record {
                Ok(record) => records.push(record),
                Err(error) => tracing::warn!("left out of the demonstration: {error:#}"),
            }
            Ok(())
        },
    );
    let Ok(()) = taken;
    records
}
