//! Lines that call for attention and state nothing: `🚨 URGENT HIRING 🚨`, `We're hiring!`, `Dear all`. And the calls that stand before a
//! title on its own line: `Hiring: Baker`.

use std::sync::LazyLock;

use regex::Regex;
use talent::Span;

use super::scope::Scope;
use crate::text::pattern::pattern;

/// Words of which such lines are made.
const CALLS: &[&str] = &[
    "a", "alert", "alerts", "all", "an", "and", "announcement", "apply", "are", "aspirants", "big", "candidates",
    "connections", "dear", "drive", "everybody", "everyone", "evening", "family", "folks", "for", "friends", "good",
    "great", "greetings", "growing", "hello", "hey", "hi", "hire", "hiring", "immediate", "immediately", "is", "job",
    "jobs", "join", "joining", "looking", "mega", "morning", "multiple", "need", "needed", "network", "new", "news",
    "now", "of", "opening", "openings", "opportunities", "opportunity", "our", "position", "positions", "post", "re",
    "recruiting", "recruitment", "requirement", "requirements", "role", "roles", "seekers", "team", "the", "there",
    "to", "today", "update", "urgent", "urgently", "us", "vacancies", "vacancy", "various", "walk", "walkin", "wanted",
    "we", "in", "interview", "with", "you", "your",
];

/// Words without one of which no line is a call.
const CORE: &[&str] = &[
    "alert", "dear", "drive", "greetings", "hello", "hey", "hi", "hiring", "join", "opening", "openings",
    "opportunities", "opportunity", "recruiting", "recruitment", "requirement", "requirements", "urgent", "vacancies",
    "vacancy", "wanted", "good",
];

static BEFORE_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^[^\w(]*(?:
            (?:\#?hiring|\#?job|urgent|position|role|post|designation|vacancy(?:\ (?:announcement|notice))?|opening|requirement|wanted|job\ (?:title|opening|alert|opportunity|role|announcement|vacancy)|(?:now|currently|actively|urgently)\ hiring
              |(?:urgent|immediate|current|open|new)\ (?:hiring|requirement|opening|vacancy|position|role|need))\s*(?:(?:for|of|at)\s+(?:an?\s+|the\s+)?|!*\s*:\s*|!*\s*[–—|-]+\s+|!+\s+)
          | we(?:['’]re|\ are)?\ (?:urgently\ |now\ |currently\ |actively\ )?(?:hiring|recruiting|looking\ for|seeking|searching\ for)\b\W*(?:for\ )?(?:an?\ |the\ )?
          | (?:hiring|looking\ for|wanted)\ (?:an?\ |for\ (?:an?\ |the\ )?)
        )",
    )
});

/// "Electrician wanted"
static AFTER_TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\s+(?:(?:urgently |immediately )?(?:wanted|needed|required|sought))(?: (?:urgently|immediately|asap))?$",
    )
});

/// Whether a line calls or greets and names nothing.
pub(super) fn is_call(line: &str) -> bool {
    const LINE_BYTES_MAX: usize = 80;
    let mut core = false;
    let mut words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let call = line.len() <= LINE_BYTES_MAX
        && words.all(|word| {
            let lower = word.to_lowercase();
            core |= CORE.contains(&lower.as_str());
            CALLS.contains(&lower.as_str())
        });
    call && core
}

/// The house of "Greetings from Acme Ovens!!".
pub(super) fn house(line: &str) -> Option<Span> {
    static FROM: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?i:(?:warm |season['’]?s )?greetings?(?: of the day)?(?: to (?:you|all))?\s*(?:!+|,)?\s*from)\s+(?i:team\s+)?(\p{Lu}[^!.,:]{1,60}?)\s*[!.,:]*$",
        )
    });
    let name = FROM.captures(line.trim_end())?.get(1)?;
    Some(Span::new(name.start(), name.end()))
}

/// A title without the call and the pictures before it, and without what only decorates its end.
pub(super) fn without_call(title: Span, scope: &Scope<'_>) -> Span {
    let words = scope.of(title);
    let mut from = 0;
    // "URGENT! Hiring: Baker" calls twice.
    for _ in 0..2 {
        from += BEFORE_TITLE.find(&words[from..]).map_or(0, |call| call.end());
    }
    let rest = &words[from..];
    let decorated = |c: char| {
        c.is_whitespace() || matches!(c, '*' | '_' | '#' | '~' | '|' | ':' | '!' | '-' | '–' | '—') || is_picture(c)
    };
    let kept = rest.trim_start_matches(decorated);
    let start = words.len() - kept.len();
    let kept = kept.trim_end_matches(|c: char| decorated(c) || matches!(c, ',' | ';'));
    let kept = AFTER_TITLE.find(kept).map_or(kept, |call| &kept[..call.start()]);
    if kept.contains(char::is_alphabetic) {
        Span::new(title.start + start, title.start + start + kept.len())
    } else {
        title
    }
}

fn is_picture(c: char) -> bool {
    !c.is_ascii() && !c.is_alphanumeric() && !matches!(c, '”' | '“' | '’' | '‘' | '™' | '®' | '»' | '«')
}

#[cfg(test)]
mod tests {
    use talent::vocabulary::Vocabulary;

    use super::*;

    #[test]
    fn calls_name_nothing() {
        for line in
            ["🚨🚨 URGENT HIRING 🚨🚨", "We're hiring!", "Dear all,", "Greetings!", "Join our team", "Walk-in drive"]
        {
            assert!(is_call(line), "{line}");
        }
        for line in ["Hiring Manager", "Rye Works is hiring", "Senior Baker", "Opening Ovens Ltd", "We bake"] {
            assert!(!is_call(line), "{line}");
        }
    }

    fn check(line: &str, expected: &str) {
        let scope = Scope { text: line, vocabulary: Vocabulary::embedded(), home: None };
        assert_eq!(scope.of(without_call(Span::new(0, line.len()), &scope)), expected, "{line}");
    }

    #[test]
    fn titles_lose_their_calls() {
        check("Hiring: Oven / Platform Engineer", "Oven / Platform Engineer");
        check("🔥 We are hiring a Senior Baker 🔥", "Senior Baker");
        check("URGENT REQUIREMENT: BAKER", "BAKER");
        check("Urgent requirement for Baker!", "Baker");
        check("Position: Baker", "Baker");
        check("Electrician wanted", "Electrician");
        check("Bakers urgently required", "Bakers");
        check("Hiring Manager", "Hiring Manager");
        check("Job Coach", "Job Coach");
        check("Role Player (Senior)", "Role Player (Senior)");
        check("Post Production Editor", "Post Production Editor");
    }
}
