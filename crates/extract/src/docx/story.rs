//! Walks through the body of a document, a header or a footer, and writes down its paragraphs as lines.

use std::collections::BTreeMap;

use super::list::{Item, Lists, number};
use super::look::{RunLook, is_ground};
use crate::flow::{Flow, Hidden, Told, without_tab_after_bullet};
use crate::text::plain;
use crate::xml::{Element, Step, Walk, XmlFault};

/// A flow of paragraphs: the body, or a text box inside it.
#[derive(Default)]
struct Story {
    flow: Flow,
    /// For each table that is open, whether the cell that is open in it is painted.
    grounds: Vec<bool>,
    paragraph: Option<Paragraph>,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    hidden: BTreeMap<Hidden, String>,
    item: Option<Item>,
    style: String,
    has_ground: bool,
    /// The lines of text boxes that are anchored here.
    boxes: Vec<String>,
}

struct Teller<'a> {
    lists: &'a mut Lists,
    /// The body first, then the text box in it, and so on.
    stories: Vec<Story>,
    hidden: BTreeMap<Hidden, Vec<String>>,
    run: Option<RunLook>,
    is_in_text: bool,
}

/// Reads a part.
pub(super) fn read(xml: &str, lists: &mut Lists) -> Result<Told, XmlFault> {
    let mut teller =
        Teller { lists, stories: vec![Story::default()], hidden: BTreeMap::new(), run: None, is_in_text: false };
    let mut walk = Walk::through(xml);
    while let Some(step) = walk.step()? {
        match step {
            // The second of two forms of the same drawing, what was moved away, and the code of fields.
            Step::Open(element) if matches!(element.name(), "Fallback" | "moveFrom" | "instrText") => walk.skip()?,
            Step::Open(element) => teller.open(&element),
            Step::Close(name) => teller.close(&name),
            Step::Text(text) if teller.is_in_text => teller.write(&text),
            Step::Text(_) => {}
        }
    }
    while teller.stories.len() > 1 {
        teller.close_box();
    }
    teller.close_paragraph();
    let lines = teller.stories.pop().map(|story| story.flow.into_lines()).unwrap_or_default();
    Ok(Told { lines, hidden: teller.hidden })
}

impl Teller<'_> {
    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "p" => self.open_paragraph(),
            "r" => self.run = Some(RunLook::default()),
            "t" => self.is_in_text = true,
            "tab" if self.run.is_some() => self.write("\t"),
            "br" | "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => self.write_symbol(element),
            "tbl" => {
                self.story().flow.open_table();
                self.story().grounds.push(false);
            }
            "tr" => self.story().flow.open_row(),
            "tc" => {
                self.story().flow.open_cell();
                if let Some(ground) = self.story().grounds.last_mut() {
                    *ground = false;
                }
            }
            "txbxContent" => self.stories.push(Story::default()),
            _ => self.take_property(element),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "r" => self.run = None,
            "t" => self.is_in_text = false,
            "tr" => {
                self.close_paragraph();
                self.story().flow.close_row();
            }
            "tbl" => {
                self.story().flow.close_table();
                self.story().grounds.pop();
            }
            "txbxContent" if self.stories.len() > 1 => self.close_box(),
            _ => {}
        }
    }

    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::default());
        }
        self.stories.last_mut().expect("a story was pushed if there was none")
    }

    fn open_paragraph(&mut self) {
        self.close_paragraph();
        self.story().paragraph = Some(Paragraph::default());
    }

    fn take_property(&mut self, property: &Element<'_>) {
        if let Some(run) = &mut self.run {
            run.take(property);
            return;
        }
        let story = self.story();
        match (&mut story.paragraph, story.grounds.last_mut()) {
            (Some(paragraph), _) => match property.name() {
                "pStyle" => paragraph.style = property.attribute("val").unwrap_or_default(),
                "numId" => paragraph.item.get_or_insert((0, 0)).0 = number(property, "val").unwrap_or(0),
                "ilvl" => paragraph.item.get_or_insert((0, 0)).1 = number(property, "val").unwrap_or(0),
                "shd" => paragraph.has_ground = is_ground(property),
                _ => {}
            },
            (None, Some(ground)) if property.name() == "shd" => *ground = is_ground(property),
            _ => {}
        }
    }

    /// A character of a symbol font, named by its code.
    fn write_symbol(&mut self, element: &Element<'_>) {
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
        if let Some(symbol) = code.and_then(char::from_u32) {
            self.write(symbol.encode_utf8(&mut [0; 4]));
        }
    }

    fn write(&mut self, text: &str) {
        let look = self.run.unwrap_or_default();
        let is_in_box = self.stories.len() > 1;
        let story = self.story();
        let is_on_ground = is_in_box || story.grounds.last().is_some_and(|ground| *ground);
        let paragraph = story.paragraph.get_or_insert_default();
        match look.hidden(is_on_ground || paragraph.has_ground) {
            None => paragraph.text.push_str(text),
            Some(hidden) => paragraph.hidden.entry(hidden).or_default().push_str(text),
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.story().paragraph.take() else { return };
        for (look, text) in paragraph.hidden {
            self.hidden.entry(look).or_default().push(plain(&text.replace('\n', " ")));
        }
        let mut lines: Vec<String> = paragraph.text.split('\n').map(plain).collect();
        if let Some(first) = lines.first_mut() {
            if first.is_empty() {
                // An empty item of a list shows a mark and nothing else, which says nothing.
            } else {
                let mark = self.lists.mark(paragraph.item, &paragraph.style);
                *first = format!("{mark}{}", without_tab_after_bullet(first));
            }
        }
        let is_heading = ["Heading", "Title"].iter().any(|name| paragraph.style.starts_with(name));
        if is_heading {
            self.story().flow.put([String::new()]);
        }
        self.story().flow.put(lines);
        self.story().flow.put(paragraph.boxes);
    }

    /// Ends a text box: its lines come after the paragraph to which it is anchored.
    fn close_box(&mut self) {
        self.close_paragraph();
        let Some(story) = self.stories.pop() else { return };
        let paragraph = self.story().paragraph.get_or_insert_default();
        paragraph.boxes.push(String::new());
        paragraph.boxes.extend(story.flow.into_lines());
        paragraph.boxes.push(String::new());
        self.run = Some(RunLook::default());
    }
}
