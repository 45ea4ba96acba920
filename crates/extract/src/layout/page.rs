//! A page of positioned text, as a limited child process reports it.

use serde::{Deserialize, Serialize};

/// A page as a reader would hold it: the origin at its upper left corner, lengths in points, downwards is positive.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
    /// Its text, in the order in which it was drawn.
    pub runs: Vec<Run>,
    /// The share of the page that images cover, 0 to 1.
    pub image_cover: f32,
    /// The middles of small filled rounds, which are the bullets of lists where they stand before a line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dots: Vec<(f32, f32)>,
}

/// A stretch of text on one baseline, drawn without a gap.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Its characters; U+FFFD for a glyph whose font does not say which character it is.
    pub text: String,
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// Its baseline.
    pub baseline: f32,
    /// The height of its font.
    pub size: f32,
    /// Whether a person would see it.
    pub look: Look,
    /// The part of a tagged document to which it belongs, numbered in the order in which the parts are read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
}

/// Whether a person would see a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// Upright and in a colour that differs from what is behind it.
    #[default]
    Seen,
    /// Seen, but turned by 90 degrees or another angle.
    Turned,
    /// In the colour of what is behind it.
    Camouflaged,
    /// Too small to be read.
    Tiny,
    /// Drawn in a mode or with an opacity that leaves nothing on the paper.
    Invisible,
    /// Beyond the edges of the page.
    OffPage,
    /// Outside the frame that the drawing shows.
    Clipped,
    /// Under a picture or a box that lets nothing through.
    Covered,
}

impl Look {
    /// Whether a person would see a text of this look.
    pub const fn is_seen(self) -> bool {
        matches!(self, Self::Seen | Self::Turned)
    }

    /// How such text is hidden, in words that go on after "text that is".
    pub const fn how_hidden(self) -> &'static str {
        match self {
            Self::Seen | Self::Turned => "visible",
            Self::Camouflaged => "drawn in the colour of its background",
            Self::Tiny => "too small to be read",
            Self::Invisible => "drawn without ink",
            Self::OffPage => "beyond the edge of its page",
            Self::Clipped => "outside the frame in which it is drawn",
            Self::Covered => "behind a picture or a box",
        }
    }
}
