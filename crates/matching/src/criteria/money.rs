//! Pay made comparable.

use serde::Serialize;
use talent::{Amount, Currency, Pay, Period};

use crate::weights::Weights;

/// What an amount comes to in a year of full-time work, in hundredths of the currency's unit.
pub(crate) fn yearly(amount: Amount, period: Period, weights: &Weights) -> i128 {
    i128::from(amount.hundredths()) * i128::from(weights.periods_a_year(period))
}

/// Pay with an order, so that equal pay can be found again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct OrderedPay {
    min: Option<Amount>,
    max: Option<Amount>,
    currency: Option<Currency>,
    period: Option<Period>,
    estimated: bool,
}

impl From<&Pay> for OrderedPay {
    fn from(pay: &Pay) -> Self {
        let &Pay { min, max, currency, period, estimated } = pay;
        Self { min, max, currency, period, estimated }
    }
}

impl From<OrderedPay> for Pay {
    fn from(pay: OrderedPay) -> Self {
        let OrderedPay { min, max, currency, period, estimated } = pay;
        Self { min, max, currency, period, estimated }
    }
}
