//! Styles: which text is hidden, what it stands on, and which mark an item of a list has.

use std::collections::BTreeMap;

use crate::flow::Hidden;
use crate::xml::{Element, Step, Walk, XmlFault};

/// Styles inherit from others; a chain longer than this leads in a circle.
const ANCESTORS_MAX: usize = 16;
/// Levels of a list deeper than this are taken for the deepest, as word processors do.
pub(super) const LEVEL_MAX: usize = 10;

/// The styles that a document defines. They inherit by family: a paragraph's from a paragraph's.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: BTreeMap<Name, Style>,
    /// The mark of each level of a list, from 1.
    lists: BTreeMap<(String, usize), Mark>,
}

/// The family of a style and its name.
type Name = (String, String);

/// The mark before the items of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet,
    /// Counted in letters from this one, or in numbers.
    Count(Option<char>),
}

/// What a style says about the look of a text; what it leaves open, its parent says.
#[derive(Clone, Debug, Default)]
struct Style {
    parent: String,
    /// The list that puts its marks before paragraphs of this style.
    list: Option<String>,
    look: Look,
}

/// How a text looks, as far as it is stated.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    is_vanished: Option<bool>,
    is_white: Option<bool>,
    is_tiny: Option<bool>,
    has_ground: Option<bool>,
}

impl Look {
    /// This look, and where it says nothing, that of `outer`.
    pub(super) fn within(self, outer: Self) -> Self {
        Self {
            is_vanished: self.is_vanished.or(outer.is_vanished),
            is_white: self.is_white.or(outer.is_white),
            is_tiny: self.is_tiny.or(outer.is_tiny),
            has_ground: self.has_ground.filter(|ground| *ground).or(outer.has_ground),
        }
    }

    /// Hidden whatever its style says.
    pub(super) fn vanished() -> Self {
        Self { is_vanished: Some(true), ..Self::default() }
    }

    /// On a ground that may be painted.
    pub(super) fn on_ground() -> Self {
        Self { has_ground: Some(true), ..Self::default() }
    }

    /// How a text of this look is hidden; `None` where it is seen. White text on a ground of another colour is seen.
    pub(super) fn hidden(self) -> Option<Hidden> {
        let is = |property: Option<bool>| property == Some(true);
        if is(self.is_vanished) {
            Some(Hidden::Vanished)
        } else if is(self.is_tiny) {
            Some(Hidden::Tiny)
        } else if is(self.is_white) && !is(self.has_ground) {
            Some(Hidden::White)
        } else {
            None
        }
    }

    /// Takes up the properties that an element states.
    fn take(&mut self, properties: &Element<'_>) {
        if let Some(display) = properties.attribute("display") {
            self.is_vanished = Some(display == "none");
        }
        if let Some(color) = properties.attribute("color") {
            self.is_white = Some(is_white(&color));
        }
        if let Some(size) = properties.attribute("font-size").and_then(|size| points(&size)) {
            /// Smaller text cannot be read, in points.
            const TINY_BELOW: f32 = 1.5;
            self.is_tiny = Some(size < TINY_BELOW);
        }
        let ground = properties.attribute("background-color").or_else(|| properties.attribute("fill-color"));
        if let Some(ground) = ground {
            self.has_ground = Some(ground != "transparent" && !is_white(&ground));
        }
    }
}

fn is_white(color: &str) -> bool {
    color.eq_ignore_ascii_case("#ffffff")
}

/// A size in points; `None` for one in per cent or another unit, which says nothing by itself.
fn points(size: &str) -> Option<f32> {
    size.strip_suffix("pt")?.trim().parse().ok()
}

impl Styles {
    /// Reads the styles that a part defines.
    pub(super) fn load(&mut self, xml: &str) -> Result<(), XmlFault> {
        let mut walk = Walk::through(xml);
        let (mut name, mut list) = (None, String::new());
        while let Some(step) = walk.step()? {
            let Step::Open(element) = step else { continue };
            match element.name() {
                "body" | "master-styles" => walk.skip()?,
                "style" => name = Some(self.open(&element)),
                "text-properties" | "paragraph-properties" | "table-cell-properties" | "graphic-properties" => {
                    if let Some(style) = name.as_ref().and_then(|name| self.looks.get_mut(name)) {
                        style.look.take(&element);
                    }
                }
                "list-style" => (list, name) = (element.attribute("name").unwrap_or_default(), None),
                "list-level-style-bullet" => self.mark(&list, &element, Some(Mark::Bullet)),
                "list-level-style-number" => self.mark(&list, &element, number_mark(&element)),
                _ => {}
            }
        }
        Ok(())
    }

    fn open(&mut self, element: &Element<'_>) -> Name {
        let text = |name| element.attribute(name).unwrap_or_default();
        let name = (text("family"), text("name"));
        let list = element.attribute("list-style-name").filter(|list| !list.is_empty());
        let style = Style { parent: text("parent-style-name"), list, look: Look::default() };
        self.looks.insert(name.clone(), style);
        name
    }

    fn mark(&mut self, list: &str, element: &Element<'_>, mark: Option<Mark>) {
        let level = element.attribute("level").and_then(|level| level.parse().ok());
        if let Some((level, mark)) = level.zip(mark) {
            self.lists.insert((list.to_owned(), level), mark);
        }
    }

    /// A style and those it inherits from, the nearest first.
    fn chain(&self, family: &str, name: &str) -> impl Iterator<Item = &Style> {
        let find = move |name: &str| self.looks.get(&(family.to_owned(), name.to_owned()));
        std::iter::successors(find(name), move |style| find(&style.parent)).take(ANCESTORS_MAX)
    }

    /// How a text of a style looks.
    pub(super) fn look(&self, family: &str, name: &str) -> Look {
        self.chain(family, name).fold(Look::default(), |look, style| look.within(style.look))
    }

    /// The list that a paragraph's style puts it in.
    pub(super) fn list_of(&self, paragraph_style: &str) -> Option<&str> {
        self.chain("paragraph", paragraph_style).find_map(|style| style.list.as_deref())
    }

    /// The mark of a level of a list.
    pub(super) fn mark_of(&self, list: &str, level: usize) -> Option<&Mark> {
        self.lists.get(&(list.to_owned(), level.min(LEVEL_MAX)))
    }
}

/// How a level counts; `None` where nothing is shown.
fn number_mark(element: &Element<'_>) -> Option<Mark> {
    match element.attribute("num-format").unwrap_or_default().as_str() {
        "" => None,
        "a" => Some(Mark::Count(Some('a'))),
        "A" => Some(Mark::Count(Some('A'))),
        _ => Some(Mark::Count(None)),
    }
}
