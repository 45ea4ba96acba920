//! Handing in a résumé: a file or its text, with a few wishes.

use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use market::{Actor, CandidateLine, Handed, WishesForm};

use super::wishes;
use crate::failures::{Complaints, Failure};
use crate::frame::{self, Audience, Frame, Section};
use crate::parts::fields::{Field, Key, Kind, Refusal};
use crate::site::Site;
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
    let typed = Typed { key: site.random_word(), ..Typed::default() };
    let page = page(&site, actor, frame, typed, Complaints::default()).await?;
    Ok((cookie, frame::render(Audience::Visitor, &page)?).into_response())
}

pub(super) async fn add(
    State(site): State<Site>,
    visitor: Visitor,
    frame: Frame,
    form: Multipart,
) -> Result<Response, Failure> {
    let (actor, cookie) = visitor.staying(&site).await?;
    let typed = Typed::read(form).await?;
    match typed.hand_in(&site, actor).await {
        Ok(address) => Ok((cookie, Redirect::to(&address)).into_response()),
        Err(market::Error::Rejected(errors)) => {
            let page = page(&site, actor, frame, typed, errors.into()).await?;
            Ok((cookie, frame::render_as(StatusCode::UNPROCESSABLE_ENTITY, Audience::Visitor, &page)?).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// What was typed and chosen.
#[derive(Clone, Debug, Default)]
struct Typed {
    key: String,
    file: Option<(String, Vec<u8>)>,
    text: String,
    wishes: WishesForm,
}

impl Typed {
    async fn read(mut form: Multipart) -> Result<Self, Failure> {
        let mut typed = Self::default();
        while let Some(field) = form.next_field().await.map_err(|error| Failure::from_form(&error))? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "file" {
                let file = field.file_name().unwrap_or_default().to_owned();
                let bytes = field.bytes().await.map_err(|error| Failure::from_form(&error))?;
                typed.file = (!bytes.is_empty()).then(|| (file, bytes.to_vec()));
                continue;
            }
            let value = field.text().await.map_err(|error| Failure::from_form(&error))?;
            match name.as_str() {
                "key" => typed.key = value,
                "text" => typed.text = value,
                _ => wishes::set(&mut typed.wishes, &name, value),
            }
        }
        Ok(typed)
    }

    /// Stores it; the address of its matches.
    async fn hand_in(&self, site: &Site, actor: Actor) -> Result<String, market::Error> {
        let market = site.market();
        let wishes = self.wishes.read().map_err(market::Error::Rejected)?;
        let handed = match &self.file {
            Some((name, bytes)) => Handed::File(name.clone(), bytes.clone()),
            None => Handed::Pasted(self.text.clone()),
        };
        let mut resume = market.read_resume(handed).await?;
        resume.wishes = wishes;
        let id = market.add_candidate(actor, resume, &self.key).await?;
        Ok(format!("/candidates/{id}/matches"))
    }
}

async fn page(
    site: &Site,
    actor: Actor,
    frame: Frame,
    typed: Typed,
    complaints: Complaints,
) -> Result<NewPage, Failure> {
    let accept = ".pdf,.docx,.html,.htm,.md,.txt,.json";
    let file = Field::new("file", "A file", Kind::File { accept })
        .hint("PDF, DOCX, HTML, Markdown, text or JSON Resume, up to 10 MB.");
    let text = Field::new("text", "Or its text", Kind::Lines { rows: 10 }).value(typed.text);
    Ok(NewPage {
        frame: frame.at(Section::Matches, Vec::new()),
        key: Key { word: typed.key },
        file: file.checked(&complaints),
        text: text.checked(&complaints),
        wishes: wishes::first_fields(&typed.wishes, &complaints),
        examples: site.market().examples(actor, EXAMPLES).await?,
        refusal: Refusal { complaints },
    })
}
