//! tantivy: inverted lists of skills whose term frequencies carry the level or the weight, facts as fast fields, one segment in memory.

mod collector;
mod linear;
mod repeated;

use anyhow::Result;
use matching::census::{Census, Found, Kind, PersonView, PostingRow, PostingView};
use tantivy::directory::RamDirectory;
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, Searcher, TantivyDocument, Term};

use collector::{Asking, BestEligible};

/// Memory of the writer: more than it fills, so that there is one segment.
const WRITER_BYTES: usize = 4_000_000_000;

/// A level counts as this and its term's frequency.
const LEVEL_BASE: u16 = 5;

/// Both sides in an index each.
pub(in crate::bench::network) struct Tantivy<'a> {
    census: &'a Census,
    people: Searcher,
    postings: Searcher,
    skills: Field,
}

/// Columns of documents: of people their years twice, of postings both bounds.
const YEARS: &str = "years";
const YEARS_MAX: &str = "years_max";
/// The floor or the most that is paid.
const PAY: &str = "pay";
const PLACES: &str = "places";
/// The first bit for active ones, the second for work that may be done from afar.
const OPEN: &str = "open";

impl<'a> Tantivy<'a> {
    /// Indexes both sides; the number of a document is the place of the member.
    pub(in crate::bench::network) fn build(census: &'a Census) -> Result<Self> {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer(repeated::NAME)
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_fieldnorms(false);
        let skills = schema.add_text_field("skills", TextOptions::default().set_indexing_options(indexing));
        for column in [YEARS, YEARS_MAX, PAY, PLACES, OPEN] {
            schema.add_u64_field(column, FAST);
        }
        let schema = schema.build();
        let people = index(&schema, census.people.iter().map(|person| of_person(&schema, skills, person)))?;
        let postings = index(&schema, census.postings.iter().map(|posting| of_posting(&schema, skills, posting)))?;
        Ok(Self { census, people, postings, skills })
    }

    pub(in crate::bench::network) fn best_people(&self, posting: u32, most: usize) -> Result<Vec<Found>> {
        let asking = self.census.postings.at(posting as usize);
        let terms = asking.asked.iter().map(|asked| (self.term(asked.skill), asked.base_weight));
        let query = linear::query(terms, LEVEL_BASE);
        Ok(self.people.search(&query, &BestEligible { asking: Asking::Posting(*asking.row), most })?)
    }

    pub(in crate::bench::network) fn best_postings(&self, person: u32, most: usize) -> Result<Vec<Found>> {
        let asking = self.census.people.at(person as usize);
        let levels = asking.skills.iter().zip(asking.kinds);
        let terms = levels.map(|(&skill, &kind)| (self.term(skill), level(kind)));
        let [years, floor, places] = facts(asking);
        let asking = Asking::Person { years, floor, places };
        Ok(self.postings.search(&linear::query(terms, 0), &BestEligible { asking, most })?)
    }

    fn term(&self, skill: u16) -> Term {
        Term::from_field_text(self.skills, &skill.to_string())
    }
}

fn index(schema: &Schema, documents: impl Iterator<Item = TantivyDocument>) -> Result<Searcher> {
    let tokenizers = tantivy::tokenizer::TokenizerManager::default();
    tokenizers.register(repeated::NAME, repeated::Repeated);
    let builder = Index::builder().schema(schema.clone()).tokenizers(tokenizers);
    let mut writer = builder.single_segment_index_writer(RamDirectory::create(), WRITER_BYTES)?;
    for document in documents {
        writer.add_document(document)?;
    }
    let index: Index = writer.finalize()?;
    Ok(index.reader()?.searcher())
}

fn level(kind: Kind) -> u16 {
    6 + u16::from(kind.years().unwrap_or(0).min(4))
}

/// Whole years, floor and places.
fn facts(person: PersonView<'_>) -> [u64; 3] {
    let years = person.row.years.known().map_or(0, |quarters| u64::from(quarters / 4));
    [years, person.row.floor.known().map_or(0, u64::from), person.row.places]
}

fn of_person(schema: &Schema, skills: Field, person: PersonView<'_>) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    let levels = person.skills.iter().zip(person.kinds).map(|(&skill, &kind)| (skill, level(kind) - LEVEL_BASE));
    document.add_text(skills, repeated::text(levels));
    let [years, floor, places] = facts(person);
    add_facts(&mut document, schema, [years, years, floor, places, u64::from(person.row.active)]);
    document
}

fn of_posting(schema: &Schema, skills: Field, posting: PostingView<'_>) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(skills, repeated::text(posting.asked.iter().map(|asked| (asked.skill, asked.base_weight))));
    let [min, max, pay] = terms(posting.row);
    let open = u64::from(posting.row.active) | u64::from(is_remote(posting.row)) << 1;
    add_facts(&mut document, schema, [min, max, pay, posting.row.places, open]);
    document
}

/// Whole years from which and up to which, and the most that is paid.
fn terms(row: &PostingRow) -> [u64; 3] {
    let years = |bound: matching::census::Tiny| bound.known().map_or(0, |quarters| u64::from(quarters / 4));
    [years(row.years_min), years(row.years_max), row.pay_max.known().map_or(0, u64::from)]
}

fn is_remote(row: &PostingRow) -> bool {
    matches!(row.remote_mode(), Some(talent::Remote::Allowed | talent::Remote::Only))
}

fn add_facts(document: &mut TantivyDocument, schema: &Schema, facts: [u64; 5]) {
    for (column, fact) in [YEARS, YEARS_MAX, PAY, PLACES, OPEN].into_iter().zip(facts) {
        document.add_u64(schema.get_field(column).expect("the schema has every column"), fact);
    }
}
