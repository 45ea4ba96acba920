//! The parts of a saved page that belong to the site and not to a posting: captions of pictures, headings of other sections,
//! counters, footers. Recognised by structure and by phrases that any site uses, never by a site's name.

use std::sync::LazyLock;

use crate::text::cues::{Cue, Cued, Cues};
use crate::text::pattern::any_case as pattern;
use regex::Regex;

/// What a line of page furniture does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture<'a> {
    /// Ends the text of a posting (`Read more`).
    BodyEnd,
    /// Heads or belongs to a section of the page that is no posting.
    Section,
    /// Stands for a picture; with the name of what it shows, where the line has one.
    Picture(Option<&'a str>),
}

/// Longer lines are sentences of somebody.
const LINE_BYTES_MAX: usize = 160;

static BODY_END: Cued = Cued::new(Cue::Furniture, || {
    pattern(r"^(?:read|show|see|view) (?:more|less|full (?:job )?(?:description|post|details))[\s.…>»]*$")
});

static PICTURE: Cued = Cued::new(Cue::Furniture, || {
    pattern(r"^(?:(.{1,80}?)(?:['’]s)? )?(?:logos?|profile (?:picture|image|photo)|avatar)$")
});

static PICTURE_FILE: LazyLock<Regex> = LazyLock::new(|| crate::text::pattern::pattern(r"^[a-z0-9]+(?:_[a-z0-9]+)+$"));

static SECTION: Cued = Cued::new(Cue::Furniture, || {
    pattern(
        r"(?x)^(?:
            (?:similar|related|recommended|featured|more|other|popular|latest)\ (?:jobs?|roles?|openings?|positions?|postings?|opportunities|vacancies|searches)\b.{0,40}
          | (?:jobs?|people|others?|candidates)\ (?:you\ (?:may|might)\ (?:also\ )?like|also\ viewed|similar\ to|for\ you)\b.{0,40}
          | why\ (?:apply|join|register|sign\ up)\b.{0,30}\b(?:via|on|through)\b.{0,40}
          | (?:our\ )?(?:users|candidates|members|people|customers|teams)\ (?:love|trust)\b.{0,40}
          | read\ (?:about\ )?what\ our\ (?:users|candidates|members|customers)\b.*
          | (?:top\ |featured\ )?companies\ (?:hiring|actively\ hiring|that\ hire)\b.{0,40}
          | (?:did\ not|didn['’]t|can['’]?t|cannot|couldn['’]t|could\ not)\ find\ (?:a|the|what|your)\b.{0,80}
          | search\ for\ (?:relevant\ |more\ |other\ )?jobs\b.*
          | (?:get\ to\ )?hear\ about\ .{0,40}\bcompanies\b.*
          | connect\ with\ the\ team | meet\ the\ (?:hiring\ )?team | company\ social\ profiles
          | (?:\S{2,20}\ ?icon\ ?)?follow\ (?:us(?:\ on\ \S+)?|\S{2,30})
          | share\ (?:this\ )?(?:job|post|posting|opening)\b.{0,40}
          | (?:save|report|bookmark)\ (?:this\ )?(?:job|post|posting)
          | (?:sign|log)\ ?(?:in|up|out)\b.{0,40} | (?:create|register)\ (?:an\ |your\ )?account\b.{0,40} | forgot\ (?:your\ )?password\??
          | (?:©|\(c\)\ |copyright\b).* | .{0,60}\ball\ rights\ reserved\.?
          | (?:privacy|cookie|cookies)\ (?:policy|notice|settings|preferences)
          | terms(?:\ (?:of|and|&)\ (?:use|service|conditions|privacy).{0,20})? | (?:contact|advertise\ with)\ us | help\ (?:center|centre) | sitemap
          | (?:download|get)\ (?:the|our)\ app\b.{0,40} | subscribe\b.{0,40} | back\ to\ (?:top|search|results|jobs)
          | we\ use\ cookies\b.* | accept\ (?:all\ )?cookies | skip\ to\ (?:main\ )?content
          | personali[sz]ed\ (?:job\ )?(?:matches|recommendations|alerts) | verified\ (?:hiring\ teams|employers|companies|recruiters)
          | (?:active\ users|registered\ (?:users|candidates)|jobs\ posted|happy\ (?:users|customers|candidates))
        )$",
    )
});

static COUNTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,3}(?:[,.]\d{2,3})+\+?$|^\d+(?:\.\d)?\s?[km]\+?$"));

/// What a line of the page is, if it is furniture.
pub(super) fn furniture(line: &str) -> Option<Furniture<'_>> {
    if line.is_empty() || line.len() > LINE_BYTES_MAX {
        return None;
    }
    let cues = Cues::of(line);
    if BODY_END.is_match(line, cues) {
        return Some(Furniture::BodyEnd);
    }
    if let Some(found) = PICTURE.among(cues).and_then(|picture| picture.captures(line)) {
        return Some(Furniture::Picture(found.get(1).map(|name| name.as_str())));
    }
    if line.contains('_') && PICTURE_FILE.is_match(line) || matches!(line, "icon" | "image") {
        return Some(Furniture::Picture(None));
    }
    (SECTION.is_match(line, cues) || is_counter(line)).then_some(Furniture::Section)
}

/// Whether a line is a number by itself, as pages show how many people they have.
pub(super) fn is_counter(line: &str) -> bool {
    line.starts_with(|sign: char| sign.is_ascii_digit()) && COUNTER.is_match(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<Furniture<'_>>) {
        assert_eq!(furniture(line), expected, "{line}");
    }

    #[test]
    fn furniture_is_known_by_its_phrases() {
        for line in [
            "Similar jobs",
            "Why apply through Hirewell",
            "Candidates love Hirewell",
            "Follow Hirewell",
            "© 2026 Hirewell",
            "4,18,250",
            "Sign in",
        ] {
            check(line, Some(Furniture::Section));
        }
        check("Read more", Some(Furniture::BodyEnd));
        check("Acme Bakeries's logo", Some(Furniture::Picture(Some("Acme Bakeries"))));
        check("companies logos", Some(Furniture::Picture(Some("companies"))));
        check("Profile picture", Some(Furniture::Picture(None)));
        check("people_shaking_hands", Some(Furniture::Picture(None)));
    }

    #[test]
    fn lines_of_postings_are_no_furniture() {
        for line in [
            "About us",
            "Responsibilities",
            "Share knowledge with the team.",
            "Signal processing",
            "2019",
            "Termination of contracts",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn patterns_need_their_cues() {
        crate::text::cues::tests::check_cued(&[&BODY_END, &PICTURE, &SECTION]);
    }
}
