//! From a match to its receipt on paper.

use market::{Criterion, Match, MatchView, ReceiptReason as Reason, Side, State};
use talent::{Pay, RemoteWish, Wishes};

use crate::parts::receipt::{self, HalfSheet, Part, Quote, Receipt};
use crate::parts::state::State as Sign;
use crate::parts::tally::{Half, Piece, Tally};
use crate::postings::{self, facts};

/// The longest quotation: more than this a reader looks up in the post itself.
const QUOTES_MAX: usize = 4;

/// Both halves for the person whose match it is. `over` stands above the title.
pub(super) fn receipt(view: &MatchView, wishes: &Wishes, over: String) -> Receipt {
    let MatchView { line, matched } = view;
    Receipt {
        id: format!("r{}", matched.rank),
        over,
        title: postings::title(line).to_owned(),
        address: Some(format!("/postings/{}", line.id)),
        facts: facts::in_a_line(line),
        score_ppm: is_known(matched).then(|| matched.score.ppm()),
        tally: tally(matched),
        team: half(matched, wishes, Side::Team),
        person: half(matched, wishes, Side::Person),
        questions: matched.questions.clone(),
    }
}

/// Whether enough is known for a number: something on each side.
pub(super) fn is_known(matched: &Match) -> bool {
    matched.known.team && matched.known.person
}

/// Both halves as a drawing, criterion by criterion.
pub(super) fn tally(matched: &Match) -> Tally {
    let half = |side, known: bool| {
        let piece = |criterion: receipt::Criterion| Piece {
            points: criterion.points,
            points_max: criterion.points_max,
            known: criterion.state != Sign::Open,
        };
        if known { Half::Pieces(criteria(matched, None, side).into_iter().map(piece).collect()) } else { Half::Unknown }
    };
    Tally { team: half(Side::Team, matched.known.team), person: half(Side::Person, matched.known.person), label: None }
}

fn half(matched: &Match, wishes: &Wishes, side: Side) -> HalfSheet {
    let (heading, against, points, chance, known) = match side {
        Side::Team => {
            ("What the team asked for", "against your résumé", matched.points.team, matched.team, matched.known.team)
        }
        Side::Person => {
            ("What you asked for", "against the post", matched.points.person, matched.person, matched.known.person)
        }
    };
    HalfSheet {
        heading,
        against,
        criteria: criteria(matched, Some(wishes), side),
        points,
        chance_ppm: known.then(|| chance.ppm()),
    }
}

/// The criteria of a side, the heaviest first. Reasons of one criterion, such as the skills, are one. Wishes are quoted where they are at
/// hand.
fn criteria(matched: &Match, wishes: Option<&Wishes>, side: Side) -> Vec<receipt::Criterion> {
    let mut groups: Vec<(Criterion, Vec<&Reason>)> = Vec::new();
    for reason in matched.reasons.iter().filter(|reason| reason.side == side) {
        match groups.iter_mut().find(|(criterion, _)| *criterion == reason.criterion) {
            Some((_, reasons)) => reasons.push(reason),
            None => groups.push((reason.criterion, vec![reason])),
        }
    }
    let mut criteria: Vec<receipt::Criterion> =
        groups.iter().map(|(criterion, reasons)| one(*criterion, reasons, wishes)).collect();
    criteria.sort_by_key(|criterion| std::cmp::Reverse(criterion.points_max));
    criteria
}

fn one(criterion: Criterion, reasons: &[&Reason], wishes: Option<&Wishes>) -> receipt::Criterion {
    let parts = if reasons.len() > 1 { reasons.iter().map(|reason| part(reason)).collect() } else { Vec::new() };
    let sentence = match reasons {
        [only] => only.text.clone(),
        several => summary(several),
    };
    receipt::Criterion {
        name: name(criterion).to_owned(),
        state: together(reasons),
        points: reasons.iter().map(|reason| reason.points).sum(),
        points_max: reasons.iter().map(|reason| reason.points_max).sum(),
        sentence,
        quotes: quotes(reasons, wishes),
        parts,
    }
}

fn part(reason: &Reason) -> Part {
    Part {
        name: reason.about.clone().unwrap_or_else(|| reason.text.clone()),
        state: sign(reason.state),
        points: reason.points,
        points_max: reason.points_max,
    }
}

/// `5 of 7 are there. Nobody wrote down: Argo CD, Helm.`
fn summary(reasons: &[&Reason]) -> String {
    let named = |state: State| -> Vec<&str> {
        reasons.iter().filter(|reason| reason.state == state).filter_map(|reason| reason.about.as_deref()).collect()
    };
    let met = named(State::Satisfied).len();
    let mut sentence = format!("{met} of {} are met.", reasons.len());
    for (words, state) in
        [("In part", State::Partly), ("Not met", State::Violated), ("Not written down", State::Unknown)]
    {
        let skills = named(state);
        if !skills.is_empty() {
            sentence = format!("{sentence} {words}: {}.", skills.join(", "));
        }
    }
    sentence
}

/// How several reasons stand as one: met or unknown where all are, in part otherwise, and violated where one is.
fn together(reasons: &[&Reason]) -> Sign {
    let all = |state| reasons.iter().all(|reason| reason.state == state);
    if reasons.iter().any(|reason| reason.state == State::Violated) {
        Sign::No
    } else if all(State::Satisfied) {
        Sign::Yes
    } else if all(State::Unknown) {
        Sign::Open
    } else {
        Sign::Part
    }
}

fn sign(state: State) -> Sign {
    match state {
        State::Satisfied => Sign::Yes,
        State::Partly => Sign::Part,
        State::Violated => Sign::No,
        State::Unknown => Sign::Open,
    }
}

/// The very words on both sides, each once.
fn quotes(reasons: &[&Reason], wishes: Option<&Wishes>) -> Vec<Quote> {
    let mut post: Vec<String> = Vec::new();
    let mut resume: Vec<String> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    let keep = |kept: &mut Vec<String>, words: &str| {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if kept.len() < QUOTES_MAX && !words.is_empty() && !kept.contains(&words) {
            kept.push(words);
        }
    };
    for reason in reasons {
        if let Some(words) = &reason.words {
            words.posting.iter().for_each(|words| keep(&mut post, words));
            words.resume.iter().for_each(|words| keep(&mut resume, words));
        }
        let of_wishes = |wishes| reason.evidence.wishes.iter().map(move |name| wish(wishes, name));
        wishes.into_iter().flat_map(of_wishes).for_each(|words| keep(&mut said, &words));
    }
    let quotes = [("Post", false, post), ("Résumé", true, resume), ("You said", true, said)];
    let quotes = quotes.into_iter().filter(|(_, _, words)| !words.is_empty());
    quotes.map(|(source, of_person, words)| Quote { source, of_person, words }).collect()
}

/// What somebody wishes, by the name of the wish in its JSON.
fn wish(wishes: &Wishes, name: &str) -> String {
    match name {
        "pay_floor" => wishes.pay_floor.as_ref().map(Pay::in_full).unwrap_or_default(),
        "places" => wishes.places.join(", "),
        "remote" => wishes.remote.map_or("", way).to_owned(),
        "titles" => wishes.titles.join(", "),
        "notice_days" => wishes.notice_days.map(|days| format!("{days} days of notice")).unwrap_or_default(),
        "employer_sizes" => wishes.employer_sizes.join(", "),
        "employer_stages" => wishes.employer_stages.join(", "),
        "blocked_employers" => wishes.blocked_employers.join(", "),
        _ => String::new(),
    }
}

fn way(remote: RemoteWish) -> &'static str {
    match remote {
        RemoteWish::Only => "remote only",
        RemoteWish::Preferred => "rather remote",
        RemoteWish::Any => "remote or not",
        RemoteWish::No => "not remote",
    }
}

fn name(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Skills => "Skills",
        Criterion::Experience => "Experience",
        Criterion::Title => "Title",
        Criterion::Start => "Start",
        Criterion::Education => "Education",
        Criterion::Certifications => "Certificates",
        Criterion::Languages => "Languages",
        Criterion::Pay => "Pay",
        Criterion::Place => "Place",
        Criterion::Remote => "Remote",
        Criterion::Employer => "Employer",
        Criterion::BlockedEmployer => "Blocked employer",
    }
}
