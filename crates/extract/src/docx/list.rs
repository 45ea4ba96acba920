//! Lists: which mark stands before a paragraph.

use std::collections::BTreeMap;

use crate::flow::count_mark;
use crate::xml::{Element, Step, Walk, XmlFault};

/// The place of a paragraph in a list: the list and the level in it.
pub(super) type Item = (u32, u32);

/// Levels deeper than this are taken for the deepest, as word processors do.
const LEVEL_MAX: u32 = 8;

/// The lists that a document defines, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Which definition a list follows.
    definition: BTreeMap<u32, u32>,
    /// The marks of a definition's levels.
    marks: BTreeMap<(u32, u32), String>,
    /// The list that a style puts its paragraphs in.
    of_style: BTreeMap<String, Item>,
    counted: BTreeMap<Item, u32>,
}

/// The number that an attribute states.
pub(super) fn number(element: &Element<'_>, attribute: &str) -> Option<u32> {
    element.attribute(attribute)?.trim().parse().ok()
}

impl Lists {
    /// Reads the definitions of lists, and which styles put their paragraphs in one.
    pub(super) fn load(numbering: &str, styles: &str) -> Result<Self, XmlFault> {
        let mut lists = Self::default();
        lists.load_numbering(numbering)?;
        lists.load_styles(styles)?;
        Ok(lists)
    }

    fn load_numbering(&mut self, numbering: &str) -> Result<(), XmlFault> {
        let mut walk = Walk::through(numbering);
        let (mut definition, mut level, mut list) = (None, None, None);
        while let Some(step) = walk.step()? {
            let Step::Open(element) = step else { continue };
            match element.name() {
                "abstractNum" => definition = number(&element, "abstractNumId"),
                "lvl" => level = number(&element, "ilvl"),
                "numFmt" => {
                    if let Some(place) = definition.zip(level) {
                        self.marks.entry(place).or_insert(element.attribute("val").unwrap_or_default());
                    }
                }
                "num" => (list, definition) = (number(&element, "numId"), None),
                "abstractNumId" => {
                    if let Some((list, of)) = list.zip(number(&element, "val")) {
                        self.definition.insert(list, of);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn load_styles(&mut self, styles: &str) -> Result<(), XmlFault> {
        let mut walk = Walk::through(styles);
        let mut style = String::new();
        while let Some(step) = walk.step()? {
            let Step::Open(element) = step else { continue };
            match element.name() {
                "style" => style = element.attribute("styleId").unwrap_or_default(),
                "numId" => {
                    if let Some(list) = number(&element, "val") {
                        self.of_style.entry(style.clone()).or_insert((list, 0)).0 = list;
                    }
                }
                "ilvl" => {
                    if let Some(level) = number(&element, "val") {
                        self.of_style.entry(style.clone()).or_insert((0, level)).1 = level;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The mark before a paragraph that is `item` of a list, or else of the list that its style names; empty for any other paragraph.
    pub(super) fn mark(&mut self, item: Option<Item>, style: &str) -> String {
        let Some((list, level)) = item.or_else(|| self.of_style.get(style).copied()) else { return String::new() };
        let level = level.min(LEVEL_MAX);
        let Some(definition) = self.definition.get(&list) else { return String::new() };
        let format = self.marks.get(&(*definition, level)).map_or("none", String::as_str);
        if format == "bullet" {
            return "• ".to_owned();
        }
        if format == "none" {
            return String::new();
        }
        let count = self.counted.entry((list, level)).or_insert(0);
        *count = count.saturating_add(1);
        let mark = match format {
            "lowerLetter" => count_mark(*count, Some('a')),
            "upperLetter" => count_mark(*count, Some('A')),
            _ => count_mark(*count, None),
        };
        for deeper in level + 1..=LEVEL_MAX {
            self.counted.remove(&(list, deeper));
        }
        format!("{mark}. ")
    }
}
