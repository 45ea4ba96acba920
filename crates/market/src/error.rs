//! What can go wrong, by who has to act: the person who asked, nobody (try again), or us.

use sea_orm::DbErr;

/// One field of a form and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in the form (`text`, `file`, `pay_floor`).
    pub field: &'static str,
    /// One sentence for the person who filled it in: what is wrong and what would be accepted.
    pub message: String,
}

/// Why a query or a verb was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the actor may not know of it.
    #[error("there is nothing here")]
    NotFound,
    /// What was handed in cannot be accepted.
    #[error("{}", sentences(.0))]
    Rejected(Vec<FieldError>),
    /// The idempotency key was used before for something else.
    #[error("this form was sent before with other content; open it again and send it once")]
    KeyReused,
    /// The database cannot be reached, is locked or full; nothing was stored.
    #[error("the market's database does not answer at the moment; nothing was stored, try again in a minute")]
    Unavailable(#[source] DbErr),
    /// Something that must not happen.
    #[error("a fault of the market")]
    Fault(#[source] Box<dyn std::error::Error + Send + Sync>),
}

fn sentences(errors: &[FieldError]) -> String {
    errors.iter().map(|error| error.message.as_str()).collect::<Vec<_>>().join(" ")
}

impl Error {
    /// One field that cannot be accepted.
    pub fn rejected(field: &'static str, message: impl Into<String>) -> Self {
        Self::Rejected(vec![FieldError { field, message: message.into() }])
    }

    /// What the log says: the error with its causes.
    pub(crate) fn cause(&self) -> String {
        let causes = std::iter::successors(std::error::Error::source(self), |cause| cause.source());
        causes.fold(self.to_string(), |said, cause| format!("{said}: {cause}"))
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match error {
            DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => Self::Unavailable(error),
            // SQLite: busy 5, locked 6, read-only 8, input/output 10, full 13, cannot open 14. PostgreSQL: class 53 (resources), 57 (stopped), 08 (connection).
            _ if is_outage(&error) => Self::Unavailable(error),
            _ => Self::Fault(Box::new(error)),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Fault(Box::new(error))
    }
}

fn is_outage(error: &DbErr) -> bool {
    let (DbErr::Exec(sea_orm::RuntimeErr::SqlxError(cause)) | DbErr::Query(sea_orm::RuntimeErr::SqlxError(cause))) =
        error
    else {
        return false;
    };
    match cause.as_ref() {
        sea_orm::sqlx::Error::Database(cause) => match cause.code().as_deref() {
            Some(code) if code.len() == 5 => ["08", "53", "57"].iter().any(|class| code.starts_with(class)),
            // The extended codes of SQLite carry the primary one in their low byte.
            Some(code) => code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14)),
            None => false,
        },
        sea_orm::sqlx::Error::Io(_) | sea_orm::sqlx::Error::PoolTimedOut | sea_orm::sqlx::Error::PoolClosed => true,
        _ => false,
    }
}
