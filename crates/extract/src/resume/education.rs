//! Studies: degree, field, school, years and mark, from the rows of the sections about education.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use talent::{Education, Span};

use crate::Context;
use crate::facts::degree;

use super::dates::{Period, period};
use super::degree::{Degree, degrees, score};
use super::draft::Draft;
use super::header::{Kind, is_part_of_house, is_place, pieces};
use super::headings::{Section, Topic};
use super::page::Page;
use super::words::is_school_word;
use crate::text::pattern::pattern;

/// A course of study as found in the text.
#[derive(Debug, Default)]
struct Course {
    degree: Option<Degree>,
    /// The field, where no degree is stated beside it.
    field: Option<Span>,
    school: Option<Span>,
    period: Option<Period>,
    score: Option<Span>,
}

impl Course {
    /// Takes the field, if none is known. Whether it did.
    fn take_field(&mut self, field: Span) -> bool {
        // "BS" above "Glass, 1991": the field stands in the degree's own words already.
        if self.degree.is_some_and(|degree| degree.whole().contains(field)) {
            return false;
        }
        let slot = match &mut self.degree {
            Some(degree) => &mut degree.area,
            None if self.school.is_some() => &mut self.field,
            None => return false,
        };
        let missing = slot.is_none();
        slot.get_or_insert(field);
        missing
    }
}

/// One thing that a row says about a course.
#[derive(Debug)]
enum Fact {
    Degree(Degree),
    Field(Span),
    School(Span),
    Period(Period),
    Score(Span),
}

/// Reads the studies into the profile.
pub(super) fn read(draft: &mut Draft<'_, '_>, sections: &[Section], context: Context<'_>) {
    let page = draft.page;
    let mut courses = courses_of(page, sections, |section| section.topic == Topic::Education, context);
    if !courses.iter().any(|course| course.degree.is_some()) {
        let elsewhere = |section: &Section| {
            section.qualifications
                || matches!(
                    section.topic,
                    Topic::Head | Topic::Summary | Topic::Certificates | Topic::Work | Topic::Other | Topic::Personal
                )
        };
        let mut found = courses_of(page, sections, elsewhere, context);
        found.retain(|course| course.degree.is_some());
        courses.extend(found);
    }
    for (index, course) in courses.into_iter().enumerate() {
        write(draft, index, &course);
    }
}

fn courses_of(
    page: &Page<'_>,
    sections: &[Section],
    wanted: impl Fn(&Section) -> bool,
    context: Context<'_>,
) -> Vec<Course> {
    sections
        .iter()
        .filter(|section| wanted(section))
        .flat_map(|section| in_section(page, section.rows.clone(), context))
        .collect()
}

fn in_section(page: &Page<'_>, rows: Range<usize>, context: Context<'_>) -> Vec<Course> {
    let mut courses: Vec<Course> = Vec::new();
    let mut dates_first = None;
    let mut last_school_row = None;
    let mut degree_row = None;
    let end = rows.end;
    for row in rows {
        if let Some(field) = major(page, page.rows[row].span)
            && courses.last_mut().is_some_and(|course| course.take_field(field))
        {
            continue;
        }
        let mut found = facts(page, page.rows[row].span, context);
        if let Some(Fact::Degree(degree)) = found.last_mut()
            && row + 1 < end
        {
            field_below(page, row, degree);
        }
        let schooled = courses.last().is_some_and(|course| course.school.is_some());
        if found.is_empty() && !schooled && degree_row.is_some_and(|above: usize| above + 1 == row) {
            found.extend(school_below(page, row, context).map(Fact::School));
        }
        let open = courses.last().is_some_and(|course| course.degree.is_some() || course.school.is_some());
        if open && is_whole(page, &found) {
            courses.push(Course::default());
        }
        for fact in found {
            if matches!(fact, Fact::Degree(_)) {
                degree_row = Some(row);
            }
            let dated = matches!(fact, Fact::Period(_));
            let dates_first = *dates_first.get_or_insert(dated);
            let open = courses.last();
            let next = open.is_none_or(|course| match &fact {
                Fact::Degree(_) => course.degree.is_some(),
                Fact::School(_) => course.school.is_some() && last_school_row != Some(row) && course.degree.is_some(),
                Fact::Period(_) => dates_first && course.period.is_some(),
                Fact::Field(_) | Fact::Score(_) => false,
            });
            if next {
                courses.push(Course::default());
            }
            let Some(course) = courses.last_mut() else { continue };
            match fact {
                Fact::Degree(degree) => course.degree = Some(degree),
                Fact::Field(field) => {
                    course.take_field(field);
                }
                Fact::School(school) => {
                    last_school_row = Some(row);
                    course.school = course.school.or(Some(school));
                }
                Fact::Period(period) => course.period = course.period.take().or(Some(period)),
                Fact::Score(score) => course.score = course.score.or(Some(score)),
            }
        }
    }
    courses.retain(|course| course.degree.is_some() || course.school.is_some());
    courses
}

/// Whether a row names both a degree and a school: it says all of one course, whatever stands above it.
fn is_whole(page: &Page<'_>, facts: &[Fact]) -> bool {
    let school = |fact: &Fact| matches!(fact, Fact::School(school) if !is_part_of_house(page.read(*school)));
    facts.iter().any(|fact| matches!(fact, Fact::Degree(_))) && facts.iter().any(school)
}

/// A field is not longer. In words.
const FIELD_WORDS_MAX: usize = 6;

/// "BA (Hons)" above "Ceramics and Glass", "Master of" above "Pottery, 2012": the field stands in the next row.
fn field_below(page: &Page<'_>, row: usize, degree: &mut Degree) {
    let (own, below) = (&page.rows[row], &page.rows[row + 1]);
    let rest = page.read(Span::new(degree.whole().end, own.span.end)).trim_matches([' ', '.', ',']);
    let open = rest == "of" || rest == "in";
    let whole = page.row(below);
    let words = whole[..whole.find([',', ':', '|', ';']).unwrap_or(whole.len())].trim_end();
    let plain = words.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '&' | '(' | ')' | '-' | '/'));
    let short = words.split_whitespace().count() <= FIELD_WORDS_MAX && !words.split_whitespace().any(is_school_word);
    let named = degree::is_field_start(words.trim_start_matches('(').split([' ', '/']).next().unwrap_or_default());
    let heads = words.starts_with(|c: char| c.is_uppercase() || c == '(');
    let near = !below.bullet && (!below.gap || own.gap);
    if degree.area.is_none() && (rest.is_empty() && named || open) && plain && short && heads && near {
        // "Glass and" above "Ceramics" goes on once more.
        let goes_on = words.len() == whole.len() && (words.ends_with(" and") || words.ends_with('&'));
        let own_end = below.span.start + words.len();
        let end = page.rows.get(row + 2).filter(|_| goes_on).map_or(own_end, |next| next.span.end);
        let field = page.trim(Span::new(below.span.start, end), |c| c == ')');
        degree.study_type = Span::new(degree.study_type.start, field.end);
    }
}

/// "Major: Glass Painting", "Majors in History and Glass": the field of the degree above.
fn major(page: &Page<'_>, row: Span) -> Option<Span> {
    static MAJOR: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?i:(?:double )?majors?|majoring|majored|speciali[sz]ations?|concentration|field of study|stream|branch)(?:\s?[:–-]\s?| in:? )(?P<field>[A-Z].*)$",
        )
    });
    let text = page.read(row);
    let field = MAJOR.captures(text)?.name("field")?;
    let end = field.as_str().find([',', ';', '|', '(', '.']).unwrap_or(field.as_str().len());
    let end =
        field.as_str().find(" minor").or_else(|| field.as_str().find(" Minor")).map_or(end, |minor| end.min(minor));
    let field = page.trim(Span::new(row.start + field.start(), row.start + field.start() + end), |_| false);
    let short = (1..=FIELD_WORDS_MAX + 2).contains(&page.read(field).split_whitespace().count());
    short.then_some(field)
}

/// What a row says, in the order in which it says it.
fn facts(page: &Page<'_>, row: Span, context: Context<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut found = degrees(page, row);
    let period = period(page, row);
    if let [only] = found.as_mut_slice() {
        field_beside(page, row, only, context);
    }
    let mut taken: Vec<Span> = found.iter().map(Degree::whole).collect();
    taken.extend(period.iter().map(|period| period.span));
    if let Some(school) = school(page, row, &taken, context) {
        facts.push((school.start, Fact::School(school)));
        // A comma without a date may stand inside the school's name: "Academy for Glass, Engineering and Kilns".
        if found.is_empty() && period.is_some() {
            taken.push(school);
            facts.extend(field_of_school(page, row, &taken, context).map(|field| (field.start, Fact::Field(field))));
        }
    }
    facts.extend(found.into_iter().map(|degree| (degree.study_type.start, Fact::Degree(degree))));
    facts.extend(period.map(|period| (period.span.start, Fact::Period(period))));
    facts.extend(score(page, row).map(|score| (score.start, Fact::Score(score))));
    facts.sort_by_key(|(at, _)| *at);
    facts.into_iter().map(|(_, fact)| fact).collect()
}

/// "Ph.D., Glaze Chemistry, Ferncliff University": the words between a degree and its school are its field.
fn field_beside(page: &Page<'_>, row: Span, degree: &mut Degree, context: Context<'_>) {
    if degree.area.is_some() {
        return;
    }
    let rest = page.read(Span::new(degree.study_type.end, row.end));
    let Some((field, behind)) = rest.strip_prefix(',').and_then(|rest| rest.split_once(',')) else { return };
    let words = field.trim();
    if is_field(words)
        && names_school(behind)
        && !is_place(words, context.vocabulary)
        && !is_place(&format!("{words}, {}", behind.trim().split(',').next().unwrap_or_default()), context.vocabulary)
    {
        degree.study_type.end += ",".len() + field.trim_end().len();
    }
}

/// "Ferncliff University, 2001, Glaze Chemistry": a field that stands beside a school with no degree.
fn field_of_school(page: &Page<'_>, row: Span, taken: &[Span], context: Context<'_>) -> Option<Span> {
    outside(row, taken).into_iter().flat_map(|free| between_commas(page, free)).find(|part| {
        let words = page.read(*part);
        let first = words.split(' ').next().unwrap_or_default();
        let honour = first.to_lowercase().starts_with("hon") || first.eq_ignore_ascii_case("general");
        is_field(words) && degree::is_field_start(first) && !honour && !is_place(words, context.vocabulary)
    })
}

fn between_commas(page: &Page<'_>, span: Span) -> Vec<Span> {
    let mut start = span.start;
    let mut parts = Vec::new();
    for part in page.read(span).split(',') {
        parts.push(page.trim(Span::new(start, start + part.len()), |c| matches!(c, '-' | '–' | ';' | '(' | ')')));
        start += part.len() + 1;
    }
    parts
}

/// Whether the words are written as the name of a field is, and hold no school's word.
fn is_field(words: &str) -> bool {
    let named = words.split(' ').all(|word| word.starts_with(char::is_uppercase) || matches!(word, "and" | "of" | "&"));
    let plain = !words.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | ':' | '|' | '.'));
    let count = words.split(' ').count();
    (1..=FIELD_WORDS_MAX).contains(&count) && named && plain && !names_school(words)
}

fn names_school(words: &str) -> bool {
    words.split([' ', ',']).any(|word| is_school_word(word) && word.starts_with(char::is_uppercase))
}

/// The school that the row names: the first piece with a school's word, or what somebody took a degree from.
fn school(page: &Page<'_>, row: Span, taken: &[Span], context: Context<'_>) -> Option<Span> {
    for free in outside(row, taken) {
        for piece in pieces(page, free, context.vocabulary) {
            let words = page.read(piece.span);
            let named = words.split([' ', '(', ')', '/']).any(|word| {
                is_school_word(word) && (word.starts_with(char::is_uppercase) || words.starts_with(char::is_uppercase))
            });
            let short = words.split_whitespace().count() <= 10 && !words.to_lowercase().contains("high school diploma");
            // "College/University" heads a table's column.
            let general = words.split('/').all(|word| is_school_word(word) && !word.contains(' '))
                && words.contains(char::is_lowercase);
            // "Honors College Student" is somebody there.
            let title = piece.kind == Kind::Title;
            if named && short && !general && !title && small_words(words) < 2
                || piece.labelled && piece.kind == Kind::Employer
            {
                return Some(without_mark(page, without_lead(page, piece.span)));
            }
        }
    }
    taken.iter().find_map(|taken| attended(page, Span::new(taken.end, row.end)))
}

/// "from VIT, Brackwater" behind a degree: whatever stands there is a school.
fn attended(page: &Page<'_>, rest: Span) -> Option<Span> {
    let text = page.read(rest);
    let led = text.trim_start_matches(['.', ',', ')']);
    let name = led.strip_prefix(" from ").or_else(|| led.strip_prefix(" at "))?;
    let end = name.find([',', ';', '|', '(', ':']).unwrap_or(name.len());
    let end = name[..end].find(" in ").or_else(|| name[..end].find(" with ")).unwrap_or(end);
    let start = rest.end - name.len();
    let span = page.trim(Span::new(start, start + end), |c| matches!(c, '.' | '-' | '–') || c.is_ascii_digit());
    let words = page.read(span);
    let short = (1..=8).contains(&words.split_whitespace().count());
    (short && words.starts_with(char::is_uppercase) && !words.contains("XX")).then_some(span)
}

/// How many words in small letters stand there that names have not: what has some is told, not named.
fn small_words(words: &str) -> usize {
    let small = ["of", "and", "for", "the", "in", "de", "du", "des", "la", "del", "at", "to", "or", "from", "&"];
    words.split_whitespace().filter(|word| word.starts_with(char::is_lowercase) && !small.contains(word)).count()
}

/// A school without a school's word ("ETHZ -  Zurich"): the line of its own below the degree.
fn school_below(page: &Page<'_>, row: usize, context: Context<'_>) -> Option<Span> {
    let row = &page.rows[row];
    let pieces = pieces(page, row.span, context.vocabulary);
    let first = pieces.first().filter(|piece| matches!(piece.kind, Kind::Unknown | Kind::Employer))?;
    let text = page.row(row);
    let short = text.split_whitespace().count() <= 8 && !text.contains([':', '%']) && small_words(text) < 2;
    (short && row.gap && !row.bullet && (pieces.len() == 1 || first.dash_behind)).then_some(first.span)
}

/// "Ferncliff College GPA" without the word that leads to the mark.
fn without_mark(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let led = [" GPA", " CGPA", " Gpa", " Percentage"].iter().find_map(|led| text.find(led));
    led.map_or(span, |end| Span::new(span.start, span.start + end))
}

/// "from Ferncliff College" without its first word.
fn without_lead(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let lead = ["from ", "at ", "in ", "of "]
        .iter()
        .find(|lead| text.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead)));
    Span::new(span.start + lead.map_or(0, |lead| lead.len()), span.end)
}

/// The parts of `row` that none of the spans covers.
fn outside(row: Span, taken: &[Span]) -> Vec<Span> {
    let mut taken = taken.to_vec();
    taken.sort();
    let mut free = Vec::new();
    let mut start = row.start;
    for span in taken {
        if span.start > start {
            free.push(Span::new(start, span.start));
        }
        start = start.max(span.end);
    }
    if start < row.end {
        free.push(Span::new(start, row.end));
    }
    free
}

fn write(draft: &mut Draft<'_, '_>, index: usize, course: &Course) {
    let key = |field: &str| format!("education[{index}].{field}");
    let mut education = Education {
        institution: draft.state_some(key("institution"), course.school),
        study_type: draft.state_some(key("studyType"), course.degree.as_ref().map(|degree| degree.study_type)),
        area: draft.state_some(key("area"), course.degree.map_or(course.field, |degree| degree.area.or(course.field))),
        score: draft.state_some(key("score"), course.score),
        ..Education::default()
    };
    if let Some(period) = &course.period {
        education.start_date = (!period.single).then_some(period.start);
        education.end_date = period.end;
        for (stated, field) in
            [(education.start_date.is_some(), "startDate"), (education.end_date.is_some(), "endDate")]
        {
            if stated {
                draft.support(key(field), period.span);
            }
        }
    }
    draft.profile.education.push(education);
}
