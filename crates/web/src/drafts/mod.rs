//! Drafts: a post that somebody hands in, beside what was read of it.

mod page;

use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use market::Actor;

use crate::failures::{Complaints, Failure};
use crate::frame::{self, Audience, Frame, Section};
use crate::parts::fields::{Field, Key, Kind, Refusal};
use crate::serving::UPLOAD_BYTES;
use crate::site::Site;
use crate::uploads::Upload;
use crate::visits::Visitor;

/// The routes of this folder.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/drafts", post(add).layer(DefaultBodyLimit::max(UPLOAD_BYTES)))
        .route("/drafts/new", get(form))
        .route("/drafts/{id}", get(page::show))
        .route("/drafts/{id}/erasure", post(page::erase))
}

#[derive(Template)]
#[template(path = "drafts/new.html")]
struct NewPage {
    frame: Frame,
    key: Key,
    refusal: Refusal,
    text: Field,
    file: Field,
}

impl NewPage {
    fn new(frame: Frame, typed: Upload, complaints: Complaints) -> Self {
        let text = Field::new("text", "The text of the post", Kind::Lines { rows: 16 })
            .value(typed.text)
            .hint("As it stands in the mail, the portal or the chat. A saved page with several postings will do.");
        let file = Field::new("file", "Or a file", Kind::File { accept: ".html,.htm,.pdf,.docx,.odt,.rtf,.md,.txt" })
            .hint("HTML, PDF, DOCX, ODT, RTF, Markdown or text, up to 10 MB.");
        Self {
            frame: frame.at(Section::Paste, Vec::new()),
            key: Key { word: typed.key },
            text: text.checked(&complaints),
            file: file.checked(&complaints),
            refusal: Refusal { complaints },
        }
    }
}

async fn form(State(site): State<Site>, visitor: Visitor, frame: Frame) -> Result<Response, Failure> {
    let (_, cookie) = visitor.staying(&site).await?;
    let page = NewPage::new(frame, Upload::empty(site.random_word()), Complaints::default());
    Ok((cookie, frame::render(Audience::Visitor, &page)?).into_response())
}

async fn add(State(site): State<Site>, visitor: Visitor, frame: Frame, form: Multipart) -> Result<Response, Failure> {
    let (actor, cookie) = visitor.staying(&site).await?;
    let mut upload = Upload::read(form).await?;
    match hand_in(&site, actor, &mut upload).await {
        Ok(address) => Ok((cookie, Redirect::to(&address)).into_response()),
        Err(market::Error::Rejected(errors)) => {
            let page = NewPage::new(frame, upload, errors.into());
            Ok((cookie, frame::render_as(StatusCode::UNPROCESSABLE_ENTITY, Audience::Visitor, &page)?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// Stores what was handed in; the address of its page.
async fn hand_in(site: &Site, actor: Actor, upload: &mut Upload) -> Result<String, market::Error> {
    let document = site.market().open_post(upload.handed()).await?;
    let id = site.market().add_draft(actor, document, &upload.key).await?;
    Ok(format!("/drafts/{id}"))
}
