//! Home: what this market is, in words, in numbers that anyone can count again, and in its newest postings.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use market::{CandidateLine, Counters, EmployerLine, PostingLine, Search};

use crate::failures::Failure;
use crate::frame::{self, Audience, Frame, Icon};
use crate::parts::state::State as Sign;
use crate::parts::tally::{Half, Piece, Tally};
use crate::parts::words;
use crate::postings::Card;
use crate::site::Site;
use crate::visits::Visitor;

const POSTINGS_SHOWN: usize = 5;
const EMPLOYERS_SHOWN: usize = 8;
const EXAMPLES_SHOWN: u64 = 6;

/// The routes of this folder.
pub(crate) fn routes() -> Router<Site> {
    Router::new().route("/", get(show))
}

#[derive(Template)]
#[template(path = "home/page.html")]
struct HomePage {
    frame: Frame,
    counters: Counters,
    newest: Vec<PostingLine>,
    employers: Vec<EmployerLine>,
    examples: Vec<CandidateLine>,
}

async fn show(State(site): State<Site>, Visitor(actor): Visitor, frame: Frame) -> Result<Response, Failure> {
    let market = site.market();
    let counters = market.counters(actor).await?;
    let mut newest = market.search(actor, &Search::default()).await?.lines;
    newest.truncate(POSTINGS_SHOWN);
    let mut employers = market.employers(actor, None).await?.employers;
    employers.truncate(EMPLOYERS_SHOWN);
    let examples = market.examples(actor, EXAMPLES_SHOWN).await?;
    frame::render(Audience::Everyone, &HomePage { frame, counters, newest, employers, examples })
}

impl HomePage {
    fn card<'a>(&self, line: &'a PostingLine) -> Card<'a> {
        Card::of(line, self.frame.today)
    }

    /// The stick of the receipt that stands beside the welcome.
    fn specimen() -> Tally {
        let piece = |points, points_max| Piece { points, points_max, known: true };
        let unknown = Piece { points: 25, points_max: 50, known: false };
        let team = vec![piece(412, 500), piece(200, 200), piece(150, 150), piece(100, 100), unknown];
        let person = vec![piece(350, 350), piece(250, 250), piece(90, 150), piece(200, 200), unknown];
        Tally { team: Half::Pieces(team), person: Half::Pieces(person), label: None }
    }

    fn day(&self) -> String {
        self.frame.today.strftime("%A %-d %B %Y").to_string()
    }

    fn open_postings(&self) -> String {
        number(self.counters.open_postings)
    }

    fn employers_hiring(&self) -> String {
        number(self.counters.employers_hiring)
    }

    fn people(&self) -> String {
        number(self.counters.people)
    }

    fn invented(&self) -> String {
        number(self.counters.examples)
    }
}

fn number(counter: u64) -> String {
    words::count(usize::try_from(counter).unwrap_or(usize::MAX))
}
