//! Who the employer is, as far as the person cares.

use serde::Serialize;
use talent::Posting;

use super::Pair;
use crate::fold::{begins_with_words, folded};
use crate::offer::Proof;
use crate::receipt::{Criterion, Finding, Quotes, Side, Slot, State, Verdict};
use crate::weights::{Permille, WHOLE};

/// The names behind a posting, kept apart from what ranking sees.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
        BlockList::of(blocked).standing(self)
    }
}

/// The names of blocked employers, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct BlockList(Vec<String>);

impl BlockList {
    pub(crate) fn of(blocked: &[String]) -> Self {
        Self(blocked.iter().map(|name| folded(name)).filter(|name| !name.is_empty()).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn standing(&self, employers: &Employers) -> Standing {
        if employers.names.iter().any(|name| self.0.iter().any(|one| begins_with_words(name, one))) {
            return Standing::Blocked;
        }
        if employers.hidden && !self.0.is_empty() { Standing::Hidden } else { Standing::Clear }
    }
}

/// `None` where there is nothing to say. It carries no points.
pub(crate) const fn judge_standing(standing: Standing) -> Option<Verdict> {
    match standing {
        Standing::Clear => None,
        Standing::Blocked => Some(Verdict::VIOLATED),
        Standing::Hidden => Some(Verdict::unknown(0)),
    }
}

/// A reason without points, only where there is something to say.
pub(super) fn blocked(pair: Pair<'_>) -> Option<Finding> {
    let slot = Slot { side: Side::Person, criterion: Criterion::BlockedEmployer, points_max: 0, prior: 0 };
    let evidence = Quotes::default().and(&Proof::wish("blocked_employers"));
    let verdict = judge_standing(*pair.standing)?;
    if verdict.state == State::Violated {
        let text = "The employer is one that must not see this person.".to_owned();
        return Some(slot.known(verdict, text, evidence));
    }
    let question = "To the team: who is the employer?".to_owned();
    let text = "The employer is not named, so it may be a blocked one.".to_owned();
    Some(slot.unknown(text, Some(question), evidence))
}

/// What a company record says of an employer; posts say neither.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct EmployerKind {
    pub(crate) size: Option<String>,
    pub(crate) stage: Option<String>,
}

/// The sizes and stages that a person wishes for.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct EmployerWishes {
    pub(crate) sizes: Vec<String>,
    pub(crate) stages: Vec<String>,
}

/// One thing that can be wished for of an employer: its name, the member of the wishes, what is wished for and what is stated.
struct Wished<'a> {
    what: &'static str,
    member: &'static str,
    wishes: &'a [String],
    stated: Option<&'a str>,
}

impl EmployerWishes {
    pub(crate) fn is_empty(&self) -> bool {
        self.sizes.is_empty() && self.stages.is_empty()
    }

    /// What is wished for, against what is stated of it.
    fn against<'a>(&'a self, kind: &'a EmployerKind) -> impl Iterator<Item = Wished<'a>> {
        let size = Wished { what: "size", member: "employer_sizes", wishes: &self.sizes, stated: kind.size.as_deref() };
        let stage =
            Wished { what: "stage", member: "employer_stages", wishes: &self.stages, stated: kind.stage.as_deref() };
        [size, stage].into_iter().filter(|wished| !wished.wishes.is_empty())
    }
}

impl Wished<'_> {
    fn is_met(&self) -> bool {
        self.stated.is_some_and(|stated| self.wishes.iter().any(|one| folded(one) == folded(stated)))
    }
}

pub(crate) fn judge_kind(kind: &EmployerKind, wishes: &EmployerWishes, prior: Permille) -> Verdict {
    if wishes.against(kind).any(|wished| wished.stated.is_none()) {
        return Verdict::unknown(prior);
    }
    judge_met(wishes.against(kind).filter(Wished::is_met).count(), wishes.against(kind).count())
}

/// So many of the things that are wished for of an employer are so.
pub(crate) const fn judge_met(met: usize, wished: usize) -> Verdict {
    match met {
        met if met == wished => Verdict::SATISFIED,
        0 => Verdict::partly(0),
        _ => Verdict::partly(WHOLE / 2),
    }
}

/// The wishes for size and stage against what a company record says.
pub(super) fn size_and_stage(pair: Pair<'_>, slot: Slot) -> Finding {
    let (kind, wishes) = (&pair.need.employer, &pair.offer.employer);
    let against = || wishes.against(kind);
    let evidence = against().fold(Quotes::default(), |quotes, one| quotes.and(&Proof::wish(one.member)));
    if let Some(Wished { what, .. }) = against().find(|wished| wished.stated.is_none()) {
        let question = format!("To the team: what is the employer's {what}?");
        return slot.unknown(format!("The employer's {what} is not stated."), Some(question), evidence);
    }
    let stated: Vec<String> = against().map(|one| format!("{} {}", one.what, one.stated.unwrap_or_default())).collect();
    let text = format!("The employer: {}.", stated.join(", "));
    slot.known(judge_kind(kind, wishes, slot.prior), text, evidence)
}
