//! The facts of a posting in a reader's words, where a value alone would not say enough.

use market::PostingLine;
use talent::{EducationNeed, Pay};

use crate::parts::words;

/// Pay in full, as the employer states it. A site's estimate is never shown as the employer's word.
pub(crate) fn pay(pay: Option<&Pay>, note: Option<&str>) -> String {
    stated(pay, note, Pay::in_full)
}

/// The same for lists.
pub(crate) fn pay_in_brief(pay: Option<&Pay>, note: Option<&str>) -> String {
    stated(pay, note, Pay::in_brief)
}

fn stated(pay: Option<&Pay>, note: Option<&str>, show: fn(&Pay) -> String) -> String {
    match (pay, note) {
        (Some(pay), _) if pay.estimated => {
            let guess = Pay { estimated: false, ..pay.clone() };
            format!("Pay not stated; a site guesses {}", show(&guess))
        }
        (Some(pay), _) => show(pay),
        (None, Some(note)) => format!("Pay not stated; “{note}”"),
        (None, None) => "Pay not stated".to_owned(),
    }
}

/// `Banyan Freight Exchange · ₹26 L – ₹34 L a year · Pune`
pub(crate) fn in_a_line(line: &PostingLine) -> String {
    let employer = line.employer.as_ref().map_or("Employer not named", |employer| &employer.name);
    let pay = pay_in_brief(line.pay.as_ref(), line.pay_note.as_deref());
    let parts = [
        Some(employer.to_owned()),
        Some(pay),
        words::places(&line.places),
        line.remote.map(|way| words::remote(way).to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// `B.Tech in Computer Science`
pub(crate) fn degree(need: &EducationNeed) -> String {
    match &need.field {
        Some(field) => format!("{} in {field}", need.degree),
        None => need.degree.clone(),
    }
}

#[cfg(test)]
mod tests {
    use talent::{Amount, Currency, Period};

    use super::*;

    #[test]
    fn a_sites_guess_is_never_the_employers_word() {
        let guess = Pay {
            min: Some(Amount::from_hundredths(4_100)),
            max: None,
            currency: Some(Currency::USD),
            period: Some(Period::Hour),
            estimated: true,
        };
        assert_eq!(pay(Some(&guess), None), "Pay not stated; a site guesses from $41 an hour");
        assert_eq!(pay(None, Some("Best in industry")), "Pay not stated; “Best in industry”");
    }
}
