//! Everyday words of English, which by themselves name no skill and no town: from our own table and from the prose of O*NET's
//! descriptions (which only decide here, and are not carried).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use talent::vocabulary::tokens::{Tokens, fold};

use super::table::read;

/// Words of our table and those that stand in lower case in the descriptions of at least `occupations`.
pub(super) fn words(public: &Path, ours: &Path, occupations: usize) -> Result<BTreeSet<String>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for [_, _, description] in read::<3>(&public.join("onet_occupations.tsv"))? {
        let tokens = Tokens::of(&description);
        let lower = tokens
            .all()
            .iter()
            .filter(|token| token.span().of(&description).is_some_and(|word| !word.chars().any(char::is_uppercase)));
        for word in lower.map(|token| tokens.folded(token)).collect::<BTreeSet<_>>() {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    let mut words: BTreeSet<String> =
        counts.into_iter().filter(|&(_, count)| count >= occupations).map(|(word, _)| word).collect();
    words.extend(read::<1>(&ours.join("everyday_words.tsv"))?.into_iter().map(|[word]| fold(&word)));
    Ok(words)
}
