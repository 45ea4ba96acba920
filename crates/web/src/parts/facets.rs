//! What a list can be narrowed by. Every value says how many it has, and a facet in use what dropping it adds; zero is said too.

use askama::Template;
use askama::filters::HtmlSafe;

/// One facet: a group of boxes of a form that is sent by GET.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r#"<fieldset class="facet">
<legend>{{ legend }}{% if let Some(drop) = drop %} <a class="drop" href="{{ drop.address }}" aria-label="drop: +{{ drop.adds }} postings, {{ legend }}">drop: +{{ drop.adds }}</a>{% endif %}</legend>
<div>
{%- for choice in choices %}
<div class="tick"><input type="checkbox" id="{{ name }}-{{ loop.index }}" name="{{ name }}" value="{{ choice.value }}"{% if choice.chosen %} checked{% endif %}><label for="{{ name }}-{{ loop.index }}"><span>{{ choice.label }}</span><span class="drop">{{ choice.figure }}</span></label></div>
{%- endfor %}
</div>
</fieldset>"#
)]
pub(crate) struct Facet {
    /// `Remote work`
    pub(crate) legend: String,
    /// The field's name in the address.
    pub(crate) name: String,
    /// The way to the list without it; absent while nothing of it is chosen.
    pub(crate) drop: Option<Drop>,
    /// Its values.
    pub(crate) choices: Vec<Choice>,
}

/// The list without a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Drop {
    /// Where it is.
    pub(crate) address: String,
    /// How many it has more.
    pub(crate) adds: usize,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// In the address.
    pub(crate) value: String,
    /// On the page.
    pub(crate) label: String,
    /// How many there are (`31`), or how many choosing it would add (`+12`).
    pub(crate) figure: String,
    /// Whether it is chosen.
    pub(crate) chosen: bool,
}

impl HtmlSafe for Facet {}
