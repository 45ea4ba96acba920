//! The sections of a résumé, by their headings.

use std::collections::BTreeSet;
use std::ops::Range;

use talent::Span;

use crate::facts::language;

use super::dates::period;
use super::heading_words::{topic_of_heading, topic_of_squeezed};
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

/// Last words that make a short line in capitals or in title case a heading ("Classroom Experience").
const HEADING_NOUNS: &[(&str, Topic)] = &[
    ("experience", Topic::Work),
    ("experiences", Topic::Work),
    ("employment", Topic::Work),
    ("career", Topic::Work),
    ("traineeship", Topic::Work),
    ("traineeships", Topic::Work),
    ("appointments", Topic::Work),
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
    ("membership", Topic::Other),
    ("organizations", Topic::Other),
    ("organisations", Topic::Other),
    ("societies", Topic::Other),
    ("conferences", Topic::Other),
    ("committees", Topic::Other),
    ("lectures", Topic::Other),
    ("articles", Topic::Publications),
    ("proceedings", Topic::Publications),
    ("chapters", Topic::Publications),
    ("coursework", Topic::Other),
    ("engagements", Topic::Other),
    ("philosophy", Topic::Other),
    ("grants", Topic::Awards),
    ("fellowships", Topic::Awards),
    ("scholarships", Topic::Awards),
    ("reviews", Topic::Publications),
    ("talks", Topic::Publications),
    ("papers", Topic::Publications),
    ("workshops", Topic::Certificates),
    ("trainings", Topic::Certificates),
    ("licenses", Topic::Certificates),
    ("licences", Topic::Certificates),
];

/// Cuts the page into sections. A heading with text behind it ("Skills: Java, Go") becomes a heading and a row.
pub(super) fn sections(page: &mut Page<'_>) -> Vec<Section> {
    let mut rows = Vec::with_capacity(page.rows.len());
    let mut sections = vec![Section { topic: Topic::Head, rows: 0..0, qualifications: false }];
    let manner = Manner::of(page);
    for row in std::mem::take(&mut page.rows) {
        if offers_references(page.row(&row)) {
            continue;
        }
        let topic = sections.last().map_or(Topic::Head, |section| section.topic);
        let found = heading(page, &row, topic);
        let Some((heading, next)) =
            found.filter(|(span, next)| topic != Topic::Work || !manner.is_inner(page, *span, *next))
        else {
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
    for section in sections.iter().filter(|section| section.topic == Topic::Work) {
        unmark_headers(page, section.rows.clone());
    }
    for section in sections.iter_mut().filter(|section| section.topic == Topic::Languages) {
        if is_of_machines(page, &page.rows[section.rows.clone()]) {
            section.topic = Topic::Skills;
        }
    }
    sections
}

/// "References available on request": a row that says nothing of the person, whatever section it ends.
fn offers_references(text: &str) -> bool {
    const WORDS_MAX: usize = 10;
    let lower = text.to_lowercase();
    let named = ["reference", "referee"].iter().any(|word| lower.starts_with(word));
    let offered = ["request", "furnished", "available upon", "available on"].iter().any(|word| lower.contains(word));
    named && offered && lower.split_whitespace().count() <= WORDS_MAX
}

/// How the page writes its headings, which tells those of sections from those inside the account of a job.
struct Manner {
    /// All headings of work and education stand in capitals.
    capitals: bool,
    /// Headings that stand there more than once, in lower case.
    repeated: BTreeSet<String>,
}

impl Manner {
    fn of(page: &Page<'_>) -> Self {
        let mut seen = BTreeSet::new();
        let mut repeated = BTreeSet::new();
        let (mut main, mut capital) = (0_usize, 0_usize);
        for row in &page.rows {
            let Some((span, topic)) = heading(page, row, Topic::Head) else { continue };
            if matches!(topic, Topic::Work | Topic::Education) {
                main += 1;
                capital += usize::from(is_capital(page.read(span)));
            }
            let words = label(page, span);
            if !seen.insert(words.clone()) {
                repeated.insert(words);
            }
        }
        Self { capitals: main >= 2 && capital == main, repeated }
    }

    /// Whether the heading, which stands below one of work, belongs to a job: "Achievements" below each of them, or in small letters where
    /// the headings of sections stand in capitals.
    fn is_inner(&self, page: &Page<'_>, span: Span, topic: Topic) -> bool {
        let inner =
            matches!(topic, Topic::Awards | Topic::Projects | Topic::Skills | Topic::References | Topic::Summary);
        inner && (self.repeated.contains(&label(page, span)) || self.capitals && !is_capital(page.read(span)))
    }
}

fn label(page: &Page<'_>, span: Span) -> String {
    page.read(span).trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_capital(words: &str) -> bool {
    !words.contains(char::is_lowercase)
}

/// Takes the bullet from rows that head a job: a name with its place right above a row of dates that has none.
fn unmark_headers(page: &mut Page<'_>, rows: Range<usize>) {
    for at in rows.clone().skip(1) {
        let (above, dated) = (&page.rows[at - 1], &page.rows[at]);
        let text = page.row(above);
        let name = text.contains(", ")
            && text.split_whitespace().count() <= 12
            && text.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
        let heads =
            above.bullet && !dated.bullet && name && period(page, dated.span).is_some_and(|period| !period.single);
        if heads {
            page.rows[at - 1].bullet = false;
        }
    }
}

/// Whether the rows below "Languages" name none that people speak: then they are what somebody programs in.
fn is_of_machines(page: &Page<'_>, rows: &[Row]) -> bool {
    !rows.is_empty() && rows.iter().all(|row| language::read_list(page.row(row)).is_empty())
}

/// The heading at the start of a row, if there is one, and its topic.
fn heading(page: &Page<'_>, row: &Row, within: Topic) -> Option<(Span, Topic)> {
    let text = page.row(row);
    let words = page.trim(row.span, |c| !c.is_alphanumeric() && c != ')');
    let whole = page.read(words);
    // "… at a secondary" above "School.": the end of a sentence.
    let ends = text.ends_with('.') && !row.gap && !whole.contains(' ');
    if whole.len() <= 60 && !row.bullet && !ends {
        if let Some(topic) = topic_of(whole) {
            return (!is_category(text, topic, within)).then_some((row.span, topic));
        }
        if let Some(topic) = by_last_word(whole) {
            return Some((row.span, topic));
        }
    }
    if let Some(found) = leading(page, row) {
        return Some(found);
    }
    let colon = text.find(':').filter(|at| *at <= 40)?;
    let before = page.trim(Span::new(row.span.start, row.span.start + colon), |c| !c.is_alphanumeric());
    let topic = topic_of(page.read(before))?;
    let inline = !row.bullet && !is_category(text, topic, within) && !matches!(topic, Topic::Other | Topic::Links);
    inline.then_some((Span::new(row.span.start, row.span.start + colon + 1), topic))
}

/// "Work Experience Mossgate Ovens": an unmistakable heading that lost the end of its line.
fn leading(page: &Page<'_>, row: &Row) -> Option<(Span, Topic)> {
    let text = page.row(row);
    let length = text.match_indices(' ').nth(1)?.0;
    let (heading, rest) = text.split_at(length);
    let whole = ["work experience", "professional experience", "work history", "employment history"];
    let titled = rest.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let short = !row.bullet && rest.split_whitespace().count() <= 6 && !rest.contains([':', '.']);
    (whole.contains(&heading.to_lowercase().as_str()) && heading.starts_with(char::is_uppercase) && titled && short)
        .then(|| (Span::new(row.span.start, row.span.start + length), Topic::Work))
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
        Topic::Education => {
            text.contains(':')
                && (matches!(topic, Topic::Projects | Topic::Awards | Topic::Education)
                    || !capitals && matches!(topic, Topic::Other | Topic::Certificates))
        }
        _ => false,
    }
}

fn starts_as(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// The topic that the words are a heading of.
fn topic_of(words: &str) -> Option<Topic> {
    let lower = words.to_lowercase().replace(" & ", " and ").replace('’', "'");
    let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = ["(cont.)", "(contd.)", "(cont'd)", "(contd)", "(cont)", "(continued)", "continued", "cont'd", "cont."]
        .iter()
        .find_map(|more| lower.strip_suffix(more))
        .map_or(lower.clone(), |heading| heading.trim_end_matches([' ', '-', ',', '–']).to_owned());
    topic_of_heading(&lower).or_else(|| topic_of_drawn(&lower)).or_else(|| {
        let (first, second) = lower.split_once([',', '/']).or_else(|| lower.split_once(" and "))?;
        let first = topic_of_heading(first.trim())?;
        second
            .split([',', '/'])
            .flat_map(|part| part.split(" and "))
            .all(|part| topic_of_heading(part.trim()).is_some())
            .then_some(first)
    })
}

/// "P ROFESSIONAL E XPERIENCE": large initials that the page draws apart from their words.
fn topic_of_drawn(lower: &str) -> Option<Topic> {
    let lone = |part: &str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_alphabetic() && byte != b'a');
    lower.split(' ').any(lone).then(|| topic_of_squeezed(&lower.replace(' ', "")))?
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
