//! Titles that one header joins: "Founder and CEO", "Kiln Operator / Baker", "Owner, Head Baker". Each is a position of its own.

use talent::Span;

use super::super::header::is_title;
use super::super::page::Page;
use super::super::words::is_role;
use super::Entry;

/// What joins two titles. A longer sign comes before one that it holds.
const JOINTS: [&str; 8] = [" / ", "/ ", " /", "/", " and ", " & ", " cum ", ", "];

/// The entry once for each of its titles; employer, place and dates are theirs together, the account is the first one's.
pub(super) fn several(page: &Page<'_>, mut entry: Entry) -> Vec<Entry> {
    let also = std::mem::take(&mut entry.also);
    let mut titles: Vec<Span> = entry.position.into_iter().chain(also).flat_map(|title| parts(page, title)).collect();
    if titles.len() < 2 {
        return vec![entry];
    }
    let others = titles.split_off(1);
    entry.position = titles.pop();
    let end = entry.rows.end;
    let mut entries = Vec::with_capacity(others.len() + 1);
    for title in others {
        entries.push(Entry {
            position: Some(title),
            name: entry.name,
            location: entry.location,
            period: entry.period,
            sure_title: entry.sure_title,
            sure_name: entry.sure_name,
            rows: end..end,
            body: end,
            ..Entry::default()
        });
    }
    entries.insert(0, entry);
    entries
}

/// The titles that the words join, or the words themselves.
fn parts(page: &Page<'_>, title: Span) -> Vec<Span> {
    let text = page.read(title);
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some((cut, joint)) = next_joint(text, at) {
        let behind = cut + joint.len();
        if is_whole(&text[start..cut]) && opens_with_title(&text[behind..]) {
            parts.push(Span::new(title.start + start, title.start + cut));
            start = behind;
        }
        at = behind;
    }
    parts.push(Span::new(title.start + start, title.end));
    parts
}

fn next_joint(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let found = JOINTS.iter().filter_map(|joint| Some((from + text.get(from..)?.find(joint)?, *joint)));
    found.min_by_key(|(at, joint)| (*at, std::cmp::Reverse(joint.len())))
}

/// Whether what stands behind a joint begins with a title of its own.
fn opens_with_title(rest: &str) -> bool {
    let end = next_joint(rest, 0).map_or(rest.len(), |(at, _)| at);
    is_whole(&rest[..end]) || is_whole(rest)
}

/// Whether the words are a title by themselves: "Kiln Operator", "Director of Ovens", but not "Senior" nor "Assistant to the Baker".
fn is_whole(words: &str) -> bool {
    let words = words.trim();
    let head = words.split(" of ").next().unwrap_or_default().split(" for ").next().unwrap_or_default();
    let last = head.split(['(', ',']).next().unwrap_or_default().split_whitespace().next_back().unwrap_or_default();
    let plural = last.strip_suffix('s').is_some_and(is_role);
    words.starts_with(char::is_uppercase)
        && is_title(words)
        && last.split('-').any(is_role)
        && !plural
        && !RUNGS.contains(&words.to_lowercase().as_str())
        && !words.contains(" to ")
}

/// Nouns that say how high a title stands where another follows: "Lead/Senior Baker".
const RUNGS: [&str; 6] = ["lead", "head", "senior", "principal", "chief", "associate"];
