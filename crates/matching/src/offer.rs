//! What a person brings and wishes, as far as ranking may know it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use talent::vocabulary::{CareerPiece, OccupationId, Relation, TitleVector, Vocabulary};
use talent::{PartialDate, Pay, Profile, RemoteWish, Skill, SkillId, Span, Wishes, Work, Years};

use crate::criteria::employer::EmployerWishes;
use crate::fold::{contains_words, folded};
use crate::need::{SkillKey, TitleMeaning, entry_spans, spans_of};
use crate::spot::{PlaceWish, PlaceWishes};

/// Where a fact about a person is written: places of the résumé, or a member of the wishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// Byte ranges of the résumé's text.
    pub resume: Vec<Span>,
    /// The member of the wishes, by its name in the JSON.
    pub wishes: Option<&'static str>,
}

impl Proof {
    fn resume(spans: Vec<Span>) -> Self {
        Self { resume: spans, wishes: None }
    }

    pub(crate) fn wish(member: &'static str) -> Self {
        Self { resume: Vec::new(), wishes: Some(member) }
    }
}

/// A fact about a person with its proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proven<T> {
    /// The fact.
    pub value: T,
    /// Where it is written.
    pub proof: Proof,
}

/// How many jobs, degrees, certifications and languages of a record are compared with a posting, each. Nobody has as many; a record
/// that states more would only make everybody wait.
const ENTRIES_MAX: usize = 200;

/// A skill that the record shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct HeldSkill {
    pub(crate) key: SkillKey,
    pub(crate) written: String,
    pub(crate) years: Option<Years>,
    pub(crate) months_ago: Option<u16>,
    pub(crate) spans: Vec<Span>,
}

/// A title that the record shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct HeldTitle {
    pub(crate) meaning: TitleMeaning,
    pub(crate) months_ago: Option<u16>,
    pub(crate) spans: Vec<Span>,
}

/// What the record as a whole comes to. Its words are not kept, only where it points and which places say so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Career {
    pub(crate) direction: TitleVector,
    /// For the occupations that it points to most the places that say so most.
    grounds: Vec<(OccupationId, Vec<Span>)>,
}

impl Career {
    /// The places that speak most for what both this record and a title point to.
    pub(crate) fn speaking_for(&self, title: &TitleVector) -> &[Span] {
        let shared = |id: OccupationId| u32::from(self.direction.toward(id)) * u32::from(title.toward(id));
        let best = self.grounds.iter().rev().max_by_key(|&&(id, _)| shared(id)).filter(|&&(id, _)| shared(id) > 0);
        best.map_or(&[], |(_, spans)| spans)
    }
}

/// The least pay that is acceptable, or only hoped for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PayWish {
    pub(crate) pay: Pay,
    /// A floor excludes what stays below it; a hope read in a résumé does not.
    pub(crate) firm: bool,
}

/// What a person brings and wishes: everything that ranking sees of them. It has no field for a name, a way to reach the person, an
/// address, a college, a date of birth or pay today; where the person lives is not among the places either, only where they wish to work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Offer {
    pub(crate) skills: Vec<HeldSkill>,
    /// Derived from the skills.
    #[serde(skip)]
    shown: BTreeMap<SkillKey, Vec<(usize, Relation)>>,
    pub(crate) years: Option<Proven<Years>>,
    pub(crate) titles: Vec<HeldTitle>,
    pub(crate) career: Career,
    pub(crate) degrees: Vec<Proven<String>>,
    pub(crate) certifications: Vec<Proven<String>>,
    pub(crate) languages: Vec<Proven<String>>,
    pub(crate) notice_days: Option<Proven<u16>>,
    pub(crate) pay: Option<Proven<PayWish>>,
    pub(crate) places: PlaceWishes,
    pub(crate) remote: Option<Proven<RemoteWish>>,
    pub(crate) titles_wished: Vec<TitleMeaning>,
    pub(crate) employer: EmployerWishes,
}

impl Offer {
    /// What the record and the wishes say. `today` is the day from which "last used" and "held until" are counted.
    pub fn new(profile: &Profile, wishes: &Wishes, vocabulary: &Vocabulary, today: Date) -> Self {
        let at = |field: &str| spans_of(&profile.evidence, field);
        let proven = |value: &Option<String>, field: String| -> Option<Proven<String>> {
            let value = value.clone().filter(|words| !folded(words).is_empty())?;
            Some(Proven { value, proof: Proof::resume(at(&field)) })
        };
        let notice = wishes.notice_days.map(|value| Proven { value, proof: Proof::wish("notice_days") });
        let stated_notice =
            || profile.notice_days.map(|value| Proven { value, proof: Proof::resume(at("notice_days")) });
        let skills = skills(profile, vocabulary, today);
        Self {
            shown: shown(&skills, vocabulary),
            skills,
            years: profile.total_years.map(|value| Proven { value, proof: Proof::resume(years_spans(profile)) }),
            titles: titles(profile, vocabulary, today),
            career: career(profile, vocabulary),
            degrees: (profile.education.iter().enumerate().take(ENTRIES_MAX))
                .filter_map(|(i, e)| proven(&e.study_type, format!("education[{i}].studyType")))
                .collect(),
            certifications: (profile.certificates.iter().enumerate().take(ENTRIES_MAX))
                .filter_map(|(i, c)| proven(&c.name, format!("certificates[{i}].name")))
                .collect(),
            languages: (profile.languages.iter().enumerate().take(ENTRIES_MAX))
                .filter_map(|(i, l)| proven(&l.language, format!("languages[{i}].language")))
                .collect(),
            notice_days: notice.or_else(stated_notice),
            pay: pay_wish(profile, wishes),
            places: place_wishes(wishes, vocabulary),
            remote: remote_wish(wishes),
            titles_wished: wishes.titles.iter().filter_map(|title| TitleMeaning::of(title, vocabulary)).collect(),
            employer: EmployerWishes { sizes: wishes.employer_sizes.clone(), stages: wishes.employer_stages.clone() },
        }
    }
}

impl HeldSkill {
    /// A skill that no text shows, in use today.
    pub(crate) fn in_use(id: Option<SkillId>, name: String, years: Option<Years>) -> Self {
        let key = id.map_or_else(|| SkillKey::Written(folded(&name)), SkillKey::Known);
        Self { key, written: name, years, months_ago: Some(0), spans: Vec::new() }
    }
}

impl Offer {
    /// One more skill.
    pub(crate) fn add_skill(&mut self, skill: HeldSkill, vocabulary: &Vocabulary) {
        self.skills.push(skill);
        self.shown = shown(&self.skills, vocabulary);
    }

    /// The same without the skills, titles and credentials of the record.
    pub(crate) fn terms(&self) -> Self {
        Self {
            years: self.years.clone(),
            degrees: self.degrees.clone(),
            notice_days: self.notice_days.clone(),
            pay: self.pay.clone(),
            places: self.places.clone(),
            remote: self.remote.clone(),
            employer: self.employer.clone(),
            ..Self::default()
        }
    }

    /// The skills of the record that show `needed` or help with it, and how, in the order in which the record names them.
    pub(crate) fn showing(&self, needed: &SkillKey) -> impl Iterator<Item = (&HeldSkill, Relation)> {
        let shown = self.shown.get(needed).into_iter().flatten();
        shown.filter_map(|&(at, relation)| Some((self.skills.get(at)?, relation)))
    }

    /// Every skill that the record shows or that one of its skills helps with.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &SkillKey> {
        self.shown.keys()
    }
}

/// For each skill that the record shows or that one of its skills helps with, by which and how: so that a requirement costs no walk
/// through a long record.
fn shown(skills: &[HeldSkill], vocabulary: &Vocabulary) -> BTreeMap<SkillKey, Vec<(usize, Relation)>> {
    let mut shown: BTreeMap<SkillKey, Vec<(usize, Relation)>> = BTreeMap::new();
    for (at, held) in skills.iter().enumerate() {
        shown.entry(held.key.clone()).or_default().push((at, Relation::Same));
        let helped = held.key.id().into_iter().flat_map(|id| vocabulary.helped_by(id));
        for (needed, relation) in helped {
            shown.entry(SkillKey::Known(needed)).or_default().push((at, relation));
        }
    }
    shown
}

/// Months from the last day that `date` can mean to `today`; 0 for the future.
fn months_ago(date: PartialDate, today: Date) -> u16 {
    let end = date.latest();
    let months =
        (i32::from(today.year()) - i32::from(end.year())) * 12 + i32::from(today.month()) - i32::from(end.month());
    u16::try_from(months.max(0)).unwrap_or(u16::MAX)
}

/// Everything that the record names as a skill, merged by identity: the most years, the latest use, every place.
fn skills(profile: &Profile, vocabulary: &Vocabulary, today: Date) -> Vec<HeldSkill> {
    let mut held = Held::default();
    for (i, skill) in profile.skills.iter().enumerate() {
        let listed = || entry_spans(&profile.evidence, "skills", i);
        let spans = if skill.evidence.is_empty() { listed() } else { skill.evidence.clone() };
        if let Some(named) = named_skill(skill, &spans, vocabulary, today) {
            held.add(named);
        }
        for word in &skill.keywords {
            if let Some(key) = SkillKey::of(None, word, vocabulary) {
                held.add(HeldSkill { key, written: word.clone(), years: None, months_ago: None, spans: spans.clone() });
            }
        }
    }
    for (i, work) in profile.work.iter().enumerate() {
        for id in &work.skills {
            let key = SkillKey::Known(id.clone());
            let written = vocabulary.skill(id).map_or(id.as_str(), |entry| entry.name).to_owned();
            // The job says when the skill was used; its words are the proof only where nothing else shows the skill.
            let spans = if held.shows(&key) { Vec::new() } else { skill_at_work_spans(profile, i) };
            held.add(HeldSkill { key, written, years: None, months_ago: last_day(work, today), spans });
        }
    }
    held.skills
}

/// Skills in the order of their first mention.
#[derive(Default)]
struct Held {
    skills: Vec<HeldSkill>,
    index: BTreeMap<SkillKey, usize>,
}

impl Held {
    fn shows(&self, key: &SkillKey) -> bool {
        self.index.get(key).is_some_and(|&at| !self.skills[at].spans.is_empty())
    }

    fn add(&mut self, skill: HeldSkill) {
        let Some(&at) = self.index.get(&skill.key) else {
            self.index.insert(skill.key.clone(), self.skills.len());
            self.skills.push(skill);
            return;
        };
        let known = &mut self.skills[at];
        known.years = known.years.max(skill.years);
        known.months_ago = [known.months_ago, skill.months_ago].into_iter().flatten().min();
        known.spans.extend(skill.spans);
        known.spans.sort_unstable();
        known.spans.dedup();
    }
}

fn skill_at_work_spans(profile: &Profile, job: usize) -> Vec<Span> {
    first_spans(profile, &["skills", "highlights", "summary", "position"], job)
}

/// The places of the first of `members` of a job that has any.
fn first_spans(profile: &Profile, members: &[&str], job: usize) -> Vec<Span> {
    let spans = members.iter().map(|member| spans_of(&profile.evidence, &format!("work[{job}].{member}")));
    spans.into_iter().find(|spans| !spans.is_empty()).unwrap_or_default()
}

fn named_skill(skill: &Skill, spans: &[Span], vocabulary: &Vocabulary, today: Date) -> Option<HeldSkill> {
    let written = skill.name.clone().or_else(|| skill.id.as_ref().map(|id| id.as_str().to_owned()))?;
    Some(HeldSkill {
        key: SkillKey::of(skill.id.as_ref(), &written, vocabulary)?,
        written,
        years: skill.years,
        months_ago: skill.last_used.map(|date| months_ago(date, today)),
        spans: spans.to_vec(),
    })
}

/// Months since the job was held; `None` where the record does not say.
fn last_day(work: &Work, today: Date) -> Option<u16> {
    if work.current {
        return Some(0);
    }
    work.end_date.map(|date| months_ago(date, today))
}

/// The titles of all jobs and the headline, which is as recent as the record itself.
fn titles(profile: &Profile, vocabulary: &Vocabulary, today: Date) -> Vec<HeldTitle> {
    let label = profile.basics.label.as_deref().and_then(|label| TitleMeaning::of(label, vocabulary));
    let label = label.map(|meaning| HeldTitle {
        meaning,
        months_ago: None,
        spans: spans_of(&profile.evidence, "basics.label"),
    });
    let held = |(i, work): (usize, &Work)| {
        let meaning = TitleMeaning::of(work.position.as_deref()?, vocabulary)?;
        Some(HeldTitle { meaning, months_ago: last_day(work, today), spans: first_spans(profile, &["position"], i) })
    };
    label.into_iter().chain(profile.work.iter().enumerate().take(ENTRIES_MAX).filter_map(held)).collect()
}

/// The titles of the record, and its words about what was done at work: no list of skills and no school, which have criteria of their own,
/// and not how people present themselves, for there they say who they are.
fn career(profile: &Profile, vocabulary: &Vocabulary) -> Career {
    let mut pieces: Vec<CareerPiece<'_>> = Vec::new();
    let mut places: Vec<(&str, usize, &str, usize)> = Vec::new();
    if let Some(label) = profile.basics.label.as_deref() {
        pieces.push(CareerPiece::Title(label));
        places.push(("basics", 0, "label", 0));
    }
    for (i, work) in profile.work.iter().enumerate().take(ENTRIES_MAX) {
        let title = work.position.as_deref().map(CareerPiece::Title).map(|piece| (piece, "position", 0));
        let summary = work.summary.as_deref().map(CareerPiece::Text).map(|piece| (piece, "summary", 0));
        let done = work.highlights.iter().enumerate().map(|(j, line)| (CareerPiece::Text(line), "highlights", j));
        for (piece, member, j) in title.into_iter().chain(summary).chain(done) {
            pieces.push(piece);
            places.push(("work", i, member, j));
        }
    }
    let spans = |&(list, i, member, j): &(&str, usize, &str, usize)| match (list, member) {
        ("basics", _) => spans_of(&profile.evidence, &format!("basics.{member}")),
        (_, "highlights") => entry_spans(&profile.evidence, &format!("work[{i}].highlights"), j),
        _ => spans_of(&profile.evidence, &format!("work[{i}].{member}")),
    };
    let career = vocabulary.career(&pieces);
    Career {
        direction: career.direction,
        grounds: career.grounds.into_iter().map(|(id, piece)| (id, spans(&places[piece]))).collect(),
    }
}

/// The stated total, or the dates of work that it was added up from.
fn years_spans(profile: &Profile) -> Vec<Span> {
    let stated = spans_of(&profile.evidence, "total_years");
    if !stated.is_empty() {
        return stated;
    }
    let dates = |i: usize| {
        let of = |end: &str| spans_of(&profile.evidence, &format!("work[{i}].{end}"));
        [of("startDate"), of("endDate")].concat()
    };
    let mut spans: Vec<Span> = (0..profile.work.len()).flat_map(dates).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// The floor of the wishes, or else what the résumé hopes for. Pay today is nobody's business here.
fn pay_wish(profile: &Profile, wishes: &Wishes) -> Option<Proven<PayWish>> {
    let floor = wishes.pay_floor.clone().filter(|pay| pay.min.or(pay.max).is_some());
    if let Some(pay) = floor {
        return Some(Proven { value: PayWish { pay, firm: true }, proof: Proof::wish("pay_floor") });
    }
    let pay = profile.pay_expected.clone().filter(|pay| pay.min.or(pay.max).is_some())?;
    let proof = Proof::resume(spans_of(&profile.evidence, "pay_expected"));
    Some(Proven { value: PayWish { pay, firm: false }, proof })
}

fn is_remote(written: &str) -> bool {
    ["remote", "work from home", "wfh"].iter().any(|words| contains_words(&folded(written), words))
}

fn is_anywhere(written: &str) -> bool {
    matches!(&*folded(written), "anywhere" | "any place" | "any location" | "worldwide")
}

fn place_wishes(wishes: &Wishes, vocabulary: &Vocabulary) -> PlaceWishes {
    let is_named = |written: &&String| !(folded(written).is_empty() || is_remote(written) || is_anywhere(written));
    let named = wishes.places.iter().filter(is_named);
    PlaceWishes {
        wishes: named.map(|written| PlaceWish::of(written, vocabulary.find_places(written, None))).collect(),
        anywhere: wishes.places.iter().any(|place| is_anywhere(place)),
    }
}

/// The stated wish, or what `Remote` among the places says: nothing else wished for means nothing else will do.
fn remote_wish(wishes: &Wishes) -> Option<Proven<RemoteWish>> {
    if let Some(value) = wishes.remote {
        return Some(Proven { value, proof: Proof::wish("remote") });
    }
    if !wishes.places.iter().any(|place| is_remote(place)) {
        return None;
    }
    let alone = wishes.places.iter().all(|place| is_remote(place));
    Some(Proven { value: if alone { RemoteWish::Only } else { RemoteWish::Any }, proof: Proof::wish("places") })
}
