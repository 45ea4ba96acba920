//! Postings as rows, their requirements side by side behind them.

use talent::{Importance, Remote};

use super::known::{Small, Tiny};

/// A posting without its requirements. The default is one that states nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct PostingRow {
    /// Where the work is, as bits of the set that people's wishes share; 0 where no place is named.
    pub places: u64,
    /// The caller's number of the posting; between equal scores the lower one comes first.
    pub id: u32,
    /// The number of the employer.
    pub employer: Small,
    /// The least that is paid, in the unit of people's floors.
    pub pay_min: Small,
    /// The most that is paid.
    pub pay_max: Small,
    /// The least experience asked for, in quarters of a year.
    pub years_min: Tiny,
    /// The most experience asked for, in quarters of a year.
    pub years_max: Tiny,
    /// The longest notice that the team waits for, in days.
    pub notice_days_max: Tiny,
    /// The occupation of the title.
    pub occupation: Tiny,
    /// The size of the employer, from 0 to 7.
    pub size: Tiny,
    /// The remote mode: 0 no, 1 hybrid, 2 allowed, 3 only.
    pub remote: Tiny,
    /// Countries named for remote work, as bits; 0 where none is named.
    pub countries: u8,
    /// How many skills the page counts without naming them.
    pub hidden_skills: u8,
    /// 1 for one that is open; anything else is hidden from everybody.
    pub active: u8,
}

/// A skill that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Asked {
    /// The number of the skill.
    pub skill: u16,
    /// The years of use asked for; 0 where none are stated, 14 for that many or more.
    pub years: u8,
    /// How much it matters.
    pub importance: Importance,
    /// It is a tag of the header.
    pub listed: bool,
    /// What it weighs in the base score; the full score has its own weights.
    pub base_weight: u16,
}

impl Asked {
    /// What the skills of one posting weigh together in the base score at most, so that their points fit into 16 bits.
    pub const BASE_WEIGHTS_MAX: u16 = 6000;

    /// How many skills of one posting count, the first named: nobody asks for as many, and more would only make everybody wait.
    pub const COUNT_MAX: usize = 60;

    /// The most years of use that are told apart.
    pub const YEARS_MAX: u8 = 14;
}

/// Postings in columns; a posting's *place* is where its row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postings {
    pub(crate) rows: Vec<PostingRow>,
    /// Where the requirements of each row begin, and at last where they end.
    pub(crate) starts: Vec<u32>,
    pub(crate) asked: Vec<Asked>,
}

/// A posting with its requirements.
#[derive(Clone, Copy, Debug)]
pub struct PostingView<'a> {
    /// All but the requirements.
    pub row: &'a PostingRow,
    /// The requirements by the number of their skill, ascending, each once.
    pub asked: &'a [Asked],
}

impl PostingRow {
    /// The remote mode.
    pub const fn remote_mode(&self) -> Option<Remote> {
        match self.remote.known() {
            Some(0) => Some(Remote::No),
            Some(1) => Some(Remote::Hybrid),
            Some(2) => Some(Remote::Allowed),
            Some(3) => Some(Remote::Only),
            _ => None,
        }
    }

    pub(crate) const fn is_active(&self) -> bool {
        self.active == 1
    }
}

impl Default for Postings {
    fn default() -> Self {
        Self { rows: Vec::new(), starts: vec![0], asked: Vec::new() }
    }
}

impl Postings {
    /// Adds a posting at the end. A skill that is asked for twice is asked for as its first mention says. The order of the requirements does
    /// not matter; beyond [`Asked::COUNT_MAX`], the first that are named count. What the weights exceed [`Asked::BASE_WEIGHTS_MAX`] by is taken
    /// from those named last.
    ///
    /// # Panics
    ///
    /// On more than four thousand million requirements of all postings together, which no memory of ours holds.
    pub fn push(&mut self, row: PostingRow, asked: impl IntoIterator<Item = Asked>) {
        let start = self.asked.len();
        let mut weight_left = Asked::BASE_WEIGHTS_MAX;
        for one in asked {
            let at = start + self.asked[start..].partition_point(|before| before.skill < one.skill);
            if self.asked.len() - start < Asked::COUNT_MAX
                && self.asked.get(at).is_none_or(|there| there.skill != one.skill)
            {
                let (years, base_weight) = (one.years.min(Asked::YEARS_MAX), one.base_weight.min(weight_left));
                weight_left -= base_weight;
                self.asked.insert(at, Asked { years, base_weight, ..one });
            }
        }
        self.rows.push(row);
        self.starts.push(u32::try_from(self.asked.len()).expect("all requirements are fewer than memory holds"));
    }

    /// How many postings there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no posting is there.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All rows, by place.
    pub fn rows(&self) -> &[PostingRow] {
        &self.rows
    }

    /// The posting at a place.
    ///
    /// # Panics
    ///
    /// On a place where no posting stands.
    pub fn at(&self, place: usize) -> PostingView<'_> {
        let asked = self.starts[place] as usize..self.starts[place + 1] as usize;
        PostingView { row: &self.rows[place], asked: &self.asked[asked] }
    }

    /// Every posting, by place.
    pub fn iter(&self) -> impl Iterator<Item = PostingView<'_>> {
        (0..self.len()).map(|place| self.at(place))
    }
}
