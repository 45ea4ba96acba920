//! Headings and labels: what a section is about, and which field a `Label: value` line states.

mod abroad;
mod phrases;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use phrases::PHRASES;

/// What a heading announces or a label states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    // Single fields.
    Title,
    Employer,
    /// Who posts for the employer.
    Agency,
    Place,
    Experience,
    Pay,
    Deadline,
    PostedOn,
    Employment,
    Notice,
    Openings,
    Mode,
    // Sections.
    /// Skills, without a word about how much they are wanted.
    Skills,
    /// What must be.
    Required,
    /// What is wanted.
    Preferred,
    /// What is a plus.
    Nice,
    /// What the work is.
    Duties,
    /// What the person brings, without a word about how much it is wanted.
    Qualifications,
    Benefits,
    /// About the employer.
    Company,
    /// About the role as a whole.
    Overview,
    Education,
    Certifications,
    Languages,
    Apply,
    /// A label in capitals, or a heading, of which nothing is known but that it begins something else.
    Other,
}

/// A heading, or a label with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading<'a> {
    /// What it is about.
    pub(super) topic: Topic,
    /// What stands behind the label on its line; empty for a heading.
    pub(super) value: &'a str,
}

/// Longer labels are sentences with a colon in them.
const LABEL_BYTES_MAX: usize = 60;
const LABEL_WORDS_MAX: usize = 7;

static TOPICS: LazyLock<BTreeMap<&str, Topic>> = LazyLock::new(|| {
    let all = PHRASES
        .iter()
        .chain(abroad::PHRASES)
        .flat_map(|(topic, phrases)| phrases.split('|').map(move |phrase| (phrase, *topic)));
    let mut topics = BTreeMap::new();
    for (phrase, topic) in all {
        topics.entry(phrase).or_insert(topic);
    }
    topics
});

/// Reads a line that is a heading or begins with a label. `None` for a line of text.
pub(super) fn read(line: &str) -> Option<Heading<'_>> {
    let line = line
        .trim()
        .trim_start_matches(|c: char| matches!(c, '#' | '*' | '_' | ' ') || !c.is_ascii() && !c.is_alphanumeric());
    if let Some((label, value)) = split(line) {
        let topic = topic(label, value.is_empty()).or_else(|| {
            let capitals =
                label.chars().any(char::is_alphabetic) && !label.chars().any(char::is_lowercase) && label.len() > 3;
            (capitals || value.is_empty() && is_headline(label)).then_some(Topic::Other)
        });
        if let Some(topic) = topic {
            return Some(Heading { topic, value });
        }
    }
    let label = line.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '.');
    if label.len() > LABEL_BYTES_MAX || label.ends_with('.') {
        return None;
    }
    let asks = line[label.len()..].contains('?');
    topic(label, asks || is_headline(label))
        .filter(|topic| *topic != Topic::Other || line.ends_with(':'))
        .map(|topic| Heading { topic, value: "" })
}

/// The label before a colon or dash and the value behind it.
fn split(line: &str) -> Option<(&str, &str)> {
    let reach = line.char_indices().map(|(at, _)| at).take_while(|at| *at <= LABEL_BYTES_MAX).last()?;
    let colon = line[..reach]
        .find(':')
        .or_else(|| line.ends_with(':').then_some(line.len() - 1))
        .filter(|at| *at <= LABEL_BYTES_MAX);
    let dash = [" - ", " – ", " — ", " -", "– ", ":-"].iter().filter_map(|dash| line[..reach].find(dash)).min();
    let dashed = dash.is_some_and(|dash| colon.is_none_or(|colon| dash < colon));
    let at = if dashed { dash? } else { colon? };
    let label = line[..at].trim();
    let rest = line[at..].trim_start_matches([' ', ':', '-', '–', '—', '\t', '\u{a0}']);
    let words = label.split_whitespace().count();
    let plausible = !label.is_empty() && words <= LABEL_WORDS_MAX && !rest.starts_with("//");
    // A dash separates a label only where the label is known; anywhere else it is a dash.
    (plausible && (!dashed || topic(label, false).is_some())).then_some((label, rest))
}

/// Whether all words that matter begin with a capital, or all is capitals.
fn is_headline(label: &str) -> bool {
    let mut words = label.split_whitespace().filter(|word| word.chars().count() > 3);
    let count = label.split_whitespace().count();
    count <= LABEL_WORDS_MAX
        && label.starts_with(|c: char| c.is_uppercase())
        && words.all(|word| !word.starts_with(char::is_lowercase))
}

/// What a label is about: by its phrase, and for a heading by its telling words.
fn topic(label: &str, heading: bool) -> Option<Topic> {
    if label.len() > LABEL_BYTES_MAX {
        return None;
    }
    let plain = normalised(label);
    if let Some(topic) = TOPICS.get(plain.as_str()) {
        return Some(*topic);
    }
    let words: Vec<&str> = plain.split(' ').collect();
    if words.len() > LABEL_WORDS_MAX || words.len() < 2 {
        return None;
    }
    if let Some(topic) = field(&words) {
        return Some(topic);
    }
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let wanted = has(&[
        "skills", "skill", "requirements", "requirement", "qualifications", "qualification", "experience", "expertise",
        "competencies",
    ]);
    if !(heading || wanted && words.len() <= 4) {
        return None;
    }
    let phrase = |wanted: &[&str]| wanted.iter().any(|wanted| plain.contains(wanted));
    if phrase(&["good to have", "nice to have", "bonus", "optional", "advantage", "a plus", "brownie"]) {
        return Some(Topic::Nice);
    }
    if wanted && has(&["preferred", "desired", "desirable", "preferable", "secondary", "ideal"]) {
        return Some(Topic::Preferred);
    }
    if has(&["must", "mandatory"])
        || wanted && has(&["required", "requirements", "requirement", "necessary", "essential", "minimum", "basic"])
    {
        return Some(Topic::Required);
    }
    if heading { section(&plain, &words, wanted) } else { None }
}

/// What a heading announces, by its telling words.
fn section(plain: &str, words: &[&str], wanted: bool) -> Option<Topic> {
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let phrase = |wanted: &[&str]| wanted.iter().any(|wanted| plain.contains(wanted));
    if has(&["responsibilities", "responsibility", "duties"])
        || words[0] == "what" && has(&["do", "doing"]) && !has(&["need", "offer"])
        || phrase(&["day to day", "average day", "typical day", "day in the life", "you will do"])
    {
        return Some(Topic::Duties);
    }
    if has(&["benefits", "perks"]) || phrase(&["we offer", "why join", "in it for you", "why work"]) {
        return Some(Topic::Benefits);
    }
    if has(&["apply"]) {
        return Some(Topic::Apply);
    }
    if words[0] == "company" && has(&["brief", "details", "information", "background", "summary"]) {
        return Some(Topic::Company);
    }
    if phrase(&["will use", "we use", "work with"]) && has(&["technologies", "technology", "stack", "tools"]) {
        return Some(Topic::Skills);
    }
    if words[0] == "about" {
        return Some(if has(&["you"]) {
            Topic::Qualifications
        } else if has(&["role", "job", "position", "opportunity"]) {
            Topic::Overview
        } else {
            Topic::Company
        });
    }
    if wanted && has(&["education", "educational", "academic"]) {
        return Some(Topic::Education);
    }
    if wanted
        || phrase(&[
            "looking for", "you bring", "ll bring", "you need", "ll need", "will need", "i need", "who you are",
        ])
    {
        return Some(Topic::Qualifications);
    }
    None
}

/// What a short label states, by its last word: "functional title", "base location".
fn field(words: &[&str]) -> Option<Topic> {
    const WORDS_MAX: usize = 3;
    if words.len() > WORDS_MAX {
        return None;
    }
    match *words.last()? {
        "title" => Some(Topic::Title),
        "location" | "locations" => Some(Topic::Place),
        "deadline" => Some(Topic::Deadline),
        "salary" | "remuneration" | "ctc" => Some(Topic::Pay),
        "procedure" | "procedures" if words[0].starts_with("appl") => Some(Topic::Apply),
        "description" | "overview" => Some(Topic::Overview),
        _ => None,
    }
}

/// Lower-case words with one blank between.
fn normalised(label: &str) -> String {
    let mut made = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            '\'' | '’' => {}
            '&' => made.push_str(" and "),
            _ if c.is_alphanumeric() => made.extend(c.to_lowercase()),
            _ => made.push(' '),
        }
    }
    made.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(Topic, &str)>) {
        assert_eq!(read(line).map(|found| (found.topic, found.value)), expected, "{line}");
    }

    #[test]
    fn labels_state_fields() {
        check("Job Title : Senior Baker", Some((Topic::Title, "Senior Baker")));
        check("JOB TITLE:   Baker", Some((Topic::Title, "Baker")));
        check("Experience - 12+ yrs", Some((Topic::Experience, "12+ yrs")));
        check("Location -Pune or Goa", Some((Topic::Place, "Pune or Goa")));
        check("Location :Pune(1st preference)", Some((Topic::Place, "Pune(1st preference)")));
        check("Mandatory Skills - Ovens & Dough", Some((Topic::Required, "Ovens & Dough")));
        check("Good to have – Van driving", Some((Topic::Nice, "Van driving")));
        check("OPEN TO/ ELIGIBILITY CRITERIA:  All", Some((Topic::Other, "All")));
    }

    #[test]
    fn headings_open_sections() {
        check("Roles & Responsibilities", Some((Topic::Duties, "")));
        check("Required Technical Skills", Some((Topic::Required, "")));
        check("What We Offer :", Some((Topic::Benefits, "")));
        check("About Acme Bakeries", Some((Topic::Company, "")));
        check("ABOUT YOU", Some((Topic::Qualifications, "")));
        check("Good to have skills:", Some((Topic::Nice, "")));
        check("What do you need to bring? 🍞", Some((Topic::Qualifications, "")));
        check("Deployment Automation :", Some((Topic::Other, "")));
    }

    #[test]
    fn sentences_are_neither() {
        check("Must be a proactive person", None);
        check("Experience with ovens of all kinds", None);
        check("We bake bread: it rises.", None);
        check("https://bakery.example/jobs", None);
        check("Strong experience in baking, kneading and selling.", None);
    }
}
