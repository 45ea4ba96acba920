//! Employers are counted from their open postings, and every counter is the length of a list.

use sea_orm::EntityTrait;
use uuid::Uuid;

use super::EmployerLine;
use crate::actor::Actor;
use crate::candidates::Standing;
use crate::documents::Document;
use crate::error::Error;
use crate::market::Market;
use crate::postings::tests::{BAKER, DRIVER, SEALED, read};
use crate::tests::on_both;
use crate::{Counters, ReadResume, Reason, postings};

async fn import(market: &Market, texts: &[&str]) -> Vec<Uuid> {
    let posts = texts.iter().map(|text| read("post.txt", text)).collect();
    let imported = market.import_posts(Actor::Operator, posts).await.unwrap();
    imported.into_iter().flat_map(|one| one.postings).collect()
}

/// Every employer of the list, page after page.
async fn listed(market: &Market) -> Vec<EmployerLine> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = market.employers(Actor::Stranger, after).await.unwrap();
        all.extend(page.employers);
        after = page.next;
        if after.is_none() {
            assert_eq!(page.total, u64::try_from(all.len()).unwrap());
            return all;
        }
    }
}

#[test]
fn every_counter_is_the_length_of_a_list() {
    on_both(async |fixture| {
        let market = &fixture.market;
        assert_eq!(market.counters(Actor::Stranger).await.unwrap(), Counters::default());
        let ids = import(market, &[BAKER, DRIVER, SEALED]).await;
        let resume =
            |text: &str| ReadResume::of("a.txt", Document::plain(text), jiff::civil::date(2026, 11, 20)).unwrap();
        market.import_resumes(Actor::Operator, vec![resume("Oda Brimble, baker")], Standing::Example).await.unwrap();
        let visitor = market.begin_visit().await.unwrap().1;
        market.add_candidate(visitor, resume("Ida Fenwick, driver"), "key-of-the-form-1").await.unwrap();
        let counted = market.counters(Actor::Stranger).await.unwrap();
        assert_eq!(counted, Counters { open_postings: 3, employers_hiring: 3, people: 2, examples: 1 });
        assert_eq!(listed(market).await.len(), 3);
        assert_eq!(market.examples(Actor::Stranger, 10).await.unwrap().len(), 1);
        market.close_posting(Actor::Operator, ids[0], Reason::Filled).await.unwrap();
        let counted = market.counters(Actor::Stranger).await.unwrap();
        assert_eq!((counted.open_postings, counted.employers_hiring), (2, 2));
        let left: Vec<_> =
            listed(market).await.into_iter().map(|one| (one.name, one.postings, one.as_agency)).collect();
        assert_eq!(left, [("Lantern Search".to_owned(), 0, 1), ("RYE AND OVEN".to_owned(), 1, 0)]);
    });
}

#[test]
fn an_employers_page_counts_its_own_open_postings() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let second = BAKER.replace("Night", "Day").replace("Salary: INR 6,00,000 - 8,00,000 per year\n", "");
        let ids = import(market, &[BAKER, &second, &BAKER.replace("Night", "Dawn"), SEALED]).await;
        market.close_posting(Actor::Operator, ids[2], Reason::Withdrawn).await.unwrap();
        let id = market.posting(Actor::Stranger, ids[0]).await.unwrap().employer.unwrap().id;
        let seen = market.employer(Actor::Stranger, id).await.unwrap();
        assert_eq!(
            (seen.name.as_str(), seen.postings_total, seen.pay_stated, seen.as_agency_total),
            ("Rye & Oven Ltd", 2, 1, 0)
        );
        assert_eq!(seen.places.iter().map(|one| (one.place.as_str(), one.postings)).collect::<Vec<_>>(), [("Pune", 2)]);
        assert!(seen.skills.iter().any(|one| one.name.contains("Excel") && one.postings == 2), "{:?}", seen.skills);
        assert_eq!(seen.first_seen_on, jiff::civil::date(2026, 11, 20));
        let agency = market.posting(Actor::Stranger, ids[3]).await.unwrap().agency.unwrap().id;
        let agency = market.employer(Actor::Stranger, agency).await.unwrap();
        assert_eq!((agency.postings_total, agency.as_agency_total, agency.as_agency.len()), (0, 1, 1));
        assert_eq!(agency.as_agency[0].employer_id, None);
        assert!(matches!(market.employer(Actor::Operator, Uuid::from_u128(7)).await, Err(Error::NotFound)));
    });
}

#[test]
fn many_employers_are_listed_page_by_page_each_once() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let texts: Vec<String> =
            (0..120).map(|n| BAKER.replace("Rye & Oven Ltd", &format!("Rye {n:03} Ltd"))).collect();
        import(market, &texts.iter().map(String::as_str).collect::<Vec<_>>()).await;
        let names: Vec<_> = listed(market).await.into_iter().map(|one| one.name).collect();
        let expected: Vec<_> = (0..120).map(|n| format!("Rye {n:03} Ltd")).collect();
        assert_eq!(names, expected);
        let gone = market.employers(Actor::Stranger, Some(Uuid::from_u128(7))).await;
        assert!(matches!(gone, Err(Error::NotFound)));
        assert_eq!(postings::entity::Entity::find().all(market.store.read()).await.unwrap().len(), 120);
    });
}
