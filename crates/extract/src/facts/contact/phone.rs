//! Telephone numbers.

use talent::{Country, Span};

use crate::text::scan::is_blank;
use crate::text::words::{is_one_of, words};

use super::calling::{is_dialled, plan_of};

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhoneMention {
    /// The number as written.
    pub(crate) span: Span,
    /// `+` and digits, where the text states the country.
    pub(crate) e164: Option<String>,
    /// The digits as written.
    digits: String,
}

impl PhoneMention {
    /// `+` and digits, taking the number for one that is written as people of the country dial it.
    pub(crate) fn in_country(&self, country: Country) -> Option<String> {
        plan_of(country)?.abroad(&self.digits)
    }
}

const LABELS: &[&str] = &[
    "phone", "mobile", "cell", "cellular", "tel", "telephone", "contact", "call", "whatsapp", "ph", "mob", "no",
    "number", "m", "p", "h", "c", "t", "fax", "home", "mobil", "handy",
];

/// Longer runs of digits are no telephone number.
const DIGITS_MAX: usize = 15;

/// All telephone numbers, in order: numbers with a country code, behind a label, or grouped as telephone numbers are.
pub(crate) fn find_phones(text: &str) -> Vec<PhoneMention> {
    let bytes = text.as_bytes();
    let mut phones = Vec::new();
    let mut at = 0;
    while let Some(offset) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = with_opening(bytes, at, at + offset);
        let (end, digits) = run_end(text, at + offset);
        if (7..=DIGITS_MAX).contains(&digits) {
            phones.extend(read(text, start, end));
        }
        at = end;
    }
    phones
}

/// The `+` or bracket right before the first digit.
fn with_opening(bytes: &[u8], from: usize, digit: usize) -> usize {
    let mut start = digit;
    while start > from && matches!(bytes[start - 1], b'+' | b'(') {
        start -= 1;
    }
    start
}

/// The end of the last digit of a run, and how many there are. At most three signs that group digits stand between two of them.
fn run_end(text: &str, start: usize) -> (usize, usize) {
    let (mut end, mut digits, mut gap) = (start, 0, 0);
    for (offset, sign) in text[start..].char_indices() {
        if sign.is_ascii_digit() {
            digits += 1;
            gap = 0;
            end = start + offset + 1;
        } else {
            gap += 1;
            let groups = is_blank(sign) || matches!(sign, '-' | '.' | '(' | ')' | '/' | '–');
            if !groups || gap > 3 {
                break;
            }
        }
    }
    (end, digits)
}

fn read(text: &str, start: usize, end: usize) -> Option<PhoneMention> {
    let written = text.get(start..end)?;
    let start = start + written.len() - written.trim_start().len();
    let written = written.trim_start();
    let glued_before = text[..start]
        .chars()
        .next_back()
        .is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '.' | '/' | '-' | '_' | '=' | '₹' | '$'));
    let glued_after =
        text[end..].chars().next().is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '%' | '@'));
    if glued_before || glued_after {
        return None;
    }
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let international = written.starts_with('+') || written.starts_with("(+") || written.starts_with("00");
    let labelled = is_labelled(text, start);
    let shaped = is_shaped(written);
    let shortest = if labelled { 7 } else { 8 };
    if !(shortest..=DIGITS_MAX).contains(&digits.len()) {
        return None;
    }
    if !(international || shaped || (labelled && !is_dates(written))) {
        return None;
    }
    // The national 0 of "+44 (0)20" is not dialled from abroad.
    let national = written.replace("(0)", "");
    let dialled: String = national.chars().filter(char::is_ascii_digit).collect();
    let dialled = if written.starts_with("00") { dialled.get(2..)? } else { &dialled };
    let e164 = (international && is_dialled(dialled)).then(|| format!("+{dialled}"));
    Some(PhoneMention { span: Span::new(start, end), e164, digits })
}

fn is_labelled(text: &str, start: usize) -> bool {
    let mut from = start.saturating_sub(24);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text[from..start].rsplit('\n').next().unwrap_or_default();
    words(before).next_back().is_some_and(|word| is_one_of(word, LABELS))
}

/// Ten digits in one run that begins as Indian mobile numbers do, or in groups of 3-3-4, 5-5 or 4-3-3; behind the 0 that is dialled
/// first at home also 5-6 and its like.
fn is_shaped(written: &str) -> bool {
    let groups: Vec<usize> = words(written).map(str::len).collect();
    let grouped = matches!(groups[..], [3, 3, 4] | [5, 5] | [4, 3, 3] | [1, 3, 3, 4] | [2, 5, 5] | [2, 10]);
    let mobile = groups == [10] && written.starts_with(['6', '7', '8', '9']);
    let home: [&[usize]; 4] = [&[5, 6], &[4, 3, 4], &[4, 6], &[5, 3, 3]];
    let trunk = written.starts_with('0') && home.contains(&groups.as_slice());
    grouped || mobile || trunk
}

/// "2012 - 2015" and "01/02/2015" have the digits of a telephone number.
fn is_dates(written: &str) -> bool {
    let groups: Vec<&str> = words(written).collect();
    let is_year = |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    (groups.len() == 2 && groups.iter().all(|group| is_year(group)))
        || (written.contains('/') && groups.last().is_some_and(|group| is_year(group)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = find_phones(text);
        let shown: Vec<_> = found
            .iter()
            .map(|found| (found.span.of(text).unwrap(), found.e164.as_deref().unwrap_or_default()))
            .collect();
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn numbers_with_a_country() {
        check("Mobile: +91-98200 12345", &[("+91-98200 12345", "+919820012345")]);
        check("+44 (0)20 7946 0018", &[("+44 (0)20 7946 0018", "+442079460018")]);
        check("call +1 (555) 010-0199 today", &[("+1 (555) 010-0199", "+15550100199")]);
        check("+919820012345", &[("+919820012345", "+919820012345")]);
        check("0049 30 901820", &[("0049 30 901820", "+4930901820")]);
        check("Mobile: +91 98200 123", &[("+91 98200 123", "")]);
        check("+222 45 25 12 34", &[("+222 45 25 12 34", "+22245251234")]);
    }

    #[test]
    fn numbers_without_one() {
        check("(555) 010-0199", &[("(555) 010-0199", "")]);
        check("555.010.0199 | Pune", &[("555.010.0199", "")]);
        check("9820012345", &[("9820012345", "")]);
        check("Brighton - 07700 900164", &[("07700 900164", "")]);
        check("Phone, 717- 980-3461", &[("717- 980-3461", "")]);
        check("Tel: 030 901820", &[("030 901820", "")]);
    }

    #[test]
    fn numbers_of_a_country_that_is_known_otherwise() {
        let dialled = |text: &str, country: &str| {
            let country = Country::from_code(country).unwrap();
            find_phones(text).first().and_then(|phone| phone.in_country(country))
        };
        let check = |text: &str, country: &str, expected: Option<&str>| {
            assert_eq!(dialled(text, country).as_deref(), expected, "{text:?} in {country}");
        };
        check("98200 12345", "IN", Some("+919820012345"));
        check("Mobile: 09820012345", "IN", Some("+919820012345"));
        check("91 9820012345", "IN", Some("+919820012345"));
        check("(555) 210-0199", "US", Some("+15552100199"));
        check("Tel: 1-555-210-0199", "US", Some("+15552100199"));
        check("Tel: 020 7946 0018", "GB", Some("+442079460018"));
        check("Tel: 06 1234 5678", "IT", Some("+390612345678"));
        check("Tel: 06 1234 567", "FR", None);
        check("123 210-0199", "US", None);
        check("Tel: 030 901820", "MR", None);
    }

    #[test]
    fn digits_that_are_no_telephone() {
        for text in [
            "2012 - 2015", "01/02/2015", "12,00,000", "1234567890123456789", "id 4471-22", "ISBN 978-3-16-148410-0",
            "₹1500000", "10.20.30.40", "2019-2020-2021",
        ] {
            check(text, &[]);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "([0-9]{1,5}|[-+().,/ ]|Tel|:|\n|é|\u{a0}){0,30}") {
            for found in find_phones(&text) {
                prop_assert!(found.span.of(&text).is_some());
                prop_assert!(found.e164.is_none_or(|number| number.len() <= 16));
            }
        }
    }
}
