//! Words of firms' names: legal forms, and the words that names of firms and institutions end with.

/// Whether the word, in any case and with or without a full stop, is the legal form of a firm ("Ltd.", "GmbH").
pub fn is_legal_form(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']);
    LEGAL_FORMS.iter().any(|form| word.eq_ignore_ascii_case(form))
}

/// Whether names of firms and institutions end with the word, which is in small letters.
pub fn is_ending(word: &str) -> bool {
    ENDINGS.binary_search(&word).is_ok()
}

const LEGAL_FORMS: &[&str] =
    &["co", "corp", "gmbh", "inc", "incorporated", "limited", "llc", "llp", "ltd", "plc", "pvt"];

/// In alphabetical order.
const ENDINGS: &[&str] = &[
    "agency", "airlines", "associates", "bakery", "bank", "bureau", "center", "centre", "club", "co", "college",
    "company", "consultancy", "consultants", "consulting", "corp", "corporation", "council", "enterprises",
    "foundation", "gmbh", "group", "healthcare", "holdings", "hospital", "hotel", "inc", "incorporated", "industries",
    "infosystems", "infotech", "institute", "international", "labs", "limited", "llc", "llp", "ltd", "media", "motors",
    "networks", "office", "organisation", "organization", "partners", "pharma", "plc", "pvt", "school", "services",
    "society", "software", "softwares", "solutions", "studio", "studios", "systems", "technologies", "technology",
    "university", "ventures",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_sorted_for_the_search() {
        assert!(ENDINGS.is_sorted());
    }
}
