//! The known skills, titles and places with their aliases and relations.

use crate::{Country, Currency, Place, Seniority, SkillId, Span};

/// How a skill that somebody has relates to one that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Nothing known connects them.
    None,
    /// Close enough to count in part, by this many percent.
    Related(u8),
    /// Whoever has the one has the other (Django implies Python), by this many percent.
    Implies(u8),
    /// One skill.
    Same,
}

/// How sure it is that words of running text mean the skill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The words are also everyday words ("Go", "Spring", "research"): they mean the skill only in a list of skills or beside other skills.
    InContext,
    /// The words mean the skill wherever they stand.
    Anywhere,
}

/// Words of a text that name a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillMention {
    /// The words.
    pub span: Span,
    /// What they name.
    pub id: SkillId,
    /// How sure that is.
    pub certainty: Certainty,
}

/// What the vocabulary knows of a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillEntry<'a> {
    /// The name to show.
    pub name: &'a str,
    /// The ESCO concept (a UUID), where there is one.
    pub esco: Option<&'a str>,
}

/// Words of a text that name places. "NCR (Delhi | Gurgaon | Noida)" names three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceMention {
    /// The words.
    pub span: Span,
    /// What they name, in order; `as_written` is the words of each.
    pub places: Vec<Place>,
}

/// An occupation of the public taxonomies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccupationId(pub u16);

/// What a job title says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TitleReading {
    /// The title in lower case without rung, place and contract words ("devops engineer").
    pub normalised: String,
    /// The rung, where a word of the title states it.
    pub seniority: Option<Seniority>,
    /// Occupations that the title may mean, best first, each with its share in thousandths; the shares sum to at most 1,000.
    pub occupations: Vec<(OccupationId, u16)>,
}

/// The vocabulary: read-only, shared by all readers and the matcher.
#[derive(Debug)]
pub struct Vocabulary(());

impl Vocabulary {
    /// The vocabulary that the program carries.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: Vocabulary = Vocabulary(());
        &EMBEDDED
    }

    /// What is known of a skill.
    pub fn skill(&self, _id: &SkillId) -> Option<SkillEntry<'_>> {
        None
    }

    /// The skill that a whole tag or list item names ("NodeJS (Node.js)"), if it names one.
    pub fn find_skill(&self, _written: &str) -> Option<SkillId> {
        None
    }

    /// All mentions of skills in running text, leftmost and longest first, none overlapping, whole tokens only.
    pub fn skill_mentions(&self, _text: &str) -> Vec<SkillMention> {
        Vec::new()
    }

    /// How having `held` helps where `needed` is asked for.
    pub fn relation(&self, held: &SkillId, needed: &SkillId) -> Relation {
        if held == needed { Relation::Same } else { Relation::None }
    }

    /// The places that a whole header value or list item names. Empty where the vocabulary knows none of it.
    /// `home` settles which of several cities of one name is meant; without it the largest.
    pub fn find_places(&self, _written: &str, _home: Option<Country>) -> Vec<Place> {
        Vec::new()
    }

    /// All mentions of cities, regions and countries in running text.
    pub fn place_mentions(&self, _text: &str, _home: Option<Country>) -> Vec<PlaceMention> {
        Vec::new()
    }

    /// The country that a name, a usual short form or a code names ("India", "UK", "IN").
    pub fn find_country(&self, _written: &str) -> Option<Country> {
        None
    }

    /// The English name of a country.
    pub fn country_name(&self, _country: Country) -> Option<&str> {
        None
    }

    /// The currency of a country.
    pub fn country_currency(&self, _country: Country) -> Option<Currency> {
        None
    }

    /// What a job title says. A text that is no title has no occupations.
    pub fn title(&self, _written: &str) -> TitleReading {
        TitleReading::default()
    }

    /// The label of an occupation.
    pub fn occupation_label(&self, _id: OccupationId) -> Option<&str> {
        None
    }

    /// How alike two occupations are, in thousandths; 1,000 for one and the same.
    pub fn occupation_likeness(&self, a: OccupationId, b: OccupationId) -> u16 {
        if a == b { 1000 } else { 0 }
    }
}
