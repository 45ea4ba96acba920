//! Latent semantic indexing: the directions in which the texts differ most, and likeness along them.

use std::collections::BTreeMap;

use super::share;
use super::words::Texts;
use crate::bench::dice::Dice;

/// How often the directions are turned towards the largest ones.
const TURNS: usize = 8;

/// Directions in the space of words, at right angles to each other, and where each text lies in them.
pub(super) struct Space {
    directions: Vec<Vec<f64>>,
    places: Vec<Vec<f64>>,
}

impl Space {
    pub(super) fn of(texts: &Texts, count: usize) -> Self {
        let rows = &texts.rows;
        let mut dice = Dice(11);
        let count = count.min(rows.len());
        let mut directions: Vec<Vec<f64>> = (0..count)
            .map(|_| (0..texts.word_count()).map(|_| share(dice.below(2_001), 1_000) - 1.0).collect())
            .collect();
        set_right(&mut directions);
        for _ in 0..TURNS {
            for direction in &mut directions {
                let mut turned = vec![0.0; direction.len()];
                for row in rows {
                    let along = along(row, direction);
                    for (&word, weight) in row {
                        turned[word] += along * weight;
                    }
                }
                *direction = turned;
            }
            set_right(&mut directions);
        }
        let places = rows.iter().map(|row| place(row, &directions)).collect();
        Self { directions, places }
    }

    pub(super) fn likeness(&self, texts: &Texts, words: &str) -> Vec<f64> {
        let asked = place(&texts.weighted_query(words), &self.directions);
        self.places.iter().map(|place| place.iter().zip(&asked).map(|(a, b)| a * b).sum()).collect()
    }
}

fn along(row: &BTreeMap<usize, f64>, direction: &[f64]) -> f64 {
    row.iter().map(|(&word, weight)| weight * direction[word]).sum()
}

/// Where weighted words lie along the directions, one unit long.
fn place(row: &BTreeMap<usize, f64>, directions: &[Vec<f64>]) -> Vec<f64> {
    let mut place: Vec<f64> = directions.iter().map(|direction| along(row, direction)).collect();
    unit(&mut place);
    place
}

/// Gram and Schmidt: each direction without what lies along the ones before it, one unit long.
fn set_right(directions: &mut [Vec<f64>]) {
    for at in 0..directions.len() {
        let (before, from) = directions.split_at_mut(at);
        let Some(direction) = from.first_mut() else { return };
        for other in before {
            let shared: f64 = direction.iter().zip(&*other).map(|(a, b)| a * b).sum();
            for (mine, theirs) in direction.iter_mut().zip(other) {
                *mine -= shared * *theirs;
            }
        }
        unit(direction);
    }
}

fn unit(direction: &mut [f64]) {
    let length = direction.iter().map(|part| part * part).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    for part in direction {
        *part /= length;
    }
}
