//! Rolecall's rankings beside the ones that everybody can have: BM25, the cosine of words weighted by rarity, and latent directions of the
//! same texts. Each difference has an interval, from drawing the queries again and again.

mod bootstrap;
mod latent;
mod ours;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::command;
use bootstrap::Interval;
use words::Texts;

/// How many of the first résumés count.
const FIRST: usize = 10;
/// Of so many vacancies the title of one is asked for.
const VACANCIES_PER_QUERY: usize = 25;
/// How many latent directions are kept.
const DIRECTIONS: usize = 100;

/// Queries over texts, what is right for each, and how good a ranking is.
struct Task {
    name: &'static str,
    measure: &'static str,
    texts: Vec<String>,
    queries: Vec<Query>,
    /// From the numbers of the texts in the order of a ranking and the right ones.
    good: fn(&[usize], &BTreeSet<usize>) -> f64,
    ours: Vec<Vec<usize>>,
}

struct Query {
    words: String,
    /// Queries of one group are one figure; the mean is over groups.
    group: String,
    right: BTreeSet<usize>,
}

/// Measures every task under DIR.
pub(super) fn run(dir: &Path) -> Result<()> {
    let binary = command::release_binary()?;
    for task in [occupations(dir, &binary)?, vacancy_titles(dir, &binary)?, similar_titles(dir, &binary)?] {
        print(&task);
    }
    Ok(())
}

fn print(task: &Task) {
    let ours = groups(task, &task.ours);
    let (queries, texts) = (task.queries.len(), task.texts.len());
    println!("\n{}: {}, {queries} queries in {} groups over {texts} texts", task.name, task.measure, ours.len());
    println!("{:<12} {:<24} Rolecall is better by", "ranking", "mean");
    println!("{:<12} {}", "Rolecall", bootstrap::mean(&ours));
    let texts = Texts::of(&task.texts);
    let all = |rank: &dyn Fn(&str) -> Vec<f64>| -> Vec<Vec<usize>> {
        task.queries.iter().map(|query| in_order(&rank(&query.words))).collect()
    };
    let latent = latent::Space::of(&texts, DIRECTIONS);
    for (name, ranked) in [
        ("BM25", all(&|words| texts.bm25(words))),
        ("TF-IDF", all(&|words| texts.cosine(words))),
        ("LSI", all(&|words| latent.likeness(&texts, words))),
    ] {
        let theirs = groups(task, &ranked);
        let differences: Vec<f64> = ours.iter().zip(&theirs).map(|(ours, theirs)| ours - theirs).collect();
        let (mean, difference): (Interval, Interval) = (bootstrap::mean(&theirs), bootstrap::mean(&differences));
        println!("{name:<12} {:<24} {}", mean.to_string(), difference);
    }
}

/// The numbers of texts by their likeness, the likest first; equal ones in their order.
fn in_order(likeness: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..likeness.len()).collect();
    order.sort_by(|&a, &b| likeness[b].total_cmp(&likeness[a]).then(a.cmp(&b)));
    order
}

/// How good the rankings of each group are in the mean, by the name of the group.
fn groups(task: &Task, ranked: &[Vec<usize>]) -> Vec<f64> {
    let mut groups: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (query, order) in task.queries.iter().zip(ranked) {
        groups.entry(&query.group).or_default().push((task.good)(order, &query.right));
    }
    groups.into_values().map(|values| bootstrap::plain_mean(&values)).collect()
}

fn precision(order: &[usize], right: &BTreeSet<usize>) -> f64 {
    share(order.iter().take(FIRST).filter(|text| right.contains(text)).count(), FIRST)
}

fn average_precision(order: &[usize], right: &BTreeSet<usize>) -> f64 {
    let (mut found, mut sum) = (0, 0.0);
    for (at, text) in order.iter().enumerate() {
        if right.contains(text) {
            found += 1;
            sum += share(found, at + 1);
        }
    }
    sum / share(right.len().max(1), 1)
}

fn reciprocal_rank(order: &[usize], right: &BTreeSet<usize>) -> f64 {
    order.iter().take(FIRST).position(|text| right.contains(text)).map_or(0.0, |at| share(1, at + 1))
}

/// Résumés for a title that is all there is of a post.
fn occupations(dir: &Path, binary: &Path) -> Result<Task> {
    let categories = rows(&dir.join("resumes/pdf_categories.tsv"))?;
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    for row in categories.iter().skip(1) {
        let [file, category] = &row[..] else { continue };
        files.push((dir.join("resumes/pdf").join(file), category.clone()));
    }
    files.sort();
    let records = ours::read_resumes(binary, files.iter().map(|(path, _)| path.as_path()))?;
    let texts = files.iter().map(|(path, _)| records.text(path)).collect();
    let mut queries = Vec::new();
    for row in rows(&dir.join("match/occupations.tsv"))?.into_iter().skip(1) {
        let [words, group] = &row[..] else { continue };
        let right = (0..files.len()).filter(|&at| files[at].1 == *group).collect();
        queries.push(Query { words: words.clone(), group: group.clone(), right });
    }
    let paths: Vec<&Path> = files.iter().map(|(path, _)| path.as_path()).collect();
    let ours = queries.iter().map(|query| records.ranked(binary, &query.words, &paths)).collect::<Result<_>>()?;
    Ok(Task { name: "occupations", measure: "P@10", texts, queries, good: precision, ours })
}

/// Occupations of ESCO, each as all of its labels, for the title of a vacancy.
fn vacancy_titles(dir: &Path, binary: &Path) -> Result<Task> {
    let mut labels: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows(&dir.join("vocabulary/esco_occupation_labels.tsv"))?.into_iter().skip(1) {
        let [concept, _, _, label] = &row[..] else { continue };
        labels.entry(concept.clone()).or_default().push(label.clone());
    }
    let number: BTreeMap<&str, usize> = labels.keys().map(String::as_str).zip(0..).collect();
    let path = dir.join("titles/vacancy_title_to_esco.csv");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut queries = Vec::new();
    for (line, at) in text.lines().skip(1).step_by(VACANCIES_PER_QUERY).zip(0..) {
        // The number of a row, its title and the address of its concept; a title with a comma stands between marks.
        let Some((title, address)) = line.split_once(',').and_then(|(_, rest)| rest.rsplit_once(',')) else { continue };
        let concept = address.trim().rsplit('/').next().unwrap_or_default();
        let words = title.trim_matches('"').replace("\"\"", "\"");
        let right = number.get(concept).into_iter().copied().collect();
        queries.push(Query { words, group: format!("{at:06}"), right });
    }
    let asked: Vec<&str> = queries.iter().map(|query| query.words.as_str()).collect();
    let linked = ours::link_titles(binary, &asked, FIRST)?;
    let numbered = |ids: Vec<String>| ids.iter().filter_map(|id| number.get(id.as_str()).copied()).collect();
    let ours = linked.into_iter().map(numbered).collect();
    let texts = labels.values().map(|labels| labels.join("\n")).collect();
    Ok(Task { name: "vacancy titles", measure: "MRR@10", texts, queries, good: reciprocal_rank, ours })
}

/// Titles for a title.
fn similar_titles(dir: &Path, binary: &Path) -> Result<Task> {
    let folder = dir.join("titles/similar");
    let titles = rows(&folder.join("documents.tsv"))?;
    let number: BTreeMap<&str, usize> = titles.iter().zip(0..).map(|(row, at)| (row[0].as_str(), at)).collect();
    let mut right: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for row in rows(&folder.join("relevant.tsv"))? {
        if let Some(&at) = row.get(2).and_then(|id| number.get(id.as_str())) {
            right.entry(row[0].clone()).or_default().insert(at);
        }
    }
    let texts: Vec<String> = titles.iter().map(|row| row.get(1).cloned().unwrap_or_default()).collect();
    let mut queries = Vec::new();
    for row in rows(&folder.join("queries.tsv"))? {
        let [id, words] = &row[..] else { continue };
        let right = right.remove(id).unwrap_or_default();
        queries.push(Query { words: words.clone(), group: id.clone(), right });
    }
    let asked: Vec<&str> = queries.iter().map(|query| query.words.as_str()).collect();
    let ours = ours::rank_titles(binary, &asked, &texts)?;
    Ok(Task { name: "similar titles", measure: "MAP", texts, queries, good: average_precision, ours })
}

fn rows(path: &Path) -> Result<Vec<Vec<String>>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    ensure!(!text.is_empty(), "{} is empty", path.display());
    Ok(text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

/// A part of a whole, both small.
#[expect(clippy::cast_precision_loss, reason = "counts far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
