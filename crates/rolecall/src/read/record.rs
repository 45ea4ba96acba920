//! The two kinds of record that are read, and all that the verbs need to know of each.

use std::path::Path;
use std::sync::Arc;

use extract::Context;
use jiff::civil::Date;
use serde::{Serialize, de::DeserializeOwned};
use talent::vocabulary::Vocabulary;
use talent::{Posting, Problem, Profile, Source, Span};

use crate::documents::{self, Expect, Format};
use crate::tally::Unread;

/// What a file is read into.
pub(crate) trait Record: Serialize + DeserializeOwned + Send {
    /// What one is called, and several.
    const NAMES: [&'static str; 2];
    /// What its files are asked to hold.
    const EXPECT: Expect;
    /// Every record of a file, each with the text to which its evidence refers.
    fn read(path: &Path, today: Date) -> Result<Vec<Self>, Unread>;
    /// Where the record came from.
    fn source(&mut self) -> &mut Source;
    /// The text to which its evidence refers, where it is at hand.
    fn text(&self) -> Option<&str>;
    /// Leaves the text out.
    fn drop_text(&mut self);
}

impl Record for Posting {
    const NAMES: [&'static str; 2] = ["posting", "postings"];
    const EXPECT: Expect = Expect::Post;

    fn read(path: &Path, today: Date) -> Result<Vec<Self>, Unread> {
        read_posts(path, today)
    }

    fn source(&mut self) -> &mut Source {
        &mut self.source
    }

    fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    fn drop_text(&mut self) {
        self.text = None;
    }
}

impl Record for Profile {
    const NAMES: [&'static str; 2] = ["résumé", "résumés"];
    const EXPECT: Expect = Expect::Resume;

    fn read(path: &Path, today: Date) -> Result<Vec<Self>, Unread> {
        read_resume(path, today).map(|profile| vec![profile])
    }

    fn source(&mut self) -> &mut Source {
        &mut self.source
    }

    fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    fn drop_text(&mut self) {
        self.text = None;
    }
}

/// A file that holds no posting is an error that says what would be accepted.
fn read_posts(path: &Path, today: Date) -> Result<Vec<Posting>, Unread> {
    let document = documents::open(path, Expect::Post)?;
    let mut postings = extract::read_posts(document.seen_text(), context(today));
    if postings.is_empty() {
        return Err(Unread::Bad(format!(
            "{}: no posting in it; accepted: a saved job page, or any text of a post down to a single line",
            path.display()
        )));
    }
    let text: Arc<str> = Arc::from(document.text.as_str());
    for posting in &mut postings {
        posting.source.file = path.display().to_string();
        let here = Span::new(posting.source.start, posting.source.end);
        let concerns = |problem: &&Problem| {
            problem.evidence.is_empty()
                || problem.evidence.iter().any(|span| here.overlaps(*span) || span.start >= document.seen)
        };
        posting.problems.extend(document.problems.iter().filter(concerns).cloned());
        posting.text = Some(Arc::clone(&text));
    }
    Ok(postings)
}

fn read_resume(path: &Path, today: Date) -> Result<Profile, Unread> {
    let document = documents::open(path, Expect::Resume)?;
    let mut profile = if document.format == Format::JsonResume {
        extract::read_json_resume(&document.text, context(today))
            .map_err(|error| Unread::Bad(format!("{}: {error}", path.display())))?
    } else {
        extract::read_resume(document.seen_text(), context(today))
    };
    profile.source.file = path.display().to_string();
    profile.problems.extend(document.problems);
    profile.text = Some(document.text);
    Ok(profile)
}

fn context(today: Date) -> Context<'static> {
    Context { vocabulary: Vocabulary::embedded(), today }
}
