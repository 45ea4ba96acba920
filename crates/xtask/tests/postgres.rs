//! `cargo xtask postgres`: a cluster is there while its command runs and gone afterwards, however the run ended.

#![expect(clippy::disallowed_methods, reason = "the tests start the chore itself")]
#![expect(clippy::unwrap_used, reason = "a test may end where a program cannot be started")]

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Starts `script` with a cluster up and returns what it prints before a line `end`.
fn start(script: &str) -> (Child, Vec<String>) {
    let mut chore = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["postgres", "--", "sh", "-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(chore.stdout.take().unwrap());
    let lines = said.lines().map(Result::unwrap).take_while(|line| line != "end").collect();
    (chore, lines)
}

/// Waits until nobody is left who could say something: the chore, its command and the cluster's keeper.
fn wait(mut chore: Child) -> (bool, String) {
    drop(chore.stdin.take());
    let mut errors = String::new();
    chore.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    (chore.wait().unwrap().success(), errors)
}

/// The folder of a cluster by its URL.
fn folder(url: &str) -> PathBuf {
    Path::new(url.split_once("host=").unwrap().1).parent().unwrap().to_owned()
}

#[test]
fn a_cluster_answers_sorts_as_people_do_and_is_gone_with_its_command() {
    let (chore, lines) = start(
        r#"echo "$ROLECALL_TEST_POSTGRES"; psql "$ROLECALL_TEST_POSTGRES" -Atc "select 'a' < 'B'"; echo end; exit 7"#,
    );
    let [announced, url, sorted] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!(*announced, format!("ROLECALL_TEST_POSTGRES={url}"));
    assert_eq!(sorted, "t");
    let (succeeded, errors) = wait(chore);
    assert!(!succeeded && errors.contains("failed (exit status: 7)"), "{errors}");
    assert!(!folder(url).exists());
}

#[test]
fn a_killed_run_leaves_nothing_behind() {
    let (mut chore, lines) = start(r#"echo "$ROLECALL_TEST_POSTGRES"; echo end; read line"#);
    let folder = folder(&lines[1]);
    assert!(folder.join("data/postmaster.pid").exists());
    chore.kill().unwrap();
    let (_, errors) = wait(chore);
    assert_eq!(errors, "");
    assert!(!folder.exists());
}
