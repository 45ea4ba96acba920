//! What everybody may see of a posting.

use jiff::civil::Date;
use talent::{Employer, ExperienceRange, Pay, Place, Posting, Remote, SkillId};
use uuid::Uuid;

/// A posting as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostingView {
    /// Its id.
    pub id: Uuid,
    /// What was read. Names that must not be seen are held back in every field, and it carries neither the text of its source nor the
    /// name of its file.
    pub posting: Posting,
    /// Who hires, where that is an employer under a name of its own.
    pub employer: Option<EmployerLink>,
    /// The agency, where one is named.
    pub agency: Option<EmployerLink>,
    /// The day on which it was first stored here, in UTC.
    pub first_seen_on: Date,
    /// When and why it ended; absent while it is open.
    pub closed: Option<Closed>,
    /// Its last day to apply lies before today. Derived: such a posting is open until somebody ends it.
    pub past_deadline: bool,
}

/// The way to an employer's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmployerLink {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// The end of a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The day, in UTC.
    pub on: Date,
    /// Why.
    pub reason: Reason,
}

/// Why a posting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Somebody was found.
    Filled,
    /// Nobody is sought any more.
    Withdrawn,
    /// Its time is over.
    Expired,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 3] = [Self::Filled, Self::Withdrawn, Self::Expired];

    /// How the database and forms call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Filled => "filled",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }

    /// The reason of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.name() == name)
    }
}

/// A posting as one line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostingLine {
    /// Its id.
    pub id: Uuid,
    /// The title; absent where the source states none.
    pub title: Option<String>,
    /// The employer's name, or the description that stands in its place (`masked`).
    pub employer: Option<Employer>,
    /// The employer's page, where it has a name of its own.
    pub employer_id: Option<Uuid>,
    /// The agency, where one is named.
    pub agency: Option<EmployerLink>,
    /// Where the work is.
    pub places: Vec<Place>,
    /// How remote it is.
    pub remote: Option<Remote>,
    /// What it pays. `estimated` pay is a site's guess and never shown as the employer's.
    pub pay: Option<Pay>,
    /// Pay in words that are no range.
    pub pay_note: Option<String>,
    /// Total years asked for.
    pub experience: Option<ExperienceRange>,
    /// The first few skills, each once, in the posting's order.
    pub skills: Vec<SkillTag>,
    /// How many skills more it names, with those that its source counts and does not show.
    pub more_skills: usize,
    /// When the source says that it was posted.
    pub posted_on: Option<Date>,
    /// The day on which it was first stored here, in UTC.
    pub first_seen_on: Date,
    /// It has ended.
    pub closed: bool,
    /// Its last day to apply lies before today.
    pub past_deadline: bool,
}

/// A skill as a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillTag {
    /// Its id, where the vocabulary knows it.
    pub id: Option<SkillId>,
    /// Its name.
    pub name: String,
}

/// How many skills a line shows.
const LINE_SKILLS: usize = 6;

impl PostingLine {
    /// The line of a posting.
    pub fn of(view: &PostingView) -> Self {
        let posting = &view.posting;
        let mut skills: Vec<SkillTag> = Vec::new();
        for need in &posting.skills {
            let tag = SkillTag { id: need.id.clone(), name: need.name.clone() };
            if !skills.contains(&tag) {
                skills.push(tag);
            }
        }
        let hidden = usize::try_from(posting.hidden_skills.unwrap_or(0)).unwrap_or(usize::MAX);
        let more_skills = skills.len().saturating_sub(LINE_SKILLS).saturating_add(hidden);
        skills.truncate(LINE_SKILLS);
        Self {
            id: view.id,
            title: posting.title.clone(),
            employer: posting.employer.clone(),
            employer_id: view.employer.as_ref().map(|employer| employer.id),
            agency: view.agency.clone(),
            places: posting.places.clone(),
            remote: posting.remote,
            pay: posting.pay.clone(),
            pay_note: posting.pay_note.clone(),
            experience: posting.experience,
            skills,
            more_skills,
            posted_on: posting.posted_on,
            first_seen_on: view.first_seen_on,
            closed: view.closed.is_some(),
            past_deadline: view.past_deadline,
        }
    }
}
