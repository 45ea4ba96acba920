//! The lines above the account of a job or a course: which words are the title, the employer or school, the place.

use talent::Span;
use talent::vocabulary::Vocabulary;

use crate::facts::degree;

use super::page::{Page, is_mark};
use super::words::{is_employer_word, is_placeholder, is_role, is_school_word, is_trade_word};

/// What a piece of a header most likely is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A job title, by its head noun.
    Title,
    /// An employer or a school, by a word of its name.
    Employer,
    /// A city, region or country.
    Place,
    /// Nothing tells.
    Unknown,
}

/// Words of a header that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// What its label says ("Company:", "Designation:"): then the kind is certain.
    pub(super) labelled: bool,
    /// A dash stands behind it at the row's end ("Quillfeather Foods -"): the way job sites print employers.
    pub(super) dash_behind: bool,
}

/// Names of employers that no word of theirs gives away are short. In words.
const NAME_WORDS_MAX: usize = 7;

/// A longer row is prose. In bytes.
const HEADER_BYTES_MAX: usize = 400;

const TITLE_LABELS: &[&str] = &[
    "designation", "position", "position held", "post", "job title", "title", "role", "post held", "job position",
    "current position",
];
const EMPLOYER_LABELS: &[&str] = &[
    "company",
    "employer",
    "organization",
    "organisation",
    "firm",
    "name of employer",
    "company name",
    "employer name",
    "name of the company",
    "name of the organization",
    "name of organization",
    "name of company",
    "institution",
    "organization name",
    "current employer",
    "current company",
    "current organization",
    "previous employer",
    "previous company",
    "past organization",
    "employer's name",
    "name of the employer",
];
const PLACE_LABELS: &[&str] = &["location", "place", "work location", "job location", "city"];

/// The pieces of a header's words, left to right, form words that nobody filled in left out.
pub(super) fn pieces(page: &Page<'_>, span: Span, vocabulary: &Vocabulary) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if span.end.saturating_sub(span.start) > HEADER_BYTES_MAX {
        return pieces;
    }
    for cell in page.cells(span) {
        if let Some((kind, value)) = labelled(page, cell) {
            pieces.extend(piece(page, value, vocabulary).map(|piece| Piece { kind, labelled: true, ..piece }));
            continue;
        }
        for part in split(page, cell) {
            let Some(whole) = piece(page, part, vocabulary) else { continue };
            match title_then_employer(page, &whole, vocabulary) {
                Some(both) => pieces.extend(both),
                None => pieces.push(whole),
            }
        }
    }
    join_places(page, &mut pieces, vocabulary);
    // Behind a title, what holds an employer's word is the employer, even if it ends as titles do ("Hotel Crown and Anchor").
    let first = pieces.iter().position(|piece| piece.kind == Kind::Title);
    for piece in pieces.iter_mut().skip(first.map_or(usize::MAX, |first| first + 1)) {
        if piece.kind == Kind::Title && !piece.labelled && is_employer(page.read(piece.span)) {
            piece.kind = Kind::Employer;
        }
    }
    pieces
}

fn piece(page: &Page<'_>, part: Span, vocabulary: &Vocabulary) -> Option<Piece> {
    let part = behind_address(page, part);
    let dash_behind = page.read(part).trim_end().ends_with(['-', '–', '—']);
    let inner = page.trim(part, |c| {
        matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '|' | '@' | '{' | '}' | '_' | '~' | '"' | '\u{ff0d}')
            || is_mark(c)
    });
    let span = page.trim(unparenthesised(page, inner), |c| matches!(c, ',' | '-' | '–'));
    let span = without_full_stop(page, without_lead(page, span));
    let words = page.read(span);
    let department = words
        .split([' ', '/', '&'])
        .all(|word| !word.contains(char::is_alphanumeric) || is_trade_word(word) || is_number(word));
    let usable = words.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !department
        && !is_placeholder(words)
        && span.end - span.start > 1;
    let kind = kind(words, vocabulary);
    // "(an ISO 9001 company)" says something about the name before it.
    let remark = inner != unparenthesised(page, inner) && !matches!(kind, Kind::Place | Kind::Title);
    let usable = usable && !remark;
    let named = kind != Kind::Unknown || is_written_as_name(words);
    (usable && named).then_some(Piece { span, kind, labelled: false, dash_behind })
}

/// What nothing tells apart is a name only if it is written as one: short and no sentence.
fn is_written_as_name(words: &str) -> bool {
    !words.starts_with(char::is_lowercase)
        && words.split_whitespace().count() <= NAME_WORDS_MAX
        && (words.contains(' ') || !is_suffix(words))
        && !is_prose(words.split_whitespace())
}

/// "orla@puddings.example Pastry Chef" without the address.
fn behind_address(page: &Page<'_>, part: Span) -> Span {
    let text = page.read(part);
    let Some(at) = text.rfind('@') else { return part };
    let end = text[at..].find(char::is_whitespace).map_or(text.len(), |end| at + end);
    if text[at..end].contains('.') { Span::new(part.start + end, part.end) } else { part }
}

/// "Pastry Teacher Quillfeather Academy": a title and an employer with nothing between them.
fn title_then_employer(page: &Page<'_>, whole: &Piece, vocabulary: &Vocabulary) -> Option<[Piece; 2]> {
    let words = page.read(whole.span);
    if whole.kind != Kind::Employer || !words.contains(' ') {
        return None;
    }
    let mut at = 0;
    let cut = words.split(' ').find_map(|word| {
        at += word.len();
        let cut = at;
        at += 1;
        (word.split('/').any(is_role) && cut < words.len()).then_some(cut)
    })?;
    let rest = words.get(cut + 1..)?;
    if !rest.starts_with(char::is_uppercase) || kind(rest, vocabulary) != Kind::Employer || rest.split(' ').count() < 2
    {
        return None;
    }
    let title = Piece {
        span: Span::new(whole.span.start, whole.span.start + cut),
        kind: Kind::Title,
        dash_behind: false,
        ..*whole
    };
    Some([title, Piece { span: Span::new(whole.span.start + cut + 1, whole.span.end), ..*whole }])
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// What the words most likely are.
pub(super) fn kind(words: &str, vocabulary: &Vocabulary) -> Kind {
    let lower_start = words.starts_with(char::is_lowercase);
    // "SQL Server" serves nobody at table.
    let machine = words.to_lowercase().ends_with(" server") && vocabulary.find_skill(words).is_some();
    let degree = degree::find(words).first().is_some_and(|found| found.span == Span::new(0, words.len()));
    match (is_title(words) && !machine && !degree, is_employer(words)) {
        (true, false) => Kind::Title,
        (true, true) if title_head_is_last(words) => Kind::Title,
        (_, true) if !lower_start => Kind::Employer,
        _ if is_place(words, vocabulary) => Kind::Place,
        _ => Kind::Unknown,
    }
}

/// Whether a word stands among them that only sentences have.
fn is_prose<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    let told = ["was", "is", "were", "are", "have", "has", "i", "my", "worked", "who", "that", "led"];
    words.any(|word| told.contains(&word.to_lowercase().as_str()))
}

/// Whether a noun of the words says that they are a job title.
pub(super) fn is_title(words: &str) -> bool {
    let parts: Vec<&str> = words.split([' ', '/', '-', '–', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    let prose = ["on", "by", "using", "the", "as", "a", "an", "from", "working"];
    let prose =
        is_prose(parts.iter().copied()) || parts.iter().any(|part| prose.contains(&part.to_lowercase().as_str()));
    if parts.is_empty() || parts.len() > 10 || prose || words.ends_with('.') && parts.len() > 5 {
        return false;
    }
    let capital =
        |part: &&str| !part.starts_with(char::is_lowercase) || matches!(*part, "of" | "and" | "for" | "to" | "in");
    title_head_is_last(words)
        || parts.first().is_some_and(|first| is_role(first)) && parts.len() <= 6
        || parts.len() <= 7 && parts.iter().all(capital) && parts.iter().any(|part| is_role(part))
}

/// Whether the head noun is the last word, or the last before "of", "for", "in", a bracket, or a rung ("Technician II").
fn title_head_is_last(words: &str) -> bool {
    let head = words.split(['(', ',', ':']).next().unwrap_or_default();
    let parts: Vec<&str> = head.split_whitespace().collect();
    let end = parts
        .iter()
        .position(|part| matches!(*part, "of" | "for" | "in" | "at" | "to" | "-" | "–"))
        .unwrap_or(parts.len());
    let mut before = parts[..end].iter().rev().filter(|part| !is_rung(part));
    before.next().is_some_and(|last| last.split(['/', '-']).any(is_role))
}

fn is_rung(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(word, "I" | "II" | "III" | "IV" | "V" | "") || word.chars().all(|c| c.is_ascii_digit())
}

fn is_employer(words: &str) -> bool {
    let parts = words.split([' ', '/', '\u{a0}', '(', ')']).filter(|part| !part.is_empty());
    parts.clone().count() <= 12
        && parts
            .clone()
            .any(|part| part.starts_with(char::is_uppercase) && (is_employer_word(part) || is_school_word(part)))
}

/// Whether the words are a place and nothing else.
pub(super) fn is_place(words: &str, vocabulary: &Vocabulary) -> bool {
    let parts = words.split_whitespace().count();
    parts <= 5
        && words.starts_with(char::is_uppercase)
        && matches!(&vocabulary.find_places(words, None)[..], [place] if place.as_written.len() == words.len())
}

/// "Brackwater, TX": two pieces become one place where a code of two letters or a known region follows a comma.
fn join_places(page: &Page<'_>, pieces: &mut Vec<Piece>, vocabulary: &Vocabulary) {
    let mut at = 1;
    while at < pieces.len() {
        let (first, second) = (pieces[at - 1], pieces[at]);
        let between = page.read(Span::new(first.span.end, second.span.start.max(first.span.end)));
        let code = is_region_code(page.read(second.span));
        let follows = between.contains(',') && !between.contains('\n') && !first.labelled && !second.labelled;
        let city = matches!(first.kind, Kind::Unknown | Kind::Place);
        let joined = Span::new(first.span.start, second.span.end);
        let known =
            second.kind == Kind::Place && (first.kind == Kind::Place || is_place(page.read(joined), vocabulary));
        if follows && city && (code || known) && page.read(first.span).split_whitespace().count() <= 3 {
            pieces[at - 1] =
                Piece { span: joined, kind: Kind::Place, labelled: false, dash_behind: second.dash_behind };
            pieces.remove(at);
        } else {
            at += 1;
        }
    }
}

/// "TX", "TX 75054": two capitals, perhaps with a postal code.
fn is_region_code(words: &str) -> bool {
    let (code, rest) = words.split_at_checked(2).unwrap_or((words, ""));
    let postal = rest.starts_with(' ') && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-'));
    code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) && (rest.is_empty() || postal)
}

/// The kind that a label in front of the words names, and the words behind it.
fn labelled(page: &Page<'_>, cell: Span) -> Option<(Kind, Span)> {
    let text = page.read(cell);
    let colon = text.find(':').filter(|at| *at <= 30)?;
    let label = text[..colon].trim().to_lowercase();
    let label = label.trim_matches(|c: char| !c.is_alphabetic());
    let tables = [(Kind::Title, TITLE_LABELS), (Kind::Employer, EMPLOYER_LABELS), (Kind::Place, PLACE_LABELS)];
    let kind = tables.iter().find(|(_, labels)| labels.contains(&label))?.0;
    Some((kind, Span::new(cell.start + colon + 1, cell.end)))
}

/// The parts of a cell between commas, semicolons, spaced dashes, brackets and "at".
fn split(page: &Page<'_>, cell: Span) -> Vec<Span> {
    let text = page.read(cell);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0_u32;
    for (at, c) in text.char_indices() {
        if at < start {
            continue;
        }
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        let after = rest[c.len_utf8()..].chars().next();
        let cut = match c {
            '(' => {
                depth += 1;
                (depth == 1).then_some(0)
            }
            ')' => {
                depth = depth.saturating_sub(1);
                (depth == 0).then_some(1)
            }
            _ if depth > 0 => None,
            ',' => (!is_suffix(&rest[1..])).then_some(1),
            ';' => Some(1),
            '-' | '–' | '—' | ':' | '\u{ff0d}' => {
                let spaced = before.is_none_or(char::is_whitespace) || after.is_none_or(char::is_whitespace);
                (spaced || c == '—').then_some(c.len_utf8())
            }
            '/' if before == Some(' ') && after == Some(' ') => {
                (is_title(&text[start..at]) != is_title(&rest[1..])).then_some(1)
            }
            ' ' => {
                let parts =
                    if is_title(&text[start..at]) { &[" at ", " @ ", " with ", " for "][..] } else { &[" at ", " @ "] };
                let next = parts.iter().find(|word| rest.starts_with(**word)).map(|word| word.len());
                next.filter(|length| rest[*length..].starts_with(char::is_uppercase))
            }
            _ => None,
        };
        let Some(length) = cut else { continue };
        let end = if matches!(c, '-' | '–' | '—') { at + length } else { at };
        parts.push(Span::new(cell.start + start, cell.start + end));
        start = at + length;
    }
    parts.push(Span::new(cell.start + start, cell.end));
    parts
}

/// Whether what follows a comma is the form of a company or a person's credential rather than the next piece: "Harrow & Finch, Inc."
fn is_suffix(after_comma: &str) -> bool {
    let word = after_comma.trim_start().split([' ', ',', '.', ';', ')']).next().unwrap_or_default();
    ["inc", "llc", "ltd", "llp", "corp", "co", "plc", "pvt", "gmbh", "incorporated", "limited"]
        .iter()
        .any(|form| word.eq_ignore_ascii_case(form))
}

/// "Tinroof." without its full stop, "Tinroof Inc." with it.
fn without_full_stop(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let last = text.trim_end_matches('.').split([' ', ',']).next_back().unwrap_or_default();
    let short = last.contains('.') || is_suffix(last) || last.chars().count() <= 3;
    if text.ends_with('.') && !short { Span::new(span.start, span.end - 1) } else { span }
}

/// "Working as Pastry Chef" without the words that lead to the title.
fn without_lead(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let leads = [
        "currently working as ", "presently working as ", "working as ", "worked as ", "position: ", "from ", "at ",
        "as ", "an ", "a ", "the ",
    ];
    let mut rest = text;
    for lead in leads {
        if rest.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead)) {
            rest = &rest[lead.len()..];
        }
    }
    // "The Glasshouse" is called so.
    let named = rest.starts_with(char::is_uppercase) && text.starts_with("The ");
    if named { span } else { Span::new(span.end - rest.len(), span.end) }
}

/// "(Bengaluru)" without its brackets.
fn unparenthesised(page: &Page<'_>, span: Span) -> Span {
    let text = page.read(span);
    let whole = text.starts_with('(') && (text.ends_with(')') || !text.contains(')'));
    if !whole {
        return span;
    }
    let end = if text.ends_with(')') { span.end - 1 } else { span.end };
    Span::new(span.start + 1, end.max(span.start + 1))
}
