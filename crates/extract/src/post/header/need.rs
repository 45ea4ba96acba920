//! Lines that say what somebody should bring: they may stand first, but they are neither a title nor a firm's name.

use std::sync::LazyLock;

use regex::Regex;
use talent::vocabulary::Vocabulary;

use super::super::employer;
use crate::facts::degree;
use crate::facts::mention::asked;
use crate::facts::role::is_role_noun;
use crate::facts::skill::Setting;
use crate::text::pattern::pattern;
use crate::text::words::{has_word, words};

/// "Experience building ovens", "At least 2 years in a bakery", "Fluent in Tamil": a word of asking with what is asked for behind it, where
/// nothing but words that grade it stands before.
static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^\W*(?:
            (?:[\w'’+-]+\s+(?:(?:and|or|to)\s+)?){0,4}?
              (?:experience[ds]?|knowledge|understanding|familiar(?:ity)?|proficien(?:t|cy)|expertise|fluen(?:t|cy)|ability|able|background|comfortable|skills?)
              \s+(?:in|of|with|using|to|on|and\s+(?:knowledge|understanding)|(?-i:[a-z]{3,})ing)\b
          | (?:at\ least|min(?:imum|\.)?(?:\ of)?|over|more\ than)?\s*\d{1,2}\s?\+?\s*(?:-\s*\d{1,2}\s*)?(?:years?|yrs?)['’]?\s+(?:of|in|with|as|experience)\b
        )",
    )
});

/// Whether a line asks for something that somebody has or can.
pub(super) fn is_need(line: &str) -> bool {
    ASKS.is_match(line)
}

/// "React or other frameworks", "ovens such as …", "by baking": words that no title has but one that tells of the work.
static TELLS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:or (?:an)?other|or similar|e ?\. ?g\b|such as|etc|by [a-z]{3,}ing)\b"));

/// Whether the only line of a text says what somebody should bring: as a sentence does, or as a list of skills or a degree.
pub(super) fn is_need_alone(line: &str, vocabulary: &Vocabulary) -> bool {
    const STUDIED_FOR: &[&str] = &[
        "candidate", "candidates", "fellow", "fellowship", "position", "positions", "programme", "scholarship",
        "stipend", "student", "students", "studentship",
    ];
    let is_degree = || {
        let found = degree::find(line);
        found.first().is_some_and(|found| found.span.start == 0)
            && !has_word(line, STUDIED_FOR)
            && !ends_in_person(line)
    };
    TELLS.is_match(line) || is_degree() || is_list_of_skills(line, vocabulary)
}

fn ends_in_person(line: &str) -> bool {
    words(line).next_back().is_some_and(|word| is_role_noun(&word.to_lowercase()))
}

/// Where a title ends that goes on with what it asks for: "Baker with 5 years of experience".
pub(super) fn before_need(line: &str) -> Option<usize> {
    let with = line.find(" with ")?;
    is_need(&line[with + " with ".len()..]).then_some(with)
}

/// Whether skills make up most of a line that names nobody: "Banking Financial Services Insurance". In small letters the third name makes
/// a list, whatever stands beside it.
fn is_list_of_skills(line: &str, vocabulary: &Vocabulary) -> bool {
    const LIST_MIN: usize = 3;
    if !line.contains(char::is_uppercase) && vocabulary.skill_mentions(line).len() >= LIST_MIN {
        return true;
    }
    let skills = asked(line, Setting::Prose, false, vocabulary);
    let length = |part: &str| words(part).map(str::len).sum::<usize>();
    let named: usize = skills.iter().filter_map(|skill| skill.span.of(line)).map(length).sum();
    let several = skills.len() > 1 || employer::has_form(line);
    several && !ends_in_person(line) && named * 3 >= length(line) * 2 && named > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_are_told_from_titles() {
        for need in [
            "Experience building clay ovens",
            "Deep experience with yeast and rye",
            "Solid knowledge of food hygiene",
            "At least 2 years of experience in Food Safety",
            "Minimum 3 years in bread technology",
            "5+ years in a bakery",
            "Good understanding of and experience with ovens",
        ] {
            assert!(is_need(need), "{need}");
        }
        for title in [
            "Customer Experience Designer",
            "Knowledge Manager",
            "Baker",
            "Skills Trainer",
            "Baker with 5 years of experience",
        ] {
            assert!(!is_need(title), "{title}");
        }
    }

    #[test]
    fn a_title_ends_before_what_it_asks_for() {
        let check = |line: &'static str| before_need(line).map(|end| &line[..end]);
        assert_eq!(check("Oven Engineer with 5 years of experience in rye"), Some("Oven Engineer"));
        assert_eq!(check("Baker with knowledge of rye"), Some("Baker"));
        assert_eq!(check("Baker with a van"), None);
        assert_eq!(check("Baker"), None);
    }

    #[test]
    fn lines_that_state_needs_alone_are_told_from_titles_and_firms() {
        let check = |line: &str| is_need_alone(line, Vocabulary::embedded());
        assert!(check("Rye or other kinds of bread"));
        assert!(check("Make bread better by baking it longer"));
        assert!(check("Master's degree in food science"));
        assert!(!check("PhD position in food science"));
        assert!(check("python kubernetes docker devops"));
        assert!(check("Accounting Food Safety"));
        assert!(!check("Python Developer"));
        assert!(!check("Rye Oven Services"));
        assert!(!check("Head of Baking"));
    }
}
