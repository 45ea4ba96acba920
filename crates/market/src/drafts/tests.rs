//! A pasted post is read, kept for a day, and seen by nobody but who pasted it.

use jiff::SignedDuration;
use talent::ProblemKind;
use uuid::Uuid;

use crate::actor::Actor;
use crate::documents::{Document, TEXT_BYTES_MAX};
use crate::error::Error;
use crate::postings::tests::{BAKER, SEALED};
use crate::tests::on_both;

const KEY: &str = "key-of-the-form-1";

#[test]
fn a_draft_shows_what_was_read_where_it_stands() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let mine = market.begin_visit().await.unwrap().1;
        let id = market.add_draft(mine, Document::plain(SEALED), KEY).await.unwrap();
        assert_eq!(market.add_draft(mine, Document::plain(SEALED), KEY).await.unwrap(), id);
        let draft = market.draft(mine, id).await.unwrap();
        assert_eq!(draft.text, SEALED);
        assert_eq!(draft.forgotten_at, "2026-11-21T09:00:00Z".parse().unwrap());
        let posting = &draft.postings[0];
        assert_eq!(posting.title.as_deref(), Some("Supply Planner"));
        let title = posting.evidence["title"][0].of(&draft.text);
        assert_eq!(title, Some("Supply Planner"));
        let leaked = posting.problems.iter().find(|problem| problem.kind == ProblemKind::LeakedName).unwrap();
        assert_eq!(leaked.evidence[0].of(&draft.text), Some("Oda Brimble"));
    });
}

#[test]
fn a_draft_exists_for_nobody_else_and_is_forgotten_after_a_day() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let (mine, theirs) = (market.begin_visit().await.unwrap().1, market.begin_visit().await.unwrap().1);
        let id = market.add_draft(mine, Document::plain(BAKER), KEY).await.unwrap();
        for actor in [theirs, Actor::Stranger, Actor::Operator] {
            assert!(matches!(market.draft(actor, id).await, Err(Error::NotFound)), "{actor:?}");
            assert!(matches!(market.erase_draft(actor, id).await, Err(Error::NotFound)), "{actor:?}");
        }
        for actor in [Actor::Stranger, Actor::Operator, Actor::Market] {
            assert!(matches!(market.add_draft(actor, Document::plain(BAKER), KEY).await, Err(Error::NotFound)));
        }
        assert_eq!(market.counters(mine).await.unwrap().open_postings, 0, "a draft is no posting");
        let second = market.add_draft(mine, Document::plain(BAKER), "key-of-the-form-2").await.unwrap();
        market.erase_draft(mine, second).await.unwrap();
        assert!(matches!(market.draft(mine, second).await, Err(Error::NotFound)));
        fixture.machine.pass(SignedDuration::from_hours(24));
        while market.work().await.unwrap() > 0 {}
        assert!(matches!(market.draft(mine, id).await, Err(Error::NotFound)));
        assert!(matches!(market.draft(mine, Uuid::from_u128(7)).await, Err(Error::NotFound)));
    });
}

#[test]
fn what_is_no_post_is_refused_in_plain_words() {
    on_both(async |fixture| {
        let mine = fixture.market.begin_visit().await.unwrap().1;
        for (text, message) in [
            ("", "There is no text yet; paste the text of a post or choose a file."),
            ("12 · 13 · 14", "There is no word in this text; paste the text of a post."),
            (
                &"bread ".repeat(TEXT_BYTES_MAX / 6 + 1),
                "This text is longer than 5 MB; a post of up to 5 MB is accepted.",
            ),
        ] {
            let refused = fixture.market.add_draft(mine, Document::plain(text), KEY).await.unwrap_err();
            let Error::Rejected(errors) = &refused else { panic!("{refused:?}") };
            assert_eq!((errors[0].field, errors[0].message.as_str()), ("text", message));
        }
        let one_word = fixture.market.add_draft(mine, Document::plain("Baker"), KEY).await.unwrap();
        assert_eq!(fixture.market.draft(mine, one_word).await.unwrap().postings.len(), 1);
    });
}
