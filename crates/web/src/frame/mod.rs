//! What all pages share: masthead, crumbs and foot, the visitor's appearance, and the parts that pages are made of.
//!
//! A page is an askama template that extends `frame/page.html` and has a field `frame`. A handler takes [`Frame`] as an argument,
//! says where in the site the page stands ([`Frame::at`]), and returns [`render`]. Parts such as a tally or a field are templates of
//! their own: a page writes `{{ tally }}`.

mod appearance;
pub(crate) mod cookies;
mod icons;
mod menu;
mod render;

use std::convert::Infallible;

use axum::Router;
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Uri};
use jiff::civil::Date;

pub(crate) use appearance::Appearance;
pub(crate) use icons::Icon;
pub(crate) use menu::{Crumb, Section};
pub(crate) use render::{Audience, render, render_as};

use crate::site::Site;

/// What the frame around a page needs to know.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// Which entry of the menu the page belongs to.
    pub(crate) section: Option<Section>,
    /// The way to this page, the page itself last.
    pub(crate) crumbs: Vec<Crumb>,
    /// How the visitor wants pages to look.
    pub(crate) appearance: Appearance,
    /// Where to come back to after the appearance was changed.
    pub(crate) back: String,
    /// The day, in UTC, that ages are told from.
    pub(crate) today: Date,
    /// The market's name.
    pub(crate) market: String,
    /// The version of the program.
    pub(crate) version: String,
}

impl Frame {
    /// The frame of the page that this request asks for.
    pub(crate) fn of(site: &Site, request: &Request) -> Self {
        Self::from_head(site, request.method(), request.uri(), request.headers())
    }

    fn from_head(site: &Site, method: &Method, uri: &Uri, headers: &HeaderMap) -> Self {
        let here = uri.path_and_query().map(axum::http::uri::PathAndQuery::as_str);
        let back = here.filter(|_| *method == Method::GET).unwrap_or("/").to_owned();
        let settings = site.settings();
        Self {
            section: None,
            crumbs: Vec::new(),
            appearance: Appearance::of_visitor(settings, headers),
            back,
            today: site.today(),
            market: settings.name.clone(),
            version: settings.version.clone(),
        }
    }

    /// The frame of a page that belongs to an entry of the menu, with the way to it: links first, the page itself last.
    pub(crate) fn at(self, section: impl Into<Option<Section>>, crumbs: Vec<Crumb>) -> Self {
        Self { section: section.into(), crumbs, ..self }
    }
}

impl FromRequestParts<Site> for Frame {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Infallible> {
        Ok(Self::from_head(site, &parts.method, &parts.uri, &parts.headers))
    }
}

/// The routes of this folder.
pub(crate) fn routes() -> Router<Site> {
    appearance::routes()
}
