//! Which of a header's plain lines is the title and which the employer.

use talent::Span;

use super::super::employer;
use super::super::scope::Scope;
use super::super::title::{Likeness, likeness};

/// Title and employer among lines that are neither years nor pay nor places, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) title: Option<Span>,
    pub(super) employer: Option<Span>,
}

/// Sorts the plain lines of a header. `employer` is the one that other lines name for certain; `title_elsewhere` says that the text
/// states the title under a label.
pub(super) fn sort(lines: &[Span], employer: Option<Span>, title_elsewhere: bool, scope: &Scope<'_>) -> Names {
    let mut distinct: Vec<Span> = Vec::new();
    for &line in lines {
        let repeated = distinct.iter().any(|known| scope.of(*known).eq_ignore_ascii_case(scope.of(line)));
        let named = employer.is_some_and(|employer| scope.of(employer).eq_ignore_ascii_case(scope.of(line)));
        if !repeated && !named {
            distinct.push(line);
        }
    }
    match (employer, &distinct[..]) {
        (_, []) => Names { title: None, employer },
        // A second line can only be the rest of a long name.
        (None, [first, ..]) if title_elsewhere => Names { title: None, employer: Some(*first) },
        (Some(_), [first, ..]) => {
            let best = distinct
                .iter()
                .copied()
                .max_by_key(|line| (likeness(scope.of(*line), scope.vocabulary), std::cmp::Reverse(line.start)));
            Names { title: best.or(Some(*first)), employer }
        }
        (None, [only]) => {
            if let Some((title, employer)) = title_at_house(*only, scope) {
                Names { title: Some(title), employer: Some(employer) }
            } else if is_title_rather(*only, scope) {
                Names { title: Some(*only), employer: None }
            } else {
                Names { title: None, employer: Some(*only) }
            }
        }
        (None, [first, second, ..]) => pair(*first, *second, scope),
    }
}

/// The title stands first unless only the second line looks like one.
fn pair(first: Span, second: Span, scope: &Scope<'_>) -> Names {
    let like = |line: Span| likeness(scope.of(line), scope.vocabulary);
    let swapped =
        like(second) == Likeness::Strong && like(first) == Likeness::None && !employer::has_form(scope.of(second))
            || like(second) > Likeness::None
                && (employer::has_form(scope.of(first)) || employer::is_house(scope.of(first)))
                && !employer::has_form(scope.of(second));
    let (title, employer) = if swapped { (second, first) } else { (first, second) };
    Names { title: Some(title), employer: Some(employer) }
}

/// `Pastry Cook - The Acme Hotel` on one line: a title, and behind the dash what can only be a firm or a house.
fn title_at_house(line: Span, scope: &Scope<'_>) -> Option<(Span, Span)> {
    let (title, name) = scope.of(line).rsplit_once(" - ")?;
    let title = Span::new(line.start, line.start + title.trim_end().len());
    let name = Span::new(line.end - name.trim_start().len(), line.end);
    let named = employer::has_form(scope.of(name)) && likeness(scope.of(name), scope.vocabulary) < Likeness::Strong;
    (named && is_title_rather(title, scope)).then_some((title, name))
}

fn is_title_rather(line: Span, scope: &Scope<'_>) -> bool {
    let words = scope.of(line);
    likeness(words, scope.vocabulary) > Likeness::None && !employer::has_form(words) && !employer::is_description(words)
}
