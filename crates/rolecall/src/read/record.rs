//! The two kinds of record that are read, and all that the verbs need to know of each.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use market::{ReadPost, ReadResume};
use serde::{Serialize, de::DeserializeOwned};
use talent::{Posting, Profile, Source};

use crate::documents::{self, Expect};
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

fn read_posts(path: &Path, today: Date) -> Result<Vec<Posting>, Unread> {
    let document = documents::open(path, Expect::Post)?;
    let read = ReadPost::of(&path.display().to_string(), document.into(), today).map_err(Unread::Bad)?;
    let with_text = |posting| Posting { text: Some(Arc::clone(&read.text)), ..posting };
    Ok(read.postings.into_iter().map(with_text).collect())
}

fn read_resume(path: &Path, today: Date) -> Result<Profile, Unread> {
    let document = documents::open(path, Expect::Resume)?;
    let read = ReadResume::of(&path.display().to_string(), document.into(), today).map_err(Unread::Bad)?;
    Ok(Profile { text: Some(read.text), ..read.profile })
}
