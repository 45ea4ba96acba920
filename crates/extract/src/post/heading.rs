//! Headings and labels: what a section is about, and which field a `Label: value` line states.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a heading announces or a label states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    // Single fields.
    Title,
    Employer,
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

const PHRASES: &[(Topic, &[&str])] = &[
    (
        Topic::Title,
        &[
            "job title", "title", "position", "position title", "role", "designation", "job role", "post",
            "functional title", "job position", "vacancy", "position name", "name of the position", "role name",
            "job profile", "profile", "hiring for", "open position", "job name", "requirement for", "opening",
            "job opening",
        ],
    ),
    (
        Topic::Employer,
        &[
            "company", "company name", "employer", "organization", "organisation", "hiring company",
            "name of the company", "organization name", "organisation name", "hiring organization", "end client",
        ],
    ),
    (
        Topic::Place,
        &[
            "location", "locations", "job location", "job locations", "work location", "work locations",
            "position location", "place", "place of work", "city", "base location", "office location",
            "project location", "duty station", "workplace", "work place", "based in", "place of posting", "posting",
            "preferred location", "job location s", "location s", "place of performance", "job place", "office",
        ],
    ),
    (
        Topic::Experience,
        &[
            "experience",
            "total experience",
            "work experience",
            "experience level",
            "experience required",
            "required experience",
            "exp",
            "years of experience",
            "experience range",
            "relevant experience",
            "overall experience",
            "yoe",
            "job description experience",
            "experience in years",
            "minimum experience",
            "total exp",
            "exp range",
            "exp level",
            "experience needed",
        ],
    ),
    (
        Topic::Pay,
        &[
            "salary", "ctc", "pay", "compensation", "remuneration", "remuneration salary", "package", "salary range",
            "pay range", "budget", "stipend", "salary package", "annual salary", "offered ctc", "ctc range",
            "base salary", "wage", "pay scale", "salary offered", "max ctc", "cost to company", "base pay",
            "base pay range", "salary pay range",
        ],
    ),
    (
        Topic::Deadline,
        &[
            "deadline",
            "application deadline",
            "apply by",
            "apply before",
            "last date",
            "last date to apply",
            "last date of application",
            "closing date",
            "deadline for applications",
            "application closing date",
            "closing date for applications",
            "applications close",
            "expiry date",
            "last date for application",
            "deadline to apply",
            "valid until",
            "valid through",
            "application due date",
        ],
    ),
    (
        Topic::PostedOn,
        &[
            "posted on", "posted", "date posted", "opening date", "posting date", "published on", "publication date",
            "job posted on", "date of posting",
        ],
    ),
    (
        Topic::Employment,
        &[
            "job type", "employment type", "type", "type of employment", "contract type", "term", "employment",
            "type of contract", "position type", "nature of job", "job nature", "employment status", "schedule",
            "type of hire", "hiring type", "engagement", "engagement type", "work type", "time type", "contract",
        ],
    ),
    (Topic::Notice, &["notice period", "notice", "joining", "joining time", "np"]),
    (
        Topic::Openings,
        &[
            "openings", "no of openings", "number of openings", "vacancies", "number of vacancies", "no of vacancies",
            "no of positions", "number of positions", "positions", "open positions", "headcount", "total positions",
            "no of position",
        ],
    ),
    (
        Topic::Mode,
        &[
            "mode", "work mode", "mode of work", "working mode", "work arrangement", "work model", "workplace type",
            "remote", "working model", "mode of working", "location type", "work from",
        ],
    ),
    (
        Topic::Skills,
        &[
            "skills",
            "key skills",
            "technical skills",
            "skill set",
            "skillset",
            "skill sets",
            "tech stack",
            "technologies",
            "technology stack",
            "stack",
            "our stack",
            "the stack",
            "our tech stack",
            "tools and technologies",
            "primary skills",
            "core skills",
            "technologies you will use",
            "technology",
            "tools",
            "skill",
            "keywords",
            "technical skill set",
            "primary skill",
            "tags",
            "technical stack",
            "our technology stack",
            "tech",
            "technologies used",
            "technologies we use",
            "it skills",
            "skills and technologies",
        ],
    ),
    (
        Topic::Required,
        &[
            "requirements",
            "requirement",
            "required skills",
            "required",
            "must have",
            "must haves",
            "must have skills",
            "mandatory skills",
            "mandatory",
            "required qualifications",
            "minimum qualifications",
            "basic qualifications",
            "minimum requirements",
            "job requirements",
            "key requirements",
            "necessary requirement",
            "necessary requirements",
            "essential skills",
            "essential",
            "essentials",
            "required skills and experience",
            "skills required",
            "skill required",
            "key requirement",
            "required technical skills",
            "basic requirements",
            "the requirements",
            "hard requirements",
            "mandatory skill set",
            "non negotiables",
            "required experience and skills",
            "required technical and professional expertise",
        ],
    ),
    (
        Topic::Preferred,
        &[
            "preferred",
            "preferred qualifications",
            "preferred skills",
            "preferred qualification",
            "desired skills",
            "desirable skills",
            "desirable",
            "desirables",
            "desired",
            "desired qualifications",
            "desired skills and experience",
            "desired profile",
            "desired candidate profile",
            "preferred experience",
            "secondary skills",
            "your preferred background",
            "preferred requirements",
            "preferences",
            "ideally",
            "preferred candidate profile",
            "desirable qualifications",
        ],
    ),
    (
        Topic::Nice,
        &[
            "nice to have",
            "nice to haves",
            "nice to have skills",
            "good to have",
            "good to have skills",
            "good to haves",
            "good to have skill",
            "bonus",
            "bonus points",
            "bonus skills",
            "plus",
            "pluses",
            "optional",
            "optional skills",
            "added advantage",
            "added advantages",
            "additional skills",
            "brownie points",
            "extra points",
            "it would be a plus",
            "would be a plus",
            "will be a plus",
            "advantages",
            "an advantage",
            "it is a plus",
            "good to know",
            "pluses if you have",
            "what would be great",
            "additional qualifications",
            "add on skills",
            "value add",
        ],
    ),
    (
        Topic::Duties,
        &[
            "responsibilities",
            "responsibility",
            "key responsibilities",
            "job responsibilities",
            "roles and responsibilities",
            "role and responsibilities",
            "duties",
            "duties and responsibilities",
            "essential duties and responsibilities",
            "essential functions",
            "what you will do",
            "what youll do",
            "what will you do",
            "what will i be doing",
            "what you will be doing",
            "what youll be doing",
            "what you will get to do",
            "what your average day would look like",
            "day to day responsibilities include",
            "day to day",
            "day to day responsibilities",
            "your responsibilities",
            "your role",
            "your tasks",
            "main responsibilities",
            "primary responsibilities",
            "job duties",
            "principal duties",
            "major responsibilities",
            "accountabilities",
            "key accountabilities",
            "key duties",
            "in this role you will",
            "you will",
            "as a part of the team you will",
            "role responsibilities",
            "what the job involves",
            "a day in the life",
            "scope of work",
            "tasks",
            "project description",
            "the work",
            "your impact",
        ],
    ),
    (
        Topic::Qualifications,
        &[
            "qualifications",
            "qualification",
            "what you need",
            "what do i need",
            "what you need to work with us",
            "what we are looking for",
            "what were looking for",
            "who you are",
            "about you",
            "who are you",
            "skills and requirements",
            "skills and prerequisites",
            "skills and expertise",
            "skills and experience",
            "skills and qualifications",
            "experience and skills",
            "experience and qualifications",
            "qualifications and skills",
            "qualifications and experience",
            "relevant experience and exposure",
            "what you bring",
            "what youll bring",
            "what you will bring",
            "you have",
            "you are",
            "you bring",
            "your profile",
            "your background",
            "your skills",
            "candidate profile",
            "ideal candidate",
            "the ideal candidate",
            "key competencies",
            "competencies",
            "knowledge skills and abilities",
            "experience",
            "what you should have",
            "who we are looking for",
            "who were looking for",
            "who should apply",
            "what it takes",
            "personal qualities",
            "soft skills",
            "prerequisites",
            "eligibility",
            "eligibility criteria",
            "knowledge",
            "expertise",
            "candidate requirements",
            "profile requirements",
            "we are looking for",
            "were looking for",
            "we look for",
            "you should have",
            "about your skills",
            "domain knowledge",
            "knowledge and skills",
            "qualifications and education requirements",
            "looking for",
        ],
    ),
    (
        Topic::Benefits,
        &[
            "benefits",
            "perks",
            "perks and benefits",
            "benefits and perks",
            "what we offer",
            "what we offer you",
            "we offer",
            "what you get",
            "what youll get",
            "what you will get",
            "why join us",
            "why us",
            "why work with us",
            "why work for us",
            "our benefits",
            "our offer",
            "additional notes",
            "compensation and benefits",
            "pay and benefits",
            "employee benefits",
            "benefits include",
            "what is in it for you",
            "whats in it for you",
            "why you should join us",
            "perks of working with us",
            "the perks",
            "what do we offer",
            "we provide",
            "total rewards",
        ],
    ),
    (
        Topic::Company,
        &[
            "about us",
            "about the company",
            "about company",
            "who we are",
            "company brief",
            "company overview",
            "company description",
            "company profile",
            "our company",
            "our story",
            "our mission",
            "about our company",
            "about the team",
            "about the organization",
            "about our organization",
            "our client",
            "about the client",
            "our culture",
            "our values",
            "equal opportunity",
            "equal opportunity employer",
            "eeo statement",
            "disclaimer",
            "about the project",
            "about program project",
            "about project",
            "about the employer",
            "company",
            "about our client",
            "overview of company",
            "company size",
        ],
    ),
    (
        Topic::Overview,
        &[
            "job description", "job descriptions", "description", "about the role", "about the job",
            "about the position", "about this role", "about the opportunity", "overview", "role overview",
            "job summary", "summary", "position summary", "position overview", "the role", "job overview",
            "role description", "position description", "purposes", "purpose", "job purpose", "role summary",
            "the opportunity", "the position", "detail description", "job details", "jd", "the job", "role purpose",
            "job brief",
        ],
    ),
    (
        Topic::Education,
        &[
            "education",
            "educational qualification",
            "educational qualifications",
            "education qualification",
            "academic qualification",
            "academic qualifications",
            "educational requirements",
            "education requirements",
            "education and experience",
            "educational level",
            "education level",
            "formal academic background",
            "degree",
            "academic background",
        ],
    ),
    (
        Topic::Certifications,
        &[
            "certifications",
            "certification",
            "certificates",
            "licenses",
            "licenses and certifications",
            "certificates licenses registrations",
            "certifications required",
            "licensure",
        ],
    ),
    (
        Topic::Languages,
        &["languages", "language", "language skills", "languages known", "language requirements", "languages required"],
    ),
    (
        Topic::Apply,
        &[
            "how to apply", "application procedures", "application procedure", "to apply", "apply",
            "application process", "apply at", "apply here", "contact", "contact details", "contact person",
            "how to join", "interested", "interested candidates", "apply now", "apply to", "email", "point of contact",
            "selection process", "interview process",
        ],
    ),
    (
        Topic::Other,
        &[
            "start date",
            "start date time",
            "starting date",
            "duration",
            "reports to",
            "reporting to",
            "department",
            "industry",
            "functional area",
            "additional notes",
            "note",
            "notes",
            "open to",
            "open to eligibility criteria",
            "intended audience",
            "announcement code",
            "event type",
            "work hours",
            "working hours",
            "shift",
            "timings",
            "shift timings",
            "travel",
            "job code",
            "job id",
            "requisition id",
            "req id",
            "supervises",
            "attachments",
            "position duration",
            "project duration",
            "age",
            "gender",
            "website",
            "url",
            "company website",
            "industry type",
            "role category",
            "job category",
            "category",
            "team",
            "division",
            "grade",
        ],
    ),
];

static TOPICS: LazyLock<BTreeMap<&str, Topic>> = LazyLock::new(|| {
    let all = PHRASES.iter().flat_map(|(topic, phrases)| phrases.iter().map(move |phrase| (*phrase, *topic)));
    // The first mention of a phrase counts.
    all.rev().collect()
});

/// Reads a line that is a heading or begins with a label. `None` for a line of text.
pub(super) fn read(line: &str) -> Option<Heading<'_>> {
    let line = line.trim();
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
    topic(label, is_headline(label))
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
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let wanted = has(&[
        "skills", "skill", "requirements", "requirement", "qualifications", "qualification", "experience", "expertise",
        "competencies",
    ]);
    if !heading && !(wanted && words.len() <= 4) {
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
    if !heading {
        return None;
    }
    if has(&["responsibilities", "responsibility", "duties"])
        || phrase(&["you will do", "youll do", "you will be doing", "will you do"])
    {
        return Some(Topic::Duties);
    }
    if has(&["benefits", "perks"]) || phrase(&["we offer", "why join", "in it for you", "why work"]) {
        return Some(Topic::Benefits);
    }
    if has(&["apply"]) {
        return Some(Topic::Apply);
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
    if wanted || phrase(&["looking for", "you bring", "you need", "who you are"]) {
        return Some(Topic::Qualifications);
    }
    None
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
        check("What do I need? 🤓", Some((Topic::Qualifications, "")));
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
