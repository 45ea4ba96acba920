//! A header and a text become one posting: the header counts where both state a field, every value takes its evidence along.

use std::collections::BTreeMap;

use talent::{
    Agency, Channel, Currency, Employer, Employment, Importance, Pay, Place, Posting, Remote, Seniority, SkillId,
    SkillNeed, Source, Span,
};

use super::body::{self, Asks, BodyLine, BodySkill, Fields, SkillName};
use super::header::{self, Header, Shape};
use super::scope::{Found, Scope};
use super::{clean, doubts, employer, experience, greeting, letter, openings, title};
use crate::facts::{employment, pay};

/// The postings that a header and the text behind it make; `span` holds both. Several only where the text states several openings: each is
/// read from the head, its own lines and what is left of the text.
pub(super) fn postings(header: &Header, span: Span, scope: &Scope<'_>) -> Vec<Posting> {
    let text = text_behind(header, span);
    let found = openings::find(header, text, scope);
    if found.is_empty() {
        return vec![posting(header, span, scope)];
    }
    let each = found.iter().enumerate().map(|(at, opening)| {
        let others = found.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(_, other)| other.own);
        let others: Vec<Span> =
            others.filter(|own| opening.title.end <= own.start || own.end <= opening.title.start).collect();
        let alone = openings::alone(scope.text, &others);
        let mut header = Header { title: Some(opening.title), ..header.clone() };
        if let Some(own) = opening.own
            && !pay::find(scope.of(own)).is_empty()
        {
            header.pay = None;
        }
        if opening.own.is_some() {
            header.take_terms_behind(opening.title, scope);
        }
        if let Some(places) = openings::places_behind(opening.title, scope) {
            header.replace_places(places, scope);
        }
        let mut posting = posting(&header, span, &Scope { text: &alone, ..*scope });
        if opening.inferred {
            posting.inferred.push("title".to_owned());
        }
        posting
    });
    // "Job Title: Baker" above "• Baker": what differs in the text may come to one title.
    let mut distinct: Vec<Posting> = Vec::with_capacity(found.len());
    for posting in each {
        if !distinct.iter().any(|known| known.title == posting.title) {
            distinct.push(posting);
        }
    }
    distinct
}

/// Where the text behind a header stands.
fn text_behind(header: &Header, span: Span) -> Span {
    Span::new(header.end.clamp(span.start, span.end), span.end)
}

/// The posting that a header and the text behind it make. `span` holds both.
fn posting(header: &Header, span: Span, scope: &Scope<'_>) -> Posting {
    let text = text_behind(header, span);
    let mut header = letter::read(header, text, scope).unwrap_or_else(|| header.clone());
    let body = body::body_lines(text, scope);
    let years = experience::shifted(crate::facts::experience::find(scope.of(text), scope.vocabulary), text.start);
    let fields = body::read_fields(&body, scope);
    let asks = body::read_asks(text, &body, scope);
    if let Some(agency) = fields.agency.filter(|_| header.channel.is_none() || header.agency.is_none()) {
        header.channel.get_or_insert(Found::new(Channel::Agency, agency));
        header.agency = Some(agency);
    }
    if fields.places.is_empty() {
        header::part_employer_from_town(&mut header, scope);
        header::part_title_from_place(&mut header, scope);
    }
    header::take_mode_of_title(&mut header, scope);
    let header = &header;
    let employer = header.employer.or(fields.employer);
    let skills = body::read_skills(&body, &years, employer, &asks.taken(header.title), scope);

    let mut draft = Draft { posting: Posting::default(), scope: *scope };
    draft.take_names(header, &fields, &body);
    draft.take_experience(header, &fields, &years, &body);
    draft.take_pay(header, &fields, &asks, &body, text);
    draft.take_places(header, &fields, &asks);
    draft.take_skills(header, &skills);
    draft.take_terms(header, fields, asks);
    let mut posting = draft.posting;
    posting.description = clean::clean(scope.of(text));
    posting.source = Source { file: String::new(), start: span.start, end: span.end };
    let found = doubts::doubts(&posting, span, &body, scope);
    posting.problems.extend(found);
    posting
}

/// Moves every range of a posting, for a text that was made from another.
pub(super) fn relocate(posting: &mut Posting, place: impl Fn(Span) -> Span) {
    let evidence = posting.evidence.values_mut().flatten();
    let problems = posting.problems.iter_mut().flat_map(|problem| &mut problem.evidence);
    let skills = posting.skills.iter_mut().flat_map(|skill| &mut skill.evidence);
    for span in evidence.chain(problems).chain(skills) {
        *span = place(*span);
    }
    let source = place(Span::new(posting.source.start, posting.source.end));
    posting.source.start = source.start;
    posting.source.end = source.end;
}

struct Draft<'a> {
    posting: Posting,
    scope: Scope<'a>,
}

impl Draft<'_> {
    fn note(&mut self, field: &str, span: Span) {
        self.posting.evidence.entry(field.to_owned()).or_default().push(span);
    }

    /// The text of a range, with the range as evidence of a field.
    fn name(&mut self, field: &str, span: Option<Span>) -> Option<String> {
        let span = span?;
        self.note(field, span);
        Some(self.scope.of(span).to_owned())
    }

    fn infer(&mut self, field: &str) {
        self.posting.inferred.push(field.to_owned());
    }

    /// The value of a field that was found somewhere.
    fn value<T>(&mut self, field: &str, found: Option<Found<T>>) -> Option<T> {
        let found = found?;
        self.note(field, found.span);
        Some(found.value)
    }

    fn take_names(&mut self, header: &Header, fields: &Fields, body: &[BodyLine<'_>]) {
        let stated = header.title.map(|span| title::BodyTitle { span, inferred: false });
        let found = stated.or_else(|| title::in_body(body, fields.title, &self.scope));
        if let Some(found) = found {
            let called = title::without_genders(greeting::without_call(found.span, &self.scope), &self.scope);
            let (title, openings) = title::without_openings(called, &self.scope);
            self.posting.title = self.name("title", Some(title));
            self.posting.openings = self.value("openings", openings);
        }
        if found.is_some_and(|found| found.inferred) {
            self.infer("title");
        }
        if let Some(seniority) = self.posting.title.as_deref().and_then(|title| self.seniority(title)) {
            self.posting.seniority = Some(seniority);
            self.infer("seniority");
        }
        let introduced = || employer::introduced(body).filter(|_| header.channel.is_none());
        let stated = header.employer.or(fields.employer).or_else(introduced);
        let name = self.name("employer", stated);
        let masked = |name: &str| header.is_described || employer::is_description(name);
        self.posting.employer = name.map(|name| Employer { masked: masked(&name), name });
        self.posting.channel = self.value("channel", header.channel.clone());
        self.posting.agency = self.name("agency", header.agency).map(|name| Agency { name });
        self.posting.contact = self.name("contact", header.contact);
        self.posting.recruiters = self.value("recruiters", header.recruiters.clone());
        self.posting.videos = self.value("videos", header.videos.clone());
        debug_assert!(self.posting.agency.is_none() || self.posting.channel == Some(Channel::Agency));
    }

    fn seniority(&self, title: &str) -> Option<Seniority> {
        self.scope.vocabulary.title(title).seniority
    }

    fn take_experience(
        &mut self,
        header: &Header,
        fields: &Fields,
        years: &[crate::facts::experience::YearsMention],
        body: &[BodyLine<'_>],
    ) {
        let stated = header.experience.clone().or_else(|| fields.experience.clone()).or_else(|| {
            let total = experience::stated_total(years, body)?;
            Some(Found::new(experience::range(total), total.span))
        });
        // Whoever needs four years of a trade needs four years.
        let stated = stated.or_else(|| {
            let implied = experience::implied_total(years, body)?;
            self.infer("experience");
            Some(implied)
        });
        if let Some(problem) =
            header.experience.as_ref().and_then(|header| experience::contradiction(header, years, body))
        {
            self.posting.problems.push(problem);
        }
        self.posting.experience = self.value("experience", stated);
    }

    fn take_pay(&mut self, header: &Header, fields: &Fields, asks: &Asks, body: &[BodyLine<'_>], text: Span) {
        let mut equity = header.equity;
        let mut inferred = header.pay_period_inferred;
        let mut stated = header.pay.clone();
        if stated.is_none() && !header.pay_withheld {
            let in_text = || {
                let mut found = pay::find(self.scope.of(text)).into_iter().map(|mut found| {
                    found.span = found.span.shifted(text.start);
                    found.equity = found.equity.map(|equity| equity.shifted(text.start));
                    found
                });
                found.find(|found| body::topic_at(body, found.span.start) != super::heading::Topic::Company)
            };
            if let Some(found) = fields.pay.clone().or_else(in_text) {
                inferred = found.period_inferred;
                equity = equity.or(found.equity);
                stated = Some(Found::new(found.pay, found.span));
            }
        }
        let places = header.places.iter().chain(&fields.places).map(|found| &found.value);
        let local = stated.as_ref().and_then(|found| dollar_of(found, places, &self.scope));
        if let (Some(found), Some(currency)) = (&mut stated, local) {
            found.value.currency = Some(currency);
            self.infer("pay.currency");
        }
        self.posting.pay = self.value("pay", stated);
        if self.posting.pay.is_some() && inferred {
            self.infer("pay.period");
        }
        if self.posting.pay.is_none() {
            self.posting.pay_note = self.name("pay_note", header.pay_note.or(fields.pay_note).or(asks.pay_note));
        }
        self.posting.equity = self.name("equity", equity);
    }

    /// The header's places wherever it states places or remote; only without one those of the text.
    fn take_places(&mut self, header: &Header, fields: &Fields, asks: &Asks) {
        let stated = !header.places.is_empty() || header.remote.is_some();
        // "Acme | On site": where that is, the text says, as a label does below "Baker (Hybrid)".
        let unplaced = header.places.is_empty() && (header.shape == Shape::Thread || !fields.places.is_empty());
        let on_site = header.remote.as_ref().is_some_and(|found| matches!(found.value, Remote::No | Remote::Hybrid));
        let (places, remote) = if unplaced && on_site {
            let places = if fields.places.is_empty() { &asks.places } else { &fields.places };
            (places.clone(), header.remote.clone())
        } else if stated {
            // A head of single lines may leave it to the text how remote the work is.
            let in_text = || {
                let found = fields.remote.clone().or_else(|| asks.remote.clone());
                found.filter(|found| header.shape == Shape::Loose && found.value != Remote::No)
            };
            (header.places.clone(), header.remote.clone().or_else(in_text))
        } else {
            let anywhere = fields.remote.as_ref().is_some_and(|found| found.value == Remote::Only);
            let places = if fields.places.is_empty() && !anywhere { &asks.places } else { &fields.places };
            (places.clone(), fields.remote.clone().or_else(|| asks.remote.clone()))
        };
        for found in distinct_by(places, is_one_place) {
            self.note("places", found.span);
            self.posting.places.push(found.value);
        }
        self.posting.remote = self.value("remote", remote);
        let countries =
            if header.remote_countries.is_empty() { &asks.remote_countries } else { &header.remote_countries };
        for found in countries {
            self.note("remote_countries", found.span);
            self.posting.remote_countries.push(found.value);
        }
        let zones = if header.time_zones.is_empty() { &asks.time_zones } else { &header.time_zones };
        self.posting.time_zones = self.names("time_zones", zones);
        if self.posting.remote == Some(Remote::No) {
            self.posting.remote_countries.clear();
            self.posting.evidence.remove("remote_countries");
        }
    }

    /// The header's tags in order, one entry each; then the skills of the text that no tag names.
    fn take_skills(&mut self, header: &Header, skills: &[BodySkill]) {
        let name = |skill: &BodySkill| {
            SkillName::of(skill.id.as_ref(), skill.spans.first().map_or("", |span| self.scope.of(*span)))
        };
        let mut in_text: BTreeMap<SkillName, &BodySkill> = skills.iter().map(|skill| (name(skill), skill)).collect();
        let tags = header.tags.iter().map(|tag| {
            let written = self.scope.of(*tag);
            let id = self.scope.vocabulary.find_skill(written);
            (*tag, SkillName::of(id.as_ref(), written), id)
        });
        let tags: Vec<_> = tags.collect();
        let listed: Vec<SkillNeed> =
            tags.iter().map(|(tag, name, id)| self.listed(*tag, id.clone(), in_text.get(name).copied())).collect();
        for (_, name, _) in &tags {
            in_text.remove(name);
        }
        let told = skills.iter().filter(|skill| in_text.contains_key(&name(skill))).map(|skill| self.told(skill));
        let told: Vec<SkillNeed> = told.collect();
        self.posting.skills = [listed, told].concat();
        self.posting.hidden_skills = self.value("hidden_skills", header.hidden_tags.clone());
    }

    /// A tag of the header with what the text says of its skill.
    fn listed(&self, tag: Span, id: Option<SkillId>, in_text: Option<&BodySkill>) -> SkillNeed {
        let written = self.scope.of(tag);
        let importance = match in_text.map(|skill| skill.importance) {
            Some(Importance::Nice) => Importance::Nice,
            _ => Importance::Required,
        };
        let more = in_text.map(|skill| skill.spans.clone()).unwrap_or_default();
        SkillNeed {
            name: self.skill_name(id.as_ref(), written),
            id,
            as_written: written.to_owned(),
            importance,
            min_years: in_text.and_then(|skill| skill.min_years),
            listed: true,
            evidence: std::iter::once(tag).chain(more).collect(),
        }
    }

    /// A skill that only the text names.
    fn told(&self, skill: &BodySkill) -> SkillNeed {
        let written = skill.spans.first().map(|span| self.scope.of(*span)).unwrap_or_default();
        SkillNeed {
            id: skill.id.clone(),
            name: self.skill_name(skill.id.as_ref(), written),
            as_written: written.to_owned(),
            importance: skill.importance,
            min_years: skill.min_years,
            listed: false,
            evidence: skill.spans.clone(),
        }
    }

    fn skill_name(&self, id: Option<&SkillId>, written: &str) -> String {
        let entry = id.and_then(|id| self.scope.vocabulary.skill(id));
        entry.map_or(written, |entry| entry.name).to_owned()
    }

    fn take_terms(&mut self, header: &Header, fields: Fields, asks: Asks) {
        let kinds = if header.employment.is_empty() {
            [fields.employment, asks.employment].concat()
        } else {
            header.employment.clone()
        };
        let kinds = if kinds.is_empty() { self.kinds_in_title() } else { kinds };
        for found in distinct(kinds) {
            self.note("employment", found.span);
            self.posting.employment.push(found.value);
        }
        for found in distinct(asks.education) {
            self.note("education", found.span);
            self.posting.education.push(found.value);
        }
        self.posting.certifications = self.names("certifications", &asks.certifications);
        self.posting.languages = self.names("languages", &asks.languages);
        self.posting.benefits = self.names("benefits", &asks.benefits);
        self.posting.notice_days_max = self.value("notice_days_max", asks.notice);
        if self.posting.openings.is_none() {
            self.posting.openings = self.value("openings", fields.openings.or(asks.openings));
        }
        self.posting.deadline = self.value("deadline", fields.deadline.or(asks.deadline));
        self.posting.posted_on = self.value("posted_on", fields.posted_on);
        if self.posting.equity.is_none() {
            self.posting.equity = self.name("equity", asks.equity);
        }
        self.posting.visa = self.name("visa", header.visa.or(asks.visa));
        self.posting.apply = self.name("apply", asks.apply.or(header.apply));
    }

    /// "Baking intern": the title says what kind of contract it is.
    fn kinds_in_title(&self) -> Vec<Found<Employment>> {
        let Some(title) = self.posting.evidence.get("title").and_then(|spans| spans.first()) else { return Vec::new() };
        let found = employment::find_kinds(self.scope.of(*title));
        found.iter().map(|found| Found::new(found.kind, found.span.shifted(title.start))).collect()
    }

    /// The texts of ranges, each text once.
    fn names(&mut self, field: &str, spans: &[Span]) -> Vec<String> {
        let found = spans.iter().map(|span| Found::new(self.scope.of(*span).to_owned(), *span)).collect();
        let found = distinct(found);
        for name in &found {
            self.note(field, name.span);
        }
        found.into_iter().map(|name| name.value).collect()
    }
}

/// The dollar of the country in which all places lie, where pay has a bare dollar sign and that country has dollars of its own.
fn dollar_of<'p>(pay: &Found<Pay>, places: impl Iterator<Item = &'p Place>, scope: &Scope<'_>) -> Option<Currency> {
    const DOLLARS: &[&str] = &["CAD", "AUD", "NZD", "SGD", "HKD", "TWD"];
    let written = scope.of(pay.span);
    if pay.value.currency != Some(Currency::USD) || !written.contains('$') || written.to_lowercase().contains("us") {
        return None;
    }
    let mut countries: Vec<_> = places.filter_map(|place| place.country).collect();
    countries.dedup();
    let [country] = countries[..] else { return None };
    scope.vocabulary.country_currency(country).filter(|currency| DOLLARS.contains(&currency.code()))
}

/// Two names of one city are one place; places that the vocabulary does not know are told apart by their names.
fn is_one_place(a: &Place, b: &Place) -> bool {
    let known = |place: &Place| place.city.is_some() || place.region.is_some() || place.country.is_some();
    a == b || known(a) && (&a.city, &a.region, &a.country) == (&b.city, &b.region, &b.country)
}

/// The first of each value.
fn distinct<T: PartialEq>(found: Vec<Found<T>>) -> Vec<Found<T>> {
    distinct_by(found, T::eq)
}

fn distinct_by<T>(found: Vec<Found<T>>, same: impl Fn(&T, &T) -> bool) -> Vec<Found<T>> {
    /// Longer lists are cut: no honest posting states so many, and a hostile one must stay cheap.
    const KEPT_MAX: usize = 500;
    let mut kept: Vec<Found<T>> = Vec::new();
    for item in found {
        if kept.len() < KEPT_MAX && !kept.iter().any(|known| same(&known.value, &item.value)) {
            kept.push(item);
        }
    }
    kept
}
