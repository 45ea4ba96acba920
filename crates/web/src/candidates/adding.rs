//! Handing in a résumé: a file or its text, with a few wishes.

use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use market::{Actor, CandidateLine, WishesForm};

use super::wishes;
use crate::failures::{Complaints, Failure};
use crate::frame::{self, Audience, Frame, Section};
use crate::parts::fields::{Field, Key, Kind, Refusal};
use crate::site::Site;
use crate::uploads::Upload;
use crate::visits::Visitor;

/// How many invented people the form offers instead.
const EXAMPLES: u64 = 12;

#[derive(Template)]
#[template(path = "candidates/new.html")]
struct NewPage {
    frame: Frame,
    key: Key,
    refusal: Refusal,
    file: Field,
    text: Field,
    wishes: Vec<Field>,
    examples: Vec<CandidateLine>,
}

pub(super) async fn form(State(site): State<Site>, visitor: Visitor, frame: Frame) -> Result<Response, Failure> {
    let (actor, cookie) = visitor.staying(&site).await?;
    let page = page(&site, actor, frame, Upload::empty(site.random_word()), Complaints::default()).await?;
    Ok((cookie, frame::render(Audience::Visitor, &page)?).into_response())
}

pub(super) async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    frame: Frame,
    form: Multipart,
) -> Result<Response, Failure> {
    let (actor, cookie) = visitor.staying(&site).await?;
    let mut upload = Upload::read(form).await?;
    match hand_in(&site, actor, &mut upload).await {
        Ok(address) => Ok((cookie, Redirect::to(&address)).into_response()),
        Err(market::Error::Rejected(errors)) => {
            let page = page(&site, actor, frame, upload, errors.into()).await?;
            Ok((cookie, frame::render_as(StatusCode::UNPROCESSABLE_ENTITY, Audience::Visitor, &page)?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// The wishes of the form.
fn wishes_of(upload: &Upload) -> WishesForm {
    let mut form = WishesForm::default();
    for (name, value) in &upload.others {
        wishes::set(&mut form, name, value.clone());
    }
    form
}

/// Stores what was handed in; the address of its matches.
async fn hand_in(site: &Site, actor: Actor, upload: &mut Upload) -> Result<String, market::Error> {
    let market = site.market();
    let wishes = wishes_of(upload).read().map_err(market::Error::Rejected)?;
    let mut resume = market.read_resume(upload.handed()).await?;
    resume.wishes = wishes;
    let id = market.add_candidate(actor, resume, &upload.key).await?;
    Ok(format!("/candidates/{id}/matches"))
}

async fn page(
    site: &Site,
    actor: Actor,
    frame: Frame,
    upload: Upload,
    complaints: Complaints,
) -> Result<NewPage, Failure> {
    let wishes = wishes::first_fields(&wishes_of(&upload), &complaints);
    let accept = ".pdf,.docx,.odt,.rtf,.html,.htm,.md,.txt,.json,.xml";
    let file = Field::new("file", "A file", Kind::File { accept })
        .hint("PDF, DOCX, ODT, RTF, HTML, Markdown, text, JSON Resume or Europass XML, up to 10 MB.");
    let text = Field::new("text", "Or its text", Kind::Lines { rows: 10 }).value(upload.text);
    Ok(NewPage {
        frame: frame.at(Section::Matches, Vec::new()),
        key: Key { word: upload.key },
        file: file.checked(&complaints),
        text: text.checked(&complaints),
        wishes,
        examples: site.market().examples(actor, EXAMPLES).await?,
        refusal: Refusal { complaints },
    })
}
