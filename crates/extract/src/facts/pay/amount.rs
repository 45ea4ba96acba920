//! One amount: `₹15L`, `$53K`, `12,00,000`, `Rs. 25,000/-`, `85k EUR`.

use talent::Currency;

use crate::text::scan::{Number, Scan, is_blank, is_dash};

/// The word or letter behind a number that multiplies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    Thousand,
    Lakh,
    Crore,
    /// Millions and more: never one person's pay in the currencies that posts use.
    Million,
}

impl Scale {
    pub(super) const fn factor(self) -> i64 {
        match self {
            Self::Thousand => 1_000,
            Self::Lakh => 100_000,
            Self::Crore => 10_000_000,
            Self::Million => 1_000_000,
        }
    }

    pub(super) const fn is_indian(self) -> bool {
        matches!(self, Self::Lakh | Self::Crore)
    }
}

/// A number with what was written around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) start: usize,
    /// The number in hundredths, without its scale.
    pub(super) hundredths: i64,
    pub(super) grouped: bool,
    pub(super) scale: Option<Scale>,
    pub(super) currency: Option<Currency>,
    /// Closed by `+`: at least.
    pub(super) open: bool,
    /// `LPA` says lakhs and the year in one.
    pub(super) by_year: bool,
}

const SYMBOLS: &[(char, &str)] = &[
    ('₹', "INR"),
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₽', "RUB"),
    ('₩', "KRW"),
    ('₪', "ILS"),
    ('฿', "THB"),
    ('₫', "VND"),
    ('₱', "PHP"),
    ('₾', "GEL"),
    ('֏', "AMD"),
    ('₴', "UAH"),
    ('₸', "KZT"),
    ('₺', "TRY"),
    ('₼', "AZN"),
    ('₦', "NGN"),
    ('₵', "GHS"),
    ('৳', "BDT"),
    ('₡', "CRC"),
    ('₲', "PYG"),
    ('₮', "MNT"),
    ('៛', "KHR"),
    ('₭', "LAK"),
];

/// Letters before `$` that name whose dollar it is.
const DOLLARS: &[(&str, &str)] = &[
    ("US", "USD"),
    ("CA", "CAD"),
    ("CAD", "CAD"),
    ("C", "CAD"),
    ("AU", "AUD"),
    ("A", "AUD"),
    ("NZ", "NZD"),
    ("HK", "HKD"),
    ("S", "SGD"),
    ("SG", "SGD"),
    ("R", "BRL"),
    ("USD", "USD"),
    ("MX", "MXN"),
    ("NT", "TWD"),
    ("TT", "TTD"),
];

/// The codes of the currencies in use, sorted; without `ALL`, `CUP`, `MOP` and `TOP`, which are words in headings.
const CODES: &[&str] = &[
    "AED", "AFN", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF", "BMD",
    "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CVE",
    "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD",
    "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY",
    "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD",
    "MDL", "MGA", "MKD", "MMK", "MNT", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK",
    "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR",
    "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS",
    "TMT", "TND", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF",
    "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
];

fn code(word: &str) -> Option<Currency> {
    // "Php" is a language and "Try" a word: a code stands in capitals, and in lower case only where it is no word.
    let upper = word.to_ascii_uppercase();
    let known = if word.len() == 3 { CODES.binary_search(&upper.as_str()).ok().map(|at| CODES[at]) } else { None };
    let known = known.filter(|code| word == *code || matches!(*code, "INR" | "USD" | "EUR" | "GBP"));
    match known {
        Some(code) => Currency::from_code(code),
        None if matches!(word, "KSh" | "Ksh" | "KSH") => Currency::from_code("KES"),
        None if matches!(word, "TSh" | "Tsh") => Currency::from_code("TZS"),
        None if matches!(word, "USh" | "Ush") => Currency::from_code("UGX"),
        None if word == "RM" => Currency::from_code("MYR"),
        None if word == "Rp" => Currency::from_code("IDR"),
        None if word == "Tk" => Currency::from_code("BDT"),
        None if matches!(word, "Rs" | "RS" | "rs" | "Re") || word.eq_ignore_ascii_case("rupees") => Some(Currency::INR),
        None => None,
    }
}

/// The currency that stands right before `at`, and where it begins.
pub(super) fn currency_before(text: &str, at: usize) -> Option<(Currency, usize)> {
    let before = text[..at].trim_end_matches(is_blank);
    let last = before.chars().next_back()?;
    if let Some((_, name)) = SYMBOLS.iter().find(|(symbol, _)| *symbol == last) {
        let start = before.len() - last.len_utf8();
        let letters = trailing_letters(&before[..start]);
        let dollar = DOLLARS.iter().find(|(prefix, _)| last == '$' && *prefix == letters);
        let (name, start) = dollar.map_or((*name, start), |(prefix, name)| (*name, start - prefix.len()));
        return Currency::from_code(name).map(|currency| (currency, start));
    }
    // "R18 000" is rand: the letter touches the number and nothing before it.
    if before.len() == at && trailing_letters(before) == "R" {
        return Currency::from_code("ZAR").map(|currency| (currency, at - 1));
    }
    // "Rs." and "INR:" keep their mark.
    let bare = before.trim_end_matches(['.', ':']).trim_end_matches(is_blank);
    let letters = trailing_letters(bare);
    code(letters).map(|currency| (currency, bare.len() - letters.len()))
}

/// The run of at most six ASCII letters at the end, empty where it is longer or another letter or digit stands before it.
fn trailing_letters(text: &str) -> &str {
    let length = text.bytes().rev().take(7).take_while(u8::is_ascii_alphabetic).count();
    let start = text.len() - length;
    let glued = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
    if length > 6 || glued { "" } else { &text[start..] }
}

impl Amount {
    /// Reads an amount whose number begins at the position; a currency before it was taken already. `marked` says that the
    /// text around it shows money, so that a lone `K` or `L` apart from the number is a scale.
    pub(super) fn read(scan: &mut Scan<'_>, start: usize, currency: Option<Currency>, marked: bool) -> Option<Self> {
        let mut number = scan.number()?;
        if let Some((thousands, after)) = number_with_blanks(number, *scan, currency.is_some() || marked) {
            number = thousands;
            *scan = after;
        }
        let mut amount = Self {
            start,
            hundredths: number.hundredths,
            grouped: number.grouped,
            scale: None,
            currency,
            open: false,
            by_year: false,
        };
        let glued = scan.peek().is_some_and(char::is_alphabetic);
        amount.take_scale(scan, marked || currency.is_some());
        let money = currency.is_some() || number.grouped;
        if glued && !money && amount.scale.is_none() && currency_after(*scan).is_none() {
            // "401k" has a scale; "3D", "2nd" and "10x" are no amounts.
            return None;
        }
        scan.eat("/-");
        amount.open = scan.eat("+");
        amount.take_thousand_before_sign(scan);
        if let Some((currency, after)) = currency_after(*scan)
            && (amount.currency.is_none()
                || amount.currency.as_ref().is_some_and(|first| first.code() == "USD" || *first == currency))
        {
            amount.currency = Some(currency);
            *scan = after;
        }
        amount.open |= scan.eat("+");
        scan.eat("/-");
        Some(amount)
    }

    /// `36 K€`
    fn take_thousand_before_sign(&mut self, scan: &mut Scan<'_>) {
        let mut ahead = *scan;
        ahead.blanks();
        if self.scale.is_none() && ahead.eat("k€") {
            scan.advance(ahead.at() - scan.at() - '€'.len_utf8());
            self.scale = Some(Scale::Thousand);
        }
    }

    fn take_scale(&mut self, scan: &mut Scan<'_>, marked: bool) {
        let mut ahead = *scan;
        ahead.blanks();
        let glued = ahead.at() == scan.at();
        self.scale = if ((glued || marked) && ahead.eat_word(&["k"])) || ahead.eat_word(&["thousand", "thousands"]) {
            Some(Scale::Thousand)
        } else if ahead.eat_word(&["lpa", "lakhpa", "lacpa"]) {
            self.by_year = true;
            Some(Scale::Lakh)
        } else if ahead.eat_word(&["lakh", "lakhs", "lac", "lacs", "lacks", "lkh"])
            || ((glued || marked) && ahead.eat_word(&["l"]))
        {
            Some(Scale::Lakh)
        } else if ahead.eat_word(&["cr", "crs", "crore", "crores"]) {
            Some(Scale::Crore)
        } else if ahead.eat_word(&[
            "m", "mm", "mn", "mio", "million", "millions", "b", "bn", "billion", "billions", "t", "trillion",
            "trillions",
        ]) {
            Some(Scale::Million)
        } else {
            return;
        };
        *scan = ahead;
    }
}

/// `14 000`: groups of three digits behind blanks, as much of Europe writes them. Only money is written so: a currency must stand
/// before the number, right behind it, or behind the upper end of its range.
fn number_with_blanks(first: Number, scan: Scan<'_>, marked: bool) -> Option<(Number, Scan<'_>)> {
    let (number, after) = blank_groups(first, scan)?;
    let upper_is_money = || {
        let mut ahead = after;
        ahead.blanks();
        if !ahead.eat_if(is_dash) {
            super::money::eat_to(&mut ahead);
        }
        ahead.blanks();
        let first = ahead.number()?;
        let (_, after) = blank_groups(first, ahead)?;
        currency_after(after)
    };
    (marked || currency_after(after).is_some() || upper_is_money().is_some()).then_some((number, after))
}

fn blank_groups(first: Number, mut scan: Scan<'_>) -> Option<(Number, Scan<'_>)> {
    const GROUPS_MAX: usize = 3;
    if first.fraction || first.grouped || first.digits > 3 {
        return None;
    }
    let mut number = Number { grouped: true, ..first };
    let mut groups = 0;
    while groups < GROUPS_MAX {
        let mut ahead = scan;
        let group = ahead.eat_if(is_blank).then(|| ahead.number()).flatten();
        let Some(group) = group.filter(|group| group.digits == 3 && !group.fraction && !group.grouped) else { break };
        number.hundredths = number.hundredths * 1_000 + group.hundredths;
        number.digits += 3;
        scan = ahead;
        groups += 1;
    }
    (groups > 0).then_some((number, scan))
}

/// The currency that follows the number, with the position behind it.
fn currency_after(mut scan: Scan<'_>) -> Option<(Currency, Scan<'_>)> {
    let glued = scan.peek().is_some_and(|next| !is_blank(next));
    scan.blanks();
    let next = scan.peek()?;
    if let Some((symbol, name)) = SYMBOLS.iter().find(|(symbol, _)| *symbol == next) {
        let mut after = scan;
        after.advance(symbol.len_utf8());
        // "$120 $150": a symbol before a number belongs to that number, unless it is glued to this one.
        let free = glued || !after.peek().is_some_and(|next| next.is_ascii_digit());
        return if free { Currency::from_code(name).map(|currency| (currency, after)) } else { None };
    }
    let word = scan.word();
    let currency = match word {
        "dollars" | "dollar" => Some(Currency::USD),
        "euros" | "euro" | "Euro" | "Euros" => Some(Currency::EUR),
        "pounds" => Some(Currency::GBP),
        "zł" => Currency::from_code("PLN"),
        "drams" | "dram" => Currency::from_code("AMD"),
        "dirhams" | "dirham" => Currency::from_code("AED"),
        "lari" => Currency::from_code("GEL"),
        "hryvnia" | "hryvnias" => Currency::from_code("UAH"),
        "ringgit" => Currency::from_code("MYR"),
        "naira" => Currency::from_code("NGN"),
        _ => code(word),
    }?;
    scan.advance(word.len());
    // "USD 85K EUR 90K" and "INR 5": a code before a number belongs to that number.
    let mut ahead = scan;
    ahead.blanks();
    (!ahead.peek().is_some_and(|next| next.is_ascii_digit())).then_some((currency, scan))
}
