//! A point in time as the database keeps it.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, QueryResult, TryGetError, TryGetable, Value};
use time::OffsetDateTime;

/// A point in time in whole seconds.
///
/// SQLite keeps times as text, with as many decimals as a time happens to have, and compares them as text; whole seconds are what sorts
/// the same on both engines. What needs a finer order has a UUIDv7 or a sequence beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Moment(Timestamp);

impl Moment {
    /// The second that `time` lies in.
    pub(crate) fn of(time: Timestamp) -> Self {
        Self(Timestamp::from_second(time.as_second()).expect("the seconds of a timestamp are a timestamp"))
    }

    /// This moment and `seconds` more.
    pub(crate) fn after(self, seconds: i64) -> Self {
        Self(Timestamp::from_second(self.0.as_second().saturating_add(seconds)).unwrap_or(Timestamp::MAX))
    }

    /// The day it lies in, in UTC.
    pub(crate) fn day(self) -> Date {
        self.0.to_zoned(TimeZone::UTC).date()
    }

    /// The time.
    pub(crate) fn time(self) -> Timestamp {
        self.0
    }

    fn to_offset(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(self.0.as_second()).expect("both types hold the years -9999 to 9999")
    }

    fn from_offset(time: OffsetDateTime) -> Option<Self> {
        Timestamp::from_second(time.unix_timestamp()).ok().map(Self)
    }
}

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        moment.to_offset().into()
    }
}

impl TryGetable for Moment {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let time = OffsetDateTime::try_get_by(row, index)?;
        Self::from_offset(time).ok_or_else(|| {
            TryGetError::DbErr(sea_orm::DbErr::Type("a time of the database lies outside the calendar".to_owned()))
        })
    }
}

impl Nullable for Moment {
    fn null() -> Value {
        OffsetDateTime::null()
    }
}

impl ValueType for Moment {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let time = <OffsetDateTime as ValueType>::try_from(value)?;
        Self::from_offset(time).ok_or(ValueTypeErr)
    }

    fn type_name() -> String {
        "Moment".to_owned()
    }

    fn array_type() -> ArrayType {
        <OffsetDateTime as ValueType>::array_type()
    }

    fn column_type() -> ColumnType {
        <OffsetDateTime as ValueType>::column_type()
    }
}
