//! Visits: who asks, as far as a browser without an account tells, and the cookie by which it is known again.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, header};
use market::Actor;

use crate::failures::Failure;
use crate::frame::cookies;
use crate::site::Site;

/// The cookie that holds the token of a visit.
const COOKIE: &str = "visit";
/// For how long a browser keeps it, in seconds: as long as the market knows the token.
const KEPT_SECS: u32 = 30 * 24 * 60 * 60;

/// Who asks. A handler that shows something takes it as an argument and hands the actor to the market.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Visitor(pub(crate) Actor);

impl FromRequestParts<Site> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Failure> {
        let Some(token) = cookies::read(site.settings(), &parts.headers, COOKIE) else {
            return Ok(Self(Actor::Stranger));
        };
        Ok(Self(site.market().visitor(token).await?))
    }
}

impl Visitor {
    /// The visitor that what is handed in belongs to: the one who asks, or a new one. The header goes with the answer, so that the
    /// browser is known again.
    pub(crate) async fn staying(self, site: &Site) -> Result<(Actor, Option<SetCookie>), Failure> {
        if self.0.visit().is_some() {
            return Ok((self.0, None));
        }
        let (token, actor) = site.market().begin_visit().await?;
        Ok((actor, Some([(header::SET_COOKIE, cookies::set(site.settings(), COOKIE, &token, KEPT_SECS))])))
    }
}

/// The header that gives a browser its cookie, as a part of an answer.
pub(crate) type SetCookie = [(HeaderName, HeaderValue); 1];
