//! The recipe of the labelled set: of each post the same vacancy again, twice through agencies under a masked name, and another role of
//! the same employer that shares half of its text.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::super::dice::Dice;

/// A post as its employer wrote it.
struct Base {
    title: String,
    employer: String,
    place: String,
    body: String,
}

/// How a post came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// As the employer posted it.
    Direct,
    /// Posted again by the employer, with another look.
    Again,
    /// By an agency that hides the employer.
    Masked,
    /// Another role of the employer.
    Sister,
}

/// A post of the labelled set.
pub(super) struct Post {
    pub(super) text: String,
    /// Posts of one vacancy have one number.
    pub(super) vacancy: usize,
    pub(super) way: Way,
}

/// Where the posts come from, and the members of a row: title, employer, the parts of its place, body.
const SOURCES: [(&str, &str, &str, &[&str], &str); 2] = [
    ("posts/linkedin_india.jsonl", "title", "companyName", &["city", "state"], "description"),
    ("posts/glassdoor.jsonl", "Job Title", "Company Name", &["Location"], "Job Description"),
];

/// The set that a folder of labelled posts gives: five posts of each.
pub(super) fn posts(dir: &Path) -> Result<Vec<Post>> {
    let mut bases = Vec::new();
    for source in SOURCES {
        bases.extend(read(dir, source)?);
    }
    let mut known = BTreeSet::new();
    bases.retain(|base| known.insert((base.title.to_lowercase(), base.employer.to_lowercase())));
    let bases = told_apart(bases);
    ensure!(bases.len() > 1, "the folder holds no posts");
    let mut dice = Dice(1);
    let mut posts = Vec::new();
    for (number, base) in bases.iter().enumerate() {
        let add = |posts: &mut Vec<Post>, vacancy, way, text| posts.push(Post { text, vacancy, way });
        add(&mut posts, number, Way::Direct, direct(base));
        add(&mut posts, number, Way::Again, again(base, &mut dice));
        let first = dice.below(AGENCIES.len());
        let second = (first + 1 + dice.below(AGENCIES.len() - 1)) % AGENCIES.len();
        for agency in [first, second] {
            add(&mut posts, number, Way::Masked, masked(base, AGENCIES[agency], &mut dice));
        }
        let other = &bases[(number + 1 + dice.below(bases.len() - 1)) % bases.len()];
        add(&mut posts, bases.len() + number, Way::Sister, sister(base, other, &mut dice));
    }
    Ok(posts)
}

fn read(dir: &Path, (file, title, employer, place, body): (&str, &str, &str, &[&str], &str)) -> Result<Vec<Base>> {
    let path = dir.join(file);
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut bases = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let row: Value =
            serde_json::from_str(line).with_context(|| format!("{}, line {}", path.display(), number + 1))?;
        let member = |name: &str| row[name].as_str().unwrap_or_default().trim();
        let places: Vec<&str> = place.iter().map(|name| member(name)).filter(|part| !part.is_empty()).collect();
        bases.push(Base {
            title: member(title).to_owned(),
            employer: member(employer).lines().next().unwrap_or_default().to_owned(),
            place: places.join(", "),
            body: member(body).to_owned(),
        });
    }
    bases.retain(|base| !base.title.is_empty() && !base.employer.is_empty() && sentences(&base.body).len() >= 6);
    Ok(bases)
}

/// Without posts whose employer has another one that shares most of their sentences: whether those are one vacancy nobody has labelled.
fn told_apart(bases: Vec<Base>) -> Vec<Base> {
    let mut kept: Vec<Base> = Vec::new();
    for base in bases {
        let sentences: BTreeSet<&str> = sentences(&base.body).into_iter().collect();
        let shares_most = |other: &Base| {
            let theirs: BTreeSet<&str> = self::sentences(&other.body).into_iter().collect();
            2 * sentences.intersection(&theirs).count() > sentences.len().min(theirs.len())
        };
        if !kept.iter().any(|other| other.employer.eq_ignore_ascii_case(&base.employer) && shares_most(other)) {
            kept.push(base);
        }
    }
    kept
}

/// Writes each post into a file, and the vacancy of each.
pub(super) fn write(posts: &[Post], out: &Path) -> Result<()> {
    fs::create_dir_all(out).with_context(|| out.display().to_string())?;
    let mut labels = Vec::new();
    for (number, post) in posts.iter().enumerate() {
        let name = format!("{number:06}.txt");
        fs::write(out.join(&name), &post.text)?;
        labels.push(format!("{name}\t{}\t{:?}", post.vacancy, post.way));
    }
    fs::write(out.join("vacancies.tsv"), labels.join("\n"))?;
    Ok(())
}

/// The sentences and lines of a body.
fn sentences(body: &str) -> Vec<&str> {
    let lines = body.lines().flat_map(|line| line.split_inclusive(". ").map(str::trim));
    lines.filter(|sentence| sentence.chars().any(char::is_alphanumeric)).collect()
}

fn direct(base: &Base) -> String {
    format!("{}\n{}\n{}\n\n{}\n", base.title, base.employer, base.place, base.body)
}

/// Each sentence on a line of its own, up to a tenth of the end missing, other furniture.
fn again(base: &Base, dice: &mut Dice) -> String {
    let sentences = sentences(&base.body);
    let kept = sentences.len() - dice.below(sentences.len() / 10 + 1);
    let bullet = dice.one_of(&["", "- ", "• ", "* "]);
    let lines: Vec<String> = sentences[..kept].iter().map(|sentence| format!("{bullet}{sentence}")).collect();
    let body = lines.join("\n");
    let (title, employer, place) = (&base.title, &base.employer, &base.place);
    let head = match dice.below(3) {
        0 => format!("{title}\n{employer}\n{place}\n"),
        1 => format!("{title} at {employer}\n{place}\n"),
        _ => format!("Job Title: {title}\nCompany: {employer}\nLocation: {place}\n"),
    };
    let end = dice.one_of(&["", "Apply now\n", "Posted 3 days ago\n"]);
    format!("{head}\n{body}\n{end}")
}

/// Up to half of the sentences missing and the rest in another order by pairs; the name replaced; the agency's own words around it.
fn masked(base: &Base, agency: &str, dice: &mut Dice) -> String {
    let missing = dice.below(50);
    let mut kept: Vec<String> = Vec::new();
    for sentence in sentences(&base.body) {
        let is_about_the_firm = sentence.contains(&base.employer);
        if dice.below(100) >= if is_about_the_firm { 70 } else { missing } {
            kept.push(without_name(sentence, &base.employer));
        }
    }
    for at in (1..kept.len()).step_by(2) {
        if dice.below(3) == 0 {
            kept.swap(at - 1, at);
        }
    }
    let client = dice.one_of(&["a leading company", "a fast growing startup", "a reputed MNC", "an established firm"]);
    let (title, place) = (&base.title, &base.place);
    let head = format!("{title}\n{agency}\n{place}\n\nOur client, {client}, is hiring.\n");
    let end = dice.one_of(&[
        "Interested candidates please share an updated CV with notice period and expected salary.",
        "We are a recruitment consultancy and place people with clients in many industries. There is no fee for candidates.",
        "If this is not for you, feel free to refer your friends.",
    ]);
    format!("{head}{}\n{end}\n", kept.join("\n"))
}

/// Half of the text of the employer's post and half of somebody else's, under the other title.
fn sister(base: &Base, other: &Base, dice: &mut Dice) -> String {
    let half = |body: &str, from: usize| -> Vec<String> {
        let sentences = sentences(body);
        sentences.iter().skip(from).step_by(2).map(|&sentence| sentence.to_owned()).collect()
    };
    let mut body = half(&base.body, dice.below(2));
    let theirs = half(&other.body, dice.below(2));
    body.extend(theirs.iter().map(|sentence| sentence.replace(&other.employer, &base.employer)));
    format!("{}\n{}\n{}\n\n{}\n", other.title, base.employer, base.place, body.join("\n"))
}

/// "our client" wherever the employer's name stands.
fn without_name(sentence: &str, employer: &str) -> String {
    sentence.replace(employer, "our client")
}

/// Invented.
const AGENCIES: [&str; 6] = [
    "Pelican Recruitment Services",
    "Harbour Lane Staffing",
    "Quill & Anchor Consultants",
    "Northgate Talent Partners",
    "Saffron Hill Manpower Consultancy",
    "Lantern Search Associates",
];
