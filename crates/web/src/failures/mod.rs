//! What can go wrong with a request, and the page that says so.
//!
//! A handler returns a [`Failure`]. It carries no page: the layer [`pages`] knows the request, so it draws the page in the visitor's
//! appearance, and does the same for what axum and the layers refuse by themselves. The cause of an internal failure goes to the log,
//! once, with the id that the page shows; the page never holds it.

mod complaints;
mod page;

use std::sync::Arc;

use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

pub use complaints::Complaints;
pub(crate) use page::{pages, panicked};

/// Why a request was not answered as asked.
#[derive(Debug)]
pub enum Failure {
    /// Nothing is there, or nothing that this visitor may see.
    NotFound,
    /// What was sent does not fit the form: which fields, and what each would accept.
    BadForm(Complaints),
    /// The form was sent before with other content. Its key belongs to what was sent first.
    KeyReused,
    /// More was sent than is taken.
    TooLarge,
    /// The address is right, the method is not.
    WrongMethod,
    /// The request comes from another site's page.
    Foreign,
    /// The client took too long to send it.
    TooSlow,
    /// Not now, but probably soon.
    Unavailable {
        /// When to try again, in seconds from now.
        retry_secs: u32,
    },
    /// Our fault. The cause is for the log only.
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

impl Failure {
    /// An internal failure from any error.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }

    /// A form that could not be taken: too much was sent, or not what a form sends.
    pub(crate) fn from_form(error: &MultipartError) -> Self {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            _ => Self::BadForm(Complaints::default()),
        }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::BadForm(_) | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What an answer with this status and no page of its own means; `None` for a status that is no failure.
    fn from_status(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::FORBIDDEN => Self::Foreign,
            StatusCode::REQUEST_TIMEOUT => Self::TooSlow,
            StatusCode::SERVICE_UNAVAILABLE => Self::Unavailable { retry_secs: 5 },
            status if status.is_client_error() => Self::BadForm(Complaints::default()),
            status if status.is_server_error() => Self::internal(format!("answered {status} without a cause")),
            _ => return None,
        })
    }
}

/// A verb of the market that was not carried out. Handlers that show their form again take [`market::Error::Rejected`] out first.
impl From<market::Error> for Failure {
    fn from(error: market::Error) -> Self {
        match error {
            market::Error::NotFound => Self::NotFound,
            market::Error::Rejected(errors) => Self::BadForm(errors.into()),
            market::Error::KeyReused => Self::KeyReused,
            market::Error::Unavailable(cause) => {
                tracing::error!(cause = chain(&cause), "the database does not answer");
                Self::Unavailable { retry_secs: 10 }
            }
            market::Error::Fault(cause) => Self::Internal(cause),
        }
    }
}

/// The error and its causes in one line, for the log.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| cause.source());
    causes.fold(error.to_string(), |text, cause| format!("{text}: {cause}"))
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
