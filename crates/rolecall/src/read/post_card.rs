//! A posting as a person reads it on a terminal.

use std::io::{self, Write};

use talent::{Channel, Country, Employment, ExperienceRange, Importance, Place, Posting, Remote, SkillNeed};

use crate::card::{Card, joined};

/// Writes one posting and an empty line.
pub(super) fn write(out: &mut dyn Write, posting: &Posting) -> io::Result<()> {
    let mut card = Card::new(posting.title.as_deref().unwrap_or("(no title stated)"));
    card.row("employer", employer(posting));
    card.row("contact", posting.contact.clone());
    card.row("experience", posting.experience.map(experience));
    card.row("pay", posting.pay.as_ref().map(ToString::to_string).or_else(|| posting.pay_note.clone()));
    card.row("equity", posting.equity.clone());
    card.row("places", joined(" · ", posting.places.iter().map(place)));
    card.row("remote", posting.remote.map(|remote| remote_mode(remote).to_owned()));
    card.row("contract", joined(", ", posting.employment.iter().map(|kind| contract(*kind).to_owned())));
    card.row("notice", posting.notice_days_max.map(|days| format!("at most {days} days")));
    card.row("required", skills(posting, Importance::Required));
    card.row("preferred", skills(posting, Importance::Preferred));
    card.row("a plus", skills(posting, Importance::Nice));
    card.row("hidden", posting.hidden_skills.map(|n| format!("{n} more skills that the page does not show")));
    let degrees = posting.education.iter();
    card.row("education", joined("; ", degrees.map(|need| degree(&need.degree, need.field.as_deref()))));
    card.row("certificates", joined("; ", posting.certifications.iter().cloned()));
    card.row("languages", joined(", ", posting.languages.iter().cloned()));
    card.row("benefits", joined("; ", posting.benefits.iter().cloned()));
    card.row("visa", posting.visa.clone());
    card.row("openings", posting.openings.map(|n| n.to_string()));
    card.row("deadline", posting.deadline.map(|day| day.to_string()));
    card.row("apply", posting.apply.clone());
    card.source(&posting.source);
    card.inferred(&posting.inferred);
    card.problems(&posting.problems);
    card.write(out)
}

fn employer(posting: &Posting) -> Option<String> {
    let employer = posting.employer.as_ref().map(|employer| {
        let withheld = if employer.masked { " (name withheld)" } else { "" };
        format!("{}{withheld}", employer.name)
    });
    let agency = match (&posting.agency, posting.channel) {
        (Some(agency), _) => Some(format!("through {}", agency.name)),
        (None, Some(Channel::Agency)) => Some("through an agency that is not named".to_owned()),
        (None, _) => None,
    };
    joined(", ", employer.into_iter().chain(agency))
}

fn experience(range: ExperienceRange) -> String {
    match (range.min_years, range.max_years) {
        (Some(min), Some(max)) => format!("{min} to {}", max.spoken()),
        (Some(min), None) => format!("{} or more", min.spoken()),
        (None, Some(max)) => format!("up to {}", max.spoken()),
        (None, None) => "not stated".to_owned(),
    }
}

fn place(place: &Place) -> String {
    let parts = [place.city.as_deref(), place.region.as_deref(), place.country.as_ref().map(Country::code)];
    let known: Vec<&str> = parts.into_iter().flatten().collect();
    if known.is_empty() { format!("{} (unknown)", place.as_written) } else { known.join(", ") }
}

fn remote_mode(remote: Remote) -> &'static str {
    match remote {
        Remote::No => "no",
        Remote::Hybrid => "some days",
        Remote::Allowed => "possible",
        Remote::Only => "remote only",
    }
}

fn contract(employment: Employment) -> &'static str {
    match employment {
        Employment::FullTime => "full time",
        Employment::PartTime => "part time",
        Employment::Contract => "contract",
        Employment::Temporary => "temporary",
        Employment::Intern => "internship",
        Employment::Volunteer => "volunteer",
        Employment::PerDiem => "by the day",
    }
}

fn skills(posting: &Posting, importance: Importance) -> Option<String> {
    let of_importance = posting.skills.iter().filter(|skill| skill.importance == importance);
    let written = of_importance.map(|SkillNeed { as_written, min_years, .. }| match min_years {
        Some(years) => format!("{as_written} ({years}+ years)"),
        None => as_written.clone(),
    });
    joined(", ", written)
}

/// `B.Tech in Computer Science`.
pub(super) fn degree(degree: &str, field: Option<&str>) -> String {
    field.map_or_else(|| degree.to_owned(), |field| format!("{degree} in {field}"))
}
