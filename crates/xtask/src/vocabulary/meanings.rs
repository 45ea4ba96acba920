//! What words mean: the occupations in whose titles they stand, as directions.

use std::collections::{BTreeMap, BTreeSet};

use talent::vocabulary::pack::PackWriter;
use talent::vocabulary::titles::vector::{MEANING_ID_BITS, UNIT, scaled};

/// For each word the occupations in whose titles it stands, by how much of those titles it is: packed. Titles have the weights of the
/// occupations that they mean.
pub(super) fn of<'a>(
    titles: &[(BTreeSet<&'a str>, &BTreeMap<u32, u32>)],
    rarities: &BTreeMap<&'a str, u32>,
) -> BTreeMap<&'a str, Vec<u32>> {
    let mut breadths: BTreeMap<u32, u64> = BTreeMap::new();
    for &number in titles.iter().flat_map(|(_, meanings)| meanings.keys()) {
        *breadths.entry(number).or_default() += 1;
    }
    let mut sums: BTreeMap<&str, BTreeMap<u32, u64>> = BTreeMap::new();
    for (words, meanings) in titles {
        let all: u64 = words.iter().map(|word| u64::from(rarities[word])).sum();
        for &word in words {
            let share = u64::from(rarities[word]) * 1000 / all.max(1);
            let sums = sums.entry(word).or_default();
            for (&number, &weight) in *meanings {
                *sums.entry(number).or_default() += share * u64::from(weight * 256).isqrt();
            }
        }
    }
    let packed = |mut sums: BTreeMap<u32, u64>| {
        for (number, sum) in &mut sums {
            *sum = ((*sum << 16) / breadths[number].isqrt().max(1)).isqrt().isqrt();
        }
        let pack = |(number, length): (u32, u64)| {
            assert!(number >> MEANING_ID_BITS == 0, "occupations outgrew their {MEANING_ID_BITS} bits");
            number | u32::try_from(length).expect("a part is at most a unit long") << MEANING_ID_BITS
        };
        scaled(sums, UNIT).into_iter().map(pack).collect()
    };
    sums.into_iter().map(|(word, sums)| (word, packed(sums))).collect()
}

/// Where the meanings of each word end, and all of them.
pub(super) fn write(words: &[&str], meanings: &BTreeMap<&str, Vec<u32>>, pack: &mut PackWriter) {
    let mut end = 0;
    pack.numbers(words.iter().map(|word| {
        end += u32::try_from(meanings[word].len()).expect("fewer occupations than 2^32");
        end
    }));
    pack.numbers(words.iter().flat_map(|word| meanings[word].iter().copied()));
}
