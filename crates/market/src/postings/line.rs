//! A posting in one line of a list.

use jiff::civil::Date;
use serde::Serialize;
use talent::{
    Agency, Channel, Employer, Employment, ExperienceRange, Pay, Place, Posting, Remote, Seniority, SkillId, SkillNeed,
};
use uuid::Uuid;

/// A line that names all skills of a posting is no line any more.
const SKILLS_SHOWN: usize = 6;

/// What a list shows of a posting, safe for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PostingLine {
    /// Which posting.
    pub id: Uuid,
    /// The job title alone.
    pub title: Option<String>,
    /// Who hires; where masked, the name is a description.
    pub employer: Option<Employer>,
    /// The employer's page, where it has a name.
    pub employer_id: Option<Uuid>,
    /// The agency, where it is named.
    pub agency: Option<Agency>,
    /// The agency's page.
    pub agency_id: Option<Uuid>,
    /// Whether the employer posts itself.
    pub channel: Option<Channel>,
    /// Where the work is.
    pub places: Vec<Place>,
    /// How remote it is.
    pub remote: Option<Remote>,
    /// What it pays; `estimated` pay is not the employer's word.
    pub pay: Option<Pay>,
    /// Pay in words that are no range.
    pub pay_note: Option<String>,
    /// Years asked for.
    pub experience: Option<ExperienceRange>,
    /// The contract.
    pub employment: Vec<Employment>,
    /// The rung.
    pub seniority: Option<Seniority>,
    /// The first skills that it asks for, each once.
    pub skills: Vec<LineSkill>,
    /// How many more it asks for.
    pub skills_more: usize,
    /// When it was posted, where the source says so.
    pub posted_on: Option<Date>,
    /// Last day to apply.
    pub deadline: Option<Date>,
    /// When it came to this market.
    pub first_seen_on: Date,
}

/// A skill in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineSkill {
    /// The vocabulary's id, where it knows the skill.
    pub id: Option<SkillId>,
    /// The name to show.
    pub name: String,
}

impl PostingLine {
    /// The line of a posting that is already safe for everybody.
    pub(crate) fn of(
        id: Uuid,
        posting: &Posting,
        employer_id: Option<Uuid>,
        agency_id: Option<Uuid>,
        first_seen_on: Date,
    ) -> Self {
        let mut skills = distinct(&posting.skills);
        let skills_more = skills.len().saturating_sub(SKILLS_SHOWN);
        skills.truncate(SKILLS_SHOWN);
        Self {
            id,
            title: posting.title.clone(),
            employer: posting.employer.clone(),
            employer_id,
            agency: posting.agency.clone(),
            agency_id,
            channel: posting.channel,
            places: posting.places.clone(),
            remote: posting.remote,
            pay: posting.pay.clone(),
            pay_note: posting.pay_note.clone(),
            experience: posting.experience,
            employment: posting.employment.clone(),
            seniority: posting.seniority,
            skills,
            skills_more,
            posted_on: posting.posted_on,
            deadline: posting.deadline,
            first_seen_on,
        }
    }

    /// The day by which lists are ordered: when it was posted, or when it came here where the source does not say that or names a day to
    /// come.
    pub fn dated(&self) -> Date {
        self.posted_on.map_or(self.first_seen_on, |posted_on| posted_on.min(self.first_seen_on))
    }
}

/// Each skill once, in the order of the post: two tags may name one.
fn distinct(needs: &[SkillNeed]) -> Vec<LineSkill> {
    let mut skills: Vec<LineSkill> = Vec::new();
    for need in needs {
        let skill = LineSkill { id: need.id.clone(), name: need.name.clone() };
        let known = skills.iter().any(|other| match &skill.id {
            Some(id) => other.id.as_ref() == Some(id),
            None => other.id.is_none() && other.name == skill.name,
        });
        if !known {
            skills.push(skill);
        }
    }
    skills
}
