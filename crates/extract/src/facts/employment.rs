//! The kind of contract and where the work is done: `Full-time`, `C2H`, `Remote only`, `Hybrid`, `Work from office`.

use talent::{Employment, Remote, Span};

use crate::text::scan::{Scan, is_blank, is_dash};
use crate::text::words::{is_one_of, words};

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
    ("month contract", Employment::Contract),
    ("months contract", Employment::Contract),
    ("contractual", Employment::Contract),
    ("freelance", Employment::Contract),
    ("c2h", Employment::Contract),
    ("c2c", Employment::Contract),
    ("corp to corp", Employment::Contract),
    ("fixed term", Employment::Temporary),
    ("ftc", Employment::Temporary),
    ("maternity cover", Employment::Temporary),
    ("parental leave cover", Employment::Temporary),
    ("temp to hire", Employment::Temporary),
    ("temporary position", Employment::Temporary),
    ("temporary role", Employment::Temporary),
    ("temporary job", Employment::Temporary),
    ("temporary contract", Employment::Temporary),
    ("temporary basis", Employment::Temporary),
    ("temporary employment", Employment::Temporary),
    ("seasonal position", Employment::Temporary),
    ("seasonal role", Employment::Temporary),
    ("internship", Employment::Intern),
    ("internships", Employment::Intern),
    ("intern", Employment::Intern),
    ("interns", Employment::Intern),
    ("per diem", Employment::PerDiem),
    ("vollzeit", Employment::FullTime),
    ("temps plein", Employment::FullTime),
    ("plein temps", Employment::FullTime),
    ("temps complet", Employment::FullTime),
    ("tiempo completo", Employment::FullTime),
    ("jornada completa", Employment::FullTime),
    ("tempo integral", Employment::FullTime),
    ("tempo inteiro", Employment::FullTime),
    ("tempo pieno", Employment::FullTime),
    ("voltijd", Employment::FullTime),
    ("teilzeit", Employment::PartTime),
    ("minijob", Employment::PartTime),
    ("temps partiel", Employment::PartTime),
    ("mi temps", Employment::PartTime),
    ("tiempo parcial", Employment::PartTime),
    ("media jornada", Employment::PartTime),
    ("jornada parcial", Employment::PartTime),
    ("tempo parcial", Employment::PartTime),
    ("deeltijd", Employment::PartTime),
    ("befristet", Employment::Temporary),
    ("befristeter", Employment::Temporary),
    ("cdd", Employment::Temporary),
    ("tempo determinato", Employment::Temporary),
    ("praktikum", Employment::Intern),
    ("praktikant", Employment::Intern),
    ("stagiaire", Employment::Intern),
    ("tirocinio", Employment::Intern),
];

/// Names of contracts that are such only where they stand alone, as a header value.
const BARE_KINDS: &[(&str, Employment)] = &[
    ("permanent", Employment::FullTime),
    ("regular", Employment::FullTime),
    ("contract", Employment::Contract),
    ("temp", Employment::Temporary),
    ("temporary", Employment::Temporary),
    ("seasonal", Employment::Temporary),
    ("contractor", Employment::Contract),
    ("freelancer", Employment::Contract),
    ("volunteer", Employment::Volunteer),
    ("voluntary", Employment::Volunteer),
    ("perdiem", Employment::PerDiem),
    ("casual", Employment::Temporary),
    ("trainee", Employment::Intern),
    ("employee", Employment::FullTime),
    ("unbefristet", Employment::FullTime),
    ("festanstellung", Employment::FullTime),
    ("cdi", Employment::FullTime),
    ("stage", Employment::Intern),
];

/// Words that are about the place of work only where they stand alone, as a header value.
const BARE_REMOTES: &[(&str, Remote)] =
    &[("in office", Remote::No), ("in person", Remote::No), ("office", Remote::No), ("anywhere", Remote::Only)];

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
    ("hybrid or remote", Remote::Allowed),
    ("remote or in office", Remote::Allowed),
    ("remote possible", Remote::Allowed),
    ("remote ok", Remote::Allowed),
    ("remote okay", Remote::Allowed),
    ("remote friendly", Remote::Allowed),
    ("remote optional", Remote::Allowed),
    ("or from home", Remote::Allowed),
    ("from home or", Remote::Allowed),
    ("days from home", Remote::Hybrid),
    ("week from home", Remote::Hybrid),
    ("days in office", Remote::Hybrid),
    ("days in the office", Remote::Hybrid),
    ("week in the office", Remote::Hybrid),
    ("partially remote", Remote::Hybrid),
    ("partly remote", Remote::Hybrid),
    ("semi remote", Remote::Hybrid),
    ("onsite or hybrid", Remote::Hybrid),
    ("on site or hybrid", Remote::Hybrid),
    ("hybrid or onsite", Remote::Hybrid),
    ("hybrid or on site", Remote::Hybrid),
    ("hybrid", Remote::Hybrid),
    ("no remote", Remote::No),
    ("not remote", Remote::No),
    ("non remote", Remote::No),
    ("work from office", Remote::No),
    ("wfo", Remote::No),
    ("on site", Remote::No),
    ("onsite", Remote::No),
    ("work from home", Remote::Allowed),
    ("working from home", Remote::Allowed),
    ("wfh", Remote::Allowed),
    ("work remotely", Remote::Allowed),
    ("telecommute", Remote::Allowed),
    ("remote", Remote::Allowed),
    ("homeoffice", Remote::Allowed),
    ("mobiles arbeiten", Remote::Allowed),
    ("télétravail", Remote::Allowed),
    ("teletravail", Remote::Allowed),
    ("100% teletrabajo", Remote::Only),
    ("teletrabajo", Remote::Allowed),
    ("100% remoto", Remote::Only),
    ("remoto", Remote::Allowed),
    ("thuiswerken", Remote::Allowed),
    ("hybride", Remote::Hybrid),
    ("híbrido", Remote::Hybrid),
    ("hibrido", Remote::Hybrid),
    ("híbrida", Remote::Hybrid),
    ("ibrido", Remote::Hybrid),
    ("presencial", Remote::No),
    ("présentiel", Remote::No),
];

/// All words of running text that name a kind of contract, in order; "full-time education" is none.
pub(crate) fn find_kinds(text: &str) -> Vec<EmploymentMention> {
    const STUDIES: &[&str] = &[
        "education", "degree", "course", "mba", "graduate", "student", "students", "study", "studies", "master",
        "bachelor", "post", "regular",
    ];
    let found = scan_phrases(text, KINDS).into_iter();
    let found = found.filter(|(span, _)| !next_is(text, span.end, STUDIES));
    let part = part_of_full_time(text).map(|span| EmploymentMention { span, kind: Employment::PartTime });
    let aside = contract_aside(text).map(|span| EmploymentMention { span, kind: Employment::Contract });
    found.map(|(span, kind)| EmploymentMention { span, kind }).chain(part).chain(aside).collect()
}

/// `(contract, 3-6 months)`: the word alone at the beginning of a bracket.
fn contract_aside(text: &str) -> Option<Span> {
    const WORD: &str = "contract";
    text.match_indices('(').map(|(at, sign)| at + sign.len()).find_map(|at| {
        let word = text.get(at..at + WORD.len())?;
        let ends = text[at + WORD.len()..].trim_start().starts_with([',', ')', ';', '/']);
        (word.eq_ignore_ascii_case(WORD) && ends).then(|| Span::new(at, at + WORD.len()))
    })
}

/// `0.6 FTE`: less than the work of one.
fn part_of_full_time(text: &str) -> Option<Span> {
    let end = text.match_indices("FTE").map(|(at, _)| at).find(|at| {
        let number = text[..*at].trim_end_matches(is_blank);
        number.trim_end_matches(|sign: char| sign.is_ascii_digit()).ends_with("0.")
    })?;
    let number =
        text[..end].trim_end_matches(is_blank).trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    Some(Span::new(number.len(), end + "FTE".len()))
}

/// All words of running text that say how remote the work is, in order. Whether the word is about work at all is looked at
/// ("remote desktop", "hybrid cloud" and "clients onsite" are not); whether it is about this posting is for the caller to judge.
pub(crate) fn find_remote(text: &str) -> Vec<RemoteMention> {
    let found = scan_phrases(text, REMOTES).into_iter();
    let found = found.filter(|(span, _)| !next_is(text, span.end, THINGS) && !is_visited(text, span.start));
    let denied = |span: Span, remote| remote != Remote::No && is_denied(text, span.start);
    found
        .map(|(span, remote)| RemoteMention { span, remote: if denied(span, remote) { Remote::No } else { remote } })
        .collect()
}

/// Whether a word of the same clause right before says no: "not open to remote", "this role cannot be remote".
fn is_denied(text: &str, at: usize) -> bool {
    const NEGATIONS: &[&str] = &["cannot", "can't", "can’t", "isn't", "isn’t", "never", "no", "non", "not", "without"];
    const REACH: usize = 4;
    let clause = text[..at].rsplit(['.', ',', ';', ':', '|', '(', ')', '!', '?', '\n', '/']);
    let clause = clause.into_iter().next().unwrap_or_default();
    clause.rsplit(is_blank).filter(|word| !word.is_empty()).take(REACH).any(|word| is_one_of(word, NEGATIONS))
}

/// How remote the work is by all the words of one head: on site and remote side by side leave it open, else the first word counts.
pub(crate) fn settled(mentions: &[RemoteMention]) -> Option<RemoteMention> {
    let first = *mentions.first()?;
    let remotely = || mentions.iter().find(|other| matches!(other.remote, Remote::Allowed | Remote::Only));
    match first.remote {
        Remote::No => Some(remotely().map_or(first, |other| RemoteMention { remote: Remote::Allowed, ..*other })),
        Remote::Only if mentions.iter().any(|other| other.remote == Remote::No) => {
            Some(RemoteMention { remote: Remote::Allowed, ..first })
        }
        _ => Some(first),
    }
}

/// The kind of contract that a whole header value names (`Full-time`, `Contract`).
pub(crate) fn read_kind(value: &str) -> Option<Employment> {
    let value = value.trim();
    read_phrase(value, KINDS).or_else(|| read_phrase(value, BARE_KINDS))
}

/// How remote the work is, from a whole header value (`Remote only`, `Hybrid`).
pub(crate) fn read_remote(value: &str) -> Option<Remote> {
    let value = value.trim();
    read_phrase(value, REMOTES).or_else(|| read_phrase(value, BARE_REMOTES))
}

/// The meaning of the phrase that is all of `value`.
fn read_phrase<T: Copy>(value: &str, phrases: &[(&str, T)]) -> Option<T> {
    let found = phrases.iter().find(|(phrase, _)| {
        let mut scan = Scan::new(value, 0);
        eat_phrase(&mut scan, phrase) && scan.rest().trim_matches(|sign: char| is_blank(sign) || sign == '.').is_empty()
    });
    found.map(|(_, meaning)| *meaning)
}

/// All phrases that begin at the beginning of a word, leftmost first, none overlapping.
fn scan_phrases<T: Copy>(text: &str, phrases: &[(&str, T)]) -> Vec<(Span, T)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let first = bytes[at].to_ascii_lowercase();
        let fresh = at == 0 || !bytes[at - 1].is_ascii() || !bytes[at - 1].is_ascii_alphanumeric();
        let candidates = phrases.iter().filter(|(phrase, _)| fresh && phrase.as_bytes()[0] == first);
        let read = candidates.filter_map(|(phrase, meaning)| {
            let mut scan = Scan::new(text, at);
            eat_phrase(&mut scan, phrase).then_some((scan.at(), *meaning))
        });
        if let Some((end, meaning)) = read.max_by_key(|(end, _)| *end) {
            found.push((Span::new(at, end), meaning));
            at = end;
        } else {
            at += bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        }
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

/// Nouns that make "remote", "hybrid" or "onsite" a quality of a thing.
const THINGS: &[&str] = &[
    "desktop", "desktops", "monitoring", "sensing", "access", "server", "servers", "procedure", "procedures",
    "support", "control", "controls", "diagnostics", "method", "sites", "site", "areas", "area", "location",
    "locations", "host", "hosts", "management", "cloud", "clouds", "app", "apps", "application", "applications",
    "mobile", "framework", "frameworks", "infrastructure", "architecture", "architectures", "events", "vehicle",
    "vehicles", "search", "sensors", "users", "customers", "clients", "training", "visits", "visit", "installation",
    "service", "services", "sales", "cars", "engines", "seo",
];

fn next_is(text: &str, at: usize, wanted: &[&str]) -> bool {
    let mut scan = Scan::new(text, at);
    scan.blanks();
    is_one_of(scan.word(), wanted)
}

/// Whether somebody else's site is meant: "at clients onsite".
fn is_visited(text: &str, at: usize) -> bool {
    words(&text[..at]).next_back().is_some_and(|word| is_one_of(word, &["client", "clients", "customer", "customers"]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn header_values() {
        let kinds = [
            ("Full-time", Employment::FullTime),
            ("Part Time", Employment::PartTime),
            ("Contract", Employment::Contract),
            ("C2H", Employment::Contract),
            ("Temporary", Employment::Temporary),
            ("Internship", Employment::Intern),
            ("Per diem", Employment::PerDiem),
            ("Volunteer", Employment::Volunteer),
            ("permanent.", Employment::FullTime),
        ];
        for (value, kind) in kinds {
            assert_eq!(read_kind(value), Some(kind), "{value:?}");
        }
        let remotes = [
            ("Remote only", Remote::Only),
            ("Remote", Remote::Allowed),
            ("Hybrid", Remote::Hybrid),
            ("Work from Office", Remote::No),
            ("On-site", Remote::No),
            ("WFH", Remote::Allowed),
            ("100% remote", Remote::Only),
            ("Fully Remote", Remote::Only),
        ];
        for (value, remote) in remotes {
            assert_eq!(read_remote(value), Some(remote), "{value:?}");
        }
        for value in ["", "Pune", "Remote, Pune", "contract law"] {
            assert_eq!((read_kind(value), read_remote(value)), (None, None), "{value:?}");
        }
    }

    #[test]
    fn kinds_in_running_text() {
        let check = |text: &str, expected: &[Employment]| {
            let found: Vec<_> = find_kinds(text).into_iter().map(|found| found.kind).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("This is a full-time role, later contract to hire.", &[Employment::FullTime, Employment::Contract]);
        check("Full time / Part time", &[Employment::FullTime, Employment::PartTime]);
        check("a two-year full time MBA, manages contractors and contracts, temporary signs", &[]);
        check("summer internship", &[Employment::Intern]);
        check("Oven dev (contract, 3-6 months)", &[Employment::Contract]);
        check("0.6 FTE, fixed term; 1.0 FTE", &[Employment::Temporary, Employment::PartTime]);
        check("internal and international", &[]);
    }

    #[test]
    fn remote_work_in_running_text() {
        let check = |text: &str, expected: &[Remote]| {
            let found: Vec<_> = find_remote(text).into_iter().map(|found| found.remote).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("Berlin or fully remote", &[Remote::Only]);
        check("hybrid (2 days on-site)", &[Remote::Hybrid, Remote::No]);
        check("remote desktop, hybrid cloud, meets clients onsite, remotely sensed", &[]);
        check("You may work remotely.", &[Remote::Allowed]);
        check("We are not open to remote work.", &[Remote::No]);
        check("No agencies. Remote.", &[Remote::Allowed]);
    }

    #[test]
    fn two_ways_to_work_leave_it_open() {
        let check = |text: &str, expected: Option<Remote>| {
            assert_eq!(settled(&find_remote(text)).map(|found| found.remote), expected, "{text:?}");
        };
        check("Onsite / Remote", Some(Remote::Allowed));
        check("ONSITE, INTERNS, VISA, REMOTE", Some(Remote::Allowed));
        check("Onsite only, no remote", Some(Remote::No));
        check("Hybrid (2 days on-site)", Some(Remote::Hybrid));
        check("Remote only", Some(Remote::Only));
        check("", None);
    }

    #[test]
    fn the_longest_phrase_wins() {
        let text = "Remote only, please";
        assert_eq!(find_remote(text)[0].span.of(text), Some("Remote only"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "(remote|only|full|time|contract|to|hire|hybrid|[-–, ]|é|[a-z]{1,2}|\n){0,24}") {
            let spans = find_remote(&text).into_iter().map(|found| found.span).chain(find_kinds(&text).into_iter().map(|found| found.span));
            for span in spans {
                prop_assert!(span.of(&text).is_some());
            }
            let _ = (read_kind(&text), read_remote(&text));
        }
    }
}
