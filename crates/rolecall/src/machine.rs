//! The machine's own clock and randomness, for the market.

use jiff::Timestamp;
use market::Machine;

/// The machine that this process runs on.
pub(crate) struct ThisMachine;

impl Machine for ThisMachine {
    fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the binary is the one place that reads the clock")]
        Timestamp::now()
    }

    fn fill_random(&self, bytes: &mut [u8]) {
        #[expect(
            clippy::disallowed_methods,
            reason = "the binary is the one place that asks the system for randomness"
        )]
        getrandom::fill(bytes).expect("a system that runs this program has a random source");
    }
}
