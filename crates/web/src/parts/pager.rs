//! The way through a long list.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::frame::Icon;

/// Where in the list a page is, and the pages beside it.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r#"<nav class="pager" aria-label="Pages">
{%- if let Some(address) = previous %}<a class="button plain" rel="prev" href="{{ address }}">{{ Icon::Back }} Before</a>{% endif -%}
<span class="soft small">{{ shown }}</span>
{%- if let Some(address) = next %}<a class="button plain" rel="next" href="{{ address }}">Next {{ Icon::Next }}</a>{% endif -%}
</nav>"#
)]
pub(crate) struct Pager {
    /// `21 to 40 of 118`
    pub(crate) shown: String,
    /// The page before.
    pub(crate) previous: Option<String>,
    /// The page after.
    pub(crate) next: Option<String>,
}

impl HtmlSafe for Pager {}
