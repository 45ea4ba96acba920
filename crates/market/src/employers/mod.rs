//! Employers: organisations that hire, under a name of their own.

pub(crate) mod entity;
mod named;
mod view;

use uuid::Uuid;

pub(crate) use named::{agency_name, employer_name, folded, names, names_of, resolve};
pub use view::{EmployerLine, EmployerView, EmployersPage, PlaceCount, SkillCount};

use crate::actor::Actor;
use crate::error::Error;
use crate::market::Market;

impl Market {
    /// Employers with an open posting, in the order of their names; those behind `after` where it is given.
    pub async fn employers(&self, actor: Actor, after: Option<Uuid>) -> Result<EmployersPage, Error> {
        let _ = (actor, after);
        Err(Error::NotFound)
    }

    /// One employer.
    pub async fn employer(&self, actor: Actor, id: Uuid) -> Result<EmployerView, Error> {
        let _ = (actor, id);
        Err(Error::NotFound)
    }
}
