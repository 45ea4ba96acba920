//! Whatever happens in whatever order, the market keeps its promises: changes are numbered without a gap, who is gone has left no word
//! behind, what is kept for a day has a task that forgets it, and every effect stands in the audit log once.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, Statement};
use talent::Wishes;
use uuid::Uuid;

use super::{Engine, Fixture, on};
use crate::actor::Actor;
use crate::candidates::ReadResume;
use crate::documents::Document;
use crate::error::Error;
use crate::personal::TABLES;
use crate::postings::{ReadPost, Reason};
use crate::{audit, changes, tasks};

/// Something that somebody does. The numbers choose among whom and what there is.
#[derive(Clone, Debug)]
enum Step {
    AddCandidate(usize),
    /// The last form once more, with its key.
    SendAgain,
    ChangeWishes(usize, usize),
    EraseCandidate(usize, usize),
    AddDraft(usize),
    EraseDraft(usize, usize),
    ImportPost(u8),
    ClosePosting(usize),
    PassHours(i64),
    Work,
}

fn step() -> impl Strategy<Value = Step> {
    let (who, which) = (0..3_usize, 0..100_usize);
    prop_oneof![
        4 => who.clone().prop_map(Step::AddCandidate),
        2 => Just(Step::SendAgain),
        2 => (who.clone(), which.clone()).prop_map(|(who, which)| Step::ChangeWishes(who, which)),
        2 => (who.clone(), which.clone()).prop_map(|(who, which)| Step::EraseCandidate(who, which)),
        2 => who.clone().prop_map(Step::AddDraft),
        1 => (who, which.clone()).prop_map(|(who, which)| Step::EraseDraft(who, which)),
        2 => (0..20_u8).prop_map(Step::ImportPost),
        1 => which.prop_map(Step::ClosePosting),
        1 => (1..15_i64).prop_map(Step::PassHours),
        2 => Just(Step::Work),
    ]
}

/// What a visitor has brought here.
#[derive(Clone, Debug)]
struct Upload {
    id: Uuid,
    owner: usize,
    /// A word that stands nowhere else.
    word: String,
    due: jiff::Timestamp,
}

impl Upload {
    fn new(fixture: &Fixture, id: Uuid, owner: usize, word: &str) -> Self {
        let due = fixture.market.machine.now() + SignedDuration::from_hours(24);
        Self { id, owner, word: word.to_owned(), due }
    }
}

/// What should be there.
#[derive(Default)]
struct Model {
    visitors: Vec<Actor>,
    candidates: Vec<Upload>,
    drafts: Vec<Upload>,
    gone: Vec<String>,
    postings: Vec<Uuid>,
    closed: BTreeSet<Uuid>,
    imported: BTreeSet<u8>,
    effects: u64,
    changes: i64,
    forms: usize,
    last: Option<(usize, String, String, Uuid)>,
}

impl Model {
    async fn take(&mut self, fixture: &Fixture, step: &Step) {
        let market = &fixture.market;
        match *step {
            Step::ImportPost(number) => self.import(fixture, number).await,
            Step::ClosePosting(which) => {
                let Some(id) = pick(&self.postings, which) else { return };
                market.close_posting(Actor::Operator, id, Reason::Filled).await.unwrap();
                if self.closed.insert(id) {
                    self.effects += 1;
                    self.changes += 1;
                }
            }
            Step::PassHours(hours) => fixture.machine.pass(SignedDuration::from_hours(hours)),
            Step::Work => {
                market.work().await.unwrap();
                let now = market.machine.now();
                self.forget_candidates(|candidate| candidate.due <= now);
                self.forget_drafts(|draft| draft.due <= now);
            }
            _ => self.take_upload(fixture, step).await,
        }
    }

    /// What visitors do to what they bring here.
    async fn take_upload(&mut self, fixture: &Fixture, step: &Step) {
        let market = &fixture.market;
        match *step {
            Step::AddCandidate(who) => {
                self.forms += 1;
                let (word, key) = (format!("canary{:05}", self.forms), format!("form-of-a-candidate-{}", self.forms));
                let id = market.add_candidate(self.visitors[who], resume(&word), &key).await.unwrap();
                self.candidates.push(Upload::new(fixture, id, who, &word));
                self.last = Some((who, word, key, id));
                self.effects += 1;
                self.changes += 1;
            }
            Step::SendAgain => {
                let Some((who, word, key, id)) = &self.last else { return };
                let again = market.add_candidate(self.visitors[*who], resume(word), key).await.unwrap();
                assert_eq!(again, *id);
            }
            Step::ChangeWishes(who, which) => {
                let Some(upload) = pick(&self.candidates, which) else { return };
                self.forms += 1;
                let wishes = Wishes { titles: vec![format!("Baker of {}", upload.word)], ..Wishes::default() };
                let key = format!("form-of-some-wishes-{}", self.forms);
                let changed = market.change_wishes(self.visitors[who], upload.id, wishes, &key).await;
                assert_eq!(is_done(changed), upload.owner == who);
                if upload.owner == who {
                    self.effects += 1;
                    self.changes += 1;
                }
            }
            Step::EraseCandidate(who, which) => {
                let Some(upload) = pick(&self.candidates, which) else { return };
                let erased = market.erase_candidate(self.visitors[who], upload.id).await;
                assert_eq!(is_done(erased), upload.owner == who);
                if upload.owner == who {
                    self.forget_candidates(|candidate| candidate.id == upload.id);
                }
            }
            Step::AddDraft(who) => {
                self.forms += 1;
                let word = format!("canary{:05}", self.forms);
                let post = Document::plain(format!("Baker wanted\nWe bake bread called {word} in Pune."));
                let key = format!("form-of-some-draft-{}", self.forms);
                let id = market.add_draft(self.visitors[who], post, &key).await.unwrap();
                self.drafts.push(Upload::new(fixture, id, who, &word));
                self.effects += 1;
            }
            Step::EraseDraft(who, which) => {
                let Some(upload) = pick(&self.drafts, which) else { return };
                let erased = market.erase_draft(self.visitors[who], upload.id).await;
                assert_eq!(is_done(erased), upload.owner == who);
                if upload.owner == who {
                    self.forget_drafts(|draft| draft.id == upload.id);
                }
            }
            _ => unreachable!("the others are no uploads"),
        }
    }

    async fn import(&mut self, fixture: &Fixture, number: u8) {
        let text = format!("Baker {number} wanted\nWe bake bread number {number} in Pune.");
        let today = jiff::civil::date(2026, 11, 20);
        let post = ReadPost::of("post.txt", Document::plain(text), today).unwrap();
        let imported = fixture.market.import_posts(Actor::Operator, vec![post]).await.unwrap();
        assert_eq!(imported[0].new, self.imported.insert(number));
        if imported[0].new {
            let new = u64::try_from(imported[0].postings.len()).unwrap();
            self.postings.extend(&imported[0].postings);
            self.effects += new;
            self.changes += i64::try_from(new).unwrap();
        }
    }

    fn forget_candidates(&mut self, is_gone: impl Fn(&Upload) -> bool) {
        let gone: Vec<Upload> = self.candidates.extract_if(.., |upload| is_gone(upload)).collect();
        let count = gone.len();
        self.effects += u64::try_from(count).unwrap();
        self.changes += i64::try_from(count).unwrap();
        // Sending the last form again finds its key, though what it stored is gone; a new day would find neither.
        self.last = self.last.take().filter(|(.., id)| gone.iter().all(|upload| upload.id != *id));
        self.gone.extend(gone.into_iter().map(|upload| upload.word));
    }

    fn forget_drafts(&mut self, is_gone: impl Fn(&Upload) -> bool) {
        let gone: Vec<Upload> = self.drafts.extract_if(.., |upload| is_gone(upload)).collect();
        self.effects += u64::try_from(gone.len()).unwrap();
        self.gone.extend(gone.into_iter().map(|upload| upload.word));
    }

    async fn check(&self, fixture: &Fixture) {
        let connection = fixture.market.store.read();
        let all = changes::after(connection, 0, 10_000).await.unwrap();
        assert!(all.iter().map(|change| change.seq).eq(1..=self.changes), "changes have a gap or are too many");
        assert_eq!(changes::last(connection).await.unwrap(), self.changes);
        assert_eq!(audit::entity::Entity::find().count(connection).await.unwrap(), self.effects);
        for upload in self.candidates.iter().chain(&self.drafts) {
            let open = tasks::entity::Entity::find()
                .filter(tasks::entity::Column::SubjectId.eq(upload.id))
                .filter(tasks::entity::Column::DoneAt.is_null());
            assert_eq!(open.count(connection).await.unwrap(), 1, "{upload:?}");
        }
        let everything = everything(fixture).await;
        for upload in self.candidates.iter().chain(&self.drafts) {
            assert!(everything.contains(&upload.word), "{} is lost", upload.word);
        }
        for word in &self.gone {
            assert!(!everything.contains(word), "{word} should be gone");
        }
    }
}

fn resume(word: &str) -> ReadResume {
    let text = format!("Ada {word}\nBaker\nPune\nada@{word}.example\n\nSkills: Python, Excel\n");
    ReadResume::of(&format!("{word}.txt"), Document::plain(text), jiff::civil::date(2026, 11, 20)).unwrap()
}

fn pick<T: Clone>(among: &[T], which: usize) -> Option<T> {
    among.get(which.checked_rem(among.len())?).cloned()
}

/// Whether it was done; what is another's is not there.
fn is_done(result: Result<(), Error>) -> bool {
    match result {
        Ok(()) => true,
        Err(Error::NotFound) => false,
        Err(error) => panic!("{error:?}"),
    }
}

/// Every value of every column of every table, as text.
async fn everything(fixture: &Fixture) -> String {
    let connection = fixture.market.store.read();
    let mut all = String::new();
    for (table, columns) in TABLES {
        for (column, _) in columns {
            let query = match fixture.engine {
                Engine::Sqlite => format!("SELECT quote(\"{column}\") FROM \"{table}\""),
                Engine::Postgres => format!("SELECT coalesce(\"{column}\"::text, '') FROM \"{table}\""),
            };
            let query = Statement::from_string(connection.get_database_backend(), query);
            for row in connection.query_all_raw(query).await.unwrap() {
                all.push_str(&row.try_get_by_index::<String>(0).unwrap());
                all.push('\n');
            }
        }
    }
    all
}

fn keeps_its_promises(engine: Engine) {
    let config = Config { cases: 5, failure_persistence: None, ..Config::default() };
    let histories = proptest::collection::vec(step(), 200);
    TestRunner::new(config)
        .run(&histories, |history| {
            on(engine, async |fixture| {
                let mut model = Model::default();
                for _ in 0..3 {
                    model.visitors.push(fixture.market.begin_visit().await.unwrap().1);
                }
                for (number, step) in history.iter().enumerate() {
                    model.take(fixture, step).await;
                    if number % 50 == 49 {
                        model.check(fixture).await;
                    }
                }
                model.take(fixture, &Step::PassHours(24)).await;
                model.take(fixture, &Step::Work).await;
                assert!(model.candidates.is_empty() && model.drafts.is_empty());
                model.check(fixture).await;
            });
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_thousand_steps_on_sqlite() {
    keeps_its_promises(Engine::Sqlite);
}

#[test]
fn a_thousand_steps_on_postgresql() {
    keeps_its_promises(Engine::Postgres);
}
