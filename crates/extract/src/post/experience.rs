//! The years of the header against the years of the text.

use talent::{ExperienceRange, Problem, ProblemKind, Span, Years};

use super::body::{BodyLine, line_at, topic_at};
use super::heading::Topic;
use super::scope::Found;
use crate::facts::experience::{About, YearsMention};
use crate::text::words::has_word;

/// The total that the text asks for: the labelled one, else the highest, since parts of a career are shorter than the whole.
/// Years in passages about the employer, its benefits or what is merely nice are no total.
pub(super) fn stated_total<'y>(years: &'y [YearsMention], body: &[BodyLine<'_>]) -> Option<&'y YearsMention> {
    let totals = || years.iter().filter(|mention| mention.about == About::Total && counts(mention, body));
    let labelled = totals().find(|mention| mention.labelled);
    labelled.or_else(|| totals().max_by_key(|mention| (mention.min, std::cmp::Reverse(mention.span.start))))
}

/// The most years of one skill or part of the work that the text needs: nobody has them who works for less.
pub(super) fn implied_total(years: &[YearsMention], body: &[BodyLine<'_>]) -> Option<Found<ExperienceRange>> {
    let needed = years.iter().filter(|mention| counts(mention, body));
    let most = needed.max_by_key(|mention| (mention.min, std::cmp::Reverse(mention.span.start)))?;
    most.min.map(|min| Found::new(ExperienceRange { min_years: Some(min), max_years: None }, most.span))
}

fn counts(mention: &YearsMention, body: &[BodyLine<'_>]) -> bool {
    !matches!(topic_at(body, mention.span.start), Topic::Nice | Topic::Company | Topic::Benefits)
        && !is_a_firms_age(mention, body)
}

/// "A team with 20+ years in telecom", "after 45 years of leading the industry": so many years are nobody's need where no word of the
/// sentence asks for them.
fn is_a_firms_age(mention: &YearsMention, body: &[BodyLine<'_>]) -> bool {
    const LONG_HUNDREDTHS: u16 = 1_800;
    const REACH: usize = 80;
    const ASKING: &[&str] = &[
        "minimum", "min", "least", "require", "requires", "required", "must", "need", "needs", "you", "your",
        "candidate", "candidates", "exp", "preferred", "should", "seeking", "looking", "ideally",
    ];
    if mention.labelled || mention.min.is_none_or(|min| min < Years::from_hundredths(LONG_HUNDREDTHS)) {
        return false;
    }
    let Some(line) = line_at(body, mention.span.start) else { return false };
    let (text, at) = (line.line.text, line.line.span.start);
    let (start, end) = (mention.span.start - at, (mention.span.end - at).min(text.len()));
    let before = &text[text.ceil_char_boundary(start.saturating_sub(REACH))..start];
    let after = &text[end..text.floor_char_boundary(end + REACH)];
    before.contains(char::is_alphabetic) && !has_word(before, ASKING) && !has_word(after, ASKING)
}

/// The range that a mention states.
pub(super) fn range(mention: &YearsMention) -> ExperienceRange {
    ExperienceRange { min_years: mention.min, max_years: mention.max }
}

/// The contradiction between header and text, if there is one. Both must state a bound for it to differ; the years of a named skill
/// contradict only where they exceed the header's minimum.
pub(super) fn contradiction(
    header: &Found<ExperienceRange>,
    years: &[YearsMention],
    body: &[BodyLine<'_>],
) -> Option<Problem> {
    let total = stated_total(years, body).filter(|total| differ(header.value, range(total)));
    let above = || {
        years.iter().find(|mention| {
            let wanted = matches!(mention.about, About::Total | About::Skill(_)) && counts(mention, body);
            wanted && header.value.min_years.is_some_and(|least| mention.min.is_some_and(|min| min > least))
        })
    };
    let other = total.or_else(above)?;
    Some(Problem {
        kind: ProblemKind::ExperienceContradiction,
        message: format!("The header asks for {}, the text for {}.", in_words(header.value), in_words(range(other))),
        evidence: vec![header.span, other.span],
    })
}

fn differ(header: ExperienceRange, text: ExperienceRange) -> bool {
    let unequal = |a: Option<Years>, b: Option<Years>| a.is_some() && b.is_some() && a != b;
    unequal(header.min_years, text.min_years) || unequal(header.max_years, text.max_years)
}

fn in_words(range: ExperienceRange) -> String {
    match (range.min_years, range.max_years) {
        (Some(min), Some(max)) if min == max => unit(min),
        (Some(min), Some(max)) => format!("{min} to {}", unit(max)),
        (Some(min), None) => format!("at least {}", unit(min)),
        (None, Some(max)) => format!("at most {}", unit(max)),
        (None, None) => "experience".to_owned(),
    }
}

/// "1 year", "2 years", "1.5 years".
fn unit(years: Years) -> String {
    let noun = if years.hundredths() == 100 { "year" } else { "years" };
    format!("{years} {noun}")
}

/// Shifts mentions found in a part of the text to the whole of it.
pub(super) fn shifted(years: Vec<YearsMention>, offset: usize) -> Vec<YearsMention> {
    let shift = |mut mention: YearsMention| {
        mention.span = mention.span.shifted(offset);
        if let About::Skill(skills) = &mut mention.about {
            for skill in skills {
                skill.span = Span::shifted(skill.span, offset);
            }
        }
        mention
    };
    years.into_iter().map(shift).collect()
}
