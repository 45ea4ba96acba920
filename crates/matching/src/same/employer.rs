//! Whether two names are one employer's: never silently, but with how sure that is and by what.

use serde::Serialize;
use talent::firm;

use crate::weights::Permille;

/// By what two names are taken for one employer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NameRelation {
    /// The same words, whatever their case and punctuation.
    SameWords,
    /// The same letters, written as other words ("Tidewater", "Tide Water").
    Spacing,
    /// They differ in the legal form alone ("Acme", "Acme Pvt Ltd").
    LegalForm,
    /// One names a country or region of the same firm ("Acme India").
    Branch,
    /// One leaves out general words at the end ("Acme", "Acme Enterprise Solutions").
    ShortForm,
    /// One is the initials of the other.
    Initials,
}

impl NameRelation {
    /// How sure it is, in thousandths.
    pub const fn confidence(self) -> Permille {
        match self {
            Self::SameWords => 990,
            Self::Spacing | Self::LegalForm => 970,
            Self::Branch => 900,
            Self::ShortForm => 850,
            Self::Initials => 600,
        }
    }

    /// As a sentence says it after the two names.
    pub const fn spoken(self) -> &'static str {
        match self {
            Self::SameWords => "are the same words",
            Self::Spacing => "are the same letters",
            Self::LegalForm => "differ in the legal form alone",
            Self::Branch => "differ in the country alone",
            Self::ShortForm => "are a short and a long form",
            Self::Initials => "are initials and the words behind them",
        }
    }
}

/// How two names of employers are one employer's; `None` where nothing says so. It is symmetric.
pub fn same_employer(one: &str, other: &str) -> Option<NameRelation> {
    let [one_words, other_words] = [one, other].map(words);
    if one_words.is_empty() || other_words.is_empty() {
        return None;
    }
    if one_words == other_words {
        return Some(NameRelation::SameWords);
    }
    if one_words.concat() == other_words.concat() {
        return Some(NameRelation::Spacing);
    }
    let [one_bare, other_bare] = [&one_words, &other_words].map(|words| without_forms(words));
    if one_bare == other_bare {
        return Some(NameRelation::LegalForm);
    }
    if one_bare.concat() == other_bare.concat() {
        return Some(NameRelation::Spacing);
    }
    if without_branch(one_bare) == without_branch(other_bare) {
        return Some(NameRelation::Branch);
    }
    let [short, long] =
        if one_bare.len() <= other_bare.len() { [one_bare, other_bare] } else { [other_bare, one_bare] };
    if is_short_form(without_branch(short), without_branch(long)) {
        return Some(NameRelation::ShortForm);
    }
    let short_name = if one_bare.len() <= other_bare.len() { one } else { other };
    is_initials(short, short_name, long).then_some(NameRelation::Initials)
}

/// The words of a name in small letters. An article at the head is none of it, "&" is "and", and what stands in brackets says which firm
/// only where it is a legal form.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name
        .replace('&', " and ")
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// What a firm is called besides how it is made up: the words up to its legal forms, which stand at the end. A name that is nothing else
/// stays whole.
fn without_forms(words: &[String]) -> &[String] {
    trimmed(words, |word| firm::is_legal_form(word) || MORE_FORMS.contains(&word))
}

fn without_branch(words: &[String]) -> &[String] {
    trimmed(words, |word| BRANCHES.contains(&word))
}

fn trimmed(words: &[String], is_left_out: impl Fn(&str) -> bool) -> &[String] {
    let kept = words.iter().rposition(|word| !is_left_out(word)).map_or(words.len(), |last| last + 1);
    &words[..kept]
}

/// "Acme" of "Acme Enterprise Solutions": what follows says nothing of which firm it is, and what is kept does.
fn is_short_form(short: &[String], long: &[String]) -> bool {
    let is_general = |word: &String| firm::is_ending(word) || GENERAL.contains(&word.as_str());
    let tells = short.iter().any(|word| word.len() >= SHORTEST_TELLING && !is_general(word));
    short.len() < long.len() && long.starts_with(short) && tells && long[short.len()..].iter().all(is_general)
}

/// "BFL" of "Banyan Freight Lines": three letters at least, written as capitals.
fn is_initials(short: &[String], written: &str, long: &[String]) -> bool {
    let [initials] = short else { return false };
    let is_capitals = written.chars().filter(|sign| sign.is_lowercase()).count() == 0;
    let firsts: String =
        long.iter().filter(|word| *word != "and" && *word != "of").filter_map(|word| word.chars().next()).collect();
    is_capitals && initials.chars().count() >= 3 && *initials == firsts
}

/// A shorter word is as likely to be part of another firm's name.
const SHORTEST_TELLING: usize = 3;

/// Legal forms besides those that end names in any text.
const MORE_FORMS: &[&str] = &[
    "ab", "ag", "as", "bv", "company", "ev", "kg", "ltda", "nv", "oy", "private", "pte", "pty", "sa", "sarl", "sas",
    "spa", "srl",
];

/// Words that tell a firm's branches apart and not firms.
const BRANCHES: &[&str] = &[
    "africa", "america", "americas", "apac", "asia", "australia", "canada", "emea", "europe", "france", "germany",
    "global", "india", "international", "ireland", "japan", "singapore", "uae", "uk", "us", "usa", "worldwide",
];

/// General words in names of firms besides those that names end with.
const GENERAL: &[&str] = &[
    "ai", "and", "business", "com", "consultancies", "data", "digital", "engineering", "enterprise", "global", "in",
    "india", "innovations", "io", "it", "lab", "online", "org", "private", "products", "solution", "system", "tech",
    "web",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn relation(one: &str, other: &str) -> Option<NameRelation> {
        let relation = same_employer(one, other);
        assert_eq!(relation, same_employer(other, one), "{one} / {other}");
        relation
    }

    #[test]
    fn names_of_one_firm() {
        for (one, other, by) in [
            ("Banyan Freight", "BANYAN FREIGHT.", NameRelation::SameWords),
            ("Hale & Brook", "Hale and Brook", NameRelation::SameWords),
            ("TideWater", "Tide Water Pvt. Ltd.", NameRelation::Spacing),
            ("Banyan Freight Pvt Ltd", "Banyan Freight Private Limited", NameRelation::LegalForm),
            ("The Banyan Freight Company", "Banyan Freight", NameRelation::LegalForm),
            ("Banyan Freight (India) Pvt Ltd", "Banyan Freight", NameRelation::Branch),
            ("Banyan", "Banyan Enterprise Solutions", NameRelation::ShortForm),
            ("BFL", "Banyan Freight Lines Ltd", NameRelation::Initials),
        ] {
            assert_eq!(relation(one, other), Some(by), "{one} / {other}");
        }
    }

    #[test]
    fn names_of_two_firms() {
        for (one, other) in [
            ("Banyan Freight", "Banyan Foods"),
            ("Banyan", "Banyan Dental"),
            ("Global Solutions", "Global Technologies"),
            ("Global", "Global Services"),
            ("It", "IT Services"),
            ("Bfl", "Banyan Freight Lines"),
            ("", "Banyan"),
            ("Pvt Ltd", "Banyan Pvt Ltd"),
        ] {
            assert_eq!(relation(one, other), None, "{one} / {other}");
        }
    }
}
