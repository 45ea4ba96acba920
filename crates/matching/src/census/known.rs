//! Small numbers that may not be known, in as many bits as the number needs.

/// A whole number from 0 to 254, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Tiny(u8);

/// A whole number from 0 to 65,534, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Small(u16);

impl Tiny {
    /// Not known, or not stated.
    pub const UNKNOWN: Self = Self(u8::MAX);

    /// The number itself; 255 is not known.
    pub const fn of(number: u8) -> Self {
        Self(number)
    }

    /// The number where it is known.
    pub const fn known(self) -> Option<u8> {
        if self.0 == u8::MAX { None } else { Some(self.0) }
    }

    /// The number, or 255: the place in a table of 256 answers.
    pub const fn code(self) -> u8 {
        self.0
    }
}

impl Small {
    /// Not known, or not stated.
    pub const UNKNOWN: Self = Self(u16::MAX);

    /// The number itself; 65,535 is not known.
    pub const fn of(number: u16) -> Self {
        Self(number)
    }

    /// The number, or 65,535.
    pub(super) const fn code(self) -> u16 {
        self.0
    }

    /// The number where it is known.
    pub const fn known(self) -> Option<u16> {
        if self.0 == u16::MAX { None } else { Some(self.0) }
    }
}

impl Default for Tiny {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl Default for Small {
    fn default() -> Self {
        Self::UNKNOWN
    }
}
