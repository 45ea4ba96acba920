//! A head in one line: `Employer | Title | Place | REMOTE | Full-time | pay | link`, in any order and with any of them missing.
//! Each field is taken for what it is, not for where it stands.

mod places;
mod separators;

use std::sync::LazyLock;

use regex::{Captures, Regex};
use talent::{Remote, Span};

use super::super::employer;
use super::super::heading::{self, Topic};
use super::super::openings;
use super::super::scope::{Found, Scope};
use super::super::title::{Likeness, likeness, phrase};
use super::{Header, Shape, floor};
use crate::facts::{employment, experience, pay};
use crate::text::lines::Line;
use crate::text::pattern::any_case as pattern;
use places::{lists_places, take_mentions, take_places, terms_alone};
use separators::{BARS, fields, parted, parts_fields, slashed};

/// A head that is longer than this is prose.
const LINE_BYTES_MAX: usize = 700;

/// A field that is longer than this is where the text begins.
const FIELD_BYTES_MAX: usize = 110;

/// An employer's name is at most this long.
const EMPLOYER_BYTES_MAX: usize = 60;

static LINK: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[(\[<]?\s*(?:https?\s?:\s?/(?:\s?/\s?)?|www\.)\S*\s*[)\]>]?|\S+@\S+"));
static DOMAIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[a-z0-9.-]+\.(?:com|io|co|org|net|ai|dev|app|jobs|careers|tech|me|us|uk|de|in)(?:\s?/\S*)?$")
});
static VISA: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:visas?|h-?1b|sponsor\w*|relocation|relo)\b"));

/// Behind an employer's name: its batch, its link, what it does.
static NAME_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s*(?:[(\[{:,;]|\bhttps?\b|\bwww\.|\s[-–—]\s|\bis\s+(?:hiring|looking|seeking|searching|a|an|the)\b|\bare\s+(?:hiring|looking)\b|\bseeks\b|\bhiring\b|[!?]).*$",
    )
});

/// Words that belong to the terms of work and are nobody's name.
static TERMS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:full[- ]?time|part[- ]?time|fte|contract(?:ors?)?|freelance(?:rs?)?|interns?(?:hips?)?|permanent|perm|temporary|cdi|cdd|vollzeit|teilzeit|unbefristet|on[- ]?site|in[- ]?office|in[- ]?person|remote(?:ly)?|hybrid|wfh|only|can|may|ok(?:ay)?|preferred|possible|friendly|optional|welcome|available|allowed|considered|flexible|first|or|and|both|in|at|yes|no|work|from|home|all positions|direct hire|hire|multiple (?:positions|roles|openings)|various|several|apac|emea|latam|positions|roles|hiring|we(?:'re| are) hiring|visas?|h-?1b\d?|sponsor(?:ship|ed|s)?|relocation|assistance|paid|competitive|salary|equity|benefits|options|\d+\s?%)\b|[&/+,;().*^~]",
    )
});

/// What a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Title,
    Place,
    /// Terms, pay, years or a link; whatever it held was taken.
    Done,
    /// Nothing known: an employer, if anything.
    Name,
    /// The text of the posting.
    Prose,
}

/// Reads the first line as such a head. `None` where it is none.
pub(in super::super) fn read_one_line(lines: &[Line<'_>], scope: &Scope<'_>) -> Option<Header> {
    let at = lines.iter().position(|line| !line.is_blank())?;
    let line = &lines[at];
    if line.text.len() > LINE_BYTES_MAX && !line.text[..floor(line.text, LINE_BYTES_MAX)].contains('|')
        || stands_in_block(&lines[at + 1..])
    {
        return None;
    }
    let Some(fields) = fields(line) else { return terms_alone(line, scope) };
    let labelled = heading::read(line.text).is_some_and(|found| !found.value.is_empty() && found.topic != Topic::Other);
    if labelled && !parts_fields(line.text) || !BARS.is_match(line.text) && states_fields(&lines[at + 1..]) {
        return None;
    }
    let mut header = Header { end: line.whole.end, ..Header::default() };
    let mut names: Vec<Span> = Vec::new();
    let mut titles: Vec<Span> = Vec::new();
    let mut evident = 0;
    let mut placed: Vec<Span> = Vec::new();
    for field in fields.iter().flat_map(|field| slashed(*field, scope)).flat_map(|field| parted(field, scope)) {
        match take(field, &mut header, scope) {
            (Kind::Title, rest) if phrase::sought(scope.of(rest)).is_some() => {
                // "Acme is looking for a Baker"
                titles.extend(phrase::sought(scope.of(rest)).map(|title| title.shifted(rest.start)));
                names.push(rest);
            }
            (Kind::Title, rest) => match employer_before_title(rest, scope) {
                Some((name, title)) if names.is_empty() => {
                    names.push(name);
                    titles.push(title);
                }
                _ => titles.push(rest),
            },
            (Kind::Place, rest) => {
                evident += 1;
                placed.push(rest);
                titles.extend(openings::title_after_places(scope.of(rest)).map(|title| title.shifted(rest.start)));
            }
            (Kind::Done, _) => evident += 1,
            (Kind::Name, rest) if !names.is_empty() && are_disciplines(scope.of(rest)) => titles.push(rest),
            (Kind::Name, rest) => names.push(rest),
            (Kind::Prose, _) => {
                header.end = field.start;
                break;
            }
        }
    }
    if names.is_empty() {
        names.extend(town_as_name(&mut header, &placed, fields.first().copied()));
    }
    header.employer = employer(&names, scope);
    if header.places.is_empty()
        && let Some(name) = names.first()
    {
        // "Acme (Pune)"
        let words = scope.of(*name);
        let inside = words.find('(').map_or(words.len(), |at| at + 1);
        take_mentions(scope.vocabulary.place_mentions(&words[inside..], scope.home), name.start + inside, &mut header);
        evident += usize::from(!header.places.is_empty());
    }
    header.title = titles.first().copied();
    header.titles = titles;
    // A lone title with a dash in it is no head of a thread.
    let lists =
        |titles: &[Span]| titles.len() > 1 || titles.iter().any(|title| openings::lists_titles(scope.of(*title)));
    let several = lists(&header.titles) && (line.text.contains('•') || evident > 1);
    let terms = header.titles.is_empty() && evident > 1;
    if BARS.is_match(line.text) || header.employer.is_some() || several || terms {
        header.shape = Shape::Thread;
    }
    if is_title_alone(&header, line, lines.get(at + 1)) {
        return None;
    }
    let known = usize::from(header.title.is_some()) + usize::from(header.employer.is_some()) + evident.min(2);
    (known >= 2 && (evident > 0 || line.text.contains('|'))).then_some(header)
}

/// "Nava | Washington DC": a name that is a town's as well stands first, and is no place then.
fn town_as_name(header: &mut Header, placed: &[Span], first: Option<Span>) -> Option<Span> {
    let name = first.filter(|first| placed.len() > 1 && placed.first() == Some(first))?;
    header.places.retain(|place| place.span.start >= name.end);
    Some(name)
}

/// "Baker (Year 4) – Maternity cover" with its fields on the lines below.
fn is_title_alone(header: &Header, line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let alone = header.employer.is_none() && header.places.is_empty() && header.remote.is_none();
    let is_field = |next: &Line<'_>| !next.is_blank() && next.bullet.is_none() && !next.text.ends_with('.');
    alone && !BARS.is_match(line.text) && next.is_some_and(is_field)
}

/// "Backend, Frontend, Mobile" behind the employer's name.
fn are_disciplines(words: &str) -> bool {
    let parts = words.split([',', '/', '&', '+', ';']).flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(|part| !part.is_empty()).all(openings::is_discipline)
}

/// Several short lines below one another are a block of fields, whatever signs stand in its first line.
fn stands_in_block(next: &[Line<'_>]) -> bool {
    const SHORT: usize = 60;
    let short = |line: &&Line<'_>| {
        !line.is_blank()
            && line.bullet.is_none()
            && line.text.len() <= SHORT
            && !line.text.ends_with('.')
            && heading::read(line.text).is_none()
    };
    next.iter().take(3).take_while(short).count() >= 2
}

/// Labelled fields below mean that the line is one of them without its label.
fn states_fields(next: &[Line<'_>]) -> bool {
    let is_field = |topic| {
        matches!(
            topic,
            Topic::Title | Topic::Employer | Topic::Place | Topic::Experience | Topic::Pay | Topic::Employment
        )
    };
    let labelled = |line: &Line<'_>| {
        heading::read(line.text).is_some_and(|found| !found.value.is_empty() && is_field(found.topic))
    };
    next.iter().filter(|line| !line.is_blank()).take(2).any(labelled)
}

/// Takes what a field states; what is left of it is a title, a place, a name or nothing.
fn take(field: Span, header: &mut Header, scope: &Scope<'_>) -> (Kind, Span) {
    let words = scope.of(field);
    let head = &words[..floor(words, FIELD_BYTES_MAX)];
    for found in employment::find_kinds(head) {
        header.employment.push(Found::new(found.kind, found.span.shifted(field.start)));
    }
    if let Some(found) = employment::settled(&employment::find_remote(head)) {
        header.take_remote(found.remote, found.span.shifted(field.start));
    }
    if words.len() > FIELD_BYTES_MAX && !lists_places(words, scope) {
        if header.places.is_empty()
            && let Some(first) = first_part(field, scope)
        {
            take_places(first, header, scope);
        }
        return (Kind::Prose, field);
    }
    if let Some(stated) = pay::find(words).first() {
        header.set_pay(stated, field.start);
        return (Kind::Done, field);
    }
    if words.starts_with(|sign: char| sign.is_ascii_digit()) && header.take_pay(words, field.start) {
        return (Kind::Done, field);
    }
    if header.take_years(words, field.start) || experience::read_whole(words).is_some() {
        return (Kind::Done, field);
    }
    if VISA.is_match(words) && header.visa.is_none() {
        header.visa = Some(field);
    }
    if let Some(link) = LINK.find(words).filter(|link| link.start() == 0) {
        let link = Span::new(link.start(), link.end()).shifted(field.start);
        header.apply = header.apply.or(Some(link));
        if scope.of(Span::new(link.end, field.end)).trim().len() < 3 {
            return (Kind::Done, field);
        }
    }
    let rest = TERMS.replace_all(words, " ");
    let leads = header.remote.iter().map(|found| found.span).chain(header.employment.iter().map(|found| found.span));
    let termed = leads.into_iter().any(|span| span.start == field.start);
    if !rest.contains(char::is_alphanumeric) {
        return (Kind::Done, field);
    }
    let remote = employment::find_remote(words).iter().any(|found| found.remote != Remote::No);
    if remote && header.take_reach(words, field.start, scope) {
        return (if take_places(field, header, scope) { Kind::Place } else { Kind::Done }, field);
    }
    if !are_disciplines(words) && take_places(field, header, scope) {
        return (Kind::Place, field);
    }
    // Terms part a title from what stands beside it; its own signs stay.
    let parted = TERMS.replace_all(words, |term: &Captures<'_>| {
        let term = &term[0];
        if term.len() > 1 { ",".to_owned() } else { term.to_owned() }
    });
    let title = likeness(&parted, scope.vocabulary);
    // "Office of the Clerk"
    let named = words.contains(" of the ");
    if title == Likeness::Strong && !named && !is_firm(words) && !LINK.is_match(words) {
        return (Kind::Title, without_terms(field, scope));
    }
    (if termed { Kind::Done } else { Kind::Name }, field)
}

/// Whether a field ends as names of firms do. "Oven Engineer, Bread Systems" does and is none: the title stands before the comma.
fn is_firm(words: &str) -> bool {
    let (before, behind) = words.split_once(", ").unwrap_or((words, ""));
    employer::has_form(words) && !(behind.contains(' ') && openings::is_title(before))
}

/// The part of a long field before its first dash or sentence, as in "London, UK – Full time – we bake bread for …".
fn first_part(field: Span, scope: &Scope<'_>) -> Option<Span> {
    const PART_BYTES_MAX: usize = 50;
    let words = scope.of(field);
    let head = &words[..floor(words, PART_BYTES_MAX)];
    let end = [" – ", " - ", " — ", " ("].iter().filter_map(|sign| head.find(sign)).min()?;
    Some(Span::new(field.start, field.start + end))
}

/// `Acme - Oven Engineer` within one field.
fn employer_before_title(field: Span, scope: &Scope<'_>) -> Option<(Span, Span)> {
    let (name, title) = scope.of(field).split_once(" - ")?;
    let like = |words: &str| likeness(words, scope.vocabulary);
    let parted = like(name) == Likeness::None && like(title) == Likeness::Strong && !title.contains(" - ");
    parted.then(|| {
        (
            Span::new(field.start, field.start + name.trim_end().len()),
            Span::new(field.end - title.trim_start().len(), field.end),
        )
    })
}

/// A title without the kind of contract before or behind it ("Full-time Data Engineer").
fn without_terms(field: Span, scope: &Scope<'_>) -> Span {
    let words = scope.of(field);
    let mut span = Span::new(0, words.len());
    for found in employment::find_kinds(words) {
        if words[..found.span.start].trim().is_empty() {
            span.start = found.span.end;
        } else if words[found.span.end..].trim().is_empty() {
            span.end = found.span.start;
        }
    }
    let kept = &words[span.start.min(span.end)..span.end];
    let lead = kept.len() - kept.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let kept = kept[lead..].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '–' | ':'));
    if kept.is_empty() {
        field
    } else {
        Span::new(span.start + lead, span.start + lead + kept.len()).shifted(field.start)
    }
}

/// The employer among fields that are nothing else: the first that could be a name.
fn employer(names: &[Span], scope: &Scope<'_>) -> Option<Span> {
    names.iter().find_map(|field| {
        let words = scope.of(*field);
        let end = NAME_END.find(words).map_or(words.len(), |end| end.start());
        let name = words[..end].trim_end_matches([',', '.', ':', ' ']);
        let name = if name.is_empty() && DOMAIN.is_match(words) { words } else { name };
        let plausible = !name.is_empty() && name.len() <= EMPLOYER_BYTES_MAX && name.contains(char::is_alphanumeric);
        plausible.then(|| Span::new(field.start, field.start + name.len()))
    })
}
