//! What is wrong or doubtful in a posting, apart from its years.

mod client;
mod garble;
mod leak;

use talent::vocabulary::Vocabulary;
use talent::{Amount, Channel, Pay, Period, Posting, Problem, ProblemKind, Span};

use super::body::BodyLine;
use super::links;
use super::scope::Scope;
use super::title;
use crate::text::cues::{Cue, Cued, Cues};
use crate::text::pattern::pattern;

/// The upper end of a pay range is at least this many times the lower one.
const WIDE: i64 = 3;

/// Yearly pay, in units of its currency, at or below which a role that asks for ten years and more is out of line.
const LOW_FOR_TEN_YEARS: &[(&str, i64)] = &[("INR", 1_500_000), ("USD", 55_000), ("EUR", 38_000), ("GBP", 32_000)];
const TEN_YEARS_HUNDREDTHS: u16 = 1_000;

/// Who pays is somebody else than the one who posted.
static PAYROLL: Cued = Cued::new(Cue::Payroll, || {
    pattern(
        r#"\b(?i:(?:on|under)\s+(?:the\s+)?(?:permanent\s+)?(?:pay\s?rolls?|rolls?|permanent)|permanent\s+(?:pay\s?rolls?|roles?|positions?|employment|employees?)|payrolls?|employed|hired)\s+(?i:of|with|by|at)\s+["“'‘]?\p{Lu}"#,
    )
});

/// Where the work is done is a client's.
static AT_CLIENT: Cued = Cued::new(Cue::Client, || {
    pattern(
        r"(?i)\b(?:at|in|from)\s+(?:the\s+|our\s+)?client(?:['’]?s)?\s+(?:location|site|place|office|premises|end)\b|\b(?:deputed|deployed|deputation)\s+(?:to|at|with)\b|\bclient\s+(?:location|site)\s*(?:at|:|-)|\bhiring\s+for\s+(?:one\s+of\s+)?our\s+(?:[a-z]+\s+)?clients?\b",
    )
});

/// All doubts about a posting whose fields are filled in.
pub(super) fn doubts(posting: &Posting, region: Span, body: &[BodyLine<'_>], scope: &Scope<'_>) -> Vec<Problem> {
    let mut doubts = Doubts { posting, problems: Vec::new() };
    doubts.of_pay();
    doubts.of_places();
    doubts.of_names(scope.of(region), region.start);
    doubts.of_client(body, scope.of(region), region.start, scope.vocabulary);
    for link in links::tracking_links(scope.of(region)) {
        let message = "A mail scanner's link that tracks its reader; the cleaned text has the address behind it.";
        doubts.report(ProblemKind::TrackingLink, message, vec![link.shifted(region.start)]);
    }
    for line in body {
        doubts.of_line(line.line.text, line.line.span);
    }
    doubts.problems
}

struct Doubts<'p> {
    posting: &'p Posting,
    problems: Vec<Problem>,
}

impl Doubts<'_> {
    fn report(&mut self, kind: ProblemKind, message: impl Into<String>, evidence: Vec<Span>) {
        self.problems.push(Problem { kind, message: message.into(), evidence });
    }

    fn evidence(&self, field: &str) -> Vec<Span> {
        self.posting.evidence.get(field).cloned().unwrap_or_default()
    }

    fn of_pay(&mut self) {
        let Some(pay) = &self.posting.pay else { return };
        if is_wide(pay) {
            let message = "The upper end of the pay is at least three times the lower one.";
            self.report(ProblemKind::PayRangeWide, message, self.evidence("pay"));
        }
        if is_low_for_years(self.posting, pay) {
            let message = "The pay is unusually low for the years of experience asked for.";
            let both = [self.evidence("pay"), self.evidence("experience")].concat();
            self.report(ProblemKind::PayUnusual, message, both);
        }
    }

    fn of_places(&mut self) {
        for (place, span) in self.posting.places.iter().zip(self.evidence("places")) {
            if place.city.is_none() && place.region.is_none() && place.country.is_none() {
                let message = format!("“{}” is no place that we know; it was kept as written.", place.as_written);
                self.report(ProblemKind::PlaceUnknown, message, vec![span]);
            }
        }
    }

    /// Names that are missing, and names that should be.
    fn of_names(&mut self, text: &str, offset: usize) {
        let agency = self.posting.channel == Some(Channel::Agency);
        if agency && self.posting.employer.as_ref().is_none_or(|employer| employer.masked) {
            let both = [self.evidence("employer"), self.evidence("channel")].concat();
            self.report(ProblemKind::ClientNotNamed, "An agency's post whose client is not named.", both);
        }
        let cues = Cues::of(text);
        if !agency
            && let Some(client) = AT_CLIENT.among(cues).and_then(|client| client.find(text))
            && let Some(payroll) = PAYROLL.among(cues).and_then(|payroll| payroll.find(text))
        {
            let message = "Posted as the employer's own, but the text says that another firm pays and that the work is at a client's.";
            let spans = [payroll, client].map(|found| Span::new(found.start(), found.end()).shifted(offset));
            self.report(ProblemKind::UndisclosedAgency, message, spans.to_vec());
        }
        let greeted: Vec<Span> = leak::leaked_names(text).map(|name| name.shifted(offset)).collect();
        if !greeted.is_empty() {
            let message = "The text addresses a private person by name; take the name out before it is published.";
            self.report(ProblemKind::LeakedName, message, greeted);
        }
    }

    /// The name of a client whom the head hides.
    fn of_client(&mut self, body: &[BodyLine<'_>], text: &str, offset: usize, vocabulary: &Vocabulary) {
        let named = client::leaked_client(self.posting, body, text, offset, vocabulary);
        if !named.is_empty() {
            let message =
                "The head hides the employer, but the text names it; take the name out before it is published.";
            self.report(ProblemKind::LeakedClient, message, named);
        }
    }

    fn of_line(&mut self, line: &str, span: Span) {
        if title::running_head(line).is_some() {
            let message = "The head of a printed page stands in the middle of the text.";
            self.report(ProblemKind::PageFurniture, message, vec![span]);
        } else if let Some(length) = garble::lost_first_letter(line) {
            let message = format!("“{}” seems to have lost its first letter.", &line[..length]);
            self.report(ProblemKind::GarbledText, message, vec![Span::new(span.start, span.start + length)]);
        }
    }
}

fn is_wide(pay: &Pay) -> bool {
    let (Some(min), Some(max)) = (pay.min.map(Amount::hundredths), pay.max.map(Amount::hundredths)) else {
        return false;
    };
    min > 0 && max >= min.saturating_mul(WIDE)
}

fn is_low_for_years(posting: &Posting, pay: &Pay) -> bool {
    let years = posting.experience.and_then(|range| range.min_years).map_or(0, talent::Years::hundredths);
    let (Some(max), Some(currency), Some(Period::Year)) = (pay.max, pay.currency, pay.period) else { return false };
    let limit = LOW_FOR_TEN_YEARS.iter().find(|(code, _)| *code == currency.code());
    years >= TEN_YEARS_HUNDREDTHS && limit.is_some_and(|(_, limit)| max.hundredths() <= limit * 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::cues::tests::check_cued;

    #[test]
    fn patterns_need_their_cues() {
        check_cued(&[&PAYROLL, &AT_CLIENT]);
    }
}
