//! The head of a posting: what stands before its text, in whichever of the usual shapes.

mod block;
mod card;
mod loose;
mod names;
mod need;
mod one_line;

use std::sync::LazyLock;

use regex::Regex;
use talent::{Channel, Country, Employment, ExperienceRange, Pay, Place, Remote, Span};

use super::body::{countries, read_reach};
use super::poster::Poster;
use super::scope::{Found, Scope};
use super::title::{Likeness, ends_in_role, likeness};
use crate::facts::employment::{self, RemoteMention};
use crate::facts::experience;
use crate::facts::pay::{self, PayLine};
use crate::facts::place::{self, PlaceItem, PlaceLine};
use crate::text::lines::Line;
use crate::text::pattern::pattern;

pub(super) use block::read_block;
pub(super) use card::{is_tags_head, read_card};
pub(super) use loose::read_loose;
pub(super) use one_line::read_one_line;

/// How a header is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// The card of a page, or a title with a dash in it: it says all that it wants to say.
    #[default]
    Framed,
    /// Fields below one another: the text may add to them.
    Loose,
    /// One line, as posts of a thread have it: several openings may follow.
    Thread,
}

/// What a header states. Names are ranges of the text: their value is the text itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) title: Option<Span>,
    pub(super) employer: Option<Span>,
    /// The words in the employer's place describe it.
    pub(super) is_described: bool,
    pub(super) channel: Option<Found<Channel>>,
    pub(super) agency: Option<Span>,
    pub(super) contact: Option<Span>,
    pub(super) recruiters: Option<Found<u32>>,
    pub(super) videos: Option<Found<u32>>,
    pub(super) experience: Option<Found<ExperienceRange>>,
    pub(super) pay: Option<Found<Pay>>,
    pub(super) pay_period_inferred: bool,
    pub(super) pay_note: Option<Span>,
    /// The header says that pay is kept back, so no other number is pay either.
    pub(super) pay_withheld: bool,
    pub(super) equity: Option<Span>,
    pub(super) places: Vec<Found<Place>>,
    pub(super) remote: Option<Found<Remote>>,
    pub(super) employment: Vec<Found<Employment>>,
    pub(super) tags: Vec<Span>,
    pub(super) hidden_tags: Option<Found<u32>>,
    pub(super) apply: Option<Span>,
    pub(super) visa: Option<Span>,
    /// The countries of `Remote (India, Nepal only)`.
    pub(super) remote_countries: Vec<Found<Country>>,
    /// The time zones of `Remote (CET to EST)`.
    pub(super) time_zones: Vec<Span>,
    /// The fields of a head in one line that are titles; `title` is the first.
    pub(super) titles: Vec<Span>,
    /// How it is laid out.
    pub(super) shape: Shape,
    /// Where the text of the posting begins.
    pub(super) end: usize,
}

impl Header {
    /// Whether anything but a title was found.
    pub(super) fn states_more_than_a_title(&self) -> bool {
        self.employer.is_some()
            || self.pay.is_some()
            || self.experience.is_some()
            || !self.places.is_empty()
            || !self.tags.is_empty()
            || self.channel.is_some()
    }

    /// Whether years, pay and terms are those of another header: nothing but places was added, if anything.
    fn states_same(&self, other: &Self) -> bool {
        self.pay == other.pay
            && self.pay_note == other.pay_note
            && self.experience == other.experience
            && self.employment == other.employment
    }

    /// Takes what a line about the poster says.
    fn take_poster(&mut self, poster: Poster, line: Span) {
        match poster {
            Poster::Person(person) => {
                self.contact = self.contact.or(Some(person.shifted(line.start)));
                self.channel.get_or_insert(Found::new(Channel::Direct, line));
            }
            Poster::AgencyJob => self.channel = Some(Found::new(Channel::Agency, line)),
            Poster::Via(agency, person) => {
                self.channel = Some(Found::new(Channel::Agency, line));
                self.agency = Some(agency.shifted(line.start));
                self.contact = person.map(|person| person.shifted(line.start)).or(self.contact);
            }
            Poster::Recruiters(count) => self.recruiters = Some(Found::new(count, line)),
            Poster::Videos(count) => self.videos = Some(Found::new(count, line)),
            Poster::At(employer) => self.employer = Some(employer.shifted(line.start)),
        }
    }

    /// Takes a line that is years and nothing else.
    fn take_years(&mut self, words: &str, at: usize) -> bool {
        let Some(years) = experience::read_whole(words) else { return false };
        let range = ExperienceRange { min_years: years.min, max_years: years.max };
        self.experience.get_or_insert(Found::new(range, years.span.shifted(at)));
        true
    }

    /// Takes a line that is pay and nothing else.
    fn take_pay(&mut self, words: &str, at: usize) -> bool {
        match pay::read_whole(words) {
            Some(PayLine::Stated(stated)) => self.set_pay(&stated, at),
            Some(PayLine::Note(note)) => self.pay_note = self.pay_note.or(Some(note.shifted(at))),
            Some(PayLine::Withheld(_)) => self.pay_withheld = true,
            None => return false,
        }
        true
    }

    /// Takes the pay that a line names among other words.
    fn take_pay_within(&mut self, words: &str, at: usize) {
        if let Some(stated) = pay::find(words).first() {
            self.set_pay(stated, at);
        }
    }

    fn set_pay(&mut self, stated: &pay::PayMention, at: usize) {
        if self.pay.is_none() {
            self.pay = Some(Found::new(stated.pay.clone(), stated.span.shifted(at)));
            self.pay_period_inferred = stated.period_inferred;
            self.equity = self.equity.or(stated.equity.map(|equity| equity.shifted(at)));
        }
    }

    /// Takes how remote the work is: a second field adds a second way to the first ("ONSITE | REMOTE").
    fn take_remote(&mut self, remote: Remote, span: Span) {
        let known = self.remote.iter().map(|found| RemoteMention { remote: found.value, span: found.span });
        let all: Vec<RemoteMention> = known.chain([RemoteMention { span, remote }]).collect();
        self.remote = employment::settled(&all).map(|found| Found::new(found.remote, found.span));
    }

    /// Takes the places and the remote mode of an opening instead of those of the head.
    pub(super) fn replace_places(&mut self, stated: Span, scope: &Scope<'_>) {
        let words = scope.of(stated);
        let read = place::read_line(words, scope.vocabulary, scope.home);
        if !read.items.is_empty() {
            self.places.clear();
        }
        let remote = employment::settled(&employment::find_remote(words));
        if let Some(found) = remote {
            self.remote = Some(Found::new(found.remote, found.span.shifted(stated.start)));
            self.remote_countries.clear();
        }
        if !self.take_reach(words, stated.start, scope) || self.remote_countries.is_empty() {
            self.take_places(read, stated.start);
        }
    }

    /// Takes the years, the pay and the kind of contract that stand behind an opening's title on its line, instead of those of the head:
    /// `Oven Engineer - 5-8 yrs, night shifts; £40k (permanent)`.
    pub(super) fn take_terms_behind(&mut self, title: Span, scope: &Scope<'_>) {
        static BETWEEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"[(),;|•·]+(?:\s+|$)|\s+\("));
        let line = scope.text[title.end..].lines().next().unwrap_or_default();
        let mut own = Self::default();
        let mut start = 0;
        let cuts = BETWEEN.find_iter(line).map(|cut| (cut.start(), cut.end())).chain([(line.len(), line.len())]);
        for (end, next) in cuts {
            let part = line[start..end].trim_start_matches([' ', '-', '–', '—', ':']);
            let at = title.end + end - part.len();
            start = next;
            // "6 months" is how long the work lasts.
            let _ = !part.contains("month") && own.take_years(part.trim_end(), at)
                || own.take_pay(part.trim_end(), at)
                || own.take_employment(part.trim_end(), at);
        }
        self.experience = own.experience.or(self.experience.take());
        if own.pay.is_some() {
            (self.pay, self.pay_period_inferred, self.equity) = (own.pay, own.pay_period_inferred, own.equity);
        }
        if !own.employment.is_empty() {
            self.employment = own.employment;
        }
    }

    /// Takes the places and the remote mode of a line.
    fn take_places(&mut self, read: PlaceLine, at: usize) {
        if let Some((remote, span)) = read.remote {
            self.remote.get_or_insert(Found::new(remote, span.shifted(at)));
        }
        for item in read.items {
            self.places.extend(item.places.into_iter().map(|place| Found::new(place, item.span.shifted(at))));
        }
    }

    /// `Remote (India, Nepal only)`: remote from there and nowhere else.
    fn take_remote_countries(&mut self, line: &Line<'_>, scope: &Scope<'_>) -> bool {
        static REMOTE_IN: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"(?i)^((?:fully )?remote(?: only)?)\s*[(:–—-]\s*(?:in |from )?([^()]{2,80}?)\)?$")
        });
        let Some(found) = REMOTE_IN.captures(line.text) else { return false };
        let part = |index| found.get(index).map(|part| Span::new(part.start(), part.end()).shifted(line.span.start));
        let (Some(word), Some(list)) = (part(1), part(2)) else { return false };
        let found = countries(list, scope);
        if found.is_empty() || self.remote.is_some() || !self.remote_countries.is_empty() {
            return false;
        }
        self.remote = Some(Found::new(Remote::Only, word));
        self.remote_countries = found;
        true
    }

    /// Takes from where remote work may be done, of a field that says so ("Remote (US or Canada, ET)").
    fn take_reach(&mut self, words: &str, at: usize, scope: &Scope<'_>) -> bool {
        let reach = read_reach(words, at, scope);
        let found = !(reach.countries.is_empty() && reach.zones.is_empty());
        if self.remote_countries.is_empty() {
            self.remote_countries = reach.countries;
        }
        for zone in reach.zones {
            if !self.time_zones.contains(&zone) {
                self.time_zones.push(zone);
            }
        }
        found
    }

    /// Takes a value that names a kind of contract, and how remote the work is where that stands behind it.
    fn take_employment(&mut self, words: &str, at: usize) -> bool {
        const LINE_BYTES_MAX: usize = 60;
        // "Part-time, 3 days a week"
        let value = if words.len() <= LINE_BYTES_MAX { words.split(',').next().unwrap_or(words) } else { words };
        let Some(kind) = employment::read_kind(value) else { return false };
        self.employment.push(Found::new(kind, Span::new(at, at + value.trim_end().len())));
        // "Full-time, hybrid"
        for mode in employment::find_remote(&words[value.len()..]) {
            self.take_remote(mode.remote, mode.span.shifted(at + value.len()));
        }
        true
    }
}

/// The last character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The words of a line without the marks of Markdown and the pictures around them.
fn plain_words(line: Span, scope: &Scope<'_>) -> Span {
    let words = scope.of(line);
    let kept = words.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '"' | '“' | '(' | '.' | '@'));
    let from = line.start + (words.len() - kept.len());
    let kept = kept.split("**").next().unwrap_or(kept);
    let kept = kept.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '*' | '_' | '#')
            || !c.is_ascii() && !c.is_alphanumeric() && !matches!(c, '”' | '’' | '™' | '®')
    });
    Span::new(from, from + kept.len())
}

/// What may stand between an employer's name and where it is.
const EMPLOYER_SIGNS: &[&str] = &[", ", " – ", " — ", " - ", " | "];

/// Takes the place off an employer's line (`Acme Ovens, Pune`), where no other line states one.
fn part_employer_from_place(header: &mut Header, scope: &Scope<'_>) {
    let Some(employer) = header.employer.filter(|_| header.places.is_empty() && header.remote.is_none()) else {
        return;
    };
    if let Some((name, tail)) = before_places(employer, EMPLOYER_SIGNS, scope) {
        header.take_places(place::read_line(scope.of(tail), scope.vocabulary, scope.home), tail.start);
        header.employer = Some(name);
    }
}

/// Takes the town off an employer's line; a country alone may be part of a name ("Friends of Bread, Germany").
pub(super) fn part_employer_from_town(header: &mut Header, scope: &Scope<'_>) {
    let mut parted = header.clone();
    part_employer_from_place(&mut parted, scope);
    if parted.places.iter().any(|place| place.value.city.is_some()) {
        *header = parted;
    }
}

/// Takes the place off a title (`Physics Teacher, Pokhara, Nepal`), where nothing else states one.
pub(super) fn part_title_from_place(header: &mut Header, scope: &Scope<'_>) {
    let Some(title) = header.title.filter(|_| header.places.is_empty() && header.remote.is_none()) else { return };
    let Some((name, tail)) = before_places(title, &[", ", " - ", " – ", " — ", " in ", " ("], scope) else {
        return;
    };
    let ends_in_it = scope.of(Span::new(name.end, tail.start)) != " in " || ends_in_role(scope.of(name));
    if ends_in_it && likeness(scope.of(name), scope.vocabulary) > Likeness::None {
        header.take_places(place::read_line(scope.of(tail), scope.vocabulary, scope.home), tail.start);
        header.title = Some(name);
    }
}

/// Takes how remote the work is from the end of a title where nothing else says it: `Data Analyst (Hybrid – 2 days onsite)`. The title
/// stays as it is written.
pub(super) fn take_mode_of_title(header: &mut Header, scope: &Scope<'_>) {
    const MODE_WORDS_MAX: usize = 6;
    let Some(title) = header.title.filter(|_| header.remote.is_none()) else { return };
    let words = scope.of(title);
    let bracket = words.ends_with(')').then(|| words.rfind(" (")).flatten();
    let dash = [" - ", " – ", " — "].iter().filter_map(|sign| words.rfind(sign)).max();
    let Some(end) = bracket.or(dash) else { return };
    let tail = words[end..].trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let modes = employment::find_remote(tail);
    let is_mode = modes.first().is_some_and(|mode| mode.span.start == 0)
        && tail.split_whitespace().count() <= MODE_WORDS_MAX
        && scope.vocabulary.find_places(tail, scope.home).is_empty();
    for mode in modes.into_iter().filter(|_| is_mode) {
        header.take_remote(mode.remote, mode.span.shifted(title.end - tail.len()));
    }
}

/// A name and the places behind it, each of them known and nothing between; the places begin behind one of the signs.
pub(super) fn before_places(line: Span, signs: &[&str], scope: &Scope<'_>) -> Option<(Span, Span)> {
    let words = scope.of(line);
    let mut cuts: Vec<(usize, usize)> =
        signs.iter().flat_map(|sign| words.match_indices(sign).map(|(at, sign)| (at, at + sign.len()))).collect();
    cuts.sort_unstable();
    cuts.into_iter().find_map(|(end, start)| {
        let tail = words[start..].trim_end_matches([')', '.', ' ']);
        let read = place::read_line(tail, scope.vocabulary, scope.home);
        let placed = (!read.items.is_empty() || read.remote.is_some())
            && tail
                .trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == ' ')
                .starts_with(char::is_uppercase)
            && read.items.iter().all(|item| item.known && is_covered(item, tail, scope));
        let name = words[..end].trim_end();
        let whole = name.matches('(').count() == name.matches(')').count();
        (placed && whole && !name.is_empty()).then(|| {
            (
                Span::new(line.start, line.start + name.len()),
                Span::new(line.start + start, line.start + start + tail.len()),
            )
        })
    })
}

/// Whether a line is a list of places: the vocabulary knows each item, or the line says how remote the work is and nothing else,
/// or it has the shape of a town with the short form of its state.
fn read_places(line: &Line<'_>, scope: &Scope<'_>) -> Option<PlaceLine> {
    if line.text.len() > 200 {
        return None;
    }
    let read = place::read_line(line.text, scope.vocabulary, scope.home);
    // "Pastry Cook, Camden, London" states a title before its places.
    if read.items.first().is_some_and(|item| !item.known && item.span.of(line.text).is_some_and(ends_in_role)) {
        return None;
    }
    let known = read.items.iter().filter(|item| item.known && is_covered(item, line.text, scope)).count();
    let listed = if read.items.is_empty() { read.remote.is_some() } else { known * 2 > read.items.len() };
    (listed || has_state(line.text)).then_some(read)
}

/// Whether the places make up the item: "Acme Ovens India" holds the name of a country and is a firm.
pub(super) fn is_covered(item: &PlaceItem, line: &str, scope: &Scope<'_>) -> bool {
    // A postcode is no other name.
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let words = item.span.of(line).unwrap_or_default();
    let (outside, inside) = words.split_once('(').map_or((words, ""), |(outside, inside)| (outside.trim(), inside));
    let covered: usize = item.places.iter().map(|place| letters(&place.as_written)).sum();
    let named = inside.is_empty()
        || item.places.iter().any(|place| place.as_written.starts_with(outside))
        || !scope.vocabulary.find_places(outside, scope.home).is_empty();
    named && covered * 10 >= letters(outside) * 7
}

/// The short forms of the states and provinces that people write behind a town.
const STATES: &str = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR \
    PA RI SC SD TN TX UT VT VA WA WV WI WY AB BC MB NB NL NS ON PE QC SK";

/// `Riverton, UT`.
fn has_state(line: &str) -> bool {
    let Some((town, state)) = line.rsplit_once(", ") else { return false };
    town.len() <= 40
        && town.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\''))
        && state.len() == 2
        && STATES.split(' ').any(|known| known == state)
}
