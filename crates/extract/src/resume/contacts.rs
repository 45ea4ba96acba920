//! How to reach the person, and what the person says about pay and notice.

use std::sync::LazyLock;

use regex::Regex;
use talent::{SocialProfile, Span};

use crate::facts::contact::{self, PhoneMention};
use crate::facts::{notice, pay};

use super::draft::Draft;
use super::headings::{Section, Topic};
use super::page::Page;
use crate::text::pattern::pattern;

/// Reads e-mail address, telephone, pages and accounts into the profile. What stands under "References" is somebody else's.
pub(super) fn read(draft: &mut Draft<'_, '_>, sections: &[Section]) {
    let page = draft.page;
    let own = own_text(page, sections);
    let email = own.iter().find_map(|part| first(contact::find_emails(page.read(*part)), *part));
    draft.profile.basics.email = draft.state_some("basics.email", email);
    let near: Vec<Span> = parts(page, sections, |topic| matches!(topic, Topic::Head | Topic::Personal | Topic::Links));
    if let Some((phone, part)) = near.iter().find_map(|part| {
        let phone = contact::find_phones(page.read(*part)).into_iter().next()?;
        Some((phone, part))
    }) {
        read_phone(draft, &phone, phone.span.shifted(part.start));
    }
    for part in near {
        for link in contact::find_links(page.read(part)) {
            let span = link.span.shifted(part.start);
            if let Some(account) = link.account {
                let index = draft.profile.basics.profiles.len();
                let url = draft.state(format!("basics.profiles[{index}].url"), span);
                draft.profile.basics.profiles.push(SocialProfile {
                    network: Some(account.network.to_owned()),
                    username: Some(account.username),
                    url: Some(url),
                    ..SocialProfile::default()
                });
            } else if draft.profile.basics.url.is_none() {
                draft.profile.basics.url = Some(draft.state("basics.url", span));
            }
        }
    }
}

/// The number as it is dialled from anywhere: with the country that it states, or with the one in which the person lives, which is then
/// said to be derived. Without either it stays as written.
fn read_phone(draft: &mut Draft<'_, '_>, phone: &PhoneMention, span: Span) {
    let written = draft.state("basics.phone", span);
    let home = draft.profile.basics.location.as_ref().and_then(|location| location.country_code);
    let derived = home.filter(|_| phone.e164.is_none()).and_then(|home| phone.in_country(home));
    if derived.is_some() {
        draft.infer("basics.phone");
    }
    draft.profile.basics.phone = phone.e164.clone().or(derived).or(Some(written));
}

/// Reads notice period, pay today and pay hoped for: only where the line itself says which of them it is.
pub(super) fn terms(draft: &mut Draft<'_, '_>, sections: &[Section]) {
    let page = draft.page;
    for part in own_text(page, sections) {
        let found = notice::find(page.read(part)).into_iter().next();
        if let (Some(found), None) = (found, draft.profile.notice_days) {
            draft.support("notice_days", found.span.shifted(part.start));
            draft.profile.notice_days = Some(found.days);
        }
    }
    immediate(draft, sections);
    // "Current CTC: 12 LPA. Expected: 18 LPA" names pay once.
    let about_pay = |row: Span| {
        let row = page.read(row).to_lowercase();
        ["ctc", "salary", "compensation", "package", "pay"].iter().any(|word| row.contains(word))
    };
    let rows = page.rows.iter().map(|row| row.span).filter(|row| about_pay(*row));
    for part in rows.flat_map(|row| statements(page, row)) {
        let lower = page.read(part).to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let expected = says(&["expect", "desired", "ectc"]);
        let current = says(&["current", "present", "cctc", "last drawn"]);
        if expected == current {
            continue;
        }
        let Some(mention) = pay::find(page.read(part)).into_iter().next() else { continue };
        let (field, slot) = if expected {
            ("pay_expected", &mut draft.profile.pay_expected)
        } else {
            ("pay_current", &mut draft.profile.pay_current)
        };
        if slot.is_none() {
            *slot = Some(mention.pay);
            draft.support(field, mention.span.shifted(part.start));
        }
    }
}

/// The parts of a row that state one thing each: "Current CTC: 9 LPA · Expected CTC: 12 LPA" states two.
fn statements(page: &Page<'_>, row: Span) -> Vec<Span> {
    static PARTS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)[·•|;]|(?:\s\s|\t|[,.]\s)\s*(?-u:\b)(?:current|present|expected|desired|last drawn|notice|cctc|ectc)\b",
        )
    });
    let text = page.read(row);
    let mut parts = Vec::new();
    let mut start = row.start;
    for sign in PARTS.find_iter(text) {
        parts.push(Span::new(start, row.start + sign.start()));
        // The sign itself is one character; what follows it opens the next statement.
        start = row.start + sign.start() + sign.as_str().chars().next().map_or(0, char::len_utf8);
    }
    parts.push(Span::new(start, row.end));
    parts
}

/// "Available immediately" states a notice of no days.
fn immediate(draft: &mut Draft<'_, '_>, sections: &[Section]) {
    static AT_ONCE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?i)\b(?:available immediately|availability\s?[:-]\s?immediate(?:ly)?|immediately available|immediate joiner|(?:can|may) join immediately)\b",
        )
    });
    let page = draft.page;
    if draft.profile.notice_days.is_some() {
        return;
    }
    let found = own_text(page, sections).into_iter().find_map(|part| {
        let found = AT_ONCE.find(page.read(part))?;
        Some(Span::new(part.start + found.start(), part.start + found.end()))
    });
    if let Some(span) = found {
        draft.support("notice_days", span);
        draft.profile.notice_days = Some(0);
    }
}

/// The text of all sections that speak of the person, top down.
fn own_text(page: &Page<'_>, sections: &[Section]) -> Vec<Span> {
    parts(page, sections, |topic| topic != Topic::References)
}

fn parts(page: &Page<'_>, sections: &[Section], wanted: impl Fn(Topic) -> bool) -> Vec<Span> {
    let rows = sections.iter().filter(|section| wanted(section.topic)).map(|section| &page.rows[section.rows.clone()]);
    rows.filter_map(|rows| Some(Span::new(rows.first()?.span.start, rows.last()?.span.end))).collect()
}

fn first(found: Vec<Span>, part: Span) -> Option<Span> {
    found.into_iter().next().map(|span| span.shifted(part.start))
}
