//! Sameness on posts that a recipe makes of labelled ones.

mod recipe;

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use matching::Fingerprint;
use talent::vocabulary::Vocabulary;

use recipe::{Post, Way};

#[derive(Args)]
pub(crate) struct Same {
    /// The folder of labelled data that holds `posts/`.
    dir: PathBuf,
    /// Also write the posts as files into this folder, with `vacancies.tsv` naming the vacancy of each.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Also print the pairs that are wrong, by the numbers of their posts.
    #[arg(long)]
    show: bool,
}

/// Reads the posts of the recipe, groups them and prints how well the groups fit.
pub(super) fn run(same: &Same) -> Result<()> {
    let posts = recipe::posts(&same.dir)?;
    if let Some(out) = &same.out {
        recipe::write(&posts, out)?;
    }
    let context = extract::Context { vocabulary: Vocabulary::embedded(), today: super::TODAY };
    let print = |post: &Post| {
        let posting = extract::read_posts(&post.text, context).into_iter().next().unwrap_or_default();
        Fingerprint::of(&posting, context.vocabulary)
    };
    let prints: Vec<Fingerprint> = posts.iter().map(print).collect();
    println!(
        "{} posts of {} vacancies",
        posts.len(),
        posts.iter().map(|post| post.vacancy).collect::<BTreeSet<_>>().len()
    );
    for (name, is_measured) in [
        ("posted again by the employer", [Way::Direct, Way::Again, Way::Sister].as_slice()),
        ("also through masks", &[Way::Direct, Way::Again, Way::Masked, Way::Sister]),
    ] {
        let chosen: Vec<usize> = (0..posts.len()).filter(|&at| is_measured.contains(&posts[at].way)).collect();
        let among: Vec<Fingerprint> = chosen.iter().map(|&at| prints[at].clone()).collect();
        let found: BTreeSet<(usize, usize)> = matching::vacancies(&among)
            .iter()
            .flat_map(|vacancy| pairs(&vacancy.members))
            .map(|(a, b)| (chosen[a], chosen[b]))
            .collect();
        let labelled: BTreeSet<(usize, usize)> =
            pairs(&chosen).filter(|&(a, b)| posts[a].vacancy == posts[b].vacancy).collect();
        report(name, &found, &labelled);
        if same.show {
            for (a, b) in found.symmetric_difference(&labelled) {
                let mark = if labelled.contains(&(*a, *b)) { "missed" } else { "surplus" };
                println!("  {mark} {a:06} {:?} {b:06} {:?}", posts[*a].way, posts[*b].way);
            }
        }
    }
    Ok(())
}

/// All pairs of ascending numbers.
fn pairs(numbers: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    numbers.iter().enumerate().flat_map(|(at, &one)| numbers[at + 1..].iter().map(move |&other| (one, other)))
}

#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
fn report(name: &str, found: &BTreeSet<(usize, usize)>, labelled: &BTreeSet<(usize, usize)>) {
    let right = found.intersection(labelled).count();
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let (precision, recall) = (share(right, found.len()), share(right, labelled.len()));
    let f1 = share(2 * right, found.len() + labelled.len());
    println!("{name}: P {precision:.3}  R {recall:.3}  F1 {f1:.3}  ({} pairs)", labelled.len());
}
