//! Places on a page: the affine transforms of PDF and the boxes that painted things fill.

use std::ops::Mul;

use lopdf::Object;

/// An affine transform as PDF writes it: `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix {
    pub(super) a: f32,
    pub(super) b: f32,
    pub(super) c: f32,
    pub(super) d: f32,
    pub(super) e: f32,
    pub(super) f: f32,
}

impl Matrix {
    pub(super) const IDENTITY: Self = Self::new([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// The transform that six numbers stand for, in the order in which PDF writes them.
    pub(super) const fn new(numbers: [f32; 6]) -> Self {
        Self { a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5] }
    }

    /// A shift by `x` and `y`.
    pub(super) const fn shift(x: f32, y: f32) -> Self {
        Self::new([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// The transform that six numbers of a content stream stand for.
    pub(super) fn from_operands(operands: &[Object]) -> Option<Self> {
        numbers(operands).map(Self::new)
    }

    /// Whether boxes stay boxes: nothing is slanted, and turned by right angles at most.
    pub(super) fn is_upright(self) -> bool {
        /// Less than this is a rounding error of the program that wrote it.
        const NOTHING: f32 = 1e-4;
        let is_nothing = |a: f32, b: f32| a.abs() < NOTHING && b.abs() < NOTHING;
        is_nothing(self.b, self.c) || is_nothing(self.a, self.d)
    }

    /// Where a point comes to lie.
    pub(super) fn apply(self, x: f32, y: f32) -> (f32, f32) {
        (self.a.mul_add(x, self.c * y) + self.e, self.b.mul_add(x, self.d * y) + self.f)
    }
}

/// First the left transform, then the right one.
impl Mul for Matrix {
    type Output = Self;

    fn mul(self, then: Self) -> Self {
        let turned = |x: f32, y: f32| (x * then.a + y * then.c, x * then.b + y * then.d);
        let (right, up, origin) = (turned(self.a, self.b), turned(self.c, self.d), then.apply(self.e, self.f));
        Self::new([right.0, right.1, up.0, up.1, origin.0, origin.1])
    }
}

/// The numbers that operands hold; `None` where one is no number or their count differs.
pub(super) fn numbers<const N: usize>(operands: &[Object]) -> Option<[f32; N]> {
    let mut found = [0.0; N];
    if operands.len() != N {
        return None;
    }
    for (number, operand) in found.iter_mut().zip(operands) {
        *number = operand.as_float().ok().filter(|value| value.is_finite())?;
    }
    Some(found)
}

/// An upright box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) right: f32,
    pub(super) bottom: f32,
}

impl Area {
    /// A box that holds nothing yet.
    pub(super) const NONE: Self =
        Self { left: f32::INFINITY, top: f32::INFINITY, right: f32::NEG_INFINITY, bottom: f32::NEG_INFINITY };

    /// The box around the unit square after `matrix`, which is where an image is drawn.
    pub(super) fn of_unit_square(matrix: Matrix) -> Self {
        let mut area = Self::NONE;
        for (x, y) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            area.include(matrix.apply(x, y));
        }
        area
    }

    /// Grows until it holds the point.
    pub(super) const fn include(&mut self, (x, y): (f32, f32)) {
        self.left = self.left.min(x);
        self.right = self.right.max(x);
        self.top = self.top.min(y);
        self.bottom = self.bottom.max(y);
    }

    pub(super) fn contains(&self, (x, y): (f32, f32)) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }

    /// What it shares with another box.
    pub(super) const fn within(&self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// How much of a page of this size lies in the box, in square points.
    pub(super) const fn size_within(&self, width: f32, height: f32) -> f32 {
        let across = self.right.min(width) - self.left.max(0.0);
        let down = self.bottom.min(height) - self.top.max(0.0);
        across.max(0.0) * down.max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transforms_are_applied_from_left_to_right() {
        let doubled = Matrix::new([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        assert_eq!((Matrix::shift(1.0, 2.0) * doubled).apply(0.0, 0.0), (2.0, 4.0));
        assert_eq!((doubled * Matrix::shift(1.0, 2.0)).apply(0.0, 0.0), (1.0, 2.0));
    }

    #[test]
    fn only_what_lies_on_the_page_counts() {
        let area = Area::of_unit_square(Matrix::new([200.0, 0.0, 0.0, 50.0, -100.0, 0.0]));
        assert!((area.size_within(300.0, 100.0) - 5000.0).abs() < 0.01);
    }
}
