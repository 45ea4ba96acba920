//! The source's own words at a reason's evidence.

use serde::{Deserialize, Serialize};
use talent::Span;

use crate::rank::Match;

/// What stands at the byte ranges of a reason's evidence, verbatim and in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Words of the posting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posting: Vec<String>,
    /// Words of the résumé.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resume: Vec<String>,
}

impl Match {
    /// Quotes the evidence of every reason from the two texts to which the ranges refer. A text that is not at hand is not quoted;
    /// neither is a range that does not lie in its text, which only records from elsewhere can hold.
    pub fn quote(&mut self, posting: Option<&str>, resume: Option<&str>) {
        for reason in &mut self.reasons {
            let words = Words {
                posting: words_at(&reason.evidence.posting, posting),
                resume: words_at(&reason.evidence.resume, resume),
            };
            reason.words = (words != Words::default()).then_some(words);
        }
    }
}

fn words_at(spans: &[Span], text: Option<&str>) -> Vec<String> {
    let Some(text) = text else { return Vec::new() };
    spans.iter().filter_map(|span| span.of(text)).map(str::to_owned).collect()
}
