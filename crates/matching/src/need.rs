//! What a posting asks for and gives, as far as ranking may know it.

use std::collections::BTreeMap;

use serde::Serialize;
use talent::vocabulary::{OccupationId, TitleVector, Vocabulary};
use talent::{Importance, Pay, Posting, ProblemKind, SkillId, Span, Years};

use crate::criteria::employer::EmployerKind;
use crate::criteria::experience::YearsAsked;
use crate::fold::folded;
use crate::spot::{Spot, Workplace};

/// A value of a posting with the places that support it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the posting's text.
    pub spans: Vec<Span>,
}

/// The identity of a skill: the vocabulary's, or the folded words where it has none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) enum SkillKey {
    Known(SkillId),
    Written(String),
}

impl SkillKey {
    /// `None` where neither an id nor a word is there.
    pub(crate) fn of(id: Option<&SkillId>, written: &str, vocabulary: &Vocabulary) -> Option<Self> {
        if let Some(id) = id.cloned().or_else(|| vocabulary.find_skill(written)) {
            return Some(Self::Known(id));
        }
        Some(folded(written)).filter(|words| !words.is_empty()).map(Self::Written)
    }

    pub(crate) fn id(&self) -> Option<&SkillId> {
        match self {
            Self::Known(id) => Some(id),
            Self::Written(_) => None,
        }
    }
}

/// What kind of entry of the vocabulary a skill is, which says how much it tells about a fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum SkillStanding {
    /// A tool or trade of our own table.
    Curated,
    /// A concept of the public taxonomies.
    Public,
    /// A skill of manner.
    Soft,
    /// Words that the vocabulary does not know.
    Unlisted,
}

/// A skill that is asked for; tags that name one skill are one requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Requirement {
    pub(crate) key: SkillKey,
    /// The vocabulary's name, or the posting's words.
    pub name: String,
    pub(crate) standing: SkillStanding,
    /// One of its mentions is a tag of the header: the team's own summary of what matters.
    pub listed: bool,
    /// The strongest importance among its mentions.
    pub importance: Importance,
    /// The most years among its mentions.
    pub min_years: Option<Years>,
    /// Where it is asked for.
    pub spans: Vec<Span>,
}

/// What a title means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct TitleMeaning {
    pub(crate) written: String,
    pub(crate) normalised: String,
    pub(crate) occupations: Vec<(OccupationId, u16)>,
    /// Where it points, to be compared with others.
    pub(crate) direction: TitleVector,
}

impl TitleMeaning {
    /// `None` for a text without a word.
    pub(crate) fn of(written: &str, vocabulary: &Vocabulary) -> Option<Self> {
        let words = folded(written);
        if words.is_empty() {
            return None;
        }
        let reading = vocabulary.title(written);
        let normalised = Some(folded(&reading.normalised)).filter(|form| !form.is_empty()).unwrap_or(words);
        let direction = vocabulary.title_vector(written);
        Some(Self { written: written.trim().to_owned(), normalised, occupations: reading.occupations, direction })
    }
}

/// What a posting asks for and gives: everything that ranking sees of it. It has no field for the employer's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Need {
    pub(crate) title: Option<Stated<TitleMeaning>>,
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) hidden_skills: u32,
    pub(crate) experience: YearsAsked,
    pub(crate) experience_spans: Vec<Span>,
    pub(crate) notice_days_max: Option<Stated<u16>>,
    pub(crate) degrees: Option<Stated<Vec<String>>>,
    pub(crate) certifications: Vec<Stated<String>>,
    pub(crate) languages: Vec<Stated<String>>,
    pub(crate) pay: Option<Stated<Pay>>,
    pub(crate) workplace: Workplace,
    /// For each place of the workplace.
    pub(crate) place_spans: Vec<Vec<Span>>,
    pub(crate) remote_spans: Vec<Span>,
    pub(crate) remote_countries_spans: Vec<Span>,
    pub(crate) employer: EmployerKind,
}

impl Need {
    /// What `posting` asks for.
    pub fn new(posting: &Posting, vocabulary: &Vocabulary) -> Self {
        let at = |field: &str| spans_of(&posting.evidence, field);
        let experience = posting.experience.unwrap_or_default();
        let disputed = posting.problems.iter().any(|p| p.kind == ProblemKind::ExperienceContradiction);
        let each = |field: &str, values: &[String]| -> Vec<Stated<String>> {
            let stated = |(i, value): (usize, &String)| Stated {
                value: value.clone(),
                spans: entry_spans(&posting.evidence, field, i),
            };
            values.iter().enumerate().filter(|(_, value)| !folded(value).is_empty()).map(stated).collect()
        };
        let title = posting.title.as_deref().and_then(|title| TitleMeaning::of(title, vocabulary));
        let degrees: Vec<String> = posting.education.iter().map(|need| need.degree.clone()).collect();
        Self {
            title: title.map(|value| Stated { value, spans: at("title") }),
            requirements: requirements(posting, vocabulary),
            hidden_skills: posting.hidden_skills.unwrap_or(0),
            experience: YearsAsked { min: experience.min_years, max: experience.max_years, disputed },
            experience_spans: at("experience"),
            notice_days_max: posting.notice_days_max.map(|value| Stated { value, spans: at("notice_days_max") }),
            degrees: (!degrees.is_empty()).then(|| Stated { value: degrees, spans: at("education") }),
            certifications: each("certifications", &posting.certifications),
            languages: each("languages", &posting.languages),
            pay: posting.pay.clone().map(|pay| Stated { value: pay, spans: at("pay") }),
            workplace: Workplace {
                spots: posting.places.iter().cloned().map(Spot::of).collect(),
                remote: posting.remote,
                remote_countries: posting.remote_countries.clone(),
            },
            place_spans: (0..posting.places.len()).map(|i| entry_spans(&posting.evidence, "places", i)).collect(),
            remote_spans: at("remote"),
            remote_countries_spans: at("remote_countries"),
            employer: EmployerKind::default(),
        }
    }

    /// The same need with what a company record says of the employer's size and stage; posts do not state them.
    #[must_use]
    pub fn with_employer(self, size: Option<String>, stage: Option<String>) -> Self {
        Self { employer: EmployerKind { size, stage }, ..self }
    }
}

/// The posting's skills, merged by identity in the order of their first mention.
fn requirements(posting: &Posting, vocabulary: &Vocabulary) -> Vec<Requirement> {
    let mut merged: Vec<Requirement> = Vec::new();
    let mut index: BTreeMap<SkillKey, usize> = BTreeMap::new();
    for skill in &posting.skills {
        let Some(key) = SkillKey::of(skill.id.as_ref(), &skill.as_written, vocabulary) else { continue };
        if let Some(&at) = index.get(&key) {
            let known = &mut merged[at];
            known.listed |= skill.listed;
            known.importance = known.importance.max(skill.importance);
            known.min_years = known.min_years.max(skill.min_years);
            known.spans.extend_from_slice(&skill.evidence);
            continue;
        }
        index.insert(key.clone(), merged.len());
        let entry = key.id().and_then(|id| vocabulary.skill(id));
        let name = entry.as_ref().map_or(&*skill.name, |entry| entry.name);
        let standing = match &entry {
            None => SkillStanding::Unlisted,
            Some(entry) if entry.soft => SkillStanding::Soft,
            Some(entry) if entry.curated => SkillStanding::Curated,
            Some(_) => SkillStanding::Public,
        };
        merged.push(Requirement {
            key,
            standing,
            listed: skill.listed,
            name: if name.is_empty() { skill.as_written.clone() } else { name.to_owned() },
            importance: skill.importance,
            min_years: skill.min_years,
            spans: skill.evidence.clone(),
        });
    }
    merged
}

/// The places that support `field` or a part of it (`pay`, `pay.min`, `places[0]`), in order.
pub(crate) fn spans_of(evidence: &talent::Evidence, field: &str) -> Vec<Span> {
    let is_part =
        |key: &str| key.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    // Keys with one beginning lie side by side, so that the entries of a long list do not each walk through all evidence.
    let near = evidence.range(field.to_owned()..).take_while(|(key, _)| key.starts_with(field));
    let mut spans: Vec<Span> = near.filter(|(key, _)| is_part(key)).flat_map(|(_, spans)| spans).copied().collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// The places that support one entry of a list, or those of the whole list where entries have none of their own.
pub(crate) fn entry_spans(evidence: &talent::Evidence, list: &str, index: usize) -> Vec<Span> {
    let own = spans_of(evidence, &format!("{list}[{index}]"));
    if own.is_empty() { evidence.get(list).cloned().unwrap_or_default() } else { own }
}
