//! `Candidate`, which Europass has written since 2020: HR Open's names, in several name spaces.

use super::sheet::{Sheet, Stay};
use super::tree::Node;

/// Writes a record down.
pub(super) fn write(root: &Node, sheet: &mut Sheet) {
    let empty = Node::default();
    let person = root.at("CandidatePerson").unwrap_or(&empty);
    let profile = root.at("CandidateProfile").unwrap_or(&empty);
    sheet.name(person.text_at("PersonName/GivenName"), person.text_at("PersonName/FamilyName"));
    for channel in person.all("Communication") {
        contact(channel, sheet);
    }
    sheet.summary(profile.text_of(&["ExecutiveSummary", "Objective"]));
    for employer in profile.at("EmploymentHistory").into_iter().flat_map(|list| list.all("EmployerHistory")) {
        jobs(employer, sheet);
    }
    let studies = profile.at("EducationHistory").into_iter();
    for study in studies.flat_map(|list| list.all("EducationOrganizationAttendance")) {
        let title = study.text_of(&["EducationDegree/DegreeName", "EducationLevelCode"]);
        let account = study.text_of(&["EducationDegree/OccupationalSkillsCovered", "ProgramName"]);
        let area = study.text_of(&["EducationDegree/DegreeMajor/MajorName", "MajorProgramName"]);
        sheet.study(&Stay { title, area, account, ..stay(study, study.at("AttendancePeriod")) });
    }
    sheet.end_block();
    if let Some(qualifications) = profile.at("PersonQualifications") {
        competencies(qualifications, sheet);
    }
    rest(profile, sheet);
}

fn contact(channel: &Node, sheet: &mut Sheet) {
    if let Some(address) = channel.at("Address") {
        let country = address.text_at("CountryCode").to_uppercase();
        sheet.home(
            address.text_at("AddressLine"),
            address.text_at("PostalCode"),
            address.text_at("CityName"),
            &country,
        );
    }
    match channel.text_at("ChannelCode").to_ascii_lowercase().as_str() {
        "email" => sheet.email(channel.text_at("URI")),
        "telephone" | "mobile" => {
            let (country, number) = (channel.text_at("CountryDialing"), channel.text_at("DialNumber"));
            let plus = if country.is_empty() || country.starts_with('+') { "" } else { "+" };
            sheet.phone(&format!("{plus}{country} {number}"));
        }
        "web" | "website" | "social" | "instant message" => sheet.link(channel.text_at("URI")),
        _ => {}
    }
}

fn jobs(employer: &Node, sheet: &mut Sheet) {
    let around = stay(employer, employer.at("EmploymentPeriod"));
    let mut positions = employer.all("PositionHistory").peekable();
    if positions.peek().is_none() {
        sheet.job(&around);
    }
    for position in positions {
        let Stay { from, to, ongoing, .. } = stay(position, position.at("EmploymentPeriod"));
        let is_dated = !from.is_empty() || !to.is_empty() || !ongoing.is_empty();
        let period =
            if is_dated { (from, to, ongoing) } else { (around.from.clone(), around.to.clone(), around.ongoing) };
        sheet.job(&Stay {
            from: period.0,
            to: period.1,
            ongoing: period.2,
            title: position.text_of(&["PositionTitle", "PositionTitles/PositionTitle"]),
            organisation: around.organisation,
            area: "",
            city: first_of(position.text_at("City"), around.city),
            country: first_of(position.text_at("Country"), around.country),
            account: position.text_of(&["Description", "JobCategory/Description"]),
        });
    }
}

/// `own`, or where that says nothing, what is said around it.
const fn first_of<'a>(own: &'a str, around: &'a str) -> &'a str {
    if own.is_empty() { around } else { own }
}

fn stay<'a>(node: &'a Node, period: Option<&'a Node>) -> Stay<'a> {
    let text = |path| period.map(|period| period.text_at(path)).unwrap_or_default();
    let date = |name| {
        let date = period.and_then(|period| period.at(name));
        date.map(|date| date.text_of(&["FormattedDateTime", "Date"])).unwrap_or_default().to_owned()
    };
    let is_ongoing = [text("CurrentIndicator"), text("Ongoing")].contains(&"true");
    let address = node
        .at("OrganizationContact")
        .and_then(|contact| contact.all("Communication").find_map(|channel| channel.at("Address")));
    let place = |path| address.map(|address| address.text_at(path)).unwrap_or_default();
    Stay {
        from: date("StartDate"),
        to: date("EndDate"),
        ongoing: if is_ongoing { "current" } else { "" },
        organisation: node.text_at("OrganizationName"),
        city: place("CityName"),
        country: place("CountryCode"),
        ..Stay::default()
    }
}

fn competencies(qualifications: &Node, sheet: &mut Sheet) {
    for competency in qualifications.all("PersonCompetency") {
        let name = competency.text_of(&["CompetencyName", "CompetencyID"]);
        if !competency.text_at("TaxonomyID").eq_ignore_ascii_case("language") {
            sheet.skills(name);
            continue;
        }
        let stated: Vec<(&str, String)> = competency
            .all("CompetencyDimension")
            .filter_map(|dimension| {
                let level = dimension.text_of(&["Score/ScoreText", "ScoreText"]);
                let name = language_skill(dimension.text_at("CompetencyDimensionTypeCode"))?;
                (!level.is_empty()).then(|| (name, level.to_uppercase()))
            })
            .collect();
        let level = agreed(&stated);
        sheet.language(name, if level.is_empty() { competency.text_at("ProficiencyLevel") } else { &level });
    }
}

/// What a dimension of a language is called (`CEF-Understanding-Listening`).
fn language_skill(code: &str) -> Option<&'static str> {
    const SKILLS: [(&str, &str); 5] = [
        ("Listening", "listening"),
        ("Reading", "reading"),
        ("Interaction", "conversation"),
        ("Production", "speaking"),
        ("Writing", "writing"),
    ];
    SKILLS.iter().find(|(part, _)| code.contains(part)).map(|(_, name)| *name)
}

/// Levels by skill: one for all where they agree, else each with its skill.
pub(super) fn agreed(stated: &[(&str, String)]) -> String {
    let Some((_, first)) = stated.first() else { return String::new() };
    if stated.iter().all(|(_, level)| level == first) {
        return first.clone();
    }
    stated.iter().map(|(name, level)| format!("{name} {level}")).collect::<Vec<_>>().join(", ")
}

fn rest(profile: &Node, sheet: &mut Sheet) {
    for certificate in profile.at("Certifications").into_iter().flat_map(|list| list.all("Certification")) {
        sheet.certificates(certificate.text_of(&["CertificationName", "CertificationTypeCode"]));
    }
    for licence in profile.at("Licenses").into_iter().flat_map(|list| list.all("License")) {
        sheet.certificates(&format!("Driving licence {}", licence.text_of(&["LicenseTypeCode", "LicenseName"])));
    }
    for publication in profile.at("PublicationHistory").into_iter().flat_map(|list| list.all("Publication")) {
        sheet.publications(publication.text_of(&["FormattedPublicationDescription", "Title"]));
    }
    for project in profile.at("Projects").into_iter().flat_map(|list| list.all("Project")) {
        sheet.projects(project.text_of(&["Title", "ProjectName"]));
    }
    for honor in profile.at("HonorsAndAwards").into_iter().flat_map(|list| list.all("HonorOrAward")) {
        sheet.awards(honor.text_of(&["Title", "Name"]));
    }
    for skill in profile.at("Skills").into_iter().flat_map(|list| list.all("Skill")) {
        sheet.skills(skill.text_of(&["Description", "Name", "Title"]));
    }
    for other in profile.at("Others").into_iter().flat_map(|list| list.all("Other")) {
        sheet.other(other.text_of(&["Title"]));
        sheet.other(other.text_of(&["Description"]));
    }
}
