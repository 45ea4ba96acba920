//! Small censuses drawn with fixed dice, in which everything occurs that may: what is unknown, ties, nobody, a thousand places, bounds that
//! contradict each other.

use talent::Importance;
use talent::vocabulary::Relation;

use super::{Asked, Census, Held, Kind, Occupations, People, PersonRow, PostingRow, Postings, Skills, Small, Tiny};

/// Numbers that look drawn and are the same in every run (SplitMix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, bound: u16) -> u16 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let drawn = ((z ^ (z >> 31)) >> 48) * u64::from(bound);
        u16::try_from(drawn >> 16).expect("what is drawn is below the bound")
    }

    fn tiny(&mut self, bound: u16) -> u8 {
        u8::try_from(self.below(bound)).expect("the bound is small")
    }

    /// Once in so many.
    fn once_in(&mut self, many: u16) -> bool {
        self.below(many) == 0
    }

    fn perhaps(&mut self, bound: u16) -> Tiny {
        if self.once_in(4) { Tiny::UNKNOWN } else { Tiny::of(self.tiny(bound)) }
    }

    fn perhaps_small(&mut self, least: u16, bound: u16) -> Small {
        if self.once_in(3) { Small::UNKNOWN } else { Small::of(least + self.below(bound)) }
    }

    /// Few skills are frequent, as in life.
    fn skill(&mut self) -> u16 {
        let bound = 1 + self.below(SKILLS);
        self.below(bound)
    }

    fn places(&mut self) -> u64 {
        match self.below(12) {
            0 => 0,
            1 => u64::MAX,
            2 => (0..6).fold(0, |places, _| places | 1 << self.below(64)),
            3 => 1 << 63,
            _ => (0..=self.below(3)).fold(0, |places, _| places | 1 << self.below(6)),
        }
    }
}

const SKILLS: u16 = 90;
const OCCUPATIONS: u8 = 7;

/// So many people and postings, drawn by a seed.
pub(crate) fn census(seed: u64, people: u32, postings: u32) -> Census {
    let dice = &mut Dice(seed);
    let mut skills = Skills::default();
    for needed in 0..SKILLS {
        for implies in [true, false, false] {
            let percent = 20 + dice.tiny(80);
            let relation = if implies { Relation::Implies(percent) } else { Relation::Related(percent) };
            skills.relate(dice.skill(), needed, relation);
        }
        if dice.once_in(3) {
            skills.set_rarity(needed, 300 + dice.below(900));
        }
    }
    let alike: Vec<u16> = (0..OCCUPATIONS * OCCUPATIONS).map(|_| dice.below(1000)).collect();
    let occupations = Occupations::new(OCCUPATIONS, |a, b| alike[usize::from(a * OCCUPATIONS + b)]);
    let mut drawn = Census { people: People::default(), postings: Postings::default(), skills, occupations };
    for id in 0..people {
        let held: Vec<Held> = (0..dice.below(14)).map(|_| held(dice)).collect();
        drawn.people.push(person(id, dice), held);
    }
    for id in 0..postings {
        let asked: Vec<Asked> = (0..dice.below(9)).map(|_| asked(dice)).collect();
        drawn.postings.push(posting(id, dice), asked);
    }
    drawn
}

fn person(id: u32, dice: &mut Dice) -> PersonRow {
    PersonRow {
        places: dice.places(),
        id: id ^ 5,
        floor: dice.perhaps_small(0, 300),
        blocked: [dice.perhaps_small(0, 40), dice.perhaps_small(0, 40)]
            .map(|one| if dice.once_in(2) { one } else { Small::UNKNOWN }),
        years: dice.perhaps(110),
        notice_days: dice.perhaps(100),
        occupation: dice.perhaps(u16::from(OCCUPATIONS) + 1),
        occupation_wished: dice.perhaps(u16::from(OCCUPATIONS)),
        country: dice.perhaps(9),
        sizes: if dice.once_in(2) { 0 } else { dice.tiny(256) },
        remote: dice.perhaps(5),
        active: u8::from(!dice.once_in(8)),
    }
}

fn posting(id: u32, dice: &mut Dice) -> PostingRow {
    PostingRow {
        places: dice.places(),
        id: id ^ 3,
        employer: dice.perhaps_small(0, 40),
        pay_min: dice.perhaps_small(0, 250),
        pay_max: dice.perhaps_small(100, 250),
        years_min: dice.perhaps(70),
        years_max: dice.perhaps(120),
        notice_days_max: dice.perhaps(90),
        occupation: dice.perhaps(u16::from(OCCUPATIONS)),
        size: dice.perhaps(9),
        remote: dice.perhaps(5),
        countries: if dice.once_in(2) { 0 } else { dice.tiny(256) },
        hidden_skills: dice.tiny(3),
        active: u8::from(!dice.once_in(8)),
    }
}

fn held(dice: &mut Dice) -> Held {
    let years = |dice: &mut Dice| dice.perhaps(16).known();
    Held { skill: dice.skill(), kind: Kind::of(years(dice), years(dice)) }
}

fn asked(dice: &mut Dice) -> Asked {
    let importance = [Importance::Required, Importance::Preferred, Importance::Nice];
    Asked {
        skill: dice.skill(),
        years: if dice.once_in(2) { 0 } else { dice.tiny(17) },
        importance: importance[usize::from(dice.below(3))],
        listed: dice.once_in(3),
        base_weight: dice.below(400),
    }
}
