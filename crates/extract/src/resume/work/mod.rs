//! Jobs: each is found by its dates, its header is put together from the lines around them.

mod block;
mod columns;
mod joined;
mod promoted;
mod rows;
mod told;
mod undated;

use std::cmp::Ordering;
use std::ops::Range;

use talent::{Span, Work};

use crate::Context;

use super::dates::Period;
use super::draft::Draft;
use super::header::{Kind, Piece, is_title, kind_of, pieces};
use super::headings::{Section, Topic};
use super::page::{Page, Row};
use super::words::{is_body_label, is_employer_word, is_school_word};
use block::Header;
use rows::{Anchor, anchors, header_above, header_below, is_header, is_header_at, is_keywords, words};

/// A job as found in the text.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) position: Option<Span>,
    /// Titles that stand right behind the position in its row.
    pub(super) also: Vec<Span>,
    pub(super) name: Option<Span>,
    pub(super) location: Option<Span>,
    pub(super) period: Option<Period>,
    /// The rows of the header and of the account below it.
    pub(super) rows: Range<usize>,
    /// A noun of the position says that it is one.
    pub(super) sure_title: bool,
    /// A word of the name says that it is an employer's.
    pub(super) sure_name: bool,
    /// Title, employer and dates stand in one row of their own.
    pub(super) one_row: bool,
    /// The account's first row.
    pub(super) body: usize,
    /// Words behind the dates in the same row that belong to the account.
    pub(super) opening: Option<Span>,
}

/// The jobs of all sections. Outside the sections about work only what says by itself that it is a job counts.
pub(super) fn entries(page: &Page<'_>, sections: &[Section], person: Option<&str>, context: Context<'_>) -> Vec<Entry> {
    let of = |wanted: &dyn Fn(Topic) -> bool| {
        let mut found = Vec::new();
        for section in sections.iter().filter(|section| wanted(section.topic)) {
            let mut entries = in_section(page, section.rows.clone(), context);
            if section.topic != Topic::Work {
                retain_jobs(&mut entries, section.topic);
            }
            if section.topic == Topic::Education {
                entries.retain(|entry| !is_study(page, entry));
            }
            found.extend(entries);
        }
        found
    };
    let found = of(&|topic| {
        matches!(
            topic,
            Topic::Work
                | Topic::Head
                | Topic::Summary
                | Topic::Skills
                | Topic::Awards
                | Topic::Projects
                | Topic::Education
        )
    });
    let mut found = if found.is_empty() { of(&|topic| matches!(topic, Topic::Personal | Topic::Other)) } else { found };
    let told = told::entries(page, sections, &found, context);
    found.extend(told);
    if let Some(person) = person {
        found.retain_mut(|entry| !is_page_head(page, entry, person));
    }
    found.into_iter().flat_map(|entry| joined::several(page, entry)).collect()
}

/// Takes the person's own name, which stands at the head of every page, from an entry. Whether nothing is left of it.
fn is_page_head(page: &Page<'_>, entry: &mut Entry, person: &str) -> bool {
    let own = |span: &mut Span| page.value(*span).eq_ignore_ascii_case(person);
    let (position, name) = (entry.position, entry.name);
    entry.position.take_if(own);
    entry.name.take_if(own);
    let taken = (position, name) != (entry.position, entry.name);
    taken && (entry.position.is_none() || entry.name.is_none() && entry.period.is_none())
}

/// Outside a section about work, the first job must say by itself that it is one; behind it a title with its dates is enough.
fn retain_jobs(entries: &mut Vec<Entry>, topic: Topic) {
    let mut found = false;
    entries.retain(|entry| {
        let by_itself = is_job_by_itself(entry);
        // Below a degree with its dates, a noun of titles is part of a course's name.
        let follows = topic != Topic::Education && found && entry.sure_title && entry.period.is_some();
        found |= by_itself;
        by_itself || follows
    });
}

/// What people who are paid by a school are called.
const SCHOOL_STAFF: [&str; 22] = [
    "administrator", "advisor", "assistant", "associate", "chair", "coach", "coordinator", "counselor", "dean",
    "director", "faculty", "fellow", "instructor", "intern", "lecturer", "librarian", "manager", "president",
    "principal", "professor", "teacher", "tutor",
];

/// "Ferncliff Technical School, kiln technician, 2008 - 2012": among studies, what a school makes of people is no job there.
fn is_study(page: &Page<'_>, entry: &Entry) -> bool {
    let has = |span: Option<Span>, wanted: &dyn Fn(&str) -> bool| {
        span.is_some_and(|span| page.read(span).split([' ', ',', '/']).any(wanted))
    };
    let staff = |word: &str| SCHOOL_STAFF.iter().any(|staff| word.eq_ignore_ascii_case(staff));
    has(entry.name, &is_school_word) && !has(entry.position, &staff)
}

/// Whether a title, an employer and a stretch of time are stated.
fn is_job_by_itself(entry: &Entry) -> bool {
    let named = entry.sure_name || entry.name.is_some() && (entry.location.is_some() || entry.one_row);
    entry.sure_title && named && entry.period.is_some_and(|period| !period.single)
}

fn in_section(page: &Page<'_>, rows: Range<usize>, context: Context<'_>) -> Vec<Entry> {
    if let Some(columns) = columns::entries(page, rows.clone(), context) {
        return columns;
    }
    let anchors = anchors(page, rows.clone());
    let mut entries: Vec<Entry> = Vec::new();
    let above = stands_above(page, &anchors, &rows);
    for (index, anchor) in anchors.iter().enumerate() {
        let floor = entries.last().map_or(rows.start, |entry| entry.body);
        let ceiling = anchors.get(index + 1).map_or(rows.end, |next| next.row);
        let entry = read_entry(page, anchor, floor..ceiling, above, context);
        if let Some(previous) = entries.last_mut() {
            previous.rows.end = entry.rows.start;
        }
        entries.push(entry);
    }
    if let Some(last) = entries.last_mut() {
        last.rows.end = rows.end;
    }
    for entry in &mut entries {
        if !entry.sure_title {
            title_in_account(page, entry, context);
        }
        if entry.name.is_none() {
            name_in_account(page, entry, context);
        }
    }
    let dated = promoted::inherited(page, promoted::grouped(entries));
    let before = rows.start..dated.first().map_or(rows.end, |entry| entry.rows.start);
    let mut found = undated::entries(page, before, context);
    for mut entry in dated {
        let mut within = undated::entries(page, entry.body..entry.rows.end, context);
        within.retain(|job| job.position != entry.position);
        entry.rows.end = within.first().map_or(entry.rows.end, |next| next.rows.start);
        found.push(entry);
        found.extend(within);
    }
    found
}

/// Whether the headers of a section stand above their dates rather than below: as most of them do, or else the first.
fn stands_above(page: &Page<'_>, anchors: &[Anchor], rows: &Range<usize>) -> bool {
    let (mut above, mut below) = (0_usize, 0_usize);
    for anchor in anchors {
        let up = anchor.row > rows.start && is_header_at(page, anchor.row - 1, rows.start);
        let down = anchor.row + 1 < rows.end && is_header(page, &page.rows[anchor.row + 1]);
        above += usize::from(up && !down);
        below += usize::from(down && !up);
    }
    match above.cmp(&below) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => anchors.first().is_some_and(|first| !header_above(page, rows.start, first.row).is_empty()),
    }
}

/// The header and extent of the job that has these dates, within the rows `room`.
fn read_entry(page: &Page<'_>, anchor: &Anchor, room: Range<usize>, above: bool, context: Context<'_>) -> Entry {
    let row = page.rows[anchor.row].span;
    let mut entry = Entry { period: Some(anchor.period), body: anchor.row + 1, ..Entry::default() };
    let left = Span::new(row.start, anchor.period.span.start);
    let mut right = Span::new(anchor.period.span.end.min(row.end), row.end);
    let mut own = pieces(page, left, context.vocabulary);
    let form = placeholder_len(page.read(right));
    let rest = Span::new(right.start + form, right.end);
    // Behind a form that nobody filled in, and behind dates in a paragraph, stands the account.
    let sentence = first_sentence_len(page.read(right));
    if let Some(sentence) = sentence.filter(|_| words(page.read(right)) > 14) {
        entry.opening = Some(page.trim(Span::new(right.start + sentence, right.end), |_| false));
        right.end = right.start + sentence;
    } else if words(page.read(right)) > 14 || form > 0 && !is_title(page.read(rest).trim()) {
        entry.opening = Some(page.trim(rest, |c| matches!(c, ',' | '-' | '–' | ':' | '|')));
        right.end = right.start;
    }
    own.extend(pieces(page, right, context.vocabulary));
    let up = header_above(page, room.start, anchor.row);
    let down = header_below(page, anchor.row, room.end);
    let mut header = Header::default();
    header.take(&own);
    entry.one_row = header.title.is_some() && own.len() <= 3 && !page.rows[anchor.row].bullet;
    let mut first = anchor.row;
    let from_above = !up.is_empty() && (above || down.is_empty());
    // Above a title, the line with a city names the employer; one between them names a part of it.
    let seat = up
        .clone()
        .rev()
        .map(|row| pieces(page, page.rows[row].span, context.vocabulary))
        .find(|pieces| has_seat(pieces));
    if let (Some(seat), None, true) =
        (seat, header.employer, header.title.is_some() && header.place.is_none() && from_above)
    {
        header.take(&seat);
        first = up.start;
    }
    if !header.full() && from_above {
        for candidate in up.clone().rev().filter(|row| is_header(page, &page.rows[*row])) {
            let taken = pieces(page, page.rows[candidate].span, context.vocabulary);
            if is_keywords(page, candidate, &taken) {
                continue;
            }
            if header.full() && !header.improves(&taken) {
                break;
            }
            header.take_above(&taken);
            first = candidate;
        }
    }
    take_below(page, &mut header, &mut entry, down, from_above, context);
    if !from_above && header.title.is_some() && header.employer.is_none() && header.unknown.is_empty() {
        first = name_above(page, &mut header, up, context).unwrap_or(first);
    }
    seat_below(page, &mut header, &mut entry, room.end, context);
    if header.title.is_some_and(|title| is_self_employed(page.read(title.span))) {
        header.unknown.clear();
    }
    entry.sure_title = header.title.is_some();
    entry.sure_name = header.employer.is_some();
    entry.also = header.also.iter().map(|title| title.span).collect();
    (entry.position, entry.name, entry.location) = header.settle();
    entry.rows = first..entry.body;
    entry
}

/// Who works for themselves has no employer: what stands beside the title is what they do.
fn is_self_employed(title: &str) -> bool {
    title.to_lowercase().replace('-', " ").starts_with("self employed")
}

/// "Mossgate Ovens" above dates with a title below them: the row right above names the employer, where it stands apart and names no
/// title. Which row that is.
fn name_above(page: &Page<'_>, header: &mut Header, up: Range<usize>, context: Context<'_>) -> Option<usize> {
    let row = up.clone().next_back().filter(|row| page.rows[*row].gap || up.start < *row && page.rows[up.start].gap)?;
    let found = pieces(page, page.rows[row].span, context.vocabulary);
    let name = found.first().filter(|piece| matches!(piece.kind, Kind::Employer | Kind::Unknown));
    (name.is_some() && found.iter().all(|piece| piece.kind != Kind::Title)).then(|| {
        header.take_above(&found);
        row
    })
}

/// Takes the rows below the dates that say what the header still lacks.
fn take_below(
    page: &Page<'_>,
    header: &mut Header,
    entry: &mut Entry,
    down: Range<usize>,
    from_above: bool,
    context: Context<'_>,
) {
    let guessed = header.title.is_some() && header.employer.is_none() && header.place.is_none();
    if header.complete() && !guessed {
        return;
    }
    for candidate in down {
        let taken = pieces(page, page.rows[candidate].span, context.vocabulary);
        if is_keywords(page, candidate, &taken) {
            return;
        }
        // "1 year 3 months" says nothing of the header and does not end it.
        if taken.is_empty() && words(page.row(&page.rows[candidate])) <= SILENT_WORDS_MAX {
            continue;
        }
        // What stands apart from a whole header heads something else.
        let apart = page.rows[candidate].gap && header.complete();
        // Only a name with its place says more of the employer than what was taken for one.
        let surer = !header.complete() || has_seat(&taken) || !guessed;
        if apart || !surer || !header.wants(&taken, from_above) {
            return;
        }
        header.take(&taken);
        entry.body = candidate + 1;
    }
}

/// Takes a place that stands alone right below the header.
fn seat_below(page: &Page<'_>, header: &mut Header, entry: &mut Entry, end: usize, context: Context<'_>) {
    if header.place.is_some() || !header.complete() || entry.body >= end || page.rows[entry.body].bullet {
        return;
    }
    let found = pieces(page, page.rows[entry.body].span, context.vocabulary);
    if !found.is_empty() && found.iter().all(|piece| piece.kind == Kind::Place) {
        header.take(&found);
        entry.body += 1;
    }
}

/// A row of more words that names nothing is part of the account. In words.
const SILENT_WORDS_MAX: usize = 5;

/// Rows of an account in which a title may still stand.
const ACCOUNT_ROWS_MAX: usize = 8;

/// Gives a job without a sure title the one that a row of its account states: by its label, or alone in its row.
fn title_in_account(page: &Page<'_>, entry: &mut Entry, context: Context<'_>) {
    let end = entry.rows.end.min(entry.body + ACCOUNT_ROWS_MAX);
    for row in page.rows.get(entry.body..end).unwrap_or_default() {
        let found = pieces(page, row.span, context.vocabulary);
        let title = match found.as_slice() {
            [first, ..] if first.labelled && first.kind == Kind::Title => Some(first),
            [only] if only.kind == Kind::Title && is_header(page, row) && words(page.row(row)) <= 6 => Some(only),
            _ => None,
        };
        let stated = title.map(|title| (title.span, title.labelled));
        let stated = stated.or_else(|| leading_title(page, row).map(|title| (title, false)));
        if let Some((title, _)) = stated.filter(|(_, labelled)| *labelled || entry.name.is_some()) {
            if !entry.sure_name {
                entry.name = entry.position.or(entry.name);
            }
            entry.position = Some(title);
            entry.sure_title = true;
            return;
        }
    }
}

/// Gives a job without an employer the one that a row of its account states behind or below a label.
fn name_in_account(page: &Page<'_>, entry: &mut Entry, context: Context<'_>) {
    let end = entry.rows.end.min(entry.body + ACCOUNT_ROWS_MAX);
    let mut labelled = false;
    for row in page.rows.get(entry.body..end).unwrap_or_default() {
        let found = pieces(page, row.span, context.vocabulary);
        let first = found.first().filter(|first| {
            first.kind == Kind::Employer && (first.labelled || labelled) || first.kind == Kind::Unknown && labelled
        });
        if let Some(first) = first {
            entry.name = Some(first.span);
            entry.sure_name = true;
            return;
        }
        labelled = kind_of(page.row(row)) == Some(Kind::Employer);
    }
}

/// "Kiln Operator - Promoted to fire the large kilns": the title with which an account begins.
fn leading_title(page: &Page<'_>, row: &Row) -> Option<Span> {
    let text = page.row(row);
    let end = [" - ", " – ", ": "].iter().filter_map(|mark| text.find(mark)).min()?;
    let title = text[..end].trim_end();
    let whole = title.split(' ').all(|word| word.starts_with(char::is_uppercase) || matches!(word, "of" | "and" | "&"));
    (whole && !row.bullet && is_title(title) && words(&text[end..]) > 4)
        .then(|| Span::new(row.span.start, row.span.start + title.len()))
}

/// Whether a row names somebody and a place.
fn has_seat(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| piece.kind == Kind::Place)
        && matches!(pieces.first(), Some(first) if matches!(first.kind, Kind::Employer | Kind::Unknown))
}

/// What stands in the place of a form's words, at the least.
const FORM_GAP: &str = "|          ";

/// The bytes of a title or name, as short as a header's, that ends with a full stop before the account begins.
fn first_sentence_len(text: &str) -> Option<usize> {
    let stop = text.match_indices(". ").map(|(at, _)| at).find(|at| {
        let last = text[..*at].rsplit([' ', ',']).next().unwrap_or_default();
        (last.chars().count() > 3 || is_employer_word(last)) && words(&text[..*at]) > 1
    })?;
    let head = text[..stop].trim_start_matches(|c: char| !c.is_alphanumeric());
    (words(head) <= 14 && is_title(head.split([',', ';']).next().unwrap_or_default())).then_some(stop + 1)
}

/// The bytes of a leading gap where a form was not filled in.
fn placeholder_len(text: &str) -> usize {
    let rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let gap = &text[..text.len() - rest.len()];
    // A bar with few blanks behind it parts two pieces; a form leaves room.
    if gap.contains(FORM_GAP) { gap.len() } else { 0 }
}

/// Writes the jobs into the profile.
pub(super) fn write(draft: &mut Draft<'_, '_>, entries: &[Entry]) {
    for (index, entry) in entries.iter().enumerate() {
        let key = |field: &str| format!("work[{index}].{field}");
        let mut work = Work {
            position: draft.state_some(key("position"), entry.position),
            name: draft.state_some(key("name"), entry.name),
            location: draft.state_some(key("location"), entry.location),
            ..Work::default()
        };
        if let Some(period) = &entry.period {
            work.start_date = Some(period.start);
            work.end_date = period.end;
            work.current = period.is_current();
            draft.support(key("startDate"), period.span);
            draft.support(key(if work.current { "current" } else { "endDate" }), period.span);
        }
        for (at, highlight) in highlights(draft.page, entry).into_iter().enumerate() {
            let words = draft.state(key(&format!("highlights[{at}]")), highlight);
            work.highlights.push(words);
        }
        draft.profile.work.push(work);
    }
}

/// The account of a job: an item for each bullet or paragraph, wrapped lines joined.
fn highlights(page: &Page<'_>, entry: &Entry) -> Vec<Span> {
    let mut items: Vec<Span> =
        entry.opening.iter().map(|span| page.trim(*span, |_| false)).filter(|span| span.start < span.end).collect();
    let mut open = !items.is_empty();
    for row in &page.rows[entry.body..entry.rows.end.max(entry.body)] {
        let text = page.row(row);
        if is_body_label(text) && text.trim_end().ends_with(':') || text.starts_with("http") && !text.contains(' ') {
            open = false;
            continue;
        }
        let continues = open
            && !row.bullet
            && !row.gap
            && !items
                .last()
                .is_some_and(|item| page.read(*item).ends_with('.') && text.starts_with(char::is_uppercase));
        match items.last_mut() {
            Some(item) if continues => item.end = row.span.end,
            _ => items.push(row.span),
        }
        open = true;
    }
    items
}
