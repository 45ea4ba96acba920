//! What is said when the market is open: where it is, and in a demonstration what to try.

use std::io::{self, Write as _};
use std::net::SocketAddr;

use market::Database;

use super::demo::Samples;

/// Prints the address, and three things to try in a demonstration.
pub(super) fn print(address: SocketAddr, database: &Database, samples: Option<&Samples>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match samples {
        None => {
            let place = match database {
                Database::Sqlite(file) => file.display().to_string(),
                Database::Postgres(_) => "PostgreSQL".to_owned(),
            };
            writeln!(out, "The market is open at http://{address}/ and kept in {place}.")?;
        }
        Some(samples) => {
            writeln!(
                out,
                "An invented market is open at http://{address}/ with {} postings by {} employers and {} people.\n",
                samples.postings, samples.employers, samples.people
            )?;
            writeln!(out, "Three things to try:")?;
            writeln!(
                out,
                "  1. Read somebody's matches, and why:  http://{address}/candidates/{}/matches",
                samples.hero
            )?;
            writeln!(out, "  2. Hand in a résumé of your own:      http://{address}/candidates/new")?;
            writeln!(out, "  3. Paste a job post, see it read:     http://{address}/drafts/new\n")?;
            writeln!(out, "Nothing of it is kept. Ctrl-C ends it.")?;
        }
    }
    out.flush()
}
