//! JSON Resume: the record as somebody else's tool wrote it, with the vocabulary's ids and what follows from its dates.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use talent::vocabulary::Vocabulary;
use talent::{PartialDate, Profile, Skill, SkillId, Source, Work, Years};

use crate::Context;
use crate::facts::skill::{Setting, mentions};

use super::json_places::places;
use super::tenure::{Months, total};

/// Why a text is no JSON Resume. The sentence names the place and what would be accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonResumeError {
    /// The text is no JSON.
    #[error("line {line}, column {column}: {message}; expected JSON")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser met.
        message: String,
    },
    /// The text is JSON, but no object.
    #[error("the document is {found}; expected an object with members such as \"basics\", \"work\" and \"skills\"")]
    NotAnObject {
        /// What it is.
        found: &'static str,
    },
    /// The object has no member of a résumé.
    #[error(
        "none of the members \"basics\", \"work\", \"education\", \"skills\" and \"projects\" is there; expected a JSON Resume"
    )]
    NoResume,
    /// A member has the wrong type or an unreadable value.
    #[error("{path}: {message}")]
    Member {
        /// Where, as in `work[0].startDate`.
        path: String,
        /// What is there and what was expected.
        message: String,
    },
}

/// Reads a JSON Resume. Members that are null say nothing; members that the schema does not know are kept.
pub(crate) fn read(text: &str, context: Context<'_>) -> Result<Profile, JsonResumeError> {
    let text_only = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut value: Value = serde_json::from_str(text_only).map_err(|error| syntax(&error))?;
    let Value::Object(members) = &value else { return Err(JsonResumeError::NotAnObject { found: kind(&value) }) };
    if !["basics", "work", "education", "skills", "projects"].iter().any(|member| members.contains_key(*member)) {
        return Err(JsonResumeError::NoResume);
    }
    drop_empty(&mut value);
    let mut profile: Profile =
        serde_json::from_value(value.clone()).map_err(|error| wrong_member(&value, &error.to_string()))?;
    let shift = text.len() - text_only.len();
    profile.evidence = places(text_only).into_iter().map(|(path, span)| (path, vec![span.shifted(shift)])).collect();
    profile.source = Source { file: String::new(), start: 0, end: text.len() };
    derive(&mut profile, context);
    Ok(profile)
}

fn syntax(error: &serde_json::Error) -> JsonResumeError {
    let whole = error.to_string();
    let message = whole.split(" at line ").next().unwrap_or_default().to_owned();
    JsonResumeError::Syntax { line: error.line(), column: error.column(), message }
}

const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Takes out what says nothing: nulls, and dates left empty.
fn drop_empty(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, member| {
                let blank_date =
                    name.to_lowercase().ends_with("date") && member.as_str().is_some_and(|text| text.trim().is_empty());
                !member.is_null() && !blank_date
            });
            members.values_mut().for_each(drop_empty);
        }
        Value::Array(items) => {
            items.retain(|item| !item.is_null());
            items.iter_mut().for_each(drop_empty);
        }
        _ => {}
    }
}

/// The innermost member that alone makes the document unreadable.
fn wrong_member(document: &Value, message: &str) -> JsonResumeError {
    let mut wrong = Wrong { path: String::new(), message: message.to_owned() };
    wrong.narrow(document, &|value| value);
    let path = if wrong.path.is_empty() { "the document".to_owned() } else { wrong.path };
    JsonResumeError::Member { path, message: wrong.message }
}

struct Wrong {
    path: String,
    message: String,
}

impl Wrong {
    /// Goes into the first part of `value` that cannot be read. `document` makes a whole document of what stands in the place of `value`.
    fn narrow(&mut self, value: &Value, document: &dyn Fn(Value) -> Value) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    let alone = |value: Value| document(Value::Object(Map::from_iter([(name.clone(), value)])));
                    if let Err(error) = serde_json::from_value::<Profile>(alone(member.clone())) {
                        let dot = if self.path.is_empty() { "" } else { "." };
                        self.path = format!("{}{dot}{name}", self.path);
                        self.message = error.to_string();
                        return self.narrow(member, &alone);
                    }
                }
            }
            Value::Array(items) => {
                let alone = |value: Value| document(Value::Array(vec![value]));
                for (index, item) in items.iter().enumerate() {
                    if let Err(error) = serde_json::from_value::<Profile>(alone(item.clone())) {
                        self.path = format!("{}[{index}]", self.path);
                        self.message = error.to_string();
                        return self.narrow(item, &alone);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Adds ids, the years of work and what they say about each skill.
pub(super) fn derive(profile: &mut Profile, context: Context<'_>) {
    // A file of our own says what was derived before; it is derived anew.
    profile.inferred.clear();
    let months: Vec<Option<Months>> = profile
        .work
        .iter()
        .map(|work| Months::between(work.start_date?, work.end_date.filter(|_| !work.current), context.today))
        .collect();
    for (index, work) in profile.work.iter_mut().enumerate() {
        if work.start_date.is_some() && work.end_date.is_none() && !work.current {
            work.current = true;
            profile.inferred.push(format!("work[{index}].current"));
        }
        let account = [work.position.as_ref(), work.summary.as_ref(), work.description.as_ref()].into_iter().flatten();
        let named: BTreeSet<SkillId> = account
            .chain(&work.highlights)
            .flat_map(|text| mentions(text, Setting::Prose, context.vocabulary))
            .map(|mention| mention.id)
            .collect();
        if work.skills.is_empty() && !named.is_empty() {
            work.skills.extend(named);
            profile.inferred.push(format!("work[{index}].skills"));
        }
    }
    let all: Vec<Months> = months.iter().copied().flatten().collect();
    if !all.is_empty() {
        profile.total_years = Some(Years::from_months(total(all)));
        profile.inferred.push("total_years".to_owned());
    }
    skills(profile, context.vocabulary);
    let mut jobs: BTreeMap<SkillId, Vec<usize>> = BTreeMap::new();
    for (job, work) in profile.work.iter().enumerate() {
        for id in work.skills.iter().collect::<BTreeSet<_>>() {
            jobs.entry(id.clone()).or_default().push(job);
        }
    }
    let uses: BTreeMap<SkillId, Use> =
        jobs.into_iter().filter_map(|(id, jobs)| Some((id, use_of(&jobs, &profile.work, &months, context)?))).collect();
    for index in 0..profile.skills.len() {
        let skill = &mut profile.skills[index];
        let Some(found) = skill.id.as_ref().and_then(|id| uses.get(id)) else { continue };
        if skill.years.is_none() {
            skill.years = Some(found.years);
            profile.inferred.push(format!("skills[{index}].years"));
        }
        if skill.last_used.is_none() && found.last.is_some() {
            skill.last_used = found.last;
            profile.inferred.push(format!("skills[{index}].last_used"));
        }
    }
}

/// Gives skills their ids and adds those that only stand among the keywords of others.
fn skills(profile: &mut Profile, vocabulary: &Vocabulary) {
    let mut keywords: Vec<(String, Skill)> = Vec::new();
    for (index, skill) in profile.skills.iter_mut().enumerate() {
        if skill.id.is_none() {
            skill.id = skill.name.as_deref().and_then(|name| vocabulary.find_skill(name));
        }
        if skill.evidence.is_empty() {
            skill.evidence = profile.evidence.get(&format!("skills[{index}].name")).cloned().unwrap_or_default();
        }
        for (at, keyword) in skill.keywords.iter().enumerate() {
            let Some(id) = vocabulary.find_skill(keyword) else { continue };
            let evidence =
                profile.evidence.get(&format!("skills[{index}].keywords[{at}]")).cloned().unwrap_or_default();
            let level = skill.level.clone();
            keywords.push((
                id.as_str().to_owned(),
                Skill { id: Some(id), name: Some(keyword.clone()), level, evidence, ..Skill::default() },
            ));
        }
    }
    let mut held: BTreeSet<String> =
        profile.skills.iter().filter_map(|skill| Some(skill.id.as_ref()?.as_str().to_owned())).collect();
    for (id, skill) in keywords {
        if held.insert(id) {
            profile.inferred.push(format!("skills[{}]", profile.skills.len()));
            profile.skills.push(skill);
        }
    }
}

/// How long and until when a skill was used.
struct Use {
    years: Years,
    last: Option<PartialDate>,
}

/// The use of a skill by the jobs that name it; `None` where none of them has dates.
fn use_of(jobs: &[usize], work: &[Work], months: &[Option<Months>], context: Context<'_>) -> Option<Use> {
    let stretches: Vec<Months> = jobs.iter().filter_map(|job| months[*job]).collect();
    if stretches.is_empty() {
        return None;
    }
    let dated = jobs.iter().map(|job| &work[*job]).filter(|work| work.start_date.is_some());
    let last =
        dated.map(|work| work.end_date.filter(|_| !work.current).unwrap_or(PartialDate::from(context.today))).max();
    Some(Use { years: Years::from_months(total(stretches)), last })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn context() -> Context<'static> {
        Context { vocabulary: Vocabulary::embedded(), today: date(2026, 11, 20) }
    }

    fn check_error(text: &str, expected: &str) {
        assert_eq!(read(text, context()).unwrap_err().to_string(), expected, "{text}");
    }

    const BARNABY: &str = r#"{
        "$schema": "https://example.org/resume.json",
        "basics": {"name": "Barnaby Thistlewick", "email": "barnaby@thistlewick.example", "pronouns": "he"},
        "work": [
            {"name": "Mossgate Zoo", "position": "Keeper of Java", "startDate": "2020-01", "endDate": "2021-12", "highlights": ["Taught Python to pythons"]},
            {"name": "Glasshouse", "position": "Gardener", "startDate": "2021-07", "endDate": ""}
        ],
        "skills": [{"name": "Backends", "level": "Master", "keywords": ["Java", "Otter wrangling"]}],
        "meta": {"version": "v1.0.0"},
        "volunteer": null
    }"#;

    #[test]
    fn what_the_schema_does_not_know_survives() {
        let profile = read(BARNABY, context()).unwrap();
        assert_eq!(profile.extra["meta"]["version"], "v1.0.0");
        assert_eq!(profile.basics.extra["pronouns"], "he");
        assert_eq!(profile.skills[0].keywords, ["Java", "Otter wrangling"]);
    }

    #[test]
    fn every_string_has_its_place() {
        let profile = read(BARNABY, context()).unwrap();
        assert_eq!(profile.evidence["work[1].name"][0].of(BARNABY), Some("Glasshouse"));
        assert_eq!(profile.evidence["work[0].highlights[0]"][0].of(BARNABY), Some("Taught Python to pythons"));
        assert_eq!(profile.evidence["basics.email"][0].of(BARNABY), Some("barnaby@thistlewick.example"));
    }

    #[test]
    fn years_are_derived_and_say_so() {
        let profile = read(BARNABY, context()).unwrap();
        assert_eq!(profile.total_years.map(f64::from), Some(6.91), "January 2020 to November 2026");
        assert!(profile.work[1].current);
        assert!(
            profile.inferred.contains(&"total_years".to_owned())
                && profile.inferred.contains(&"work[1].current".to_owned())
        );
        let java = profile.skills.iter().find(|skill| skill.name.as_deref() == Some("Java")).unwrap();
        assert_eq!(java.evidence[0].of(BARNABY), Some("Java"));
        assert_eq!(java.years.map(f64::from), Some(2.0));
    }

    #[test]
    fn errors_name_the_place_and_what_would_be_accepted() {
        check_error("{\"basics\": {\n  \"name\" \"Orla\"}}", "line 2, column 10: expected `:`; expected JSON");
        check_error(
            "[]",
            "the document is a list; expected an object with members such as \"basics\", \"work\" and \"skills\"",
        );
        check_error(
            "{\"title\": 1}",
            "none of the members \"basics\", \"work\", \"education\", \"skills\" and \"projects\" is there; expected a JSON Resume",
        );
        check_error("{\"basics\": {\"name\": 5}}", "basics.name: invalid type: integer `5`, expected a string");
        check_error(
            "{\"work\": [{}, {\"startDate\": \"March\"}]}",
            "work[1].startDate: \"March\" is not a date: expected YYYY, YYYY-MM or YYYY-MM-DD",
        );
        check_error(
            "{\"work\": [{\"highlights\": [\"a\", {}]}]}",
            "work[0].highlights[1]: invalid type: map, expected a string",
        );
        check_error("{\"work\": 3}", "work: invalid type: integer `3`, expected a sequence");
    }
}
