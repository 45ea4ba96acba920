//! The sheet on which a record is written down: lines of values, and where each value of the profile stands on it.

use std::collections::BTreeSet;

use talent::vocabulary::Vocabulary;
use talent::{
    Award, Certificate, Country, Education, Language, PartialDate, Profile, Project, Publication, Skill, SocialProfile,
    Span, Work,
};

use crate::facts::skill::{Setting, mentions};
use crate::text::html;

/// What an employer or school is asked for.
#[derive(Debug, Default)]
pub(super) struct Stay<'a> {
    pub(super) from: String,
    pub(super) to: String,
    /// The words that say that it goes on, empty where it does not.
    pub(super) ongoing: &'a str,
    /// The title held, or the degree.
    pub(super) title: &'a str,
    pub(super) organisation: &'a str,
    /// The field of study.
    pub(super) area: &'a str,
    pub(super) city: &'a str,
    pub(super) country: &'a str,
    /// The account, as HTML.
    pub(super) account: &'a str,
}

/// The text, and the profile whose evidence refers to it.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) text: String,
    pub(super) profile: Profile,
    /// Lines that name skills.
    skill_lines: Vec<Span>,
}

impl Sheet {
    /// A value behind what stands on the line already; `None` for one that says nothing.
    fn put(&mut self, path: &str, value: &str) -> Option<String> {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if value.is_empty() {
            return None;
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push_str(", ");
        }
        let span = Span::new(self.text.len(), self.text.len() + value.len());
        self.text.push_str(&value);
        if !path.is_empty() {
            self.profile.evidence.insert(path.to_owned(), vec![span]);
        }
        Some(value)
    }

    /// Ends the line that was begun.
    pub(super) fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Ends the line and leaves one blank.
    pub(super) fn end_block(&mut self) {
        self.end_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A value on a line of its own.
    fn line(&mut self, path: &str, value: &str) -> Option<String> {
        self.end_line();
        let written = self.put(path, value);
        self.end_line();
        written
    }

    pub(super) fn name(&mut self, given: &str, family: &str) {
        self.profile.basics.name = self.line("basics.name", &format!("{given} {family}"));
    }

    pub(super) fn headline(&mut self, words: &str) {
        if self.profile.basics.label.is_none() {
            self.profile.basics.label = self.line("basics.label", words);
        }
    }

    pub(super) fn summary(&mut self, html: &str) {
        let words = lines_of(html).join(" ");
        if self.profile.basics.summary.is_none() {
            self.profile.basics.summary = self.line("basics.summary", &words);
        }
    }

    pub(super) fn email(&mut self, address: &str) {
        let path = if self.profile.basics.email.is_none() { "basics.email" } else { "" };
        let written = self.line(path, address);
        self.profile.basics.email = self.profile.basics.email.take().or(written);
    }

    pub(super) fn phone(&mut self, number: &str) {
        let path = if self.profile.basics.phone.is_none() { "basics.phone" } else { "" };
        let written = self.line(path, number);
        self.profile.basics.phone = self.profile.basics.phone.take().or(written);
    }

    pub(super) fn link(&mut self, address: &str) {
        let path = format!("basics.profiles[{}].url", self.profile.basics.profiles.len());
        if let Some(url) = self.line(&path, address) {
            self.profile.basics.profiles.push(SocialProfile { url: Some(url), ..SocialProfile::default() });
        }
    }

    /// Where the person lives.
    pub(super) fn home(&mut self, street: &str, postal_code: &str, city: &str, country: &str) {
        self.end_line();
        let mut location = self.profile.basics.location.take().unwrap_or_default();
        location.address = self.put("basics.location.address", street).or(location.address);
        location.postal_code = self.put("basics.location.postalCode", postal_code).or(location.postal_code);
        location.city = self.put("basics.location.city", city).or(location.city);
        location.country_code = self.country("basics.location.countryCode", country).or(location.country_code);
        self.end_line();
        self.profile.basics.location = Some(location).filter(|location| *location != talent::Location::default());
    }

    /// A country by its code; Europass writes the European Union's own for two.
    fn country(&mut self, path: &str, code: &str) -> Option<Country> {
        let written = self.put("", code)?;
        let country = match written.to_ascii_uppercase().as_str() {
            "UK" => Country::from_code("GB"),
            "EL" => Country::from_code("GR"),
            code => Country::from_code(code),
        };
        if country.is_some() {
            let end = self.text.len();
            self.profile.evidence.insert(path.to_owned(), vec![Span::new(end - written.len(), end)]);
        }
        country
    }

    pub(super) fn job(&mut self, stay: &Stay<'_>) {
        let at = format!("work[{}]", self.profile.work.len());
        self.end_block();
        let position = self.put(&format!("{at}.position"), stay.title);
        let name = self.put(&format!("{at}.name"), stay.organisation);
        let location = self.location(&format!("{at}.location"), stay);
        self.end_line();
        let (start_date, end_date) = self.period(&at, stay);
        let highlights = self.lines(&format!("{at}.highlights"), stay.account);
        let current = end_date.is_none() && !stay.ongoing.is_empty();
        let work = Work { name, position, location, start_date, end_date, current, highlights, ..Work::default() };
        if work != Work::default() {
            self.profile.work.push(work);
        }
    }

    pub(super) fn study(&mut self, stay: &Stay<'_>) {
        let at = format!("education[{}]", self.profile.education.len());
        self.end_block();
        let study_type = self.put(&format!("{at}.studyType"), stay.title);
        let area = self.put(&format!("{at}.area"), stay.area);
        let institution = self.put(&format!("{at}.institution"), stay.organisation);
        self.location("", stay);
        self.end_line();
        let (start_date, end_date) = self.period(&at, stay);
        let courses = self.lines(&format!("{at}.courses"), stay.account);
        let education =
            Education { institution, area, study_type, start_date, end_date, courses, ..Education::default() };
        if education != Education::default() {
            self.profile.education.push(education);
        }
    }

    /// A city and its country, which are one value: `Porto, PT`.
    fn location(&mut self, path: &str, stay: &Stay<'_>) -> Option<String> {
        let parts: Vec<&str> =
            [stay.city, stay.country].into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
        self.put(path, &parts.join(", "))
    }

    fn period(&mut self, at: &str, stay: &Stay<'_>) -> (Option<PartialDate>, Option<PartialDate>) {
        let start = self.date(&format!("{at}.startDate"), &stay.from);
        let end = self.date(&format!("{at}.endDate"), &stay.to);
        if end.is_none() && !stay.ongoing.is_empty() {
            self.put(&format!("{at}.current"), stay.ongoing);
        }
        self.end_line();
        (start, end)
    }

    /// A date; one that is none is written down and supports nothing.
    fn date(&mut self, path: &str, date: &str) -> Option<PartialDate> {
        let day = date.split_once('T').map_or(date, |(day, _)| day);
        let parsed: Option<PartialDate> = day.parse().ok();
        self.put(if parsed.is_some() { path } else { "" }, day)?;
        parsed
    }

    /// The lines of an account that is HTML, each a value of the list at `path`.
    fn lines(&mut self, path: &str, html: &str) -> Vec<String> {
        let mut written = Vec::new();
        for line in lines_of(html) {
            written.extend(self.line(&format!("{path}[{}]", written.len()), &line));
        }
        written
    }

    /// Words about skills, of which the vocabulary names those that it knows.
    pub(super) fn skills(&mut self, html: &str) {
        for line in lines_of(html) {
            self.end_line();
            let start = self.text.len();
            if self.line("", &line).is_some() {
                self.skill_lines.push(Span::new(start, self.text.len()));
            }
        }
    }

    pub(super) fn language(&mut self, name: &str, fluency: &str) {
        let at = format!("languages[{}]", self.profile.languages.len());
        self.end_line();
        let Some(language) = self.put(&format!("{at}.language"), name) else { return };
        let fluency = self.put(&format!("{at}.fluency"), fluency);
        self.end_line();
        self.profile.languages.push(Language { language: Some(language), fluency, ..Language::default() });
    }

    pub(super) fn certificates(&mut self, html: &str) {
        for line in lines_of(html) {
            let path = format!("certificates[{}].name", self.profile.certificates.len());
            let name = self.line(&path, &line);
            self.profile.certificates.push(Certificate { name, ..Certificate::default() });
        }
    }

    pub(super) fn awards(&mut self, html: &str) {
        for line in lines_of(html) {
            let path = format!("awards[{}].title", self.profile.awards.len());
            let title = self.line(&path, &line);
            self.profile.awards.push(Award { title, ..Award::default() });
        }
    }

    pub(super) fn publications(&mut self, html: &str) {
        for line in lines_of(html) {
            let path = format!("publications[{}].name", self.profile.publications.len());
            let name = self.line(&path, &line);
            self.profile.publications.push(Publication { name, ..Publication::default() });
        }
    }

    pub(super) fn projects(&mut self, html: &str) {
        for line in lines_of(html) {
            let path = format!("projects[{}].name", self.profile.projects.len());
            let name = self.line(&path, &line);
            self.profile.projects.push(Project { name, ..Project::default() });
        }
    }

    /// Words that belong to no field.
    pub(super) fn other(&mut self, html: &str) {
        for line in lines_of(html) {
            self.line("", &line);
        }
    }

    /// The skills that the vocabulary finds in the lines about skills, each once, as written.
    pub(super) fn name_skills(&mut self, vocabulary: &Vocabulary) {
        let mut held = BTreeSet::new();
        for line in &self.skill_lines {
            let Some(words) = line.of(&self.text) else { continue };
            for mention in mentions(words, Setting::List, vocabulary) {
                let span = mention.span.shifted(line.start);
                let Some(name) = span.of(&self.text) else { continue };
                if held.insert(mention.id.clone()) {
                    let path = format!("skills[{}].name", self.profile.skills.len());
                    self.profile.evidence.insert(path, vec![span]);
                    self.profile.skills.push(Skill {
                        id: Some(mention.id),
                        name: Some(name.to_owned()),
                        evidence: vec![span],
                        ..Skill::default()
                    });
                }
            }
        }
    }
}

/// The lines of a text that editors of Europass write as HTML, without the marks of lists.
fn lines_of(html: &str) -> Vec<String> {
    let text = html::document(html).into_text();
    let lines = text.lines().map(|line| line.trim().trim_start_matches('•').trim());
    lines.filter(|line| line.contains(char::is_alphanumeric)).map(str::to_owned).collect()
}
