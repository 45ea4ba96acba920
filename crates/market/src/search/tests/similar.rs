//! Postings that are like another.

use crate::actor::Actor;
use crate::postings::tests::{BAKER, DRIVER, SEALED, read};
use crate::tests::on_both;

#[test]
fn a_similar_posting_says_why_and_names_no_sealed_client() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let text = SEALED.replace("forecasts in Python", "forecasts in Python for Oda Brimble");
        let posts = vec![read("baker.txt", BAKER), read("driver.txt", DRIVER), read("sealed.txt", &text)];
        let stored = market.import_posts(Actor::Operator, posts).await.unwrap();
        let baker = stored[0].postings[0];
        let similar = market.similar(Actor::Stranger, baker, 3).await.unwrap();
        let planner = similar.iter().find(|one| one.line.title.as_deref() == Some("Supply Planner")).unwrap();
        assert_eq!(planner.because[0], "Python and Microsoft Excel");
        assert!(planner.differs.contains(&"employer not named".to_owned()), "{planner:?}");
        assert!(!format!("{similar:?}").to_lowercase().contains("brimble"));
        assert!(similar.iter().all(|one| one.line.id != baker));
        assert_eq!(market.similar(Actor::Stranger, baker, 1).await.unwrap().len(), 1);
    });
}
