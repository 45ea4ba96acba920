//! An open role as one employer offers it.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Country, Evidence, Pay, Place, Problem, SkillId, Source, Span, Years};

/// An organisation that hires. A masked one hides behind a description ("a stealth start-up").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Employer {
    /// The name as written, or the description that stands in its place.
    pub name: String,
    /// The name is a description.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub masked: bool,
}

/// Who an agency's post comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// The agency's name as written.
    pub name: String,
}

/// Whether the employer posts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By the employer.
    Direct,
    /// By an agency for a client.
    Agency,
}

/// Total years of experience that a posting asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExperienceRange {
    /// At least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_years: Option<Years>,
    /// At most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_years: Option<Years>,
}

/// How remote the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remote {
    /// On site.
    No,
    /// Some days on site.
    Hybrid,
    /// Remote is possible.
    Allowed,
    /// Remote and nothing else.
    Only,
}

/// The contract offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Employment {
    /// Full time.
    FullTime,
    /// Part time.
    PartTime,
    /// A contract.
    Contract,
    /// For a limited time.
    Temporary,
    /// An internship.
    Intern,
    /// Unpaid.
    Volunteer,
    /// Paid by the day.
    PerDiem,
}

/// The rung of a role, from the title's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seniority {
    /// Intern, trainee, apprentice.
    Intern,
    /// Junior, graduate, fresher.
    Entry,
    /// Between entry and senior, where the source says so.
    Associate,
    /// Senior.
    Senior,
    /// Lead, principal, staff, architect.
    Lead,
    /// Manager.
    Manager,
    /// Director, head.
    Director,
    /// Vice president, chief.
    Executive,
}

/// How much a posting wants a skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Importance {
    /// A plus.
    Nice,
    /// Wanted.
    Preferred,
    /// Needed.
    Required,
}

/// A skill that a posting names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillNeed {
    /// The vocabulary's id; absent for a tag that it does not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<SkillId>,
    /// The vocabulary's name, or the source's words where it has none.
    pub name: String,
    /// The source's own words.
    pub as_written: String,
    /// How much it is wanted.
    pub importance: Importance,
    /// Years asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_years: Option<Years>,
    /// A tag of the header rather than a word of the body.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub listed: bool,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Span>,
}

/// A degree that a posting asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EducationNeed {
    /// The degree as written (`B.Tech`).
    pub degree: String,
    /// Its field as written (`Computer Science`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// What a post says, field by field. Absent means that the source does not state it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Posting {
    /// The job title alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who hires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employer: Option<Employer>,
    /// Direct or through an agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The agency, where it is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<Agency>,
    /// The person who posted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// How many recruiters the page counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recruiters: Option<u32>,
    /// How many videos the page counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub videos: Option<u32>,
    /// How many people are wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub openings: Option<u32>,
    /// Total experience.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub experience: Option<ExperienceRange>,
    /// Pay as a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<Pay>,
    /// Pay in words that are no range (`Best in industry`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay_note: Option<String>,
    /// Equity as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equity: Option<String>,
    /// Where the work is; the header's places wherever a header states any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// How remote the work is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote: Option<Remote>,
    /// Countries from which remote work is possible.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remote_countries: Vec<Country>,
    /// Time zones as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub time_zones: Vec<String>,
    /// Skills: the header's tags in order, then those of the body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<SkillNeed>,
    /// How many tags the page counts but does not show (`+5 more`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden_skills: Option<u32>,
    /// The contract.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub employment: Vec<Employment>,
    /// The rung.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seniority: Option<Seniority>,
    /// The longest notice period that the employer waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_days_max: Option<u16>,
    /// When it was posted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posted_on: Option<Date>,
    /// Last day to apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// How to apply, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply: Option<String>,
    /// Degrees asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub education: Vec<EducationNeed>,
    /// Certifications as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub certifications: Vec<String>,
    /// Human languages as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Benefits as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub benefits: Vec<String>,
    /// Visa terms as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visa: Option<String>,
    /// The body, cleaned.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Where the post stands.
    pub source: Source,
    /// Where each value stands.
    #[serde(skip_serializing_if = "Evidence::is_empty")]
    pub evidence: Evidence,
    /// Names of the fields that were derived rather than stated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<String>,
    /// What is wrong or doubtful.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// The source text, where it was asked for. The postings of one page share it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Arc<str>>,
}
