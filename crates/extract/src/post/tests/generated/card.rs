//! Generated postings of a page: the full one and the cards below it, each with what it states.

use talent::{Channel, Remote};

use super::body::{Around, Tenths, body};
use super::choices::Choices;
use super::site::Site;
use super::words::{AGENCIES, FIRMS, LOCALITIES, MASKED, ODD_TITLES, PEOPLE, PLACES, TAGS, TITLES};

/// What a generated posting states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Truth {
    /// Known only where the header states it.
    pub(super) title: Option<String>,
    pub(super) employer: Option<(String, bool)>,
    pub(super) channel: Option<Channel>,
    pub(super) agency: Option<String>,
    pub(super) contact: Option<String>,
    pub(super) recruiters: Option<u32>,
    pub(super) videos: Option<u32>,
    pub(super) years: Option<(Tenths, Tenths)>,
    /// In rupees a year.
    pub(super) pay: Option<(i64, i64)>,
    pub(super) pay_note: Option<String>,
    pub(super) cities: Vec<String>,
    pub(super) remote: Option<Remote>,
    pub(super) tags: Vec<String>,
    pub(super) hidden: Option<u32>,
    pub(super) contradicts: bool,
}

/// A posting on its page.
pub(super) struct Written {
    pub(super) lines: Vec<String>,
    pub(super) truth: Truth,
}

pub(super) const YEARS: &[(Tenths, Tenths)] =
    &[(20, 50), (0, 40), (30, 55), (100, 250), (50, 180), (10, 30), (5, 10), (60, 100), (40, 60), (80, 120), (70, 80)];

/// Pay as pages write it, and the rupees it means.
pub(super) const PAY: &[(&str, i64, i64)] = &[
    ("₹15L - ₹30L / yr", 1_500_000, 3_000_000),
    ("₹10L - ₹10L / yr", 1_000_000, 1_000_000),
    ("₹2L - ₹10L / yr", 200_000, 1_000_000),
    ("₹3.5L - ₹4.2L / yr", 350_000, 420_000),
    ("₹1Cr - ₹1.5Cr / yr", 10_000_000, 15_000_000),
    ("₹90L - ₹1.2Cr / yr", 9_000_000, 12_000_000),
    ("₹8,00,000 - ₹16,00,000 / yr", 800_000, 1_600_000),
    ("₹8 - 16 Lacs PA", 800_000, 1_600_000),
    ("12 - 18 LPA", 1_200_000, 1_800_000),
];

const NOTES: &[&str] = &["Best in industry", "As per market standards", "Negotiable"];

/// Who posts, and how the page says so.
#[derive(Clone, Copy)]
enum Poster {
    Nobody,
    Person(&'static str),
    Agency(Option<(&'static str, Option<&'static str>)>),
}

/// The header of a posting before it is written down in the order of its page.
struct Head {
    truth: Truth,
    poster: Poster,
    years: String,
    pay: Option<String>,
    places: String,
    known_places: bool,
    tags: Vec<String>,
}

fn head(choices: &mut Choices<'_>, site: &Site) -> Head {
    let poster = match choices.below(8) {
        0..4 => Poster::Person(choices.pick(PEOPLE)),
        4 => Poster::Nobody,
        5 => Poster::Agency(None),
        6 => Poster::Agency(Some((choices.pick(AGENCIES), None))),
        _ => Poster::Agency(Some((choices.pick(AGENCIES), Some(choices.pick(PEOPLE))))),
    };
    let masked = matches!(poster, Poster::Agency(_)) || choices.one_in(12);
    let employer = if masked { choices.pick(MASKED) } else { choices.pick(FIRMS) };
    let years = choices.pick(YEARS);
    let mut truth = Truth { employer: Some((employer.to_owned(), masked)), years: Some(years), ..Truth::default() };
    (truth.channel, truth.agency, truth.contact) = match poster {
        Poster::Nobody => (None, None, None),
        Poster::Person(person) => (Some(Channel::Direct), None, Some(person.to_owned())),
        Poster::Agency(None) => (Some(Channel::Agency), None, None),
        Poster::Agency(Some((agency, person))) => {
            (Some(Channel::Agency), Some(agency.to_owned()), person.map(str::to_owned))
        }
    };
    let pay = take_pay(choices, &mut truth, !matches!(poster, Poster::Nobody));
    let unknown = choices.one_in(8);
    let (places, known_places) = places(choices, &mut truth, unknown);
    let tags = take_tags(choices, &mut truth, site);
    let blank = if choices.one_in(8) { "\u{a0}" } else { " " };
    let years = format!("{}{}{}{}", tenths(years.0), site.years.0, tenths(years.1), site.years.1).replace(' ', blank);
    let pay = pay.map(|pay| if truth.pay.is_some() { pay.replace(' ', blank) } else { pay });
    Head { truth, poster, years, pay, places, known_places, tags }
}

fn take_pay(choices: &mut Choices<'_>, truth: &mut Truth, may_lack: bool) -> Option<String> {
    match choices.below(10) {
        8 => {
            let note = choices.pick(NOTES);
            truth.pay_note = Some(note.to_owned());
            Some(note.to_owned())
        }
        9 if choices.one_in(2) && may_lack => None,
        9 => Some("Not disclosed".to_owned()),
        _ => {
            let (written, min, max) = choices.pick(PAY);
            truth.pay = Some((min, max));
            Some(written.to_owned())
        }
    }
}

/// A line of places, and whether every item of it is known.
pub(super) fn places(choices: &mut Choices<'_>, truth: &mut Truth, unknown: bool) -> (String, bool) {
    if choices.one_in(6) {
        truth.remote = Some(Remote::Only);
        return ("Remote only".to_owned(), true);
    }
    let mut items: Vec<&str> = Vec::new();
    if choices.one_in(6) {
        truth.remote = Some(Remote::Allowed);
        items.push("Remote");
    }
    if unknown {
        let place = choices.pick(LOCALITIES);
        truth.cities.push(place.to_owned());
        items.push(place);
    }
    let least = usize::from(items.is_empty());
    let count = least + choices.pick(&[0, 0, 0, 1, 2, 4]);
    for (written, cities) in choices.several(PLACES, count) {
        truth.cities.extend(cities.iter().map(|city| (*city).to_owned()));
        items.push(written);
    }
    if items == ["Remote"] {
        items.push("Pune");
        truth.cities.push("Pune".to_owned());
    }
    (items.join(", "), !unknown)
}

fn take_tags(choices: &mut Choices<'_>, truth: &mut Truth, site: &Site) -> Vec<String> {
    let count = 1 + choices.below(5);
    let mut tags = choices.several(TAGS, count);
    let hidden = choices.one_in(2).then(|| 1 + u32::try_from(choices.below(12)).expect("a small number"));
    if hidden.is_none() {
        // Below the other tags it could be the title of the text.
        tags.retain(|tag| *tag != "Test Engineer");
        if tags.is_empty() {
            tags.push("Java");
        }
    }
    truth.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    let mut lines: Vec<String> = tags
        .iter()
        .map(|tag| if choices.one_in(2) { format!("{}{tag}", site.icon) } else { (*tag).to_owned() })
        .collect();
    lines.extend(hidden.map(|count| format!("+{count} more")));
    truth.hidden = hidden;
    lines
}

/// A card: employer, counts, poster, places, years, pay, tags, text.
pub(super) fn card(choices: &mut Choices<'_>, site: &Site) -> Written {
    let mut head = head(choices, site);
    let mut lines = Vec::new();
    let unnamed = matches!(head.poster, Poster::Nobody) && head.known_places && choices.one_in(4);
    if unnamed {
        head.truth.employer = None;
    }
    if let Some((name, _)) = &head.truth.employer {
        // A name that nobody could tell from a title, or beside a place that nobody knows, stands where nothing else can stand.
        let plain = name != "Copper Lead" && (head.known_places || !matches!(head.poster, Poster::Nobody));
        match if plain { choices.below(5) } else { 2 } {
            0 => lines.push(name.clone()),
            1 => lines.extend([name.clone(), name.clone()]),
            2 => lines.extend([name.clone(), format!("at {name}")]),
            3 => lines.extend([format!("{name} logo"), name.clone()]),
            _ => lines.extend([format!("{name}'s logo"), name.clone(), format!("at {name}")]),
        }
        take_counts(choices, &mut head.truth, &mut lines);
    }
    let movable = head.known_places && !unnamed;
    let place_at = if movable { choices.pick(&[1, 1, 1, 1, 0, 2]) } else { 1 };
    if place_at == 0 {
        lines.push(head.places.clone());
    }
    write_poster(head.poster, site, choices.one_in(4), &mut lines);
    if place_at == 1 {
        lines.push(head.places.clone());
    }
    lines.push(head.years.clone());
    lines.extend(head.pay.clone());
    if place_at == 2 {
        lines.push(head.places.clone());
    }
    finish(choices, head, lines)
}

fn take_counts(choices: &mut Choices<'_>, truth: &mut Truth, lines: &mut Vec<String>) {
    let video_first = choices.one_in(2);
    let recruiters = choices.one_in(2).then(|| choices.pick(&[1, 4, 32]));
    let videos = choices.one_in(6).then(|| choices.pick(&[1, 2]));
    let plural = |count: u32| if count == 1 { "" } else { "s" };
    let mut counts = Vec::new();
    counts.extend(recruiters.map(|count| format!("{count} recruiter{}", plural(count))));
    counts.extend(videos.map(|count| format!("{count} video{}", plural(count))));
    if video_first {
        counts.reverse();
    }
    lines.append(&mut counts);
    truth.recruiters = recruiters;
    truth.videos = videos;
}

fn write_poster(poster: Poster, site: &Site, pictured: bool, lines: &mut Vec<String>) {
    match poster {
        Poster::Nobody => {}
        Poster::Person(person) => {
            lines.push(if pictured { format!("{person}'s {}", site.picture_of) } else { person.to_owned() });
            lines.push(format!("{} {person}", site.posted_by));
        }
        Poster::Agency(named) => {
            lines.push(site.agency_job.to_owned());
            lines.extend(named.map(|(agency, person)| {
                person.map_or_else(|| format!("via {agency}"), |person| format!("via {agency} by {person}"))
            }));
        }
    }
}

/// The full posting at the top of its page: pictures, the title again and again, poster, years, pay, places, tags, text.
pub(super) fn full(choices: &mut Choices<'_>, site: &Site) -> Written {
    let mut head = head(choices, site);
    let odd = choices.one_in(5);
    let title = choices.pick(if odd { ODD_TITLES } else { TITLES });
    head.truth.title = Some(title.to_owned());
    let (firm, _) = head.truth.employer.clone().unwrap_or_default();
    let at = choices.one_in(2);
    let mut lines = Vec::new();
    let logos = !at || choices.one_in(2);
    if logos {
        lines.push(format!("{} logo", site.name));
        lines.push(format!("{firm} logo"));
    }
    lines.push(title.to_owned());
    if choices.one_in(2) {
        if at && choices.one_in(2) {
            lines.push(firm.clone());
        }
        lines.push(title.to_owned());
        if logos {
            lines.push(format!("{firm}'s logo"));
        }
        lines.extend([String::new(), title.to_owned()]);
    }
    if at {
        lines.extend([String::new(), format!("at {firm}")]);
    }
    if choices.one_in(2) {
        lines.push(String::new());
    }
    if choices.one_in(3) {
        take_counts(choices, &mut head.truth, &mut lines);
    }
    let pictured = !choices.one_in(4);
    write_poster(head.poster, site, pictured, &mut lines);
    lines.push(head.years.clone());
    lines.extend(head.pay.clone());
    lines.push(head.places.clone());
    lines.push("Skills".to_owned());
    finish(choices, head, lines)
}

/// Tags and text.
fn finish(choices: &mut Choices<'_>, head: Head, mut lines: Vec<String>) -> Written {
    let Head { mut truth, tags, .. } = head;
    let years = truth.years.unwrap_or_default();
    lines.extend(tags);
    let blanks = choices.below(3);
    lines.extend(std::iter::repeat_n(String::new(), blanks));
    let parted = truth.hidden.is_some() || blanks > 0;
    let around = Around { years, parted, pay: truth.pay.is_some() };
    let body = body(choices, around);
    truth.contradicts = body.contradicts;
    lines.extend(body.lines);
    Written { lines, truth }
}

pub(super) fn tenths(years: Tenths) -> String {
    if years.is_multiple_of(10) { (years / 10).to_string() } else { format!("{}.{}", years / 10, years % 10) }
}
