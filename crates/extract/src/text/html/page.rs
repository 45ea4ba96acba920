//! A whole page of HTML as text.

use talent::Span;

use super::super::{MappedText, Mapping};
use super::tokens::{Kind, Token, Tokens, attribute, value};

/// What stands between the last text and the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    Nothing,
    Blank,
    Tab,
    Line,
    Paragraph,
}

impl Gap {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Blank => " ",
            Self::Tab => "\t",
            Self::Line => "\n",
            Self::Paragraph => "\n\n",
        }
    }
}

/// What an element does to the text around it.
enum Effect {
    Gap(Gap),
    Item,
    Cell,
    Row,
    Verbatim,
    None,
}

fn effect(name: &str) -> Effect {
    match name {
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "dl" | "table" | "section" | "article"
        | "blockquote" | "header" | "footer" | "nav" | "main" | "aside" | "form" | "fieldset" | "hr" | "figure" => {
            Effect::Gap(Gap::Paragraph)
        }
        "br" | "div" | "dt" | "dd" | "address" | "figcaption" | "legend" | "option" | "summary" | "details"
        | "caption" | "button" | "body" => Effect::Gap(Gap::Line),
        "li" => Effect::Item,
        "td" | "th" => Effect::Cell,
        "tr" => Effect::Row,
        "pre" => Effect::Verbatim,
        _ => Effect::None,
    }
}

/// Elements without content and without a closing tag.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements that no browser shows as text.
const UNSEEN: [&str; 9] = ["head", "nav", "script", "style", "template", "svg", "math", "iframe", "object"];

/// The text of a page.
pub(super) fn read(source: &str) -> MappedText {
    let tokens: Vec<Token<'_>> = Tokens::of(source).collect();
    let ends = element_ends(&tokens);
    let mut writer = Writer {
        source,
        made: Mapping::of(source),
        gap: Gap::Nothing,
        since: 0,
        verbatim: 0,
        is_fresh: false,
        has_bullet: false,
        row: None,
    };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let inside = ends.get(at).copied().flatten().map(|end| (end, tokens.get(at + 1..end).unwrap_or_default()));
        at += 1;
        match token.kind {
            Kind::Nothing => {}
            Kind::Text | Kind::Entity(_) => writer.write(*token),
            Kind::Close { name } => writer.close(&name.to_ascii_lowercase()),
            Kind::Open { name, attributes } => {
                let name = name.to_ascii_lowercase();
                match inside {
                    Some((end, _)) if UNSEEN.contains(&name.as_str()) || is_hidden(attributes) => at = end + 1,
                    Some((end, inside)) if let Some(address) = whole_address(source, token, inside) => {
                        for token in tokens_at(source, address) {
                            writer.write(token);
                        }
                        at = end + 1;
                    }
                    _ => writer.open(&name),
                }
            }
        }
    }
    writer.made.finish()
}

/// For each token that opens an element that is closed, the token that closes it.
fn element_ends(tokens: &[Token<'_>]) -> Vec<Option<usize>> {
    /// Elements that are not closed pile up here; beyond this depth no end is looked for.
    const OPEN_MAX: usize = 512;
    /// How far up an element is looked for that a closing tag may close: over elements whose closing tag was left out.
    const LOOK_UP: usize = 16;
    let mut ends = vec![None; tokens.len()];
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open { name, .. }
                if !VOID.iter().any(|void| name.eq_ignore_ascii_case(void)) && open.len() < OPEN_MAX =>
            {
                open.push((at, name));
            }
            Kind::Close { name } => {
                let found = open.iter().rev().take(LOOK_UP).position(|(_, opened)| opened.eq_ignore_ascii_case(name));
                if let Some(above) = found {
                    let place = open.len() - 1 - above;
                    ends[open[place].0] = Some(at);
                    open.truncate(place);
                }
            }
            _ => {}
        }
    }
    ends
}

/// Whether an element says that it is not shown.
fn is_hidden(attributes: &str) -> bool {
    let style = value(attributes, "style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    style.contains("display:none") || style.contains("visibility:hidden") || value(attributes, "hidden").is_some()
}

/// Where the whole address of a link stands whose text shows only the beginning of it, as in `kestrel.example/jo...`.
pub(super) fn whole_address(source: &str, link: &Token<'_>, inside: &[Token<'_>]) -> Option<Span> {
    let Kind::Open { name, attributes } = link.kind else { return None };
    let is_text = |token: &Token<'_>| matches!(token.kind, Kind::Text | Kind::Entity(_));
    if !name.eq_ignore_ascii_case("a") || !inside.iter().all(is_text) {
        return None;
    }
    let (first, last) = (inside.first()?, inside.last()?);
    let shown = decoded(source.get(first.span.start..last.span.end)?);
    let shown = shown.trim();
    let beginning = shown.strip_suffix("...").or_else(|| shown.strip_suffix('…'))?;
    let address = attribute(attributes, "href")?.shifted(link.span.end - 1 - attributes.len());
    decoded(address.of(source)?).contains(beginning).then_some(address)
}

/// The tokens of a part of the source, with their places in the whole.
pub(super) fn tokens_at(source: &str, part: Span) -> impl Iterator<Item = Token<'_>> {
    let tokens = Tokens::of(part.of(source).unwrap_or_default());
    tokens.map(move |token| Token { span: token.span.shifted(part.start), ..token })
}

/// A text with its entities as characters.
fn decoded(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    for token in Tokens::of(source) {
        match token.kind {
            Kind::Entity(character) => text.push_str(character.as_str(&mut [0; 4])),
            _ => text.push_str(token.span.of(source).unwrap_or_default()),
        }
    }
    text
}

struct Writer<'a> {
    source: &'a str,
    made: Mapping<'a>,
    gap: Gap,
    /// Where in the source the gap begins.
    since: usize,
    /// How many elements are open in which blanks and line breaks count.
    verbatim: usize,
    /// An item or a cell was opened in which nothing was written yet: a block that begins there begins no line of its own.
    is_fresh: bool,
    has_bullet: bool,
    /// Whether the row that is open has a cell before this place, and where in the text the last cell begins.
    row: Option<usize>,
}

impl Writer<'_> {
    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn open(&mut self, name: &str) {
        match effect(name) {
            Effect::Gap(gap) if !self.is_fresh => self.widen(gap),
            Effect::Item => {
                self.widen(Gap::Line);
                (self.has_bullet, self.is_fresh) = (true, true);
            }
            Effect::Cell => {
                if let Some(cell) = self.row {
                    let has_lines = self.made.text().get(cell..).is_some_and(|cell| cell.trim_start().contains('\n'));
                    self.gap = if has_lines { Gap::Paragraph } else { Gap::Tab };
                }
                self.row = Some(self.made.text().len());
                self.is_fresh = true;
            }
            Effect::Row => {
                self.widen(Gap::Line);
                self.row = None;
            }
            Effect::Verbatim => {
                self.widen(Gap::Paragraph);
                self.verbatim += 1;
            }
            Effect::Gap(_) | Effect::None => {}
        }
    }

    fn close(&mut self, name: &str) {
        match effect(name) {
            Effect::Gap(gap) => self.widen(gap),
            Effect::Item => {
                self.widen(Gap::Line);
                (self.has_bullet, self.is_fresh) = (false, false);
            }
            Effect::Cell => {
                self.is_fresh = false;
                self.gap = self.gap.min(Gap::Line);
            }
            Effect::Row => {
                self.widen(Gap::Line);
                (self.row, self.is_fresh) = (None, false);
            }
            Effect::Verbatim => {
                self.widen(Gap::Paragraph);
                self.verbatim = self.verbatim.saturating_sub(1);
            }
            Effect::None => {}
        }
    }

    /// Writes the gap that is due before text that begins at `start` in the source.
    fn fill_gap(&mut self, start: usize) {
        let place = Span::new(self.since.min(start), start);
        if !self.made.text().is_empty() {
            self.made.replace(place, self.gap.as_str());
        }
        if std::mem::take(&mut self.has_bullet) {
            self.made.replace(place, "• ");
        }
        (self.gap, self.is_fresh) = (Gap::Nothing, false);
    }

    fn write(&mut self, token: Token<'_>) {
        match token.kind {
            Kind::Entity(character) => self.write_entity(token.span, character.as_str(&mut [0; 4])),
            _ => self.write_text(token.span),
        }
    }

    fn write_text(&mut self, span: Span) {
        let Some(text) = span.of(self.source) else { return };
        if self.verbatim > 0 {
            if !text.trim().is_empty() || self.gap == Gap::Nothing {
                self.fill_gap(span.start);
                self.made.copy(span);
                self.since = span.end;
            }
            return;
        }
        let mut at = span.start;
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end_matches(char::is_whitespace);
            if !word.is_empty() {
                self.fill_gap(at);
                self.made.copy(Span::new(at, at + word.len()));
                self.since = at + word.len();
            }
            if word.len() < piece.len() {
                self.widen(Gap::Blank);
            }
            at += piece.len();
        }
    }

    fn write_entity(&mut self, span: Span, character: &str) {
        if character.trim().is_empty() && self.verbatim == 0 {
            self.widen(Gap::Blank);
        } else {
            self.fill_gap(span.start);
            self.made.replace(span, character);
            self.since = span.end;
        }
    }
}
