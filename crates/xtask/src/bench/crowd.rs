//! Rankings among many: 20,000 openings and 20,000 people, made by mixing what was read with fixed dice.

use std::hint::black_box;
use std::time::{Duration, Instant};

use matching::{Network, Opening, Person, Weights};
use talent::vocabulary::Vocabulary;
use talent::{ExperienceRange, Posting, Profile, RemoteWish, SkillNeed, Wishes, Years};

use super::dice::Dice;
use super::figures::Row;

/// How many of each side.
const MANY: usize = 20_000;
/// Among how many openings receipts have their own bound.
const WHOLE_MARKET: usize = 100_000;
/// How many a page shows.
const PAGE: usize = 20;
/// How many members of each side ask.
const ASKING: usize = 200;

/// The page of a person and of an opening among many, and how long a change of one takes to be seen.
pub(super) fn run(postings: &[Posting], profiles: &[Profile]) -> Vec<Row> {
    let (vocabulary, weights) = (Vocabulary::embedded(), Weights::published());
    let mut dice = Dice(1);
    let openings: Vec<Opening> =
        (0..MANY).map(|_| Opening::new(&mixed_posting(postings, &mut dice), vocabulary)).collect();
    let people: Vec<Person> = (0..MANY).map(|_| mixed_person(profiles, postings, &mut dice, vocabulary)).collect();
    let mut network: Network<'_, [u8; 4]> = Network::new(weights, vocabulary);
    for (key, person) in (0_u32..).zip(people) {
        network.put_person(key.to_be_bytes(), person);
    }
    let put = times(openings.into_iter().zip(0_u32..), |(opening, key)| {
        network.put_opening(key.to_be_bytes(), opening);
    });
    let asking = || (0_u32..).step_by(MANY / ASKING).take(ASKING).map(u32::to_be_bytes);
    let person = |key| network.person(key).expect("every asking person was put");
    let postings_for = times(asking(), |key| drop(black_box(network.ranking_for(person(key)).page(0..PAGE))));
    let people_for = times(asking(), |opening| drop(black_box(network.people_for_team(opening, 0..PAGE))));
    let out_of_reach = times(asking(), |key| {
        let ranking = network.ranking_for(person(key));
        black_box((ranking.page(0..PAGE), ranking.just_out_of_reach(3)));
    });
    let similar = times(asking(), |opening| drop(black_box(network.similar(opening, 5))));
    let among_all = out_of_reach_among_all(&mut network, postings, &mut dice);
    let row = |what: String, singles: &[Duration]| Row::of_singles(what, singles.len(), 0, singles, None);
    vec![
        row(format!("best {PAGE} of {MANY} postings for a person, in process"), &postings_for),
        row(format!("best {PAGE} of {MANY} people for an opening, in process"), &people_for),
        row(format!("best {PAGE} of {MANY} for a person and 3 just out of reach, in process"), &out_of_reach),
        row(format!("best {PAGE} of {WHOLE_MARKET} for a person and {PAGE} just out of reach, in process"), &among_all),
        row(format!("5 of {MANY} openings most like one, in process"), &similar),
        row(format!("put one of {MANY} openings, in process"), &put),
    ]
}

/// A page of receipts with as many smallest changes, each with its exact rank, once openings are a whole market's.
fn out_of_reach_among_all(network: &mut Network<'_, [u8; 4]>, postings: &[Posting], dice: &mut Dice) -> Vec<Duration> {
    for key in (0_u32..).take(WHOLE_MARKET).skip(MANY) {
        network.put_opening(key.to_be_bytes(), Opening::new(&mixed_posting(postings, dice), Vocabulary::embedded()));
    }
    let asking = (0_u32..).step_by(MANY / ASKING).take(ASKING).map(u32::to_be_bytes);
    times(asking, |key| {
        let ranking = network.ranking_for(network.person(key).expect("every asking person was put"));
        black_box((ranking.page(0..PAGE), ranking.just_out_of_reach(PAGE)));
    })
}

/// So many postings, mixed of what was read.
pub(super) fn postings(read: &[Posting], count: usize) -> impl Iterator<Item = Posting> {
    let mut dice = Dice(1);
    (0..count).map(move |_| mixed_posting(read, &mut dice))
}

fn times<T>(inputs: impl Iterator<Item = T>, mut work: impl FnMut(T)) -> Vec<Duration> {
    let measure = |input| {
        let started = Instant::now();
        work(input);
        started.elapsed()
    };
    inputs.map(measure).collect()
}

/// Half years below a bound.
fn years(dice: &mut Dice, below: u16) -> Years {
    Years::from_hundredths(u16::try_from(dice.below(usize::from(below) * 2)).unwrap_or(0) * 50)
}

/// A posting whose parts come from several, with other skills, years and pay.
fn mixed_posting(postings: &[Posting], dice: &mut Dice) -> Posting {
    let mut posting = dice.one_of(postings).clone();
    let mut skills: Vec<SkillNeed> = Vec::new();
    for _ in 0..3 {
        let of = &dice.one_of(postings).skills;
        skills.extend((0..of.len().min(4)).map(|_| dice.one_of(of).clone()));
    }
    for skill in &mut skills {
        skill.min_years = (dice.below(3) == 0).then(|| years(dice, 6));
    }
    posting.title = mixed_title(posting.title.as_deref(), &skills, dice);
    posting.skills = skills;
    let min = years(dice, 10);
    let max = Years::from_hundredths(min.hundredths() + years(dice, 6).hundredths());
    posting.experience = Some(ExperienceRange { min_years: Some(min), max_years: Some(max) });
    let terms = dice.one_of(postings);
    posting.places.clone_from(&terms.places);
    posting.remote = dice.one_of(postings).remote;
    posting.pay = dice.one_of(postings).pay.clone().map(|pay| {
        let percent = i64::try_from(50 + dice.below(150)).unwrap_or(100);
        let scaled = |amount: talent::Amount| talent::Amount::from_hundredths(amount.hundredths() / 100 * percent);
        talent::Pay { min: pay.min.map(scaled), max: pay.max.map(scaled), ..pay }
    });
    posting.text = None;
    posting
}

/// Titles are as varied as in a market: "Kubernetes Site Engineer".
fn mixed_title(title: Option<&str>, skills: &[SkillNeed], dice: &mut Dice) -> Option<String> {
    let title = title?;
    if skills.is_empty() || dice.below(3) == 0 {
        return Some(title.to_owned());
    }
    Some(format!("{} {title}", dice.one_of(skills).name))
}

/// A person whose parts come from several records, who wishes for what postings offer.
fn mixed_person(profiles: &[Profile], postings: &[Posting], dice: &mut Dice, vocabulary: &Vocabulary) -> Person {
    let mut profile = dice.one_of(profiles).clone();
    for _ in 0..2 {
        let other = dice.one_of(profiles);
        profile.skills.extend((0..other.skills.len().min(6)).map(|_| dice.one_of(&other.skills).clone()));
        profile.work.extend(other.work.iter().take(2).cloned());
    }
    for work in &mut profile.work {
        let skills = &dice.one_of(postings).skills;
        work.position = mixed_title(work.position.as_deref(), skills, dice);
    }
    profile.total_years = Some(years(dice, 15));
    profile.text = None;
    let liked = dice.one_of(postings);
    let wishes = Wishes {
        pay_floor: liked.pay.clone(),
        places: liked.places.iter().map(|place| place.as_written.clone()).collect(),
        titles: dice.one_of(postings).title.iter().cloned().collect(),
        remote: [None, Some(RemoteWish::Any), Some(RemoteWish::Preferred)][dice.below(3)],
        ..Wishes::default()
    };
    Person::new(&profile, &wishes, vocabulary, super::TODAY)
}
