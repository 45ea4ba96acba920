//! Walks through the body of a document and writes down its paragraphs as lines.

use std::collections::BTreeMap;

use super::style::{LEVEL_MAX, Look, Mark, Styles};
use crate::flow::{Flow, Hidden, Told, count_mark, without_tab_after_bullet};
use crate::text::plain;
use crate::xml::{Element, Step, Walk, XmlFault};

/// What stands in the margins of the pages.
#[derive(Default)]
pub(super) struct Margins {
    pub(super) headers: Vec<Told>,
    pub(super) footers: Vec<Told>,
}

/// What the body says.
pub(super) fn body(xml: &str, styles: &Styles) -> Result<Told, XmlFault> {
    let mut walk = Walk::through(xml);
    while let Some(step) = walk.step()? {
        if let Step::Open(element) = step {
            match element.name() {
                "body" => return Teller::new(styles).tell(&mut walk, "body"),
                "styles" | "automatic-styles" | "master-styles" | "scripts" | "font-face-decls" => walk.skip()?,
                _ => {}
            }
        }
    }
    Ok(Told::default())
}

/// What the headers and footers of a part say.
pub(super) fn margins(xml: &str, styles: &Styles) -> Result<Margins, XmlFault> {
    let mut walk = Walk::through(xml);
    let mut margins = Margins::default();
    while let Some(step) = walk.step()? {
        let Step::Open(element) = step else { continue };
        let name = element.name().to_owned();
        match name.as_str() {
            "body" | "styles" | "automatic-styles" => walk.skip()?,
            "header" | "header-first" | "header-left" => {
                margins.headers.push(Teller::new(styles).tell(&mut walk, &name)?);
            }
            "footer" | "footer-first" | "footer-left" => {
                margins.footers.push(Teller::new(styles).tell(&mut walk, &name)?);
            }
            _ => {}
        }
    }
    Ok(margins)
}

#[derive(Default)]
struct Paragraph {
    text: String,
    hidden: BTreeMap<Hidden, String>,
    style: String,
    is_heading: bool,
    /// The lines of text boxes that are anchored here.
    boxes: Vec<String>,
}

/// A flow of paragraphs: the body, or a text box inside it.
#[derive(Default)]
struct Story {
    flow: Flow,
    paragraph: Option<Paragraph>,
}

/// A list that is open.
struct List {
    style: String,
    counted: u32,
    /// The item that is open has no paragraph yet, so that the next one bears its mark.
    is_mark_due: bool,
}

/// An element that changes how the text in it looks.
struct Scope {
    name: String,
    depth: usize,
    look: Look,
}

struct Teller<'a> {
    styles: &'a Styles,
    stories: Vec<Story>,
    lists: Vec<List>,
    scopes: Vec<Scope>,
    depth: usize,
    hidden: BTreeMap<Hidden, Vec<String>>,
}

impl<'a> Teller<'a> {
    fn new(styles: &'a Styles) -> Self {
        Self {
            styles,
            stories: vec![Story::default()],
            lists: Vec::new(),
            scopes: Vec::new(),
            depth: 0,
            hidden: BTreeMap::new(),
        }
    }

    /// Reads up to the end of the element `within`, which was just opened.
    fn tell(mut self, walk: &mut Walk<'_>, within: &str) -> Result<Told, XmlFault> {
        while let Some(step) = walk.step()? {
            match step {
                Step::Open(element) if is_no_text(element.name()) => walk.skip()?,
                Step::Open(element) => {
                    self.depth += 1;
                    self.open(&element);
                }
                Step::Close(name) if self.depth == 0 && name == within => break,
                Step::Close(name) => {
                    self.close(&name);
                    self.depth = self.depth.saturating_sub(1);
                }
                Step::Text(text) => self.write_collapsed(&text),
            }
        }
        while self.stories.len() > 1 {
            self.close_box();
        }
        self.close_paragraph();
        let lines = self.stories.pop().map(|story| story.flow.into_lines()).unwrap_or_default();
        Ok(Told { lines, hidden: self.hidden })
    }

    fn open(&mut self, element: &Element<'_>) {
        let style = || element.attribute("style-name").unwrap_or_default();
        match element.name() {
            name @ ("p" | "h") => {
                self.close_paragraph();
                let is_heading = name == "h";
                self.enter(element, self.styles.look("paragraph", &style()));
                self.story().paragraph = Some(Paragraph { style: style(), is_heading, ..Paragraph::default() });
            }
            "span" | "a" => self.enter(element, self.styles.look("text", &style())),
            "section" if element.attribute("display").as_deref() == Some("none") => {
                self.enter(element, Look::vanished());
            }
            "hidden-text" | "hidden-paragraph" => self.enter(element, Look::vanished()),
            "s" => self.write_blanks(element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1)),
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            "list" => {
                let outer = self.lists.last().map(|list| list.style.clone());
                let own = Some(style()).filter(|style| !style.is_empty());
                let style = own.or(outer).unwrap_or_default();
                self.lists.push(List { style, counted: 0, is_mark_due: false });
            }
            "list-item" => {
                if let Some(list) = self.lists.last_mut() {
                    list.is_mark_due = true;
                }
            }
            "table" => {
                self.close_paragraph();
                self.story().flow.open_table();
            }
            "table-row" => self.story().flow.open_row(),
            "table-cell" => {
                self.story().flow.open_cell();
                self.enter(element, self.styles.look("table-cell", &style()));
            }
            "text-box" | "custom-shape" | "rect" | "note-body" => {
                self.enter(element, Look::on_ground());
                self.stories.push(Story::default());
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" | "table-cell" => self.close_paragraph(),
            "list" => {
                self.lists.pop();
            }
            "table-row" => {
                self.close_paragraph();
                self.story().flow.close_row();
            }
            "table" => self.story().flow.close_table(),
            "text-box" | "custom-shape" | "rect" | "note-body" if self.stories.len() > 1 => self.close_box(),
            _ => {}
        }
        if self.scopes.last().is_some_and(|scope| scope.name == name && scope.depth == self.depth) {
            self.scopes.pop();
        }
    }

    /// What follows up to the end of `element` looks like this, and where that says nothing, like what is around it.
    fn enter(&mut self, element: &Element<'_>, look: Look) {
        let look = look.within(self.look());
        self.scopes.push(Scope { name: element.name().to_owned(), depth: self.depth, look });
    }

    fn look(&self) -> Look {
        self.scopes.last().map(|scope| scope.look).unwrap_or_default()
    }

    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::default());
        }
        self.stories.last_mut().expect("a story was pushed if there was none")
    }

    /// Writes text whose blanks stand for one each, as XML was wrapped by the program that wrote it.
    fn write_collapsed(&mut self, text: &str) {
        let Some(paragraph) = &self.story().paragraph else { return };
        let mut is_after_blank = paragraph.text.is_empty() || paragraph.text.ends_with([' ', '\t', '\n']);
        let mut collapsed = String::with_capacity(text.len());
        for character in text.chars() {
            let is_blank = matches!(character, ' ' | '\t' | '\n' | '\r');
            match (is_blank, is_after_blank) {
                (true, true) => {}
                (true, false) => collapsed.push(' '),
                (false, _) => collapsed.push(character),
            }
            is_after_blank = is_blank;
        }
        self.write(&collapsed);
    }

    fn write_blanks(&mut self, count: usize) {
        /// More blanks than a line has room for say no more than these.
        const COUNT_MAX: usize = 200;
        self.write(&" ".repeat(count.min(COUNT_MAX)));
    }

    fn write(&mut self, text: &str) {
        let look = self.look().hidden();
        let Some(paragraph) = &mut self.story().paragraph else { return };
        match look {
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
        if let Some(first) = lines.first_mut().filter(|first| !first.is_empty()) {
            let mark = self.mark(&paragraph.style);
            *first = format!("{mark}{}", without_tab_after_bullet(first));
        }
        let flow = &mut self.story().flow;
        if paragraph.is_heading {
            flow.put([String::new()]);
        }
        flow.put(lines);
        flow.put(paragraph.boxes);
    }

    /// The mark of the item that begins with this paragraph; empty for a paragraph of no list and for one that goes on with an item.
    fn mark(&mut self, paragraph_style: &str) -> String {
        let level = self.lists.len().min(LEVEL_MAX);
        let Some(list) = self.lists.last_mut() else { return String::new() };
        if !std::mem::take(&mut list.is_mark_due) {
            return String::new();
        }
        let by_style = self.styles.list_of(paragraph_style);
        let name = if list.style.is_empty() { by_style.unwrap_or_default() } else { &list.style };
        match self.styles.mark_of(name, level) {
            Some(Mark::Bullet) => "• ".to_owned(),
            Some(Mark::Count(first)) => {
                list.counted = list.counted.saturating_add(1);
                format!("{}. ", count_mark(list.counted, *first))
            }
            None => String::new(),
        }
    }

    /// Ends a text box: its lines come after the paragraph to which it is anchored, or where it stands by itself.
    fn close_box(&mut self) {
        self.close_paragraph();
        let Some(story) = self.stories.pop() else { return };
        let lines = [vec![String::new()], story.flow.into_lines(), vec![String::new()]].concat();
        let outer = self.story();
        match &mut outer.paragraph {
            Some(paragraph) => paragraph.boxes.extend(lines),
            None => outer.flow.put(lines),
        }
    }
}

/// Elements whose text nobody reads in the document: what was deleted, comments, descriptions of pictures, the marks of footnotes,
/// the choices of fields.
fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "tracked-changes"
            | "annotation"
            | "annotation-end"
            | "note-citation"
            | "title"
            | "desc"
            | "forms"
            | "label"
            | "dropdown"
            | "binary-data"
            | "event-listeners"
            | "ruby-text"
            | "table-of-content-source"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
    )
}
