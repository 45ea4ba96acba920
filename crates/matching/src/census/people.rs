//! People as rows of 32 bytes, their skills side by side behind them.

use talent::{RemoteWish, Years};

use super::known::{Small, Tiny};
use super::snapshot::{Reading, Sections, SnapshotError, check_offsets};

/// A person without their skills. The default is one of whom nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct PersonRow {
    /// Places wished for, as bits of a set that postings share; 0 is no wish, all 64 anywhere.
    pub places: u64,
    /// The caller's number of the person; between equal scores the lower one comes first.
    pub id: u32,
    /// The least pay that is acceptable, in the unit of the postings' pay.
    pub floor: Small,
    /// Numbers of employers that must not see the person.
    pub blocked: [Small; 2],
    /// Total experience in quarters of a year; 254 is that much or more.
    pub years: Tiny,
    /// Notice in days; 254 is that much or more.
    pub notice_days: Tiny,
    /// The occupation of the title held today.
    pub occupation: Tiny,
    /// The occupation of the title wished for.
    pub occupation_wished: Tiny,
    /// The country of the places wished for, from 0 to 7.
    pub country: Tiny,
    /// Sizes of employers wished for, as bits; 0 is no wish.
    pub sizes: u8,
    /// The wish about remote work: 0 no, 1 any, 2 preferred, 3 only.
    pub remote: Tiny,
    /// 1 for somebody who looks; anything else is hidden from every posting.
    pub active: u8,
}

/// For how long a skill was used and when last, in whole years from 0 to 14 each, 15 for not known: the former in the low half of a byte,
/// the latter in the high one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Kind(u8);

/// A skill of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Held {
    /// The number of the skill.
    pub skill: u16,
    /// Its years and recency.
    pub kind: Kind,
}

/// People in columns; a person's *place* is where their row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct People {
    pub(crate) rows: Vec<PersonRow>,
    /// Where the skills of each row begin, and at last where they end.
    pub(crate) starts: Vec<u32>,
    pub(crate) skills: Vec<u16>,
    pub(crate) kinds: Vec<Kind>,
}

/// A person with their skills.
#[derive(Clone, Copy, Debug)]
pub struct PersonView<'a> {
    /// All but the skills.
    pub row: &'a PersonRow,
    /// The numbers of the skills, ascending, each once.
    pub skills: &'a [u16],
    /// The kind of each of the skills.
    pub kinds: &'a [Kind],
}

impl PersonRow {
    /// The wish about remote work.
    pub const fn remote_wish(&self) -> Option<RemoteWish> {
        match self.remote.known() {
            Some(0) => Some(RemoteWish::No),
            Some(1) => Some(RemoteWish::Any),
            Some(2) => Some(RemoteWish::Preferred),
            Some(3) => Some(RemoteWish::Only),
            _ => None,
        }
    }

    /// Total experience.
    pub(crate) fn total(&self) -> Option<Years> {
        self.years.known().map(quarters)
    }

    pub(crate) const fn is_active(&self) -> bool {
        self.active == 1
    }
}

/// So many quarters of a year.
pub(crate) fn quarters(quarters: u8) -> Years {
    Years::from_hundredths(u16::from(quarters) * 25)
}

/// A row of a file: its fields in turn.
const ROW_BYTES: usize = 26;

impl PersonRow {
    fn bytes(self) -> [u8; ROW_BYTES] {
        let mut bytes = [0; ROW_BYTES];
        bytes[..8].copy_from_slice(&self.places.to_le_bytes());
        bytes[8..12].copy_from_slice(&self.id.to_le_bytes());
        for (pair, small) in
            bytes[12..18].as_chunks_mut().0.iter_mut().zip([self.floor, self.blocked[0], self.blocked[1]])
        {
            *pair = small.code().to_le_bytes();
        }
        let tinies = [self.years, self.notice_days, self.occupation, self.occupation_wished, self.country, self.remote];
        bytes[18..24].copy_from_slice(&tinies.map(Tiny::code));
        [bytes[24], bytes[25]] = [self.sizes, self.active];
        bytes
    }

    fn of_bytes(bytes: [u8; ROW_BYTES]) -> Self {
        let small = |at: usize| Small::of(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
        let tiny = |at: usize| Tiny::of(bytes[at]);
        let (places, rest) = bytes.split_first_chunk().expect("a row has 26 bytes");
        let (id, _) = rest.split_first_chunk().expect("a row has 26 bytes");
        Self {
            places: u64::from_le_bytes(*places),
            id: u32::from_le_bytes(*id),
            floor: small(12),
            blocked: [small(14), small(16)],
            years: tiny(18),
            notice_days: tiny(19),
            occupation: tiny(20),
            occupation_wished: tiny(21),
            country: tiny(22),
            sizes: bytes[24],
            remote: tiny(23),
            active: bytes[25],
        }
    }
}

impl Kind {
    /// How many kinds there are.
    pub const COUNT: usize = 256;

    const UNKNOWN: u8 = 15;

    /// Years of use and years since the last use; more than 14 count as 14.
    pub const fn of(years: Option<u8>, since: Option<u8>) -> Self {
        const fn half(years: Option<u8>) -> u8 {
            match years {
                None => Kind::UNKNOWN,
                Some(years) if years > 14 => 14,
                Some(years) => years,
            }
        }
        Self(half(years) | half(since) << 4)
    }

    /// Whole years of use.
    pub const fn years(self) -> Option<u8> {
        if self.0 & 15 == Self::UNKNOWN { None } else { Some(self.0 & 15) }
    }

    /// Whole years since the last use.
    pub const fn since(self) -> Option<u8> {
        if self.0 >> 4 == Self::UNKNOWN { None } else { Some(self.0 >> 4) }
    }

    /// The place in a table of [`Self::COUNT`] answers.
    pub const fn code(self) -> u8 {
        self.0
    }

    /// Every kind, in the order of [`Self::code`].
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..=u8::MAX).map(Self)
    }
}

impl Default for People {
    fn default() -> Self {
        Self { rows: Vec::new(), starts: vec![0], skills: Vec::new(), kinds: Vec::new() }
    }
}

impl People {
    /// Nobody, with room for so many people and skills.
    pub fn with_capacity(people: usize, skills: usize) -> Self {
        let mut starts = Vec::with_capacity(people + 1);
        starts.push(0);
        let (rows, skills, kinds) =
            (Vec::with_capacity(people), Vec::with_capacity(skills), Vec::with_capacity(skills));
        Self { rows, starts, skills, kinds }
    }

    /// Adds a person at the end. A skill that is named twice is held as its first mention says. The order of the skills does not matter.
    ///
    /// # Panics
    ///
    /// On more than four thousand million skills of all people together, which no memory of ours holds.
    pub fn push(&mut self, row: PersonRow, held: impl IntoIterator<Item = Held>) {
        let start = self.skills.len();
        for Held { skill, kind } in held {
            let at = start + self.skills[start..].partition_point(|&before| before < skill);
            if self.skills.get(at) != Some(&skill) {
                self.skills.insert(at, skill);
                self.kinds.insert(at, kind);
            }
        }
        self.rows.push(row);
        self.end_row();
    }

    /// The people at these places, in this order.
    pub(crate) fn reordered(&self, order: &[u32]) -> Self {
        let skills = order.iter().map(|&place| self.at(place as usize).skills.len()).sum();
        let mut people = Self::with_capacity(order.len(), skills);
        people.extend(order.iter().map(|&place| self.at(place as usize)));
        people
    }

    /// Adds people as they stand elsewhere, in this order.
    pub(crate) fn extend<'a>(&mut self, others: impl IntoIterator<Item = PersonView<'a>>) {
        for PersonView { row, skills, kinds } in others {
            self.rows.push(*row);
            self.skills.extend_from_slice(skills);
            self.kinds.extend_from_slice(kinds);
            self.end_row();
        }
    }

    fn end_row(&mut self) {
        self.starts.push(u32::try_from(self.skills.len()).expect("all skills together are fewer than memory holds"));
    }

    /// Adds them to a file.
    pub(super) fn write(&self, file: &mut Sections) {
        file.push(&self.rows, PersonRow::bytes);
        file.push(&self.starts, u32::to_le_bytes);
        file.push(&self.skills, u16::to_le_bytes);
        file.push(&self.kinds, |kind| [kind.0]);
    }

    /// Those of a file.
    pub(super) fn read(file: &mut Reading<'_>) -> Result<Self, SnapshotError> {
        let rows = file.next(PersonRow::of_bytes)?;
        let (starts, skills) = (file.next(u32::from_le_bytes)?, file.next(u16::from_le_bytes)?);
        let kinds = file.next(|[code]| Kind(code))?;
        check_offsets(&starts, skills.len())?;
        if starts.len() != rows.len() + 1 || kinds.len() != skills.len() {
            return Err(SnapshotError::Contradiction("people and their skills are of different numbers"));
        }
        Ok(Self { rows, starts, skills, kinds })
    }

    /// How many people there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether nobody is there.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All rows, by place.
    pub fn rows(&self) -> &[PersonRow] {
        &self.rows
    }

    /// The person at a place.
    ///
    /// # Panics
    ///
    /// On a place where nobody stands.
    pub fn at(&self, place: usize) -> PersonView<'_> {
        let skills = self.starts[place] as usize..self.starts[place + 1] as usize;
        PersonView { row: &self.rows[place], skills: &self.skills[skills.clone()], kinds: &self.kinds[skills] }
    }

    /// Everybody, by place.
    pub fn iter(&self) -> impl Iterator<Item = PersonView<'_>> {
        (0..self.len()).map(|place| self.at(place))
    }
}

impl PersonView<'_> {
    /// The kind in which a skill is held.
    pub fn kind_of(&self, skill: u16) -> Option<Kind> {
        self.skills.binary_search(&skill).ok().map(|at| self.kinds[at])
    }
}
