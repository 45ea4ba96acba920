//! A flow of an RTF file: its paragraphs, and the tables that are open among them.

use std::collections::BTreeMap;

use super::state::Setting;
use crate::flow::{Flow, Hidden, without_tab_after_bullet};
use crate::text::plain;

/// A flow of paragraphs: the body, a header, or a text box.
#[derive(Default)]
pub(super) struct Story {
    flow: Flow,
    /// How many tables are open in it.
    tables: usize,
    /// A row is open in the innermost of them, and a cell in it.
    is_row_open: bool,
    pub(super) text: String,
    pub(super) hidden: BTreeMap<Hidden, String>,
    pub(super) boxes: Vec<String>,
}

impl Story {
    /// Ends a paragraph. What it hides is handed back, a text for each way of hiding.
    pub(super) fn end_paragraph(&mut self, setting: Setting) -> BTreeMap<Hidden, String> {
        let text = std::mem::take(&mut self.text);
        if setting.tables > 0 {
            self.enter_cell(setting.tables);
        } else if !text.trim().is_empty() {
            self.leave_tables();
        }
        if setting.is_heading {
            self.flow.put([String::new()]);
        }
        let mut lines: Vec<String> = text.split('\n').map(plain).collect();
        if let Some(first) = lines.first_mut() {
            *first = without_tab_after_bullet(first);
        }
        self.flow.put(lines);
        self.flow.put(std::mem::take(&mut self.boxes));
        std::mem::take(&mut self.hidden)
    }

    /// Ends a cell: the next paragraph begins one of its own, even where it has no words.
    pub(super) fn end_cell(&mut self) {
        self.flow.open_cell();
    }

    pub(super) fn end_row(&mut self) {
        self.flow.close_row();
        self.is_row_open = false;
        if self.tables > 1 {
            self.flow.close_table();
            self.tables -= 1;
            self.is_row_open = true;
        }
    }

    /// All its lines.
    pub(super) fn into_lines(self) -> Vec<String> {
        self.flow.into_lines()
    }

    /// Opens tables until this many are, with a row and a cell in the innermost.
    fn enter_cell(&mut self, nesting: usize) {
        while self.tables < nesting {
            if self.tables > 0 && !self.is_row_open {
                self.flow.open_cell();
            }
            self.flow.open_table();
            self.tables += 1;
            self.is_row_open = false;
        }
        if !self.is_row_open {
            self.flow.open_row();
            self.flow.open_cell();
            self.is_row_open = true;
        }
    }

    fn leave_tables(&mut self) {
        while self.tables > 0 {
            self.flow.close_table();
            self.tables -= 1;
        }
        self.is_row_open = false;
    }
}
