//! How wide the letters of fonts are that a PDF may name without describing them.

/// Widths of the characters from U+0020 to U+007E in thousandths of the font size, as Adobe published them for Helvetica.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// The same for Times.
const TIMES: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889,
    722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500,
    444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480,
    200, 480, 541,
];

/// What a letter is taken for whose width nobody states.
const UNKNOWN: f32 = 500.0;

/// The width of a letter of a font that the PDF does not describe, in thousandths of the font size.
///
/// Bold and slanted faces are taken for their plain one: the error is a few per cent, a gap between words is more.
pub(super) fn standard(font: &str, letter: char) -> f32 {
    if font.contains("Courier") || font.contains("Mono") {
        return 600.0;
    }
    let table = if font.contains("Times") || font.contains("Serif") { &TIMES } else { &HELVETICA };
    let at = u32::from(letter).checked_sub(0x20).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| table.get(at)).map_or(UNKNOWN, |width| f32::from(*width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_family_has_its_own_widths() {
        let close = |font: &str, letter: char, width: f32| (standard(font, letter) - width).abs() < 0.1;
        assert!(close("Helvetica", 'M', 833.0) && close("Times-Roman", 'M', 889.0) && close("Courier", 'M', 600.0));
        assert!(close("Helvetica", 'é', UNKNOWN));
        assert_eq!([HELVETICA[94], TIMES[94]], [584, 541]);
    }
}
