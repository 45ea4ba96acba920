//! Who the employer is, as far as the person cares.

use talent::Posting;

use super::Pair;
use crate::fold::{begins_with_words, folded};
use crate::offer::Proof;
use crate::receipt::{Criterion, Finding, Quotes, Side, Slot, State};
use crate::weights::WHOLE;

/// The names behind a posting, kept apart from what ranking sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Employers {
    names: Vec<String>,
    /// The employer is masked or not named.
    hidden: bool,
}

/// How the employer stands to the person's block list: the only thing that ranking learns of either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Not blocked, or the person blocks nobody.
    #[default]
    Clear,
    /// The employer or its agency is on the list.
    Blocked,
    /// The employer is not named, so it may be on the list.
    Hidden,
}

impl Employers {
    /// The employer and the agency of `posting`.
    pub fn of(posting: &Posting) -> Self {
        let employer = posting.employer.as_ref().filter(|employer| !employer.masked).map(|employer| &employer.name);
        let agency = posting.agency.as_ref().map(|agency| &agency.name);
        let names = [employer, agency].into_iter().flatten().map(|name| folded(name)).collect();
        Self { names, hidden: employer.is_none() }
    }

    /// How these names stand to a list of blocked employers. A blocked name blocks every name that begins with its words ("Acme" blocks
    /// "Acme India Pvt Ltd"): to hide from one employer too many is the smaller harm.
    pub fn standing(&self, blocked: &[String]) -> Standing {
        let blocked: Vec<String> = blocked.iter().map(|name| folded(name)).filter(|name| !name.is_empty()).collect();
        if self.names.iter().any(|name| blocked.iter().any(|one| begins_with_words(name, one))) {
            return Standing::Blocked;
        }
        if self.hidden && !blocked.is_empty() { Standing::Hidden } else { Standing::Clear }
    }
}

/// A reason without points, only where there is something to say.
pub(super) fn blocked(pair: Pair<'_>) -> Option<Finding> {
    let slot = Slot { side: Side::Person, criterion: Criterion::BlockedEmployer, points_max: 0, prior: 0 };
    let evidence = Quotes::default().and(&Proof::wish("blocked_employers"));
    match pair.standing {
        Standing::Clear => None,
        Standing::Blocked => {
            let text = "The employer is one that must not see this person.".to_owned();
            Some(slot.known(State::Violated, 0, text, evidence))
        }
        Standing::Hidden => {
            let question = "To the team: who is the employer?".to_owned();
            Some(slot.unknown(
                "The employer is not named, so it may be a blocked one.".to_owned(),
                Some(question),
                evidence,
            ))
        }
    }
}

/// The wishes for size and stage against what a company record says; posts say neither.
pub(super) fn size_and_stage(pair: Pair<'_>, slot: Slot) -> Finding {
    let (need, offer) = (pair.need, pair.offer);
    let sides = [
        ("size", "employer_sizes", &offer.employer_sizes, &need.employer_size),
        ("stage", "employer_stages", &offer.employer_stages, &need.employer_stage),
    ];
    let wished: Vec<_> = sides.into_iter().filter(|(_, _, wished, _)| !wished.is_empty()).collect();
    let evidence = wished.iter().fold(Quotes::default(), |quotes, one| quotes.and(&Proof::wish(one.1)));
    if let Some((what, ..)) = wished.iter().find(|one| one.3.is_none()) {
        let question = format!("To the team: what is the employer's {what}?");
        return slot.unknown(format!("The employer's {what} is not stated."), Some(question), evidence);
    }
    let fits = |wished: &[String], stated: &str| wished.iter().any(|one| folded(one) == folded(stated));
    let met = wished.iter().filter(|one| one.3.as_deref().is_some_and(|stated| fits(one.2, stated))).count();
    let stated: Vec<String> =
        wished.iter().map(|one| format!("{} {}", one.0, one.3.as_deref().unwrap_or_default())).collect();
    let text = format!("The employer: {}.", stated.join(", "));
    if met == wished.len() {
        return slot.known(State::Satisfied, WHOLE, text, evidence);
    }
    let share = u16::try_from(usize::from(WHOLE) / 2 * met).expect("one of two wishes is half the whole");
    slot.known(State::Partly, share, text, evidence)
}
