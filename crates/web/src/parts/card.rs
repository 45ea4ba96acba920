//! A posting in a list.

use askama::Template;
use askama::filters::HtmlSafe;
use jiff::civil::Date;
use market::PostingLine;

use super::chips::{Chip, Chips};
use super::employer::{Plate, Tags};
use super::words;
use crate::frame::Icon;

/// One posting: what it is, who hires, what it pays and asks for.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/card.html")]
pub(crate) struct Card<'a> {
    line: &'a PostingLine,
    today: Date,
}

impl<'a> Card<'a> {
    /// The card of a posting as seen on the day `today`.
    pub(crate) fn new(line: &'a PostingLine, today: Date) -> Self {
        Self { line, today }
    }

    fn title(&self) -> &str {
        self.line.title.as_deref().unwrap_or("A posting without a title")
    }

    fn plate(&self) -> Plate {
        Plate::of(self.line.employer.as_ref())
    }

    fn tags(&self) -> Tags<'_> {
        Tags { employer: self.line.employer.as_ref(), agency: self.line.agency.as_ref(), channel: self.line.channel }
    }

    /// What it pays. The estimate of a site is not the employer's word and stays out.
    fn pay(&self) -> String {
        let stated = self.line.pay.as_ref().filter(|pay| !pay.estimated);
        match (stated, &self.line.pay_note) {
            (Some(pay), _) => pay.in_brief(),
            (None, Some(note)) => format!("Pay not stated; “{note}”"),
            (None, None) => "Pay not stated".to_owned(),
        }
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

    fn chips(&self) -> Chips {
        let chip = |skill: &market::LineSkill| Chip::new(skill.id.as_ref().map(talent::SkillId::as_str), &skill.name);
        Chips { chips: self.line.skills.iter().map(chip).collect(), more: self.line.skills_more }
    }

    /// `Posted 9 days ago · apply until 1 Dec 2026`
    fn dates(&self) -> String {
        let began = match self.line.posted_on {
            Some(day) => format!("Posted {}", words::age(day, self.today)),
            None => format!("First seen {}", words::age(self.line.first_seen_on, self.today)),
        };
        let until = self.line.deadline.map(|day| format!(" · apply until {}", words::date(day)));
        began + &until.unwrap_or_default()
    }
}

impl HtmlSafe for Card<'_> {}

#[cfg(test)]
mod tests {
    use talent::{Amount, Currency, Employer, Pay, Period};
    use uuid::Uuid;

    use super::*;

    fn line() -> PostingLine {
        let seen = "2026-11-11".parse().unwrap();
        PostingLine {
            id: Uuid::nil(),
            title: Some("Firmware engineer <tractors>".to_owned()),
            employer: Some(Employer { name: "Halfmoon Hydraulics".to_owned(), masked: false }),
            employer_id: Some(Uuid::nil()),
            agency: None,
            agency_id: None,
            channel: None,
            places: Vec::new(),
            remote: None,
            pay: None,
            pay_note: None,
            experience: None,
            employment: Vec::new(),
            seniority: None,
            skills: Vec::new(),
            skills_more: 0,
            posted_on: None,
            deadline: None,
            first_seen_on: seen,
        }
    }

    fn html(line: &PostingLine) -> String {
        Card::new(line, "2026-11-20".parse().unwrap()).to_string()
    }

    #[test]
    fn what_is_not_stated_is_said_or_left_out() {
        let html = html(&line());
        assert!(html.contains("Firmware engineer &#60;tractors&#62;</a>"), "{html}");
        assert!(html.contains("Pay not stated") && html.contains("First seen 9 days ago"), "{html}");
        assert!(!html.contains("chips") && !html.contains("i-pin") && !html.contains("i-house"), "{html}");
    }

    #[test]
    fn an_estimate_is_never_the_employers_word() {
        let (min, currency) = (Some(Amount::from_units(1_400_000)), Some(Currency::INR));
        let pay = Pay { min, max: None, currency, period: Some(Period::Year), estimated: true };
        let estimated = PostingLine { pay: Some(pay.clone()), ..line() };
        assert!(html(&estimated).contains("Pay not stated"));
        let stated = PostingLine { pay: Some(Pay { estimated: false, ..pay }), ..line() };
        assert!(html(&stated).contains("from ₹14\u{a0}L a year"));
    }
}
