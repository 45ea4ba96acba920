//! A name that must not be seen leaves the market on no way: not in a field, not in a quote, not in a list.

use std::fmt::{Debug, Write};

use jiff::civil::date;

use super::{BAKER, SEALED, read};
use crate::actor::Actor;
use crate::documents::Document;
use crate::market::Market;
use crate::postings::veil::Quotable;
use crate::postings::{self, ReadPost, stored};
use crate::tests::on_both;
use crate::{ReadResume, Search};

/// Somebody whom every posting here says something to.
const APPLICANT: &str = "Ida Fenwick\nSupply Planner\nPune, India\n\nSkills: Python, Excel, Kotlin, Azure, SQL\n\nExperience\nSupply Planner, Slow Mills, January 2019 - present\n";

/// Everything that everybody can ask for about every posting and employer.
async fn everything(market: &Market) -> String {
    let mut all = String::new();
    let mut take = |view: &dyn Debug| writeln!(all, "{view:?}").unwrap();
    take(&market.counters(Actor::Stranger).await.unwrap());
    let employers = market.employers(Actor::Stranger, None).await.unwrap();
    take(&employers);
    for employer in employers.employers {
        take(&market.employer(Actor::Stranger, employer.id).await.unwrap());
    }
    market.follow().await.unwrap();
    take(&market.search(Actor::Stranger, &Search::default()).await.unwrap());
    let visitor = market.begin_visit().await.unwrap().1;
    let resume = ReadResume::of("resume.txt", Document::plain(APPLICANT), date(2026, 11, 20)).unwrap();
    let candidate = market.add_candidate(visitor, resume, "key-of-the-form-1").await.unwrap();
    market.follow().await.unwrap();
    take(&market.matches(visitor, candidate, 1).await.unwrap());
    let ids: Vec<_> = changed(market).await;
    for stored in postings::load(market.store.read(), &ids).await.unwrap() {
        take(&stored.line());
        take(&market.posting(Actor::Stranger, stored.id).await.unwrap());
        take(&market.similar(Actor::Stranger, stored.id, 10).await.unwrap());
        take(&market.match_with(visitor, candidate, stored.id).await.unwrap());
        let quotable = &stored::quotable(market.store.read(), std::slice::from_ref(&stored)).await.unwrap()[&stored.id];
        take(&Quotable::shown(quotable.text()));
        take(&stored);
    }
    all
}

async fn changed(market: &Market) -> Vec<uuid::Uuid> {
    let changes = crate::changes::after(market.store.read(), 0, 1_000).await.unwrap();
    changes.into_iter().map(|change| change.subject_id).collect()
}

/// Imports posts and looks for names in everything that comes out.
fn check(posts: impl Fn() -> Vec<ReadPost>, held_back: &[&str], shown: &[&str]) {
    on_both(async |fixture| {
        fixture.market.import_posts(Actor::Operator, posts()).await.unwrap();
        let all = everything(&fixture.market).await;
        for name in held_back {
            assert!(!all.to_lowercase().contains(&name.to_lowercase()), "{name} is seen in:\n{all}");
        }
        for name in held_back {
            // To find a posting by a name that is held back would be to read the name.
            let asked = Search { words: (*name).to_owned(), ..Search::default() };
            let found = fixture.market.search(Actor::Stranger, &asked).await.unwrap().total;
            assert_eq!(found, 0, "a search for {name} finds a posting");
        }
        for words in shown {
            assert!(all.contains(words), "{words} is missing in:\n{all}");
        }
    });
}

#[test]
fn a_private_person_in_the_greeting_is_held_back() {
    let text = SEALED.replace("forecasts in Python", "forecasts in Python, oda.brimble@lantern.example, ODA BRIMBLE");
    check(
        || vec![read("oda-brimble.txt", &text)],
        &["brimble", "oda-", "dear oda"],
        &[
            "Dear [name held back], greetings from Lantern Search.",
            "Hollis Quade",
            "Supply Planner",
            "forecasts in Python",
        ],
    );
}

#[test]
fn a_sealed_client_that_the_text_names_is_held_back_in_every_form() {
    let text = SEALED.replace(
        "Our client is a profitable",
        "Our client, Rye Oven, is in Pune. RYE-OVEN bakes. Send your CV to jobs@ryeoven.example or see www.rye-oven.example/jobs. It is a profitable",
    );
    check(
        || vec![read("post.txt", &text), read("other.txt", &BAKER.replace("Rye & Oven Ltd", "Slice Ltd"))],
        &["rye oven", "rye-oven", "ryeoven"],
        &["A profitable bread company", "Our client, [name held back], is in Pune.", "Slice Ltd"],
    );
}

#[test]
fn an_employer_that_names_itself_is_shown() {
    let text = format!("{BAKER}\nAbout Rye & Oven\nRye & Oven Ltd is a bread company. jobs@ryeoven.example\n");
    check(
        || vec![read("post.txt", &text)],
        &["held back"],
        &["jobs@ryeoven.example", "Rye & Oven Ltd is a bread company."],
    );
}

#[test]
fn the_invented_market_keeps_its_secrets() {
    let page = include_str!("../../../../../fixtures/posts/saved-page-agency.html");
    let page = extract::text::html::document(page).into_text();
    let texts = [
        page.as_str(),
        include_str!("../../../../../fixtures/posts/stealth-android.txt"),
        include_str!("../../../../../fixtures/posts/saved-page-sre.txt"),
        include_str!("../../../../../fixtures/posts/gherkin-qa-agency.txt"),
    ];
    check(
        || texts.iter().map(|text| read("post.txt", text)).collect(),
        &["Rosalind", "Mbeki", "Philippa", "Underhill"],
        &["A well funded health-tech company (Series B)", "Peregrine Hires", "Zenobia Castellane"],
    );
}

#[test]
fn a_name_in_markup_is_held_back() {
    let text = "<h1>Night Baker</h1><p>Dear&nbsp;Oda <b>Brimble</b>,</p><p>We bake bread in Pune and need a baker with 3 years of experience.</p>";
    check(|| vec![read("post.html", text)], &["brimble"], &["Night Baker"]);
}

#[test]
fn a_link_that_tracks_its_reader_is_not_handed_on() {
    let link =
        "https://eu1.safelinks.protection.outlook.com/?url=https%3A%2F%2Frye.example%2Fjobs&data=05%7Ctoken&reserved=0";
    let text = format!("{BAKER}\nHow to apply: {link}\nSee {link} too.\n");
    check(|| vec![read("post.txt", &text)], &["safelinks", "05%7C", "reserved=0"], &["https://rye.example/jobs"]);
}

#[test]
fn what_a_site_estimates_is_not_what_the_employer_pays() {
    let text = "Van Driver\nRye & Oven Ltd\nPune\nEstimated pay: ₹4,00,000 - ₹5,00,000 a year\n\nYou drive bread for 2 years and more.\n";
    on_both(async |fixture| {
        let mut post = read("post.txt", text);
        let pay = talent::Pay {
            min: Some(talent::Amount::from_units(400_000)),
            max: None,
            currency: Some(talent::Currency::INR),
            period: Some(talent::Period::Year),
            estimated: true,
        };
        post.postings[0].pay = Some(pay);
        post.postings[0].employer = Some(talent::Employer { name: "Rye & Oven Ltd".to_owned(), masked: false });
        let imported = fixture.market.import_posts(Actor::Operator, vec![post]).await.unwrap();
        let view = fixture.market.posting(Actor::Stranger, imported[0].postings[0]).await.unwrap();
        assert!(view.posting.pay.unwrap().estimated);
        let employer = fixture.market.employer(Actor::Stranger, view.employer.unwrap().id).await.unwrap();
        assert_eq!((employer.postings_total, employer.pay_stated), (1, 0));
        assert!(employer.postings[0].pay.as_ref().unwrap().estimated);
    });
}
