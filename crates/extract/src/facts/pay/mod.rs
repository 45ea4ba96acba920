//! Money for work, as posts and résumés write it: `₹15L - ₹30L / yr`, `2.25-4 Lacs PA`, `$53K-$91K (Glassdoor est.)`, `€60-75k + equity`.

mod amount;
mod context;
mod money;

use talent::{Pay, Period, Span};

use super::employment;
use crate::text::scan::{Scan, is_blank, is_dash};
use crate::text::words::{is_one_of, words};
use amount::Scale;
use money::Money;

/// Pay that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PayMention {
    /// The amounts with their currency, period and "(… est.)"; without a label before them.
    pub(crate) span: Span,
    /// What they say. Equal ends where one amount stands alone.
    pub(crate) pay: Pay,
    /// The period is not written: it follows from the size of the amounts (`$140-$270K`) and must be labelled as inferred.
    pub(crate) period_inferred: bool,
    /// The words that promise a share of the firm beside the money (`0.5–3% equity`).
    pub(crate) equity: Option<Span>,
}

/// What a line that is about pay and nothing else says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PayLine {
    /// Amounts.
    Stated(PayMention),
    /// Words in their place (`Best in industry`).
    Note(Span),
    /// That the amount is kept back (`Not disclosed`).
    Withheld(Span),
}

/// All pay stated in running text, in order. An amount counts only where its form or the words around it say that it is pay:
/// funding, revenues, budgets, bonuses and counts of users are passed over.
pub(crate) fn find(text: &str) -> Vec<PayMention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while let Some(found) = money::next(text, at) {
        at = found.end();
        if context::is_pay(text, &found) {
            mentions.push(mention(text, &found));
        }
    }
    mentions
}

/// Reads a line that is nothing but pay, with or without a label (`Salary: 6 LPA`). `None` for any other line.
pub(crate) fn read_whole(line: &str) -> Option<PayLine> {
    let start = line.len() - line.trim_start().len();
    let (from, labelled) = match label_end(line, start) {
        Some(end) => (end, true),
        None => (start, false),
    };
    let words = line[from..].trim_end();
    if words.is_empty() {
        return None;
    }
    let span = Span::new(from, from + words.len());
    if let Some(withheld) = note(words) {
        return Some(if withheld { PayLine::Withheld(span) } else { PayLine::Note(span) });
    }
    let found = money::next(line, from)?;
    let lead = line[from..found.span.start].trim_matches(is_blank);
    let pictured = lead.chars().all(|sign| !sign.is_ascii() && !sign.is_alphanumeric() || is_blank(sign));
    let plain = pictured || context::is_qualifier(lead);
    // "90K - 150K" by itself is pay in a currency that everybody there knows.
    let in_thousands = found.range && found.scale == Some(Scale::Thousand) && words.contains(['k', 'K']);
    if !plain || !(labelled || found.is_marked() || in_thousands) || !context::is_possible(&found) {
        return None;
    }
    let mention = mention(line, &found);
    let end = mention.equity.map_or(mention.span.end, |equity| equity.end);
    let rest = &line[end..];
    let goes_on = mention.pay.period.is_some() && !mention.period_inferred && adds(rest);
    (is_tail(rest) || goes_on).then_some(PayLine::Stated(mention))
}

fn mention(text: &str, found: &Money) -> PayMention {
    let stated = found.pay.period.or_else(|| context::period_before(text, found));
    let guessed = if stated.is_none() { inferred_period(found) } else { None };
    let pay = Pay { period: stated.or(guessed), ..found.pay.clone() };
    PayMention { span: found.span, pay, period_inferred: guessed.is_some(), equity: equity_after(text, found.span.end) }
}

/// Amounts of this size are paid by the year. Rupees in thousands may be a month's or a year's.
fn inferred_period(found: &Money) -> Option<Period> {
    let low = found.pay.min.or(found.pay.max)?.hundredths() / 100;
    let year = match found.pay.currency.as_ref().map(talent::Currency::code) {
        Some("INR") => low >= 150_000,
        Some("USD" | "EUR" | "GBP" | "CAD" | "AUD" | "CHF" | "SGD" | "NZD") => low >= 15_000,
        _ => false,
    };
    year.then_some(Period::Year)
}

/// `+ 0.5–3% equity`, `plus equity (1%)`, `and 0.1% - 0.5% stock options` right behind the pay, or a bare share behind a bullet.
fn equity_after(text: &str, at: usize) -> Option<Span> {
    let mut scan = Scan::new(text, at);
    scan.blanks();
    scan.eat_word(&["base", "salary", "gross", "total", "ote"]);
    scan.blanks();
    if scan.eat("•") || scan.eat("·") {
        scan.blanks();
        let start = scan.at();
        return take_share(&mut scan).then(|| Span::new(start, scan.at()));
    }
    if !(scan.eat("+") || scan.eat("&") || scan.eat(",") || scan.eat_word(&["plus", "and"])) {
        return None;
    }
    scan.blanks();
    let start = scan.at();
    take_share(&mut scan);
    // At most three words ("meaningful early-stage") stand before the noun; other benefits end the search.
    for _ in 0..4 {
        scan.blanks();
        scan.eat_if(is_dash);
        if scan.eat_word(&["equity", "esop", "esops", "stock", "rsu", "rsus", "shares"]) {
            let mut end = scan.at();
            scan.blanks();
            if scan.eat_word(&["options", "option"]) {
                end = scan.at();
                scan.blanks();
            }
            let share = scan.eat("(") && take_share(&mut scan) && scan.eat(")");
            return Some(Span::new(start, if share { scan.at() } else { end }));
        }
        let word = scan.word();
        if word.is_empty() || is_one_of(word, &["benefits", "bonus", "commission", "perks", "we"]) {
            return None;
        }
        scan.advance(word.len());
    }
    None
}

/// `1%`, `0.5–3%`, `0.05% - 0.15%`.
fn take_share(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    let mut percent = false;
    for _ in 0..2 {
        if ahead.number().is_none() {
            break;
        }
        percent |= ahead.eat("%");
        if percent {
            *scan = ahead;
        }
        ahead.blanks();
        ahead.eat_if(is_dash);
        ahead.blanks();
    }
    percent
}

/// Whether what follows the pay on its line adds nothing that would make the line more than a pay line.
fn is_tail(rest: &str) -> bool {
    const TAIL: &[&str] = &[
        "base", "salary", "gross", "brutto", "ctc", "doe", "negotiable", "equity", "benefits", "bonus", "plus", "and",
        "depending", "on", "experience", "fixed", "inhand", "in", "hand", "stipend", "pro", "rata",
    ];
    words(rest).all(|word| is_one_of(word, TAIL))
}

/// Whether what follows pay by the hour, month or year only adds to it: "+ a room", "plus tips", ", rising every year".
fn adds(rest: &str) -> bool {
    const REST_BYTES_MAX: usize = 80;
    let rest = rest.trim_start_matches(is_blank);
    let joined = words(rest).next().is_some_and(|word| word.eq_ignore_ascii_case("plus"));
    // "… a year, hybrid, permanent" holds other fields, which the text states.
    let other = |part: &str| {
        employment::read_kind(part).is_some()
            || !employment::find_kinds(part).is_empty()
            || !employment::find_remote(part).is_empty()
    };
    rest.len() <= REST_BYTES_MAX
        && (joined || rest.starts_with(['+', ',', ';']))
        && !rest.contains(['|', '•', '·'])
        && !rest.split([',', ';']).any(other)
}

/// Where the words behind a label for pay begin (`Salary:`, `CTC -`, `Employer Provided Salary:`).
fn label_end(line: &str, start: usize) -> Option<usize> {
    let mut scan = Scan::new(line, start);
    let mut named = false;
    for _ in 0..6 {
        if scan.eat_word(&[
            "salary", "ctc", "pay", "compensation", "remuneration", "package", "stipend", "wage", "wages", "comp",
            "earnings",
        ]) {
            named = true;
        } else if !scan.eat_word(&[
            "employer", "provided", "offered", "expected", "current", "annual", "monthly", "base", "range", "budget",
            "fixed", "total", "rate", "scale", "starting", "the", "package", "job", "details", "present",
        ]) {
            break;
        }
        scan.blanks();
        scan.eat("/");
    }
    let separated = scan.eat(":") | scan.eat_if(is_dash) | scan.eat(":") | scan.eat("=") | scan.eat("|");
    scan.blanks();
    scan.eat_if(is_dash);
    scan.blanks();
    (named && separated).then(|| scan.at())
}

/// Whether the words stand in place of an amount: `Some(true)` where they say that it is kept back.
fn note(words: &str) -> Option<bool> {
    const WITHHELD: &[&str] = &[
        "not disclosed", "undisclosed", "confidential", "not specified", "not mentioned", "salary not disclosed",
        "hidden", "not stated", "na",
    ];
    const NOTES: &[&str] = &[
        "best in industry",
        "best in the industry",
        "best in class",
        "best in market",
        "best in the market",
        "competitive",
        "highly competitive",
        "negotiable",
        "as per market standards",
        "as per market standard",
        "as per industry standards",
        "as per industry standard",
        "as per industry norms",
        "as per company norms",
        "as per market",
        "as per experience",
        "industry standard",
        "market standard",
        "no bar for the right candidate",
        "no constraint",
        "open",
        "depends on experience",
    ];
    if words.len() > 80 {
        return None;
    }
    let plain: String =
        words.chars().map(|sign| if sign.is_alphanumeric() { sign.to_ascii_lowercase() } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = ["salary", "pay", "compensation", "package"]
        .iter()
        .find_map(|noun| plain.strip_suffix(noun))
        .unwrap_or(&plain)
        .trim_end();
    if WITHHELD.contains(&plain.as_str()) {
        return Some(true);
    }
    NOTES.iter().any(|known| *known == plain || *known == bare).then_some(false)
}

#[cfg(test)]
mod tests;
