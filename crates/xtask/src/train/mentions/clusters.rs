//! Words grouped by their neighbours, in sentences and in public names.

use std::collections::BTreeMap;

/// So many of the most frequent words are looked for on either side of a word.
const CONTEXTS: usize = 400;
const ROUNDS: usize = 10;

/// Texts as words, and how often each text counts.
#[derive(Debug, Default)]
pub(super) struct Texts {
    numbers: BTreeMap<String, u32>,
    texts: Vec<Vec<u32>>,
}

/// A word's neighbours, each with a weight; the squares of the weights sum to 1.
type Sparse = Vec<(usize, f64)>;

impl Texts {
    /// Adds the words of a text.
    pub(super) fn add<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        let mut text = Vec::new();
        for word in words {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            text.push(*self.numbers.entry(word.to_owned()).or_insert(next));
        }
        self.texts.push(text);
    }

    /// The cluster of each word that stands in the texts at least `least` times, from 1 to `count`.
    pub(super) fn clusters(&self, least: u32, counts: &[u8]) -> BTreeMap<&str, Vec<u8>> {
        let mut seen = vec![0_u32; self.numbers.len()];
        for word in self.texts.iter().flatten() {
            seen[*word as usize] += 1;
        }
        let mut words: Vec<(&str, u32)> = self.numbers.iter().map(|(word, number)| (word.as_str(), *number)).collect();
        words.sort_by_key(|(word, number)| (std::cmp::Reverse(seen[*number as usize]), *word));
        words.retain(|(_, number)| seen[*number as usize] >= least);
        let vectors = self.vectors(&words, &seen);
        let mut made: BTreeMap<&str, Vec<u8>> = words.iter().map(|(word, _)| (*word, Vec::new())).collect();
        for count in counts {
            for ((word, _), cluster) in words.iter().zip(grouped(&vectors, usize::from(*count))) {
                made.entry(word).or_default().push(cluster + 1);
            }
        }
        made
    }

    /// How much more often than by chance each context stands beside each word.
    fn vectors(&self, words: &[(&str, u32)], seen: &[u32]) -> Vec<Sparse> {
        let mut context = vec![usize::MAX; self.numbers.len()];
        for (at, (_, number)) in words.iter().take(CONTEXTS).enumerate() {
            context[*number as usize] = at;
        }
        let mut beside: BTreeMap<(u32, usize), u32> = BTreeMap::new();
        let mut sums = vec![0_u32; 2 * (CONTEXTS + 1)];
        for text in &self.texts {
            for (at, word) in text.iter().enumerate() {
                let place = |other: Option<&u32>| other.map_or(CONTEXTS, |other| context[*other as usize]);
                let left = place(at.checked_sub(1).and_then(|before| text.get(before)));
                let right = place(text.get(at + 1));
                for (side, neighbour) in [left, right].into_iter().enumerate() {
                    if neighbour != usize::MAX {
                        let column = side * (CONTEXTS + 1) + neighbour;
                        *beside.entry((*word, column)).or_default() += 1;
                        sums[column] += 1;
                    }
                }
            }
        }
        let whole = f64::from(seen.iter().sum::<u32>());
        words
            .iter()
            .map(|(_, number)| {
                let row = beside.range((*number, 0)..=(*number, usize::MAX)).filter_map(|((_, column), count)| {
                    let chance = f64::from(seen[*number as usize]) * f64::from(sums[*column]) / whole;
                    let over = (f64::from(*count) - chance) / chance.sqrt();
                    (over > 0.0).then(|| (*column, over.sqrt()))
                });
                unit(row.collect())
            })
            .collect()
    }
}

fn unit(row: Sparse) -> Sparse {
    let size = row.iter().map(|(_, value)| value * value).sum::<f64>().sqrt();
    row.into_iter().map(|(at, value)| (at, value / size)).collect()
}

/// The group of each vector: the most frequent words found the groups, every word then joins the one whose middle it is likest to.
fn grouped(vectors: &[Sparse], count: usize) -> Vec<u8> {
    let mut middles: Vec<Vec<f64>> = vectors.iter().take(count).map(|vector| dense([vector].into_iter())).collect();
    let mut groups = vec![0_usize; vectors.len()];
    for _ in 0..ROUNDS {
        for (group, vector) in groups.iter_mut().zip(vectors) {
            let mut best = (f64::MIN, 0);
            for (at, middle) in middles.iter().enumerate() {
                let likeness: f64 = vector.iter().map(|(column, value)| value * middle[*column]).sum();
                if likeness > best.0 {
                    best = (likeness, at);
                }
            }
            *group = best.1;
        }
        for (at, middle) in middles.iter_mut().enumerate() {
            let members = groups.iter().zip(vectors).filter(|(group, _)| **group == at).map(|(_, vector)| vector);
            *middle = dense(members);
        }
    }
    groups.into_iter().map(|group| u8::try_from(group).unwrap_or(u8::MAX)).collect()
}

/// The direction of the sum of vectors.
fn dense<'a>(vectors: impl Iterator<Item = &'a Sparse>) -> Vec<f64> {
    let mut sum = vec![0.0; 2 * (CONTEXTS + 1)];
    for (column, value) in vectors.flatten() {
        sum[*column] += value;
    }
    let size = sum.iter().map(|value: &f64| value * value).sum::<f64>().sqrt();
    sum.into_iter().map(|value| if size > 0.0 { value / size } else { 0.0 }).collect()
}
