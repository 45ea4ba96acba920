//! What is painted on a page besides text: the ground behind it, what covers it, and the frame outside of which nothing shows.

use super::color::{Color, WHITE};
use super::geometry::{Area, Matrix};

/// How many painted areas are remembered as ground behind text.
const AREAS_MAX: usize = 2_000;
/// How many areas are tried as covers of the text before them.
const COVERS_MAX: usize = 200;
/// Dots beyond this are a pattern.
const DOTS_MAX: usize = 2_000;

/// What was painted on a page, in its order.
#[derive(Debug, Default)]
pub(super) struct Ground {
    areas: Vec<(Area, Color)>,
    covers: usize,
    /// The middles of small filled rounds: bullets, as browsers draw them.
    pub(super) dots: Vec<(f32, f32)>,
    /// The area of all images, in square points.
    pub(super) image_area: f32,
}

impl Ground {
    pub(super) fn paint(&mut self, area: Area, color: Color) {
        if self.areas.len() < AREAS_MAX {
            self.areas.push((area, color));
        }
    }

    /// The colour of what is painted at a place; white where nothing is.
    pub(super) fn at(&self, place: (f32, f32)) -> Color {
        self.areas.iter().rev().find(|(area, _)| area.contains(place)).map_or(WHITE, |(_, color)| *color)
    }

    /// Whether another area may be tried as a cover.
    pub(super) fn may_cover(&mut self) -> bool {
        self.covers += 1;
        self.covers <= COVERS_MAX
    }

    pub(super) fn add_dot(&mut self, middle: (f32, f32)) {
        if self.dots.len() < DOTS_MAX {
            self.dots.push(middle);
        }
    }
}

/// A path that is being built.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path {
    /// The box around it.
    pub(super) area: Area,
    rectangles: u32,
    lines: u32,
    curves: u32,
    /// It becomes a frame when it is painted or ended.
    is_frame: bool,
}

impl Path {
    pub(super) const NONE: Self = Self { area: Area::NONE, rectangles: 0, lines: 0, curves: 0, is_frame: false };

    pub(super) const fn add_rectangle(&mut self) {
        self.rectangles += 1;
    }

    pub(super) const fn add_line(&mut self) {
        self.lines += 1;
    }

    pub(super) const fn add_curve(&mut self) {
        self.curves += 1;
    }

    pub(super) const fn make_frame(&mut self) {
        self.is_frame = true;
    }

    /// Whether it is one upright rectangle, so that the box around it is all of it.
    const fn is_box(&self) -> bool {
        self.rectangles == 1 && self.lines == 0 && self.curves == 0
    }

    /// The middle of a path that is a bullet: small, round and as high as wide.
    pub(super) fn dot(&self) -> Option<(f32, f32)> {
        /// Bullets are no smaller and no larger, in points.
        const SIDES: std::ops::RangeInclusive<f32> = 1.2..=7.0;
        let (width, height) = (self.area.right - self.area.left, self.area.bottom - self.area.top);
        let is_round = self.curves >= 4 && self.rectangles == 0 && self.lines <= 4;
        let is_dot = is_round && SIDES.contains(&width) && (width - height).abs() < width / 5.0;
        is_dot.then(|| (f32::midpoint(self.area.left, self.area.right), f32::midpoint(self.area.top, self.area.bottom)))
    }
}

/// The frame outside of which nothing is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Nothing outside of this is shown.
    area: Area,
    /// All inside of it is.
    is_exact: bool,
}

impl Frame {
    /// Everything is shown.
    pub(super) const OPEN: Self = Self {
        area: Area { left: f32::NEG_INFINITY, top: f32::NEG_INFINITY, right: f32::INFINITY, bottom: f32::INFINITY },
        is_exact: true,
    };

    /// The frame that is left after a path was ended under a transform.
    pub(super) fn after(self, path: &Path, to_page: Matrix) -> Self {
        if !path.is_frame || path.area == Area::NONE {
            return self;
        }
        Self { area: self.area.within(path.area), is_exact: self.is_exact && path.is_box() && to_page.is_upright() }
    }

    pub(super) fn shows(&self, place: (f32, f32)) -> bool {
        self.area.contains(place)
    }

    /// What a filled path covers for certain; `None` for one whose shape is not known that well.
    pub(super) fn covered_by(&self, path: &Path, to_page: Matrix) -> Option<Area> {
        (path.is_box()).then(|| self.covered(path.area, to_page)).flatten()
    }

    /// What an upright box covers for certain.
    pub(super) fn covered(&self, area: Area, to_page: Matrix) -> Option<Area> {
        (self.is_exact && to_page.is_upright()).then(|| self.area.within(area))
    }
}
