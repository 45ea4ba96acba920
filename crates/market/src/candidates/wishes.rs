//! What a candidate may wish for, and the form in which they say it.

use talent::{Amount, Currency, Pay, Period, RemoteWish, Wishes};

use crate::error::{Error, FieldError};

/// Longer lists are no wishes any more.
const ITEMS_MAX: usize = 50;
/// Longer items are sentences.
const ITEM_CHARS_MAX: usize = 120;
/// Nobody waits longer for anybody.
const NOTICE_DAYS_MAX: u16 = 365;

/// How forms call the ways to stand to remote work.
const REMOTE: [(&str, RemoteWish); 4] = [
    ("only", RemoteWish::Only),
    ("preferred", RemoteWish::Preferred),
    ("any", RemoteWish::Any),
    ("no", RemoteWish::No),
];

/// How forms call the periods of pay.
const PERIODS: [(&str, Period); 5] = [
    ("hour", Period::Hour),
    ("day", Period::Day),
    ("week", Period::Week),
    ("month", Period::Month),
    ("year", Period::Year),
];

/// Wishes as a person types them. Lists hold one item a line, or items with semicolons or commas between them. Empty is "not said".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WishesForm {
    /// The least pay, as a number: `18,00,000`, `2500.50`.
    pub pay_floor: String,
    /// Its currency, as three letters.
    pub pay_currency: String,
    /// Its period: `hour`, `day`, `week`, `month` or `year`.
    pub pay_period: String,
    /// Acceptable places.
    pub places: String,
    /// `only`, `preferred`, `any` or `no`.
    pub remote: String,
    /// Titles.
    pub titles: String,
    /// Days until the person can start.
    pub notice_days: String,
    /// Acceptable sizes of an employer.
    pub employer_sizes: String,
    /// Acceptable stages of an employer.
    pub employer_stages: String,
    /// Employers that must never see the person.
    pub blocked_employers: String,
}

impl WishesForm {
    /// The form that says these wishes.
    pub fn of(wishes: &Wishes) -> Self {
        let floor = wishes.pay_floor.as_ref();
        let name_of = |period: Period| PERIODS.iter().find(|(_, known)| *known == period).map_or("", |(name, _)| name);
        let remote = |wish: RemoteWish| REMOTE.iter().find(|(_, known)| *known == wish).map_or("", |(name, _)| name);
        Self {
            pay_floor: floor.and_then(|pay| pay.min).map(plain).unwrap_or_default(),
            pay_currency: floor.and_then(|pay| pay.currency).map(|code| code.code().to_owned()).unwrap_or_default(),
            pay_period: floor.and_then(|pay| pay.period).map_or("", name_of).to_owned(),
            places: wishes.places.join("\n"),
            remote: wishes.remote.map_or("", remote).to_owned(),
            titles: wishes.titles.join("\n"),
            notice_days: wishes.notice_days.map(|days| days.to_string()).unwrap_or_default(),
            employer_sizes: wishes.employer_sizes.join("\n"),
            employer_stages: wishes.employer_stages.join("\n"),
            blocked_employers: wishes.blocked_employers.join("\n"),
        }
    }

    /// The wishes that the form says, or what is wrong with each field.
    pub fn read(&self) -> Result<Wishes, Vec<FieldError>> {
        let mut errors = Vec::new();
        let wishes = Wishes {
            pay_floor: self.pay(&mut errors),
            places: items(&self.places),
            remote: chosen("remote", &self.remote, &REMOTE, &mut errors),
            titles: items(&self.titles),
            notice_days: self.notice(&mut errors),
            employer_sizes: items(&self.employer_sizes),
            employer_stages: items(&self.employer_stages),
            blocked_employers: items(&self.blocked_employers),
        };
        if errors.is_empty() {
            errors = faults(&wishes);
        }
        if errors.is_empty() { Ok(wishes) } else { Err(errors) }
    }

    fn pay(&self, errors: &mut Vec<FieldError>) -> Option<Pay> {
        let written = self.pay_floor.trim();
        if written.is_empty() {
            return None;
        }
        let mut report = |field, message: String| errors.push(FieldError { field, message });
        let min = amount(written);
        if min.is_none() {
            report(
                "pay_floor",
                format!("“{}” is no amount; write a number such as 1800000 or 18,00,000.", shown(written)),
            );
        }
        let code = self.pay_currency.trim();
        let currency = Currency::from_code(&code.to_uppercase());
        if currency.is_none() && !code.is_empty() {
            report(
                "pay_currency",
                format!("“{}” is no currency; write three letters such as INR or EUR.", shown(code)),
            );
        } else if currency.is_none() {
            report("pay_currency", "A floor needs its currency; write three letters such as INR or EUR.".to_owned());
        }
        let period = chosen("pay_period", &self.pay_period, &PERIODS, errors);
        if period.is_none() && self.pay_period.trim().is_empty() {
            errors.push(FieldError {
                field: "pay_period",
                message: format!("A floor needs its period: {}.", named(&PERIODS)),
            });
        }
        Some(Pay { min, max: None, currency, period, estimated: false })
    }

    fn notice(&self, errors: &mut Vec<FieldError>) -> Option<u16> {
        let written = self.notice_days.trim();
        if written.is_empty() {
            return None;
        }
        let days = written.parse().ok();
        if days.is_none() {
            let message = format!("“{}” is no number of days; write one from 0 to {NOTICE_DAYS_MAX}.", shown(written));
            errors.push(FieldError { field: "notice_days", message });
        }
        days
    }
}

/// Refuses wishes that nobody can have, field by field.
pub(super) fn check(wishes: &Wishes) -> Result<(), Error> {
    let faults = faults(wishes);
    if faults.is_empty() { Ok(()) } else { Err(Error::Rejected(faults)) }
}

fn faults(wishes: &Wishes) -> Vec<FieldError> {
    let mut faults = Vec::new();
    let mut report = |field, message: String| faults.push(FieldError { field, message });
    if let Some(floor) = &wishes.pay_floor {
        if floor.min.is_none_or(|min| min.hundredths() <= 0) || floor.max.is_some() || floor.estimated {
            report("pay_floor", "A floor is one amount above 0, such as 1800000.".to_owned());
        }
        if floor.currency.is_none() {
            report("pay_currency", "A floor needs its currency; write three letters such as INR or EUR.".to_owned());
        }
        if floor.period.is_none() {
            report("pay_period", format!("A floor needs its period: {}.", named(&PERIODS)));
        }
    }
    if let Some(days) = wishes.notice_days.filter(|days| *days > NOTICE_DAYS_MAX) {
        report("notice_days", format!("{days} days are too many; write a number from 0 to {NOTICE_DAYS_MAX}."));
    }
    for (field, list) in [
        ("places", &wishes.places),
        ("titles", &wishes.titles),
        ("employer_sizes", &wishes.employer_sizes),
        ("employer_stages", &wishes.employer_stages),
        ("blocked_employers", &wishes.blocked_employers),
    ] {
        if list.len() > ITEMS_MAX {
            report(field, format!("{} lines are too many; write at most {ITEMS_MAX}.", list.len()));
        }
        let unusable = |item: &&String| item.chars().count() > ITEM_CHARS_MAX || !item.contains(char::is_alphanumeric);
        if let Some(item) = list.iter().find(unusable) {
            let message = format!("“{}” is no name; write at most {ITEM_CHARS_MAX} letters a line.", shown(item));
            report(field, message);
        }
    }
    faults
}

/// The items of a list, without doubles.
fn items(written: &str) -> Vec<String> {
    let by_line = written.contains(['\n', ';']);
    let mut kept: Vec<String> = Vec::new();
    for item in written.split(|c: char| matches!(c, '\n' | ';') || !by_line && c == ',') {
        let item = item.split_whitespace().collect::<Vec<_>>().join(" ");
        if !item.is_empty() && !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

fn chosen<T: Copy>(
    field: &'static str,
    written: &str,
    choices: &[(&str, T)],
    errors: &mut Vec<FieldError>,
) -> Option<T> {
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    let found = choices.iter().find(|(name, _)| *name == written).map(|(_, value)| *value);
    if found.is_none() {
        let message = format!("“{}” is none of the choices: {}.", shown(written), named(choices));
        errors.push(FieldError { field, message });
    }
    found
}

fn named<T>(choices: &[(&str, T)]) -> String {
    choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// What was typed, short enough for a sentence.
fn shown(written: &str) -> String {
    const SHOWN_CHARS: usize = 40;
    let mut short: String = written.chars().take(SHOWN_CHARS).collect();
    if written.chars().nth(SHOWN_CHARS).is_some() {
        short.push('…');
    }
    short
}

/// An amount with or without marks between its digits. A mark with one or two digits behind it at the end begins the hundredths.
fn amount(written: &str) -> Option<Amount> {
    let marks = |c: char| matches!(c, ',' | '.' | '\'' | '’' | '_') || c.is_whitespace();
    let (units, cents) = match written.rfind([',', '.']) {
        Some(at) if (1..=2).contains(&(written.len() - at - 1)) => (&written[..at], &written[at + 1..]),
        _ => (written, ""),
    };
    let digits: String = units.chars().filter(|c| !marks(*c)).collect();
    if digits.is_empty() || !digits.bytes().chain(cents.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hundredths = format!("{digits}{cents:0<2}").parse::<i64>().ok()?;
    // Amounts are exchanged as JSON numbers, which are exact up to here.
    (hundredths < 1_000_000_000_000_000).then_some(Amount::from_hundredths(hundredths))
}

/// An amount as a form shows it.
fn plain(amount: Amount) -> String {
    let hundredths = amount.hundredths();
    if hundredths % 100 == 0 {
        (hundredths / 100).to_string()
    } else {
        format!("{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (written, hundredths) in [
            ("1800000", 180_000_000),
            ("18,00,000", 180_000_000),
            ("1.800.000", 180_000_000),
            ("18 00 000", 180_000_000),
            ("17.5", 1_750),
            ("1.234,56", 123_456),
        ] {
            assert_eq!(amount(written), Some(Amount::from_hundredths(hundredths)), "{written}");
        }
        for written in ["much", "-5", "1e9", "₹5", "5 lakh", "99999999999999999999"] {
            assert_eq!(amount(written), None, "{written}");
        }
    }

    fn check(form: &WishesForm, expected: &[(&str, &str)]) {
        let errors = form.read().err().unwrap_or_default();
        let said: Vec<_> = errors.iter().map(|error| (error.field, error.message.as_str())).collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn a_form_says_which_field_is_wrong_and_what_would_do() {
        check(
            &WishesForm { pay_floor: "plenty".to_owned(), pay_currency: "rupees".to_owned(), ..WishesForm::default() },
            &[
                ("pay_floor", "“plenty” is no amount; write a number such as 1800000 or 18,00,000."),
                ("pay_currency", "“rupees” is no currency; write three letters such as INR or EUR."),
                ("pay_period", "A floor needs its period: hour, day, week, month, year."),
            ],
        );
        check(
            &WishesForm {
                pay_floor: "0".to_owned(),
                pay_currency: "eur".to_owned(),
                pay_period: "year".to_owned(),
                ..WishesForm::default()
            },
            &[("pay_floor", "A floor is one amount above 0, such as 1800000.")],
        );
        check(
            &WishesForm { remote: "maybe".to_owned(), notice_days: "soon".to_owned(), ..WishesForm::default() },
            &[
                ("remote", "“maybe” is none of the choices: only, preferred, any, no."),
                ("notice_days", "“soon” is no number of days; write one from 0 to 365."),
            ],
        );
        check(
            &WishesForm { notice_days: "900".to_owned(), places: "…".to_owned(), ..WishesForm::default() },
            &[
                ("notice_days", "900 days are too many; write a number from 0 to 365."),
                ("places", "“…” is no name; write at most 120 letters a line."),
            ],
        );
    }

    #[test]
    fn a_form_says_what_its_wishes_say() {
        let form = WishesForm {
            pay_floor: "18,00,000".to_owned(),
            pay_currency: "inr".to_owned(),
            pay_period: "year".to_owned(),
            places: "Pune, Remote".to_owned(),
            remote: "preferred".to_owned(),
            titles: "Baker\nPastry chef\nBaker".to_owned(),
            notice_days: "30".to_owned(),
            blocked_employers: "Rye, Oven & Sons; Slice Ltd".to_owned(),
            ..WishesForm::default()
        };
        let wishes = form.read().unwrap();
        assert_eq!(wishes.places, ["Pune", "Remote"]);
        assert_eq!(wishes.titles, ["Baker", "Pastry chef"]);
        assert_eq!(wishes.blocked_employers, ["Rye, Oven & Sons", "Slice Ltd"]);
        assert_eq!(WishesForm::of(&wishes).read().unwrap(), wishes);
        assert_eq!(WishesForm::default().read().unwrap(), Wishes::default());
    }
}
