//! A posting as a card of a list.

use askama::Template;
use askama::filters::HtmlSafe;
use jiff::civil::Date;
use market::PostingLine;

use super::facts;
use crate::frame::Icon;
use crate::parts::chips::{Chip, Chips};
use crate::parts::employer::{Plate, Tags};
use crate::parts::words;

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

    fn plate(&self) -> Plate {
        Plate::of(self.line.employer.as_ref())
    }

    fn tags(&self) -> Tags<'_> {
        let PostingLine { employer, agency, channel, .. } = self.line;
        Tags { employer: employer.as_ref(), agency: agency.as_ref(), channel: *channel }
    }

    fn pay(&self) -> String {
        facts::pay_in_brief(self.line.pay.as_ref(), self.line.pay_note.as_deref())
    }

    fn years(&self) -> Option<String> {
        self.line.experience.and_then(words::years)
    }

    fn places(&self) -> Option<String> {
        words::places(&self.line.places)
    }

    fn remote(&self) -> Option<&'static str> {
        self.line.remote.map(words::remote)
    }

    fn chips(&self) -> Option<Chips> {
        let chip = |skill: &market::LineSkill| Chip::new(skill.id.as_ref().map(talent::SkillId::as_str), &skill.name);
        let chips: Vec<Chip> = self.line.skills.iter().map(chip).collect();
        (!chips.is_empty()).then_some(Chips { chips, more: self.line.skills_more })
    }

    /// When it was posted, first seen, and until when one may apply.
    fn dates(&self) -> String {
        let posted = self.line.posted_on.map(|day| format!("Posted {}", words::age(day, self.today)));
        let seen = format!("first seen {}", words::age(self.line.first_seen_on, self.today));
        let deadline = self.line.deadline.map(|day| format!("apply by {}", words::date(day)));
        let mut dates: Vec<String> = [posted, Some(seen), deadline].into_iter().flatten().collect();
        if let Some(first) = dates.first_mut() {
            first.replace_range(..1, &first[..1].to_uppercase());
        }
        dates.join(" · ")
    }
}

/// The title, or that there is none.
pub(crate) fn title(line: &PostingLine) -> &str {
    titled(line.title.as_deref())
}

/// A title, or that there is none.
pub(crate) fn titled(title: Option<&str>) -> &str {
    title.unwrap_or("A role without a title")
}
