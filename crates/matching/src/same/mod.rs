//! Which postings are one vacancy: posted twice, or by its employer and by agencies under masked names.
//!
//! A [`Fingerprint`] keeps of a posting the runs of words of its body, the skills that it asks for and the facts of its header. Two are
//! compared where their bodies or headers have something rare in common; what they share and what speaks against it is weighed into how
//! sure it is that they are one vacancy. Nothing is merged here: whoever shows a group shows its confidence and its reasons. A group may
//! name the client behind a masked post, so no page may show it before both sides agreed.

mod employer;
mod groups;
mod pair;
mod print;
#[cfg(test)]
mod tests;

pub use employer::{NameRelation, same_employer};
pub use groups::{OneEmployer, Vacancy, vacancies};
pub use print::Fingerprint;
