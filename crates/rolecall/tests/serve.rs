//! `rolecall serve`: it opens, answers, stops when told to, and says in one sentence why it cannot open.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]
#![expect(clippy::disallowed_methods, reason = "these tests start the program as a person does")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};

fn rolecall(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rolecall"));
    command.args(arguments).env_remove("ROLECALL_DATABASE").env_remove("ROLECALL_PUBLIC_URL").stdin(Stdio::null());
    command
}

/// A market that is open.
struct Open {
    program: Child,
    address: String,
    announced: String,
}

impl Open {
    fn with(arguments: &[&str]) -> Self {
        let mut command = rolecall(&["serve", "--listen", "127.0.0.1:0"]);
        let mut program = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut announced = String::new();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        while !(announced.contains("kept in") || announced.contains("Ctrl-C")) {
            announced.push_str(&lines.next().expect("it opens").unwrap());
            announced.push('\n');
        }
        let address = announced.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Self { program, address, announced }
    }

    /// The status line and the body of a page.
    fn get(&self, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.lines().next().unwrap().to_owned(), body.to_owned())
    }

    fn stop(mut self) -> ExitStatus {
        let pid = rustix::process::Pid::from_child(&self.program);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        self.program.wait().unwrap()
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn refused(arguments: &[&str]) -> String {
    let output: Output = rolecall(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "it does not open");
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "one sentence: {said}");
    said
}

#[test]
fn a_market_opens_answers_and_stops_when_told_to() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let market = Open::with(&["--data", data.to_str().unwrap()]);
    assert_eq!(market.get("/healthz").0, "HTTP/1.1 200 OK");
    assert_eq!(market.get("/readyz").0, "HTTP/1.1 200 OK");
    assert_eq!(market.get("/no-such-page").0, "HTTP/1.1 404 Not Found");
    assert!(market.stop().success(), "being told to stop is no failure");
    assert!(!data.join("rolecall.db-wal").exists(), "the log is folded into the database file");
}

#[test]
fn a_demonstration_says_three_things_to_try_and_each_answers() {
    let market = Open::with(&["--demo"]);
    let links: Vec<&str> = market.announced.split(&format!("http://{}", market.address)).skip(2).collect();
    assert_eq!(links.len(), 3, "{}", market.announced);
    for link in links {
        let path = link.split_whitespace().next().unwrap();
        assert_eq!(market.get(path).0, "HTTP/1.1 200 OK", "{path}");
    }
    assert!(market.stop().success());
}

#[test]
fn a_port_in_use_is_said_before_anything_is_touched() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = refused(&["serve", "--listen", &address, "--data", data.to_str().unwrap()]);
    assert!(said.contains("is in use by another program; stop it, or name another address with --listen"), "{said}");
    assert!(!data.exists(), "nothing was made");
}

#[test]
fn a_data_directory_of_another_program_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("accounts.gnucash"), "theirs").unwrap();
    let said = refused(&["serve", "--listen", "127.0.0.1:0", "--data", directory.path().to_str().unwrap()]);
    assert!(said.contains("accounts.gnucash") && said.contains("name an empty directory"), "{said}");
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
}

#[test]
fn a_database_file_that_is_none_is_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("rolecall.db");
    fs::write(&file, "These are minutes of a meeting, and they are long enough to be a file of their own.").unwrap();
    let before = fs::read(&file).unwrap();
    let said = refused(&["serve", "--listen", "127.0.0.1:0", "--data", path(directory.path())]);
    assert!(said.contains("holds the data of another program; name another data directory"), "{said}");
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn a_database_server_that_is_gone_is_named_without_its_password() {
    let gone = "postgres://rolecall:tell-nobody@127.0.0.1:9/rolecall";
    let said = refused(&["serve", "--listen", "127.0.0.1:0", "--database", gone]);
    assert!(
        said.contains("the PostgreSQL database rolecall cannot be opened") && !said.contains("tell-nobody"),
        "{said}"
    );
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}
