//! A query whose score is a sum of weight times frequency: tantivy has none of its own.

use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::query::{BooleanQuery, EmptyScorer, EnableScoring, Explanation, Occur, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, Term};

/// The sum over terms of the weight of each times `base` and its frequency.
pub(super) fn query(terms: impl Iterator<Item = (Term, u16)>, base: u16) -> BooleanQuery {
    let one = |(term, weight)| -> (Occur, Box<dyn Query>) {
        (Occur::Should, Box::new(LinearQuery { term, weight: u32::from(weight), base: u32::from(base) }))
    };
    BooleanQuery::new(terms.map(one).collect())
}

/// One term.
#[derive(Clone, Debug)]
struct LinearQuery {
    term: Term,
    weight: u32,
    base: u32,
}

impl Query for LinearQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for LinearQuery {
    fn scorer(&self, reader: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let lists = reader.inverted_index(self.term.field())?;
        let Some(postings) = lists.read_postings(&self.term, IndexRecordOption::WithFreqs)? else {
            return Ok(Box::new(EmptyScorer));
        };
        Ok(Box::new(LinearScorer { postings, weight: self.weight, base: self.base }))
    }

    fn explain(&self, _: &SegmentReader, _: DocId) -> tantivy::Result<Explanation> {
        Ok(Explanation::new("weight times frequency", 0.0))
    }
}

/// Those who have the term.
struct LinearScorer {
    postings: SegmentPostings,
    weight: u32,
    base: u32,
}

impl DocSet for LinearScorer {
    fn advance(&mut self) -> DocId {
        self.postings.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.postings.seek(target)
    }

    fn doc(&self) -> DocId {
        self.postings.doc()
    }

    fn size_hint(&self) -> u32 {
        self.postings.size_hint()
    }
}

impl Scorer for LinearScorer {
    #[expect(clippy::cast_precision_loss, reason = "scores of the base task are far below 2^24")]
    fn score(&mut self) -> Score {
        (self.weight * (self.base + self.postings.term_freq())) as Score
    }
}
