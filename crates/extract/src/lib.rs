//! Bytes or text of a post or a résumé in, a draft with its evidence and problems out.
//!
//! Pure: no file, no clock, no environment. Content never makes a reader fail: what cannot be read is absent or a [`talent::Problem`].

pub mod docx;
mod facts;
mod flow;
pub mod layout;
pub mod mentions;
pub mod odt;
mod resume;
pub mod rtf;
pub mod text;
mod xml;

mod post;

pub use resume::europass::{self, EuropassError};
pub use resume::{JsonResumeError, SkillCandidate, SkillSentence};
pub use xml::XmlFault;

use jiff::civil::Date;
use talent::vocabulary::Vocabulary;
use talent::{Posting, Profile};

/// What a reader needs besides the text.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The known skills, places and titles.
    pub vocabulary: &'a Vocabulary,
    /// The day on which "till date" ends.
    pub today: Date,
}

/// Every posting of a text, in the order of the page. Empty for a page that is nothing but furniture and for a text without a word.
pub fn read_posts(text: &str, context: Context<'_>) -> Vec<Posting> {
    post::read(text, context)
}

/// The profile that a JSON Resume states. Content that is no JSON Resume is an error that names the place and what would be accepted.
pub fn read_json_resume(text: &str, context: Context<'_>) -> Result<Profile, JsonResumeError> {
    resume::read_json(text, context)
}

/// The profile that a Europass record states, and the text to which its evidence refers. `xml` is the record as Europass wrote it.
/// Content that is no Europass record is an error of one sentence that goes on after the name of the file.
pub fn read_europass(xml: &str, context: Context<'_>) -> Result<(String, Profile), EuropassError> {
    europass::read(xml, context)
}

/// The profile that a résumé's text states.
pub fn read_resume(text: &str, context: Context<'_>) -> Profile {
    resume::read(text, context)
}

/// All words of a résumé that may name a skill of the person when `model` reads its sentences, those among them that [`read_resume`] does
/// not accept: what the acceptance is trained on.
pub fn resume_skill_candidates(text: &str, model: &mentions::Model, context: Context<'_>) -> Vec<SkillCandidate> {
    resume::skill_candidates(text, model, context)
}

/// The sentences of a résumé as the model of its skills sees them, by their words: what that model is trained on. Nothing is seen of words
/// that `hidden` names, in small letters without diacritics.
pub fn resume_skill_sentences(text: &str, hidden: &dyn Fn(&str) -> bool, context: Context<'_>) -> Vec<SkillSentence> {
    resume::skill_sentences(text, hidden, context)
}

/// The text with every link that a mail scanner or a redirecting page wrapped around the real address replaced by that address.
pub fn without_tracking(text: &str) -> String {
    post::without_tracking(text)
}
