//! What can go wrong, by who has to act: the person who asked, nobody (try again), or us.

use sea_orm::DbErr;

use crate::database::constraint;

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
    /// The database cannot be reached, is locked or full. If that happened during a commit, nobody knows whether it came to its end: the
    /// idempotency key of the form finds out when it is sent again.
    #[error(
        "the market's database does not answer at the moment; try again in a minute: nothing is stored by halves or twice"
    )]
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

/// The constraints of the schema that what a person hands in may break, with the field and what to say. Breaking any other is our fault.
pub(crate) const FIELDS: [(&str, &str, &str); 3] = [
    (
        "candidate_holder_fingerprint_unique",
        "text",
        "This résumé is here already; hand in another one, or open that one.",
    ),
    (
        "employer_folded_name_unique",
        "name",
        "There is an employer of this name already; choose that one, or another name.",
    ),
    (
        "posting_closure_reason_known",
        "reason",
        "A posting ends because it was filled, was withdrawn or has expired; choose one of these.",
    ),
];

/// The field that a person filled in, if what they said has broken a rule of the schema.
fn broken_field(error: &DbErr) -> Option<FieldError> {
    let broken = constraint::broken(error)?;
    let (_, field, message) = FIELDS.iter().find(|(name, ..)| *name == broken)?;
    Some(FieldError { field, message: (*message).to_owned() })
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if let Some(field) = broken_field(&error) {
            return Self::Rejected(vec![field]);
        }
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

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use sea_orm::ConnectionTrait;

    use super::*;
    use crate::tests::{Fixture, on_both};

    async fn check(fixture: &Fixture, statements: [&str; 2]) -> Error {
        let connection = fixture.market.store.read();
        let [first, second] = statements.map(|statement| connection.execute_unprepared(statement));
        first.await.unwrap();
        Error::from(second.await.unwrap_err())
    }

    #[test]
    fn a_rule_of_the_schema_speaks_of_the_field_on_both_engines() {
        const EMPLOYER: &str = "INSERT INTO employer (id, name, folded_name, first_seen_at) VALUES ";
        const VALUES: [&str; 2] = [
            "('00000000-0000-0000-0000-000000000001', 'Quill', 'quill', '2026-11-20 09:00:00+00:00')",
            "('00000000-0000-0000-0000-000000000002', 'QUILL', 'quill', '2026-11-20 09:00:00+00:00')",
        ];
        on_both(async |fixture| {
            let statements = VALUES.map(|values| format!("{EMPLOYER}{values}"));
            let error = check(fixture, statements.each_ref().map(String::as_str)).await;
            assert!(matches!(&error, Error::Rejected(fields) if fields[0].field == "name"), "{error:?}");
            insta::allow_duplicates! {
                assert_snapshot!(error, @"There is an employer of this name already; choose that one, or another name.");
            }
        });
    }

    #[test]
    fn any_other_rule_is_our_fault_to_break() {
        on_both(async |fixture| {
            let statements = ["SELECT 1", "UPDATE change_head SET id = 2"];
            let error = check(fixture, statements).await;
            assert!(matches!(&error, Error::Fault(_)), "{error:?}");
            insta::allow_duplicates! {
                assert_snapshot!(error, @"a fault of the market");
            }
        });
    }
}
