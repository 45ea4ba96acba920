//! How telephone numbers of a country are written: its calling code, the digits dialled first at home, and how many digits follow.
//!
//! From the numbering plans that the ITU publishes by country (E.164, "National Numbering Plans"), for the countries that send
//! and receive most applicants. A country that is missing only means that its numbers stay as written.

use talent::Country;

/// The numbering plan of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// ISO 3166-1 alpha-2.
    country: &'static str,
    /// What is dialled from abroad.
    pub(super) code: &'static str,
    /// What is dialled before the number at home, and not from abroad.
    trunk: &'static str,
    /// Digits of a number without either: the fewest and the most.
    digits: (usize, usize),
}

const fn plan(country: &'static str, code: &'static str, trunk: &'static str, digits: (usize, usize)) -> Plan {
    Plan { country, code, trunk, digits }
}

/// Sorted by country.
const PLANS: &[Plan] = &[
    plan("AE", "971", "0", (8, 9)),
    plan("AM", "374", "0", (8, 8)),
    plan("AR", "54", "0", (10, 11)),
    plan("AT", "43", "0", (7, 13)),
    plan("AU", "61", "0", (9, 9)),
    plan("BD", "880", "0", (8, 10)),
    plan("BE", "32", "0", (8, 9)),
    plan("BG", "359", "0", (8, 9)),
    plan("BH", "973", "", (8, 8)),
    plan("BR", "55", "0", (10, 11)),
    plan("CA", "1", "1", (10, 10)),
    plan("CH", "41", "0", (9, 9)),
    plan("CL", "56", "", (9, 9)),
    plan("CN", "86", "0", (10, 11)),
    plan("CO", "57", "", (10, 10)),
    plan("CZ", "420", "", (9, 9)),
    plan("DE", "49", "0", (7, 11)),
    plan("DK", "45", "", (8, 8)),
    plan("EE", "372", "", (7, 8)),
    plan("EG", "20", "0", (9, 10)),
    plan("ES", "34", "", (9, 9)),
    plan("FI", "358", "0", (7, 11)),
    plan("FR", "33", "0", (9, 9)),
    plan("GB", "44", "0", (9, 10)),
    plan("GE", "995", "0", (9, 9)),
    plan("GH", "233", "0", (9, 9)),
    plan("GR", "30", "", (10, 10)),
    plan("HK", "852", "", (8, 8)),
    plan("HR", "385", "0", (8, 9)),
    plan("HU", "36", "06", (8, 9)),
    plan("ID", "62", "0", (8, 12)),
    plan("IE", "353", "0", (8, 9)),
    plan("IL", "972", "0", (8, 9)),
    plan("IN", "91", "0", (10, 10)),
    plan("IT", "39", "", (8, 11)),
    plan("JP", "81", "0", (9, 10)),
    plan("KE", "254", "0", (9, 9)),
    plan("KR", "82", "0", (8, 10)),
    plan("KW", "965", "", (8, 8)),
    plan("KZ", "7", "8", (10, 10)),
    plan("LK", "94", "0", (9, 9)),
    plan("LT", "370", "0", (8, 8)),
    plan("LV", "371", "", (8, 8)),
    plan("MA", "212", "0", (9, 9)),
    plan("MX", "52", "", (10, 10)),
    plan("MY", "60", "0", (8, 10)),
    plan("NG", "234", "0", (8, 10)),
    plan("NL", "31", "0", (9, 9)),
    plan("NO", "47", "", (8, 8)),
    plan("NP", "977", "0", (8, 10)),
    plan("NZ", "64", "0", (8, 10)),
    plan("OM", "968", "", (8, 8)),
    plan("PE", "51", "0", (8, 9)),
    plan("PH", "63", "0", (8, 10)),
    plan("PK", "92", "0", (9, 10)),
    plan("PL", "48", "", (9, 9)),
    plan("PT", "351", "", (9, 9)),
    plan("QA", "974", "", (8, 8)),
    plan("RO", "40", "0", (9, 9)),
    plan("RS", "381", "0", (8, 9)),
    plan("RU", "7", "8", (10, 10)),
    plan("SA", "966", "0", (8, 9)),
    plan("SE", "46", "0", (7, 9)),
    plan("SG", "65", "", (8, 8)),
    plan("SK", "421", "0", (9, 9)),
    plan("TH", "66", "0", (8, 9)),
    plan("TR", "90", "0", (10, 10)),
    plan("TW", "886", "0", (8, 9)),
    plan("TZ", "255", "0", (9, 9)),
    plan("UA", "380", "0", (9, 9)),
    plan("UG", "256", "0", (9, 9)),
    plan("US", "1", "1", (10, 10)),
    plan("VN", "84", "0", (9, 10)),
    plan("ZA", "27", "0", (9, 9)),
];

/// The plan of a country.
pub(super) fn plan_of(country: Country) -> Option<&'static Plan> {
    let at = PLANS.binary_search_by_key(&country.code(), |plan| plan.country).ok()?;
    Some(&PLANS[at])
}

/// Whether the digits behind a `+` can be a number: as many as the plan of their calling code has, or any number of a country without one.
pub(super) fn is_dialled(digits: &str) -> bool {
    // No calling code begins with another country's.
    match PLANS.iter().find(|plan| digits.starts_with(plan.code)) {
        Some(plan) => plan.holds(&digits[plan.code.len()..]),
        None => (8..=15).contains(&digits.len()) && !digits.starts_with('0'),
    }
}

impl Plan {
    /// `+` and the digits of a number that was written as it is dialled in the country; `None` for what is no number there.
    pub(super) fn abroad(&self, digits: &str) -> Option<String> {
        let national = digits.strip_prefix(self.trunk).filter(|rest| !self.trunk.is_empty() && self.holds(rest));
        let with_code = || digits.strip_prefix(self.code).filter(|rest| self.holds(rest));
        let whole = || Some(digits).filter(|digits| self.holds(digits));
        let national = national.or_else(whole).or_else(with_code)?;
        Some(format!("+{}{national}", self.code))
    }

    fn holds(&self, national: &str) -> bool {
        let (fewest, most) = self.digits;
        // Behind the code +1 no area begins with 0 or 1. Elsewhere a 0 is the trunk's, but in Italy, where it belongs to the number.
        let begins = match self.code {
            "1" => !national.starts_with(['0', '1']),
            "39" => true,
            _ => !national.starts_with('0'),
        };
        begins && (fewest..=most).contains(&national.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plans_are_sorted() {
        assert!(PLANS.windows(2).all(|pair| pair[0].country < pair[1].country));
    }

    #[test]
    fn no_calling_code_begins_with_another() {
        for one in PLANS {
            for other in PLANS {
                assert!(one.code == other.code || !one.code.starts_with(other.code), "{one:?} {other:?}");
            }
        }
    }
}
