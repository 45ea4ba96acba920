//! Pages over the market: what a visitor sees, and how the process behaves that serves it.
//!
//! Folders are concepts. A handler parses, authorises, calls one verb of the market and renders; there is no SQL and no business rule
//! here. A template lies beside the code that fills it. Every page works without a script: none is served, and none would run.
//!
//! [`router`] is the whole site as a service, [`serve`] runs it on a listener until it is told to stop.

mod assets;
mod candidates;
mod drafts;
mod employers;
mod failures;
mod frame;
mod guide;
mod home;
mod parts;
mod postings;
mod serving;
mod site;
#[cfg(test)]
mod tests;
mod uploads;
mod visits;

pub use failures::{Complaints, Failure};
pub use serving::{UPLOAD_BYTES, router, serve};
pub use site::{Address, AddressError, Settings, Site};
