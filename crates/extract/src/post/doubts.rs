//! What is wrong or doubtful in a posting, apart from its years.

use std::sync::LazyLock;

use regex::Regex;
use talent::{Amount, Channel, Pay, Period, Posting, Problem, ProblemKind, Span};

use super::body::BodyLine;
use super::links;
use super::scope::Scope;
use super::title;

/// The upper end of a pay range is at least this many times the lower one.
const WIDE: i64 = 3;

/// Yearly pay, in units of its currency, at or below which a role that asks for ten years and more is out of line.
const LOW_FOR_TEN_YEARS: &[(&str, i64)] = &[("INR", 1_500_000), ("USD", 55_000), ("EUR", 38_000), ("GBP", 32_000)];
const TEN_YEARS_HUNDREDTHS: u16 = 1_000;

/// Words behind "Dear" that are no person's name.
const NOT_NAMES: &[&str] = &[
    "All", "Applicant", "Applicants", "Aspirant", "Aspirants", "Candidate", "Candidates", "Client", "Colleague",
    "Colleagues", "Committee", "Concern", "Connection", "Connections", "Customer", "Employer", "Executive", "Folks",
    "Friend", "Friends", "HR", "Hiring", "Human", "Job", "Madam", "Maam", "Manager", "Members", "Network", "Partner",
    "Professional", "Professionals", "Recruiter", "Recruiters", "Recruitment", "Reader", "Resources", "Seeker",
    "Seekers", "Sir", "Sirs", "Student", "Students", "Team", "Talent", "User",
];

static DEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:Dear|DEAR)\s+(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?(\p{Lu}[\p{L}'’]+(?:\s+\p{Lu}\.?)?\s+\p{Lu}[\p{L}'’]+)\s*(?:[,:;!\n]|[-–]|$)").expect("a valid pattern")
});

/// Who pays is somebody else than the one who posted.
static PAYROLL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"\b(?i:(?:on|under)\s+(?:the\s+)?(?:permanent\s+)?(?:pay\s?rolls?|rolls?|permanent)|permanent\s+(?:pay\s?rolls?|roles?|positions?|employment|employees?)|payrolls?|employed|hired)\s+(?i:of|with|by|at)\s+["“'‘]?\p{Lu}"#).expect("a valid pattern")
});

/// Where the work is done is a client's.
static AT_CLIENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:at|in|from)\s+(?:the\s+|our\s+)?client(?:['’]?s)?\s+(?:location|site|place|office|premises|end)\b|\b(?:deputed|deployed|deputation)\s+(?:to|at|with)\b|\bclient\s+(?:location|site)\s*(?:at|:|-)").expect("a valid pattern")
});

/// Words that begin lines of postings, of seven letters and more, whose tail is no word.
const BEGINNINGS: &[&str] = &[
    "achieve", "administer", "analyse", "analyze", "application", "architect", "background", "benefits", "candidate",
    "certification", "collaborate", "communicate", "communication", "companies", "company", "compensation", "conduct",
    "contribute", "coordinate", "countries", "country", "customer", "database", "deliver", "demonstrate",
    "description", "designation", "develop", "development", "document", "education", "engineer", "engineering",
    "establish", "evaluate", "excellent", "execute", "experience", "experienced", "facilitate", "familiarity",
    "generate", "graduate", "hands-on", "identify", "implement", "improve", "industry", "integrate", "knowledge",
    "leadership", "leverage", "location", "maintain", "maintenance", "management", "mandatory", "minimum", "monitor",
    "optimize", "organize", "participate", "perform", "position", "preferred", "prepare", "proficiency", "proficient",
    "programming", "project", "provide", "qualification", "qualifications", "requirement", "requirements", "research",
    "responsibilities", "responsibility", "responsible", "security", "software", "strategy", "support", "technical",
    "technologies", "technology", "troubleshoot", "understand", "understanding", "utilize", "working",
];

/// All doubts about a posting whose fields are filled in.
pub(super) fn doubts(posting: &Posting, region: Span, body: &[BodyLine<'_>], scope: &Scope<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let evidence = |field: &str| posting.evidence.get(field).cloned().unwrap_or_default();
    let mut report = |kind, message: String, evidence: Vec<Span>| problems.push(Problem { kind, message, evidence });

    if let Some(pay) = &posting.pay {
        if is_wide(pay) {
            report(
                ProblemKind::PayRangeWide,
                "The upper end of the pay is at least three times the lower one.".to_owned(),
                evidence("pay"),
            );
        }
        if is_low_for_years(posting, pay) {
            let both = [evidence("pay"), evidence("experience")].concat();
            report(
                ProblemKind::PayUnusual,
                "The pay is unusually low for the years of experience asked for.".to_owned(),
                both,
            );
        }
    }
    for (place, span) in posting.places.iter().zip(evidence("places")) {
        if place.city.is_none() && place.region.is_none() && place.country.is_none() {
            report(
                ProblemKind::PlaceUnknown,
                format!("“{}” is no place that we know; it was kept as written.", place.as_written),
                vec![span],
            );
        }
    }
    if posting.channel == Some(Channel::Agency) && posting.employer.as_ref().is_none_or(|employer| employer.masked) {
        report(
            ProblemKind::ClientNotNamed,
            "An agency's post whose client is not named.".to_owned(),
            [evidence("employer"), evidence("channel")].concat(),
        );
    }
    let text = scope.of(region);
    if posting.channel != Some(Channel::Agency)
        && let (Some(payroll), Some(client)) = (PAYROLL.find(text), AT_CLIENT.find(text))
    {
        let spans = vec![
            Span::new(payroll.start(), payroll.end()).shifted(region.start),
            Span::new(client.start(), client.end()).shifted(region.start),
        ];
        report(ProblemKind::UndisclosedAgency, "Posted as the employer's own, but the text says that another firm pays and that the work is at a client's.".to_owned(), spans);
    }
    if let Some(name) = leaked_name(text) {
        report(
            ProblemKind::LeakedName,
            "The text addresses a private person by name; take the name out before it is published.".to_owned(),
            vec![name.shifted(region.start)],
        );
    }
    for link in links::tracking_links(text) {
        report(
            ProblemKind::TrackingLink,
            "A mail scanner's link that tracks its reader; the cleaned text has the address behind it.".to_owned(),
            vec![link.shifted(region.start)],
        );
    }
    for line in body {
        let at = line.line.span.start;
        if title::running_head(line.line.text).is_some() {
            report(
                ProblemKind::PageFurniture,
                "The head of a printed page stands in the middle of the text.".to_owned(),
                vec![line.line.span],
            );
        } else if let Some(word) = lost_first_letter(line.line.text) {
            report(
                ProblemKind::GarbledText,
                format!("“{}” seems to have lost its first letter.", &line.line.text[..word]),
                vec![Span::new(at, at + word)],
            );
        }
    }
    problems
}

fn is_wide(pay: &Pay) -> bool {
    let (Some(min), Some(max)) = (pay.min.map(Amount::hundredths), pay.max.map(Amount::hundredths)) else {
        return false;
    };
    min > 0 && max >= min.saturating_mul(WIDE)
}

fn is_low_for_years(posting: &Posting, pay: &Pay) -> bool {
    let years = posting.experience.and_then(|range| range.min_years).map_or(0, talent::Years::hundredths);
    let (Some(max), Some(currency), Some(Period::Year)) = (pay.max, pay.currency, pay.period) else { return false };
    let limit = LOW_FOR_TEN_YEARS.iter().find(|(code, _)| *code == currency.code());
    years >= TEN_YEARS_HUNDREDTHS && limit.is_some_and(|(_, limit)| max.hundredths() <= limit * 100)
}

/// The full name of somebody whom the text greets.
fn leaked_name(text: &str) -> Option<Span> {
    DEAR.captures_iter(text).filter_map(|found| found.get(1)).find_map(|name| {
        let person = !name
            .as_str()
            .split_whitespace()
            .any(|word| NOT_NAMES.iter().any(|other| other.eq_ignore_ascii_case(word)));
        person.then(|| Span::new(name.start(), name.end()))
    })
}

/// The length of the line's first word, where it is a known word without its first letter.
fn lost_first_letter(line: &str) -> Option<usize> {
    const SHORTEST: usize = 6;
    let length = line.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(line.len());
    let word = &line[..length];
    if length < SHORTEST || BEGINNINGS.contains(&word) {
        return None;
    }
    BEGINNINGS.iter().any(|known| known.len() == length + 1 && known.ends_with(word)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_leak_but_roles_do_not() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(leaked_name(text).and_then(|span| span.of(text)), expected, "{text}")
        };
        check("Dear Asha Menon, Greetings from us", Some("Asha Menon"));
        check("Dear Mr. Ravi K. Iyer\nwe have", Some("Ravi K. Iyer"));
        check("Dear Hiring Manager, we", None);
        check("Dear Job Seekers,", None);
        check("Dear Candidates, Greetings", None);
        check("our Dear Leader Bakery sells", None);
    }

    #[test]
    fn first_letters_get_lost() {
        assert_eq!(lost_first_letter("ontribute to bread"), Some(9));
        assert_eq!(lost_first_letter("ountries: India"), Some(8));
        assert_eq!(lost_first_letter("contribute to bread"), None);
        assert_eq!(lost_first_letter("velop"), None);
    }
}
