//! The postings and profiles that a verb is asked about: read from files, or taken from records that were read before.

use std::path::PathBuf;

use jiff::civil::Date;

use super::Record;
use crate::parallel;
use crate::tally::Tally;

/// Every record of the files and folders that `paths` name, in their order; what is bad is told and counted.
pub(crate) fn all<R: Record>(paths: &[PathBuf], today: Date, tally: &mut Tally) -> Vec<R> {
    let inputs = tally.list(paths, R::EXPECT);
    let mut records = Vec::new();
    let taken: Result<(), std::convert::Infallible> = parallel::map_in_order(
        &inputs,
        |input| (input.named, super::records::<R>(&input.path, today)),
        |(named, results)| {
            records.extend(tally.take(named, results));
            Ok(())
        },
    );
    let Ok(()) = taken;
    records
}
