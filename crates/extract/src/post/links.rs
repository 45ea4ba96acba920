//! Links that a mail scanner or a redirecting page wrapped around the real address.

use std::sync::LazyLock;

use crate::text::pattern::pattern;
use regex::Regex;
use talent::Span;

/// How often a wrapper may be wrapped again before the link is left alone: honest mail passes two or three scanners.
const WRAPPERS_MAX: usize = 8;

/// Hosts that wrap addresses, with the parameter that carries the real one, percent-encoded.
const WRAPPERS: &[(&str, &str)] = &[
    ("safelinks.protection.outlook.com", "url"),
    ("statics.teams.cdn.office.net", "url"),
    ("linkprotect.cudasvc.com", "a"),
    ("protect2.fireeye.com", "u"),
    ("urldefense.proofpoint.com", "u"),
    ("l.facebook.com", "u"),
    ("www.google.com/url", "q"),
];

static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r#"https?://[^\s"<>]+"#));

/// What is left of an anchor whose beginning was lost: the closing quote of the address, other attributes, the bracket.
static BROKEN_ANCHOR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"^"\s*(?:(?:target|rel|class|style|title)\s*=[^<>/]{0,200})?>"#));

/// The wrapped links of a text.
pub(super) fn tracking_links(text: &str) -> Vec<Span> {
    let links = LINK.find_iter(text).filter(|link| unwrap(link.as_str()).is_some());
    links.map(|link| Span::new(link.start(), link.end())).collect()
}

/// The line with each wrapped link replaced by the address in it, and the debris of anchors after links gone.
pub(super) fn unwrapped(line: &str) -> String {
    let mut made = String::with_capacity(line.len());
    let mut done = 0;
    while let Some(link) = LINK.find_at(line, done) {
        made.push_str(&line[done..link.start()]);
        done = link.end();
        match unwrap(link.as_str()) {
            Some(target) => made.push_str(&target),
            None => made.push_str(link.as_str()),
        }
        if let Some(debris) = BROKEN_ANCHOR.find(&line[done..]) {
            done += debris.end();
            made.push(' ');
            done += line[done..].len() - line[done..].trim_start().len();
        }
    }
    made.push_str(&line[done..]);
    made
}

/// The real address in a wrapped link; `None` for a link that is not wrapped.
fn unwrap(link: &str) -> Option<String> {
    let mut target = unwrap_once(link)?;
    for _ in 0..WRAPPERS_MAX {
        match unwrap_once(&target) {
            Some(inner) => target = inner,
            None => return Some(target),
        }
    }
    None
}

fn unwrap_once(link: &str) -> Option<String> {
    let address = link.split_once("://")?.1;
    let (place, query) = address.split_once('?')?;
    let host = place.split('/').next()?;
    let (_, parameter) = WRAPPERS.iter().find(|(wrapper, _)| {
        *wrapper == place || *wrapper == host || host.strip_suffix(wrapper).is_some_and(|front| front.ends_with('.'))
    })?;
    let value = query.split(['&', ';', '?']).find_map(|pair| pair.strip_prefix(parameter)?.strip_prefix('='))?;
    // One scanner writes `-` for `%` and `_` for `/`.
    let target = if host.ends_with("proofpoint.com") {
        percent_decoded(&value.replace('-', "%").replace('_', "/"))?
    } else {
        percent_decoded(value)?
    };
    let whole = LINK.find(&target).is_some_and(|found| found.start() == 0 && found.end() == target.len());
    (whole && target.bytes().all(|byte| byte.is_ascii_graphic())).then_some(target)
}

/// The text with `%XX` decoded; `None` where that gives no UTF-8 or an escape is broken.
fn percent_decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let [high, low, after @ ..] = after else { return None };
            let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            bytes.push(digit(high)? << 4 | digit(low)?);
            rest = after;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(link: &str, target: Option<&str>) {
        assert_eq!(unwrap(link).as_deref(), target, "{link}");
    }

    #[test]
    fn scanners_wrap_addresses_in_a_parameter() {
        check(
            "https://nam11.safelinks.protection.outlook.com/?url=https%3A%2F%2Fbakery.example%2Fjobs%3Fid%3D7&amp;data=x",
            Some("https://bakery.example/jobs?id=7"),
        );
        check(
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__bakery.example_jobs&d=x",
            Some("https://bakery.example/jobs"),
        );
        check("https://www.google.com/url?q=https://bakery.example/jobs&sa=D", Some("https://bakery.example/jobs"));
    }

    #[test]
    fn wrappers_may_be_nested() {
        check(
            "https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fbakery.example",
            Some("https://bakery.example"),
        );
    }

    #[test]
    fn other_links_are_left_alone() {
        check("https://bakery.example/?url=https%3A%2F%2Fother.example", None);
        check("https://notsafelinks.protection.outlook.com.example/?url=https%3A%2F%2Fother.example", None);
        check("https://a.safelinks.protection.outlook.com/?url=javascript%3Aalert", None);
        check("https://a.safelinks.protection.outlook.com/?url=%E2%82", None);
    }
}
