//! What the index takes of a posting.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use matching::Weights;
use talent::vocabulary::tokens::Tokens;
use talent::{Channel, Currency, Employment, Posting, Remote, Seniority};
use uuid::Uuid;

use super::values::Column;
use crate::postings::PostingLine;
use crate::search::facet::{Facet, STATED, city_value};

/// Words of a text behind these are not searched; no post needs as many.
const WORDS_MAX: usize = 20_000;

/// Where in a posting a word stands: a set of these bits.
pub(super) type Fields = u8;
pub(super) const TITLE: Fields = 1;
pub(super) const EMPLOYER: Fields = 1 << 1;
pub(super) const SKILLS: Fields = 1 << 2;
pub(super) const PLACES: Fields = 1 << 3;
pub(super) const DESCRIPTION: Fields = 1 << 4;

/// What stands before a skill's id, so that no word of a text is taken for one: folded words begin with a letter, a digit or a dot.
pub(super) const SKILL_MARK: char = '=';

/// A posting as the index takes it, made before the index is touched.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(super) line: Arc<PostingLine>,
    pub(super) dated: Date,
    pub(super) pay: Option<YearlyPay>,
    /// Each word once, sorted, with the fields in which it stands.
    pub(super) words: Vec<(String, Fields)>,
    /// Each value once, sorted.
    pub(super) values: Vec<(Column, String)>,
}

/// The most that the employer states to pay in a year of full-time work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct YearlyPay {
    pub(super) currency: Currency,
    pub(super) most_units: i64,
}

impl Document {
    /// Which posting.
    pub(crate) fn id(&self) -> Uuid {
        self.line.id
    }

    /// From an open posting that is safe for everybody, and its line.
    pub(crate) fn of(posting: &Posting, line: PostingLine, weights: &Weights) -> Self {
        Self {
            dated: line.dated(),
            pay: yearly_pay(posting, weights),
            words: words(posting),
            values: values(posting),
            line: Arc::new(line),
        }
    }
}

/// Words with the fields in which they stand.
#[derive(Default)]
struct Words(HashMap<String, Fields>);

impl Words {
    fn add(&mut self, text: &str, field: Fields) {
        let tokens = Tokens::of(text);
        for token in tokens.all().iter().take(WORDS_MAX) {
            // `.js` is found as `js` too.
            for word in [Some(tokens.folded(token)), tokens.without_dot(token)].into_iter().flatten() {
                self.put(word, field);
            }
        }
    }

    fn put(&mut self, word: &str, field: Fields) {
        if let Some(fields) = self.0.get_mut(word) {
            *fields |= field;
        } else {
            self.0.insert(word.to_owned(), field);
        }
    }
}

fn words(posting: &Posting) -> Vec<(String, Fields)> {
    let mut words = Words::default();
    words.add(posting.title.as_deref().unwrap_or_default(), TITLE);
    if let Some(employer) = &posting.employer {
        words.add(&employer.name, EMPLOYER);
    }
    if let Some(agency) = &posting.agency {
        words.add(&agency.name, EMPLOYER);
    }
    for skill in &posting.skills {
        words.add(&skill.name, SKILLS);
        words.add(&skill.as_written, SKILLS);
        if let Some(id) = &skill.id {
            words.put(&format!("{SKILL_MARK}{}", id.as_str()), SKILLS);
        }
    }
    for place in &posting.places {
        words.add(place.city.as_deref().unwrap_or_default(), PLACES);
        words.add(place.region.as_deref().unwrap_or_default(), PLACES);
        words.add(&place.as_written, PLACES);
    }
    words.add(&posting.description, DESCRIPTION);
    let mut words: Vec<_> = words.0.into_iter().collect();
    words.sort_unstable();
    words
}

fn values(posting: &Posting) -> Vec<(Column, String)> {
    let mut values = Vec::new();
    let mut add = |facet: Facet, value: &str| values.push((Column::Facet(facet), value.to_owned()));
    if let Some(remote) = posting.remote {
        add(Facet::Remote, remote_value(remote));
    }
    for employment in &posting.employment {
        add(Facet::Employment, employment_value(*employment));
    }
    if let Some(seniority) = posting.seniority {
        add(Facet::Seniority, seniority_value(seniority));
    }
    for id in posting.skills.iter().filter_map(|skill| skill.id.as_ref()) {
        add(Facet::Skill, id.as_str());
    }
    if let Some(channel) = posting.channel {
        add(Facet::Kind, channel_value(channel));
    }
    if let Some(pay) = posting.pay.as_ref().filter(|pay| !pay.estimated) {
        add(Facet::Pay, STATED);
        if let Some(currency) = pay.currency {
            add(Facet::Pay, currency.code());
        }
    }
    for place in &posting.places {
        if let Some(country) = place.country {
            add(Facet::Country, country.code());
        }
        if let Some(city) = &place.city {
            add(Facet::City, &city_value(city, place.country));
        }
    }
    for place in &posting.places {
        if let Some(region) = &place.region {
            values.push((Column::Region, city_value(region, place.country)));
        }
    }
    values.sort_unstable();
    values.dedup();
    values
}

/// `None` unless the employer states an amount, its currency and its period.
fn yearly_pay(posting: &Posting, weights: &Weights) -> Option<YearlyPay> {
    let pay = posting.pay.as_ref().filter(|pay| !pay.estimated)?;
    let most = pay.max.or(pay.min)?;
    // "From 20 lakh" has no upper end: a floor above it may still be met.
    let most = if pay.max.is_some() { most.hundredths() / 100 } else { i64::MAX };
    let most_units = most.saturating_mul(i64::from(weights.periods_a_year(pay.period?)));
    Some(YearlyPay { currency: pay.currency?, most_units })
}

fn remote_value(remote: Remote) -> &'static str {
    match remote {
        Remote::No => "no",
        Remote::Hybrid => "hybrid",
        Remote::Allowed => "allowed",
        Remote::Only => "only",
    }
}

fn employment_value(employment: Employment) -> &'static str {
    match employment {
        Employment::FullTime => "full_time",
        Employment::PartTime => "part_time",
        Employment::Contract => "contract",
        Employment::Temporary => "temporary",
        Employment::Intern => "intern",
        Employment::Volunteer => "volunteer",
        Employment::PerDiem => "per_diem",
    }
}

fn seniority_value(seniority: Seniority) -> &'static str {
    match seniority {
        Seniority::Intern => "intern",
        Seniority::Entry => "entry",
        Seniority::Associate => "associate",
        Seniority::Senior => "senior",
        Seniority::Lead => "lead",
        Seniority::Manager => "manager",
        Seniority::Director => "director",
        Seniority::Executive => "executive",
    }
}

fn channel_value(channel: Channel) -> &'static str {
    match channel {
        Channel::Direct => "direct",
        Channel::Agency => "agency",
    }
}
