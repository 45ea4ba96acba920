//! The head of a single posting: a few short lines before the text, each of them one field.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use super::super::employer;
use super::super::greeting::{house, is_call};
use super::super::heading::{self, Topic};
use super::super::poster::Poster;
use super::super::scope::Scope;
use super::super::title::{self, Likeness, likeness, phrase};
use super::need::{before_need, is_need, is_need_alone};
use super::{Header, Shape, is_covered, names, part_employer_from_place, plain_words, read_places};
use crate::facts::{employment, experience, pay, place, skill};
use crate::text::lines::Line;
use crate::text::pattern::pattern;
use crate::text::words::has_word;

/// A head has at most this many lines.
const LINES_MAX: usize = 8;

/// Work of these kinds ends at some time.
const LIMITED: &[&str] = &["apprenticeship", "contract", "fixed", "intern", "internship", "temporary"];

/// Longer lines are text.
const LINE_BYTES_MAX: usize = 120;

/// A title before the name of a firm has at most this many words.
const TITLE_WORDS_MAX: usize = 8;

/// Reads the lines before the first blank one. A text that begins with a sentence, a list or a heading has no head.
pub(in super::super) fn read_block(lines: &[Line<'_>], scope: &Scope<'_>) -> Header {
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(lines.len());
    let header = Header { shape: Shape::Loose, ..Header::default() };
    let labelled_title = states_title(&lines[first..], scope);
    let mut block = Block { header, labelled_title, ..Block::default() };
    let is_only_line = lines[first..].iter().skip(1).all(Line::is_blank);
    let mut rest = lines[first..].iter().take(LINES_MAX).peekable();
    while let Some(line) = rest.next() {
        // A list of many places is long as well.
        let long = line.text.len() > LINE_BYTES_MAX && read_places(line, scope).is_none();
        let foreign = line.is_blank() || line.bullet.is_some() || long;
        let told =
            is_sentence(line.text) || is_need(line.text) || is_only_line && is_need_alone(line.text, scope.vocabulary);
        if foreign || told && !(block.labelled_title && block.plain.is_empty()) {
            break;
        }
        let house = house(line.text).map(|house| house.shifted(line.span.start));
        if house.is_some() || is_call(line.text) {
            block.header.employer = block.header.employer.or(house);
            block.header.end = line.whole.end;
            continue;
        }
        // "Remote - India, Nepal" is a field of the head, though "Remote:" is a label as well.
        if !block.plain.is_empty() && block.header.take_remote_countries(line, scope) {
            block.header.end = line.whole.end;
            continue;
        }
        match heading::read(line.text).map(|found| (found.topic, found.value.is_empty())) {
            None if !block.plain.is_empty() && block.take_parts(line, scope) => block.header.end = line.whole.end,
            None if block.plain.is_empty() && block.take_title_at(line, scope) => block.header.end = line.whole.end,
            None => block.take(line, scope),
            // "Competitive salary"
            Some((Topic::Pay, true)) if block.header.take_pay(line.text, line.span.start) => {
                block.header.end = line.whole.end;
            }
            // The text reads the label; other fields may stand below it.
            Some((Topic::Title, false)) => block.past_title = true,
            Some((Topic::Skills, true)) => {
                if let Some(list) = rest.peek().filter(|list| !list.is_blank() && !block.past_title) {
                    let items = skill::items(list.text, scope.vocabulary);
                    block.header.tags = items.iter().map(|item| item.span.shifted(list.span.start)).collect();
                    block.header.end = list.whole.end;
                }
                break;
            }
            Some(_) => break,
        }
    }
    let last = if block.header.title.is_some() { Some(lines[first]) } else { None };
    let alone = match block.plain[..] {
        [title] if !block.labelled_title && is_title_alone(&title, scope) => Some(title),
        _ => last.filter(|_| block.plain.is_empty()),
    };
    if let Some(title) = alone {
        block.take_below(&lines[first..], &title, scope);
    }
    block.finish(scope)
}

/// A line that is a title by itself, with a blank line behind it.
fn is_title_alone(line: &Line<'_>, scope: &Scope<'_>) -> bool {
    likeness(scope.of(plain_words(line.span, scope)), scope.vocabulary) > Likeness::None || line.text.starts_with('#')
}

#[derive(Default)]
struct Block<'a> {
    header: Header,
    /// The lines that are no field by their form.
    plain: Vec<Line<'a>>,
    /// Where the first line begins that only praises the job: from there on all is text as well.
    pitched: Option<usize>,
    /// The title stands under a label.
    labelled_title: bool,
    /// The label of the title was passed: what follows belongs to the head, and to the text as well.
    past_title: bool,
}

impl<'a> Block<'a> {
    fn take(&mut self, line: &Line<'a>, scope: &Scope<'_>) {
        let at = line.span.start;
        if let Some(poster) = Poster::read(line.text) {
            self.header.take_poster(poster, line.span);
        } else if !(self.header.take_remote_countries(line, scope)
            || self.header.take_years(line.text, at)
            || self.header.take_pay(line.text, at)
            || self.header.take_employment(line.text, at))
        {
            if is_pitch(line.text) && likeness(line.text, scope.vocabulary) == Likeness::None {
                self.header.take_pay_within(line.text, at);
                self.pitched = self.pitched.or(Some(line.whole.start));
            } else {
                self.plain.push(*line);
            }
        }
        if !self.past_title {
            self.header.end = line.whole.end;
        }
    }

    /// The fields below the blank line that follows a title: each line must show what it is.
    fn take_below(&mut self, lines: &[Line<'a>], title: &Line<'a>, scope: &Scope<'_>) {
        const BELOW_MAX: usize = 4;
        let below = lines.iter().filter(|line| line.span.start > title.span.start && !line.is_blank());
        for line in below.take(BELOW_MAX) {
            if line.bullet.is_some() || line.text.len() > LINE_BYTES_MAX || heading::read(line.text).is_some() {
                break;
            }
            let before = self.header.clone();
            let taken = self.header.take_years(line.text, line.span.start)
                || self.header.take_pay(line.text, line.span.start)
                || self.take_parts(line, scope);
            if taken {
                self.header.end = line.whole.end;
            } else if let Some((name, tail)) = name_before_places(line, scope)
                && self.header.employer.is_none()
            {
                let read = place::read_line(scope.of(tail), scope.vocabulary, scope.home);
                self.header.employer = Some(name);
                self.header.take_places(read, tail.start);
                self.header.end = line.whole.end;
            } else {
                self.header = before;
                break;
            }
        }
    }

    /// A line of fields between commas or dashes, each of which shows what it is: `5 - 8 years, 58.000 - 64.000 EUR`. A list of places is
    /// no such line.
    fn take_all_parts(&mut self, line: &Line<'a>, scope: &Scope<'_>) -> bool {
        let one = experience::read_whole(line.text).is_some() || pay::read_whole(line.text).is_some();
        if line.text.len() > LINE_BYTES_MAX || !line.text.contains(|sign: char| sign.is_ascii_digit()) {
            return false;
        }
        // "Contract, 24 months" says for how long, not how much somebody has done before.
        if has_word(line.text, LIMITED) {
            return false;
        }
        let parted = [" | ", " – ", " — ", " - ", "; ", ", "].iter().map(|sign| parts_between(line, sign));
        // "2 - 5 years" is one field, "£20 an hour, Pune" are two.
        let apart = |parts: &Vec<Line<'a>>| {
            parts.len() > 1 && (!one || parts[1..].iter().all(|part| read_places(part, scope).is_some()))
        };
        for parts in parted.filter(apart) {
            let before = self.header.clone();
            if parts.iter().all(|part| self.take_part(part, scope)) && !self.header.states_same(&before) {
                return true;
            }
            self.header = before;
        }
        false
    }

    /// A line of several fields: `**Acme Ovens** · Pune · £20 an hour · permanent`. At least half of them must show what they are;
    /// a name stands first.
    fn take_parts(&mut self, line: &Line<'a>, scope: &Scope<'_>) -> bool {
        let parts = parts_between(line, "·");
        if parts.len() < 2 {
            return self.take_all_parts(line, scope);
        }
        let before = self.header.clone();
        let mut fields = 0;
        for (at, part) in parts.iter().enumerate() {
            fields += usize::from(self.take_part(part, scope));
            if at == 0 && fields == 0 {
                let name = plain_words(part.span, scope);
                let titled = likeness(scope.of(name), scope.vocabulary) > Likeness::None;
                if self.header.employer.is_none() && !titled && name.start < name.end {
                    self.header.employer = Some(name);
                    fields += usize::from(part.text.starts_with("**"));
                }
            }
        }
        let evident = fields * 2 >= parts.len();
        if !evident {
            self.header = before;
        }
        evident
    }

    fn take_part(&mut self, part: &Line<'a>, scope: &Scope<'_>) -> bool {
        if is_note_of_site(part.text) {
            return true;
        }
        if self.header.take_remote_countries(part, scope)
            || employment::find_remote(part.text).iter().any(|found| found.span.start == 0)
                && self.header.take_reach(part.text, part.span.start, scope)
                && self.take_mode(part)
            || self.header.take_years(part.text, part.span.start)
            || self.header.take_pay(part.text, part.span.start)
            || self.header.take_employment(part.text, part.span.start)
        {
            return true;
        }
        if let Some(read) = read_places(part, scope).filter(|_| self.header.places.is_empty()) {
            self.header.take_places(read, part.span.start);
            return true;
        }
        self.take_mode(part)
    }

    fn take_mode(&mut self, part: &Line<'a>) -> bool {
        let mode = employment::find_remote(part.text).into_iter().find(|found| found.span.start == 0);
        if let Some(found) = mode {
            self.header.take_remote(found.remote, found.span.shifted(part.span.start));
        }
        mode.is_some()
    }

    /// `Warden of Ovens @ Kettle & Rye, Kirkwall, Orkney`: a title, a firm and where it is.
    fn take_title_at(&mut self, line: &Line<'a>, scope: &Scope<'_>) -> bool {
        let Some((title, house)) = line.text.split_once(" @ ") else { return false };
        let words = title.split_whitespace().count();
        if words > TITLE_WORDS_MAX || title.contains(['.', '|', ':']) || !house.starts_with(char::is_alphanumeric) {
            return false;
        }
        let title = plain_words(Span::new(line.span.start, line.span.start + title.trim_end().len()), scope);
        self.header.title = Some(title);
        self.header.employer = Some(plain_words(Span::new(line.span.end - house.len(), line.span.end), scope));
        part_employer_from_place(&mut self.header, scope);
        true
    }

    /// `Part-time Baker, £14.50 an hour, 20 hours per week`, `Baker - $19/hr`: a title and behind it terms, each of which shows what it is.
    fn part_title_from_terms(&mut self, scope: &Scope<'_>) {
        static HOURS: LazyLock<Regex> = LazyLock::new(|| {
            pattern(r"(?i)^\d{1,2}(?:\.\d)?(?:\s?[-–]\s?\d{1,2})?\s?(?:hrs?|hours)\b(?:\s?(?:/|a|per)\s?(?:week|wk))?$")
        });
        let Some(title) = self.header.title else { return };
        let words = scope.of(title);
        if let Some(sign) = words.find(['$', '£', '€', '₹']).filter(|sign| *sign > 0) {
            let named = words[..sign].trim_end_matches([' ', '-', '–', '—', '|', ',', ':', '(']);
            let tail = words[sign..].trim_end_matches(')');
            if !named.is_empty() && self.header.take_pay(tail, title.start + sign) {
                self.header.title = Some(Span::new(title.start, title.start + named.len()));
            }
            return;
        }
        let Some(cut) = words.find(", ").filter(|cut| title::ends_in_role(&words[..*cut])) else { return };
        let span = Span::new(title.start + cut, title.end);
        let line = Line { text: &words[cut..], span, whole: span, bullet: None, indent: 0 };
        let mut parted = Self { header: self.header.clone(), ..Self::default() };
        let terms = parts_between(&line, ", ");
        let known = terms.iter().all(|term| HOURS.is_match(term.text) || parted.take_part(term, scope));
        if known && !parted.header.states_same(&self.header) {
            self.header = Header { title: Some(Span::new(title.start, title.start + cut)), ..parted.header };
        }
    }

    /// Among the plain lines the last that reads as places is the place; title and employer are the others.
    fn finish(mut self, scope: &Scope<'_>) -> Header {
        let first = usize::from(self.labelled_title || self.plain.len() > 1);
        let mut lines = (first..self.plain.len()).rev();
        let place = lines.find_map(|at| Some((at, read_places(&self.plain[at], scope)?)));
        let mut spans: Vec<Span> = self.plain.iter().map(|line| plain_words(line.span, scope)).collect();
        if let Some((at, read)) = place {
            self.header.take_places(read, self.plain[at].span.start);
            spans.remove(at);
        }
        // Numbers by themselves are nobody's name.
        spans.retain(|span| scope.of(*span).contains(char::is_alphabetic));
        if let [only] = spans[..]
            && self.is_alone()
            && likeness(scope.of(only), scope.vocabulary) == Likeness::None
            && !employer::has_form(scope.of(only))
        {
            // One line alone may be anything: it is a name only where it looks like one, or where other fields stand around it.
            self.header.end = 0;
            return self.header;
        }
        if self.is_alone()
            && let [only] = &mut spans[..]
        {
            *only = title::core(*only, scope);
            if let Some(end) = before_need(scope.of(*only)) {
                *only = Span::new(only.start, only.start + end);
                self.header.end = self.header.end.min(only.end);
            }
        }
        let known = self.header.title;
        let names = names::sort(&spans, self.header.employer, self.labelled_title || known.is_some(), scope);
        self.header.title = known.or(names.title);
        self.header.employer = names.employer;
        self.part_title_from_terms(scope);
        // What is no field belongs to the text.
        let taken = |line: &Span| {
            [names.title, names.employer]
                .into_iter()
                .flatten()
                .any(|name| name.start <= line.start && line.end <= name.end)
        };
        let last = spans.iter().rposition(taken).map_or(0, |at| at + 1);
        let whole =
            |rest: &Span| self.plain.iter().find(|line| line.span.start <= rest.start && rest.end <= line.span.end);
        if let Some(rest) = spans.get(last).and_then(whole) {
            self.header.end = self.header.end.min(rest.whole.start);
        }
        if !self.labelled_title {
            part_employer_from_place(&mut self.header, scope);
        }
        self.header.end = self.header.end.min(self.pitched.unwrap_or(usize::MAX));
        self.header
    }

    fn is_alone(&self) -> bool {
        self.plain.len() == 1 && self.header.pay.is_none() && self.header.experience.is_none() && !self.labelled_title
    }
}

/// "Home weekly! avg $1,450/wk": several words with a call or a sum of money among them name neither a job nor a house.
fn is_pitch(line: &str) -> bool {
    const NAME_WORDS_MAX: usize = 2;
    let sum = |at: usize, sign: &str| line[at + sign.len()..].starts_with(|next: char| next.is_ascii_digit());
    let paid = || ["$", "£", "€", "₹"].iter().flat_map(|sign| line.match_indices(sign)).any(|(at, sign)| sum(at, sign));
    let calls = || line.split_whitespace().any(|word| word.ends_with('!'));
    line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() > NAME_WORDS_MAX
        && (calls() || paid())
}

/// The parts of a line between signs in the middle of it.
fn parts_between<'a>(line: &Line<'a>, sign: &str) -> Vec<Line<'a>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let cuts = line.text.match_indices(sign).map(|(at, sign)| (at, at + sign.len()));
    for (end, next) in cuts.chain([(line.text.len(), line.text.len())]) {
        let words = &line.text[start..end];
        let text = words.trim();
        let from = line.span.start + start + words.len() - words.trim_start().len();
        start = next;
        if !text.is_empty() {
            parts.push(Line { text, span: Span::new(from, from + text.len()), ..*line });
        }
    }
    parts
}

/// `**Acme Ovens**, Pune (on site)`: a name and behind it nothing but places.
fn name_before_places(line: &Line<'_>, scope: &Scope<'_>) -> Option<(Span, Span)> {
    let name = plain_words(line.span, scope);
    let name = Span::new(name.start, name.start + scope.of(name).split(", ").next()?.trim_end().len());
    let marked = scope.of(Span::new(name.end, line.span.end));
    let tail = marked.trim_start_matches(['*', '_', ' ', ',']);
    let tail = Span::new(line.span.end - tail.len(), line.span.end);
    let words = scope.of(tail);
    // "Our offices are in Pune, Goa"
    let named = scope.of(name).strip_prefix("The ").unwrap_or(scope.of(name));
    if named.split(' ').any(phrase::is_of_sentence) {
        return None;
    }
    let read = place::read_line(words, scope.vocabulary, scope.home);
    let placed = !read.items.is_empty() && read.items.iter().all(|item| item.known && is_covered(item, words, scope));
    (placed && name.start < name.end && name.end < tail.start && marked.contains(',')).then_some((name, tail))
}

/// Whether one of the first lines states the title under a label. Below the name of a public office it may stand further down.
fn states_title(lines: &[Line<'_>], scope: &Scope<'_>) -> bool {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)^(?:government|ministry|department|directorate|municipality|embassy|high commission|state of|republic of|county of|city of)\b",
        )
    });
    const FURTHER_MAX: usize = 14;
    let mut plain = lines.first().is_some_and(|first| OFFICE.is_match(first.text));
    for (at, line) in lines.iter().take(FURTHER_MAX).enumerate() {
        let beyond = at >= LINES_MAX || lines[..at].iter().any(Line::is_blank);
        match heading::read(line.text) {
            Some(found) if found.topic == Topic::Title && !found.value.is_empty() => {
                return !beyond || plain && likeness(found.value, scope.vocabulary) > Likeness::None;
            }
            // The text has begun.
            Some(found) if beyond && found.value.is_empty() => return false,
            Some(_) => {}
            None => plain &= likeness(line.text, scope.vocabulary) == Likeness::None,
        }
    }
    false
}

/// "2 weeks ago", "Over 100 applicants", "51-200 employees": what sites write about a posting between its fields.
fn is_note_of_site(words: &str) -> bool {
    static NOTE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?xi)^(?:(?:re)?posted\ )?(?:\d{1,2}|an?)\+?\ (?:minutes?|hours?|days?|weeks?|months?)\ ago$
              | ^(?:over\ |be\ among\ the\ first\ )?\d{1,4}\+?\ applicants$ | ^[\d,]+\+?(?:\s?[-–]\s?[\d,]+)?\ employees$
              | ^(?:mid-senior|entry|associate|director|executive|internship)\ level$ | ^(?:promoted|easy\ apply|actively\ (?:recruiting|hiring))$",
        )
    });
    NOTE.is_match(words)
}

fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', ';']) && line.split_whitespace().count() > 5 && !employer::has_dotted_form(line)
}
