//! Money for work.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// An amount of money in hundredths of the currency's unit. Serialises as a number of units: `1200000`, `17.5`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

impl Amount {
    /// From hundredths of a unit.
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// From whole units; the largest amount where that overflows.
    pub const fn from_units(units: i64) -> Self {
        Self(units.saturating_mul(100))
    }

    /// In hundredths of a unit.
    pub const fn hundredths(self) -> i64 {
        self.0
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 {
            return serializer.serialize_i64(self.0 / 100);
        }
        #[expect(clippy::cast_precision_loss, reason = "amounts with cents are far below 2^52 hundredths")]
        serializer.serialize_f64(self.0 as f64 / 100.0)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let units = f64::deserialize(deserializer)?;
        let hundredths = (units * 100.0).round();
        if hundredths.abs() < 9e15 {
            #[expect(clippy::cast_possible_truncation, reason = "the range was just checked")]
            return Ok(Self(hundredths as i64));
        }
        Err(D::Error::custom(format!("{units} is not an amount of money")))
    }
}

/// An ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// Indian rupee.
    pub const INR: Self = Self(*b"INR");
    /// United States dollar.
    pub const USD: Self = Self(*b"USD");
    /// Euro.
    pub const EUR: Self = Self(*b"EUR");
    /// Pound sterling.
    pub const GBP: Self = Self(*b"GBP");

    /// From three capital letters; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a currency is made of ASCII letters only")
    }
}

impl TryFrom<String> for Currency {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::from_code(&code)
            .ok_or_else(|| format!("{code:?} is not a currency: expected three capital letters such as INR"))
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// The time for which an amount is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// By the hour.
    Hour,
    /// By the day.
    Day,
    /// By the week.
    Week,
    /// By the month.
    Month,
    /// By the year.
    Year,
}

/// A range of pay as stated. One end may be missing ("from", "up to"), never both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    /// Lower end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Amount>,
    /// Upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Amount>,
    /// The currency; absent where the source shows a bare number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// The period; absent where the source does not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The employer did not state it: a site's estimate. Never shown as the employer's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub estimated: bool,
}

impl Pay {
    /// With a dash, for pages: `₹26,00,000 – ₹34,00,000 a year`, `from $40 an hour`. The blanks of an amount and around the dash do not
    /// break.
    pub fn in_full(&self) -> String {
        self.with_amounts(money)
    }

    /// Shorter, for lists: rupees from a lakh on in lakhs and crores, `₹26 L – ₹34 L a year`, `₹1.2 Cr`; others from a hundred
    /// thousand on in thousands, `$120k – $150k a year`. An amount that would lose a digit by it stays as it is.
    pub fn in_brief(&self) -> String {
        self.with_amounts(|amount, currency| short(amount, currency).unwrap_or_else(|| money(amount, currency)))
    }

    fn with_amounts(&self, show: impl Fn(Amount, Option<Currency>) -> String) -> String {
        let show = |amount| show(amount, self.currency);
        let amounts = match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => show(min),
            (Some(min), Some(max)) => format!("{}\u{a0}–\u{a0}{}", show(min), show(max)),
            (Some(min), None) => format!("from {}", show(min)),
            (None, Some(max)) => format!("up to {}", show(max)),
            (None, None) => "not stated".to_owned(),
        };
        format!("{amounts}{}{}", self.spoken_period(), if self.estimated { " (estimated)" } else { "" })
    }

    fn spoken_period(&self) -> &'static str {
        match self.period {
            Some(Period::Hour) => " an hour",
            Some(Period::Day) => " a day",
            Some(Period::Week) => " a week",
            Some(Period::Month) => " a month",
            Some(Period::Year) => " a year",
            None => "",
        }
    }
}

impl std::fmt::Display for Pay {
    /// `₹8,00,000 to ₹16,00,000 a year`, `from $40 an hour`, `€60,000 a year (estimated)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => f.write_str(&money(min, self.currency))?,
            (Some(min), Some(max)) => write!(f, "{} to {}", money(min, self.currency), money(max, self.currency))?,
            (Some(min), None) => write!(f, "from {}", money(min, self.currency))?,
            (None, Some(max)) => write!(f, "up to {}", money(max, self.currency))?,
            (None, None) => f.write_str("not stated")?,
        }
        f.write_str(self.spoken_period())?;
        f.write_str(if self.estimated { " (estimated)" } else { "" })
    }
}

/// An amount in the large units that are usual for its currency, with at most two digits after the point; `None` where it has none or
/// would not be exact.
fn short(amount: Amount, currency: Option<Currency>) -> Option<String> {
    let units: &[(i64, &str)] = match currency {
        Some(Currency::INR) => &[(10_000_000, "\u{a0}Cr"), (100_000, "\u{a0}L")],
        Some(_) if amount >= Amount::from_units(100_000) => &[(1_000, "k")],
        _ => &[],
    };
    let (unit, name) = units.iter().find(|(unit, _)| amount >= Amount::from_units(*unit))?;
    // A hundredth of the unit in whole units of money.
    let step = unit / 100;
    if step == 0 || amount.0 % (step * 100) != 0 {
        return None;
    }
    let hundredths = amount.0 / (step * 100);
    let number = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let number = number.trim_end_matches('0').trim_end_matches('.');
    Some(format!("{}{number}{name}", sign(currency)))
}

/// An amount with its currency's sign or code. Rupees are grouped as in India (12,50,000), all else by thousands.
fn money(amount: Amount, currency: Option<Currency>) -> String {
    let sign = sign(currency);
    let (units, cents) = (amount.0.unsigned_abs() / 100, amount.0.unsigned_abs() % 100);
    let minus = if amount.0 < 0 { "-" } else { "" };
    let cents = if cents == 0 { String::new() } else { format!(".{cents:02}") };
    format!("{minus}{sign}{}{cents}", grouped(units, currency == Some(Currency::INR)))
}

/// The sign that stands before an amount; the code where there is no sign.
fn sign(currency: Option<Currency>) -> String {
    match currency.as_ref().map(Currency::code) {
        Some("INR") => "₹".to_owned(),
        Some("USD") => "$".to_owned(),
        Some("EUR") => "€".to_owned(),
        Some("GBP") => "£".to_owned(),
        Some(code) => format!("{code} "),
        None => String::new(),
    }
}

/// A number with commas: by thousands, or by lakh and crore as in India.
pub fn grouped(units: u64, indian: bool) -> String {
    let digits = units.to_string();
    let mut text = String::with_capacity(digits.len() * 2);
    for (i, digit) in digits.chars().enumerate() {
        let rest = digits.len() - i;
        let boundary = if indian { rest == 3 || (rest > 3 && rest % 2 == 1) } else { rest.is_multiple_of(3) };
        if i > 0 && boundary {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(min: Option<i64>, max: Option<i64>, currency: Currency, period: Period, expected: &str) {
        let pay = Pay {
            min: min.map(Amount::from_hundredths),
            max: max.map(Amount::from_hundredths),
            currency: Some(currency),
            period: Some(period),
            estimated: false,
        };
        assert_eq!(pay.to_string(), expected);
    }

    #[test]
    fn rupees_are_grouped_by_lakh_and_crore() {
        check(Some(80_000_000), Some(160_000_000), Currency::INR, Period::Year, "₹8,00,000 to ₹16,00,000 a year");
        check(Some(1_234_567_800), None, Currency::INR, Period::Month, "from ₹1,23,45,678 a month");
        check(None, Some(99_900), Currency::INR, Period::Day, "up to ₹999 a day");
    }

    #[test]
    fn other_currencies_are_grouped_by_thousands() {
        check(Some(1_750), Some(2_400), Currency::USD, Period::Hour, "$17.50 to $24 an hour");
        check(Some(6_000_000), Some(6_000_000), Currency::EUR, Period::Year, "€60,000 a year");
    }

    fn check_pages(min: i64, max: Option<i64>, currency: Currency, full: &str, brief: &str) {
        let (min, max) = (Some(Amount::from_units(min)), max.map(Amount::from_units));
        let pay = Pay { min, max, currency: Some(currency), period: Some(Period::Year), estimated: false };
        assert_eq!(pay.in_full().replace('\u{a0}', "~"), full);
        assert_eq!(pay.in_brief().replace('\u{a0}', "~"), brief);
    }

    #[test]
    fn pages_show_a_dash_and_lists_the_large_units() {
        let inr = Currency::INR;
        check_pages(2_600_000, Some(3_400_000), inr, "₹26,00,000~–~₹34,00,000 a year", "₹26~L~–~₹34~L a year");
        check_pages(1_250_000, None, inr, "from ₹12,50,000 a year", "from ₹12.5~L a year");
        check_pages(12_000_000, None, inr, "from ₹1,20,00,000 a year", "from ₹1.2~Cr a year");
        check_pages(99_000, Some(1_234_567), inr, "₹99,000~–~₹12,34,567 a year", "₹99,000~–~₹12,34,567 a year");
        check_pages(120_000, Some(150_500), Currency::USD, "$120,000~–~$150,500 a year", "$120k~–~$150.5k a year");
        check_pages(60_000, Some(60_000), Currency::EUR, "€60,000 a year", "€60,000 a year");
    }

    #[test]
    fn amounts_survive_json() {
        for hundredths in [0, 5, 1_750, 120_000_000, -300] {
            let json = serde_json::to_string(&Amount::from_hundredths(hundredths)).unwrap();
            assert_eq!(serde_json::from_str::<Amount>(&json).unwrap(), Amount::from_hundredths(hundredths), "{json}");
        }
    }

    #[test]
    fn only_three_capital_letters_are_a_currency() {
        assert!(Currency::from_code("INR").is_some());
        for wrong in ["inr", "IN", "INRR", "₹", ""] {
            assert!(Currency::from_code(wrong).is_none(), "{wrong}");
        }
    }
}
