//! Private persons whose names got into a text that everybody reads.

use std::sync::LazyLock;

use crate::text::pattern::pattern;
use regex::Regex;
use talent::Span;

/// Words behind a greeting that are no person's name.
const NOT_NAMES: &str = "All Applicant Applicants Aspirant Aspirants Associate Associates Candidate Candidates \
    Client Colleague Colleagues Committee Community Concern Connection Connections Customer Employer Everybody \
    Everyone Executive Folks Fresher Freshers Friend Friends Graduate Graduates Greetings Guys HR Hiring Human Job \
    Madam Maam Manager Members Network Partner Professional Professionals Recruiter Recruiters Recruitment Reader \
    Resources Seeker Seekers Sir Sirs Student Students Team Talent There User World";

static GREETED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:Dear|DEAR|Hi|HI|Hello|HELLO|Hey|Greetings)\s+(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?(\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)*(?:\s+\p{Lu}\.?)?\s+\p{Lu}[\p{L}'’]+(?:-\p{Lu}[\p{L}'’]+)*)\s*(?:[,:;!\n]|[-–]|$)",
    )
});

/// The full names of those whom the text greets.
pub(super) fn leaked_names(text: &str) -> impl Iterator<Item = Span> {
    GREETED.captures_iter(text).filter_map(|found| found.get(1)).filter_map(|name| {
        let person = !name
            .as_str()
            .split(|c: char| c.is_whitespace() || c == '-')
            .any(|word| NOT_NAMES.split(' ').any(|other| other.eq_ignore_ascii_case(word)));
        person.then(|| Span::new(name.start(), name.end()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_leak_but_roles_do_not() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(leaked_names(text).find_map(|span| span.of(text)), expected, "{text}");
        };
        check("Dear Asha Menon, Greetings from us", Some("Asha Menon"));
        check("Dear Mr. Ravi K. Iyer\nwe have", Some("Ravi K. Iyer"));
        check("Hi Asha Menon-Roy, hope you are well", Some("Asha Menon-Roy"));
        check("Hello World Bakers, we bake", None);
        check("Hello Baking Community!", None);
        check("Dear Hiring Manager, we", None);
        check("Dear Job Seekers,", None);
        check("Dear Candidates, Greetings", None);
        check("our Dear Leader Bakery sells", None);
    }
}
