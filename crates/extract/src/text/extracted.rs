//! The text that was taken out of a document.

use talent::{Problem, ProblemKind, Span};

/// The text of a document: what a person sees of it, and behind that what is hidden from people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extracted {
    /// The text that a person sees, in reading order; after it the text that is hidden.
    pub text: String,
    /// How many bytes of `text` a person sees. A reader takes only these into account.
    pub seen: usize,
    /// Hidden text and letters that were lost, with their places in `text`.
    pub problems: Vec<Problem>,
}

impl Extracted {
    /// A text that a person sees as a whole.
    pub fn seen(text: String) -> Self {
        let problems = lost_letters(&text).into_iter().collect();
        Self { seen: text.len(), text, problems }
    }

    /// Appends lines that a person would not see, because they are `how`, and the problem that says so.
    pub fn append_hidden(&mut self, how: &str, lines: impl IntoIterator<Item = String>) {
        let mut evidence = Vec::new();
        let mut words = 0;
        for line in lines {
            if !line.chars().any(char::is_alphanumeric) {
                continue;
            }
            words += line.split_whitespace().count();
            self.text.push('\n');
            evidence.push(Span::new(self.text.len(), self.text.len() + line.len()));
            self.text.push_str(&line);
        }
        if words > 0 {
            self.text.push('\n');
            evidence.truncate(PLACES_MAX);
            let message = match words {
                1 => format!("1 word is {how}, so that no reader sees it; it is left out of account."),
                _ => format!("{words} words are {how}, so that no reader sees them; they are left out of account."),
            };
            self.problems.push(Problem { kind: ProblemKind::HiddenText, message, evidence });
        }
    }
}

/// How many places a problem names; more would not help to find them.
const PLACES_MAX: usize = 50;

/// The problem that names the places where a letter was lost on its way into a text (U+FFFD).
pub fn lost_letters(text: &str) -> Option<Problem> {
    let mut evidence: Vec<Span> = Vec::new();
    let mut count = 0_usize;
    for (at, lost) in text.match_indices(char::REPLACEMENT_CHARACTER) {
        count += 1;
        if let Some(last) = evidence.last_mut().filter(|last| last.end == at) {
            last.end += lost.len();
        } else if evidence.len() < PLACES_MAX {
            evidence.push(Span::new(at, at + lost.len()));
        }
    }
    let letters = if count == 1 { "1 letter".to_owned() } else { format!("{count} letters") };
    (count > 0).then(|| Problem {
        kind: ProblemKind::GarbledText,
        message: format!("{letters} cannot be read: the file does not say which they are. Save it again from its source, text as UTF-8."),
        evidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_letters_are_counted_and_found() {
        let problem = lost_letters("caf\u{fffd}\u{fffd} and \u{fffd}").unwrap();
        assert_eq!(problem.evidence, [Span::new(3, 9), Span::new(14, 17)]);
        assert!(problem.message.starts_with("3 letters cannot be read"), "{}", problem.message);
        assert_eq!(lost_letters("café"), None);
    }

    #[test]
    fn hidden_lines_stand_behind_what_is_seen() {
        let mut extracted = Extracted::seen("Mira Velloor\n".to_owned());
        extracted.append_hidden("too small to be read", ["rust kafka".to_owned(), " - ".to_owned()]);
        assert_eq!(extracted.text, "Mira Velloor\n\nrust kafka\n");
        assert_eq!(extracted.seen, 13);
        assert_eq!(extracted.problems[0].evidence, [Span::new(14, 24)]);
        assert_eq!(
            extracted.problems[0].message,
            "2 words are too small to be read, so that no reader sees them; they are left out of account."
        );
    }
}
