//! Résumés in which people marked skills, names, firms and more.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use talent::Span;

/// What fewer résumés show is noise, or says whose they are.
pub(super) const RESUMES_MIN: usize = 5;

/// Labels of what is a skill, and of what no model may hold a word of.
const SKILLS: [&str; 2] = ["Tech Tools", "Job Specific Skills"];
const IDENTITY: [&str; 5] = ["Name", "Email Address", "Companies worked at", "Location", "College Name"];

/// A résumé with what somebody marked in it.
#[derive(Debug)]
pub(super) struct Marked {
    pub(super) text: String,
    /// The type of each label and where it stands, what is within another before it.
    labels: Vec<(String, Span)>,
}

impl Marked {
    /// Where skills are marked.
    pub(super) fn skills(&self) -> impl Iterator<Item = Span> {
        self.labels.iter().filter(|(kind, _)| SKILLS.contains(&kind.as_str())).map(|(_, span)| *span)
    }

    fn words(&self, span: Span) -> &str {
        span.of(&self.text).unwrap_or_default()
    }
}

/// The even-numbered résumés of the folder, by their numbers. The odd-numbered ones are for measuring.
pub(super) fn resumes(folder: &Path) -> Result<Vec<Marked>> {
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
            marked.labels.push((kind, Span::new(start, marked.text.len())));
        }
        rest = &rest[end + 1..];
    }
    marked
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

/// Words that stand in marked names, addresses, firms, schools and places, but for those that many write in small letters: everyday words.
pub(super) fn identity(resumes: &[Marked]) -> BTreeSet<String> {
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
    let identity = |marked: &Marked| -> Vec<String> {
        let labels = marked.labels.iter().filter(|(kind, _)| IDENTITY.contains(&kind.as_str()));
        labels.flat_map(|(_, span)| words(&marked.words(*span).to_lowercase())).collect()
    };
    let named = resumes.iter().flat_map(identity);
    named.filter(|word| small.get(word).is_none_or(|count| *count < RESUMES_MIN)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_taken_out_of_the_text() {
        let read =
            marked("<cv>\nFired <label type=\"Tech Tools\">kilns &amp; <label type=\"X\">ovens</label></label>.</cv>");
        assert_eq!(read.text, "\nFired kilns & ovens.");
        let labels: Vec<(&str, &str)> =
            read.labels.iter().map(|(kind, span)| (kind.as_str(), read.words(*span))).collect();
        assert_eq!(labels, [("X", "ovens"), ("Tech Tools", "kilns & ovens")]);
    }

    #[test]
    fn names_of_people_leave_the_table() {
        let resume = |name: &str| Marked {
            text: format!("{name} fires kilns"),
            labels: vec![("Name".to_owned(), Span::new(0, name.len()))],
        };
        let words = identity(&[resume("Orla Kiln"), resume("Barnaby Kilns")]);
        assert!(words.contains("orla") && words.contains("barnaby"));
    }
}
