//! A record as a small tree: elements by their local names, each with its text.

use super::EuropassError;
use crate::xml::{Element, Step, Walk};

/// How many elements are read.
pub(super) const NODES_MAX: usize = 50_000;

/// An element.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    /// The text directly inside it; that of a date in attributes is `2002-08-01`.
    pub(super) text: String,
    pub(super) children: Vec<Node>,
}

/// Elements that hold pictures and whole documents, or what nobody asks for.
const LEFT_OUT: [&str; 5] = ["Photo", "photo", "Signature", "AttachmentList", "Attachment"];

impl Node {
    /// The outermost element.
    pub(super) fn of(xml: &str) -> Result<Self, EuropassError> {
        let mut walk = Walk::through(xml.trim_start());
        let mut open: Vec<Self> = Vec::new();
        let mut count = 0;
        let mut root = None;
        while let Some(step) = walk.step()? {
            match step {
                Step::Open(element) if LEFT_OUT.contains(&element.name()) => walk.skip()?,
                Step::Open(element) => {
                    count += 1;
                    if count > NODES_MAX {
                        return Err(EuropassError::TooLarge);
                    }
                    open.push(Self {
                        name: element.name().to_owned(),
                        text: date(&element).unwrap_or_default(),
                        children: Vec::new(),
                    });
                }
                Step::Text(text) => {
                    if let Some(node) = open.last_mut() {
                        node.text.push_str(&text);
                    }
                }
                Step::Close(_) => {
                    let Some(node) = open.pop() else { continue };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(node),
                        None => root = root.or(Some(node)),
                    }
                }
            }
        }
        root.ok_or(EuropassError::Foreign)
    }

    /// The children of a name. Names are compared without regard to capitals: the generations differ in them.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name.eq_ignore_ascii_case(name))
    }

    /// The first element down a path of names (`Position/Label`).
    pub(super) fn at(&self, path: &str) -> Option<&Self> {
        path.split('/')
            .try_fold(self, |node, name| node.children.iter().find(|child| child.name.eq_ignore_ascii_case(name)))
    }

    /// The text down a path of names, without blanks around it; empty where there is none.
    pub(super) fn text_at(&self, path: &str) -> &str {
        self.at(path).map(|node| node.text.trim()).unwrap_or_default()
    }

    /// The text of the first of these paths that has one.
    pub(super) fn text_of(&self, paths: &[&str]) -> &str {
        paths.iter().map(|path| self.text_at(path)).find(|text| !text.is_empty()).unwrap_or_default()
    }
}

/// A date that stands in attributes, `year="2002" month="--08" day="---01"`.
fn date(element: &Element<'_>) -> Option<String> {
    let part = |name| element.attribute(name).map(|part| part.trim_start_matches('-').to_owned());
    let parts = [Some(part("year")?), part("month"), part("day")];
    Some(parts.into_iter().map_while(|part| part).collect::<Vec<_>>().join("-"))
}
