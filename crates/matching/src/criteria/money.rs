//! Pay made comparable.

use talent::{Amount, Period};

use crate::weights::Weights;

/// What an amount comes to in a year of full-time work, in hundredths of the currency's unit.
pub(crate) fn yearly(amount: Amount, period: Period, weights: &Weights) -> i128 {
    i128::from(amount.hundredths()) * i128::from(weights.periods_a_year(period))
}
