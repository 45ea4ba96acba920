//! Walks through the body of a document, a header or a footer, and writes down its paragraphs as lines.

use std::collections::BTreeMap;

use super::DocxFault;
use super::list::{Item, Lists, number};
use super::look::{Hidden, RunLook, is_ground};
use super::xml::{Element, Step, Walk};
use crate::text::plain;

/// What a part of a document says.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Its lines; an empty one parts paragraphs that stand apart.
    pub(super) lines: Vec<String>,
    /// What a person would not see of it, a text for each paragraph.
    pub(super) hidden: BTreeMap<Hidden, Vec<String>>,
}

/// A flow of paragraphs: the body, or a text box inside it.
#[derive(Default)]
struct Flow {
    lines: Vec<String>,
    tables: Vec<Table>,
    paragraph: Option<Paragraph>,
}

#[derive(Default)]
struct Table {
    cells: Vec<Vec<String>>,
    has_ground: bool,
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
    flows: Vec<Flow>,
    hidden: BTreeMap<Hidden, Vec<String>>,
    run: Option<RunLook>,
    is_in_text: bool,
}

/// Reads a part.
pub(super) fn read(xml: &str, lists: &mut Lists) -> Result<Told, DocxFault> {
    let mut teller =
        Teller { lists, flows: vec![Flow::default()], hidden: BTreeMap::new(), run: None, is_in_text: false };
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
    while teller.flows.len() > 1 {
        teller.close_box();
    }
    teller.close_paragraph();
    let lines = teller.flows.pop().map(|flow| flow.lines).unwrap_or_default();
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
            "tbl" => self.flow().tables.push(Table::default()),
            "tr" => {
                if let Some(table) = self.flow().tables.last_mut() {
                    table.cells.clear();
                }
            }
            "tc" => {
                if let Some(table) = self.flow().tables.last_mut() {
                    table.cells.push(Vec::new());
                    table.has_ground = false;
                }
            }
            "txbxContent" => self.flows.push(Flow::default()),
            _ => self.take_property(element),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "r" => self.run = None,
            "t" => self.is_in_text = false,
            "tr" => self.close_row(),
            "tbl" => {
                self.flow().tables.pop();
            }
            "txbxContent" if self.flows.len() > 1 => self.close_box(),
            _ => {}
        }
    }

    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        self.flows.last_mut().expect("a flow was pushed if there was none")
    }

    fn open_paragraph(&mut self) {
        self.close_paragraph();
        self.flow().paragraph = Some(Paragraph::default());
    }

    fn take_property(&mut self, property: &Element<'_>) {
        if let Some(run) = &mut self.run {
            run.take(property);
            return;
        }
        let flow = self.flow();
        match (&mut flow.paragraph, flow.tables.last_mut()) {
            (Some(paragraph), _) => match property.name() {
                "pStyle" => paragraph.style = property.attribute("val").unwrap_or_default(),
                "numId" => paragraph.item.get_or_insert((0, 0)).0 = number(property, "val").unwrap_or(0),
                "ilvl" => paragraph.item.get_or_insert((0, 0)).1 = number(property, "val").unwrap_or(0),
                "shd" => paragraph.has_ground = is_ground(property),
                _ => {}
            },
            (None, Some(table)) if property.name() == "shd" => table.has_ground = is_ground(property),
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
        let is_in_box = self.flows.len() > 1;
        let flow = self.flow();
        let is_on_ground = is_in_box || flow.tables.last().is_some_and(|table| table.has_ground);
        let paragraph = flow.paragraph.get_or_insert_default();
        match look.hidden(is_on_ground || paragraph.has_ground) {
            None => paragraph.text.push_str(text),
            Some(hidden) => paragraph.hidden.entry(hidden).or_default().push_str(text),
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.flow().paragraph.take() else { return };
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
            self.put(vec![String::new()]);
        }
        self.put(lines);
        self.put(paragraph.boxes);
    }

    /// Puts lines where they belong: in the cell that is open, or in the flow.
    fn put(&mut self, lines: Vec<String>) {
        let flow = self.flow();
        match flow.tables.last_mut().and_then(|table| table.cells.last_mut()) {
            Some(cell) => cell.extend(lines),
            None => flow.lines.extend(lines),
        }
    }

    /// A row of single lines is one line; cells that hold more are read one after the other, as the columns of a page are.
    fn close_row(&mut self) {
        self.close_paragraph();
        let flow = self.flow();
        let Some(table) = flow.tables.pop() else { return };
        let cells: Vec<Vec<String>> =
            table.cells.into_iter().filter(|cell| cell.iter().any(|line| !line.is_empty())).collect();
        let is_line = cells.iter().all(|cell| cell.iter().filter(|line| !line.is_empty()).count() == 1);
        if is_line {
            let texts: Vec<String> = cells.into_iter().flatten().filter(|line| !line.is_empty()).collect();
            self.put(vec![texts.join("\t")]);
        } else {
            for cell in cells {
                self.put(vec![String::new()]);
                self.put(cell);
            }
            self.put(vec![String::new()]);
        }
        self.flow().tables.push(Table::default());
    }

    /// Ends a text box: its lines come after the paragraph to which it is anchored.
    fn close_box(&mut self) {
        self.close_paragraph();
        let Some(flow) = self.flows.pop() else { return };
        let paragraph = self.flow().paragraph.get_or_insert_default();
        paragraph.boxes.push(String::new());
        paragraph.boxes.extend(flow.lines);
        paragraph.boxes.push(String::new());
        self.run = Some(RunLook::default());
    }
}

/// A bullet that was typed has a tab behind it, where a list would have a blank.
fn without_tab_after_bullet(line: &str) -> String {
    match line.split_once('\t') {
        Some((mark, text)) if mark.chars().count() == 1 && !mark.chars().all(char::is_alphanumeric) => {
            format!("{mark} {text}")
        }
        _ => line.to_owned(),
    }
}
