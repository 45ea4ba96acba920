//! Sentences about the employer: what it is, makes and gives. A skill that only they name is nobody's need.

use std::sync::LazyLock;

use crate::text::pattern::pattern;
use regex::Regex;
use talent::Span;

/// Longer sentences are looked at no further.
const REACH: usize = 400;

/// Words with which a sentence turns to the one who is sought or to the tools of the work.
static TO_THE_ROLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?i)\b(?:
            looking\ for | seek(?:s|ing)? | search(?:es|ing)?\ for | hir(?:e|es|ing) | recruit(?:s|ing)? | needs? | requires? | required | wants? | must | should
          | responsible | preferred | a\ plus | join\ us | candidates? | you | your | you['’](?:ll|re|ve) | experience\ (?:in|with|of) | knowledge\ of | proficien\w+ | skills
          | us(?:e|es|ing) | stack | written\ in | code\ in | (?:buil[dt]|building|develop|developing|developed|based|run|running|rel(?:y|ies))\ (?:(?:it|them|all|everything|our|the|this|\w+)\ ){0,2}(?:with|in|on|using|upon)
          | engineers? | developers? | programmers? | teammates?
        )\b",
    )
});

/// "We build", "At Acme, we've been making".
static WE_MAKE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)(?i)^\W*(?:[^,.]{2,60},\ )?we(?:['’](?:re|ve|ll))?\ (?:(?:are|have|also|now|currently|been|will|do|and|proudly|simply|mainly)\ ){0,3}
          (?: an?\b | the\b | one\ of | aim | automat\w+ | bak(?:e|ing) | bring | build | built | building | carry | combin\w+ | connect | creat\w+ | deliver\w* | democrati\w+ | design\w*
            | develop\w* | disrupt\w* | empower\w* | enabl\w+ | fund | gather | giv(?:e|ing) | grow | guide | hand | handle | help\w* | host | insure | invest | lend | let | mak(?:e|ing) | made
            | manag\w+ | manufactur\w+ | mov(?:e|ing) | offer\w* | open | operat\w+ | own | partner | point | power | print | process | produc\w+ | protect | provid\w+ | publish
            | put | raised | revolutioni\w+ | run | sell | send | serv(?:e|ing) | ship | solv\w+ | speciali[sz]\w+ | started | suppl\w+ | support | teach | tell | trade | transform\w* | treat )",
    )
});

/// "Our platform connects".
static OURS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:our|the) (?:[\w-]+ ){0,2}(?:company|firm|business|mission|vision|goal|client|clients|customers|users|investors|founders?|products?|platforms?|services|solutions?|software|tools?|apps?|portfolio|brands?|offices|culture|values) \w+",
    )
});

/// "Acme Ovens is a leading maker of ovens."
static IS_A_FIRM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^\W*(?:[A-Z][\w&.'’-]*,?\s+){1,5}(?:\([^)]{1,40}\)\s+)?(?:is|are|was)\s+(?:an?|the|one\ of|[A-Z]\w+['’]s)\b.*\b
          (?i:company|start-?up|provider|platform|firm|agency|organi[sz]ation|leader|partner|consultancy|studio|institution|marketplace|brand|bank|hospital|school|university|manufacturer
            |retailer|distributor|producer|group|enterprise|business|solutions?|service|services|app|network|fund|foundation|ngo|charity|publisher|maker|specialist\ in|pioneer|corporation)\b",
    )
});

/// What firms promise to everybody.
static PROMISES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:equal[- ]opportunit(?:y|ies)|regardless of|without regard to|discriminat\w+|affirmative action|reasonable accommodations?|(?:health|medical|dental|life) insurance|provident fund|paid (?:time off|leave|vacation|parental|holidays)|401\(?k\)?|we (?:offer|provide) (?:you|an?|the|competitive|excellent|great|flexible|free|training))\b",
    )
});

/// Tells passages about the employer from others, one sentence after the other.
#[derive(Debug)]
pub(super) struct Company<'a> {
    /// The word with which the employer's name begins.
    name: Option<&'a str>,
    /// The last sentence that was judged.
    last: Option<(Span, bool)>,
}

impl<'a> Company<'a> {
    pub(super) fn new(employer: Option<&'a str>) -> Self {
        let mut words = employer.unwrap_or_default().split_whitespace();
        let name = words.find(|word| !matches!(word.to_lowercase().as_str(), "the" | "a" | "an"));
        Self { name: name.filter(|name| name.chars().count() > 2 && name.starts_with(char::is_uppercase)), last: None }
    }

    /// Whether the sentence of a line around a place is about the employer. `line` is where the line stands.
    pub(super) fn is_meant(&mut self, text: &str, line: Span, at: usize) -> bool {
        if let Some((sentence, meant)) = self.last
            && (sentence.start..sentence.end).contains(&at)
        {
            return meant;
        }
        let sentence = sentence(text, line, at);
        let meant = sentence.of(text).is_some_and(|words| self.tells(words));
        self.last = Some((sentence, meant));
        meant
    }

    fn tells(&self, sentence: &str) -> bool {
        if PROMISES.is_match(sentence) {
            return true;
        }
        let named = self.name.is_some_and(|name| {
            let words = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
            words.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', ',', '\'', '’']))
        });
        let told = named || WE_MAKE.is_match(sentence) || OURS.is_match(sentence) || IS_A_FIRM.is_match(sentence);
        told && !TO_THE_ROLE.is_match(sentence)
    }
}

/// The sentence of a line in which a place stands. A dot before a small letter ends no sentence ("e.g. ovens").
fn sentence(text: &str, line: Span, at: usize) -> Span {
    let floor = boundary(text, line.start.max(at.saturating_sub(REACH)));
    let roof = boundary(text, line.end.min(at + REACH).max(at));
    let ends = |from: usize, to: usize| {
        let part = text.get(from..to).unwrap_or_default();
        part.match_indices(['.', '!', '?', ';']).map(move |(end, _)| from + end + 1).filter(move |end| {
            let after = text.get(*end..).unwrap_or_default();
            let next = after.trim_start();
            after.starts_with(' ') && !next.starts_with(char::is_lowercase)
        })
    };
    let start = ends(floor, at).next_back().unwrap_or(floor);
    let end = ends(at, roof).next().unwrap_or(roof);
    Span::new(start, end.max(at + 1))
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: bool) {
        let line = Span::new(0, sentence.len());
        assert_eq!(Company::new(Some("Moth & Oven")).is_meant(sentence, line, 0), expected, "{sentence}");
    }

    #[test]
    fn what_a_firm_is_makes_and_gives_is_no_need() {
        for sentence in [
            "Moth & Oven builds booking tools for people who teach things: swimming, welding, Portuguese.",
            "We run double-entry accounting for four thousand rice mills.",
            "At Moth & Oven, we have been making bread for welders.",
            "Rye Prestige is a leading digital marketing company with its own vans.",
            "Our platform connects bakers with accounting.",
            "We are an equal opportunity employer.",
            "Health insurance and yoga.",
        ] {
            check(sentence, true);
        }
    }

    #[test]
    fn what_is_sought_and_used_is_one() {
        for sentence in [
            "Moth & Oven is looking for a welder.",
            "We use Rust and Kubernetes.",
            "We build our ovens with Rust.",
            "You build Rust services.",
            "The ideal candidate is a welder at a company.",
            "Our stack is Rust, PostgreSQL and C.",
            "Build dashboards for our company.",
        ] {
            check(sentence, false);
        }
    }

    #[test]
    fn sentences_of_one_line_are_judged_alone() {
        let text = "We bake bread, e.g. rye. You know Rust. We sell accounting.";
        let line = Span::new(0, text.len());
        let mut company = Company::new(None);
        let told = |company: &mut Company<'_>, word: &str| company.is_meant(text, line, text.find(word).unwrap());
        assert!(told(&mut company, "rye"));
        assert!(!told(&mut company, "Rust"));
        assert!(told(&mut company, "accounting"));
    }
}
