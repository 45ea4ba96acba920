//! Pay made comparable, and pay in words.

use talent::{Amount, Currency, Pay, Period};

use crate::weights::Weights;

/// What an amount comes to in a year of full-time work, in hundredths of the currency's unit.
pub(super) fn yearly(amount: Amount, period: Period, weights: &Weights) -> i128 {
    i128::from(amount.hundredths()) * i128::from(weights.periods_a_year(period))
}

/// `INR 15,00,000 to 30,00,000 a year`, grouped as the currency's country does.
pub(crate) fn spoken(pay: &Pay) -> String {
    let amount = |amount: Amount| grouped(amount, pay.currency);
    let range = match (pay.min, pay.max) {
        (Some(min), Some(max)) if min == max => amount(min),
        (Some(min), Some(max)) => format!("{} to {}", amount(min), amount(max)),
        (Some(min), None) => format!("{} or more", amount(min)),
        (None, Some(max)) => format!("up to {}", amount(max)),
        (None, None) => "an unknown amount".to_owned(),
    };
    let period = match pay.period {
        Some(Period::Hour) => " an hour",
        Some(Period::Day) => " a day",
        Some(Period::Week) => " a week",
        Some(Period::Month) => " a month",
        Some(Period::Year) => " a year",
        None => "",
    };
    pay.currency.map_or_else(|| format!("{range}{period}"), |currency| format!("{} {range}{period}", currency.code()))
}

fn grouped(amount: Amount, currency: Option<Currency>) -> String {
    let hundredths = amount.hundredths();
    let digits = (hundredths / 100).unsigned_abs().to_string();
    let beyond_thousands = if currency == Some(Currency::INR) { 2 } else { 3 };
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        let comma = left == 3 || (left > 3 && (left - 3).is_multiple_of(beyond_thousands));
        if at > 0 && comma {
            out.push(',');
        }
        out.push(digit);
    }
    let cents = (hundredths % 100).unsigned_abs();
    let sign = if hundredths < 0 { "-" } else { "" };
    if cents == 0 { format!("{sign}{out}") } else { format!("{sign}{out}.{cents:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(min: i64, max: i64, currency: Currency, expected: &str) {
        let (min, max) = (Some(Amount::from_hundredths(min)), Some(Amount::from_hundredths(max)));
        let pay = Pay { min, max, currency: Some(currency), period: Some(Period::Year), estimated: false };
        assert_eq!(spoken(&pay), expected);
    }

    #[test]
    fn amounts_are_grouped_as_their_country_does() {
        check(150_000_000, 3_000_000_000, Currency::INR, "INR 15,00,000 to 3,00,00,000 a year");
        check(15_000_000, 150_000_050, Currency::USD, "USD 150,000 to 1,500,000.50 a year");
        check(99_900, 99_900, Currency::EUR, "EUR 999 a year");
    }
}
