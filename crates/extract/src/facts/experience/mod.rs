//! Years of experience, as posts ask for them and résumés claim them: `2 - 5 yrs`, `Minimum of four years`, `8-12 years (approx.)`.

mod about;
mod quantity;

use talent::vocabulary::{SkillMention, Vocabulary};
use talent::{Span, Years};

use crate::text::scan::{Scan, is_blank, is_dash};
use crate::text::words::{is_one_of, words};
use quantity::Quantity;

/// What years are years of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// Experience as a whole, or in a field or role ("web development", "as a tester"): both are a total.
    Total,
    /// Skills that the years name directly ("3 years of Python and Go"), at least one; spans relative to the text.
    Skill(Vec<SkillMention>),
    /// A part of the work in words that name no skill ("2 years of building integrations").
    Part,
}

/// Years that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct YearsMention {
    /// The number and its unit, with a qualifier such as "at least".
    pub(crate) span: Span,
    /// At least.
    pub(crate) min: Option<Years>,
    /// At most.
    pub(crate) max: Option<Years>,
    /// What they are years of.
    pub(crate) about: About,
    /// Introduced by a label of experience as a whole ("Experience: 3 to 5 years").
    pub(crate) labelled: bool,
}

/// All years of experience in running text, in order. Ages, contract lengths and a firm's own history are passed over.
pub(crate) fn find(text: &str, vocabulary: &Vocabulary) -> Vec<YearsMention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while let Some(quantity) = quantity::next(text, at) {
        at = quantity.span.end;
        if let Some((about, labelled)) = about::read(text, &quantity, vocabulary) {
            mentions.push(YearsMention { span: quantity.span, min: quantity.min, max: quantity.max, about, labelled });
        }
    }
    mentions
}

/// Reads a line that is nothing but years of experience, with or without a label: `3 - 5.5 yrs`, `Experience: 4+ years`, `Fresher`.
pub(crate) fn read_whole(line: &str) -> Option<YearsMention> {
    let words = line.trim_matches(|sign: char| is_blank(sign) || sign.is_control());
    let start = line.len() - line.trim_start_matches(|sign: char| is_blank(sign) || sign.is_control()).len();
    let from = label_end(line, start);
    let labelled = from != start;
    let end = start + words.len();
    let value = line.get(from..end)?;
    if ["fresher", "freshers", "fresher only", "no experience", "freshers only", "entry level"]
        .iter()
        .any(|word| value.eq_ignore_ascii_case(word))
    {
        let zero = value.to_ascii_lowercase().starts_with("fresher") || value.eq_ignore_ascii_case("no experience");
        return zero.then(|| YearsMention {
            span: Span::new(from, end),
            min: Some(Years::default()),
            max: Some(Years::default()),
            about: About::Total,
            labelled,
        });
    }
    let quantity = whole_quantity(line, from, labelled)?;
    is_tail(line.get(quantity.span.end..end)?).then_some(YearsMention {
        span: quantity.span,
        min: quantity.min,
        max: quantity.max,
        about: About::Total,
        labelled,
    })
}

fn whole_quantity(line: &str, from: usize, labelled: bool) -> Option<Quantity> {
    let quantity =
        quantity::next(line, from).or_else(|| if labelled { quantity::without_unit(line, from) } else { None })?;
    let lead = line.get(from..quantity.span.start)?;
    lead.chars().all(|sign| !sign.is_alphanumeric()).then_some(quantity)
}

/// Where the words behind a label of experience begin; `start` where there is none.
fn label_end(line: &str, start: usize) -> usize {
    let mut scan = Scan::new(line, start);
    let mut named = false;
    for _ in 0..6 {
        if scan.eat_word(&["experience", "exp", "experiences", "yoe"]) {
            named = true;
        } else if !scan.eat_word(&[
            "total", "work", "relevant", "required", "level", "range", "years", "of", "overall", "job", "req",
            "needed", "desired",
        ]) {
            break;
        }
        scan.eat(".");
        scan.blanks();
        if scan.eat("(") {
            scan.eat_word(&["in", "years", "yrs"]);
            scan.blanks();
            scan.eat_word(&["years", "yrs"]);
            scan.eat(")");
            scan.blanks();
        }
    }
    while named && (scan.eat(":") || scan.eat_if(is_dash) || scan.eat("=") || scan.eat_if(is_blank)) {}
    if named { scan.at() } else { start }
}

fn is_tail(rest: &str) -> bool {
    const TAIL: &[&str] = &[
        "of", "experience", "exp", "approx", "approximately", "relevant", "total", "only", "work", "working",
        "required", "minimum", "min", "overall", "in",
    ];
    // "10+ years, of which 3 with people"
    let part = rest.trim_start_matches([',', ';', ' ']);
    let detailed = ["of which", "of whom", "including"]
        .iter()
        .any(|lead| part.get(..lead.len()).is_some_and(|words| words.eq_ignore_ascii_case(lead)));
    rest.len() <= 60 && detailed || rest.len() <= 60 && words(rest).all(|word| is_one_of(word, TAIL))
}

#[cfg(test)]
mod tests;
