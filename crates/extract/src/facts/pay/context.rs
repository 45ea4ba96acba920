//! Whether an amount is pay: by its own form, and by the words of its line.

use talent::Period;

use super::amount::Scale;
use super::money::{Money, Qualifier};
use crate::text::scan::is_blank;
use crate::text::words::{has_word, is_one_of, words};

/// Bytes of the line that are looked at before and after an amount: a label stands close, and a long line must stay cheap.
const REACH: usize = 56;

const LABELS: &[&str] = &[
    "salary", "salaries", "compensation", "comp", "ctc", "pay", "pays", "paid", "package", "remuneration", "wage",
    "wages", "earn", "earning", "earnings", "ote", "stipend", "income", "rate", "cash", "lpa", "gross", "paying",
    "gehalt", "jahresgehalt", "lohn", "salaire", "salario", "salário", "sueldo", "stipendio", "retribuzione",
    "salaris",
];

/// Words before an amount that make it something else than pay.
const OTHER_BEFORE: &[&str] = &[
    "bonus", "bonuses", "raise", "raised", "raises", "raising", "raising", "funding", "funded", "worth", "valued",
    "valuation", "revenue", "revenues", "subsidy", "allowance", "reimbursement", "referral", "credit", "budget",
    "grant", "prize", "award", "awards", "saved", "save", "saving", "investment", "invested", "portfolio", "sales",
    "gift", "insurance", "401", "donated", "fee", "fees", "turnover", "arr", "aum", "customer", "customers", "user",
    "users", "business", "target", "targets", "quota", "volume", "orders", "transactions",
];

/// Words after an amount that make it something else than pay.
const OTHER_AFTER: &[&str] = &[
    "funding", "raised", "raise", "round", "seed", "series", "revenue", "revenues", "arr", "gmv", "aum", "valuation",
    "sales", "investment", "industry", "market", "company", "companies", "contract", "contracts", "portfolio",
    "business", "budget", "bonus", "sign", "signing", "referral", "subsidy", "allowance", "reimbursement", "perk",
    "credit", "credits", "users", "customers", "employees", "people", "members", "students", "downloads", "requests",
    "transactions", "worth", "pre", "turnover", "stipend", "match", "quality",
];

/// Whether the amounts can be anybody's pay at all.
pub(super) fn is_possible(found: &Money) -> bool {
    let units = |amount: Option<talent::Amount>| amount.map(|amount| amount.hundredths() / 100);
    let Some(most) = units(found.pay.max).or(units(found.pay.min)) else { return false };
    // "401k" is a pension.
    let pension = found.scale == Some(Scale::Thousand) && most == 401_000 && found.pay.currency.is_none();
    found.scale != Some(Scale::Million) && !pension && (1..1_000_000_000).contains(&most)
}

/// Whether the words are "up to", "from" or their like and nothing else.
pub(super) fn is_qualifier(words: &str) -> bool {
    words.len() <= 16 && (Qualifier::before(words).is_some() || words.eq_ignore_ascii_case("between"))
}

/// Whether the amounts, where they stand in running text, are pay.
pub(super) fn is_pay(text: &str, found: &Money) -> bool {
    // Most numbers of a text are bare; the words around them need no reading.
    if !is_possible(found) || (found.pay.currency.is_none() && !found.large) {
        return false;
    }
    let before = before(text, found.span.start);
    let after = after(text, found.span.end);
    let near_before = clause_end(before);
    let lakhs_a_year = found.scale.is_some_and(Scale::is_indian) && found.by_year;
    if unit_follows(after)
        || (has_word(near_before, OTHER_BEFORE) && !lakhs_a_year)
        || has_word(clause_start(after), OTHER_AFTER)
    {
        return false;
    }
    let labelled = has_word(before, LABELS)
        || has_word(clause_start(after), &["base", "salary", "ote", "ctc", "compensation", "gross", "cash"]);
    let code = found.pay.currency.is_some();
    if found.scale.is_some_and(Scale::is_indian) && (found.pay.period.is_some() || labelled) {
        return true;
    }
    if !code {
        return labelled && found.large && (found.range || found.pay.period.is_some() || label_adjoins(before));
    }
    if labelled {
        return found.large || found.pay.period.is_some() || found.range || label_adjoins(before);
    }
    is_likely_alone(found, after)
}

/// Amounts of the size of a wage, with a currency, as a range or with a period: pay even without a word that says so.
fn is_likely_alone(found: &Money, after: &str) -> bool {
    let units = |amount: Option<talent::Amount>| amount.map(|amount| amount.hundredths() / 100);
    let Some(least) = units(found.pay.min).or(units(found.pay.max)) else { return false };
    let rupees = found.pay.currency == Some(talent::Currency::INR);
    match found.pay.period {
        Some(Period::Year) => least >= if rupees { 60_000 } else { 9_000 },
        Some(Period::Month) => least >= if rupees { 3_000 } else { 300 },
        Some(Period::Week | Period::Day) => least >= 20,
        Some(Period::Hour) => (5..=1_000).contains(&least),
        None => {
            let yearly =
                if rupees { (100_000..=100_000_000).contains(&least) } else { (15_000..=2_000_000).contains(&least) };
            let promises_shares = after
                .trim_start_matches(is_blank)
                .strip_prefix('+')
                .is_some_and(|rest| has_word(clause_start(rest), &["equity", "bonus", "benefits"]));
            let ends_segment = after
                .trim_start_matches(is_blank)
                .chars()
                .next()
                .is_none_or(|next| matches!(next, '|' | '+' | ')' | ';' | '•'));
            yearly && (found.range || promises_shares || (found.large && ends_segment))
        }
    }
}

/// The period that a label before the amount states: "Monthly salary: 3000".
pub(super) fn period_before(text: &str, found: &Money) -> Option<Period> {
    let before = before(text, found.span.start);
    let clause = before.rsplit(['|', ';', '•', '!', '?', '>', '.']).next().unwrap_or(before);
    let small = found.pay.max.or(found.pay.min).is_some_and(|amount| amount.hundredths() < 1_000_000);
    let stated = [
        (Period::Month, "monthly", true),
        (Period::Year, "annual", true),
        (Period::Year, "annum", true),
        (Period::Year, "yearly", true),
        (Period::Year, "annually", true),
        // "Weekly pay, $52,000" says when it is paid.
        (Period::Hour, "hourly", small),
        (Period::Week, "weekly", small),
        (Period::Day, "daily", small),
    ];
    stated.into_iter().find_map(|(period, word, fits)| (fits && has_word(clause, &[word])).then_some(period))
}

/// The part of the line before `at`, at most [`REACH`] bytes.
fn before(text: &str, at: usize) -> &str {
    let mut start = at.saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let reach = &text[start..at];
    reach.rsplit(['\n', '\r']).next().unwrap_or(reach)
}

/// The part of the line after `at`, at most [`REACH`] bytes.
fn after(text: &str, at: usize) -> &str {
    let mut end = (at + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let reach = &text[at..end];
    reach.split(['\n', '\r']).next().unwrap_or(reach)
}

/// The last words before an amount that belong to its clause, at most four.
fn clause_end(before: &str) -> &str {
    let clause = before.rsplit(['|', ';', '•', ')', '!', '?', '>']).next().unwrap_or(before);
    let mut words = 0;
    let cut = clause.trim_end_matches(is_blank).rfind(|sign: char| {
        words += usize::from(is_blank(sign));
        words >= 4
    });
    cut.map_or(clause, |cut| clause.get(cut..).unwrap_or(clause))
}

/// The first words after an amount that belong to its clause, at most four.
fn clause_start(after: &str) -> &str {
    let clause = after.split(['|', ';', '•', '(', '+', '.', ',', '!', '?', '<', '&']).next().unwrap_or(after);
    let mut words = 0;
    let cut = clause.find(|sign: char| {
        words += usize::from(is_blank(sign));
        words >= 5
    });
    cut.map_or(clause, |cut| &clause[..cut])
}

/// Whether a unit that is no time follows: "per paycheck", "/workflow".
fn unit_follows(after: &str) -> bool {
    let rest = after.trim_start_matches(is_blank);
    let per = rest.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("per")) && rest[3..].starts_with(is_blank);
    per || rest.strip_prefix('/').is_some_and(|rest| rest.trim_start_matches(is_blank).starts_with(char::is_alphabetic))
}

/// Whether the last word before the amount is a label for pay, as in `Salary: 30,000`.
fn label_adjoins(before: &str) -> bool {
    let is_mark = |sign: char| is_blank(sign) || matches!(sign, ':' | '-' | '–' | '=' | '*');
    let mut lead = before.trim_end_matches(is_mark);
    for _ in 0..2 {
        let qualifier =
            ["up to", "upto", "starting", "starting from", "from", "minimum", "min", "maximum", "max", "at"]
                .iter()
                .find_map(|qualifier| {
                    let start = lead.len().checked_sub(qualifier.len())?;
                    lead.as_bytes()[start..].eq_ignore_ascii_case(qualifier.as_bytes()).then_some(start)
                });
        lead = lead[..qualifier.unwrap_or(lead.len())].trim_end_matches(is_mark);
    }
    let last = words(lead).next_back().unwrap_or_default();
    is_one_of(last, LABELS) || last.eq_ignore_ascii_case("base")
}
