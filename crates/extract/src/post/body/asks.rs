//! What the sentences of a posting ask for and offer, apart from skills.

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use talent::{Country, EducationNeed, Employment, Place, Remote, Span};

use super::super::header::is_covered;
use super::super::heading::Topic;
use super::super::scope::{Found, Scope};
use super::{BodyLine, benefits, reach, skills, topic_at};
use crate::facts::{certification, contact, date, degree, employment, language, notice, place};
use crate::text::cues::{Cue, Cued};
use crate::text::pattern::any_case as pattern;

/// Longer lines are paragraphs: no single benefit or certificate is meant by all of one.
pub(super) const ITEM_BYTES_MAX: usize = 200;

/// Longer lines are walls of text whose certificates nobody means.
pub(super) const PARAGRAPH_BYTES_MAX: usize = 600;

/// What the sentences state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Asks {
    pub(in super::super) education: Vec<Found<EducationNeed>>,
    pub(in super::super) certifications: Vec<Span>,
    pub(in super::super) languages: Vec<Span>,
    pub(in super::super) benefits: Vec<Span>,
    pub(in super::super) employment: Vec<Found<Employment>>,
    pub(in super::super) notice: Option<Found<u16>>,
    pub(in super::super) equity: Option<Span>,
    pub(in super::super) visa: Option<Span>,
    pub(in super::super) apply: Option<Span>,
    pub(in super::super) remote: Option<Found<Remote>>,
    pub(in super::super) remote_countries: Vec<Found<Country>>,
    /// "EU time zones".
    pub(in super::super) time_zones: Vec<Span>,
    /// "Apply by 5 December 2026."
    pub(in super::super) deadline: Option<Found<Date>>,
    /// "Pay: as per industry standards."
    pub(in super::super) pay_note: Option<Span>,
    /// "We have two openings."
    pub(in super::super) openings: Option<Found<u32>>,
    /// Where sentences say that the work is.
    pub(in super::super) places: Vec<Found<Place>>,
}

/// The address and the debris of an anchor before the words of a line.
static LINK_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^https?://[^\s"]+(?:"?\s*target=[^>]{0,80}>)?\s*"#));

static EQUITY: Cued = Cued::new(Cue::Equity, || {
    pattern(
        r"(?:\d+(?:\.\d+)?\s?%?\s?[-–]\s?)?(?:\d+(?:\.\d+)?\s?%\s+)?\b(?:equity(?: options?| grants?)?|esops?|stock options?|rsus?)\b",
    )
});

/// Equity that is no share for the person.
static OTHER_EQUITY: Cued = Cued::new(Cue::Equity, || {
    pattern(
        r"(?:private|brand|pay|health|racial|gender|social|diversity,?(?: and)?|and|inclusion,?|home) equity|equity (?:research|trading|markets?|derivatives|funds?|and inclusion|analyst|portfolio)|equity,? (?:diversity|inclusion)",
    )
});

static OFFERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:offers?|salary|compensation|package|benefits?|competitive|generous|meaningful|early)\b|\+")
});

static VISA: Cued = Cued::new(Cue::Visa, || {
    pattern(
        r"\b(?:visas?|h-?1b|work permits?|sponsorship|right to work|work authori[sz]ation|authori[sz]ed to work|green card)\b",
    )
});

static APPLY: Cued = Cued::new(Cue::Apply, || {
    pattern(r"\b(?:appl\w+|send|submi\w+|r[eé]sum[eé]s?|cvs?|deadline|closing|closes|write to|e-?mail)\b")
});

/// What stands right before the day until which one may apply.
static APPLY_BY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:appl(?:y|ications?)|send|submit|submitted|r[eé]sum[eé]s?|cvs?|deadline|write to|email|e-mail|mail)\b[^\n]*?\b(?:by|before|until|till|no later than|on or before|latest by|through|is)\s+(?:the\s+|midnight\s+(?:on\s+)?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$|\b(?:closing date|closes|closing|deadline)\b(?: (?:for|of) [^.:\n]{1,40})?\s*(?::|on|at|is|–|-)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?$",
    )
});

/// A word about pay in the place of a number.
static PAY_NOTE: Cued = Cued::new(Cue::PayNote, || {
    pattern(
        r"\b(?:salary|pay|ctc|compensation|remuneration|package)\s*(?::|[-–]|is|will be)\s*((?:as per|best in|per|according to)(?: the)? (?:company |industry |market )?(?:industry|market|standards?|norms|experience|norm)(?: standards?| norms)?|(?:highly )?competitive|negotiable|no bar for the right candidate)\b",
    )
});

static KIND_OF_JOB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:position|role|job|basis|employment|opportunity|contract|internship|hire|hiring|opening|looking|seeking|permanent|needed|wanted|hours|(?:per|a) week|shifts?|fixed[- ]term|fte|ftc|cover)\b",
    )
});

/// "2 openings", "we have three vacancies".
static OPENINGS: Cued = Cued::new(Cue::Openings, || {
    pattern(
        r"\b(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s+(?:open(?:ings)?\s*(?:positions|roles|vacancies)?|vacancies|vacant posts|posts? available|positions? available)(?:\W|$)",
    )
});

/// Where the work is, behind words that say so.
static OFFICE_IN: LazyLock<Regex> = LazyLock::new(|| {
    crate::text::pattern::pattern(
        r"\b(?i:(?:our|the)\s+(?:\w+\s+)?(?:offices?|workshop|kitchen|shop|hospital|studio|headquarters|hq|site|clinic|school|plant|factory)|based|located|role|position|job|work|working)\s+(?i:(?:is|are)\s+)?(?i:in|at)\s+(?i:central\s+|downtown\s+)?(\p{Lu}[\p{L}'’-]+(?:[ ]\p{Lu}[\p{L}'’-]+){0,2}(?:,\s\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)?)",
    )
});

/// What stands right before the place of work.
static WORK_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:based|located|on-?site|offices?|team|position|role|job|work|working|join us|openings?|engineers?|developers?|full-?time|start-?up|(?:hiring|looking\s+for|seeking)(?:\s+[\w-]+){1,6}|team(?:\s+\w+){0,3})\s+(?:is\s+|are\s+)?(?:based\s+|located\s+)?(?:in|at|from)\s+(?:(?:our|the|downtown|sunny|central|beautiful|either)\s+){0,2}$",
    )
});

/// What stands right before the places of work, regions among them.
static LOCATIONS_ARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:locations?|offices?)\s+(?:are|is|include)\s+(?:in\s+)?([^.;:!?()\n]{3,120})"));

static COUNTRIES: Cued =
    Cued::new(Cue::Countries, || pattern(r"^(?:(?:eligible|remote|allowed|hiring)\s+)?c?ountries\s*:\s*(.+)$"));

/// Reads the sentences of a text that lies in `span`.
pub(in super::super) fn read_asks(span: Span, body: &[BodyLine<'_>], scope: &Scope<'_>) -> Asks {
    let text = scope.of(span);
    let about_role = |at: usize| !matches!(topic_at(body, at), Topic::Company | Topic::Benefits | Topic::Apply);
    let mut asks = Asks::default();
    for found in degree::find(text) {
        let degree = found.degree.shifted(span.start);
        if about_role(degree.start) {
            let field = found.field.and_then(|field| field.of(text)).and_then(field_alone).map(str::to_owned);
            asks.education.push(Found::new(
                EducationNeed { degree: scope.of(degree).to_owned(), field },
                found.span.shifted(span.start),
            ));
        }
    }
    asks.languages = language::find(text)
        .iter()
        .map(|found| found.span.shifted(span.start))
        .filter(|span| about_role(span.start))
        .collect();
    asks.notice = notice::find(text)
        .iter()
        .find(|found| found.limited || !skills::is_wish(body, found.span.start + span.start, scope))
        .map(|found| Found::new(found.days, found.span.shifted(span.start)));
    asks.remote = employment::find_remote(text)
        .iter()
        .map(|found| Found::new(found.remote, found.span.shifted(span.start)))
        .find(|found| about_role(found.span.start));
    for line in body {
        asks.take_line(line, scope);
    }
    asks.take_places(text, span.start, &about_role, scope);
    asks.take_small_towns(text, span.start, &about_role, scope);
    if asks.places.is_empty() {
        asks.places = body
            .iter()
            .filter(|line| about_role(line.line.span.start))
            .find_map(|line| places_alone(line, scope))
            .unwrap_or_default();
    }
    asks.take_contact(text, span.start, body);
    asks
}

/// The places of a sentence that consists of nothing else: "Pune, Goa and Delhi.", or of the beginning of a line before a sign: "Pune: …".
fn places_alone(line: &BodyLine<'_>, scope: &Scope<'_>) -> Option<Vec<Found<Place>>> {
    static CUT: LazyLock<Regex> = LazyLock::new(|| pattern(r"[.!]\s+|[.!]$|\s*[:(|]|\s[-–—]\s|,?\s\d{5}\b"));
    const SENTENCE_BYTES_MAX: usize = 80;
    let text = line.line.text;
    if line.labelled && line.topic != Topic::Other || text.len() > PARAGRAPH_BYTES_MAX {
        return None;
    }
    let mut start = 0;
    let cuts = CUT.find_iter(text).map(|cut| (cut.start(), cut.end())).chain([(text.len(), text.len())]);
    for (end, next) in cuts {
        let (from, words) = (start, &text[start..end]);
        start = next;
        if words.len() > SENTENCE_BYTES_MAX || !words.contains(char::is_uppercase) {
            continue;
        }
        // Whatever else the words may mean, one of them must be a place in any sentence.
        if scope.vocabulary.place_mentions(words, scope.home).is_empty() {
            continue;
        }
        let read = place::read_line(words, scope.vocabulary, scope.home);
        let city = read.items.iter().flat_map(|item| &item.places).any(|place| place.city.is_some());
        if city && read.items.iter().all(|item| item.known && is_covered(item, words, scope)) {
            let at = line.line.span.start + from;
            let places = read.items.into_iter().flat_map(|item| {
                let span = item.span.shifted(at);
                item.places.into_iter().map(move |place| Found::new(place, span))
            });
            return Some(places.collect());
        }
    }
    None
}

impl Asks {
    /// The places of the text that name languages, certificates, degrees with their fields and the title, sorted and apart from one another.
    pub(in super::super) fn taken(&self, title: Option<Span>) -> Vec<Span> {
        let mut all = [&self.languages[..], &self.certifications[..]].concat();
        all.extend(self.education.iter().map(|found| found.span));
        all.extend(title);
        all.sort_unstable_by_key(|span| (span.start, span.end));
        let mut taken: Vec<Span> = Vec::with_capacity(all.len());
        for span in all {
            match taken.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => taken.push(span),
            }
        }
        taken
    }

    fn take_line(&mut self, line: &BodyLine<'_>, scope: &Scope<'_>) {
        let text = line.line.text;
        let at = line.line.span.start;
        let short = text.len() <= ITEM_BYTES_MAX;
        self.benefits.extend(benefits::find(line, scope));
        self.take_certifications(line, scope);
        if self.openings.is_none() && short && line.topic != Topic::Company {
            self.openings = openings(line).map(|found| Found::new(found.value, found.span.shifted(at)));
        }
        if self.equity.is_none()
            && line.topic != Topic::Company
            && let Some(equity) = EQUITY.among(line.cues)
            && !OTHER_EQUITY.is_match(text, line.cues)
        {
            let offered = line.topic == Topic::Benefits || line.topic == Topic::Pay || OFFERED.is_match(text);
            let of_staff = |words: &str| words.to_lowercase().starts_with("esop");
            let found = equity.find(text).filter(|found| offered || of_staff(found.as_str()));
            self.equity = found.map(|found| Span::new(at + found.start(), at + found.end()));
        }
        if self.visa.is_none()
            && let Some(found) = VISA.among(line.cues).and_then(|visa| visa.find(text))
        {
            self.visa = Some(sentence_around(text, found.start(), found.end()).shifted(at));
        }
        if short && line.topic != Topic::Company && KIND_OF_JOB.is_match(text) {
            let kinds = employment::find_kinds(text).into_iter().filter(|found| is_contract(found.kind));
            self.employment.extend(kinds.map(|found| Found::new(found.kind, found.span.shifted(at))));
        }
        self.take_deadline(line);
        if self.pay_note.is_none() && line.topic != Topic::Company {
            let note = PAY_NOTE.among(line.cues).and_then(|note| note.captures(text)?.get(1));
            self.pay_note = note.map(|note| Span::new(note.start(), note.end()).shifted(at));
        }
        if self.remote_countries.is_empty()
            && let Some(found) = COUNTRIES.among(line.cues).and_then(|countries| countries.captures(text))
        {
            let list = found.get(1).map_or(Span::new(0, 0), |list| Span::new(list.start(), list.end()));
            self.remote_countries = countries(list.shifted(at), scope);
        }
        if line.cues.has(Cue::Reach)
            && text.len() <= PARAGRAPH_BYTES_MAX
            && !matches!(line.topic, Topic::Company | Topic::Apply)
        {
            let reach = reach::read(text, at, scope);
            if self.remote_countries.is_empty() {
                self.remote_countries = reach.countries;
            }
            self.time_zones.extend(reach.zones);
        }
    }

    fn take_deadline(&mut self, line: &BodyLine<'_>) {
        /// How far before a date its sentence is looked at.
        const REACH: usize = 160;
        let text = line.line.text;
        if self.deadline.is_some() || text.len() > PARAGRAPH_BYTES_MAX || !APPLY.is_match(text, line.cues) {
            return;
        }
        let found = date::find_dates(text).into_iter().find(|found| {
            let from =
                (found.span.start.saturating_sub(REACH)..=found.span.start).find(|at| text.is_char_boundary(*at));
            let before = from.and_then(|from| text.get(from..found.span.start)).unwrap_or_default();
            found.date.day().is_some() && APPLY_BY.is_match(before)
        });
        self.deadline = found.map(|found| Found::new(found.date.earliest(), found.span.shifted(line.line.span.start)));
    }

    /// The cities behind words such as "based in", and those listed right behind them.
    fn take_places(&mut self, text: &str, offset: usize, about_role: &impl Fn(usize) -> bool, scope: &Scope<'_>) {
        const REACH: usize = 60;
        for list in LOCATIONS_ARE.captures_iter(text).filter_map(|found| found.get(1)) {
            let items = place::read_line(list.as_str(), scope.vocabulary, scope.home).items;
            let placed = items.iter().all(|item| item.known && is_covered(item, list.as_str(), scope));
            if self.places.is_empty() && placed && about_role(offset + list.start()) {
                for item in items {
                    let span = item.span.shifted(offset + list.start());
                    self.places.extend(item.places.into_iter().map(|place| Found::new(place, span)));
                }
            }
        }
        if !self.places.is_empty() {
            return;
        }
        let mut last_end = None;
        for mention in scope.vocabulary.place_mentions(text, scope.home) {
            let start = mention.span.start;
            let listed = last_end.and_then(|end: usize| text.get(end..start)).is_some_and(|gap| {
                gap.len() <= 6 && matches!(gap.trim(), "," | "or" | "and" | "/" | "&" | ", or" | ", and")
            });
            let from = (start.saturating_sub(REACH)..=start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
            let is_city = mention.places.iter().any(|place| place.city.is_some());
            let before = &text[from..start];
            let stated = is_city && WORK_IN.is_match(before);
            if about_role(offset + start) && (listed || stated) {
                last_end = Some(mention.span.end);
                let span = mention.span.shifted(offset);
                self.places.extend(mention.places.into_iter().map(|place| Found::new(place, span)));
            }
        }
    }

    /// Towns too small to be known in any sentence, behind words that can only be about the place of work.
    fn take_small_towns(&mut self, text: &str, offset: usize, about_role: &impl Fn(usize) -> bool, scope: &Scope<'_>) {
        if !self.places.is_empty() {
            return;
        }
        for name in OFFICE_IN.captures_iter(text).filter_map(|found| found.get(1)) {
            let town = name.as_str().split(", ").next().unwrap_or_default();
            let found = [name.as_str(), town].iter().find_map(|words| {
                let read = place::read_line(words, scope.vocabulary, scope.home);
                let [item] = &read.items[..] else { return None };
                let whole = item.known
                    && item.places.iter().all(|place| place.city.is_some() && place.as_written.len() == words.len());
                whole.then(|| (item.places.clone(), words.len()))
            });
            if let Some((places, length)) = found
                && about_role(offset + name.start())
                && scope.vocabulary.find_skill(town).is_none()
            {
                let span = Span::new(name.start(), name.start() + length).shifted(offset);
                self.places.extend(places.into_iter().map(|place| Found::new(place, span)));
            }
        }
    }

    /// The papers that a line asks for by name; under a heading of papers a short line is the name of one.
    fn take_certifications(&mut self, line: &BodyLine<'_>, scope: &Scope<'_>) {
        const NAME_BYTES_MAX: usize = 70;
        if line.value_is_empty()
            || matches!(line.topic, Topic::Company | Topic::Benefits | Topic::Duties | Topic::Overview | Topic::Apply)
        {
            return;
        }
        // A link before the words is no part of them.
        let skipped = LINK_BEFORE.find(scope.of(line.value)).map_or(0, |link| link.end());
        let value = Span::new(line.value.start + skipped, line.value.end);
        let words = scope.of(value);
        if words.len() > PARAGRAPH_BYTES_MAX {
            return;
        }
        let found = certification::find(words);
        let headed = line.topic == Topic::Certifications && (line.line.bullet.is_some() || line.labelled);
        if headed && found.is_empty() && words.len() <= NAME_BYTES_MAX {
            let name = words.trim_end_matches(['.', ';', ',', ' ']);
            let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
            let named = name.contains(char::is_uppercase) && !matches!(first.as_str(), "no" | "none" | "n/a" | "na");
            self.certifications.extend(named.then(|| Span::new(value.start, value.start + name.len())));
        }
        self.certifications.extend(found.into_iter().map(|name| name.shifted(value.start)));
    }

    /// How to apply: what stands under a heading that says so, else the first address for mail.
    fn take_contact(&mut self, text: &str, offset: usize, body: &[BodyLine<'_>]) {
        let under = body.iter().find(|line| {
            line.topic == Topic::Apply && !line.value_is_empty() && line.line.text.len() <= 2 * ITEM_BYTES_MAX
        });
        let mail = || contact::find_emails(text).first().map(|mail| mail.shifted(offset));
        self.apply = under.map(|line| line.value).or_else(mail).or_else(|| link_to_apply(body));
    }
}

/// The first link that stands behind a word about applying on its line: "Apply at https://…".
fn link_to_apply(body: &[BodyLine<'_>]) -> Option<Span> {
    static APPLY_AT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bapply\b[^.!?]{0,60}$"));
    body.iter().filter(|line| line.line.text.len() <= PARAGRAPH_BYTES_MAX).find_map(|line| {
        let text = line.line.text;
        let link = contact::find_links(text).into_iter().find(|link| APPLY_AT.is_match(&text[..link.span.start]))?;
        Some(link.span.shifted(line.line.span.start))
    })
}

impl BodyLine<'_> {
    fn value_is_empty(&self) -> bool {
        self.value.start == self.value.end
    }
}

/// A field of study without the sentence that goes on behind it.
fn field_alone(field: &str) -> Option<&str> {
    let end = field.find(". ").unwrap_or(field.len());
    let field = &field[..end];
    let field = field.trim();
    (!field.is_empty()).then_some(field)
}

/// How many are sought.
fn openings(line: &BodyLine<'_>) -> Option<Found<u32>> {
    const WORDS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let found = OPENINGS.among(line.cues)?.captures(line.line.text)?.get(1)?;
    let lower = found.as_str().to_lowercase();
    let spelled = || WORDS.iter().zip(2_u32..).find_map(|(word, count)| (*word == lower).then_some(count));
    let count = lower.parse().ok().or_else(spelled).filter(|count| *count > 0)?;
    Some(Found::new(count, Span::new(found.start(), found.end())))
}

/// In sentences "internship" and "volunteering" are what people did before.
const fn is_contract(kind: Employment) -> bool {
    !matches!(kind, Employment::Intern | Employment::Volunteer)
}

/// The sentence around a match, cut to a bearable length.
fn sentence_around(text: &str, start: usize, end: usize) -> Span {
    const REACH: usize = 160;
    let from = text[..start].rfind(['.', ';', '|', '(']).map_or(0, |at| at + 1);
    let to = text[end..].find(['.', ';', '|', ')']).map_or(text.len(), |at| end + at);
    let (from, to) = if start - from > REACH || to - end > REACH { (start, end) } else { (from, to) };
    let words = &text[from..to];
    let lead = words.len() - words.trim_start().len();
    Span::new(from + lead, from + lead + words.trim().len())
}

static BETWEEN_COUNTRIES: LazyLock<Regex> = LazyLock::new(|| pattern(r"[,/&|]|\sor\s"));

/// The countries of a list. Empty where an item is none.
pub(in super::super) fn countries(list: Span, scope: &Scope<'_>) -> Vec<Found<Country>> {
    let text = scope.of(list);
    let mut found = Vec::new();
    let mut items = 0;
    let mut start = 0;
    let cuts = BETWEEN_COUNTRIES.find_iter(text).map(|cut| (cut.start(), cut.end())).chain([(text.len(), text.len())]);
    for (end, next) in cuts {
        let (at, item) = (list.start + start, &text[start..end]);
        start = next;
        let lead = item.len() - item.trim_start().len();
        let words = item.trim().trim_end_matches(['.', ')']);
        let words = words.strip_suffix(" only").unwrap_or(words);
        if !words.is_empty() {
            items += 1;
            if let Some(country) = scope.vocabulary.find_country(words) {
                found.push(Found::new(country, Span::new(at + lead, at + lead + words.len())));
            }
        }
    }
    if found.len() * 2 > items { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cues::tests::check_cued;

    #[test]
    fn patterns_need_their_cues() {
        check_cued(&[&EQUITY, &OTHER_EQUITY, &VISA, &APPLY, &PAY_NOTE, &OPENINGS, &COUNTRIES]);
    }
}
