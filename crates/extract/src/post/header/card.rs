//! The header block of a posting on a page: employer, poster, places, years, pay, tags, each on lines of their own.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use super::super::employer;
use super::super::furniture::{Furniture, furniture};
use super::super::heading::{self, Topic};
use super::super::page::Card;
use super::super::poster::Poster;
use super::super::scope::{Found, Scope};
use super::super::title::{Likeness, likeness};
use super::{Header, names, read_places};
use crate::facts::place;
use crate::facts::skill;
use crate::text::lines::Line;
use crate::text::pattern::pattern;

/// The alternative text of an icon, glued to the tag behind it.
static ICON: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?i:skill|tag|tech|technology)\s?(?i:icon|logo)\s*"));

static HIDDEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\+\s?(\d{1,4})(?i:\s+more)?$"));

static TAGS_HEAD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?i:(?:key |top |primary |required )?(?:skills?|tags|technologies|tech stack))\s*:?$"));

/// A tag is a name: longer lines are sentences.
const TAG_BYTES_MAX: usize = 60;
const TAG_WORDS_MAX: usize = 6;

/// A header shows at most this many tags behind one that could be something else.
const TAGS_AHEAD_MAX: usize = 8;

/// Reads the header of a card. The header ends where the text of the posting begins.
pub(in super::super) fn read_card(lines: &[Line<'_>], card: &Card, scope: &Scope<'_>) -> Header {
    let mut header = Header { end: lines[card.years].whole.end, ..Header::default() };
    let mut plain = Plain::default();
    for line in lines[card.before.clone()].iter().filter(|line| !line.is_blank()) {
        plain.take(line, &mut header);
    }
    let years = &lines[card.years];
    header.take_years(years.text, years.span.start);

    let mut rest = card.after.clone().filter(|&at| !lines[at].is_blank()).peekable();
    if let Some(&at) = rest.peek()
        && header.pay.is_none()
        && header.take_pay(lines[at].text, lines[at].span.start)
    {
        header.end = lines[at].whole.end;
        rest.next();
    }
    let mut rest = rest.map(|at| &lines[at]);
    plain.take_places(&mut header, rest.next(), rest.next(), scope);
    let employer = header.employer.or_else(|| plain.logo(scope));
    let names = names::sort(&plain.spans(), employer, false, scope);
    header.title = header.title.or(names.title);
    header.employer = names.employer;
    read_tags(lines, card, &mut header, scope);
    header
}

/// The lines before the years that are neither poster nor pay.
#[derive(Default)]
struct Plain<'a> {
    lines: Vec<Line<'a>>,
    /// How many of them stand before the last line about the poster; `None` where there is none.
    before_poster: Option<usize>,
    logos: Vec<Span>,
}

impl<'a> Plain<'a> {
    fn take(&mut self, line: &Line<'a>, header: &mut Header) {
        if let Some(poster) = Poster::read(line.text) {
            header.take_poster(poster, line.span);
            let contact =
                header.contact.and_then(|contact| line.text.get(contact.start.wrapping_sub(line.span.start)..));
            // The poster's name stands once more above "Posted by".
            if self.lines.last().is_some_and(|last| Some(last.text) == contact) {
                self.lines.pop();
            }
            self.before_poster = Some(self.lines.len());
            return;
        }
        match furniture(line.text) {
            Some(Furniture::Picture(Some(name))) if line.text.to_lowercase().ends_with("logo") => {
                self.logos.push(Span::new(line.span.start, line.span.start + name.len()));
            }
            Some(_) => {}
            // "Confidential" in the place of a name is no pay that is kept back.
            None if self.is_hidden_name(line) => self.lines.push(*line),
            None if header.take_pay(line.text, line.span.start) => {}
            None if take_label(line, header) => {}
            None => self.lines.push(*line),
        }
    }

    fn is_hidden_name(&self, line: &Line<'_>) -> bool {
        self.before_poster.is_none()
            && employer::is_description(line.text)
            && self.lines.iter().all(|known| known.text == line.text)
    }

    /// The places stand on the last line before the years that lists places, or behind the pay: for certain where the tags' heading
    /// follows there. What nobody knows is a place only where it can be nothing else.
    fn take_places(
        &mut self,
        header: &mut Header,
        behind: Option<&Line<'a>>,
        after: Option<&Line<'a>>,
        scope: &Scope<'_>,
    ) {
        let is_behind = |line: &&Line<'_>| {
            !is_tags_head(line.text)
                && scope.vocabulary.find_skill(line.text).is_none()
                && read_places(line, scope).is_some()
        };
        let certain =
            behind.filter(|line| !is_tags_head(line.text) && after.is_some_and(|after| is_tags_head(after.text)));
        let alone = || {
            let loose = after.is_none() && self.before_poster.is_none() && self.lines.len() > 1;
            behind.filter(|_| loose).filter(is_behind)
        };
        let before = || {
            let listed = self.lines.iter().rfind(|line| read_places(line, scope).is_some());
            listed.or_else(|| self.lines.iter().rfind(|line| begins_with_remote(line, scope)))
        };
        let unknown = || self.lines.last().filter(|line| self.stands_for_places(line, header, scope));
        let line =
            certain.or_else(alone).or_else(before).or_else(|| behind.filter(is_behind)).or_else(unknown).copied();
        let Some(line) = line else { return };
        if !header.take_remote_countries(&line, scope) {
            header.take_places(place::read_line(line.text, scope.vocabulary, scope.home), line.span.start);
        }
        if line.span.start > header.end {
            header.end = line.whole.end;
        } else {
            self.lines.retain(|known| known.span != line.span);
        }
    }

    /// Whether a line that nobody knows can only be the places: behind the poster, or behind an employer that is named for certain.
    fn stands_for_places(&self, line: &Line<'_>, header: &Header, scope: &Scope<'_>) -> bool {
        if let Some(count) = self.before_poster {
            return count < self.lines.len();
        }
        let words = |span: Span| scope.of(span);
        let named = header.employer.map(words).or_else(|| {
            let [.., first, second, _] = &self.lines[..] else { return None };
            (first.text == second.text).then_some(first.text)
        });
        named.is_some_and(|name| name != line.text) && likeness(line.text, scope.vocabulary) == Likeness::None
    }

    fn spans(&self) -> Vec<Span> {
        self.lines.iter().map(|line| line.span).collect()
    }

    /// The employer by its logo: the site's own comes first.
    fn logo(&self, scope: &Scope<'_>) -> Option<Span> {
        let first = *self.logos.first()?;
        let other = self.logos.iter().rev().find(|logo| scope.of(**logo) != scope.of(first));
        other.copied().or_else(|| self.lines.iter().find(|line| line.text == scope.of(first)).map(|line| line.span))
    }
}

/// "Remote, Lakeside": whatever stands behind the word is a place.
fn begins_with_remote(line: &Line<'_>, scope: &Scope<'_>) -> bool {
    let read = place::read_line(line.text, scope.vocabulary, scope.home);
    let first = read.remote.is_some_and(|(_, span)| span.start == 0 && line.text[span.end..].starts_with(", "));
    first && line.text.len() <= TAG_BYTES_MAX
}

/// Some sites write labels before the fields of a header.
fn take_label(line: &Line<'_>, header: &mut Header) -> bool {
    let Some(found) = heading::read(line.text).filter(|found| !found.value.is_empty()) else { return false };
    let value = Span::new(line.span.end - found.value.len(), line.span.end);
    match found.topic {
        Topic::Title => header.title = header.title.or(Some(value)),
        Topic::Employer => header.employer = header.employer.or(Some(value)),
        _ => return false,
    }
    true
}

/// Whether a line heads the tags.
pub(in super::super) fn is_tags_head(line: &str) -> bool {
    TAGS_HEAD.is_match(line)
}

/// The tags behind the pay and the places: one a line, or one line with commas.
fn read_tags(lines: &[Line<'_>], card: &Card, header: &mut Header, scope: &Scope<'_>) {
    let from = header.end;
    let start = card.after.clone().find(|&at| lines[at].whole.start >= from).unwrap_or(card.after.end);
    let lines = &lines[start..card.after.end];
    let mut after_head = false;
    let mut after_blank = false;
    for (at, line) in lines.iter().enumerate() {
        if line.is_blank() && line.bullet.is_none() {
            after_blank = true;
            continue;
        }
        if header.tags.is_empty() && !after_head && is_tags_head(line.text) {
            after_head = true;
        } else if let Some(count) = HIDDEN.captures(line.text).and_then(|found| found[1].parse().ok()) {
            header.hidden_tags = Some(Found::new(count, line.span));
            header.end = line.whole.end;
            break;
        } else if header.tags.is_empty()
            && after_head
            && let Some(items) = listed_tags(line, scope)
        {
            header.tags = items;
        } else if line.bullet.is_some() && header.tags.is_empty() && is_tag_list(&lines[at..], after_head, scope) {
            take_tag_list(&lines[at..], header, scope);
            break;
        } else if line.bullet.is_none()
            && let Some((tag, sure)) = tag(line, scope).or_else(|| tag_among_tags(&lines[at..], after_head && !after_blank && header.tags.is_empty(), scope))
            // Behind a blank line only what is a tag for certain belongs to the tags.
            && (sure || !after_blank || after_head && header.tags.is_empty())
        {
            header.tags.push(tag);
        } else {
            break;
        }
        after_blank = false;
        header.end = line.whole.end;
    }
}

/// The tags of a line that lists them with commas. `None` for a sentence.
fn listed_tags(line: &Line<'_>, scope: &Scope<'_>) -> Option<Vec<Span>> {
    if line.bullet.is_some() || !line.text.contains(',') {
        return None;
    }
    let items = skill::items(line.text, scope.vocabulary);
    let sentence = line.text.ends_with(['.', '!', '?', ':'])
        && items.iter().any(|item| scope.vocabulary.find_skill(item.span.of(line.text).unwrap_or_default()).is_none());
    (!sentence).then(|| items.iter().map(|item| item.span.shifted(line.span.start)).collect())
}

/// A tag that reads like a title or a heading, where it is the first below the tags' heading or the tags go on behind it.
fn tag_among_tags(lines: &[Line<'_>], headed: bool, scope: &Scope<'_>) -> Option<(Span, bool)> {
    let (first, rest) = lines.split_first()?;
    let goes_on = rest
        .iter()
        .take(TAGS_AHEAD_MAX)
        .take_while(|line| line.bullet.is_none() && is_short(line.text))
        .any(|line| HIDDEN.is_match(line.text) || tag(line, scope).is_some_and(|(_, sure)| sure));
    (is_short(first.text) && (headed || goes_on)).then_some((first.span, false))
}

/// Whether a line is a name rather than a sentence or a heading.
fn is_short(words: &str) -> bool {
    let sentence = words.len() > TAG_BYTES_MAX
        || words.split_whitespace().count() > TAG_WORDS_MAX
        || words.ends_with([':', '?', '!', ';', ','])
        || words.ends_with('.') && words.contains(' ');
    !words.is_empty() && !sentence
}

/// Whether the lines begin with a list of tags: items of few words, under a heading or most of them skills.
fn is_tag_list(lines: &[Line<'_>], after_head: bool, scope: &Scope<'_>) -> bool {
    let items = || lines.iter().take_while(|line| line.bullet.is_some() && !HIDDEN.is_match(line.text));
    let short = items().all(|line| tag(line, scope).is_some());
    let known = items().filter(|line| tag(line, scope).is_some_and(|(_, sure)| sure)).count();
    short && (after_head || known * 2 > items().count())
}

fn take_tag_list(lines: &[Line<'_>], header: &mut Header, scope: &Scope<'_>) {
    for line in lines.iter().take_while(|line| line.bullet.is_some()) {
        if let Some(count) = HIDDEN.captures(line.text).and_then(|found| found[1].parse().ok()) {
            header.hidden_tags = Some(Found::new(count, line.span));
        } else {
            header.tags.extend(tag(line, scope).map(|(tag, _)| tag));
        }
        header.end = line.whole.end;
    }
}

/// The tag that a line is, and whether it is one for certain. `None` where the text of the posting begins.
fn tag(line: &Line<'_>, scope: &Scope<'_>) -> Option<(Span, bool)> {
    let icon = ICON.find(line.text).map_or(0, |icon| icon.end());
    let words = &line.text[icon..];
    if words.is_empty() {
        return None;
    }
    let span = Span::new(line.span.start + icon, line.span.end);
    if icon > 0 || scope.vocabulary.find_skill(words).is_some() {
        return Some((span, true));
    }
    let other = heading::read(words).is_some() || likeness(words, scope.vocabulary) == Likeness::Strong;
    (is_short(words) && !other).then_some((span, false))
}
