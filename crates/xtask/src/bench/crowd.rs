//! A market of many, made by mixing what was read with fixed dice.

use matching::{Change, Offer, Opening, Person, TeamChange};
use talent::vocabulary::Vocabulary;
use talent::{ExperienceRange, Posting, Profile, RemoteWish, SkillNeed, Wishes, Years};

use super::dice::Dice;

/// So many postings, mixed of what was read.
pub(super) fn postings(read: &[Posting], count: usize) -> impl Iterator<Item = Posting> {
    let mut dice = Dice(1);
    (0..count).map(move |_| mixed_posting(read, &mut dice))
}

/// So many people, mixed of what was read.
pub(super) fn people(read: &[Profile], postings: &[Posting], count: usize) -> impl Iterator<Item = Person> {
    let mut dice = Dice(2);
    (0..count).map(move |_| mixed_person(read, postings, &mut dice, Vocabulary::embedded()))
}

/// So many openings more: those that there are, each with another range of years.
pub(super) fn more_openings(openings: &[Opening], count: usize) -> impl Iterator<Item = Opening> {
    let mut dice = Dice(3);
    openings.iter().cycle().take(count).map(move |one| {
        let from = years(&mut dice, 10);
        let up_to = Years::from_hundredths(from.hundredths() + years(&mut dice, 6).hundredths());
        let need = one.need.clone().with(&TeamChange::YearsFrom(from)).with(&TeamChange::YearsUpTo(up_to));
        Opening { need, ..one.clone() }
    })
}

/// So many people more: those that there are, each with other years and another notice.
pub(super) fn more_people(people: &[Person], count: usize) -> impl Iterator<Item = Person> {
    let mut dice = Dice(4);
    people.iter().cycle().take(count).map(move |one| {
        let notice = u16::try_from(dice.below(120)).unwrap_or(0);
        let changes = [Change::Years(years(&mut dice, 15)), Change::NoticeDays(notice)];
        let with = |offer: Offer, change| offer.with(change, Vocabulary::embedded());
        Person { offer: changes.iter().fold(one.offer.clone(), with), ..one.clone() }
    })
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
