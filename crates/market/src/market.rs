//! The market as its users hold it: everything that a query or a verb needs, in one value.

use std::sync::Arc;

use extract::Context;
use matching::Weights;
use sea_orm::DbErr;
use talent::vocabulary::Vocabulary;
use tokio::sync::Semaphore;

use crate::changes;
use crate::counters::Counters;
use crate::database::{Database, OpenError, Store, WAIT};
use crate::derived::Derived;
use crate::documents::Documents;
use crate::employers::EmployersPage;
use crate::error::Error;
use crate::machine::Machine;
use crate::remembered::Remembered;

/// How many documents are opened and read at the same time: each may take a processor and, in its child, half a gigabyte.
const READERS: usize = 4;

/// An open market. The verbs and queries of each concept stand in its folder, as methods of this type.
pub struct Market {
    pub(crate) store: Store,
    pub(crate) machine: Arc<dyn Machine>,
    pub(crate) documents: Arc<dyn Documents>,
    /// Turns of those who open and read what was handed in.
    pub(crate) readers: Arc<Semaphore>,
    pub(crate) vocabulary: &'static Vocabulary,
    pub(crate) weights: &'static Weights,
    pub(crate) derived: Arc<Derived>,
    /// The numbers of home.
    pub(crate) counters: Remembered<Counters>,
    /// The first page of employers.
    pub(crate) first_employers: Remembered<EmployersPage>,
}

impl Market {
    /// Opens the database that is named, makes it where there is none, and brings it to the schema of this program.
    pub async fn open(
        database: &Database,
        machine: Arc<dyn Machine>,
        documents: Arc<dyn Documents>,
    ) -> Result<Self, OpenError> {
        let store = Store::open(database, WAIT).await?;
        let (vocabulary, weights, derived) = (Vocabulary::embedded(), Weights::published(), Arc::default());
        let readers = Arc::new(Semaphore::new(READERS));
        Ok(Self {
            store,
            machine,
            documents,
            readers,
            vocabulary,
            weights,
            derived,
            counters: Remembered::default(),
            first_employers: Remembered::default(),
        })
    }

    /// Whether the database answers and what is derived from it was built.
    pub async fn ready(&self) -> Result<(), Error> {
        changes::last(self.store.read()).await?;
        if self.derived.is_built() {
            return Ok(());
        }
        Err(Error::Unavailable(DbErr::Custom("the search index and the matching network are being built".to_owned())))
    }

    /// Closes every connection; on SQLite the last one folds the log into the file.
    pub async fn close(&self) -> Result<(), Error> {
        Ok(self.store.close().await?)
    }

    /// What a reader needs besides the text.
    pub(crate) fn reading(&self) -> Context<'static> {
        Context { vocabulary: self.vocabulary, today: self.machine.today() }
    }
}
