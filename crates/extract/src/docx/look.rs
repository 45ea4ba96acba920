//! Whether a stretch of a document is shown in a way that a person can see.

use crate::flow::Hidden;
use crate::xml::Element;

/// What the properties of a stretch of text say about its look.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RunLook {
    is_vanished: bool,
    is_white: bool,
    is_tiny: bool,
    ground: Ground,
}

/// What a text stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ground {
    #[default]
    Paper,
    Painted,
}

impl RunLook {
    /// Takes up one property.
    pub(super) fn take(&mut self, property: &Element<'_>) {
        /// Sizes are stated in half points; text below 1.5 points cannot be read.
        const TINY_BELOW: u32 = 3;
        match property.name() {
            "vanish" => self.is_vanished = property.is_on(),
            "color" => {
                self.is_white = property.attribute("val").is_some_and(|color| color.eq_ignore_ascii_case("ffffff"));
            }
            "sz" => {
                self.is_tiny = property
                    .attribute("val")
                    .and_then(|size| size.parse().ok())
                    .is_some_and(|size: u32| size < TINY_BELOW);
            }
            "shd" if is_ground(property) => self.ground = Ground::Painted,
            "highlight" if property.is_on() => self.ground = Ground::Painted,
            _ => {}
        }
    }

    /// How the text is hidden; `None` where it is seen. White text on a ground of another colour is seen.
    pub(super) const fn hidden(self, is_on_ground: bool) -> Option<Hidden> {
        if self.is_vanished {
            Some(Hidden::Vanished)
        } else if self.is_tiny {
            Some(Hidden::Tiny)
        } else if self.is_white && !is_on_ground && matches!(self.ground, Ground::Paper) {
            Some(Hidden::White)
        } else {
            None
        }
    }
}

/// Whether a shading paints something other than white behind the text.
pub(super) fn is_ground(shading: &Element<'_>) -> bool {
    let fill = shading.attribute("fill").unwrap_or_default();
    let is_themed = shading.attribute("themeFill").is_some();
    is_themed || !(fill.is_empty() || fill.eq_ignore_ascii_case("auto") || fill.eq_ignore_ascii_case("ffffff"))
}
