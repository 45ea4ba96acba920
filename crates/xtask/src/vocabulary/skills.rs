//! Skills: our table first, then what ESCO and O*NET add.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use talent::vocabulary::pack::{Kind, PackWriter};
use talent::vocabulary::phrases::PhrasesWriter;
use talent::vocabulary::skills as format;
use talent::vocabulary::tokens::fold;

use super::table::{items, read};
use super::{esco, everyday, onet};

/// A word is everyday English when the descriptions of this many occupations use it.
const MIN_OCCUPATIONS: usize = 3;

/// A skill while the table is built.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) esco: String,
    pub(super) esco_label: String,
    pub(super) flags: u8,
    pub(super) aliases: Vec<Alias>,
}

/// A name under which a skill is found.
#[derive(Clone, Debug)]
pub(super) struct Alias {
    pub(super) written: String,
    pub(super) use_: Use,
}

/// How far an alias counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Everywhere.
    Anywhere,
    /// In running text only beside other skills.
    InContext,
    /// Only as a whole tag.
    Tag,
    /// In running text only in exactly these letters, and there with or without other skills beside it.
    Exact {
        /// Only beside other skills.
        in_context: bool,
    },
}

/// All skills by id and who owns which folded name.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub(super) skills: BTreeMap<String, Draft>,
    owners: BTreeMap<String, String>,
}

impl Drafts {
    /// The id of the skill that has this name or alias.
    pub(super) fn owner(&self, name: &str) -> Option<&String> {
        self.owners.get(&fold(name))
    }

    /// Gives a skill one more name unless another has it.
    pub(super) fn alias(&mut self, id: &str, written: &str, use_: Use) {
        let folded = fold(written);
        if folded.is_empty() || self.owners.contains_key(&folded) {
            return;
        }
        self.owners.insert(folded, id.to_owned());
        let draft = self.skills.get_mut(id).expect("aliases are given to skills that exist");
        draft.aliases.push(Alias { written: written.to_owned(), use_ });
    }

    /// Adds a skill whose name is free; its id comes from its name.
    pub(super) fn insert(&mut self, name: &str, esco: &str, use_: Use) -> Option<String> {
        let mut id = slug(name);
        if fold(name).is_empty() || id.is_empty() || self.owner(name).is_some() {
            return None;
        }
        if self.skills.contains_key(&id) {
            id.push_str(if esco.is_empty() { "-software" } else { "-skill" });
            if self.skills.contains_key(&id) {
                return None;
            }
        }
        self.skills.insert(id.clone(), Draft { name: name.to_owned(), esco: esco.to_owned(), ..Draft::default() });
        self.alias(&id, name, use_);
        Some(id)
    }
}

pub(super) fn build(public: &Path, ours: &Path) -> Result<Vec<u8>> {
    let mut drafts = Drafts::default();
    let wanted_esco = add_ours(&mut drafts, &ours.join("skills.tsv"))?;
    let everyday = everyday::words(public, ours, MIN_OCCUPATIONS)?;
    add_spellings(&mut drafts);
    esco::add(&mut drafts, &public.join("esco_skill_labels.tsv"), &wanted_esco, &everyday)?;
    onet::add_technologies(&mut drafts, &public.join("onet_technology_skills.tsv"), &everyday)?;
    let relations = relations(&drafts, &ours.join("skill_relations.tsv"))?;
    Ok(write(&drafts, relations))
}

/// Our table. Returns the ESCO labels that it asks for, by folded label.
fn add_ours(drafts: &mut Drafts, path: &Path) -> Result<BTreeMap<String, String>> {
    let rows = read::<5>(path)?;
    let mut wanted = BTreeMap::new();
    for [id, name, _, flags, esco] in &rows {
        ensure!(id == &slug(id) && !id.is_empty(), "{}: {id:?} is no id (expected {:?})", path.display(), slug(id));
        ensure!(!drafts.skills.contains_key(id), "{}: {id} stands there twice", path.display());
        let has = |flag: &str| flags.split(',').any(|other| other.trim() == flag);
        let soft = if has("soft") { format::FLAG_SOFT } else { 0 };
        let draft = Draft { name: name.clone(), flags: format::FLAG_CURATED | soft, ..Draft::default() };
        drafts.skills.insert(id.clone(), draft);
        if let Some(owner) = drafts.owner(name) {
            bail!("{}: {name:?} is the name of {owner} and of {id}", path.display());
        }
        drafts.alias(id, name, if has("context") { Use::InContext } else { Use::Anywhere });
        if !esco.is_empty() {
            wanted.insert(fold(esco), id.clone());
        }
    }
    let mut clashes = Vec::new();
    for [id, _, aliases, flags, _] in &rows {
        let in_context = flags.split(',').any(|flag| flag.trim() == "context");
        for alias in items(aliases) {
            if let Err(owner) = add_marked(drafts, id, alias, in_context) {
                clashes.push(format!("alias {alias:?} of {id} is a name of {owner} too"));
            }
        }
    }
    ensure!(clashes.is_empty(), "{}: {}", path.display(), clashes.join("; "));
    Ok(wanted)
}

/// An alias with its marks: `~` counts in context only, `=` only in these letters. Fails with the skill that has the name.
fn add_marked(drafts: &mut Drafts, id: &str, marked: &str, in_context: bool) -> Result<(), String> {
    let written = marked.trim_start_matches(['~', '=']);
    let marks = &marked[..marked.len() - written.len()];
    let in_context = in_context || marks.contains('~');
    let use_ = match (marks.contains('='), in_context) {
        (true, in_context) => Use::Exact { in_context },
        (false, true) => Use::InContext,
        (false, false) => Use::Anywhere,
    };
    match drafts.owner(written) {
        None => drafts.alias(id, written, use_),
        Some(owner) if owner != id => return Err(owner.clone()),
        Some(_) if marks.is_empty() => {}
        Some(_) => {
            let own = drafts.skills.get_mut(id).expect("the skill was added before its aliases");
            for alias in own.aliases.iter_mut().filter(|alias| fold(&alias.written) == fold(written)) {
                *alias = Alias { written: written.to_owned(), use_ };
            }
        }
    }
    Ok(())
}

/// Spellings that people use of every name: words written together (`PowerBI`, `NodeJS`), dots left out (`Node js`).
fn add_spellings(drafts: &mut Drafts) {
    const MIN_JOINED_BYTES: usize = 6;
    let mut spellings = Vec::new();
    for (id, draft) in &drafts.skills {
        for alias in &draft.aliases {
            if matches!(alias.use_, Use::Exact { .. }) {
                continue;
            }
            let folded = fold(&alias.written);
            let undotted = folded.replace(" .", " ");
            let joined = undotted.replace(' ', "");
            if undotted != folded {
                spellings.push((id.clone(), undotted.clone(), alias.use_));
            }
            if joined != folded && joined.len() >= MIN_JOINED_BYTES && joined.chars().all(char::is_alphanumeric) {
                spellings.push((id.clone(), joined, alias.use_));
            }
            if let Some(singular) = undotted.strip_suffix('s').filter(|stem| stem.contains(' ') && !stem.ends_with('s'))
            {
                spellings.push((id.clone(), singular.to_owned(), alias.use_));
            }
        }
    }
    for (id, spelling, use_) in spellings {
        drafts.alias(&id, &spelling, use_);
    }
}

fn relations(drafts: &Drafts, path: &Path) -> Result<Vec<[u32; 3]>> {
    let index: BTreeMap<&str, u32> = drafts.skills.keys().map(String::as_str).zip(0..).collect();
    let mut relations = BTreeMap::new();
    for [held, relation, needed, percent, _] in read::<5>(path)? {
        let at = || format!("{}: {held} {relation} {needed}", path.display());
        let kind = match relation.as_str() {
            "implies" => format::RELATION_IMPLIES,
            "related" => format::RELATION_RELATED,
            other => bail!("{}: {other:?} is no relation: expected implies or related", at()),
        };
        let percent: u32 = percent.parse().with_context(at)?;
        ensure!((1..=100).contains(&percent), "{}: a percent lies between 1 and 100", at());
        let find = |id: &str| index.get(id).copied().with_context(|| format!("{}: no skill {id}", at()));
        let known = relations.insert((find(&held)?, find(&needed)?), kind | percent);
        ensure!(known.is_none() && held != needed, "{}: stands there twice", at());
    }
    Ok(relations.into_iter().map(|((held, needed), kind)| [held, needed, kind]).collect())
}

fn write(drafts: &Drafts, relations: Vec<[u32; 3]>) -> Vec<u8> {
    let mut phrases = PhrasesWriter::default();
    let (mut forms, mut payloads): (Vec<&str>, Vec<u32>) = (Vec::new(), Vec::new());
    for (draft, number) in drafts.skills.values().zip(1_u32..) {
        for alias in &draft.aliases {
            let payload = match alias.use_ {
                Use::Anywhere => number,
                Use::InContext => number | format::PAYLOAD_CONTEXT,
                Use::Tag => number | format::PAYLOAD_TAG_ONLY,
                Use::Exact { in_context } => {
                    forms.push(&alias.written);
                    payloads.push(if in_context { number | format::PAYLOAD_CONTEXT } else { number });
                    u32::try_from(forms.len()).expect("few aliases need exact letters") | format::PAYLOAD_EXACT
                }
            };
            phrases.add(words(&alias.written), payload);
        }
    }
    let skills = || drafts.skills.values();
    let mut pack = PackWriter::default();
    pack.strings(drafts.skills.keys().map(String::as_str));
    pack.strings(skills().map(|draft| draft.name.as_str()));
    pack.strings(skills().map(|draft| draft.esco.as_str()));
    pack.bytes(skills().map(|draft| draft.flags).collect());
    pack.numbers(relations.into_iter().flatten());
    pack.strings(forms);
    pack.numbers(payloads);
    pack.strings(skills().map(|draft| if draft.esco_label == draft.name { "" } else { draft.esco_label.as_str() }));
    phrases.write(&mut pack);
    pack.finish(Kind::Skills)
}

pub(super) fn words(name: &str) -> Vec<String> {
    fold(name).split(' ').map(str::to_owned).collect()
}

/// A name as an id: `ASP.NET Core` is `asp-net-core`, `C++` is `c-plus-plus`, `C#` is `c-sharp`.
fn slug(name: &str) -> String {
    let spelled = fold(name).replace('+', " plus ").replace('#', " sharp ").replace('.', " ");
    spelled.split_whitespace().collect::<Vec<_>>().join("-")
}
