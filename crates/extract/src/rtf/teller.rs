//! Walks through the tokens of an RTF file and writes down its paragraphs as lines.

use std::collections::{BTreeMap, BTreeSet};

use super::charset::Charset;
use super::state::{Destination, Look, OUTERMOST, PLAIN, Place, Setting, State, is_no_text};
use super::story::Story;
use super::tokens::{Token, Tokens};
use super::{GROUPS_MAX, RtfFault};
use crate::flow::{Hidden, Told};
use crate::text::plain;

/// What a file says, by where it stands.
#[derive(Default)]
pub(super) struct Document {
    pub(super) headers: Vec<Told>,
    pub(super) body: Told,
    pub(super) footers: Vec<Told>,
    /// The file ends before its last group does.
    pub(super) is_cut: bool,
}

struct Teller {
    state: State,
    groups: Vec<State>,
    stories: Vec<Story>,
    hidden: BTreeMap<Hidden, Vec<String>>,
    told: Document,
    code_page: Charset,
    /// The character sets of fonts by their number.
    fonts: BTreeMap<i32, Charset>,
    /// The numbers of the styles of headings.
    headings: BTreeSet<i32>,
    /// The style that the table of styles is describing, and the letters of its name.
    style: (i32, String),
    /// The numbers of the colours that are white.
    white: BTreeSet<i32>,
    /// A cell of the row is painted.
    is_row_painted: bool,
    color_count: i32,
    channels: [i32; 3],
    /// Bytes that stand together, which may make one character of several.
    bytes: Vec<u8>,
    /// Code units of UTF-16 that stand together.
    units: Vec<u16>,
    /// How many characters are still to be left out behind a `\u`.
    to_skip: i32,
}

/// Reads all tokens.
pub(super) fn tell(bytes: &[u8]) -> Result<Document, RtfFault> {
    let mut teller = Teller {
        state: OUTERMOST,
        groups: Vec::new(),
        stories: vec![Story::default()],
        hidden: BTreeMap::new(),
        told: Document::default(),
        code_page: Charset::DEFAULT,
        fonts: BTreeMap::new(),
        headings: BTreeSet::new(),
        style: (0, String::new()),
        white: BTreeSet::new(),
        is_row_painted: false,
        color_count: 0,
        channels: [0; 3],
        bytes: Vec::new(),
        units: Vec::new(),
        to_skip: 0,
    };
    for token in Tokens::of(bytes) {
        match token {
            Token::Open => teller.open()?,
            Token::Close => {
                teller.close();
                if teller.groups.is_empty() {
                    break;
                }
            }
            Token::Word(name, number) => teller.follow(name, number),
            Token::Symbol(symbol) => teller.follow_symbol(symbol),
            Token::Byte(byte) => teller.take_byte(byte),
            Token::Text(text) => teller.take_bytes(text),
        }
    }
    teller.told.is_cut = !teller.groups.is_empty();
    while !teller.groups.is_empty() {
        teller.close();
    }
    teller.end_paragraph();
    let body = teller.stories.pop().map(Story::into_lines).unwrap_or_default();
    teller.told.body = Told { lines: body, hidden: teller.hidden };
    Ok(teller.told)
}

impl Teller {
    fn open(&mut self) -> Result<(), RtfFault> {
        self.flush();
        if self.groups.len() == GROUPS_MAX {
            return Err(RtfFault::TooDeep);
        }
        self.groups.push(self.state);
        (self.state.opens, self.state.is_starred, self.to_skip) = (None, false, 0);
        Ok(())
    }

    fn close(&mut self) {
        self.flush();
        self.to_skip = 0;
        if let Some(place) = self.state.opens {
            self.close_story(place);
        }
        self.state = self.groups.pop().unwrap_or(OUTERMOST);
    }

    fn follow(&mut self, name: &str, number: Option<i32>) {
        if name == "u" {
            return self.take_unit(number.unwrap_or(0));
        }
        self.flush();
        self.to_skip = 0;
        if self.begin_destination(name) || self.state.destination == Destination::Skipped {
            return;
        }
        if !self.format(name, number) && self.state.destination == Destination::Text {
            self.write_word(name);
        }
    }

    /// Whether a control word says what the text of its group is for.
    fn begin_destination(&mut self, name: &str) -> bool {
        let is_unknown = std::mem::take(&mut self.state.is_starred);
        let place = match name {
            "header" | "headerl" | "headerr" | "headerf" => Some(Place::Header),
            "footer" | "footerl" | "footerr" | "footerf" => Some(Place::Footer),
            "shptxt" | "dptxbxtext" | "footnote" => Some(Place::Box),
            _ => None,
        };
        if let Some(place) = place.filter(|_| self.state.destination == Destination::Text) {
            (self.state.opens, self.state.paragraph) = (Some(place), Setting::default());
            self.stories.push(Story::default());
            return true;
        }
        match name {
            "fonttbl" => self.state.destination = Destination::Fonts,
            "colortbl" => self.state.destination = Destination::Colors,
            "stylesheet" => self.state.destination = Destination::Styles,
            "listtext" | "pntext" => self.state.is_mark = true,
            // Groups that hold text although programs may pass over them.
            "shpinst" | "do" | "nesttableprops" => {}
            _ if is_unknown || is_no_text(name) => self.state.destination = Destination::Skipped,
            _ => return false,
        }
        true
    }

    /// Takes up what a control word says about the text after it; whether it says such a thing.
    fn format(&mut self, name: &str, number: Option<i32>) -> bool {
        /// Outlines have nine levels; the tenth is body text.
        const HEADING_LEVELS: i32 = 9;
        /// Nobody reads tables in tables deeper than this.
        const TABLES_MAX: usize = 8;
        let is_on = number != Some(0);
        let number_or = |otherwise: i32| number.unwrap_or(otherwise);
        match name {
            "ansicpg" => self.code_page = Charset::of_code_page(number_or(1252)),
            "mac" => self.code_page = Charset::of_code_page(10000),
            "uc" => self.state.fallback = number_or(1).clamp(0, 8),
            "s" if self.state.destination == Destination::Styles => self.style = (number_or(0), String::new()),
            "s" => self.state.paragraph.is_heading = self.headings.contains(&number_or(0)),
            "f" => self.state.look.font = number_or(0),
            "fcharset" if self.state.destination == Destination::Fonts => {
                if let Some(charset) = Charset::of_font(number_or(0)) {
                    self.fonts.insert(self.state.look.font, charset);
                }
            }
            "red" => self.channels[0] = number_or(0),
            "green" => self.channels[1] = number_or(0),
            "blue" => self.channels[2] = number_or(0),
            "plain" => self.state.look = PLAIN,
            "v" => self.state.look.is_vanished = is_on,
            "deleted" => self.state.look.is_deleted = is_on,
            "cf" => self.state.look.color = number_or(0),
            "fs" => self.state.look.size = number_or(24),
            "cb" | "chcbpat" | "highlight" => self.state.look.ground = number_or(0),
            "pard" => self.state.paragraph = Setting::default(),
            "cbpat" => self.state.paragraph.ground = number_or(0),
            "outlinelevel" if self.state.destination == Destination::Text => {
                self.state.paragraph.is_heading = number_or(0) < HEADING_LEVELS;
            }
            "intbl" => self.state.paragraph.tables = self.state.paragraph.tables.max(1),
            "itap" => self.state.paragraph.tables = usize::try_from(number_or(0)).unwrap_or(0).min(TABLES_MAX),
            "trowd" => self.is_row_painted = false,
            "clcbpat" => self.is_row_painted |= self.is_painted(number_or(0)),
            _ => return false,
        }
        true
    }

    /// A control word that stands for a character, or ends a paragraph, a cell or a row.
    fn write_word(&mut self, name: &str) {
        match name {
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" => self.write("\n"),
            "tab" if self.state.is_mark => self.write(" "),
            "tab" => self.write("\t"),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" => self.story().end_row(),
            "emdash" => self.write("—"),
            "endash" => self.write("–"),
            "bullet" => self.write("•"),
            "lquote" => self.write("‘"),
            "rquote" => self.write("’"),
            "ldblquote" => self.write("“"),
            "rdblquote" => self.write("”"),
            "emspace" | "enspace" | "qmspace" => self.write(" "),
            _ => {}
        }
    }

    fn follow_symbol(&mut self, symbol: u8) {
        self.flush();
        if symbol == b'*' {
            self.state.is_starred = true;
            return;
        }
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        match (self.state.destination, symbol) {
            (Destination::Text, b'{' | b'}' | b'\\') => self.write(&char::from(symbol).to_string()),
            (Destination::Text, b'~') => self.write("\u{a0}"),
            (Destination::Text, b'_') => self.write("-"),
            (Destination::Text, b'\r' | b'\n') => self.end_paragraph(),
            (Destination::Text, b'\t') => self.write("\t"),
            _ => {}
        }
    }

    fn take_bytes(&mut self, mut bytes: &[u8]) {
        while let Some((first, rest)) = bytes.split_first().filter(|_| self.to_skip > 0) {
            self.take_byte(*first);
            bytes = rest;
        }
        match self.state.destination {
            // What stood for a character by its number was all: the next number may be its other half.
            _ if bytes.is_empty() => {}
            Destination::Text => {
                self.flush_units();
                self.bytes.extend_from_slice(bytes);
            }
            // A picture may have megabytes.
            Destination::Skipped => {}
            _ => bytes.iter().for_each(|byte| self.take_byte(*byte)),
        }
    }

    fn take_byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        match self.state.destination {
            Destination::Text => {
                self.flush_units();
                self.bytes.push(byte);
            }
            Destination::Styles if byte == b';' => {
                let (number, name) = std::mem::take(&mut self.style);
                if ["heading", "title"].iter().any(|start| name.starts_with(start)) {
                    self.headings.insert(number);
                }
            }
            Destination::Styles => {
                /// A longer name is none of a heading.
                const NAME_BYTES_MAX: usize = 80;
                if self.style.1.len() < NAME_BYTES_MAX && byte.is_ascii_alphanumeric() {
                    self.style.1.push(char::from(byte.to_ascii_lowercase()));
                }
            }
            Destination::Colors if byte == b';' => {
                if self.channels == [255; 3] {
                    self.white.insert(self.color_count);
                }
                (self.color_count, self.channels) = (self.color_count.saturating_add(1), [0; 3]);
            }
            _ => {}
        }
    }

    /// A code unit of UTF-16, which is written as a number with a sign.
    fn take_unit(&mut self, number: i32) {
        self.to_skip = self.state.fallback;
        if self.state.destination == Destination::Text {
            self.flush_bytes();
            let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0xFFFD);
            self.units.push(unit);
        }
    }

    fn flush(&mut self) {
        self.flush_bytes();
        self.flush_units();
    }

    fn flush_bytes(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let charset = self.fonts.get(&self.state.look.font).copied().unwrap_or(self.code_page);
            self.write(&charset.decode(&bytes));
        }
    }

    fn flush_units(&mut self) {
        if !self.units.is_empty() {
            let units = std::mem::take(&mut self.units);
            self.write(&String::from_utf16_lossy(&units));
        }
    }

    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::default());
        }
        self.stories.last_mut().expect("a story was pushed if there was none")
    }

    fn write(&mut self, text: &str) {
        /// Smaller text cannot be read, in half points.
        const TINY_BELOW: i32 = 3;
        let State { look: Look { is_vanished, is_deleted, color, size, ground, .. }, paragraph, .. } = self.state;
        if is_deleted {
            return;
        }
        let is_on_ground = self.stories.len() > 1
            || self.is_painted(ground)
            || self.is_painted(paragraph.ground)
            || paragraph.tables > 0 && self.is_row_painted;
        let look = if is_vanished {
            Some(Hidden::Vanished)
        } else if size < TINY_BELOW {
            Some(Hidden::Tiny)
        } else if self.white.contains(&color) && !is_on_ground {
            Some(Hidden::White)
        } else {
            None
        };
        let story = self.story();
        match look {
            None => story.text.push_str(text),
            Some(hidden) => story.hidden.entry(hidden).or_default().push_str(text),
        }
    }

    /// Whether a ground of this colour differs from paper; none is stated as 0.
    fn is_painted(&self, ground: i32) -> bool {
        ground > 0 && !self.white.contains(&ground)
    }

    fn end_paragraph(&mut self) {
        let setting = self.state.paragraph;
        for (look, text) in self.story().end_paragraph(setting) {
            self.hidden.entry(look).or_default().push(plain(&text.replace('\n', " ")));
        }
    }

    fn end_cell(&mut self) {
        self.state.paragraph.tables = self.state.paragraph.tables.max(1);
        self.end_paragraph();
        self.story().end_cell();
    }

    /// Ends a flow that a group opened.
    fn close_story(&mut self, place: Place) {
        self.state.paragraph = Setting::default();
        self.end_paragraph();
        if self.stories.len() < 2 {
            return;
        }
        let lines = self.stories.pop().map(Story::into_lines).unwrap_or_default();
        let told = |lines| Told { lines, hidden: BTreeMap::new() };
        match place {
            Place::Header => self.told.headers.push(told(lines)),
            Place::Footer => self.told.footers.push(told(lines)),
            Place::Box => {
                self.story().boxes.extend([vec![String::new()], lines, vec![String::new()]].concat());
            }
        }
    }
}
