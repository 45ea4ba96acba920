//! Dates and ranges as people write them.

use proptest::prelude::*;

use super::*;

fn show(range: &DateRange) -> String {
    match range.end {
        RangeEnd::On(end) => format!("{}..{end}", range.start),
        RangeEnd::Open => format!("{}..", range.start),
    }
}

fn check(text: &str, expected: &str) {
    let ranges = find_ranges(text);
    assert_eq!(ranges.iter().map(show).collect::<Vec<_>>().join(" "), expected, "{text:?}");
}

fn check_date(text: &str, expected: &str) {
    let dates = find_dates(text);
    assert_eq!(dates.iter().map(|found| found.date.to_string()).collect::<Vec<_>>().join(" "), expected, "{text:?}");
}

#[test]
fn ranges_that_have_ended() {
    check("Baker, Mill & Sons, July 2012 to September 2015", "2012-07..2015-09");
    check("2014-2016", "2014..2016");
    check("2014 – 16", "2014..2016");
    check("03/2015 – 06/2017", "2015-03..2017-06");
    check("06.2019 - 12.2020", "2019-06..2020-12");
    check("Aug-17 to Sep-19", "2017-08..2019-09");
    check("May '18 – Jun '20", "2018-05..2020-06");
    check("May/2008 - May/2016", "2008-05..2016-05");
    check("Jan - Mar 2019", "2019-01..2019-03");
    check("2015-03 - 2016-01", "2015-03..2016-01");
    check("From 12 Jan 2004 to 3rd March 2006", "2004-01-12..2006-03-03");
    check("June 2016 - August 2016, then 2017 - 2018", "2016-06..2016-08 2017..2018");
    check("Sept. 2016 -\nMay 2017", "2016-09..2017-05");
    check("(between 2001 and 2004)", "2001..2004");
}

#[test]
fn ranges_that_go_on() {
    for text in [
        "June 2019 - Present",
        "Jun 2019 till date",
        "June 2019 to date",
        "06/2019 – current",
        "June 2019 – till now",
        "June, 2019 -ongoing",
        "since June 2019",
        "June 2019 onwards",
        "June 2019-Till Date",
        "June 2019 to the present day",
    ] {
        check(text, "2019-06..");
    }
    check("2019 - Present", "2019..");
}

#[test]
fn what_is_no_range() {
    for text in [
        "2019",
        "in 2014 and 2020 employees",
        "2016 - 2014",
        "300-2016",
        "call 2012-555-0199",
        "5 - 10 years",
        "since then",
        "May to it",
        "1999.5 - 2001.5",
    ] {
        check(text, "");
    }
}

#[test]
fn single_dates() {
    check_date("June 2015", "2015-06");
    check_date("12 January 2004", "2004-01-12");
    check_date("January 12, 2004", "2004-01-12");
    check_date("12-Jan-2004", "2004-01-12");
    check_date("12th of May, 2010", "2010-05-12");
    check_date("2024-01-31", "2024-01-31");
    check_date("31/01/2024", "2024-01-31");
    check_date("01/31/2024", "2024-01-31");
    check_date("Class of 2011", "2011");
    check_date("graduated in May 2009.", "2009-05");
}

#[test]
fn an_order_that_cannot_be_told_leaves_the_year() {
    check_date("03/04/2020", "2020");
    check_date("04/04/2020", "2020-04-04");
}

#[test]
fn what_is_no_date() {
    for text in [
        "SQL Server 2008R2", "may 5", "12,2004", "phone 2012345678", "1,999 users", "v2019.1", "2019%", "32/01/2024",
        "$2015", "March on",
    ] {
        check_date(text, "");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([0-9]{1,4}|[-–/.,'’ ]|Jan|May|March|since|to|till date|Present|[a-z]{1,3}|\n|é){0,30}") {
        for range in find_ranges(&text) {
            prop_assert!(range.span.of(&text).is_some());
            if let RangeEnd::On(end) = range.end {
                prop_assert!(range.start.earliest() <= end.latest());
            }
        }
        let mut last = 0;
        for date in find_dates(&text) {
            prop_assert!(date.span.of(&text).is_some() && date.span.start >= last);
            last = date.span.end;
        }
    }

    #[test]
    fn no_text_makes_it_fail(text in any::<String>()) {
        let _ = (find_ranges(&text), find_dates(&text));
    }
}
