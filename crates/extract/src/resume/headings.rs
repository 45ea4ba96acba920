//! The sections of a résumé, by their headings.

use std::ops::Range;

use talent::Span;

use super::page::{Page, Row, is_mark};

/// What a section of a résumé is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// Everything before the first heading: who the person is and how to reach them.
    Head,
    Summary,
    Work,
    Education,
    Skills,
    Projects,
    Certificates,
    Languages,
    Personal,
    Links,
    Awards,
    Publications,
    Volunteer,
    Interests,
    References,
    /// A heading that names nothing a profile holds.
    Other,
}

/// A heading with the rows below it.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) topic: Topic,
    /// The rows below the heading.
    pub(super) rows: Range<usize>,
    /// The heading says "qualifications": a person's degrees or what the person is good at.
    pub(super) qualifications: bool,
}

/// Headings as people write them, in lower case with single blanks.
const HEADINGS: &[(Topic, &[&str])] = &[
    (
        Topic::Summary,
        &[
            "summary",
            "profile",
            "objective",
            "objectives",
            "career objective",
            "career objectives",
            "professional summary",
            "executive summary",
            "career summary",
            "personal summary",
            "professional profile",
            "personal profile",
            "executive profile",
            "career profile",
            "resume profile",
            "profile summary",
            "summary of qualification",
            "summary of qualifications",
            "qualifications",
            "qualification",
            "qualifications summary",
            "about me",
            "about",
            "career overview",
            "professional overview",
            "overview",
            "job objective",
            "professional objective",
            "career focus",
            "career goal",
            "career goals",
            "synopsis",
            "professional synopsis",
            "quality summary",
            "personal statement",
            "core qualifications",
            "summary of experience",
            "experience summary",
            "introduction",
            "highlights of qualifications",
            "career highlights",
            "professional highlights",
            "background summary",
        ],
    ),
    (
        Topic::Work,
        &[
            "experience",
            "experiences",
            "work experience",
            "work experiences",
            "professional experience",
            "work history",
            "professional experiences",
            "employment history",
            "employment",
            "career history",
            "job history",
            "career",
            "professional background",
            "work background",
            "relevant experience",
            "related experience",
            "positions",
            "other experience",
            "additional experience",
            "industry experience",
            "industrial experience",
            "positions held",
            "career experience",
            "job experience",
            "employment experience",
            "employment record",
            "employment details",
            "professional history",
            "work profile",
            "work details",
            "organizational experience",
            "previous experience",
            "organisational experience",
            "organizational scan",
            "current experience",
            "teaching experience",
            "internship",
            "internships",
            "internship experience",
            "early career",
            "career path",
            "career progression",
            "practicum",
            "working experience",
            "experience details",
            "professional employment",
            "related employment",
            "jobs",
            "other employment",
            "experience history",
            "clinical experience",
            "career details",
            "career record",
            "professional appointments",
            "academic appointments",
            "professional positions",
            "appointments",
            "past experience",
            "work experience details",
            "professional work experience",
            "relevant work experience",
            "military experience",
            "military service",
            "student teaching",
            "research experience",
            "management experience",
            "company details",
        ],
    ),
    (
        Topic::Education,
        &[
            "education",
            "academic",
            "academics",
            "academic qualification",
            "academic qualifications",
            "academic background",
            "academic details",
            "academic profile",
            "academic history",
            "academic record",
            "academic credentials",
            "educational qualification",
            "educational qualifications",
            "educational background",
            "educational details",
            "education and training",
            "education & training",
            "education details",
            "education background",
            "scholastics",
            "education qualification",
            "education history",
            "educational history",
            "academia",
            "academic achievements",
            "educational credentials",
            "studies",
            "degrees",
            "schooling",
            "academic chronicle",
            "technical education",
            "educational profile",
            "university",
            "academic projects and education",
            "professional education",
            "education and certifications",
            "education and credentials",
            "scholastic record",
            "formal education",
        ],
    ),
    (
        Topic::Skills,
        &[
            "skills",
            "skill",
            "technical skills",
            "technical skill",
            "key skills",
            "core skills",
            "skill set",
            "skillset",
            "skill sets",
            "skills set",
            "areas of expertise",
            "area of expertise",
            "expertise",
            "core competencies",
            "competencies",
            "core competency",
            "key competencies",
            "computer skills",
            "it skills",
            "professional skills",
            "personal skills",
            "soft skills",
            "skill highlights",
            "highlights",
            "summary of skills",
            "skills summary",
            "technical summary",
            "technical proficiency",
            "technical proficiencies",
            "technical expertise",
            "tools",
            "technical qualifications",
            "technical knowledge",
            "technical competencies",
            "technologies",
            "technology",
            "programming languages",
            "software skills",
            "software",
            "computer proficiency",
            "computer knowledge",
            "it proficiency",
            "technical skill set",
            "technical skillset",
            "specialties",
            "specialities",
            "strengths",
            "key strengths",
            "key skills and competencies",
            "skills and expertise",
            "skills and abilities",
            "abilities",
            "skills profile",
            "relevant skills",
            "other skills",
            "additional skills",
            "tools and technologies",
            "areas of interest and expertise",
            "functional skills",
            "key expertise",
            "areas of strength",
            "competences",
            "core strengths",
            "skills and competencies",
            "knowledge and skills",
            "technical profile",
            "technical tools",
            "computer experience",
            "technical experience",
            "it expertise",
            "domain skills",
            "skills and qualifications",
        ],
    ),
    (
        Topic::Projects,
        &[
            "projects", "project", "academic projects", "academic project", "project details", "key projects",
            "personal projects", "major projects", "project experience", "projects undertaken", "project work",
            "selected projects", "project summary", "projects handled", "project profile", "side projects",
            "final year project", "open source", "open source projects", "portfolio", "recent projects",
            "projects details", "mini projects",
        ],
    ),
    (
        Topic::Certificates,
        &[
            "certification",
            "certifications",
            "certificate",
            "certificates",
            "licenses",
            "licences",
            "license",
            "credentials",
            "licenses and certifications",
            "certifications and licenses",
            "certifications/licenses",
            "licensure",
            "professional certifications",
            "professional certification",
            "professional qualifications",
            "training",
            "trainings",
            "training and certifications",
            "courses",
            "professional development",
            "technical certifications",
            "technical certification",
            "training attended",
            "certifications and training",
            "courses and certifications",
            "professional training",
            "specialized training",
            "trainings attended",
            "relevant training",
            "certified",
            "certification and training",
            "certifications & training",
            "licenses & certifications",
            "workshops",
        ],
    ),
    (
        Topic::Languages,
        &["languages", "language", "languages known", "language skills", "known languages", "linguistic skills"],
    ),
    (
        Topic::Personal,
        &[
            "personal",
            "personal details",
            "personal detail",
            "personal information",
            "personal profile details",
            "contact",
            "contact details",
            "contact information",
            "personal data",
            "bio data",
            "biodata",
            "personal particulars",
            "contacts",
            "personal info",
            "contact info",
            "personal dossier",
            "personal vitae",
            "contact me",
            "get in touch",
        ],
    ),
    (Topic::Links, &["links", "link", "online profiles", "web links", "profiles", "on the web", "find me online"]),
    (
        Topic::Awards,
        &[
            "awards",
            "award",
            "honors",
            "honours",
            "honors and awards",
            "awards and honors",
            "honours and awards",
            "achievements",
            "achievement",
            "accomplishments",
            "accomplishment",
            "key achievements",
            "rewards",
            "recognition",
            "awards and achievements",
            "achievements and awards",
            "awards and recognition",
            "core accomplishments",
            "awards and recognitions",
            "rewards and recognition",
            "prizes and awards",
            "select achievements",
            "scholarships",
            "academic honors and awards",
            "honors and activities",
            "achievements and accomplishments",
            "distinctions",
            "activities and honors",
            "selected accomplishments",
            "key accomplishments",
            "personal achievements",
            "laurels",
        ],
    ),
    (
        Topic::Publications,
        &[
            "publications", "publication", "papers", "books", "selected publications", "articles",
            "research publications", "patents",
        ],
    ),
    (
        Topic::Volunteer,
        &[
            "volunteer",
            "volunteering",
            "volunteer experience",
            "volunteer work",
            "community service",
            "social work",
            "voluntary work",
            "community involvement",
            "volunteer activities",
            "volunteering experience",
        ],
    ),
    (
        Topic::Interests,
        &[
            "interests", "hobbies", "hobbies and interests", "interests and hobbies", "interest", "hobby",
            "personal interests",
        ],
    ),
    (Topic::References, &["references", "reference", "referees", "professional references"]),
    (
        Topic::Other,
        &[
            "additional information",
            "other information",
            "activities",
            "extra curricular activities",
            "affiliations",
            "extracurricular activities",
            "extra-curricular activities",
            "co-curricular activities",
            "declaration",
            "professional affiliations",
            "memberships",
            "professional memberships",
            "professional organizations",
            "professional associations",
            "associations",
            "presentations",
            "relevant coursework",
            "coursework",
            "leadership",
            "leadership experience",
            "grants",
            "service",
            "other",
            "miscellaneous",
            "involvement",
            "research interests",
            "other details",
            "additional details",
            "strengths and weaknesses",
            "passport details",
            "committees",
            "patent",
            "willing to relocate",
            "professional activities",
            "other activities",
            "curricular activities",
            "conferences",
        ],
    ),
];

/// Last words that make a short line in capitals or in title case a heading ("Classroom Experience").
const HEADING_NOUNS: &[(&str, Topic)] = &[
    ("experience", Topic::Work),
    ("experiences", Topic::Work),
    ("employment", Topic::Work),
    ("education", Topic::Education),
    ("skills", Topic::Skills),
    ("expertise", Topic::Skills),
    ("competencies", Topic::Skills),
    ("proficiency", Topic::Skills),
    ("strengths", Topic::Skills),
    ("history", Topic::Work),
    ("projects", Topic::Projects),
    ("certifications", Topic::Certificates),
    ("certificates", Topic::Certificates),
    ("awards", Topic::Awards),
    ("honors", Topic::Awards),
    ("honours", Topic::Awards),
    ("achievements", Topic::Awards),
    ("accomplishments", Topic::Awards),
    ("publications", Topic::Publications),
    ("languages", Topic::Languages),
    ("references", Topic::References),
    ("interests", Topic::Interests),
    ("qualifications", Topic::Summary),
    ("summary", Topic::Summary),
    ("affiliations", Topic::Other),
    ("memberships", Topic::Other),
    ("activities", Topic::Other),
    ("presentations", Topic::Other),
];

/// Cuts the page into sections. A heading with text behind it ("Skills: Java, Go") becomes a heading and a row.
pub(super) fn sections(page: &mut Page<'_>) -> Vec<Section> {
    let mut rows = Vec::with_capacity(page.rows.len());
    let mut sections = vec![Section { topic: Topic::Head, rows: 0..0, qualifications: false }];
    for row in std::mem::take(&mut page.rows) {
        let topic = sections.last().map_or(Topic::Head, |section| section.topic);
        let Some((heading, next)) = heading(page, &row, topic) else {
            rows.push(row);
            continue;
        };
        let qualifications = page.read(heading).to_lowercase().contains("qualification");
        sections.last_mut().expect("the head is always there").rows.end = rows.len();
        sections.push(Section { topic: next, rows: rows.len()..rows.len(), qualifications });
        let rest =
            page.trim(Span::new(heading.end, row.span.end), |c| matches!(c, ':' | '-' | '–' | '—' | '|') || is_mark(c));
        if rest.start < rest.end {
            rows.push(Row { span: rest, bullet: false, gap: false });
        }
    }
    sections.last_mut().expect("the head is always there").rows.end = rows.len();
    page.rows = rows;
    sections
}

/// The heading at the start of a row, if there is one, and its topic.
fn heading(page: &Page<'_>, row: &Row, within: Topic) -> Option<(Span, Topic)> {
    let text = page.row(row);
    let words = page.trim(row.span, |c| !c.is_alphanumeric() && c != ')');
    let whole = page.read(words);
    if whole.len() <= 60 && !row.bullet {
        if let Some(topic) = topic_of(whole) {
            return (!is_category(text, topic, within)).then_some((row.span, topic));
        }
        if let Some(topic) = by_last_word(whole) {
            return Some((row.span, topic));
        }
    }
    let colon = text.find(':').filter(|at| *at <= 40)?;
    let before = page.trim(Span::new(row.span.start, row.span.start + colon), |c| !c.is_alphanumeric());
    let topic = topic_of(page.read(before))?;
    let inline = !row.bullet && !is_category(text, topic, within) && !matches!(topic, Topic::Other | Topic::Links);
    inline.then_some((Span::new(row.span.start, row.span.start + colon + 1), topic))
}

/// Whether the words are a line of their own kind of section rather than the start of another: "Languages: C, Go" among skills,
/// "Project: …" and "Skills: …" in the account of a job.
fn is_category(text: &str, topic: Topic, within: Topic) -> bool {
    let capitals = !text.contains(char::is_lowercase);
    match within {
        Topic::Skills => {
            text.contains(':')
                && matches!(topic, Topic::Languages | Topic::Skills | Topic::Personal | Topic::Certificates)
        }
        Topic::Work | Topic::Projects => {
            let word = text.trim_end_matches([':', ' ', '-']).to_lowercase();
            let inner =
                ["project", "projects", "technologies", "technology", "tools", "software", "achievements", "skills"];
            !capitals
                && text.contains(':')
                && (inner.contains(&word.as_str()) || inner.iter().any(|inner| starts_as(text, inner)))
                || ["project", "technologies", "technology", "tools", "university", "training"].contains(&word.as_str())
        }
        Topic::Education => text.contains(':') && matches!(topic, Topic::Projects | Topic::Awards | Topic::Education),
        _ => false,
    }
}

fn starts_as(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// The topic that the words are a heading of.
fn topic_of(words: &str) -> Option<Topic> {
    let lower = unspaced(words).to_lowercase().replace(" & ", " and ").replace('’', "'");
    let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    known(&lower).or_else(|| {
        let (first, second) = lower.split_once([',', '/']).or_else(|| lower.split_once(" and "))?;
        let first = known(first.trim())?;
        second
            .split([',', '/'])
            .flat_map(|part| part.split(" and "))
            .all(|part| known(part.trim()).is_some())
            .then_some(first)
    })
}

fn known(lower: &str) -> Option<Topic> {
    HEADINGS.iter().find(|(_, headings)| headings.contains(&lower)).map(|(topic, _)| *topic)
}

/// A short line in capitals or title case whose last word is one of headings.
fn by_last_word(words: &str) -> Option<Topic> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let last = parts.last()?.to_lowercase();
    let topic = HEADING_NOUNS.iter().find(|(noun, _)| *noun == last)?.1;
    let short = (2..=5).contains(&parts.len())
        && !words.contains(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '(' | ';'));
    let small = ["and", "of", "the", "in", "&", "/", "or"];
    let titled = parts.iter().all(|part| small.contains(part) || part.starts_with(char::is_uppercase));
    // "Department of Education" is an employer.
    let phrase =
        parts[..parts.len() - 1].iter().any(|part| matches!(part.to_lowercase().as_str(), "of" | "in" | "the"));
    (short && titled && !phrase).then_some(topic)
}

/// "E D U C A T I O N" as "EDUCATION".
fn unspaced(words: &str) -> String {
    let spaced = words.split(' ').filter(|part| !part.is_empty()).all(|part| part.chars().count() == 1);
    if spaced && words.len() > 8 {
        words.split("  ").map(|word| word.replace(' ', "")).collect::<Vec<_>>().join(" ")
    } else {
        words.to_owned()
    }
}
