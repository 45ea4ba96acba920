//! The known skills, titles and places with their aliases and relations.

pub mod links;
pub mod pack;
pub mod phrases;
pub mod places;
pub mod skills;
pub mod titles;
pub mod tokens;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::LazyLock;

pub use pack::VocabularyError;
use serde::Serialize;
pub use titles::{Career, CareerPiece, SpreadVector, TitleVector};

use crate::{Country, Currency, Place, Seniority, SkillId, Span};
use links::Links;
use places::Places;
pub use skills::SkillText;
use skills::Skills;
use titles::Titles;

const SKILLS: &[u8] = include_bytes!("../../data/skills.bin");
const PLACES: &[u8] = include_bytes!("../../data/places.bin");
const TITLES: &[u8] = include_bytes!("../../data/titles.bin");
const LINKS: &[u8] = include_bytes!("../../data/links.bin");

/// A line longer than this is no title.
const MAX_TITLE_BYTES: usize = 300;

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

/// Words of a text that are a name of a skill, whether or not they mean it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkillName {
    /// The words.
    pub span: Span,
    /// How sure it is that they mean the skill in running text; absent where they do only as a tag of their own.
    pub certainty: Option<Certainty>,
    /// A skill of manner rather than of a trade.
    pub soft: bool,
    /// From our own table.
    pub curated: bool,
}

/// What the vocabulary knows of a skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillEntry<'a> {
    /// The name to show.
    pub name: &'a str,
    /// The ESCO concept (a UUID), where there is one.
    pub esco: Option<&'a str>,
    /// The preferred label of that concept.
    pub esco_label: Option<&'a str>,
    /// A skill of manner rather than of a trade ("communication").
    pub soft: bool,
    /// From our own table, which is kept by hand; the others come from ESCO and O*NET.
    pub curated: bool,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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
    /// How sure it is that the text is a title, in thousandths: 1,000 for one that is known word for word, less where only its
    /// last word is ("... engineer"), 0 for a text that is no title.
    pub confidence: u16,
}

/// The bytes of the tables that make a vocabulary, as `cargo xtask vocabulary` writes them.
#[derive(Clone, Debug)]
pub struct Tables {
    /// Skills and their relations.
    pub skills: Cow<'static, [u8]>,
    /// Places and countries.
    pub places: Cow<'static, [u8]>,
    /// Titles and occupations.
    pub titles: Cow<'static, [u8]>,
    /// What links free text to skills, as `cargo xtask train` writes it.
    pub links: Cow<'static, [u8]>,
}

impl Tables {
    /// The tables that the program carries.
    pub fn embedded() -> Self {
        let [skills, places, titles, links] = [SKILLS, PLACES, TITLES, LINKS].map(Cow::Borrowed);
        Self { skills, places, titles, links }
    }
}

/// The vocabulary: read-only, shared by all readers and the matcher. Its tables are read in place: opening it costs next to nothing.
#[derive(Debug)]
pub struct Vocabulary {
    skills: Skills,
    places: Places,
    titles: Titles,
    links: Links,
    version: String,
}

impl Vocabulary {
    /// The vocabulary that the program carries.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Vocabulary> = LazyLock::new(|| {
            Vocabulary::open(Tables::embedded(), true).expect("a test opens and verifies the embedded tables")
        });
        &EMBEDDED
    }

    /// A vocabulary of other tables. Fails if one of them is of another kind or format or was damaged.
    pub fn from_bytes(tables: Tables) -> Result<Self, VocabularyError> {
        Self::open(tables, false)
    }

    fn open(tables: Tables, trusted: bool) -> Result<Self, VocabularyError> {
        let skills = Skills::open(tables.skills, trusted)?;
        let places = Places::open(tables.places, trusted)?;
        let titles = Titles::open(tables.titles, trusted)?;
        let links = Links::open(tables.links, trusted)?;
        let packs = [skills.pack(), places.pack(), titles.pack(), links.pack()];
        let version = packs.map(|pack| format!("{:016x}", pack.checksum())).join("-");
        Ok(Self { skills, places, titles, links, version })
    }

    /// Changes whenever anything in the vocabulary does.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The ids of all skills, sorted.
    pub fn skill_ids(&self) -> impl Iterator<Item = SkillId> {
        (0..self.skills.len()).map(|index| self.skills.id_at(index))
    }

    /// All cities, the largest first.
    pub fn cities(&self) -> impl Iterator<Item = Place> {
        (0..self.places.city_count()).map(|index| self.places.city(index))
    }

    /// What is known of a skill.
    pub fn skill(&self, id: &SkillId) -> Option<SkillEntry<'_>> {
        self.skills.entry(id)
    }

    /// The skill that a whole tag or list item names ("NodeJS (Node.js)"), if it names one.
    pub fn find_skill(&self, written: &str) -> Option<SkillId> {
        self.skills.find(written)
    }

    /// All mentions of skills in running text, leftmost and longest first, none overlapping, whole tokens only.
    pub fn skill_mentions(&self, text: &str) -> Vec<SkillMention> {
        self.skills.text(text).mentions()
    }

    /// Every name of a skill in a text, leftmost and longest first, none overlapping: for a reader that judges by itself what they mean.
    pub fn skill_names(&self, text: &str) -> Vec<SkillName> {
        let text = self.skills.text(text);
        text.names(0..text.tokens().len())
    }

    /// The same for a reader that asks for both, or sentence by sentence: the words are split and looked up once.
    pub fn skill_text<'a>(&'a self, text: &'a str) -> SkillText<'a> {
        self.skills.text(text)
    }

    /// The skills that a tag, a phrase or a sentence is likest to, best first, each with its likeness in thousandths.
    /// The one that the text names as a whole comes first.
    pub fn skill_candidates(&self, written: &str, top: usize) -> Vec<(SkillId, u16)> {
        let named = self.skills.find(written);
        let mut candidates = self.links.rank(written, top);
        candidates.retain(|(id, _)| named.as_ref() != Some(id));
        let named = named.map(|id| (id, links::LIKENESS_OF_NAMED));
        named.into_iter().chain(candidates).take(top).collect()
    }

    /// How having `held` helps where `needed` is asked for.
    pub fn relation(&self, held: &SkillId, needed: &SkillId) -> Relation {
        self.skills.relation(held, needed)
    }

    /// All other skills that having `held` helps with where they are asked for, and how.
    pub fn helped_by(&self, held: &SkillId) -> impl Iterator<Item = (SkillId, Relation)> {
        self.skills.helped_by(held)
    }

    /// The places that a whole header value or list item names. Empty where the vocabulary knows none of it.
    /// `home` settles which of several cities of one name is meant; without it the largest.
    pub fn find_places(&self, written: &str, home: Option<Country>) -> Vec<Place> {
        self.places.find(written, home)
    }

    /// All mentions of cities, regions and countries in running text.
    pub fn place_mentions(&self, text: &str, home: Option<Country>) -> Vec<PlaceMention> {
        self.places.mentions(text, home)
    }

    /// The country that a name, a usual short form or a code names ("India", "UK", "IN").
    pub fn find_country(&self, written: &str) -> Option<Country> {
        self.places.find_country(written)
    }

    /// The region of a country that a name or a usual code names ("New York", "NY"), whatever else the words may mean.
    pub fn find_region(&self, written: &str, country: Country) -> Option<Place> {
        self.places.find_region(written, country)
    }

    /// The English name of a country.
    pub fn country_name(&self, country: Country) -> Option<&str> {
        self.places.country_name(country)
    }

    /// The currency of a country.
    pub fn country_currency(&self, country: Country) -> Option<Currency> {
        self.places.country_currency(country)
    }

    /// What a job title says. A text that is no title has no occupations.
    pub fn title(&self, written: &str) -> TitleReading {
        if written.len() > MAX_TITLE_BYTES {
            return TitleReading::default();
        }
        self.titles.read(written, &self.places.spans(written))
    }

    /// The occupations whose titles are likest to a title, best first, each with its likeness in thousandths;
    /// unlike [`Self::title`] it answers for any words.
    pub fn title_candidates(&self, written: &str, top: usize) -> Vec<(OccupationId, u16)> {
        if written.len() > MAX_TITLE_BYTES {
            return Vec::new();
        }
        self.titles.candidates(written, &self.places.spans(written), top)
    }

    /// What a title means, to be compared with others; for a text that is too long for a title, nothing.
    pub fn title_vector(&self, written: &str) -> TitleVector {
        if written.len() > MAX_TITLE_BYTES {
            return TitleVector::default();
        }
        self.titles.vector(written, &self.places.spans(written))
    }

    /// What a record as a whole comes to, by the titles and the words of these pieces of it.
    pub fn career(&self, pieces: &[CareerPiece<'_>]) -> Career {
        self.titles.career(pieces, |written| self.places.spans(written))
    }

    /// All occupations.
    pub fn occupations(&self) -> impl Iterator<Item = OccupationId> {
        (0..self.titles.occupation_count()).filter_map(|index| u16::try_from(index).ok().map(OccupationId))
    }

    /// The label of an occupation.
    pub fn occupation_label(&self, id: OccupationId) -> Option<&str> {
        self.titles.label(id)
    }

    /// The ESCO concept (a UUID) of an occupation, or for one of ours the nearest.
    pub fn occupation_esco(&self, id: OccupationId) -> Option<&str> {
        self.titles.esco(id)
    }

    /// The group of an occupation in ISCO-08, up to four digits.
    pub fn occupation_isco(&self, id: OccupationId) -> Option<u16> {
        self.titles.isco(id)
    }

    /// How alike two occupations are, in thousandths; 1,000 for one and the same.
    pub fn occupation_likeness(&self, a: OccupationId, b: OccupationId) -> u16 {
        self.titles.likeness(a, b)
    }

    /// How alike every occupation is to one, in thousandths, by its number: [`Self::occupation_likeness`] for many comparisons.
    pub fn occupation_likenesses(&self, one: OccupationId) -> Vec<u16> {
        self.titles.likenesses(one)
    }
}
