//! A range of amounts with its period, wherever it stands; whether it is pay is decided by the words around it.

use talent::{Amount as Hundredths, Pay, Period, Span};

use super::amount::{Amount, Scale, currency_before};
use crate::text::scan::{Scan, is_blank, is_dash};
use crate::text::words::{has_word, is_one_of};

/// Amounts as written.
#[derive(Clone, Debug)]
pub(super) struct Money {
    /// From the first currency sign or digit to the end of the period or estimate.
    pub(super) span: Span,
    pub(super) pay: Pay,
    /// Both ends are written.
    pub(super) range: bool,
    /// The larger scale of the two.
    pub(super) scale: Option<Scale>,
    /// Whether an amount was written with a scale or with separated groups.
    pub(super) large: bool,
    /// Written as lakhs a year (`LPA`).
    pub(super) by_year: bool,
}

impl Money {
    pub(super) const fn end(&self) -> usize {
        self.span.end
    }

    /// Whether anything but digits shows that this is money.
    pub(super) fn is_marked(&self) -> bool {
        self.pay.currency.is_some()
            || self.scale.is_some_and(Scale::is_indian)
            || (self.pay.period.is_some() && self.large)
    }
}

/// The next amounts at or after `at`. Numbers that are no amounts of money are passed over unless they could be a bare one.
pub(super) fn next(text: &str, mut at: usize) -> Option<Money> {
    loop {
        let offset = text[at..].bytes().position(|byte| byte.is_ascii_digit())?;
        let digit = at + offset;
        let currency = currency_before(text, digit).filter(|(_, start)| *start >= at);
        let glued = text[..digit]
            .chars()
            .next_back()
            .is_some_and(|before| before.is_alphanumeric() || before == '_' || before == '.');
        let start = currency.as_ref().map_or(digit, |(_, start)| *start);
        let mut scan = Scan::new(text, digit);
        if !glued || currency.is_some() {
            if let Some(money) = read(&mut scan, start, currency.map(|(currency, _)| currency)) {
                return Some(money);
            }
            scan = Scan::new(text, digit);
        }
        scan.number();
        at = scan.at();
    }
}

fn read(scan: &mut Scan<'_>, start: usize, currency: Option<talent::Currency>) -> Option<Money> {
    let before = scan.before();
    let mut low = Amount::read(scan, start, currency, false)?;
    let after_low = *scan;
    let mut period = take_period(scan);
    let high = high_end(scan, &before[..start], low.currency.is_some())
        .filter(|high| share_scale(&mut low, high))
        .map(|high| finish(&low, high));
    if high.is_none() {
        *scan = after_low;
        period = take_period(scan);
    }
    let by_year = low.by_year || high.is_some_and(|high| high.by_year);
    // "$165,000/yr - $210,000/yr" says it twice.
    let behind = take_period(scan);
    period = period.or(behind).or(by_year.then_some(Period::Year));
    let open = high.map_or(low.open, |high| high.open && value(&low) == value(&high));
    let estimated = take_estimate(scan);
    let period = period.or_else(|| take_period(scan));
    let qualifier = Qualifier::before(&before[..start]);
    let (min, max) = match (high, qualifier) {
        (Some(high), _) => (Some(value(&low)), Some(value(&high))),
        (None, Some(Qualifier::AtMost)) => (None, Some(value(&low))),
        (None, Some(Qualifier::AtLeast)) => (Some(value(&low)), None),
        (None, None) if open => (Some(value(&low)), None),
        (None, None) => (Some(value(&low)), Some(value(&low))),
    };
    let scale = [Some(low.scale), high.map(|high| high.scale)]
        .into_iter()
        .flatten()
        .flatten()
        .max_by_key(|scale| scale.factor());
    // "$126k-$154k CAD" says only at the end whose dollar it is.
    let last = high.and_then(|high| high.currency);
    let currency = last.filter(|_| low.currency == Some(talent::Currency::USD)).or(low.currency).or(last);
    let indian = scale.is_some_and(Scale::is_indian).then_some(talent::Currency::INR);
    let hundredths = |value: i64| Hundredths::from_hundredths(value);
    Some(Money {
        span: Span::new(start, scan.at()),
        pay: Pay {
            min: min.map(hundredths),
            max: max.map(hundredths),
            currency: currency.or(indian),
            period,
            estimated,
        },
        range: high.is_some(),
        scale,
        large: scale.is_some() || low.grouped || high.is_some_and(|high| high.grouped),
        by_year,
    })
}

fn value(amount: &Amount) -> i64 {
    amount.hundredths.saturating_mul(amount.scale.map_or(1, Scale::factor))
}

/// The upper end, where one follows: `- $270K`, `to 20`, `and 80,000` after "between".
fn high_end(scan: &mut Scan<'_>, before: &str, marked: bool) -> Option<Amount> {
    scan.blanks();
    let between = last_word(before).is_some_and(|word| word.eq_ignore_ascii_case("between"));
    if !(scan.eat_if(is_dash) || eat_to(scan) || romance_to(scan, marked) || (between && scan.eat_word(&["and"]))) {
        return None;
    }
    scan.eat_if(is_dash);
    scan.blanks();
    let start = scan.at();
    // The currency of the second amount: at most four signs before its first digit.
    let lead = scan.rest().bytes().take(8).position(|byte| byte.is_ascii_digit())?;
    scan.advance(lead);
    let currency = if lead == 0 { None } else { Some(currency_before_within(*scan, start)?) };
    Amount::read(scan, start, currency, marked)
}

/// A word that parts the two ends of a range.
pub(super) fn eat_to(scan: &mut Scan<'_>) -> bool {
    scan.eat_word(&["to", "until", "bis", "tot"]) || scan.eat("à ")
}

/// `R$ 9.000 a R$ 11.500`: "a" means "to" only between two amounts that both show that they are money.
fn romance_to(scan: &mut Scan<'_>, marked: bool) -> bool {
    let mut ahead = *scan;
    let between = marked
        && ahead.eat_word(&["a"])
        && ahead.eat_if(is_blank)
        && !ahead.rest().starts_with(|sign: char| sign.is_ascii_digit());
    let money = between && ahead.rest().bytes().take(6).any(|byte| byte.is_ascii_digit());
    if money {
        *scan = ahead;
    }
    money
}

fn currency_before_within(scan: Scan<'_>, start: usize) -> Option<talent::Currency> {
    let lead = scan.before();
    let (currency, from) = currency_before(lead, lead.len())?;
    (from == start).then_some(currency)
}

/// Gives the lower end the upper one's scale where only that is written: `2.25-4 Lacs`, `$140-$270K`, `$154-190,000`.
/// Returns whether the two make a range.
fn share_scale(low: &mut Amount, high: &Amount) -> bool {
    let bare_year =
        low.currency.is_none() && low.scale.is_none() && !low.grouped && (190_000..=210_000).contains(&low.hundredths);
    if bare_year && high.scale.is_some() {
        return false;
    }
    if low.scale.is_none() && low.hundredths < 100_000 {
        let shared = match high.scale {
            Some(scale) => Some(scale),
            None if high.hundredths >= 1_000_000 => Some(Scale::Thousand),
            None => None,
        };
        if let Some(scale) = shared
            && low.hundredths.saturating_mul(scale.factor()) <= value(high)
        {
            low.scale = Some(scale);
        }
    }
    value(low) <= value(&finish(low, *high))
}

/// The upper end with the lower one's scale where it has none of its own: `$145k-250`.
fn finish(low: &Amount, mut high: Amount) -> Amount {
    if high.scale.is_none() && high.hundredths < 100_000 && low.scale.is_some() {
        high.scale = low.scale;
    }
    high
}

/// What stands before a single amount and makes it one end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qualifier {
    AtMost,
    AtLeast,
}

impl Qualifier {
    pub(super) fn before(text: &str) -> Option<Self> {
        let tail = text.trim_end_matches(|sign: char| is_blank(sign) || sign == ':');
        let ends = |words: &str| {
            let start = tail.len().checked_sub(words.len());
            start.is_some_and(|start| {
                tail.as_bytes()[start..].eq_ignore_ascii_case(words.as_bytes())
                    && !tail[..start].chars().next_back().is_some_and(char::is_alphanumeric)
            })
        };
        let at_most = ["up to", "upto", "maximum", "max", "max.", "maximum of", "not more than", "as much as"];
        let at_least = [
            "from", "starting at", "starts at", "starting from", "at least", "atleast", "minimum", "min", "min.",
            "minimum of", "above", "more than", "over",
        ];
        if at_most.iter().any(|words| ends(words)) {
            return Some(Self::AtMost);
        }
        at_least.iter().any(|words| ends(words)).then_some(Self::AtLeast)
    }
}

fn last_word(text: &str) -> Option<&str> {
    text.trim_end_matches(is_blank).rsplit(|sign: char| !sign.is_alphanumeric()).next().filter(|word| !word.is_empty())
}

const YEARS: &[&str] = &[
    "year", "yr", "y", "annum", "anum", "annual", "years", "yrs", "jahr", "jaar", "an", "année", "año", "ano", "anno",
];
const MONTHS: &[&str] = &["month", "mo", "mth", "m", "months", "monat", "maand", "mes", "mois", "mês", "mese"];
const HOURS: &[&str] = &["hour", "hr", "h", "hours", "hrs", "stunde", "std", "uur", "hora", "heure", "ora"];
const DAYS: &[&str] = &["day", "d", "diem", "days", "tag", "jour", "día", "dia", "dag", "giorno"];
const WEEKS: &[&str] = &["week", "wk", "w", "woche", "semaine", "semana", "settimana"];

/// Takes one of the words, whatever letters it is written in.
fn eat_one(scan: &mut Scan<'_>, wanted: &[&str]) -> bool {
    let rest = scan.rest();
    let length = rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(rest.len());
    let known = length > 0 && is_one_of(&rest[..length], wanted);
    if known {
        scan.advance(length);
    }
    known
}

/// `/ yr`, `per annum`, `PA`, `a month`, `p.m.`, `hourly`.
fn take_period(scan: &mut Scan<'_>) -> Option<Period> {
    let mut ahead = *scan;
    ahead.blanks();
    take_kind_of_pay(&mut ahead);
    let led = if ahead.eat("/") || ahead.eat("p/") {
        ahead.blanks();
        ahead.eat_word(&["per"]);
        true
    } else {
        ahead.eat_word(&["per", "a", "an", "each", "every", "pro", "par", "por", "al", "im"])
    };
    ahead.blanks();
    let period = if led && eat_one(&mut ahead, YEARS) {
        Period::Year
    } else if led && eat_one(&mut ahead, MONTHS) {
        Period::Month
    } else if led && eat_one(&mut ahead, HOURS) {
        Period::Hour
    } else if led && eat_one(&mut ahead, DAYS) {
        Period::Day
    } else if led && eat_one(&mut ahead, WEEKS) {
        Period::Week
    } else if !led {
        bare_period(&mut ahead)?
    } else {
        return None;
    };
    ahead.eat(".");
    *scan = ahead;
    Some(period)
}

/// Words that part an amount from its period: "in hand per month", "net / month", "extra a day".
fn take_kind_of_pay(scan: &mut Scan<'_>) {
    let mut ahead = *scan;
    let in_hand = ahead.eat_word(&["in"]) && {
        ahead.blanks();
        ahead.eat_if(is_dash);
        ahead.eat_word(&["hand"])
    };
    if !in_hand
        && !ahead.eat_word(&[
            "inhand", "net", "gross", "extra", "base", "ctc", "in", "takehome", "brutto", "bruto", "brut", "bruts",
            "brutos", "lordi", "netto",
        ])
    {
        return;
    }
    ahead.blanks();
    let mut led = ahead;
    if led.eat("/")
        || led
            .eat_word(&["per", "a", "an", "each", "every", "monthly", "annually", "p", "pro", "par", "por", "al", "im"])
    {
        *scan = ahead;
    }
}

fn bare_period(ahead: &mut Scan<'_>) -> Option<Period> {
    if ahead.eat("p.a")
        || ahead.eat("p. a")
        || eat_one(
            ahead,
            &["pa", "annually", "annual", "yearly", "lpa", "jährlich", "annuels", "anuales", "anuais", "annui"],
        )
    {
        return Some(Period::Year);
    }
    if ahead.eat("p.m")
        || eat_one(ahead, &["pm", "monthly", "pcm", "monatlich", "mensuels", "mensuales", "mensais", "mensili"])
    {
        return Some(Period::Month);
    }
    if ahead.eat("p.h") || ahead.eat_word(&["hourly", "ph"]) {
        return Some(Period::Hour);
    }
    if ahead.eat_word(&["daily", "everyday"]) {
        return Some(Period::Day);
    }
    (ahead.eat("p.w") || ahead.eat_word(&["weekly", "pw"])).then_some(Period::Week)
}

/// `(Glassdoor est.)` is a site's estimate, `(Employer est.)` the employer's own word.
fn take_estimate(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    ahead.blanks();
    if !ahead.eat("(") {
        return false;
    }
    let Some(length) = ahead.rest().bytes().take(48).position(|byte| matches!(byte, b')' | b'\n')) else {
        return false;
    };
    let Some(words) = ahead.rest().get(..length) else { return false };
    if !has_word(words, &["est", "estimate", "estimated"]) {
        return false;
    }
    ahead.advance(length);
    if ahead.eat(")") {
        *scan = ahead;
    }
    !has_word(words, &["employer"])
}
