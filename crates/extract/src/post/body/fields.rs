//! Single fields that the text of a posting states under a label: `Job Title : …`, `LOCATION: …`, `Deadline - …`.

use jiff::civil::Date;
use talent::{Employment, ExperienceRange, Place, Remote, Span};

use super::super::header::before_places;
use super::super::heading::Topic;
use super::super::scope::{Found, Scope};
use super::super::title::{Likeness, likeness};
use super::BodyLine;
use crate::facts::pay::{self, PayLine, PayMention};
use crate::facts::{date, employment, experience, place};

/// A name under a label is at most this long.
const NAME_BYTES_MAX: usize = 140;

/// Values longer than this are sentences about the places.
const PLACES_BYTES_MAX: usize = 100;

/// Unless they are lists in which every item is known.
const LIST_BYTES_MAX: usize = 300;

/// What labels state. The first label of each kind counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Fields {
    pub(in super::super) title: Option<Span>,
    pub(in super::super) employer: Option<Span>,
    pub(in super::super) agency: Option<Span>,
    pub(in super::super) places: Vec<Found<Place>>,
    pub(in super::super) remote: Option<Found<Remote>>,
    pub(in super::super) experience: Option<Found<ExperienceRange>>,
    pub(in super::super) pay: Option<PayMention>,
    pub(in super::super) pay_note: Option<Span>,
    pub(in super::super) deadline: Option<Found<Date>>,
    pub(in super::super) posted_on: Option<Found<Date>>,
    pub(in super::super) employment: Vec<Found<Employment>>,
    pub(in super::super) openings: Option<Found<u32>>,
}

/// Reads the labelled lines of a text.
pub(in super::super) fn read_fields(body: &[BodyLine<'_>], scope: &Scope<'_>) -> Fields {
    let mut fields = Fields::default();
    for (at, line) in body.iter().enumerate().filter(|(_, line)| line.labelled) {
        let value = trimmed(line.value, scope);
        let words = scope.of(value);
        if words.is_empty() {
            fields.take_heading(line.topic, &body[at + 1..], scope);
            continue;
        }
        match line.topic {
            Topic::Title => fields.take_title(value, scope),
            Topic::Employer if value.end - value.start <= NAME_BYTES_MAX => {
                fields.employer = fields.employer.or(Some(value));
            }
            Topic::Agency if value.end - value.start <= NAME_BYTES_MAX => {
                fields.agency = fields.agency.or(Some(value));
            }
            Topic::Place => fields.take_places(value, scope),
            Topic::Experience => fields.take_years(value, scope),
            Topic::Pay => fields.take_pay(line.line.span, scope),
            Topic::Deadline => {
                fields.deadline = fields.deadline.take().or_else(|| whole_date(wrapped(value, &body[at + 1..]), scope));
            }
            Topic::PostedOn => fields.posted_on = fields.posted_on.take().or_else(|| whole_date(value, scope)),
            Topic::Employment => fields.take_employment(value, scope),
            Topic::Mode => fields.take_mode(value, scope),
            Topic::Openings => {
                let digits = words.find(|c: char| !c.is_ascii_digit()).unwrap_or(words.len());
                let count = words[..digits].parse().ok().filter(|count| (1..10_000).contains(count));
                let span = Span::new(value.start, value.start + digits);
                fields.openings = fields.openings.take().or(count.map(|count| Found::new(count, span)));
            }
            _ => {}
        }
    }
    fields.part_employer_from_place(scope);
    fields
}

impl Fields {
    /// Takes the place off an employer's line (`Hospital: Kettle House, Dubai`), where no other line states one.
    fn part_employer_from_place(&mut self, scope: &Scope<'_>) {
        let Some(employer) = self.employer.filter(|_| self.places.is_empty()) else { return };
        if let Some((name, tail)) = before_places(employer, &[", "], scope) {
            self.employer = Some(name);
            self.take_places(tail, scope);
        }
    }

    /// A label without a value may have it on the next line.
    fn take_heading(&mut self, topic: Topic, next: &[BodyLine<'_>], scope: &Scope<'_>) {
        let Some(next) = next.iter().find(|line| !line.line.is_blank()).filter(|line| !line.labelled) else { return };
        let value = trimmed(next.value, scope);
        match topic {
            Topic::Title if likeness(scope.of(value), scope.vocabulary) == Likeness::Strong => {
                self.take_title(value, scope);
            }
            Topic::Place if value.end - value.start <= PLACES_BYTES_MAX => {
                let read = place::read_line(scope.of(value), scope.vocabulary, scope.home);
                if read.items.iter().any(|item| item.known) {
                    self.take_places(value, scope);
                }
            }
            Topic::Experience => self.take_years(value, scope),
            Topic::Pay => self.take_pay(value, scope),
            Topic::Deadline => self.deadline = self.deadline.take().or_else(|| whole_date(value, scope)),
            Topic::Employment => self.take_employment(value, scope),
            _ => {}
        }
    }

    fn take_title(&mut self, value: Span, scope: &Scope<'_>) {
        let words = scope.of(value);
        if self.title.is_some() || words.len() > NAME_BYTES_MAX || !words.contains(char::is_alphabetic) {
            return;
        }
        // "Baker @ Acme Ovens"
        let (title, employer) = words.split_once(" @ ").unwrap_or((words, ""));
        self.title = Some(Span::new(value.start, value.start + title.trim_end().len()));
        if self.employer.is_none() && !employer.is_empty() {
            self.employer = Some(Span::new(value.end - employer.len(), value.end));
        }
    }

    fn take_places(&mut self, value: Span, scope: &Scope<'_>) {
        if !self.places.is_empty() {
            return;
        }
        let words = scope.of(value);
        let short = words.len() <= PLACES_BYTES_MAX;
        let list = (words.len() <= LIST_BYTES_MAX).then(|| place::read_line(words, scope.vocabulary, scope.home));
        if let Some(read) = list.filter(|read| short || read.items.iter().all(|item| item.known)) {
            if let Some((remote, span)) = read.remote {
                self.remote.get_or_insert(Found::new(remote, span.shifted(value.start)));
            }
            for item in place::joined_with_town(read.items, words) {
                let span = item.span.shifted(value.start);
                self.places.extend(item.places.into_iter().map(|place| Found::new(place, span)));
            }
            return;
        }
        for mention in scope.vocabulary.place_mentions(words, scope.home) {
            let span = mention.span.shifted(value.start);
            self.places.extend(mention.places.into_iter().map(|place| Found::new(place, span)));
        }
    }

    fn take_years(&mut self, value: Span, scope: &Scope<'_>) {
        if self.experience.is_some() {
            return;
        }
        if let Some(years) = experience::read_whole(scope.of(value)) {
            let range = ExperienceRange { min_years: years.min, max_years: years.max };
            self.experience = Some(Found::new(range, years.span.shifted(value.start)));
        }
    }

    fn take_pay(&mut self, line: Span, scope: &Scope<'_>) {
        match pay::read_whole(scope.of(line)) {
            Some(PayLine::Stated(stated)) if self.pay.is_none() => {
                let span = stated.span.shifted(line.start);
                let equity = stated.equity.map(|equity| equity.shifted(line.start));
                self.pay = Some(PayMention { span, equity, ..stated });
            }
            Some(PayLine::Note(note)) => self.pay_note = self.pay_note.or(Some(note.shifted(line.start))),
            _ => {}
        }
    }

    fn take_employment(&mut self, value: Span, scope: &Scope<'_>) {
        let found = employment::find_kinds(scope.of(value));
        self.employment.extend(found.iter().map(|found| Found::new(found.kind, found.span.shifted(value.start))));
        if found.is_empty()
            && let Some(kind) = employment::read_kind(scope.of(value))
        {
            self.employment.push(Found::new(kind, value));
        }
    }

    fn take_mode(&mut self, value: Span, scope: &Scope<'_>) {
        let found = employment::find_remote(scope.of(value));
        if let Some(found) = found.first() {
            self.remote.get_or_insert(Found::new(found.remote, found.span.shifted(value.start)));
        }
    }
}

/// The value without quotes, brackets and marks around it.
fn trimmed(value: Span, scope: &Scope<'_>) -> Span {
    let words = scope.of(value);
    let marks = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | ':' | '*' | '|' | ',' | ';' | '–' | '—');
    let from = value.start + (words.len() - words.trim_start_matches(marks).len());
    let kept = scope.of(Span::new(from, value.end)).trim_end_matches(marks).len();
    Span::new(from, from + kept)
}

/// The value with the lines into which it was wrapped.
fn wrapped(value: Span, next: &[BodyLine<'_>]) -> Span {
    let more = next.iter().take(2).take_while(|line| !line.labelled && !line.line.is_blank());
    Span::new(value.start, more.last().map_or(value.end, |line| line.line.span.end))
}

/// The first date of the value that names a day.
fn whole_date(value: Span, scope: &Scope<'_>) -> Option<Found<Date>> {
    let dates = date::find_dates(scope.of(value));
    let day = dates.iter().find(|found| found.date.day().is_some())?;
    Some(Found::new(day.date.earliest(), day.span.shifted(value.start)))
}
