//! The lines above the account of a job or a course: which words are the title, the employer or school, the place.

mod kind;
mod label;
mod split;

use talent::Span;
use talent::vocabulary::Vocabulary;

use super::page::{Page, is_mark};
use super::words::{is_account_verb, is_body_label, is_placeholder, is_role, is_trade_word};

pub(super) use kind::{Kind, is_place, is_title, kind};
pub(super) use label::kind_of;
pub(super) use split::first_sentence;

use kind::{is_employer, is_prose};
use label::labelled;
use split::{
    behind_form, is_suffix, split, unparenthesised, without_full_stop, without_lead, without_remark, without_trail,
};

/// Words of a header that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// What its label says ("Company:", "Designation:"): then the kind is certain.
    pub(super) labelled: bool,
    /// A dash stands behind it at the row's end ("Quillfeather Foods -"): the way job sites print employers.
    pub(super) dash_behind: bool,
    /// It names a part of an employer: "Department of Glazes".
    pub(super) is_part: bool,
}

/// Names of employers that no word of theirs gives away are short. In words.
const NAME_WORDS_MAX: usize = 7;

/// A longer row is prose. In bytes.
const HEADER_BYTES_MAX: usize = 400;

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
        let told = without_lead(page, cell);
        let leads = told.start > cell.start && page.read(Span::new(cell.start, told.start)).ends_with("as ");
        for part in split(page, told, leads) {
            if let Some((kind, value)) = labelled(page, part) {
                pieces.extend(piece(page, value, vocabulary).map(|piece| Piece { kind, labelled: true, ..piece }));
                continue;
            }
            if let Some(title) = pieces.last_mut().filter(|last| last.kind == Kind::Title && !last.labelled)
                && let Some(tail) = tail_of_title(page, title.span, part)
            {
                title.span.end = tail.end;
                title.dash_behind = page.read(part).trim_end().ends_with(['-', '–', '—']);
                continue;
            }
            let Some(whole) = piece(page, part, vocabulary) else { continue };
            match title_then_employer(page, &whole, vocabulary) {
                Some(both) => pieces.extend(both),
                None => pieces.push(whole),
            }
        }
    }
    seats_behind(page, &mut pieces);
    join_places(page, &mut pieces, vocabulary);
    // Behind a title, what holds an employer's word is the employer, even if it ends as titles do ("Hotel Crown and Anchor").
    let first = pieces.iter().position(|piece| piece.kind == Kind::Title);
    for piece in pieces.iter_mut().skip(first.map_or(usize::MAX, |first| first + 1)) {
        if piece.kind == Kind::Title && !piece.labelled && is_house(page.read(piece.span)) {
            piece.kind = Kind::Employer;
        }
    }
    pieces
}

/// Words of departments that say how or where somebody is employed rather than what they do.
const TERMS: [&str; 19] = [
    "india", "usa", "full", "part", "time", "contract", "permanent", "temporary", "freelance", "present", "current",
    "date", "home", "the", "ongoing", "till", "until", "since", "now",
];

/// Last words of the parts of a house in which somebody holds a title.
const UNITS: [&str; 9] = ["unit", "team", "ward", "section", "wing", "shift", "desk", "line", "division"];

/// "Kiln Manager – Procurement", "Head Baker, Night Shift": the field or the part of the house that belongs to the title right before it.
fn tail_of_title(page: &Page<'_>, title: Span, part: Span) -> Option<Span> {
    let between = page.read(Span::new(title.end, part.start.max(title.end)));
    let joint = |c: char| matches!(c, ',' | '-' | '–' | '—') || c.is_whitespace();
    let tail = page.trim(part, |c| matches!(c, ',' | '-' | '–' | '—' | ':'));
    let words = page.read(tail);
    let count = words.split(' ').count();
    let named = words.split(' ').all(|word| word.starts_with(char::is_uppercase) || matches!(word, "and" | "&" | "of"));
    if !between.chars().all(joint)
        || count > 4
        || !named
        || is_title(words)
        || is_employer(words)
        || kind_of(words).is_some()
    {
        return None;
    }
    let trade = |word: &str| is_trade_word(word) && !TERMS.iter().any(|term| word.eq_ignore_ascii_case(term));
    let field = words.split([' ', '/']).all(|word| !word.contains(char::is_alphanumeric) || trade(word));
    let last = words.rsplit(' ').next().unwrap_or_default();
    let unit = count > 1 && UNITS.iter().any(|unit| last.eq_ignore_ascii_case(unit));
    (field && !is_employer(words) || unit).then_some(tail)
}

fn piece(page: &Page<'_>, part: Span, vocabulary: &Vocabulary) -> Option<Piece> {
    let part = behind_address(page, part);
    let dash_behind = page.read(part).trim_end().ends_with(['-', '–', '—']);
    let inner = page.trim(part, |c| {
        matches!(
            c,
            ',' | ';' | ':' | '-' | '–' | '—' | '|' | '@' | '{' | '}' | '[' | ']' | '_' | '~' | '"' | '\u{ff0d}'
        ) || is_mark(c)
    });
    let span = page.trim(unparenthesised(page, inner), |c| matches!(c, ',' | '-' | '–'));
    let span = without_full_stop(page, first_sentence(page, without_lead(page, span)));
    let span = without_trail(page, span);
    let words = page.read(span);
    if is_street(words) || is_distinction(words) || kind_of(words).is_some() {
        return None;
    }
    let department = words.split([' ', '/', '&']).all(|word| {
        !word.contains(char::is_alphanumeric) || is_trade_word(word) || word.starts_with(|c: char| c.is_ascii_digit())
    });
    let department =
        department && !(words.split(' ').count() > 2 && is_employer(words) || words.contains(' ') && is_title(words));
    let masked = words.len() > 2 && words.chars().all(|c| matches!(c, 'x' | 'X'));
    let usable = words.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !masked
        && !department
        && !is_placeholder(words)
        && !is_body_label(words)
        && span.end - span.start > 1;
    let kind = kind(words, vocabulary);
    if kind == Kind::Unknown && !dash_behind && words.contains(' ') && is_skill(words, vocabulary) {
        return None;
    }
    let span = if kind == Kind::Title { without_remark(page, span) } else { behind_form(page, span) };
    let words = page.read(span);
    // "(an ISO 9001 company)" says something about the name before it.
    let lower = words.starts_with(char::is_lowercase);
    let remark = inner != unparenthesised(page, inner) && (lower || !matches!(kind, Kind::Place | Kind::Title));
    let usable = usable && !remark;
    let told = is_account_verb(words.split(' ').next().unwrap_or_default());
    let named = !told && (kind != Kind::Unknown || is_written_as_name(words));
    let is_part = kind == Kind::Employer && is_part_of_house(words);
    (usable && named).then_some(Piece { span, kind, labelled: false, dash_behind, is_part })
}

/// Whether the words, which end as titles do, name an employer: "Hotel Crown and Anchor", but not "Shop Manager".
fn is_house(words: &str) -> bool {
    is_employer(words) && (words.split(' ').count() > 3 || words.contains(" and ") || words.contains(" & "))
}

/// "Department of Glazes", "School of Baking": a part of a university or a firm.
pub(super) fn is_part_of_house(words: &str) -> bool {
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    let parts = ["department", "dept", "dept.", "school", "faculty", "division", "college"];
    rest.starts_with("of ") && parts.iter().any(|part| first.eq_ignore_ascii_case(part))
}

/// "8 North Kiln Avenue": a number and a street.
fn is_street(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
    let way = ["avenue", "ave", "street", "st", "road", "rd", "lane", "drive", "boulevard", "blvd", "court", "nagar"];
    words.starts_with(|c: char| c.is_ascii_digit()) && way.iter().any(|way| last.eq_ignore_ascii_case(way))
}

/// "Brackwater Guild Scholarship": what somebody was given or wrote rather than where they worked.
fn is_distinction(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    let given = [
        "award", "awards", "scholarship", "scholarships", "grant", "grants", "prize", "medal", "roll", "thesis",
        "dissertation", "certificate", "degree", "list", "contest", "honors", "honours",
    ];
    given.iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// Whether the words are the name of a skill and nothing else.
pub(super) fn is_skill(words: &str, vocabulary: &Vocabulary) -> bool {
    let mentions = vocabulary.skill_mentions(words);
    mentions.iter().any(|mention| mention.span == Span::new(0, words.len()))
}

/// What nothing tells apart is a name only if it is written as one: short and no sentence.
fn is_written_as_name(words: &str) -> bool {
    !words.starts_with(char::is_lowercase)
        && words.split_whitespace().count() <= NAME_WORDS_MAX
        && !is_clause(words)
        && (words.contains(' ') || !is_suffix(words))
        && !is_prose(words.split_whitespace())
}

/// Whether the words are part of a sentence: "Promoted after a year", "School of Baking and", "Pioneer in kilns".
fn is_clause(words: &str) -> bool {
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or_default();
    let second = parts.next().unwrap_or_default();
    let last = words.rsplit(' ').next().unwrap_or_default();
    let joins = ["and", "of", "the", "for", "in", "with", "to", "at", "by", "on", "from", "a", "an", "as", "&"];
    let inner = ["in", "with", "to", "by", "on", "after", "as"];
    // "Bread on Wheels" is a name, "Pioneer in kilns" is none.
    let phrase = words.split(' ').zip(words.split(' ').skip(1)).any(|(word, next)| {
        word == "from" || inner.contains(&word) && next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
    });
    let told = ["ed", "ing", "ly"].iter().any(|end| first.ends_with(end)) && second.starts_with(char::is_lowercase);
    is_account_verb(first) || joins.contains(&last) || told && !joins.contains(&second) || phrase
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
        // "Mossgate Professional Services" is a firm.
        let person = word.split('/').any(is_role) && !word.eq_ignore_ascii_case("professional");
        (person && cut < words.len()).then_some(cut)
    })?;
    let rest = words.get(cut + 1..)?;
    if !is_title(&words[..cut])
        || !rest.starts_with(char::is_uppercase)
        || kind(rest, vocabulary) != Kind::Employer
        || rest.split(' ').count() < 2
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

/// "Mossgate Ovens, TX", "Kiln Operator West Brackwater, Ohio": a code of two letters behind a name is its place, and so are the words
/// behind a title's noun that a place follows.
fn seats_behind(page: &Page<'_>, pieces: &mut [Piece]) {
    for at in 1..pieces.len() {
        let (first, second) = (pieces[at - 1], pieces[at]);
        let comma = page.read(Span::new(first.span.end, second.span.start.max(first.span.end))).contains(',');
        if !comma || first.labelled || second.labelled {
            continue;
        }
        let code = is_region_code(page.read(second.span));
        if code && first.kind == Kind::Employer && !is_role(page.read(second.span)) {
            pieces[at].kind = Kind::Place;
        }
        if !(code || second.kind == Kind::Place) || first.kind != Kind::Title {
            continue;
        }
        if let Some(end) = noun_end(page.read(first.span)) {
            pieces[at - 1].span.end = first.span.start + end;
            pieces[at] =
                Piece { span: Span::new(first.span.start + end + 1, second.span.end), kind: Kind::Place, ..second };
        }
    }
}

/// Where the noun of a title ends behind which up to three capitalised words more stand: a town's name.
fn noun_end(title: &str) -> Option<usize> {
    let mut end = title.len();
    for word in title.rsplit(' ').take(4) {
        if word.split(['/', '-']).any(is_role) {
            return (end < title.len()).then_some(end);
        }
        if !word.starts_with(char::is_uppercase) || !word.chars().all(|c| c.is_alphabetic() || c == '.') {
            return None;
        }
        end -= word.len() + 1;
    }
    None
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
        let city = city && !page.read(first.span).contains('&');
        if follows && city && (code || known) && page.read(first.span).split_whitespace().count() <= 3 {
            pieces[at - 1] = Piece { span: joined, kind: Kind::Place, labelled: false, ..second };
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
