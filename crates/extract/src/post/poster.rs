//! Who put a posting on a page: `Posted by …`, `Agency job`, `via … by …`, `3 recruiters`, `1 video`.

use std::sync::LazyLock;

use crate::text::pattern::any_case as pattern;
use regex::Regex;
use talent::Span;

static BY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:posted|added|shared|listed) by:?\s+(\S.*)$"));
static AGENCY_JOB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:agency|consultancy|recruitment agency|staffing agency) (?:job|post|posting|opening)$")
});
static VIA: LazyLock<Regex> = LazyLock::new(|| pattern(r"^via\s+(\S.*?)(?:\s+by\s+(\S.*))?$"));
static COUNT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(\d{1,6})\s+(?:(recruiters?)|(videos?))$"));
static AT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^at\s+(\S.*)$"));

/// What a line of a header says about the one who posted. Ranges are those of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Poster {
    /// A person of the employer.
    Person(Span),
    /// The mark of an agency's posting.
    AgencyJob,
    /// An agency, and its person where one is named.
    Via(Span, Option<Span>),
    /// How many recruiters.
    Recruiters(u32),
    /// How many videos.
    Videos(u32),
    /// The employer.
    At(Span),
}

impl Poster {
    /// Reads a line that says nothing else. `None` for any other line.
    pub(super) fn read(line: &str) -> Option<Self> {
        if line.len() > 120 {
            return None;
        }
        let group =
            |found: &regex::Captures<'_>, index| found.get(index).map(|part| Span::new(part.start(), part.end()));
        if let Some(found) = BY.captures(line) {
            return group(&found, 1).map(Self::Person);
        }
        if AGENCY_JOB.is_match(line) {
            return Some(Self::AgencyJob);
        }
        if let Some(found) = VIA.captures(line) {
            return Some(Self::Via(group(&found, 1)?, group(&found, 2)));
        }
        if let Some(found) = COUNT.captures(line) {
            let count = found[1].parse().ok()?;
            return Some(if found.get(2).is_some() { Self::Recruiters(count) } else { Self::Videos(count) });
        }
        group(&AT.captures(line)?, 1).map(Self::At)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<Poster>) {
        assert_eq!(Poster::read(line), expected, "{line}");
    }

    #[test]
    fn posters_of_all_shapes() {
        check("Posted by Asha Menon", Some(Poster::Person(Span::new(10, 20))));
        check("Agency job", Some(Poster::AgencyJob));
        check("via Hirewell", Some(Poster::Via(Span::new(4, 12), None)));
        check("via Hirewell Search by Ravi K", Some(Poster::Via(Span::new(4, 19), Some(Span::new(23, 29)))));
        check("32 recruiters", Some(Poster::Recruiters(32)));
        check("1 video", Some(Poster::Videos(1)));
        check("at Acme Bakeries", Some(Poster::At(Span::new(3, 16))));
        check("Attend meetings", None);
        check("3 recruiters needed", None);
    }
}
