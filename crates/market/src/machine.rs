//! What the market needs of the machine it runs on, handed to it rather than reached for.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::{Builder, Uuid};

/// The time and randomness. The program hands in the machine's own, a test its script.
pub trait Machine: Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;

    /// Fills `bytes` with randomness that nobody can foresee.
    fn fill_random(&self, bytes: &mut [u8]);
}

/// What follows from the time and randomness of a machine.
impl dyn Machine + '_ {
    /// A new UUIDv7 (RFC 9562): the millisecond first, so that ids sort by their birth.
    pub(crate) fn id(&self) -> Uuid {
        let mut random = [0; 10];
        self.fill_random(&mut random);
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    /// Today, in UTC.
    pub fn today(&self) -> Date {
        self.now().to_zoned(TimeZone::UTC).date()
    }
}
