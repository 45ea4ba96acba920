//! Where the market is kept: a data directory, or a PostgreSQL database.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use market::Database;

use crate::cli::Place;

/// The database file in a data directory.
const FILE: &str = "rolecall.db";
/// The data directory where none is named.
const DIRECTORY: &str = "rolecall-data";

impl Place {
    /// The database that the arguments name, in a directory that is ready for it.
    pub(crate) fn database(&self) -> anyhow::Result<Database> {
        if let Some(url) = &self.database {
            if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
                bail!(
                    "--database takes a PostgreSQL address (postgres://user@host/name); for a SQLite file name its directory with --data"
                );
            }
            return Ok(Database::Postgres(url.clone()));
        }
        let directory = self.data.clone().unwrap_or_else(|| PathBuf::from(DIRECTORY));
        prepare(&directory)?;
        Ok(Database::Sqlite(directory.join(FILE)))
    }
}

/// Makes the directory where it is missing; refuses one that holds somebody else's files.
fn prepare(directory: &Path) -> anyhow::Result<()> {
    let shown = directory.display();
    match fs::read_dir(directory) {
        Ok(entries) => {
            if directory.join(FILE).exists() {
                return Ok(());
            }
            let names = entries.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()));
            let mut names = names.collect::<io::Result<Vec<_>>>().with_context(|| format!("{shown} cannot be read"))?;
            names.retain(|name| name != "lost+found");
            names.sort();
            match names.first() {
                Some(name) => bail!(
                    "{shown} holds files of something else ({name}) and no {FILE}; name an empty directory with --data, or one that Rolecall made"
                ),
                None => Ok(()),
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir_all(directory)
            .with_context(|| format!("{shown} cannot be made; name a directory that this user may write with --data")),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            bail!("{shown} is a file; --data takes a directory")
        }
        Err(error) => Err(error).with_context(|| format!("{shown} cannot be read; name another directory with --data")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(data: &Path) -> Place {
        Place { data: Some(data.to_owned()), database: None }
    }

    #[test]
    fn a_directory_of_another_program_is_left_alone() {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("ledger.csv"), "not ours").unwrap();
        let refused = place(directory.path()).database().unwrap_err().to_string();
        assert!(refused.contains("ledger.csv") && refused.contains("name an empty directory"), "{refused}");
    }

    #[test]
    fn an_empty_or_missing_directory_becomes_ours() {
        let directory = tempfile::tempdir().unwrap();
        let missing = directory.path().join("a/b");
        assert_eq!(place(&missing).database().unwrap(), Database::Sqlite(missing.join(FILE)));
        assert!(missing.is_dir());
    }

    #[test]
    fn a_file_is_no_directory() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("notes.txt");
        fs::write(&file, "x").unwrap();
        assert!(place(&file).database().unwrap_err().to_string().ends_with("is a file; --data takes a directory"));
    }

    #[test]
    fn another_kind_of_database_is_named_as_wrong() {
        let wrong = Place { data: None, database: Some("mysql://localhost/rolecall".to_owned()) };
        assert!(wrong.database().unwrap_err().to_string().starts_with("--database takes a PostgreSQL address"));
    }
}
