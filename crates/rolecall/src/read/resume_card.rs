//! A profile as a person reads it on a terminal.

use std::io::{self, Write};

use talent::{Country, Education, Location, PartialDate, Profile, Skill, Work, Years};

use super::post_card::degree;
use crate::card::{Card, joined};

/// Writes one profile and an empty line.
pub(super) fn write(out: &mut dyn Write, profile: &Profile) -> io::Result<()> {
    let basics = &profile.basics;
    let mut card = Card::new(basics.name.as_deref().unwrap_or("(no name stated)"));
    card.row("headline", basics.label.clone());
    card.row("e-mail", basics.email.clone());
    card.row("phone", basics.phone.clone());
    card.row("place", basics.location.as_ref().and_then(location));
    let accounts = basics.profiles.iter().filter_map(|account| account.url.clone());
    card.row("links", joined(", ", basics.url.iter().cloned().chain(accounts)));
    card.row("experience", profile.total_years.map(Years::spoken));
    card.row("notice", profile.notice_days.map(|days| format!("{days} days")));
    card.row("pay today", profile.pay_current.as_ref().map(ToString::to_string));
    card.row("pay hoped for", profile.pay_expected.as_ref().map(ToString::to_string));
    for entry in &profile.work {
        card.row("work", work(entry));
    }
    for entry in &profile.education {
        card.row("education", education(entry));
    }
    card.row("skills", joined(", ", profile.skills.iter().filter_map(skill)));
    card.row("certificates", joined("; ", profile.certificates.iter().filter_map(|entry| entry.name.clone())));
    card.row("languages", joined(", ", profile.languages.iter().filter_map(|entry| entry.language.clone())));
    card.row("projects", joined("; ", profile.projects.iter().filter_map(|entry| entry.name.clone())));
    card.source(&profile.source);
    card.inferred(&profile.inferred);
    card.problems(&profile.problems);
    card.write(out)
}

fn location(location: &Location) -> Option<String> {
    let country = location.country_code.as_ref().map(Country::code);
    let parts = [location.city.as_deref(), location.region.as_deref(), country];
    joined(", ", parts.into_iter().flatten().map(str::to_owned))
}

fn work(work: &Work) -> Option<String> {
    let what = joined(" at ", [&work.position, &work.name].into_iter().flatten().cloned());
    let when = dates(work.start_date, work.end_date, work.current).map(|dates| format!("({dates})"));
    joined(" ", what.into_iter().chain(when))
}

fn education(education: &Education) -> Option<String> {
    let study = education.study_type.as_deref().map(|study| degree(study, education.area.as_deref()));
    let when = dates(education.start_date, education.end_date, false);
    joined(", ", [study, education.institution.clone(), when].into_iter().flatten())
}

fn dates(start: Option<PartialDate>, end: Option<PartialDate>, current: bool) -> Option<String> {
    let end = end.map(|date| date.to_string()).or_else(|| current.then(|| "today".to_owned()));
    match (start, end) {
        (Some(start), Some(end)) => Some(format!("{start} to {end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, end) => end,
    }
}

fn skill(skill: &Skill) -> Option<String> {
    let name = skill.name.as_deref()?;
    Some(skill.years.map_or_else(|| name.to_owned(), |years| format!("{name} ({years} y)")))
}
