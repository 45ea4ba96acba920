//! How something stands: a shape and a word; the colour comes third.

use std::fmt;

use askama::filters::HtmlSafe;

/// How something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Met: a disc.
    Yes,
    /// Met in part: a half-filled lozenge.
    Part,
    /// Not met: a square with a cross.
    No,
    /// Nobody knows: a broken ring.
    Open,
}

impl State {
    /// All of them, from the best known.
    pub(crate) const ALL: [Self; 4] = [Self::Yes, Self::Part, Self::No, Self::Open];

    /// The class of what is coloured by it.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Part => "part",
            Self::No => "no",
            Self::Open => "open",
        }
    }

    /// The usual word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Yes => "Satisfied",
            Self::Part => "Partly",
            Self::No => "Violated",
            Self::Open => "Unknown",
        }
    }

    /// Shape and word.
    pub(crate) const fn sign(self) -> StateSign<'static> {
        StateSign { state: self, word: self.word() }
    }

    /// Shape and another word.
    pub(crate) const fn says(self, word: &str) -> StateSign<'_> {
        StateSign { state: self, word }
    }

    /// The shape on a field of 24 by 24.
    pub(crate) const fn drawing(self) -> &'static str {
        match self {
            Self::Yes => r#"<circle class="sf" cx="12" cy="12" r="9.5"/><path class="sk" d="m7.5 12.5 3 3 6-6.5"/>"#,
            Self::Part => {
                r#"<path d="M12 2.5 21.5 12 12 21.5 2.5 12z"/><path class="sf" d="M12 2.5 2.5 12l9.5 9.5z"/>"#
            }
            Self::No => r#"<rect x="3" y="3" width="18" height="18"/><path d="m8 8 8 8M16 8l-8 8"/>"#,
            Self::Open => {
                r#"<circle cx="12" cy="12" r="9.5" stroke-dasharray="3.5 2.7"/><path d="M9.3 9.6a2.8 2.8 0 1 1 4 2.5c-.9.5-1.3 1-1.3 2M12 16.8v.1"/>"#
            }
        }
    }
}

impl From<market::State> for State {
    fn from(state: market::State) -> Self {
        match state {
            market::State::Satisfied => Self::Yes,
            market::State::Partly => Self::Part,
            market::State::Violated => Self::No,
            market::State::Unknown => Self::Open,
        }
    }
}

/// A state as a shape with a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StateSign<'a> {
    state: State,
    word: &'a str,
}

impl fmt::Display for StateSign<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let class = self.state.class();
        let word = askama::filters::escape(self.word, askama::filters::Html).map_err(|_| fmt::Error)?;
        write!(
            f,
            r##"<span class="state {class}"><svg aria-hidden="true"><use href="#s-{class}"/></svg>{word}</span>"##
        )
    }
}

impl HtmlSafe for StateSign<'_> {}
