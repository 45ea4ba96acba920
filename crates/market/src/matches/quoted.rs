//! The words behind a receipt, from both texts.

use super::MatchView;
use crate::error::Error;
use crate::market::Market;
use crate::postings::{self, Quotable};

impl Market {
    /// Quotes the evidence of these matches from the texts of their postings, in which names that nobody may see are held back, and from
    /// the candidate's own.
    pub(super) async fn quote(&self, matches: &mut [MatchView], resume: &str) -> Result<(), Error> {
        let connection = self.store.read();
        let ids: Vec<_> = matches.iter().map(|one| one.line.id).collect();
        let stored = postings::load(connection, &ids).await?;
        let texts = postings::quotable(connection, &stored).await?;
        for one in matches {
            let text = texts.get(&one.line.id).map(Quotable::text);
            one.matched.quote(text, Some(resume));
            let words = one.matched.reasons.iter_mut().filter_map(|reason| reason.words.as_mut());
            for word in words.flat_map(|words| &mut words.posting) {
                *word = Quotable::shown(word);
            }
        }
        Ok(())
    }
}
