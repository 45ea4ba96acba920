//! Fields of forms: label above, hint below, and what was typed stays when it was not accepted.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

use crate::failures::Complaints;

/// What a field takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One line. The value of `inputmode` chooses a telephone's keyboard: `text`, `decimal`, `search`, `email`.
    Line {
        /// Which keyboard.
        keyboard: &'static str,
    },
    /// Several lines.
    Lines {
        /// How many are seen at once.
        rows: u8,
    },
    /// One of a few, by value and words.
    OneOf(Vec<(String, String)>),
    /// A file.
    File {
        /// What the browser offers to choose: `.pdf,.docx`.
        accept: &'static str,
    },
    /// A box to tick; its value is `yes`.
    Tick,
}

/// A field with everything that belongs to it.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/field.html")]
pub(crate) struct Field {
    name: &'static str,
    label: String,
    kind: Kind,
    value: String,
    hint: Option<String>,
    complaint: Option<String>,
    required: bool,
}

impl Field {
    /// An empty field of one line.
    pub(crate) fn line(name: &'static str, label: impl Into<String>) -> Self {
        Self::new(name, label, Kind::Line { keyboard: "text" })
    }

    /// An empty field.
    pub(crate) fn new(name: &'static str, label: impl Into<String>, kind: Kind) -> Self {
        Self { name, label: label.into(), kind, value: String::new(), hint: None, complaint: None, required: false }
    }

    /// With what was typed before.
    pub(crate) fn value(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }

    /// With a line that helps to fill it in: who sees it, or how it may be written.
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// With what is wrong with it, if anything is.
    pub(crate) fn checked(self, complaints: &Complaints) -> Self {
        Self { complaint: complaints.about(self.name).map(str::to_owned), ..self }
    }

    /// A field that may not stay empty.
    pub(crate) fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The ids of the lines that describe it.
    fn described(&self) -> Described<'_> {
        Described(self)
    }
}

impl HtmlSafe for Field {}

/// ` aria-describedby="…"`, and that the value is wrong where it is.
struct Described<'a>(&'a Field);

impl fmt::Display for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Field { name, hint, complaint, required, .. } = self.0;
        match (hint, complaint) {
            (None, None) => {}
            (Some(_), None) => write!(f, r#" aria-describedby="{name}-hint""#)?,
            (None, Some(_)) => write!(f, r#" aria-invalid="true" aria-describedby="{name}-wrong""#)?,
            (Some(_), Some(_)) => write!(f, r#" aria-invalid="true" aria-describedby="{name}-wrong {name}-hint""#)?,
        }
        f.write_str(if *required { " required" } else { "" })
    }
}

impl HtmlSafe for Described<'_> {}

/// The hidden field that makes a form have its effect once, however often it is sent. Every form that is sent by POST holds one.
#[derive(Clone, Debug, Template)]
#[template(ext = "html", source = r#"<input type="hidden" name="key" value="{{ word }}">"#)]
pub(crate) struct Key {
    /// From [`crate::Site::random_word`]; the one that was sent where a form comes back.
    pub(crate) word: String,
}

impl HtmlSafe for Key {}

/// What stands above a form that was not accepted: what is wrong, each with the way to its field.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r##"{% if !complaints.is_empty() %}<div class="notice no" role="alert">
{{ crate::parts::state::State::No.says("Not accepted yet. What you wrote is still here.") }}
<ul>{% for (field, sentence) in complaints.each() %}<li><a href="#{{ field }}">{{ sentence }}</a></li>{% endfor %}</ul>
</div>{% endif %}"##
)]
pub(crate) struct Refusal {
    /// What is wrong, field by field.
    pub(crate) complaints: Complaints,
}

impl HtmlSafe for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_was_refused_keeps_what_was_typed_and_says_why() {
        let complaints = Complaints::one("notice", "Notice is a number of days, such as 30. You wrote “a month”.");
        let field = Field::line("notice", "Notice, in days").value("a \"month\"").hint("Only you see it.");
        insta::assert_snapshot!(field.checked(&complaints), @r#"
        <div class="field">
        <label for="notice">Notice, in days</label>
        <input id="notice" name="notice" inputmode="text" value="a &#34;month&#34;" aria-invalid="true" aria-describedby="notice-wrong notice-hint">
        <p class="wrong" id="notice-wrong">Notice is a number of days, such as 30. You wrote “a month”.</p>
        <p class="hint" id="notice-hint">Only you see it.</p>
        </div>
        "#);
    }
}
