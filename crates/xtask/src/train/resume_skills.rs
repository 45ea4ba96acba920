//! Which words of a résumé are skills of the person: logistic regression on the traits that the reader sees, from the even-numbered résumés
//! in which people marked skills.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use extract::Context;
use talent::vocabulary::Vocabulary;

/// A trait that fewer résumés show is noise, or says whose they are.
const RESUMES_MIN: usize = 5;
/// How much a large weight costs.
const RIDGE: f64 = 5.0;
/// Passes over all examples; the weights hardly move in the last of them.
const ROUNDS: usize = 300;
const STEP: f64 = 0.3;
/// Weights are kept as integers, in 1/1000.
const UNIT: f64 = 1000.0;

/// Labels of what is a skill, and of what a word of the table must not come from.
const SKILLS: [&str; 2] = ["Tech Tools", "Job Specific Skills"];
const IDENTITY: [&str; 5] = ["Name", "Email Address", "Companies worked at", "Location", "College Name"];
/// Traits that quote a word of the text.
const QUOTING: [&str; 6] = ["word ", "end ", "label ", "after ", "before ", "line of "];

/// A résumé with what somebody marked in it.
struct Marked {
    text: String,
    /// (type, words)
    labels: Vec<(String, String)>,
}

/// One group of words of one résumé, with whether it is marked as a skill.
struct Example {
    resume: usize,
    traits: Vec<String>,
    skill: bool,
}

/// The table of weights.
pub(super) fn train(dir: &Path) -> Result<Vec<u8>> {
    let resumes = resumes(&dir.join("resumes/labelled"))?;
    let examples = examples(&resumes);
    let names = names(&examples, &identity(&resumes));
    let index: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let rows: Vec<(Vec<usize>, f64)> = examples
        .iter()
        .map(|example| {
            let known = example.traits.iter().filter_map(|name| index.get(name.as_str()).copied());
            (known.collect(), f64::from(u8::from(example.skill)))
        })
        .collect();
    let (bias, weights) = fit(&rows, names.len());
    let mut table = format!("\t{}\n", kept(bias));
    for (name, weight) in names.iter().zip(weights) {
        if kept(weight) != 0 {
            writeln!(table, "{name}\t{}", kept(weight))?;
        }
    }
    Ok(table.into_bytes())
}

#[expect(clippy::cast_possible_truncation, reason = "a weight is far smaller than what fits")]
fn kept(weight: f64) -> i32 {
    (weight * UNIT).round() as i32
}

/// The even-numbered résumés of the folder, by their numbers. The odd-numbered ones are for measuring.
fn resumes(folder: &Path) -> Result<Vec<Marked>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let digits = stem.len() - stem.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let Ok(number) = stem[stem.len() - digits..].parse::<u32>() else { continue };
        if number % 2 == 0 && path.extension().is_some_and(|end| end == "xml") {
            files.insert(number, path);
        }
    }
    ensure!(!files.is_empty(), "{} holds no even-numbered .xml files", folder.display());
    files.values().map(|path| Ok(marked(&String::from_utf8_lossy(&fs::read(path)?)))).collect()
}

/// Takes the tags out of `<cv>… <label type="Name">…</label> …</cv>`; labels may hold labels.
fn marked(xml: &str) -> Marked {
    let mut marked = Marked { text: String::new(), labels: Vec::new() };
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        marked.text.push_str(&unescaped(&rest[..at]));
        let Some(end) = rest[at..].find('>').map(|end| at + end) else { break };
        let tag = &rest[at + 1..end];
        if let Some(kind) = tag.strip_prefix("label type=\"").and_then(|tag| tag.strip_suffix('"')) {
            open.push((kind.to_owned(), marked.text.len()));
        } else if tag == "/label"
            && let Some((kind, start)) = open.pop()
        {
            marked.labels.push((kind, marked.text[start..].to_owned()));
        }
        rest = &rest[end + 1..];
    }
    marked
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

fn examples(resumes: &[Marked]) -> Vec<Example> {
    // No skill depends on the day.
    let context = Context { vocabulary: Vocabulary::embedded(), today: jiff::civil::date(2026, 1, 1) };
    let mut examples = Vec::new();
    for (resume, marked) in resumes.iter().enumerate() {
        let is_skill = |kind: &str| SKILLS.contains(&kind);
        let skills: Vec<String> =
            marked.labels.iter().filter(|(kind, _)| is_skill(kind)).map(|(_, words)| plain(words)).collect();
        for candidate in extract::resume_skill_candidates(marked.text.trim(), context) {
            let words = plain(&candidate.words);
            let skill = skills.iter().any(|marked| overlap(marked, &words));
            examples.push(Example { resume, traits: candidate.traits, skill });
        }
    }
    examples
}

/// The words in small letters, without the signs between them that say nothing.
fn plain(words: &str) -> String {
    let signs = |c: char| if c.is_alphanumeric() || matches!(c, '+' | '#' | '.' | '&' | '/' | '-') { c } else { ' ' };
    let plain: String = words.to_lowercase().chars().map(signs).collect();
    let folded = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.trim_matches([' ', '.', '-', '/', '&']).to_owned()
}

/// One contains the other and has at least half its characters.
fn overlap(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    !short.is_empty() && long.contains(short) && short.chars().count() * 2 >= long.chars().count()
}

/// Words that stand in marked names, addresses, firms, schools and places, but for those that many write in small letters: everyday words.
fn identity(resumes: &[Marked]) -> BTreeSet<String> {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let mut small: BTreeMap<String, usize> = BTreeMap::new();
    for marked in resumes {
        let seen: BTreeSet<String> =
            words(&marked.text).into_iter().filter(|word| word.chars().all(char::is_lowercase)).collect();
        for word in seen {
            *small.entry(word).or_default() += 1;
        }
    }
    let labels = resumes.iter().flat_map(|marked| &marked.labels).filter(|(kind, _)| IDENTITY.contains(&kind.as_str()));
    let named = labels.flat_map(|(_, text)| words(&text.to_lowercase()));
    named.filter(|word| small.get(word).is_none_or(|count| *count < RESUMES_MIN)).collect()
}

/// The traits that the table may hold, sorted.
fn names(examples: &[Example], identity: &BTreeSet<String>) -> Vec<String> {
    let mut seen: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for example in examples {
        for name in &example.traits {
            seen.entry(name).or_default().insert(example.resume);
        }
    }
    let quotes = |name: &str| {
        let quoted = QUOTING.iter().find_map(|kind| name.strip_prefix(kind));
        quoted.is_some_and(|words| words.split(' ').any(|word| identity.contains(word)))
    };
    let general = |(name, resumes): &(&str, BTreeSet<usize>)| resumes.len() >= RESUMES_MIN && !quotes(name);
    seen.into_iter().filter(general).map(|(name, _)| name.to_owned()).collect()
}

/// The bias and the weights of the traits: steps down the slope, each weight's own as long as its slope has been shallow so far.
fn fit(rows: &[(Vec<usize>, f64)], count: usize) -> (f64, Vec<f64>) {
    let mut weights = vec![0.0; count];
    let mut steepness = vec![1e-8; count];
    let (mut bias, mut bias_steepness) = (0.0, 1e-8);
    for _ in 0..ROUNDS {
        let mut slope: Vec<f64> = weights.iter().map(|weight| RIDGE * weight).collect();
        let mut bias_slope = 0.0;
        for (traits, skill) in rows {
            let error = logistic(bias + traits.iter().map(|at| weights[*at]).sum::<f64>()) - skill;
            bias_slope += error;
            for at in traits {
                slope[*at] += error;
            }
        }
        for at in 0..count {
            steepness[at] += slope[at] * slope[at];
            weights[at] -= STEP * slope[at] / steepness[at].sqrt();
        }
        bias_steepness += bias_slope * bias_slope;
        bias -= STEP * bias_slope / f64::sqrt(bias_steepness);
    }
    (bias, weights)
}

/// 1 / (1 + e^-x), by operations whose rounding IEEE 754 fixes: e^x is (1 + x/1024)^1024, close enough for a slope.
fn logistic(x: f64) -> f64 {
    let mut power = 1.0 + x.clamp(-30.0, 30.0).abs() / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    if x < 0.0 { 1.0 / (1.0 + power) } else { power / (1.0 + power) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_taken_out_of_the_text() {
        let read =
            marked("<cv>\nFired <label type=\"Tech Tools\">kilns &amp; <label type=\"X\">ovens</label></label>.</cv>");
        assert_eq!(read.text, "\nFired kilns & ovens.");
        assert_eq!(
            read.labels,
            [("X".to_owned(), "ovens".to_owned()), ("Tech Tools".to_owned(), "kilns & ovens".to_owned())]
        );
    }

    #[test]
    fn what_tells_skills_apart_gets_the_weight() {
        let rows: Vec<(Vec<usize>, f64)> =
            (0..40).map(|at| (vec![at % 2, 2], f64::from(u8::from(at % 2 == 0)))).collect();
        let (_, weights) = fit(&rows, 3);
        assert!(weights[0] > 0.5 && weights[1] < -0.5 && weights[2].abs() < 0.1, "{weights:?}");
    }

    #[test]
    fn names_of_people_leave_the_table() {
        let resume = |name: &str| Marked {
            text: format!("{name} fires kilns"),
            labels: vec![("Name".to_owned(), name.to_owned())],
        };
        let words = identity(&[resume("Orla Kiln"), resume("Barnaby Kilns")]);
        assert!(words.contains("orla") && words.contains("barnaby"));
    }
}
