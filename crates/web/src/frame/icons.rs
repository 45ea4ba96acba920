//! The site's own line drawings. A page refers to them, and [`super::render`] puts those that it uses at its beginning.

use std::fmt;

use askama::filters::HtmlSafe;

use crate::parts::state::State;

/// A drawing beside words; never alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// An arrow against the direction of the text.
    Back,
    /// An arrow along the text.
    Next,
    /// A tick.
    Check,
    /// A house: remote work.
    House,
    /// A padlock: sealed.
    Lock,
    /// A sheet and its printer.
    Print,
    /// A pin: a place.
    Pin,
    /// A looking glass.
    Search,
    /// A stair: years.
    Years,
}

impl Icon {
    /// All of them.
    pub(crate) const ALL: [Self; 9] = [
        Self::Back,
        Self::Next,
        Self::Check,
        Self::House,
        Self::Lock,
        Self::Print,
        Self::Pin,
        Self::Search,
        Self::Years,
    ];

    /// What it stands for.
    pub(crate) fn word(self) -> &'static str {
        self.name().trim_start_matches("i-")
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Back => "i-back",
            Self::Next => "i-next",
            Self::Check => "i-check",
            Self::House => "i-house",
            Self::Lock => "i-lock",
            Self::Print => "i-print",
            Self::Pin => "i-pin",
            Self::Search => "i-search",
            Self::Years => "i-years",
        }
    }

    /// Strokes on a field of 24 by 24.
    const fn drawing(self) -> &'static str {
        match self {
            Self::Back => r#"<path d="M20 12H5m6-6-6 6 6 6"/>"#,
            Self::Next => r#"<path d="M4 12h15m-6-6 6 6-6 6"/>"#,
            Self::Check => r#"<path d="m5 12.5 4.5 4.5L19.5 7"/>"#,
            Self::House => r#"<path d="M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z"/>"#,
            Self::Lock => r#"<rect x="5" y="10.5" width="14" height="9.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>"#,
            Self::Print => r#"<path d="M7 8V4h10v4M7 17H4V8h16v9h-3M7 14h10v6H7z"/>"#,
            Self::Pin => {
                r#"<path d="M12 21c4.5-5 6.5-8.3 6.5-11.5a6.5 6.5 0 0 0-13 0C5.5 12.7 7.5 16 12 21z"/><circle cx="12" cy="9.5" r="2"/>"#
            }
            Self::Search => r#"<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>"#,
            Self::Years => r#"<path d="M3.5 20.5h4v-5h4v-5h4v-5h5"/>"#,
        }
    }
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let turn = if matches!(self, Self::Back | Self::Next) { " turn" } else { "" };
        write!(f, r##"<svg class="i{turn}" aria-hidden="true"><use href="#{}"/></svg>"##, self.name())
    }
}

impl HtmlSafe for Icon {}

/// The definition of a symbol by the name that pages use; `None` for a name that nobody drew.
pub(super) fn symbol(name: &str) -> Option<String> {
    let icon = Icon::ALL.into_iter().find(|icon| icon.name() == name).map(Icon::drawing);
    let state = name.strip_prefix("s-").and_then(|class| State::ALL.into_iter().find(|state| state.class() == class));
    let drawing = icon.or_else(|| state.map(State::drawing))?;
    Some(format!(r#"<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>"#))
}
