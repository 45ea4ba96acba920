//! Employers: organisations that hire, under a name of their own.

pub(crate) mod entity;
mod listing;
mod named;
mod view;

pub(crate) use listing::hiring;
pub(crate) use named::{agency_name, employer_name, folded, names, names_of, resolve};
pub use view::{EmployerLine, EmployerView, EmployersPage, PlaceCount, SkillCount};

#[cfg(test)]
mod tests;
