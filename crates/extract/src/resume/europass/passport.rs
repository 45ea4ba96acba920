//! `SkillsPassport`, which Europass wrote from 2012 to 2020, and `learnerinfo` before it: the same tree in other capitals.

use super::sheet::{Sheet, Stay};
use super::tree::Node;

/// Writes a record down.
pub(super) fn write(root: &Node, sheet: &mut Sheet) {
    let learner = root.at("LearnerInfo").unwrap_or(root);
    if let Some(person) = learner.at("Identification") {
        let name = person.at("PersonName").unwrap_or(person);
        sheet.name(name.text_of(&["FirstName"]), name.text_of(&["Surname", "LastName"]));
    }
    headline(learner, sheet);
    contacts(learner, sheet);
    for job in learner.at("WorkExperienceList").into_iter().flat_map(|list| list.all("WorkExperience")) {
        sheet.job(&stay(job, "Employer", job.text_of(&["Position/Label", "Position"])));
    }
    for study in learner.at("EducationList").into_iter().flat_map(|list| list.all("Education")) {
        let title = study.text_of(&["Title", "Level/Label"]);
        let area = study.text_of(&["Field/Label", "EducationField/Label"]);
        sheet.study(&Stay { area, ..stay(study, "Organisation", title) });
    }
    sheet.end_block();
    languages(learner, sheet);
    skills(learner, sheet);
    for achievement in learner.at("AchievementList").into_iter().flat_map(|list| list.all("Achievement")) {
        let words = achievement.text_at("Description");
        match achievement.text_at("Title/Code") {
            "certifications" => sheet.certificates(words),
            "honors_awards" => sheet.awards(words),
            "publications" => sheet.publications(words),
            "projects" => sheet.projects(words),
            _ => {
                sheet.other(achievement.text_at("Title/Label"));
                sheet.other(words);
            }
        }
    }
}

fn headline(learner: &Node, sheet: &mut Sheet) {
    let Some(headline) = learner.at("Headline").or_else(|| learner.at("Application")) else { return };
    let words = headline.text_of(&["Description/Label", "Label"]);
    match headline.text_at("Type/Code") {
        "personal_statement" => sheet.summary(words),
        // What somebody would like to study is no line about what they are.
        "studies_applied_for" => sheet.other(words),
        _ => sheet.headline(words),
    }
}

fn contacts(learner: &Node, sheet: &mut Sheet) {
    let Some(contacts) = learner.at("Identification/ContactInfo") else { return };
    let list =
        |name: &'static str, one: &'static str| contacts.at(name).into_iter().flat_map(move |list| list.all(one));
    sheet.email(contacts.text_of(&["Email/Contact", "Email"]));
    for telephone in list("TelephoneList", "Telephone") {
        sheet.phone(telephone.text_at("Contact"));
    }
    sheet.phone(contacts.text_at("Mobile"));
    sheet.phone(contacts.text_at("Telephone"));
    if let Some(address) = contacts.at("Address/Contact").or_else(|| contacts.at("Address")) {
        sheet.home(
            address.text_at("AddressLine"),
            address.text_at("PostalCode"),
            address.text_at("Municipality"),
            address.text_at("Country/Code"),
        );
    }
    for website in list("WebsiteList", "Website") {
        sheet.link(website.text_at("Contact"));
    }
}

fn stay<'a>(node: &'a Node, organisation: &str, title: &'a str) -> Stay<'a> {
    let place = node.at(organisation);
    let address = place.and_then(|place| place.at("ContactInfo/Address/Contact").or_else(|| place.at("Address")));
    let text = |path| address.map(|address| address.text_at(path)).unwrap_or_default();
    let is_ongoing = matches!(node.text_at("Period/Current"), "true" | "1");
    Stay {
        from: date(node.at("Period/From")),
        to: date(node.at("Period/To")),
        ongoing: if is_ongoing { "current" } else { "" },
        title,
        organisation: place.map(|place| place.text_at("Name")).unwrap_or_default(),
        area: "",
        city: text("Municipality"),
        country: text("Country/Code"),
        account: node.text_of(&["Activities", "Skills"]),
    }
}

/// A date, in attributes or in elements of its own.
fn date(node: Option<&Node>) -> String {
    let Some(node) = node else { return String::new() };
    if !node.text.trim().is_empty() {
        return node.text.trim().to_owned();
    }
    let part = |name| Some(node.text_at(name).trim_start_matches('-')).filter(|part| !part.is_empty());
    let parts = [part("year"), part("month"), part("day")];
    parts.into_iter().map_while(|part| part).collect::<Vec<_>>().join("-")
}

fn languages(learner: &Node, sheet: &mut Sheet) {
    let spoken = learner.at("Skills/Linguistic");
    let list = |name: &'static str, one: &'static str| {
        spoken.and_then(|spoken| spoken.at(name)).into_iter().flat_map(move |list| list.all(one))
    };
    for mother in list("MotherTongueList", "MotherTongue") {
        sheet.language(mother.text_of(&["Description/Label", "Description/Code"]), "mother tongue");
    }
    for foreign in list("ForeignLanguageList", "ForeignLanguage") {
        let levels = foreign.at("ProficiencyLevel").map(levels).unwrap_or_default();
        sheet.language(foreign.text_of(&["Description/Label", "Description/Code"]), &levels);
    }
    for language in learner.at("LanguageList").into_iter().flat_map(|list| list.all("Language")) {
        let levels = language.at("Level").map(levels).unwrap_or_default();
        sheet.language(language.text_of(&["Label", "Code"]), &levels);
    }
}

/// The levels of a language: one for all skills where they agree, else each with its name.
fn levels(node: &Node) -> String {
    const SKILLS: [(&str, &str); 5] = [
        ("Listening", "listening"),
        ("Reading", "reading"),
        ("SpokenInteraction", "conversation"),
        ("SpokenProduction", "speaking"),
        ("Writing", "writing"),
    ];
    let stated: Vec<(&str, String)> = SKILLS
        .iter()
        .map(|(element, name)| (*name, node.text_at(element).to_uppercase()))
        .filter(|(_, level)| !level.is_empty())
        .collect();
    super::candidate::agreed(&stated)
}

fn skills(learner: &Node, sheet: &mut Sheet) {
    if let Some(skills) = learner.at("Skills") {
        for kind in ["Computer", "JobRelated", "Organisational", "Communication", "Other"] {
            sheet.skills(skills.text_of(&[&format!("{kind}/Description")]));
        }
        for licence in skills.at("Driving/Description").into_iter().flat_map(|list| list.all("Licence")) {
            sheet.certificates(&format!("Driving licence {}", licence.text.trim()));
        }
    }
    for skill in learner.at("SkillList").into_iter().flat_map(|list| list.all("Skill")) {
        sheet.skills(&skill.text);
    }
}
