//! Titles that share an employer: those below its name, and roles in projects for its clients.

use talent::Span;

use super::super::dates::Period;
use super::super::page::Page;
use super::Entry;

/// Jobs with what the lines around them say of several: an employer with dates of its own above titles with theirs is the employer of all
/// of them. Dates beside neither title nor employer are no job, a lone date is one only beside a title.
pub(super) fn grouped(entries: Vec<Entry>) -> Vec<Entry> {
    let mut jobs: Vec<Entry> = Vec::new();
    let mut group: Option<(Span, Option<Span>, Period)> = None;
    let mut entries = entries.into_iter().peekable();
    while let Some(mut entry) = entries.next() {
        let Some(period) = entry.period.filter(|_| entry.position.is_some() || entry.name.is_some()) else { continue };
        if let (None, Some((name, location, outer))) = (entry.name, &group)
            && entry.position.is_some()
            && is_within(&period, outer)
        {
            entry.name = Some(*name);
            entry.location = entry.location.or(*location);
        } else {
            group = None;
        }
        let next = entries.peek();
        let heads = |name: Span| {
            let follows = next.is_some_and(|next| {
                next.position.is_some() && next.name.is_none() && next.rows.start <= entry.body + 2
            });
            (entry.position.is_none() && follows).then_some(name)
        };
        if let Some(name) = entry.name.and_then(heads) {
            group = Some((name, entry.location, period));
            continue;
        }
        if entry.sure_title || !period.single && (entry.position.is_some() || entry.name.is_some()) {
            jobs.push(entry);
        }
    }
    jobs
}

/// Gives a title without an employer that of the job above it: where it is a role in a project during that job, or a title with
/// its dates that begins where that job ends or the other way round, and the employer stands above the titles.
pub(super) fn inherited(page: &Page<'_>, mut jobs: Vec<Entry>) -> Vec<Entry> {
    for at in 1..jobs.len() {
        let (before, rest) = jobs.split_at_mut(at);
        let (above, job) = (&before[at - 1], &mut rest[0]);
        let Some(period) = job.period.filter(|_| job.name.is_none() && job.position.is_some()) else { continue };
        let named = || before.iter().rev().filter(|outer| outer.name.is_some());
        let around = || named().find(|outer| outer.period.is_some_and(|outer| is_within(&period, &outer)));
        let promoted = is_promotion(page, above, job) && above.period.is_some_and(|above| adjoin(&period, &above));
        let outer = if promoted { Some(above) } else { around().filter(|_| is_project(page, above, job)) };
        if let Some(outer) = outer {
            job.name = outer.name;
            job.location = job.location.or(outer.location);
            job.sure_name = outer.sure_name;
        }
    }
    jobs
}

fn is_within(period: &Period, outer: &Period) -> bool {
    outer.start.earliest() <= period.start.latest()
        && outer.end.is_none_or(|end| period.end.is_some_and(|own| own.earliest() <= end.latest()))
}

/// Rows around a header in which its project or client may be named.
const PROJECT_ROWS: usize = 3;

/// Whether a row right above or within the header names a project or a client.
fn is_project(page: &Page<'_>, above: &Entry, job: &Entry) -> bool {
    let start = job.rows.start.saturating_sub(PROJECT_ROWS).max(above.body);
    let rows = page.rows.get(start..(job.body + PROJECT_ROWS).min(job.rows.end)).unwrap_or_default();
    rows.iter().any(|row| {
        let lower = page.row(row).to_lowercase();
        ["client", "project"].iter().any(|label| lower.starts_with(label)) && lower.contains(':')
    })
}

/// Whether a title stands in one row with its dates, or right above them, with nothing of its own above it, below a job whose employer stands above its title.
fn is_promotion(page: &Page<'_>, outer: &Entry, job: &Entry) -> bool {
    let row = |span: Span| page.rows.partition_point(|row| row.span.end < span.end);
    let (Some(title), Some(dates)) = (job.position.map(row), job.period.map(|period| row(period.span))) else {
        return false;
    };
    let headed = matches!((outer.name, outer.position), (Some(name), Some(position)) if row(name) < row(position));
    title <= dates && dates <= title + 1 && job.rows.start == title && headed && job.sure_title
}

/// Whether one of the two begins where the other ends.
fn adjoin(one: &Period, other: &Period) -> bool {
    let meets = |first: &Period, second: &Period| {
        first.end.is_some_and(|end| {
            let (end, start) = (end.latest(), second.start.earliest());
            let months = |date: jiff::civil::Date| i32::from(date.year()) * 12 + i32::from(date.month());
            (months(start) - months(end)).abs() <= GAP_MONTHS_MAX
        })
    };
    !one.single && !other.single && (meets(one, other) || meets(other, one))
}

/// Whole years meet within a year ("2012 - 2014" and "2014 - 2016").
const GAP_MONTHS_MAX: i32 = 12;
