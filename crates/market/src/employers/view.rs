//! What everybody may see of an employer.

use jiff::civil::Date;
use talent::SkillId;
use uuid::Uuid;

use crate::postings::PostingLine;

/// An employer as one line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmployerLine {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// How many open postings it has of its own.
    pub postings: u64,
    /// How many open postings it has for others, as an agency.
    pub as_agency: u64,
}

/// A page of employers, in the order of their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmployersPage {
    /// How many employers have an open posting, of their own or for others.
    pub total: u64,
    /// Those of this page.
    pub employers: Vec<EmployerLine>,
    /// What to ask for to see the next page; absent on the last.
    pub next: Option<Uuid>,
}

/// An employer with what its postings say, counted over its own open ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmployerView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The day on which it was first seen here, in UTC.
    pub first_seen_on: Date,
    /// How many open postings it has of its own.
    pub postings_total: usize,
    /// The latest of them.
    pub postings: Vec<PostingLine>,
    /// How many open postings it has for others, as an agency.
    pub as_agency_total: usize,
    /// The latest of them.
    pub as_agency: Vec<PostingLine>,
    /// Places of its own postings, the most frequent first.
    pub places: Vec<PlaceCount>,
    /// Skills that its own postings ask for, the most frequent first.
    pub skills: Vec<SkillCount>,
    /// How many of its own postings state their pay; an estimate of a site is not stated.
    pub pay_stated: usize,
    /// How many of its own postings can be done remotely, at least in part.
    pub remote: usize,
}

/// A place and how many postings name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceCount {
    /// The city; the region, country or the source's words where no city is known.
    pub place: String,
    /// How many postings.
    pub postings: usize,
}

/// A skill and how many postings ask for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillCount {
    /// Its id.
    pub id: SkillId,
    /// Its name.
    pub name: String,
    /// How many postings.
    pub postings: usize,
}
