//! A posting as a card of a list.

use askama::Template;
use askama::filters::HtmlSafe;
use jiff::civil::Date;
use market::PostingLine;
use talent::Channel;

use super::facts;
use crate::frame::Icon;

/// A card.
#[derive(Template)]
#[template(path = "postings/card.html")]
pub(crate) struct Card<'a> {
    line: &'a PostingLine,
    today: Date,
}

impl HtmlSafe for Card<'_> {}

impl<'a> Card<'a> {
    /// The card of a posting, with ages told from `today`.
    pub(crate) fn of(line: &'a PostingLine, today: Date) -> Self {
        Self { line, today }
    }

    fn title(&self) -> &str {
        title(self.line)
    }

    /// The first letter of the employer's name; a dash for one that is not named.
    fn plate(&self) -> String {
        let named = self.line.employer.as_ref().filter(|employer| !employer.masked);
        let letter = named.and_then(|employer| employer.name.chars().find(|c| c.is_alphanumeric()));
        letter.map_or_else(|| "–".to_owned(), |letter| letter.to_uppercase().collect())
    }

    fn is_sealed(&self) -> bool {
        self.line.employer.as_ref().is_none_or(|employer| employer.masked)
    }

    fn pay(&self) -> String {
        facts::pay(self.line.pay.as_ref(), self.line.pay_note.as_deref())
    }

    fn years(&self) -> Option<String> {
        self.line.experience.and_then(facts::experience)
    }

    fn places(&self) -> Option<String> {
        facts::places(&self.line.places)
    }

    fn remote(&self) -> Option<&'static str> {
        self.line.remote.map(facts::remote)
    }

    /// When it was posted, first seen, and until when one may apply.
    fn dates(&self) -> String {
        let posted = self.line.posted_on.map(|day| format!("posted {}", facts::ago(day, self.today)));
        let seen = Some(format!("first seen {}", facts::ago(self.line.first_seen_on, self.today)));
        let deadline = self.line.deadline.map(|day| format!("apply by {}", facts::day(day)));
        [posted, seen, deadline].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn is_agency(&self) -> bool {
        self.line.channel == Some(Channel::Agency)
    }
}

/// The title, or that there is none.
pub(crate) fn title(line: &PostingLine) -> &str {
    line.title.as_deref().unwrap_or("A role without a title")
}
