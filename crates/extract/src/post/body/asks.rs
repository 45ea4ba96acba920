//! What the sentences of a posting ask for and offer, apart from skills.

use std::sync::LazyLock;

use regex::Regex;
use talent::{Country, EducationNeed, Employment, Place, Remote, Span};

use super::super::heading::Topic;
use super::super::scope::{Found, Scope};
use super::{BodyLine, topic_at};
use crate::facts::{contact, degree, employment, language, notice};

/// Longer lines are paragraphs: no single benefit or certificate is meant by all of one.
const ITEM_BYTES_MAX: usize = 200;

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
    /// Where sentences say that the work is.
    pub(in super::super) places: Vec<Found<Place>>,
}

static CERTIFIED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:certified|certifications?|certificates?)\b"));

/// The address and the debris of an anchor before the words of a line.
static LINK_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^https?://[^\s"]+(?:"?\s*target=[^>]{0,80}>)?\s*"#));

static EQUITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\d+(?:\.\d+)?\s?%?\s?[-–]\s?)?(?:\d+(?:\.\d+)?\s?%\s+)?\b(?:equity(?: options?| grants?)?|esops?|stock options?|rsus?)\b",
    )
});

/// Equity that is no share for the person.
static OTHER_EQUITY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:private|brand|pay|health|racial|gender|social|diversity,?(?: and)?|and|inclusion,?|home) equity|equity (?:research|trading|markets?|derivatives|funds?|and inclusion|analyst|portfolio)|equity,? (?:diversity|inclusion)",
    )
});

static OFFERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:offers?|salary|compensation|package|benefits?|competitive|generous|meaningful|early)\b|\+")
});

static VISA: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:visas?|h-?1b|work permits?|sponsorship|right to work|work authori[sz]ation|authori[sz]ed to work|green card)\b",
    )
});

static KIND_OF_JOB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:position|role|job|basis|employment|opportunity|contract|internship|hire|hiring|opening|looking|seeking)\b",
    )
});

/// What stands right before the place of work.
static WORK_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:based|located|on-?site|offices?|team|position|role|job|work|working|join us|openings?|engineers?|developers?|full-?time)\s+(?:is\s+|are\s+)?(?:based\s+|located\s+)?(?:in|at|from)\s+(?:(?:our|the|downtown|sunny|central|beautiful|either)\s+){0,2}$",
    )
});

static COUNTRIES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:eligible|remote|allowed|hiring)\s+)?c?ountries\s*:\s*(.+)$|\bremote\s*[(\-–,:]+\s*([^()\n]{2,80})\)?",
    )
});

fn pattern(text: &str) -> Regex {
    Regex::new(&format!("(?i){text}")).expect("a valid pattern")
}

/// Reads the sentences of a text that lies in `span`.
pub(in super::super) fn read_asks(span: Span, body: &[BodyLine<'_>], scope: &Scope<'_>) -> Asks {
    let text = scope.of(span);
    let about_role = |at: usize| !matches!(topic_at(body, at), Topic::Company | Topic::Benefits | Topic::Apply);
    let mut asks = Asks::default();
    for found in degree::find(text) {
        let degree = found.degree.shifted(span.start);
        if about_role(degree.start) {
            let field = found.field.and_then(|field| field.of(text)).map(str::to_owned);
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
    asks.notice = notice::find(text).first().map(|found| Found::new(found.days, found.span.shifted(span.start)));
    asks.remote = employment::find_remote(text)
        .iter()
        .map(|found| Found::new(found.remote, found.span.shifted(span.start)))
        .find(|found| about_role(found.span.start));
    for line in body {
        asks.take_line(line, scope);
    }
    asks.take_places(text, span.start, &about_role, scope);
    asks.take_contact(text, span.start, body);
    asks
}

impl Asks {
    fn take_line(&mut self, line: &BodyLine<'_>, scope: &Scope<'_>) {
        let text = line.line.text;
        let at = line.line.span.start;
        let short = text.len() <= ITEM_BYTES_MAX;
        if line.topic == Topic::Benefits && short && !line.labelled && !text.is_empty() {
            self.benefits.push(line.line.span);
        }
        self.take_certification(line);
        if self.equity.is_none() && line.topic != Topic::Company && !OTHER_EQUITY.is_match(text) {
            let offered = line.topic == Topic::Benefits || line.topic == Topic::Pay || OFFERED.is_match(text);
            self.equity =
                EQUITY.find(text).filter(|_| offered).map(|found| Span::new(at + found.start(), at + found.end()));
        }
        if self.visa.is_none()
            && let Some(found) = VISA.find(text)
        {
            self.visa = Some(sentence_around(text, found.start(), found.end()).shifted(at));
        }
        if short && line.topic != Topic::Company && KIND_OF_JOB.is_match(text) {
            let kinds = employment::find_kinds(text).into_iter().filter(|found| is_contract(found.kind));
            self.employment.extend(kinds.map(|found| Found::new(found.kind, found.span.shifted(at))));
        }
        if self.remote_countries.is_empty()
            && let Some(found) = COUNTRIES.captures(text)
        {
            let list =
                found.get(1).or(found.get(2)).map_or(Span::new(0, 0), |list| Span::new(list.start(), list.end()));
            self.remote_countries = countries(list.shifted(at), scope);
        }
    }

    /// The cities behind words such as "based in", and those listed right behind them.
    fn take_places(&mut self, text: &str, offset: usize, about_role: &impl Fn(usize) -> bool, scope: &Scope<'_>) {
        const REACH: usize = 60;
        let mut last_end = None;
        for mention in scope.vocabulary.place_mentions(text, scope.home) {
            let start = mention.span.start;
            let listed = last_end.and_then(|end: usize| text.get(end..start)).is_some_and(|gap| {
                gap.len() <= 6 && matches!(gap.trim(), "," | "or" | "and" | "/" | "&" | ", or" | ", and")
            });
            let from = (start.saturating_sub(REACH)..=start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
            let is_city = mention.places.iter().any(|place| place.city.is_some());
            if about_role(offset + start) && (listed || is_city && WORK_IN.is_match(&text[from..start])) {
                last_end = Some(mention.span.end);
                let span = mention.span.shifted(offset);
                self.places.extend(mention.places.into_iter().map(|place| Found::new(place, span)));
            }
        }
    }

    /// A line that asks for a certificate. A link before its words is no part of it.
    fn take_certification(&mut self, line: &BodyLine<'_>) {
        if line.value_is_empty()
            || matches!(line.topic, Topic::Company | Topic::Benefits | Topic::Duties | Topic::Overview)
        {
            return;
        }
        let text = line.line.text;
        let skipped = LINK_BEFORE.find(text).map_or(0, |link| link.end());
        let words = &text[skipped..];
        if words.len() <= ITEM_BYTES_MAX && CERTIFIED.is_match(words) {
            let start = line.value.start.max(line.line.span.start + skipped);
            self.certifications.push(Span::new(start, line.line.span.end));
        }
    }

    /// How to apply: what stands under a heading that says so, else the first address for mail.
    fn take_contact(&mut self, text: &str, offset: usize, body: &[BodyLine<'_>]) {
        let under = body.iter().find(|line| {
            line.topic == Topic::Apply && !line.value_is_empty() && line.line.text.len() <= 2 * ITEM_BYTES_MAX
        });
        let mail = || contact::find_emails(text).first().map(|mail| mail.shifted(offset));
        self.apply = under.map(|line| line.value).or_else(mail);
    }
}

impl BodyLine<'_> {
    fn value_is_empty(&self) -> bool {
        self.value.start == self.value.end
    }
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

/// The countries of a list. Empty where an item is none.
fn countries(list: Span, scope: &Scope<'_>) -> Vec<Found<Country>> {
    let text = scope.of(list);
    let mut found = Vec::new();
    let mut items = 0;
    let mut at = list.start;
    for item in text.split([',', '/', '&', '|']) {
        let lead = item.len() - item.trim_start().len();
        let words = item.trim().trim_end_matches(['.', ')']);
        let words = words.strip_suffix(" only").unwrap_or(words);
        if !words.is_empty() {
            items += 1;
            if let Some(country) = scope.vocabulary.find_country(words) {
                found.push(Found::new(country, Span::new(at + lead, at + lead + words.len())));
            }
        }
        at += item.len() + 1;
    }
    if found.len() * 2 > items { found } else { Vec::new() }
}
