//! Colours, as far as it takes to tell whether a text differs from what is behind it.

use lopdf::{Dictionary, Document, Object};

use super::geometry::numbers;

/// A colour as red, green and blue from 0 to 1; `None` for one that takes more than this to know (a pattern, an ink).
pub(super) type Color = Option<[f32; 3]>;

pub(super) const BLACK: Color = Some([0.0; 3]);
pub(super) const WHITE: Color = Some([1.0; 3]);

/// In what the operands of a colour are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColorSpace {
    Gray,
    Rgb,
    Cmyk,
    Unknown,
}

impl ColorSpace {
    /// The colour space of this name among the resources.
    pub(super) fn named(document: &Document, resources: Option<&Dictionary>, name: &[u8]) -> Self {
        match name {
            b"DeviceGray" | b"G" | b"CalGray" => return Self::Gray,
            b"DeviceRGB" | b"RGB" | b"CalRGB" => return Self::Rgb,
            b"DeviceCMYK" | b"CMYK" => return Self::Cmyk,
            _ => {}
        }
        let spaces = resources.and_then(|found| found.get_deref(b"ColorSpace", document).ok());
        let space = spaces.and_then(|spaces| spaces.as_dict().ok()?.get_deref(name, document).ok());
        let Some(Object::Array(parts)) = space else { return Self::Unknown };
        match parts.first().and_then(|family| family.as_name().ok()) {
            Some(b"CalGray") => Self::Gray,
            Some(b"CalRGB") => Self::Rgb,
            Some(b"ICCBased") => {
                let profile = parts.get(1).and_then(|profile| document.dereference(profile).ok());
                let profile = profile.and_then(|(_, profile)| profile.as_stream().ok());
                match profile.and_then(|profile| profile.dict.get(b"N").and_then(Object::as_i64).ok()) {
                    Some(1) => Self::Gray,
                    Some(3) => Self::Rgb,
                    Some(4) => Self::Cmyk,
                    _ => Self::Unknown,
                }
            }
            _ => Self::Unknown,
        }
    }

    /// The colour that operands name in this space.
    pub(super) fn color(self, operands: &[Object]) -> Color {
        match self {
            Self::Gray => numbers(operands).map(|[gray]| [gray; 3]),
            Self::Rgb => numbers(operands),
            Self::Cmyk => numbers(operands)
                .map(|[cyan, magenta, yellow, key]| [cyan, magenta, yellow].map(|ink: f32| (1.0 - ink) * (1.0 - key))),
            Self::Unknown => None,
        }
    }
}

/// Whether nobody could tell a text of one colour on a ground of the other. Never where one of them is not known.
pub(super) fn alike(text: Color, ground: Color) -> bool {
    /// A step that the eye does not see on paper or screen.
    const STEP: f32 = 0.04;
    text.zip(ground).is_some_and(|(text, ground)| text.iter().zip(ground).all(|(a, b)| (a - b).abs() <= STEP))
}
