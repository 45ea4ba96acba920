//! Thirty-two people of one title before the postings.

use std::cmp::Reverse;

use super::FullRefresh;
use super::layout::{Layout, Run};
use crate::census::best::{Best, Found};
use crate::census::board::{Asking, Look, MODES};
use crate::census::full::Rules;
use crate::census::people::{PersonRow, PersonView};
use crate::census::postings::PostingRow;
use crate::receipt::{Criterion, Side, State};
use crate::simd::{Simd, TEAM, TeamAsking, TeamCrowd, TeamHit, coarse};
use crate::weights::{Permille, WHOLE, Weights, points, product};

/// Postings that are held against a crowd before what each still waits for is looked at again.
const BLOCK: usize = 64;

/// What nobody can reach.
const OUT_OF_REACH: i16 = i16::MAX;

/// Room for one crowd after the other. One for each thread.
#[derive(Clone, Debug, Default)]
pub struct FullRoom {
    crowd: TeamCrowd,
    /// The demands that have a row of shares.
    shown: Vec<usize>,
    hits: Vec<TeamHit>,
}

/// The tables of the chances, and the inverse of the team's.
#[derive(Clone, Debug)]
pub(super) struct Chances {
    /// By points of the person's side, a million over their chance, in parts of 2^20, rounded down.
    over_person: Vec<u64>,
    /// By parts per million, in steps, the least points of the team's side that have at least so many.
    team_for: Vec<i16>,
}

/// Parts per million of a step, as a power of two.
const STEP_BITS: u32 = 9;

const MILLION: u64 = 1_000_000;

impl Chances {
    pub(super) fn of(weights: &Weights) -> Self {
        let team = weights.table(Side::Team);
        let least = |step: u32| {
            let points = team.partition_point(|&ppm| ppm < step << STEP_BITS);
            if points < team.len() { i16::try_from(points).unwrap_or(OUT_OF_REACH) } else { OUT_OF_REACH }
        };
        let steps = u32::try_from(MILLION >> STEP_BITS).unwrap_or(u32::MAX);
        let over = |&ppm: &u32| (MILLION << 20).checked_div(u64::from(ppm)).unwrap_or(MILLION << 20);
        Self {
            over_person: weights.table(Side::Person).iter().map(over).collect(),
            team_for: (0..=steps).map(least).collect(),
        }
    }

    /// Points of the team's side below which nobody with these points of their own side scores `least`: the least that do, or fewer.
    fn team_for(&self, least: u32, person: u16) -> i16 {
        let needed = (u64::from(least) * self.over_person[usize::from(person.min(WHOLE))]) >> 20;
        let step = usize::try_from(needed >> STEP_BITS).unwrap_or(usize::MAX);
        self.team_for.get(step).copied().unwrap_or(OUT_OF_REACH)
    }
}

/// People side by side, each with what they have so far.
struct Standing<'a> {
    layout: &'a Layout,
    chances: &'a Chances,
    people: Vec<Member<'a>>,
    best: Vec<Best>,
    least: [u32; TEAM],
}

struct Member<'a> {
    row: &'a PersonRow,
    asking: Asking<'a>,
    look: Look,
    /// By remote mode, what place and remote work earn at most with what employers of the right size do; `None` for a violation.
    rest: [Option<u16>; MODES],
}

/// What the titles of a run and its pay earn at most on the person's side, by whether there is a wish for sizes, and a floor.
type Terms = [[u16; 2]; 2];

impl<'a> FullRefresh<'a> {
    /// The best `most` postings of each of a few people who have their titles in common.
    pub(super) fn best_of_crowd(
        &self,
        members: &[u32],
        most: usize,
        simd: Simd,
        room: &mut FullRoom,
    ) -> Vec<Vec<Found>> {
        let people: Vec<PersonView<'a>> = members.iter().map(|&place| self.people.at(place as usize)).collect();
        let Some(first) = people.first().filter(|_| most > 0) else { return vec![Vec::new(); members.len()] };
        self.gather(&people, room);
        let mut standing = Standing {
            layout: &self.layout,
            chances: &self.chances,
            people: people.iter().map(|person| self.member(person.row)).collect(),
            best: vec![Best::of(most); people.len()],
            least: [0; TEAM],
        };
        for Hope { run, team, terms, .. } in self.hopes(first.row, &standing) {
            standing.add_run(run, team, terms, simd, room);
        }
        room.disperse();
        standing.best.into_iter().map(Best::sorted).collect()
    }

    /// Lets people stand in the crowd.
    fn gather(&self, people: &[PersonView<'_>], room: &mut FullRoom) {
        room.make_ready(self.layout.demands.len(), self.rules.prior(Side::Team, Criterion::Skills));
        for (lane, person) in people.iter().enumerate() {
            for (&held, &kind) in person.skills.iter().zip(person.kinds) {
                let shares = self.skills.shares(kind);
                for &(needed, relation) in self.skills.helped(held) {
                    for (demand, years) in self.layout.demands.of_skill(needed) {
                        room.show(demand, lane, product(relation, shares[usize::from(years)]));
                    }
                }
            }
        }
        let by_years = |points: &[i16; 256]| by_lane(people, |row| points[usize::from(row.years.code())]);
        let by_notice = |points: &[i16; 256]| by_lane(people, |row| points[usize::from(row.notice_days.code())]);
        room.crowd.experience.clear();
        room.crowd.experience.extend(self.layout.experience.iter().map(by_years));
        room.crowd.start.clear();
        room.crowd.start.extend(self.layout.start.iter().map(by_notice));
    }

    fn member(&self, row: &'a PersonRow) -> Member<'a> {
        let asking = Asking::of(row, &self.layout.ranges, &self.layout.maxima, self.rules);
        let max = &self.layout.maxima.person[usize::from(row.sizes != 0)];
        let rest = [0, 1, 2, 3, 4].map(|mode| {
            let remote = asking.remote(mode)?.points(max.remote);
            Some(place_share(row, mode, self.rules).map(|share| points(max.place, share))? + remote + max.employer)
        });
        Member { row, look: asking.look(), asking, rest }
    }

    /// The runs where anybody looks, those of the titles that fit best first.
    fn hopes(&self, person: &PersonRow, standing: &Standing<'_>) -> Vec<Hope<'_>> {
        let looks: Vec<Look> = standing.people.iter().map(|member| member.look).collect();
        let hope = |run| {
            let (team, terms) = self.terms(run, person);
            Hope { rank: team[0] + terms[0][0].cast_signed(), run, team, terms }
        };
        let mut hopes: Vec<Hope<'_>> = self.layout.runs(&looks).map(hope).collect();
        hopes.sort_by_key(|hope| Reverse(hope.rank));
        hopes
    }

    fn terms(&self, run: &Run, person: &PersonRow) -> ([i16; 2], Terms) {
        let (rules, maxima) = (self.rules, &self.layout.maxima);
        let posting = PostingRow { occupation: run.occupation, ..PostingRow::default() };
        let (held, wished) = (rules.title_held(&posting, person), rules.title_wished(&posting, person));
        let unknown = rules.prior(Side::Person, Criterion::Pay);
        let terms = maxima.person.map(|max| {
            let title = wished.points(max.title);
            [unknown, run.pay_share.max(unknown)].map(|share| title + points(max.pay, share))
        });
        (maxima.team.map(|max| held.points(max.title).cast_signed()), terms)
    }
}

/// A run with what its titles and its pay earn.
struct Hope<'a> {
    rank: i16,
    run: &'a Run,
    team: [i16; 2],
    terms: Terms,
}

/// What a place earns at most with a posting of a remote mode; `None` where every one violates the wishes.
fn place_share(person: &PersonRow, mode: u8, rules: Rules<'_>) -> Option<Permille> {
    let country = person.country.known().filter(|&country| country < 8).map_or(0, |country| 1_u8 << country);
    let places = [0, person.places & person.places.wrapping_neg(), !person.places & (!person.places).wrapping_neg()];
    let postings = places.iter().flat_map(|&places| [0, country, !country].map(|countries| (places, countries)));
    let verdicts = postings.map(|(places, countries)| {
        let remote = crate::census::Tiny::of(mode);
        rules.place(&PostingRow { places, remote, countries, ..PostingRow::default() }, person)
    });
    verdicts.filter(|verdict| verdict.state != State::Violated).map(|verdict| verdict.share).max()
}

fn by_lane(people: &[PersonView<'_>], points: impl Fn(&PersonRow) -> i16) -> ([i16; TEAM], i16) {
    let mut lanes = [0; TEAM];
    let mut most = crate::simd::VIOLATION;
    for (lane, person) in lanes.iter_mut().zip(people) {
        *lane = points(person.row);
        most = most.max(*lane);
    }
    (lanes, most)
}

impl Standing<'_> {
    fn add_run(&mut self, run: &Run, title: [i16; 2], terms: Terms, simd: Simd, room: &mut FullRoom) {
        for lane in 0..TEAM {
            room.crowd.needed[lane] = self.needed(lane, run, terms);
        }
        room.crowd.needed_min = room.crowd.needed.iter().copied().min().unwrap_or(OUT_OF_REACH);
        if room.crowd.needed_min == OUT_OF_REACH {
            return;
        }
        for rows in run.rows.clone().step_by(BLOCK).map(|from| from..run.rows.end.min(from + BLOCK)) {
            room.hits.clear();
            let postings = &self.layout.postings[rows.clone()];
            simd.add_reaching(&room.crowd, &TeamAsking { postings, asked: &self.layout.asked, title }, &mut room.hits);
            if room.hits.is_empty() {
                continue;
            }
            for at in 0..room.hits.len() {
                self.add_hit(at, rows.start, run, terms, room);
            }
            room.crowd.needed_min = room.crowd.needed.iter().copied().min().unwrap_or(OUT_OF_REACH);
        }
    }

    /// The points of the team's side with which somebody may have a posting of the run among their best.
    fn needed(&self, lane: usize, run: &Run, terms: Terms) -> i16 {
        let Some(member) = self.people.get(lane).filter(|member| member.look.reaches(run.section)) else {
            return OUT_OF_REACH;
        };
        let Some(rest) = member.rest[usize::from(run.mode)] else { return OUT_OF_REACH };
        let terms = terms[usize::from(member.row.sizes != 0)][usize::from(member.row.floor.known().is_some())];
        self.chances.team_for(self.least[lane], rest + terms)
    }

    /// Gives a posting to those who wait for it.
    fn add_hit(&mut self, at: usize, first: usize, run: &Run, terms: Terms, room: &mut FullRoom) {
        let TeamHit { posting, who, points } = &room.hits[at];
        let row = &self.layout.rows[first + posting];
        let mut who = *who;
        while who != 0 {
            let lane = who.trailing_zeros() as usize;
            who &= who - 1;
            let member = &mut self.people[lane];
            if points[lane] < room.crowd.needed[lane] || !member.look.first_meets(row.row.places, run.section) {
                continue;
            }
            let skills = skills_of(lane, first + posting, self.layout, &room.crowd);
            if let Some(score) = member.asking.score(row, skills) {
                self.best[lane].add(Found { id: row.row.id, score });
                if self.best[lane].least() != self.least[lane] {
                    self.least[lane] = self.best[lane].least();
                    room.crowd.needed[lane] = self.needed(lane, run, terms);
                }
            }
        }
    }
}

/// What the skills of a posting come to for one of the crowd.
fn skills_of(lane: usize, posting: usize, layout: &Layout, crowd: &TeamCrowd) -> u16 {
    let posting = &layout.postings[posting];
    let asked = &layout.asked[posting.asked.start as usize..posting.asked.end as usize];
    let earned = asked.iter().map(|one| points(one.points_max, one.shares(crowd)[lane]));
    posting.unnamed.cast_unsigned() + earned.sum::<u16>()
}

impl FullRoom {
    /// Makes room for crowds before whom so many demands stand, of which those that are not shown count `prior`.
    fn make_ready(&mut self, demands: usize, prior: Permille) {
        if self.crowd.row_of.len() != demands || self.crowd.shares.first() != Some(&[prior; TEAM]) {
            self.crowd.row_of = vec![0; demands];
            self.crowd.best = vec![coarse(prior); demands];
            self.crowd.shares = vec![[prior; TEAM]];
        }
    }

    fn show(&mut self, demand: usize, lane: usize, share: Permille) {
        let crowd = &mut self.crowd;
        if crowd.row_of[demand] == 0 {
            self.shown.push(demand);
            let row = self.shown.len();
            crowd.row_of[demand] = u32::try_from(row).expect("there are fewer demands than memory holds");
            if crowd.shares.len() <= row {
                crowd.shares.push(crowd.shares[0]);
            }
        }
        let shown = &mut crowd.shares[crowd.row_of[demand] as usize][lane];
        *shown = share.max(*shown);
        crowd.best[demand] = crowd.best[demand].max(coarse(share));
    }

    /// Lets nobody stand in the crowd.
    fn disperse(&mut self) {
        let nobody = self.crowd.shares[0];
        for demand in self.shown.drain(..) {
            let row = &mut self.crowd.row_of[demand];
            self.crowd.shares[*row as usize] = nobody;
            self.crowd.best[demand] = coarse(nobody[0]);
            *row = 0;
        }
    }
}
