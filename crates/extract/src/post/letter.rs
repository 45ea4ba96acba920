//! Letters of agencies that do not say so: "Our client, a leading maker of ovens, is looking for …", "on behalf of a reputed bank".
//!
//! Whoever speaks of a client as the one who hires is not the employer. The client's description, or its name, stands in the employer's place.

use std::sync::LazyLock;

use regex::Regex;
use talent::{Channel, Span};

use super::header::Header;
use super::scope::{Found, Scope};
use crate::text::cues::{Cue, Cued, Cues};
use crate::text::pattern::pattern;

/// Words that say who hires, without a word of what it is.
static CLIENT_HIRES: Cued = Cued::new(Cue::Client, || {
    pattern(
        r"(?x)\b(?P<cue>(?i:one\ of\ (?:our|my)\ (?:[a-z-]+\ ){0,2}?clients|(?:our|my)\ (?:[a-z-]+\ ){0,2}?client))\b
          (?:\s*(?:,|\s[-–—]\s?|:|\()\s*(?P<who>[^,.;:()\n]{3,120}?)\s*[,)–—-]+)?
          \s*(?i:(?:,\s*)?(?:who\s|which\s|that\s)?(?:is|are|has|have)?\s?(?:currently\ |now\ |urgently\ |actively\ |also\ )?
             (?:looking|seek(?:s|ing)?|hir(?:es|ing)|recruit(?:s|ing)?|search(?:es|ing)|require[sd]?|requiring|in\ need\ of|needs?|wants?|wish(?:es)?\ to|an\ (?:opening|immediate)|a\ (?:vacancy|requirement|need)|expanding))\b",
    )
});

/// "Our client is a fast-growing maker of ovens."
static CLIENT_IS: Cued = Cued::new(Cue::Client, || {
    pattern(r"(?m)(?:^|[.!?:]\s+|\n)\W*(?P<cue>(?i:our client)) is (?P<who>(?i:an?|the|one of)\s[^,.;:()\n]{3,120})")
});

/// "hiring on behalf of a reputed bank", "for one of our clients, a maker of ovens".
static ON_BEHALF: Cued = Cued::new(Cue::Client, || {
    pattern(
        r"(?x)\b(?P<cue>(?i:(?:hiring|recruiting|looking|searching|seeking|sourcing|recruitment|role|position|opening|vacancy|requirement|opportunity|partner\w*|posted|advertised)\b[^.\n]{0,60}?\b(?:on\ behalf\ of|for|with)\s+
          (?:one\ of\ (?:our|my)\ (?:[a-z-]+\ ){0,2}?clients\b|(?:our|a|my)\ (?:[a-z-]+\ ){0,2}?client\b)))(?:\s*[,:(–—-]*\s*(?P<who>[^,.;:()\n]{3,120}))?",
    )
});

/// "recruiting on behalf of a reputed bank".
static BEHALF: Cued = Cued::new(Cue::Behalf, || {
    pattern(
        r"(?P<cue>(?i:(?:hiring|recruiting|looking|searching|seeking|sourcing|recruitment)\b[^.\n]{0,40}\bon behalf of))\s+(?P<who>(?i:an?|one of)\s[^,.;:()\n]{3,120})",
    )
});

/// "We are a staffing partner".
static WE_ARE_ONE: Cued = Cued::new(Cue::Agency, || {
    pattern(
        r"(?i)\b(?P<cue>(?:we are|we['’]re|i am|i['’]m|as) an?\s+(?:[a-z-]+\s+){0,3}(?:(?:recruitment|recruiting|staffing|placement|manpower|executive search|talent search)\s+(?:agency|firm|company|consultancy|consultants?|partner|specialists?|services?)|recruitment consultant|headhunters?|job consultancy))\b",
    )
});

/// "Apply before Friday via Lantern Search Ltd", "via agency Lantern".
static VIA: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?i:via|through)\s+(?:(?P<cue>(?i:(?:the |our )?(?:recruitment |staffing |temp )?agency))\s+(?P<who>\p{Lu}[\p{L}\p{N}&'’-]*(?:\ \p{Lu}[\p{L}\p{N}&'’-]*){0,3})|(?P<house>\p{Lu}[\p{L}&'’-]*(?:\ \p{Lu}[\p{L}&'’-]*){0,2}\ (?:Search|Recruitment|Recruiting|Staffing|Talent|Resourcing|Personnel|Manpower|Consulting|Consultancy|Consultants)(?:\ (?:Services|Ltd|Limited|LLP|LLC|Inc|GmbH|BV|Group|Partners))?))\b",
    )
});

/// Where a description ends that goes on into the sentence.
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\s+(?:(?:is|are|has|have|based|located|headquartered|situated|with|that|which|who|whose|and (?:is|are|has|they)|to|at|from|looking|seeking|hiring|needs?|requires?|currently)\b|(?:in|for)\s+(?:(?-i:\p{Lu})|(?:the|an?|our|their)\b)).*$",
    )
});

/// A name as sentences write it.
static NAMED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\p{Lu}[\p{L}\p{N}&'’.-]*(?:\s+(?:(?:&|of|and)\s+)?\p{Lu}[\p{L}\p{N}&'’.-]*){0,4}$"));

/// The header of a posting whose text is the letter of an agency for its client. `None` for any other, and where the head says who posts.
pub(super) fn read(header: &Header, text: Span, scope: &Scope<'_>) -> Option<Header> {
    let words = scope.of(text);
    let hinted =
        || ["client", "behalf", "staffing", "recruit", "hunter", "consultancy"].iter().any(|hint| words.contains(hint));
    if header.channel.is_some() {
        return None;
    }
    let passed_on = || ["via", "Via", "VIA", "hrough", "HROUGH"].iter().any(|hint| words.contains(hint));
    let via = if passed_on() { VIA.captures(words) } else { None };
    let via = via.and_then(|found| found.name("who").or(found.name("house")));
    let via = via.map(|agency| Span::new(agency.start(), agency.end()).shifted(text.start));
    let letter = if hinted() { of_agency(header, text, scope) } else { None };
    let Some(agency) = via else { return letter };
    let header = letter.as_ref().unwrap_or(header);
    let channel = header.channel.clone().or(Some(Found::new(Channel::Agency, agency)));
    Some(Header { channel, agency: Some(agency), ..header.clone() })
}

/// The header of a posting whose text is a letter for a client.
fn of_agency(header: &Header, text: Span, scope: &Scope<'_>) -> Option<Header> {
    let words = scope.of(text);
    let cues = Cues::of(words);
    let found = [&CLIENT_HIRES, &CLIENT_IS, &ON_BEHALF, &BEHALF, &WE_ARE_ONE]
        .iter()
        .find_map(|known| known.among(cues)?.captures(words))?;
    let cue = found.name("cue")?;
    let who = found.name("who").map(|who| Span::new(who.start(), who.end())).or_else(|| {
        let next = [&CLIENT_IS, &BEHALF].iter().find_map(|known| known.among(cues)?.captures(words))?;
        next.name("who").map(|who| Span::new(who.start(), who.end()))
    });
    let client = who.and_then(|who| described(words, who)).or_else(|| blank(words, Span::new(cue.start(), cue.end())));
    let mut made = header.clone();
    made.channel = Some(Found::new(Channel::Agency, Span::new(cue.start(), cue.end()).shifted(text.start)));
    made.agency = header.agency.or(header.employer);
    made.employer = client.map(|client| client.shifted(text.start));
    made.is_described = client.is_some_and(|client| !NAMED.is_match(scope.of(client.shifted(text.start))));
    Some(made)
}

/// What a client is or is called, without the sentence that goes on behind it.
fn described(text: &str, who: Span) -> Option<Span> {
    let words = who.of(text)?;
    let kept = GOES_ON.find(words).map_or(words, |rest| &words[..rest.start()]).trim_end();
    let first = kept.split(' ').next()?.to_lowercase();
    let described = matches!(first.as_str(), "a" | "an" | "one" | "the") && kept.contains(' ') || NAMED.is_match(kept);
    described.then(|| Span::new(who.start, who.start + kept.len()))
}

/// "our client": what stands in the place of a name where nothing else does.
fn blank(text: &str, cue: Span) -> Option<Span> {
    let words = cue.of(text)?.to_lowercase();
    let at = ["our client", "my client"].iter().filter_map(|blank| words.rfind(blank)).max()?;
    let start = cue.start + at;
    Some(Span::new(start, start + "our client".len()))
}

#[cfg(test)]
mod tests {
    use talent::vocabulary::Vocabulary;
    use talent::{Channel, ProblemKind};

    fn check(text: &str, employer: Option<(&str, bool)>) {
        let context = crate::Context { vocabulary: Vocabulary::embedded(), today: jiff::civil::date(2026, 11, 20) };
        let posting = crate::read_posts(text, context).remove(0);
        assert_eq!(posting.channel, Some(Channel::Agency), "{text}");
        let found = posting.employer.as_ref().map(|employer| (employer.name.as_str(), employer.masked));
        assert_eq!(found, employer, "{text}");
        let unnamed = posting.problems.iter().any(|problem| problem.kind == ProblemKind::ClientNotNamed);
        assert_eq!(unnamed, employer.is_none_or(|(_, masked)| masked), "{text}");
    }

    #[test]
    fn clients_that_are_described_are_masked() {
        check(
            "Our client, a leading maker of ovens in Pune, is looking for a Baker.",
            Some(("a leading maker of ovens", true)),
        );
        check(
            "Our client is a fast-growing bread firm based in Leeds. They need a Baker.",
            Some(("a fast-growing bread firm", true)),
        );
        check(
            "We are hiring on behalf of a reputed bank in Mumbai for a Branch Manager.",
            Some(("a reputed bank", true)),
        );
        check("One of our esteemed clients is hiring a Baker in Pune.", None);
        check("Our client is looking for a Baker with 5 years of experience.", Some(("Our client", true)));
        check("We are a staffing partner for bakeries. A Baker is needed in Pune.", None);
    }

    #[test]
    fn a_client_that_is_named_is_the_employer() {
        check("Our client, Rye Oven, is looking for a Baker in Pune.", Some(("Rye Oven", false)));
    }

    #[test]
    fn an_agency_through_which_to_apply() {
        let context = crate::Context { vocabulary: Vocabulary::embedded(), today: jiff::civil::date(2026, 11, 20) };
        for text in [
            "Baker\nRye Oven\nLeeds\n\nWe bake. Apply before Friday via Lantern Search Ltd.",
            "Baker\nRye Oven\nLeeds\n\nWe bake at night, via agency Lantern Search Ltd.",
        ] {
            let posting = crate::read_posts(text, context).remove(0);
            assert_eq!(posting.agency.map(|agency| agency.name).as_deref(), Some("Lantern Search Ltd"), "{text}");
            assert_eq!(posting.employer.map(|employer| employer.name).as_deref(), Some("Rye Oven"), "{text}");
        }
    }

    #[test]
    fn clients_of_the_work_make_nobody_an_agency() {
        let context = crate::Context { vocabulary: Vocabulary::embedded(), today: jiff::civil::date(2026, 11, 20) };
        for text in [
            "Rye Oven is looking for a Baker. You visit our clients and explain bread to them.",
            "Account Manager\nRye Oven\n\nYou are the contact of our client in Leeds and work with the client's team.",
            "Baker\nRye Oven\n\nOur clients need bread, and you bake on behalf of our clients.",
            "Baker\nRye Oven\n\nYou sell bread on behalf of the company and are hired for our clients.",
            "Baker\nRye Oven\n\nOur clients are hotels, and we are hiring a Baker for our kitchen.",
        ] {
            let posting = crate::read_posts(text, context).remove(0);
            assert_eq!(posting.channel, None, "{text}");
        }
    }

    #[test]
    fn patterns_need_their_cues() {
        crate::text::cues::tests::check_cued(&[
            &super::CLIENT_HIRES,
            &super::CLIENT_IS,
            &super::ON_BEHALF,
            &super::BEHALF,
            &super::WE_ARE_ONE,
        ]);
    }
}
