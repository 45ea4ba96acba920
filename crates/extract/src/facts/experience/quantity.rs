//! Numbers of years in words and digits: `5+ years`, `3 to 5.5 yrs`, `six (6) years`, `18 months`.

use talent::{Span, Years};

use crate::text::scan::{Scan, is_blank, is_dash};

/// A stated length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) span: Span,
    pub(super) min: Option<Years>,
    pub(super) max: Option<Years>,
    /// A `+` or a qualifier such as "at least" stands by it: years asked for rather than told.
    pub(super) bounded: bool,
    /// Two ends are written.
    pub(super) range: bool,
}

/// Longer than a working life: a firm's age, a product's warranty.
const LONGEST_HUNDREDTHS: i64 = 5_000;

const WORDS: &[(&str, i64)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("couple", 2),
    ("zero", 0),
];

const YEARS: &[&str] =
    &["years", "year", "yrs", "yr", "yeras", "yers", "jahre", "jahren", "jahr", "ans", "anos", "anni", "jaar"];
const MONTHS: &[&str] = &["months", "month", "mths", "mos", "monate", "monaten", "mois", "meses", "mesi", "maanden"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
}

/// The next length of time with a unit at or after `at`.
pub(super) fn next(text: &str, mut at: usize) -> Option<Quantity> {
    loop {
        let start = next_start(text, at)?;
        let mut scan = Scan::new(text, start);
        if let Some(quantity) = read(&mut scan, start, false) {
            return Some(quantity);
        }
        let mut skip = Scan::new(text, start);
        if skip.number().is_none() {
            let word = skip.word().len().max(1);
            skip.advance(word);
        }
        at = skip.at();
    }
}

/// A length without a unit, behind a label that says that it is years: `Experience: 3-5`.
pub(super) fn without_unit(text: &str, at: usize) -> Option<Quantity> {
    let start = next_start(text, at)?;
    read(&mut Scan::new(text, start), start, true)
}

/// The next digit or number word that begins a token.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii_alphanumeric() {
            let glued = at > 0 && is_glue(text, at);
            if byte.is_ascii_digit() {
                if !glued {
                    return Some(at);
                }
                at += 1;
                continue;
            }
            let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            let glued = glued || is_letter_before(text, at);
            let word = &text[at..at + length];
            if !glued && WORDS.iter().any(|(known, _)| known.eq_ignore_ascii_case(word)) {
                return Some(at);
            }
            at += length;
        } else {
            at += 1;
        }
    }
    None
}

fn is_letter_before(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Whether the character before `at` joins it to a longer token: a letter, a digit, a decimal point, a currency, the dash of a range.
fn is_glue(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    match before.next() {
        Some('.' | '-' | '–') => before.next().is_some_and(|sign| sign.is_ascii_digit()),
        Some('$' | '€' | '£' | '₹' | '_' | '/' | '#') => true,
        // "frameworks5+ years" lost a line end; "B2" and "html5" are names.
        Some(sign) if sign.is_lowercase() => before.take_while(|sign| sign.is_lowercase()).take(4).count() < 4,
        Some(sign) => sign.is_alphanumeric(),
        None => false,
    }
}

fn read(scan: &mut Scan<'_>, start: usize, unit_known: bool) -> Option<Quantity> {
    let mut low = take_number(scan)?;
    let mut open = take_plus(scan);
    let low_unit = take_unit(scan);
    let mut high = None;
    let mut ahead = *scan;
    ahead.blanks();
    // A dash at the beginning of the next line is a bullet.
    let dashed = ahead.eat_if(is_dash);
    ahead.blanks_or_wrap();
    if dashed || ahead.eat_word(&["to", "or"]) {
        while ahead.eat_if(is_dash) || ahead.eat_if(is_blank) {}
        if let Some(number) = take_number(&mut ahead) {
            open |= take_plus(&mut ahead);
            high = Some(number);
        }
    }
    let (unit, high) = match high {
        Some(number) => {
            let unit = take_unit(&mut ahead).or(low_unit).or(unit_known.then_some(Unit::Year));
            match unit {
                Some(unit) if number >= low || low_unit == Some(Unit::Month) => {
                    *scan = ahead;
                    (unit, Some(scaled(number, unit)))
                }
                _ => (low_unit?, None),
            }
        }
        None => (low_unit.or(unit_known.then_some(Unit::Year))?, None),
    };
    low = scaled(low, low_unit.unwrap_or(unit));
    if high.is_none() && low_unit == Some(Unit::Year) {
        low += take_months(scan);
    }
    open |= take_plus(scan);
    let most = high.unwrap_or(low);
    if most > LONGEST_HUNDREDTHS || low > most {
        return None;
    }
    let (qualified, from) = Qualifier::before(scan.before(), start);
    let years = |hundredths: i64| u16::try_from(hundredths).ok().map(Years::from_hundredths);
    let (min, max) = match (high, qualified) {
        (Some(_), Some(Qualifier::AtLeast)) => (years(low), None),
        (Some(high), _) => (years(low), years(high)),
        (None, Some(Qualifier::AtMost)) => (None, years(low)),
        (None, _) => (years(low), None),
    };
    let range = high.is_some();
    Some(Quantity { span: Span::new(from, scan.at()), min, max, bounded: open || qualified.is_some(), range })
}

/// A number in digits or words, with the digits in brackets that forms put behind the word ("six (6)"). In hundredths.
fn take_number(scan: &mut Scan<'_>) -> Option<i64> {
    if let Some(number) = scan.number() {
        return (number.digits <= 3 && !number.grouped).then_some(number.hundredths);
    }
    let word = scan.word();
    let (_, value) = WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word))?;
    scan.advance(word.len());
    if word.eq_ignore_ascii_case("couple") {
        scan.blanks();
        scan.eat_word(&["of"]);
    }
    let mut ahead = *scan;
    ahead.blanks();
    if ahead.eat("(") && ahead.number().is_some() {
        take_plus(&mut ahead);
        if ahead.eat(")") {
            *scan = ahead;
        }
    }
    Some(value * 100)
}

/// `+`, `plus`, `or more` and their like.
fn take_plus(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    ahead.blanks();
    let mut found = ahead.eat("+") || ahead.eat_word(&["plus"]);
    if !found {
        let mut words = ahead;
        found = (words.eat_word(&["or"]) || words.eat_word(&["and"])) && {
            words.blanks();
            words.eat_word(&["more", "above", "greater", "over"])
        };
        if found {
            ahead = words;
        }
    }
    if found {
        *scan = ahead;
    }
    found
}

fn take_unit(scan: &mut Scan<'_>) -> Option<Unit> {
    let mut ahead = *scan;
    ahead.blanks_or_wrap();
    ahead.eat_if(is_dash);
    ahead.blanks();
    let unit = if ahead.eat_word(YEARS) || ahead.eat("años") {
        Unit::Year
    } else if ahead.eat_word(MONTHS) {
        Unit::Month
    } else {
        // "3 yearsexperience" lost its blank.
        ["yearsof", "yearsexp", "yrsof", "yrsexp", "yearsin"].iter().find(|glued| {
            let rest = ahead.rest().as_bytes();
            rest.get(..glued.len()).is_some_and(|next| next.eq_ignore_ascii_case(glued.as_bytes()))
        })?;
        let unit = if ahead.rest().as_bytes()[1].eq_ignore_ascii_case(&b'r') { 3 } else { 5 };
        ahead.advance(unit);
        Unit::Year
    };
    if ahead.rest().starts_with('.') && !ahead.rest()[1..].starts_with(['\n', ' ']) {
        ahead.eat(".");
    }
    ahead.eat_if(|sign| matches!(sign, '\'' | '’' | '`'));
    *scan = ahead;
    Some(unit)
}

/// The months of "2 years 6 months" and "1 year and 3 months", in hundredths of a year.
fn take_months(scan: &mut Scan<'_>) -> i64 {
    let mut ahead = *scan;
    ahead.blanks();
    ahead.eat(",");
    ahead.eat_word(&["and"]);
    ahead.blanks();
    let Some(number) = take_number(&mut ahead) else { return 0 };
    if take_unit(&mut ahead) != Some(Unit::Month) {
        return 0;
    }
    *scan = ahead;
    scaled(number, Unit::Month)
}

fn scaled(hundredths: i64, unit: Unit) -> i64 {
    match unit {
        Unit::Year => hundredths,
        Unit::Month => hundredths / 12,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Qualifier {
    AtLeast,
    AtMost,
}

impl Qualifier {
    /// The qualifier right before the number, and where it begins; `start` where there is none.
    fn before(text: &str, start: usize) -> (Option<Self>, usize) {
        const AT_LEAST: &[&str] = &[
            "at least", "atleast", "at-least", "minimum of", "minimum", "min of", "min.", "min", "more than", "over",
            "above", "around", "from", "about", "mindestens", "au moins", "al menos", "mínimo", "minimo", "pelo menos",
            "almeno", "minimaal", "ten minste",
        ];
        const AT_MOST: &[&str] =
            &["up to", "upto", "at most", "maximum of", "maximum", "max.", "max", "less than", "under"];
        let trimmed = text[..start]
            .trim_end_matches(|sign: char| is_blank(sign) || is_dash(sign) || matches!(sign, ':' | '(' | '*'));
        // A minus before the number ("Min -2 years") is a dash that got astray.
        let ends = |words: &&str| {
            let from = trimmed.len().checked_sub(words.len())?;
            let found = trimmed.as_bytes()[from..].eq_ignore_ascii_case(words.as_bytes())
                && !trimmed[..from].chars().next_back().is_some_and(char::is_alphanumeric);
            found.then_some(from)
        };
        if let Some(from) = AT_LEAST.iter().find_map(ends) {
            return (Some(Self::AtLeast), from);
        }
        match AT_MOST.iter().find_map(ends) {
            Some(from) => (Some(Self::AtMost), from),
            None => (None, start),
        }
    }
}
