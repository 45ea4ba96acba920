//! Whatever changes led here, what is held equals what is built from the database, byte for byte.

use std::sync::Arc;

use talent::Wishes;
use uuid::Uuid;

use super::bytes;
use crate::actor::Actor;
use crate::candidates::{ReadResume, Standing};
use crate::changes;
use crate::documents::Document;
use crate::market::Market;
use crate::postings::tests::{BAKER, DRIVER, SEALED, read};
use crate::postings::{ReadPost, Reason};
use crate::tests::on_both;

const CHANGES: i64 = 1_000;

const RESUME: &str = "\
Ottoline Brack
Night baker in Pune

Experience
Baker, Crumb & Daughters, Pune, Jan 2018 - Mar 2024
- Kept the books in Excel, wrote the rota in Python

Skills
Python, Excel, Kubernetes
";

/// A résumé like no other.
pub(in crate::derived) fn resume(number: u64) -> ReadResume {
    let text = format!("{RESUME}Badge number {number}\n");
    ReadResume::of("ottoline.txt", Document::plain(text.as_str()), jiff::civil::date(2026, 11, 20)).unwrap()
}

/// Numbers as a die would throw them, the same in every run.
struct Dice(u64);

impl Dice {
    /// From 0 to below `sides`.
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty()).then(|| of[self.throw(of.len())])
    }
}

/// What a test knows of the market that it changes.
struct Changing {
    dice: Dice,
    posts: Vec<ReadPost>,
    postings: Vec<Uuid>,
    candidates: Vec<Uuid>,
    made: u64,
    visitor: Actor,
}

impl Changing {
    /// One change, or several in one transaction.
    async fn step(&mut self, market: &Market) {
        match self.dice.throw(8) {
            0..=2 => {
                let posts = (0..=self.dice.throw(12)).map(|_| self.post()).collect();
                let imported = market.import_posts(Actor::Operator, posts).await.unwrap();
                self.postings.extend(imported.into_iter().flat_map(|post| post.postings));
            }
            3 => {
                if let Some(id) = self.dice.pick(&self.postings) {
                    market.close_posting(Actor::Operator, id, Reason::Filled).await.unwrap();
                }
            }
            4 => {
                self.made += 1;
                let key = format!("form-of-the-change-{}", self.made);
                let id = market.add_candidate(self.visitor, resume(self.made), &key).await.unwrap();
                self.candidates.push(id);
            }
            5 => {
                let resumes = (0..=self.dice.throw(9)).map(|at| resume(1_000_000 + self.made * 10 + at as u64));
                market.import_resumes(Actor::Operator, resumes.collect(), Standing::Example).await.unwrap();
                self.made += 1;
            }
            6 => {
                if let Some(id) = self.dice.pick(&self.candidates) {
                    self.made += 1;
                    let titles = vec![["Baker", "Van driver", "Supply planner"][self.dice.throw(3)].to_owned()];
                    let wishes = Wishes { titles, notice_days: Some(30), ..Wishes::default() };
                    market
                        .change_wishes(self.visitor, id, wishes, &format!("form-of-the-change-{}", self.made))
                        .await
                        .unwrap();
                }
            }
            _ => {
                if !self.candidates.is_empty() {
                    let id = self.candidates.swap_remove(self.dice.throw(self.candidates.len()));
                    market.erase_candidate(self.visitor, id).await.unwrap();
                }
            }
        }
    }

    /// A post like no other.
    fn post(&mut self) -> ReadPost {
        self.made += 1;
        let mut post = self.posts[self.dice.throw(self.posts.len())].clone();
        post.text = Arc::from(format!("{}\nReference {}\n", post.text, self.made));
        for posting in &mut post.postings {
            posting.description = format!("{}\nReference {}", posting.description, self.made);
        }
        post
    }
}

#[test]
fn after_a_thousand_changes_what_is_held_equals_what_is_rebuilt() {
    on_both(async |fixture| {
        let market = &fixture.market;
        let (_, visitor) = market.begin_visit().await.unwrap();
        let posts = vec![read("baker.txt", BAKER), read("driver.txt", DRIVER), read("sealed.txt", SEALED)];
        let (postings, candidates, dice) = (Vec::new(), Vec::new(), Dice(0x0050_7572_6F6C_6C63));
        let mut changing = Changing { dice, posts, postings, candidates, made: 0, visitor };
        let elsewhere = fixture.another().await;
        while changes::last(market.store.read()).await.unwrap() < CHANGES {
            changing.step(market).await;
            if changing.dice.throw(3) == 0 {
                market.follow().await.unwrap();
            }
            if changing.dice.throw(40) == 0 {
                elsewhere.follow().await.unwrap();
            }
        }
        market.follow().await.unwrap();
        elsewhere.follow().await.unwrap();
        let rebuilt = fixture.another().await;
        let expected = bytes(&rebuilt).await;
        assert!(bytes(market).await == expected, "what followed every change differs from what was rebuilt");
        assert!(bytes(&elsewhere).await == expected, "what followed now and then differs from what was rebuilt");
        elsewhere.close().await.unwrap();
        rebuilt.close().await.unwrap();
    });
}
