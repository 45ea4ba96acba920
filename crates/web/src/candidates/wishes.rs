//! What a candidate wants, said in a form and changed in it.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use market::WishesForm;
use uuid::Uuid;

use super::id;
use crate::failures::{Complaints, Failure};
use crate::frame::{self, Audience, Crumb, Frame, Section};
use crate::parts::fields::{Field, Key, Kind, Refusal};
use crate::site::Site;
use crate::visits::Visitor;

/// Puts a typed value in its place; a name that is none of the form's is left alone.
pub(super) fn set(form: &mut WishesForm, name: &str, value: String) {
    let place = match name {
        "pay_floor" => &mut form.pay_floor,
        "pay_currency" => &mut form.pay_currency,
        "pay_period" => &mut form.pay_period,
        "places" => &mut form.places,
        "remote" => &mut form.remote,
        "titles" => &mut form.titles,
        "notice_days" => &mut form.notice_days,
        "employer_sizes" => &mut form.employer_sizes,
        "employer_stages" => &mut form.employer_stages,
        "blocked_employers" => &mut form.blocked_employers,
        _ => return,
    };
    *place = value;
}

/// The wishes that matter most, for whoever hands in a résumé.
pub(super) fn first_fields(form: &WishesForm, complaints: &Complaints) -> Vec<Field> {
    let floor = Field::new("pay_floor", "The least pay", Kind::Line { keyboard: "decimal" })
        .value(form.pay_floor.clone())
        .hint("A number, such as 18,00,000. Postings that end below it are excluded, and say so.");
    let currency = Field::line("pay_currency", "Its currency").value(form.pay_currency.clone()).hint("INR, EUR, USD …");
    let periods = [
        ("", "choose"),
        ("hour", "an hour"),
        ("day", "a day"),
        ("week", "a week"),
        ("month", "a month"),
        ("year", "a year"),
    ];
    let period = one_of("pay_period", "Its period", &periods).value(form.pay_period.clone());
    let places = Field::line("places", "Places")
        .value(form.places.replace('\n', "; "))
        .hint("Where you would work, with commas between them. Empty means anywhere is not excluded.");
    let ways = [("", "not said"), ("only", "only"), ("preferred", "rather"), ("any", "either way"), ("no", "no")];
    let remote = one_of("remote", "Remote work", &ways).value(form.remote.clone());
    let titles = Field::line("titles", "Titles you look for").value(form.titles.replace('\n', "; "));
    let fields = [floor, currency, period, places, remote, titles];
    fields.map(|field| field.checked(complaints)).into()
}

/// All of them.
fn fields(form: &WishesForm, complaints: &Complaints) -> Vec<Field> {
    let notice = Field::new("notice_days", "Days until you can start", Kind::Line { keyboard: "numeric" })
        .value(form.notice_days.clone());
    let blocked = Field::line("blocked_employers", "Employers that must never see you")
        .value(form.blocked_employers.replace('\n', "; "))
        .hint("With commas between them. They are not told.");
    let mut fields = first_fields(form, complaints);
    fields.extend([notice, blocked].map(|field| field.checked(complaints)));
    fields
}

fn one_of(name: &'static str, label: &str, values: &[(&str, &str)]) -> Field {
    let values = values.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())).collect();
    Field::new(name, label, Kind::OneOf(values))
}

#[derive(Template)]
#[template(path = "candidates/wishes.html")]
struct WishesPage {
    frame: Frame,
    candidate: Uuid,
    key: Key,
    refusal: Refusal,
    fields: Vec<Field>,
}

impl WishesPage {
    fn new(frame: Frame, candidate: Uuid, key: String, form: &WishesForm, complaints: Complaints) -> Self {
        let section = Section::Matches;
        let back = format!("/candidates/{candidate}/matches");
        let crumbs = vec![Crumb::link(section.label(), back), Crumb::here("What you want")];
        Self {
            frame: frame.at(section, crumbs),
            candidate,
            key: Key { word: key },
            fields: fields(form, &complaints),
            refusal: Refusal { complaints },
        }
    }
}

pub(super) async fn form(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Path(candidate): Path<String>,
    frame: Frame,
) -> Result<Response, Failure> {
    let candidate = id(&candidate)?;
    let who = site.market().candidate(actor, candidate).await?;
    let form = WishesForm::of(&who.wishes);
    let page = WishesPage::new(frame, candidate, site.random_word(), &form, Complaints::default());
    frame::render(Audience::Visitor, &page)
}

pub(super) async fn change(
    State(site): State<Site>,
    Visitor(actor): Visitor,
    Path(candidate): Path<String>,
    frame: Frame,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let candidate = id(&candidate)?;
    let market = site.market();
    let (mut form, mut key) = (WishesForm::of(&market.candidate(actor, candidate).await?.wishes), String::new());
    for (name, value) in typed {
        if name == "key" { key = value } else { set(&mut form, &name, value) }
    }
    let changed = match form.read() {
        Ok(wishes) => market.change_wishes(actor, candidate, wishes, &key).await,
        Err(errors) => Err(market::Error::Rejected(errors)),
    };
    match changed {
        Ok(()) => Ok(Redirect::to(&format!("/candidates/{candidate}/matches")).into_response()),
        Err(market::Error::Rejected(errors)) => {
            let page = WishesPage::new(frame, candidate, key, &form, errors.into());
            frame::render_as(StatusCode::UNPROCESSABLE_ENTITY, Audience::Visitor, &page)
        }
        Err(error) => Err(error.into()),
    }
}
