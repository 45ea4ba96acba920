//! Skills as chips, each with the sign of its technology where it has one.

use askama::Template;
use askama::filters::HtmlSafe;

use super::technologies;
use crate::assets;

/// One skill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chip {
    /// The vocabulary's id, where it knows the skill.
    pub(crate) id: Option<String>,
    /// The name to show.
    pub(crate) name: String,
    /// A few words more: `3 years`.
    pub(crate) note: Option<String>,
    /// Whether it is required.
    pub(crate) must: bool,
}

impl Chip {
    /// A skill without a note.
    pub(crate) fn new(id: Option<&str>, name: &str) -> Self {
        Self { id: id.map(str::to_owned), name: name.to_owned(), note: None, must: false }
    }

    /// Where its sign is drawn.
    fn sign(&self) -> Option<String> {
        let id = technologies::sign_of(self.id.as_deref()?)?;
        Some(format!("{}#{id}", assets::technologies()))
    }
}

/// Skills in a row, with how many more there are.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r##"<ul class="chips">
{%- for chip in chips -%}
<li class="chip{% if chip.must %} must{% endif %}">{% if let Some(sign) = chip.sign() %}<svg class="i" aria-hidden="true"><use href="{{ sign }}"/></svg>{% endif %}{{ chip.name }}{% if let Some(note) = chip.note %} <b>{{ note }}</b>{% endif %}</li>
{%- endfor -%}
{%- if more > 0 %}<li class="chip more">+{{ more }} more</li>{% endif -%}
</ul>"##
)]
pub(crate) struct Chips {
    /// Those that are shown.
    pub(crate) chips: Vec<Chip>,
    /// How many are not.
    pub(crate) more: usize,
}

impl HtmlSafe for Chips {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_technology_has_its_sign() {
        let mut kubernetes = Chip::new(Some("kubernetes"), "Kubernetes");
        kubernetes.note = Some("3 years".to_owned());
        kubernetes.must = true;
        let chips = Chips { chips: vec![kubernetes, Chip::new(None, "R&D")], more: 2 };
        let html = chips.to_string().replace(assets::technologies(), "/signs.svg");
        insta::assert_snapshot!(html, @r##"<ul class="chips"><li class="chip must"><svg class="i" aria-hidden="true"><use href="/signs.svg#kubernetes"/></svg>Kubernetes <b>3 years</b></li><li class="chip">R&#38;D</li><li class="chip more">+2 more</li></ul>"##);
    }
}
