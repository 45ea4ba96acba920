//! One date in any of its ways: `June 2015`, `May '18`, `12th January 2004`, `06.2019`, `2024-01-31`.

use jiff::civil::Date;
use talent::PartialDate;

use crate::text::scan::{Scan, is_blank, is_dash};

/// Years of a life: outside of them four digits are a count.
const FIRST_YEAR: i64 = 1940;
const LAST_YEAR: i64 = 2060;

/// A longer range is no stay at a firm or a school.
pub(super) const LONGEST_YEARS: i16 = 60;

/// How a date was written, which tells how to read the other end of its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Four digits.
    Year,
    /// A month by name or number with its year.
    MonthYear,
    /// With a day.
    Day,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) date: PartialDate,
    pub(super) shape: Shape,
}

const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
    ("spring", 3),
    ("summer", 6),
    ("fall", 9),
    ("autumn", 9),
];

/// The next place where a date or range can begin: a digit or a word of a month, at the beginning of a token.
pub(super) fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte.is_ascii_digit() {
            if !is_glued(text, at) {
                return Some(at);
            }
            at += digits(bytes, at);
        } else if byte.is_ascii_alphabetic() {
            let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            let word = &text[at..at + length];
            if !is_glued(text, at) && (month_named(word).is_some() || word.eq_ignore_ascii_case("since")) {
                return Some(at);
            }
            at += length;
        } else {
            at += 1;
        }
    }
    None
}

/// Past the token at `start`, which was no date.
pub(super) fn skip(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    start + length.max(1)
}

fn is_glued(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    match before.next() {
        Some('$' | '€' | '£' | '₹' | '_' | '#' | '@') => true,
        Some('.' | ',' | '/' | '-') => before.next().is_some_and(|sign| sign.is_ascii_digit()),
        Some(sign) => sign.is_alphanumeric(),
        None => false,
    }
}

fn digits(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The month of a name, or of a season the one in which it begins.
pub(super) fn month_named(word: &str) -> Option<i8> {
    MONTHS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, month)| *month)
}

/// Takes the name of a month, or of a season as the month in which it begins.
pub(super) fn month(scan: &mut Scan<'_>) -> Option<i8> {
    let word = scan.word();
    let month = month_named(word)?;
    scan.advance(word.len());
    let mut ahead = *scan;
    if ahead.eat(".") {
        *scan = ahead;
    }
    Some(month)
}

/// Takes a date. `range` is the shape of the range's other end, or a year's where this is the first end: only within a
/// range are two digits a year (`Aug-17 to Sep-19`, `2014-16`).
pub(super) fn read(scan: &mut Scan<'_>, range: Option<Shape>) -> Option<Found> {
    if scan.peek()?.is_ascii_digit() {
        let mut ahead = *scan;
        let found = numeric(&mut ahead, range).or_else(|| {
            ahead = *scan;
            day_first(&mut ahead)
        });
        let found = found.filter(|_| ends_token(ahead))?;
        *scan = ahead;
        return Some(found);
    }
    let mut ahead = *scan;
    let month = month(&mut ahead)?;
    let found = month_first(&mut ahead, month, range).filter(|_| ends_token(ahead))?;
    *scan = ahead;
    Some(found)
}

/// A year is not the beginning of a longer number or word ("2014th", "2019.5", "2008R2").
fn ends_token(scan: Scan<'_>) -> bool {
    let mut next = scan.rest().chars();
    match next.next() {
        Some('.' | ',') => !next.next().is_some_and(|sign| sign.is_ascii_digit()),
        Some('%' | '+') => false,
        // "2015Senior baker" lost a line end.
        Some(sign) => !sign.is_alphanumeric() || (sign.is_uppercase() && next.next().is_some_and(char::is_lowercase)),
        None => true,
    }
}

/// `June 2015`, `Jun, 2015`, `May '18`, `May-18`, `January 12, 2004`.
fn month_first(scan: &mut Scan<'_>, month: i8, range: Option<Shape>) -> Option<Found> {
    let mut separated = false;
    while scan.eat_if(|sign| is_blank(sign) || is_dash(sign) || matches!(sign, ',' | '/' | '.')) {
        separated = true;
    }
    scan.eat_word(&["of"]);
    scan.blanks();
    let bytes = scan.rest().as_bytes();
    let short_year = scan.eat_if(|sign| matches!(sign, '\'' | '’' | '‘' | '`'));
    scan.blanks();
    let length = digits(scan.rest().as_bytes(), 0);
    match length {
        4 => year(scan).and_then(|year| PartialDate::from_month(year, month)).map(month_year),
        2 if short_year => two_digits(scan).and_then(|year| PartialDate::from_month(year, month)).map(month_year),
        1 | 2 if separated && bytes.first().is_some_and(u8::is_ascii_digit) => {
            let mut ahead = *scan;
            if let Some(found) = day_then_year(&mut ahead, month) {
                *scan = ahead;
                return Some(found);
            }
            // "Aug-17" is a year only beside another date; alone it may be a day.
            let in_range = length == 2 && range.is_some();
            if !in_range || (range == Some(Shape::Year) && !range_follows(*scan)) {
                return None;
            }
            two_digits(scan).and_then(|year| PartialDate::from_month(year, month)).map(month_year)
        }
        _ => None,
    }
}

/// Whether the two digits here are followed by the joint of a range.
fn range_follows(mut scan: Scan<'_>) -> bool {
    scan.advance(2);
    scan.blanks();
    scan.peek().is_some_and(is_dash) || scan.eat_word(&["to", "till", "until"])
}

fn month_year(date: PartialDate) -> Found {
    Found { date, shape: Shape::MonthYear }
}

/// The `12, 2004` of `January 12, 2004`.
fn day_then_year(scan: &mut Scan<'_>, month: i8) -> Option<Found> {
    let day = scan.number()?.hundredths / 100;
    scan.eat_word(&["st", "nd", "rd", "th"]);
    let mut separated = false;
    while scan.eat_if(|sign| is_blank(sign) || sign == ',') {
        separated = true;
    }
    let year = if separated { year(scan)? } else { return None };
    full(year, i64::from(month), day)
}

/// `12 January 2004`, `12th of January, 2004`, `12-Jan-2004`.
fn day_first(scan: &mut Scan<'_>) -> Option<Found> {
    if digits(scan.rest().as_bytes(), 0) > 2 {
        return None;
    }
    let day = scan.number()?.hundredths / 100;
    scan.eat_word(&["st", "nd", "rd", "th"]);
    while scan.eat_if(|sign| is_blank(sign) || is_dash(sign) || matches!(sign, '/' | '.')) {}
    scan.eat_word(&["of"]);
    scan.blanks();
    let month = month(scan)?;
    while scan.eat_if(|sign| is_blank(sign) || is_dash(sign) || matches!(sign, ',' | '/')) {}
    let short = scan.eat_if(|sign| matches!(sign, '\'' | '’'));
    let year = if short { two_digits(scan)? } else { year(scan)? };
    full(year, i64::from(month), day)
}

/// `2015`, `03/2015`, `2015-03`, `06.2019`, `31/01/2024`, `2024-01-31`, and the `16` of `2014-16`.
fn numeric(scan: &mut Scan<'_>, range: Option<Shape>) -> Option<Found> {
    let (first, first_length) = group(scan)?;
    if first_length == 4 {
        let year = plausible(first)?;
        return Some(after_year(scan, year));
    }
    if first_length > 2 {
        return None;
    }
    let mut ahead = *scan;
    let separator = ahead.peek().filter(|sign| matches!(sign, '/' | '.' | '-' | '–'));
    let second = separator.and_then(|sign| {
        ahead.advance(sign.len_utf8());
        group(&mut ahead)
    });
    if let Some((second, second_length)) = second {
        if second_length == 4 {
            let year = plausible(second)?;
            let month = i8::try_from(first).ok()?;
            *scan = ahead;
            return PartialDate::from_month(year, month).map(month_year);
        }
        let mut third = ahead;
        if second_length <= 2 && third.peek() == separator {
            third.advance(separator.map_or(0, char::len_utf8));
            let (year, year_length) = group(&mut third)?;
            let year = if year_length == 4 { plausible(year)? } else { return None };
            *scan = third;
            return ambiguous(year, first, second);
        }
        // "03/15 - 06/17" is months and years only beside another of its kind.
        let month = i8::try_from(first).ok()?;
        if second_length == 2 && separator == Some('/') && range == Some(Shape::MonthYear) {
            *scan = ahead;
            return PartialDate::from_month(century(second), month).map(month_year);
        }
        return None;
    }
    let short = first_length == 2
        && range.is_some_and(|shape| shape != Shape::Day)
        && !matches!(scan.peek(), Some('/' | '.' | ':'));
    // The second end of "2014-16"; a first end never has two digits.
    if short && range == Some(Shape::Year) && scan.before().len() >= 5 && follows_year(scan.before()) {
        return PartialDate::from_year(century(first)).map(|date| Found { date, shape: Shape::Year });
    }
    None
}

/// Whether the two digits at the end stand right behind a four-digit year and a joint.
fn follows_year(before: &str) -> bool {
    let without = before.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let year = without.trim_end_matches(|sign: char| is_blank(sign) || is_dash(sign));
    year.len() < without.len() && year.bytes().rev().take_while(u8::is_ascii_digit).count() == 4
}

/// What follows a year: the month and day of `2024-01-31` or `2015/03`.
fn after_year(scan: &mut Scan<'_>, year: i16) -> Found {
    let alone = Found { date: PartialDate::from_year(year).expect("a plausible year is a year"), shape: Shape::Year };
    let mut ahead = *scan;
    let Some(separator) = ahead.peek().filter(|sign| matches!(sign, '-' | '/' | '.')) else { return alone };
    ahead.advance(1);
    let Some((month, 2)) = group(&mut ahead) else { return alone };
    let Some(date) = i8::try_from(month).ok().and_then(|month| PartialDate::from_month(year, month)) else {
        return alone;
    };
    let mut third = ahead;
    if third.eat_if(|sign| sign == separator)
        && let Some((day, 1 | 2)) = group(&mut third)
        && let Some(found) = full(year, month, day)
    {
        *scan = third;
        return found;
    }
    // "2014-12" may be a school year, never a month of a range like "2011-12": the dash alone is too little below 13.
    if separator == '-' && i64::from(year % 100) < month {
        return alone;
    }
    *scan = ahead;
    month_year(date)
}

/// Day and month in the order that only one of them allows; where both would do, the year alone.
fn ambiguous(year: i16, first: i64, second: i64) -> Option<Found> {
    match (first, second) {
        (1..=12, 1..=12) if first != second => {
            PartialDate::from_year(year).map(|date| Found { date, shape: Shape::Day })
        }
        (1..=12, _) => full(year, first, second),
        _ => full(year, second, first),
    }
}

fn full(year: i16, month: i64, day: i64) -> Option<Found> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Found { date: PartialDate::from(date), shape: Shape::Day })
}

fn year(scan: &mut Scan<'_>) -> Option<i16> {
    match group(scan)? {
        (year, 4) => plausible(year),
        _ => None,
    }
}

fn two_digits(scan: &mut Scan<'_>) -> Option<i16> {
    match group(scan)? {
        (year, 2) => Some(century(year)),
        _ => None,
    }
}

/// Two digits up to 49 belong to this century: careers and studies reach no further back than 1950 nor further ahead.
fn century(two_digits: i64) -> i16 {
    let year = two_digits.rem_euclid(100) + if two_digits < 50 { 2000 } else { 1900 };
    i16::try_from(year).expect("a year of these centuries is small")
}

fn plausible(year: i64) -> Option<i16> {
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then(|| i16::try_from(year).ok()).flatten()
}

/// A run of at most eight digits, and how long it is.
fn group(scan: &mut Scan<'_>) -> Option<(i64, usize)> {
    let length = digits(scan.rest().as_bytes(), 0);
    let value = scan.rest().get(..length).filter(|_| (1..=8).contains(&length))?.parse().ok()?;
    scan.advance(length);
    Some((value, length))
}
