//! What is pay, how much, and what only looks like it.

use proptest::prelude::*;
use talent::Pay;

use super::*;

/// `min-max CUR/period`, with what is missing left out and `~` before a period that was inferred.
fn show(mention: &PayMention) -> String {
    let Pay { min, max, currency, period, estimated } = &mention.pay;
    let units = |amount: &Option<talent::Amount>| {
        amount.map_or(String::new(), |amount| serde_json::to_string(&amount).unwrap())
    };
    let mut shown = format!("{}-{}", units(min), units(max));
    if let Some(currency) = currency {
        shown = format!("{shown} {}", currency.code());
    }
    if let Some(period) = period {
        let mark = if mention.period_inferred { "~" } else { "" };
        shown = format!("{shown} {mark}{}", format!("{period:?}").to_lowercase());
    }
    if *estimated {
        shown += " est";
    }
    shown
}

#[test]
fn what_comes_on_top_is_part_of_the_line() {
    check_line("AED 4,500 - 5,500 per month + accommodation", "4500-5500 AED month");
    check_line("£32,100 - £39,400 per annum plus island allowance", "32100-39400 GBP year");
    check_line("💰 AED 5000 - 6500 / month + food", "5000-6500 AED month");
    check_line("£8.20 an hour, rising every September", "8.2-8.2 GBP hour");
    assert_eq!(read_whole("£32,100 per annum, hybrid, permanent"), None);
    assert_eq!(read_whole("£30,000 was stolen, plus a bicycle"), None);
}

fn check_line(line: &str, expected: &str) {
    let Some(PayLine::Stated(mention)) = read_whole(line) else { panic!("{line:?} is {:?}", read_whole(line)) };
    assert_eq!(show(&mention), expected, "{line:?}");
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(find(text).iter().map(show).collect::<Vec<_>>(), expected, "{text:?}");
}

#[test]
fn rupees_in_lakhs_and_crores() {
    check_line("₹7L - ₹19L / yr", "700000-1900000 INR year");
    check_line("₹11L - ₹11L / yr", "1100000-1100000 INR year");
    check_line("3.25-6 Lacs PA", "325000-600000 INR year");
    check_line("1.2-1.75 Cr PA", "12000000-17500000 INR year");
    check_line("1-2.5 Crores PA", "10000000-25000000 INR year");
    check_line("11.5 LPA", "1150000-1150000 INR year");
    check_line("50,000-3 Lacs PA", "50000-300000 INR year");
    check_line("1.4 Cr", "14000000-14000000 INR ~year");
    check_line("INR 14,00,000", "1400000-1400000 INR ~year");
    check_line("Rs. 32,000 per month", "32000-32000 INR month");
    check_line("Rs 2,40,000/- p.a.", "240000-240000 INR year");
    check_line("₹60k/month", "60000-60000 INR month");
    check_line("CTC: 9 to 13 LPA", "900000-1300000 INR year");
    check_line("6 LPA - 8 LPA", "600000-800000 INR year");
}

#[test]
fn currencies_by_code_and_sign() {
    check_line("3,500 - 4,500 GEL per month", "3500-4500 GEL month");
    check_line("KES 85,000 - 110,000 per month", "85000-110000 KES month");
    check_line("₾ 3,500 per month", "3500-3500 GEL month");
    check_line("45.000 ₺ per month", "45000-45000 TRY month");
    check_line("14 000 - 18 500 PLN per month", "14000-18500 PLN month");
    check_line("€ 52 000 a year", "52000-52000 EUR year");
    check("TOP 10,000 companies pay well", &[]);
}

#[test]
fn estimates_of_a_site_are_told_from_the_employers_word() {
    check_line("$61K-$97K (Jobsite est.)", "61000-97000 USD ~year est");
    check_line("$18-$26 Per Hour(Jobsite est.)", "18-26 USD hour est");
    check_line("$61K-$97K (Employer est.)", "61000-97000 USD ~year");
    check_line("Employer Provided Salary:$31-$44 Per Hour", "31-44 USD hour");
}

#[test]
fn the_scale_of_one_end_is_shared() {
    check_line("€60-75k + equity", "60000-75000 EUR ~year");
    check_line("$130-$260K", "130000-260000 USD ~year");
    check_line("$145-190,000", "145000-190000 USD ~year");
    check_line("$125k-180", "125000-180000 USD ~year");
    check_line("Salary range: $25-30 K", "25000-30000 USD ~year");
    check_line("$800-1k per week", "800-1000 USD week");
}

#[test]
fn other_currencies_and_periods() {
    check_line("£42k", "42000-42000 GBP ~year");
    check_line("90k-120k USD", "90000-120000 USD ~year");
    check_line("CA$80k to CA$95k", "80000-95000 CAD ~year");
    check_line("$96k-$114k CAD", "96000-114000 CAD ~year");
    check_line("38 CAD/hr", "38-38 CAD hour");
    check_line("$110,000 - $140,000 per year", "110000-140000 USD year");
    check_line("CHF 95'000 – 110'000", "95000-110000 CHF ~year");
    check_line("45.000 € brutto", "45000-45000 EUR ~year");
    check_line("AED 12000 monthly", "12000-12000 AED month");
    check_line("$22.50 an hour", "22.5-22.5 USD hour");
    check_line("12,000/month", "12000-12000 month");
}

#[test]
fn one_end_may_be_open() {
    check_line("Up to £65k", "-65000 GBP ~year");
    check_line("CTC : Upto 15 LPA", "-1500000 INR year");
    check_line("from $90,000", "90000- USD ~year");
    check_line("$180K+", "180000- USD ~year");
}

#[test]
fn words_in_place_of_an_amount() {
    for line in ["Best in industry", "Salary: As per market standards", "Competitive salary", "CTC - Negotiable"] {
        assert!(matches!(read_whole(line), Some(PayLine::Note(_))), "{line:?}");
    }
    for line in ["Not disclosed", "Salary: Not Disclosed", "Confidential"] {
        assert!(matches!(read_whole(line), Some(PayLine::Withheld(_))), "{line:?}");
    }
    let line = "Salary:  Best in industry ";
    assert!(matches!(read_whole(line), Some(PayLine::Note(span)) if span.of(line) == Some("Best in industry")));
}

#[test]
fn lines_that_are_not_pay() {
    for line in [
        "2 - 5 yrs",
        "Pune",
        "10k",
        "25",
        "",
        "  ",
        "Salary:",
        "$3M",
        "401k",
        "Series B, $40M",
        "1,200 employees",
        "12 LPA and a dog to pet",
    ] {
        assert_eq!(read_whole(line), None, "{line:?}");
    }
}

#[test]
fn pay_in_running_text() {
    check("We pay €3,200 per month after tax.", &["3200-3200 EUR month"]);
    check("Backend Engineer | Porto | Full-time | $155-215k + equity | Go", &["155000-215000 USD ~year"]);
    check("Comp: ₹30L–₹55L base + meaningful equity", &["3000000-5500000 INR ~year"]);
    check(
        "The expected salary for this position is between $150,000 and $175,000. We sponsor visas.",
        &["150000-175000 USD ~year"],
    );
    check("Basic monthly salary: £1,600", &["1600-1600 GBP month"]);
    check("Wage:- 11,500 In Hand/ Month, bunk included", &["11500-11500 month"]);
    check("Pay starts at $14.50-15.25/hour and rises.", &["14.5-15.25 USD hour"]);
    check("Salary upto 30K", &["-30000"]);
    check("Engineer ($120k-$150k), Designer ($90k-$110k)", &["120000-150000 USD ~year", "90000-110000 USD ~year"]);
}

#[test]
fn money_that_is_not_pay() {
    for text in [
        "We raised $2M in funding last year.",
        "a group with US $17.20 billion revenues",
        "Medical, dental and 401k with matching",
        "used by 10k users in 40 countries",
        "grew from 90 thousand in 2017 to 5 Lakh customers, 5L users",
        "a $25 per paycheck subsidy for lunch",
        "our $42M Series A",
        "an annual learning budget of $2,000 per year",
        "a $500 referral bonus",
        "handles $800K contracts with banks",
        "from as little as ₹10 a person can save",
        "up to $50 / month for the gym",
        "our customer base grew from 20 thousand to 3 Lakh",
        "flat €40/workflow, delivered in two days",
    ] {
        check(text, &[]);
    }
}

#[test]
fn equity_beside_the_money() {
    let equity = |text: &'static str| find(text)[0].equity.and_then(|span| span.of(text));
    assert_eq!(equity("CTO | $150K–$220K + 0.5–3% equity | Lyon"), Some("0.5–3% equity"));
    assert_eq!(equity("$150K–$220K base + early-stage equity (1-2%)"), Some("early-stage equity (1-2%)"));
    assert_eq!(equity("$170K - $225K • 0.05% - 0.15% • Oslo"), Some("0.05% - 0.15%"));
    assert_eq!(equity("$150K–$220K + benefits"), None);
}

#[test]
fn the_span_covers_the_amounts_and_their_period() {
    let text = "Salary: up to Rs. 25,000 per month, paid on the 1st";
    assert_eq!(find(text)[0].span.of(text), Some("Rs. 25,000 per month"));
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([0-9.,]{1,4}|[₹$€£kKL+%/()-]|[a-z]{1,3}|LPA|Lacs|per year|to| |\n|é|\u{a0}){0,40}") {
        let mut last = 0;
        for mention in find(&text) {
            prop_assert!(mention.span.of(&text).is_some());
            prop_assert!(mention.span.start >= last);
            last = mention.span.end;
            prop_assert!(mention.pay.min.is_some() || mention.pay.max.is_some());
            if let (Some(min), Some(max)) = (mention.pay.min, mention.pay.max) {
                prop_assert!(min <= max);
            }
            prop_assert!(mention.equity.is_none_or(|equity| equity.of(&text).is_some()));
        }
        let _ = read_whole(&text);
    }

    #[test]
    fn no_text_makes_it_fail(text in any::<String>()) {
        let _ = (find(&text), read_whole(&text));
    }
}
