//! A PostgreSQL cluster for one run of the tests: in a folder of its own, reached through a socket, gone when the run ends, however it ends.

use std::fs::{self, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{command, packages};

/// Where the tests find the cluster: the URL of its maintenance database.
pub(crate) const VARIABLE: &str = "ROLECALL_TEST_POSTGRES";

/// How the cluster differs from one that has to survive. Nothing here outlives a crash of the machine, so nothing waits for the disk; and
/// as every test clones a template, no vacuum may sit in it.
const SETTINGS: &str = "
listen_addresses = ''
max_connections = 500
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
autovacuum = off
";

/// How the cluster is made. It sorts text as people do (`a`, `B`, `c`), as an operator's database may, so that a query which leaves the order
/// of text to the database fails here and not there.
const INITDB: [&str; 9] = [
    "--username=rolecall", "--auth=trust", "--encoding=UTF8", "--locale=C", "--locale-provider=icu",
    "--icu-locale=en-US", "--no-sync", "--no-instructions", "--pgdata=data",
];

/// Runs a command with a cluster up.
pub(crate) fn run(words: &[String]) -> Result<()> {
    let cluster = Cluster::start()?;
    let shown = words.join(" ");
    let status = Command::new(&words[0])
        .args(&words[1..])
        .env(VARIABLE, cluster.url())
        .status()
        .with_context(|| format!("`{shown}` could not be started"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// A running cluster. Dropping it stops the server and removes its folder.
pub(crate) struct Cluster {
    url: String,
    keeper: Child,
}

impl Cluster {
    /// Makes a cluster and starts it.
    pub(crate) fn start() -> Result<Self> {
        let programs = programs()?;
        let folder = std::env::temp_dir().join(format!("rolecall-postgres-{}", std::process::id()));
        prepare(&folder)?;
        // The keeper comes first: whatever fails from here on, it removes what there is.
        let cluster = Self {
            url: format!("postgres://rolecall@localhost/postgres?host={}", folder.join("data").display()),
            keeper: keeper(&programs, &folder)?,
        };
        server_command(&programs, &folder, "initdb", &INITDB)?;
        let settings = folder.join("data/postgresql.conf");
        let socket = format!("unix_socket_directories = '{}'\n", folder.join("data").display());
        fs::write(&settings, [fs::read_to_string(&settings)?.as_str(), SETTINGS, &socket].concat())?;
        server_command(
            &programs,
            &folder,
            "pg_ctl",
            &["start", "--wait", "--silent", "--pgdata=data", "--log=data/log"],
        )?;
        println!("{VARIABLE}={}", cluster.url);
        Ok(cluster)
    }

    /// The URL of the maintenance database.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("xtask: the cluster's keeper is gone: {error}");
        }
    }
}

/// Starts this program again as the one that clears up. It stands in a process group of its own, so that Ctrl-C does not reach it, and it
/// learns that the run has ended by the end of its standard input, which comes whether we return, fail or are killed.
fn keeper(programs: &Path, folder: &Path) -> Result<Child> {
    let ourselves = std::env::current_exe().context("the path of xtask itself is unknown")?;
    Command::new(ourselves)
        .arg("postgres-keeper")
        .args([programs, folder])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .process_group(0)
        .spawn()
        .context("the cluster's keeper could not be started")
}

/// Waits until the run has ended, stops the server and removes its folder.
pub(crate) fn keep(programs: &Path, folder: &Path) -> Result<()> {
    io::copy(&mut io::stdin(), &mut io::sink())?;
    // A run may end before its server is up.
    if folder.join("data/postmaster.pid").exists() {
        server_command(
            programs,
            folder,
            "pg_ctl",
            &["stop", "--wait", "--silent", "--mode=immediate", "--pgdata=data"],
        )?;
    }
    fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))
}

/// Makes the cluster's folder, with a `data` in it that belongs to whom the server may run as.
fn prepare(folder: &Path) -> Result<()> {
    if folder.exists() {
        // It bears the number of this process, so whoever made it is gone.
        fs::remove_dir_all(folder)?;
    }
    let data = folder.join("data");
    fs::create_dir_all(&data).with_context(|| format!("{} cannot be made", data.display()))?;
    fs::set_permissions(folder, Permissions::from_mode(0o711))?;
    if fs::metadata(&data)?.uid() == 0 {
        let (user, group) = unprivileged(&fs::read_to_string("/etc/passwd")?)
            .context("PostgreSQL does not run as root, and /etc/passwd has neither `postgres` nor `nobody`")?;
        chown(&data, Some(user), Some(group))?;
    }
    Ok(())
}

/// The numbers of the user and the group that run the server when we are root.
fn unprivileged(passwd: &str) -> Option<(u32, u32)> {
    ["postgres", "nobody"].iter().find_map(|name| {
        let mut fields = passwd.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?.split(':').skip(1);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    })
}

/// Runs one of PostgreSQL's programs in the cluster's folder as whoever owns the data.
fn server_command(programs: &Path, folder: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let mut command = Command::new(programs.join(program));
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).env("LC_ALL", "C");
    let (ours, data) = (fs::metadata(folder)?, fs::metadata(folder.join("data"))?);
    if ours.uid() != data.uid() {
        command.uid(data.uid()).gid(data.gid());
    }
    let output = command.output().with_context(|| format!("PostgreSQL's {program} could not be started"))?;
    if !output.status.success() {
        let log = fs::read_to_string(folder.join("data/log")).unwrap_or_default();
        bail!("PostgreSQL's {program} failed ({}): {}{log}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

/// Where PostgreSQL's programs stand; installed if they stand nowhere.
fn programs() -> Result<PathBuf> {
    if let Some(found) = installed() {
        return Ok(found);
    }
    // Debian's package makes and starts a cluster of its own unless it is told not to before it comes.
    if command::works("apt-get", &["--version"]) {
        packages::write("/etc/postgresql-common/createcluster.conf", "create_main_cluster = false").ok();
    }
    packages::install("PostgreSQL", &["postgresql"])?;
    installed().context("PostgreSQL was installed, but its `initdb` stands neither in /usr/lib/postgresql nor where `pg_config --bindir` says")
}

/// The newest of Debian's versions, or what `pg_config` names elsewhere.
fn installed() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").ok().into_iter().flatten().filter_map(|version| {
        let version = version.ok()?;
        Some((version.file_name().to_str()?.parse::<u32>().ok()?, version.path().join("bin")))
    });
    let newest = debian.filter(|(_, programs)| serves(programs)).max().map(|(_, programs)| programs);
    newest.or_else(|| {
        let named = PathBuf::from(command::output("pg_config", &["--bindir"]).ok()?.trim());
        serves(&named).then_some(named)
    })
}

fn serves(programs: &Path) -> bool {
    ["initdb", "pg_ctl", "postgres"].iter().all(|program| programs.join(program).exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_hands_the_server_to_postgres_or_to_nobody() {
        let nobody = "root:x:0:0:root:/:/bin/sh\nnobody:x:65534:65533::/:/bin/false\npostgres-exporter:x:7:7::/:\n";
        assert_eq!(unprivileged(nobody), Some((65534, 65533)));
        assert_eq!(unprivileged(&format!("{nobody}postgres:x:101:104::/:/bin/sh\n")), Some((101, 104)));
        assert_eq!(unprivileged("root:x:0:0:root:/:/bin/sh\n"), None);
    }
}
