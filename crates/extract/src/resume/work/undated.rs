//! Jobs without dates: a title that stands as the lines of a header do, with the employer beside, above or below it.

use std::ops::Range;

use crate::Context;

use super::super::header::{Kind, Piece, pieces};
use super::super::page::Page;
use super::super::words::is_role;
use super::block::Header;
use super::rows::{is_header, is_keywords, words, wraps};
use super::{Entry, SILENT_WORDS_MAX};

/// A title that stands alone in its row is not longer. In words.
const LONE_TITLE_WORDS_MAX: usize = 6;

/// A row of a header and what it says.
struct Line {
    row: usize,
    pieces: Vec<Piece>,
}

/// The jobs that the rows state without dates. The account of each ends where the next begins.
pub(super) fn entries(page: &Page<'_>, rows: Range<usize>, context: Context<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for run in runs(page, rows.clone(), context) {
        let told = run.last().is_some_and(|last| last.row + 1 < rows.end);
        for job in jobs(run) {
            let Some(entry) = entry(page, &job, told, &rows) else { continue };
            if let Some(previous) = entries.last_mut() {
                previous.rows.end = entry.rows.start;
            }
            entries.push(entry);
        }
    }
    entries
}

/// The stretches of rows that look like a header's.
fn runs(page: &Page<'_>, rows: Range<usize>, context: Context<'_>) -> Vec<Vec<Line>> {
    let mut runs: Vec<Vec<Line>> = Vec::new();
    let mut wrapped = false;
    for at in rows {
        let row = &page.rows[at];
        let goes_on = wrapped && !row.gap;
        let found = if is_header(page, row) { pieces(page, row.span, context.vocabulary) } else { Vec::new() };
        let found = if is_keywords(page, at, &found) { Vec::new() } else { found };
        // Behind an item that ends without a full stop, an employer with its place begins something else.
        let seat = found.iter().any(|piece| piece.kind == Kind::Employer)
            && found.iter().any(|piece| piece.kind == Kind::Place);
        let found = if goes_on && !seat { Vec::new() } else { found };
        wrapped = found.is_empty() && wraps(page, row);
        // "Spring term", "(full time)": a short row that says nothing here does not part the others.
        let silent = found.is_empty() && is_header(page, row) && words(page.row(row)) <= SILENT_WORDS_MAX;
        if !silent && (found.is_empty() || found.len() > 4) {
            continue;
        }
        let line = Line { row: at, pieces: found };
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.row + 1 == at) => run.push(line),
            _ if silent => {}
            _ => runs.push(vec![line]),
        }
    }
    runs
}

/// The lines of each job of a run: a title or an employer where one is already held begins the next.
fn jobs(run: Vec<Line>) -> Vec<Vec<Line>> {
    let mut jobs: Vec<Vec<Line>> = Vec::new();
    for line in run {
        let holds = |job: &[Line], kind: Kind| job.iter().flat_map(|line| &line.pieces).any(|piece| piece.kind == kind);
        let again = |job: &[Line]| {
            [Kind::Title, Kind::Employer]
                .iter()
                .any(|kind| line.pieces.iter().any(|piece| piece.kind == *kind) && holds(job, *kind))
        };
        match jobs.last_mut() {
            Some(job) if !again(job) => job.push(line),
            _ => jobs.push(vec![line]),
        }
    }
    jobs
}

/// The job that the lines state: a title with an employer, or alone above its account.
fn entry(page: &Page<'_>, job: &[Line], told: bool, rows: &Range<usize>) -> Option<Entry> {
    let mut header = Header::default();
    for line in job {
        header.take(&line.pieces);
    }
    let title = header.title.filter(|title| title.labelled || is_of_one(page.read(title.span)))?;
    let (first, last) = (job.first()?.row, job.last()?.row);
    let own = job.iter().find(|line| line.pieces.iter().any(|piece| piece.span == title.span))?;
    let alone = own.pieces.len() == 1 && words(page.row(&page.rows[own.row])) <= LONE_TITLE_WORDS_MAX;
    let sure = title.labelled || header.employer.is_some() || header.place.is_some() && !header.unknown.is_empty();
    let apart = page.rows[first].gap || first == rows.start;
    if !sure && !(told && (alone || apart && !header.unknown.is_empty() && is_whole(page.read(title.span)))) {
        return None;
    }
    let also = header.also.iter().map(|title| title.span).collect();
    header.unknown.retain(|piece| is_titled(page.read(piece.span)));
    let (position, name, location) = header.settle();
    Some(Entry {
        position,
        also,
        name,
        location,
        sure_title: true,
        rows: first..rows.end,
        body: last + 1,
        ..Entry::default()
    })
}

/// Whether all long words begin with a capital, as those of names do.
fn is_titled(words: &str) -> bool {
    words.split(' ').filter(|word| word.chars().count() > 3).all(|word| !word.starts_with(char::is_lowercase))
}

/// Whether the words are a title and nothing else: its noun is the last of capitalised words.
fn is_whole(title: &str) -> bool {
    title.split(' ').all(|word| word.starts_with(char::is_uppercase)) && title.rsplit(' ').next().is_some_and(is_role)
}

/// "Kiln Operator" rather than "Kiln Operators": people whom an account mentions.
fn is_of_one(title: &str) -> bool {
    let last = title.split(['(', ',']).next().unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    last.strip_suffix('s').is_none_or(|one| !is_role(one))
}
