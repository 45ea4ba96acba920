//! What a visitor brings is theirs alone; what the operator shows as an example is open to all; what is erased is gone.

use jiff::SignedDuration;
use sea_orm::{EntityTrait, PaginatorTrait};
use talent::{Amount, Currency, Pay, Period, Wishes};
use uuid::Uuid;

use super::{ReadResume, Standing, entity};
use crate::actor::Actor;
use crate::documents::{Document, Form};
use crate::error::Error;
use crate::market::Market;
use crate::tests::on_both;
use crate::{audit, changes, tasks};

const KEY: &str = "key-of-the-form-1";
const OTHER_KEY: &str = "key-of-the-form-2";

const PLANNER: &str = "\
Oda Brimble
Supply Planner
Pune, India · oda@brimble.example · +91 98 0000 0000

Experience
Supply Planner, Rye & Oven, January 2019 - present
- Planned flour for nine bakeries with Python and Excel

Education
B.Sc. in Mathematics, Valley College, 2018
";

fn read(text: &str) -> ReadResume {
    ReadResume::of("oda.txt", Document::plain(text), jiff::civil::date(2026, 11, 20)).unwrap()
}

fn floor(units: i64) -> Wishes {
    let pay = Pay {
        min: Some(Amount::from_units(units)),
        max: None,
        currency: Some(Currency::INR),
        period: Some(Period::Year),
        estimated: false,
    };
    Wishes { pay_floor: Some(pay), places: vec!["Pune".to_owned()], ..Wishes::default() }
}

async fn visitor(market: &Market) -> Actor {
    market.begin_visit().await.unwrap().1
}

/// How many candidates, changes, tasks and audit entries there are.
async fn rows(market: &Market) -> [u64; 4] {
    let connection = market.store.read();
    [
        entity::Entity::find().count(connection).await.unwrap(),
        changes::entity::Entity::find().count(connection).await.unwrap(),
        tasks::entity::Entity::find().count(connection).await.unwrap(),
        audit::entity::Entity::find().count(connection).await.unwrap(),
    ]
}

/// For `actor` there is no such candidate, whatever they try.
async fn does_not_exist(market: &Market, actor: Actor, id: Uuid) {
    let nothing = |result: Result<(), Error>| assert!(matches!(result, Err(Error::NotFound)), "{actor:?}: {result:?}");
    nothing(market.candidate(actor, id).await.map(drop));
    nothing(market.change_wishes(actor, id, floor(1), "another-key-of-a-form").await);
    nothing(market.erase_candidate(actor, id).await);
}

#[test]
fn what_a_visitor_brings_exists_for_nobody_else() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let (mine, theirs) = (visitor(market).await, visitor(market).await);
        let id = market.add_candidate(mine, read(PLANNER), KEY).await.unwrap();
        for actor in [theirs, Actor::Stranger] {
            does_not_exist(market, actor, id).await;
            assert!(market.own_candidates(actor).await.unwrap().is_empty());
        }
        for actor in [Actor::Operator, Actor::Market] {
            assert!(matches!(market.candidate(actor, id).await, Err(Error::NotFound)), "{actor:?}");
        }
        let seen = market.candidate(mine, id).await.unwrap();
        assert_eq!((seen.text.as_str(), seen.example), (PLANNER, false));
        assert_eq!(seen.forgotten_at, Some("2026-11-21T09:00:00Z".parse().unwrap()));
        assert_eq!(seen.profile.basics.name.as_deref(), Some("Oda Brimble"));
        let own = market.own_candidates(mine).await.unwrap();
        assert_eq!(own.len(), 1);
        assert_eq!(
            (own[0].id, own[0].headline.as_deref(), own[0].place.as_deref()),
            (id, Some("Supply Planner"), Some("Pune"))
        );
        assert!(market.examples(theirs, 10).await.unwrap().is_empty());
    });
}

#[test]
fn the_same_resume_twice_in_a_visit_is_one_candidate() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let mine = visitor(market).await;
        let id = market.add_candidate(mine, read(PLANNER), KEY).await.unwrap();
        let before = rows(market).await;
        assert_eq!(before, [1, 1, 1, 1]);
        assert_eq!(market.add_candidate(mine, read(PLANNER), KEY).await.unwrap(), id);
        assert_eq!(market.add_candidate(mine, read(PLANNER), OTHER_KEY).await.unwrap(), id);
        assert_eq!(rows(market).await, before);
        let other = market.add_candidate(visitor(market).await, read(PLANNER), KEY).await.unwrap();
        assert_ne!(other, id);
        let reused = market.add_candidate(mine, read(&PLANNER.replace("nine", "ten")), KEY).await;
        assert!(matches!(reused, Err(Error::KeyReused)), "{reused:?}");
    });
}

#[test]
fn a_candidate_of_a_visit_is_forgotten_after_a_day_and_an_imported_one_stays() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let mine = visitor(market).await;
        let id = market.add_candidate(mine, read(PLANNER), KEY).await.unwrap();
        let stays = market.import_resumes(Actor::Operator, vec![read(PLANNER)], Standing::Example).await.unwrap();
        fixture.machine.pass(SignedDuration::from_hours(24));
        while market.work().await.unwrap() > 0 {}
        does_not_exist(market, mine, id).await;
        assert!(market.own_candidates(mine).await.unwrap().is_empty());
        let example = market.candidate(Actor::Stranger, stays[0].id).await.unwrap();
        assert_eq!((example.example, example.forgotten_at), (true, None));
    });
}

#[test]
fn an_example_is_open_to_all_and_nobody_may_change_it() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let batch = || vec![read(PLANNER), read(&PLANNER.replace("Oda", "Ida")), read(PLANNER)];
        let first = market.import_resumes(Actor::Operator, batch(), Standing::Example).await.unwrap();
        assert_eq!(first.iter().map(|one| one.new).collect::<Vec<_>>(), [true, true, false]);
        let before = rows(market).await;
        assert_eq!(before, [2, 2, 0, 2]);
        let again = market.import_resumes(Actor::Operator, batch(), Standing::Example).await.unwrap();
        assert_eq!(
            again.iter().map(|one| (one.id, one.new)).collect::<Vec<_>>(),
            first.iter().map(|one| (one.id, false)).collect::<Vec<_>>()
        );
        assert_eq!(rows(market).await, before);
        let anybody = visitor(market).await;
        for actor in [Actor::Stranger, anybody] {
            assert_eq!(market.candidate(actor, first[0].id).await.unwrap().text, PLANNER);
            assert_eq!(market.examples(actor, 10).await.unwrap().len(), 2);
            assert_eq!(market.examples(actor, 1).await.unwrap().len(), 1);
            let changed = market.change_wishes(actor, first[0].id, floor(1), KEY).await;
            assert!(matches!(changed, Err(Error::NotFound)));
            assert!(matches!(market.erase_candidate(actor, first[0].id).await, Err(Error::NotFound)));
        }
        market.erase_candidate(Actor::Operator, first[0].id).await.unwrap();
        assert_eq!(market.examples(Actor::Stranger, 10).await.unwrap().len(), 1);
    });
}

#[test]
fn who_the_operator_brings_in_private_is_seen_by_nobody() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let imported = market.import_resumes(Actor::Operator, vec![read(PLANNER)], Standing::Private).await.unwrap();
        let anybody = visitor(market).await;
        does_not_exist(market, anybody, imported[0].id).await;
        does_not_exist(market, Actor::Stranger, imported[0].id).await;
        assert!(market.examples(anybody, 10).await.unwrap().is_empty());
        for actor in [anybody, Actor::Stranger, Actor::Market] {
            let imported = market.import_resumes(actor, vec![read(PLANNER)], Standing::Example).await;
            assert!(matches!(imported, Err(Error::NotFound)));
        }
        let stranger = market.add_candidate(Actor::Stranger, read(PLANNER), KEY).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
    });
}

#[test]
fn wishes_are_replaced_once_and_nonsense_is_refused_by_its_field() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let mine = visitor(market).await;
        let id = market.add_candidate(mine, read(PLANNER), KEY).await.unwrap();
        market.change_wishes(mine, id, floor(1_800_000), OTHER_KEY).await.unwrap();
        let before = rows(market).await;
        market.change_wishes(mine, id, floor(1_800_000), OTHER_KEY).await.unwrap();
        assert_eq!(rows(market).await, before);
        assert_eq!(before[1], 2, "a change of wishes is a change that matches follow");
        assert_eq!(market.candidate(mine, id).await.unwrap().wishes, floor(1_800_000));
        let mut bare = floor(5);
        bare.pay_floor = bare.pay_floor.map(|pay| Pay { currency: None, period: None, ..pay });
        let refused = market.change_wishes(mine, id, bare, "key-of-the-form-3").await.unwrap_err();
        let Error::Rejected(errors) = refused else { panic!("{refused:?}") };
        assert_eq!(errors.iter().map(|error| error.field).collect::<Vec<_>>(), ["pay_currency", "pay_period"]);
        assert_eq!(market.candidate(mine, id).await.unwrap().wishes, floor(1_800_000));
    });
}

#[test]
fn what_is_erased_leaves_nothing_of_the_person() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let mine = visitor(market).await;
        let id = market.add_candidate(mine, read(PLANNER), KEY).await.unwrap();
        market.change_wishes(mine, id, floor(1_800_000), OTHER_KEY).await.unwrap();
        market.erase_candidate(mine, id).await.unwrap();
        assert_eq!(rows(market).await, [0, 3, 1, 3]);
        does_not_exist(market, mine, id).await;
        let last = changes::after(market.store.read(), 2, 10).await.unwrap();
        assert_eq!((last.len(), last[0].subject_id), (1, id));
        let again = market.add_candidate(mine, read(PLANNER), "key-of-the-form-4").await.unwrap();
        assert_ne!(again, id);
    });
}

#[test]
fn a_form_that_asks_to_be_forgotten_twice_is_answered_twice_and_forgets_once() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let (mine, theirs) = (visitor(market).await, visitor(market).await);
        let id = market.add_candidate(mine, read(PLANNER), KEY).await.unwrap();
        assert!(matches!(market.forget_candidate(theirs, id, OTHER_KEY).await, Err(Error::NotFound)));
        market.forget_candidate(mine, id, OTHER_KEY).await.unwrap();
        market.forget_candidate(mine, id, OTHER_KEY).await.unwrap();
        does_not_exist(market, mine, id).await;
        let other = market.add_candidate(mine, read(PLANNER), "key-of-the-form-3").await.unwrap();
        assert!(matches!(market.forget_candidate(mine, other, OTHER_KEY).await, Err(Error::KeyReused)));
    });
}

#[test]
fn a_resume_without_a_word_is_refused_in_plain_words() {
    on_both(async |fixture| {
        let mine = visitor(&fixture.market).await;
        for (text, message) in [
            (" \n", "There is no text yet; paste the text of a résumé or choose a file."),
            ("+91 98 0000 0000", "There is no word in this text; paste the text of a résumé."),
        ] {
            let refused = fixture.market.add_candidate(mine, read(text), KEY).await.unwrap_err();
            assert_eq!(refused.to_string(), message);
        }
        assert_eq!(rows(&fixture.market).await, [0; 4]);
    });
}

#[test]
fn a_json_resume_comes_back_with_what_is_not_ours() {
    on_both(async |fixture| {
        let mine = visitor(&fixture.market).await;
        let json = r#"{"basics": {"name": "Oda\u0000 Brimble"}, "oven": {"heat": [240, "\u0000°C"]}}"#;
        let document = Document { form: Form::JsonResume, ..Document::plain(json) };
        let resume = ReadResume::of("oda.json", document, jiff::civil::date(2026, 11, 20)).unwrap();
        let id = fixture.market.add_candidate(mine, resume, KEY).await.unwrap();
        let seen = fixture.market.candidate(mine, id).await.unwrap().profile;
        assert_eq!(seen.extra["oven"].to_string(), r#"{"heat":[240," °C"]}"#);
        let broken = Document { form: Form::JsonResume, ..Document::plain("{\"basics\": 7}") };
        let refused = ReadResume::of("oda.json", broken, jiff::civil::date(2026, 11, 20)).unwrap_err();
        assert!(refused.starts_with("oda.json: "), "{refused}");
    });
}
