//! A statement: label, dotted leader, value, as on a bill.

use askama::Template;
use askama::filters::HtmlSafe;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// `Experience`
    pub(crate) label: String,
    /// `5 – 8 years`
    pub(crate) value: String,
}

/// Lines one below the other; on a white sheet where it stands for itself.
#[derive(Clone, Debug, Default, Template)]
#[template(
    ext = "html",
    source = r#"<dl class="lines{% if sheet %} sheet{% endif %}">
{%- for line in lines %}<div class="lead"><dt>{{ line.label }}</dt><dd>{{ line.value }}</dd></div>{% endfor -%}
</dl>"#
)]
pub(crate) struct Statement {
    lines: Vec<Line>,
    sheet: bool,
}

impl Statement {
    /// A statement on a sheet.
    pub(crate) fn on_sheet() -> Self {
        Self { sheet: true, ..Self::default() }
    }

    /// Adds a line; nothing where there is no value.
    pub(crate) fn line(&mut self, label: &str, value: Option<impl Into<String>>) {
        self.lines.extend(value.map(|value| Line { label: label.to_owned(), value: value.into() }));
    }
}

impl HtmlSafe for Statement {}

/// A list of links with a number at the end of each leader.
#[derive(Clone, Debug, Default, Template)]
#[template(
    ext = "html",
    source = r#"<ul class="lines">
{%- for entry in entries %}<li class="lead"><a href="{{ entry.address }}">{{ entry.label }}</a><span class="v">{{ entry.value }}</span></li>{% endfor -%}
</ul>"#
)]
pub(crate) struct Index {
    /// In the order in which they are shown.
    pub(crate) entries: Vec<Entry>,
}

/// One link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Where it leads.
    pub(crate) address: String,
    /// Its words.
    pub(crate) label: String,
    /// What stands at the end.
    pub(crate) value: String,
}

impl HtmlSafe for Index {}
