//! What the name of an employer looks like, and which names are descriptions that hide one.

use talent::{Span, firm};

use super::body::BodyLine;
use super::heading::Topic;

/// What ends the name of an employer at the head of a post besides the words that firms' names end with.
const FORMS: &[&str] = &[
    "ab", "ag", "ai", "bv", "cjsc", "committee", "embassy", "fund", "global", "mission", "ngo", "ojsc", "private",
    "pte", "pty", "sa", "sarl", "tech",
];

/// Nouns that say what an employer is rather than what it is called.
const KINDS: &[&str] = &[
    "brand", "business", "client", "company", "conglomerate", "corporate", "employer", "enterprise", "firm", "giant",
    "group", "leader", "marketplace", "mnc", "organisation", "organization", "platform", "player", "product",
    "provider", "startup", "start-up", "unicorn",
];

/// Words that describe an employer and are no part of a name.
const DESCRIPTIONS: &[&str] = &[
    "a", "b", "c", "d", "an", "one", "of", "the", "our", "agritech", "ai", "american", "analytics", "automotive",
    "b2b", "b2c", "banking", "based", "big", "blockchain", "client", "cloud", "confidential", "consulting", "consumer",
    "crypto", "cyber", "cybersecurity", "d2c", "data", "deeptech", "digital", "domestic", "early", "ecommerce",
    "e-commerce", "edtech", "education", "electric", "energy", "enterprise", "engineering", "established", "european",
    "famous", "fashion", "fast", "fast-growing", "fastest", "finance", "financial", "fintech", "food", "fortune",
    "funded", "gaming", "global", "growing", "growth", "health", "healthcare", "healthtech", "high", "hr", "in",
    "indian", "india's", "industrial", "insurance", "insurtech", "international", "investment", "iot", "it", "large",
    "largest", "leading", "legal", "level", "listed", "logistics", "manufacturing", "marketing", "media", "mid",
    "mid-size", "mid-sized", "mode", "multinational", "national", "new", "next", "next-gen", "no", "oil", "pharma",
    "premier", "premium", "private", "product", "product-based", "profitable", "promising", "proptech", "public",
    "rapidly", "real", "estate", "renowned", "reputable", "reputed", "retail", "saas", "sector", "security", "series",
    "service", "service-based", "services", "size", "sized", "small", "social", "software", "stage", "startup",
    "stealth", "stealth-mode", "technology", "tech", "telecom", "tier", "top", "travel", "trusted", "uk", "us",
    "us-based", "valued", "venture", "vc", "web3", "well", "well-funded", "well-known", "world's",
];

/// What may follow the noun of a description and begins its explanation.
const EXPLANATIONS: &[&str] = &[
    "at", "based", "built", "by", "company", "focused", "for", "from", "helping", "in", "into", "of", "on",
    "providing", "that", "to", "which", "who", "with",
];

/// Nouns that end names as well: they describe only behind a word of praise or size.
const INSTITUTIONS: &[&str] = &[
    "bank", "chain", "consultancy", "hospital", "house", "institute", "institution", "manufacturer", "nbfc",
    "retailer", "school", "studio", "university",
];

/// Words of praise and size, which are no part of a name.
const PRAISE: &[&str] = &[
    "big", "established", "famous", "fast", "fast-growing", "fortune", "funded", "growing", "large", "largest",
    "leading", "listed", "mid-size", "mid-sized", "profitable", "promising", "renowned", "reputable", "reputed", "top",
    "trusted", "valued", "well-funded", "well-known",
];

/// Names that hide a name by themselves.
const BLANKS: &[&str] = &[
    "anonymous", "client", "confidential", "confidential client", "hidden", "name withheld", "our client", "stealth",
    "stealth mode", "undisclosed",
];

/// Whether the name is a description ("A stealth start-up", "Marketplace for bakers").
pub(super) fn is_description(name: &str) -> bool {
    let lower = name.to_lowercase();
    let plain = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if BLANKS.contains(&plain) {
        return true;
    }
    let words: Vec<&str> = plain
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .collect();
    let counted = words.starts_with(&["one", "of"]);
    let is_kind = |word: &&str| {
        let word = word.trim_end_matches(['.', ':']);
        let singular = if counted { word.strip_suffix('s').unwrap_or(word) } else { word };
        KINDS.contains(&singular) || INSTITUTIONS.contains(&singular) && words.iter().any(|word| PRAISE.contains(word))
    };
    let Some(kind) = words.iter().position(is_kind) else { return false };
    // "A product company": the last of several such nouns in a row is the one meant.
    let kind = kind + words[kind + 1..].iter().take_while(|word| is_kind(word)).count();
    let explained =
        words.get(kind + 1).is_none_or(|next| EXPLANATIONS.contains(next)) || kind > 0 && name.contains(['(', ',']);
    let article = words.len() > 1 && matches!(words[0], "a" | "an");
    let described = words[..kind]
        .iter()
        .all(|word| DESCRIPTIONS.contains(word) || is_kind(word) || word.bytes().all(|byte| byte.is_ascii_digit()));
    article || kind > 0 && described && explained || kind == 0 && words.len() > 1 && explained
}

/// The employer that a passage introduces: "About Acme Ovens" on a line of its own, where the text goes on to speak of Acme Ovens.
pub(super) fn introduced(body: &[BodyLine<'_>]) -> Option<Span> {
    /// Each heading is looked for in the whole text: a hostile text of nothing but such headings must stay cheap.
    const HEADINGS_MAX: usize = 8;
    const WORDS_MAX: usize = 5;
    const NO_NAMES: &[&str] = &["a", "an", "company", "me", "our", "role", "team", "the", "this", "us", "you", "your"];
    let headings = body.iter().filter(|line| line.labelled && line.topic == Topic::Company);
    headings.filter(|line| line.value.start == line.value.end).take(HEADINGS_MAX).find_map(|line| {
        let name = line.line.text.strip_prefix("About ")?.trim_end_matches([':', '?', '.', '!', ' ']);
        let first = name.split_whitespace().next()?.to_lowercase();
        let proper = |word: &str| matches!(word, "&" | "and" | "of" | "the") || !word.starts_with(char::is_lowercase);
        let named = name.split_whitespace().count() <= WORDS_MAX
            && name.starts_with(char::is_uppercase)
            && name.split_whitespace().all(proper)
            && !NO_NAMES.contains(&first.as_str())
            && !is_description(name)
            && !super::title::ends_in_role(name);
        let start = line.line.span.start + "About ".len();
        let told_of = || body.iter().any(|other| !other.labelled && other.line.text.contains(name));
        (named && told_of()).then(|| Span::new(start, start + name.len()))
    })
}

/// Whether a text begins as the names of houses do (`Hotel Acme`, `University of Bread`) and is no role in one ("Hotel Manager").
pub(super) fn is_house(name: &str) -> bool {
    const HOUSES: &[&str] = &["café", "clinic", "college", "hospital", "hotel", "restaurant", "school", "university"];
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    HOUSES.contains(&first.as_str()) && words.next().is_some() && !super::title::ends_in_role(name)
}

/// Whether a text ends in a firm's form whose dot ends no sentence (`Acme Sp. z o.o.`).
pub(super) fn has_dotted_form(name: &str) -> bool {
    const DOTTED: &[&str] =
        &[" z o.o.", " s.r.o.", " d.o.o.", " a.s.", " b.v.", " n.v.", " s.a.", " s.l.", " s.p.a.", " k.k."];
    let lower = name.to_lowercase();
    DOTTED.iter().any(|form| lower.ends_with(form))
}

/// Whether a text ends as names of firms do (`… Technologies Pvt Ltd`).
pub(super) fn has_form(name: &str) -> bool {
    let ended = name.split('(').next().unwrap_or(name).trim_end_matches(|c: char| !c.is_alphanumeric());
    let last = ended.rsplit([' ', '.', '-', '\u{a0}']).next().unwrap_or(ended).to_lowercase();
    firm::is_ending(&last) || FORMS.contains(&last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_hide_a_name() {
        for name in [
            "A stealth mode bread start-up",
            "AgriTech Startup",
            "Marketplace for organic flour.",
            "D2C Marketplace for bread.",
            "A Leader in next-gen oven services (MNC)",
            "Global SaaS product made to help bakers. (X1)",
            "A Top level 3 Catering Company",
            "Confidential",
            "Leading MNC",
            "Reputed IT Company",
        ] {
            assert!(is_description(name), "{name}");
        }
    }

    #[test]
    fn names_are_no_descriptions() {
        for name in [
            "Acme Company", "Product Loom", "Brandwise", "The Dough Company", "Acme Bakeries Pvt Ltd", "Group Nine",
            "Leaderly", "Client Desk Software", "A1 Ovens",
        ] {
            assert!(!is_description(name), "{name}");
        }
    }

    #[test]
    fn forms_of_firms() {
        for name in [
            "Acme Bakeries Pvt Ltd",
            "Ovenly Inc.",
            "Acme Pvt.Ltd",
            "Dough Technologies (Pune)",
            "University of Bread Institute",
        ] {
            assert!(has_form(name), "{name}");
        }
        assert!(!has_form("Senior Baker"));
        assert!(is_house("Hotel Acme") && is_house("University of Bread"));
        assert!(!is_house("Hotel Manager") && !is_house("Hotel"));
        assert!(has_dotted_form("Acme Bread Sp. z o.o.") && !has_dotted_form("We bake in the oven."));
    }
}
