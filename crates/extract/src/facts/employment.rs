//! The kind of contract and where the work is done: `Full-time`, `C2H`, `Remote only`, `Hybrid`, `Work from office`.

use talent::{Employment, Remote, Span};

use crate::text::scan::{Scan, is_blank, is_dash};

/// Words that name a kind of contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EmploymentMention {
    /// The words.
    pub(crate) span: Span,
    /// What they name.
    pub(crate) kind: Employment,
}

/// Words that say how remote the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RemoteMention {
    /// The words.
    pub(crate) span: Span,
    /// What they say.
    pub(crate) remote: Remote,
}

/// Phrases in lower case, a blank for any blanks and dashes; a longer phrase before its own beginning.
const KINDS: &[(&str, Employment)] = &[
    ("full time", Employment::FullTime),
    ("fulltime", Employment::FullTime),
    ("permanent role", Employment::FullTime),
    ("permanent position", Employment::FullTime),
    ("permanent job", Employment::FullTime),
    ("part time", Employment::PartTime),
    ("parttime", Employment::PartTime),
    ("contract to hire", Employment::Contract),
    ("contract 2 hire", Employment::Contract),
    ("contract basis", Employment::Contract),
    ("contract role", Employment::Contract),
    ("contract position", Employment::Contract),
    ("contract job", Employment::Contract),
    ("contract only", Employment::Contract),
    ("contract work", Employment::Contract),
    ("contract based", Employment::Contract),
    ("contractual", Employment::Contract),
    ("contractor", Employment::Contract),
    ("contractors", Employment::Contract),
    ("freelance", Employment::Contract),
    ("freelancer", Employment::Contract),
    ("freelancers", Employment::Contract),
    ("c2h", Employment::Contract),
    ("c2c", Employment::Contract),
    ("corp to corp", Employment::Contract),
    ("fixed term", Employment::Temporary),
    ("temporary", Employment::Temporary),
    ("temp to hire", Employment::Temporary),
    ("seasonal", Employment::Temporary),
    ("internship", Employment::Intern),
    ("internships", Employment::Intern),
    ("intern", Employment::Intern),
    ("interns", Employment::Intern),
    ("per diem", Employment::PerDiem),
];

/// Names of contracts that are such only where they stand alone, as a header value.
const BARE_KINDS: &[(&str, Employment)] = &[
    ("permanent", Employment::FullTime),
    ("regular", Employment::FullTime),
    ("contract", Employment::Contract),
    ("temp", Employment::Temporary),
    ("volunteer", Employment::Volunteer),
    ("voluntary", Employment::Volunteer),
    ("perdiem", Employment::PerDiem),
    ("casual", Employment::Temporary),
    ("trainee", Employment::Intern),
    ("employee", Employment::FullTime),
];

const REMOTES: &[(&str, Remote)] = &[
    ("remote only", Remote::Only),
    ("only remote", Remote::Only),
    ("fully remote", Remote::Only),
    ("100% remote", Remote::Only),
    ("100 % remote", Remote::Only),
    ("completely remote", Remote::Only),
    ("full remote", Remote::Only),
    ("permanent remote", Remote::Only),
    ("permanent wfh", Remote::Only),
    ("permanent work from home", Remote::Only),
    ("remote first", Remote::Only),
    ("work from anywhere", Remote::Only),
    ("remote or onsite", Remote::Allowed),
    ("onsite or remote", Remote::Allowed),
    ("remote or hybrid", Remote::Allowed),
    ("remote or in office", Remote::Allowed),
    ("remote possible", Remote::Allowed),
    ("remote ok", Remote::Allowed),
    ("remote okay", Remote::Allowed),
    ("remote friendly", Remote::Allowed),
    ("remote optional", Remote::Allowed),
    ("partially remote", Remote::Hybrid),
    ("partly remote", Remote::Hybrid),
    ("semi remote", Remote::Hybrid),
    ("hybrid", Remote::Hybrid),
    ("no remote", Remote::No),
    ("not remote", Remote::No),
    ("non remote", Remote::No),
    ("work from office", Remote::No),
    ("wfo", Remote::No),
    ("on site", Remote::No),
    ("onsite", Remote::No),
    ("in office", Remote::No),
    ("in person", Remote::No),
    ("work from home", Remote::Allowed),
    ("working from home", Remote::Allowed),
    ("wfh", Remote::Allowed),
    ("work remotely", Remote::Allowed),
    ("telecommute", Remote::Allowed),
    ("remote", Remote::Allowed),
];

/// All words of running text that name a kind of contract, in order.
pub(crate) fn find_kinds(text: &str) -> Vec<EmploymentMention> {
    scan_phrases(text, KINDS).into_iter().map(|(span, kind)| EmploymentMention { span, kind }).collect()
}

/// All words of running text that say how remote the work is, in order. Whether "remote" is about the work
/// ("remote desktop", "remote monitoring" are not) is looked at, whether it is about this posting is for the caller to judge.
pub(crate) fn find_remote(text: &str) -> Vec<RemoteMention> {
    let found = scan_phrases(text, REMOTES).into_iter();
    found.filter(|(span, _)| !is_thing(text, span.end)).map(|(span, remote)| RemoteMention { span, remote }).collect()
}

/// The kind of contract that a whole header value names (`Full-time`, `Contract`).
pub(crate) fn read_kind(value: &str) -> Option<Employment> {
    let value = value.trim();
    read_phrase(value, KINDS).or_else(|| read_phrase(value, BARE_KINDS))
}

/// How remote the work is, from a whole header value (`Remote only`, `Hybrid`).
pub(crate) fn read_remote(value: &str) -> Option<Remote> {
    read_phrase(value.trim(), REMOTES)
}

fn read_phrase<T: Copy>(value: &str, phrases: &[(&str, T)]) -> Option<T> {
    let mut scan = Scan::new(value, 0);
    let read = phrases.iter().find_map(|(phrase, meaning)| {
        let mut ahead = scan;
        (eat_phrase(&mut ahead, phrase)
            && ahead.rest().trim_matches(|sign: char| is_blank(sign) || sign == '.').is_empty())
        .then_some((ahead, *meaning))
    });
    read.map(|(ahead, meaning)| {
        scan = ahead;
        meaning
    })
}

fn scan_phrases<T: Copy>(text: &str, phrases: &[(&str, T)]) -> Vec<(Span, T)> {
    let mut found = Vec::new();
    let mut scan = Scan::new(text, 0);
    let mut fresh = true;
    while let Some(sign) = scan.peek() {
        if fresh && sign.is_ascii_alphanumeric() {
            let start = scan;
            if let Some((after, meaning)) = phrases.iter().find_map(|(phrase, meaning)| {
                let mut ahead = start;
                eat_phrase(&mut ahead, phrase).then_some((ahead, *meaning))
            }) {
                found.push((Span::new(start.at(), after.at()), meaning));
                scan = after;
                fresh = false;
                continue;
            }
        }
        fresh = !sign.is_alphanumeric();
        scan.advance(sign.len_utf8());
    }
    found
}

/// Takes a phrase of whole words; blanks and dashes between its words are one.
fn eat_phrase(scan: &mut Scan<'_>, phrase: &str) -> bool {
    for (place, word) in phrase.split(' ').enumerate() {
        if place > 0 {
            let before = scan.at();
            while scan.eat_if(|sign| is_blank(sign) || is_dash(sign)) {}
            if scan.at() == before {
                return false;
            }
        }
        if !scan.eat(word) {
            return false;
        }
    }
    !scan.peek().is_some_and(|next| next.is_alphanumeric() || next == '_')
}

/// Whether the word after "remote" makes it a thing rather than a way of working.
fn is_thing(text: &str, at: usize) -> bool {
    const THINGS: &[&str] = &[
        "desktop", "desktops", "monitoring", "sensing", "access", "server", "servers", "procedure", "support",
        "control", "controls", "diagnostics", "method", "sites", "site", "areas", "area", "location", "locations",
        "host", "hosts", "management",
    ];
    let mut scan = Scan::new(text, at);
    scan.blanks();
    scan.eat_word(THINGS)
}
