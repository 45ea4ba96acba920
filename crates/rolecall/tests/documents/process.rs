//! The limited child as a process: how far it is confined, that it ends with its parent, and that it can always be started.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::pdf::pdf;
use super::text_of;
use super::word::docx;

/// Far more than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// A file of its own in the folder of these tests.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("processes");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), bytes).unwrap();
    folder.join(name)
}

fn porter() -> Vec<u8> {
    pdf(&["BT /F 10 Tf 50 700 Td (Porter) Tj ET".to_owned()])
}

/// What the child itself says about a document.
fn reply(name: &str, kind: &str, bytes: &[u8]) -> Value {
    let document = fs::File::open(file(name, bytes)).unwrap();
    let child =
        Command::new(env!("CARGO_BIN_EXE_rolecall")).args(["__open-document", kind]).stdin(document).output().unwrap();
    assert!(child.stderr.is_empty(), "{}", String::from_utf8_lossy(&child.stderr));
    serde_json::from_slice(&child.stdout).unwrap()
}

#[test]
fn the_child_that_ships_is_confined() {
    for (name, kind, bytes) in [("confined.pdf", "pdf", porter()), ("confined.docx", "zip", docx("<w:p/>"))] {
        let confinement = &reply(name, kind, &bytes)["confinement"];
        assert_eq!(confinement["seccomp"], true, "{confinement}");
    }
}

#[test]
fn a_kernel_that_cannot_confine_reads_the_same() {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};
    let calls = [libc::SYS_seccomp, libc::SYS_landlock_create_ruleset].map(|call| (call, Vec::new()));
    let unknown = SeccompAction::Errno(libc::ENOSYS.unsigned_abs());
    let kernel =
        SeccompFilter::new(calls.into(), SeccompAction::Allow, unknown, std::env::consts::ARCH.try_into().unwrap());
    let kernel: BpfProgram = kernel.unwrap().try_into().unwrap();
    // The thread hands what its kernel does not know on to the processes that it starts.
    thread::scope(|scope| {
        let unconfined = scope.spawn(|| {
            seccompiler::apply_filter(&kernel).unwrap();
            assert_eq!(text_of("old.docx", &docx("<w:p><w:r><w:t>Porter</w:t></w:r></w:p>")), "Porter\n");
            assert_eq!(text_of("old.pdf", &porter()), "Porter\n");
            reply("unconfined.pdf", "pdf", &porter())
        });
        let unconfined = unconfined.join().unwrap();
        assert_eq!(unconfined["confinement"], serde_json::json!({"landlock": "none", "seccomp": false}));
        assert_eq!(unconfined["answer"], reply("confined.pdf", "pdf", &porter())["answer"]);
    });
}

#[test]
fn the_child_ends_with_its_parent() {
    let mut parent = Command::new("/bin/sh")
        .args(["-c", r#"exec 3<&0; "$0" __open-document pdf <&3 & echo $!; wait"#, env!("CARGO_BIN_EXE_rolecall")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // The child waits for a document that nobody sends.
    let held_open = parent.stdin.take().unwrap();
    let mut output = BufReader::new(parent.stdout.take().unwrap());
    let mut id = String::new();
    output.read_line(&mut id).unwrap();
    let start = Instant::now();
    let status = PathBuf::from("/proc").join(id.trim()).join("status");
    while !fs::read_to_string(&status).unwrap().contains("Seccomp:\t2") {
        assert!(start.elapsed() < PATIENCE, "it is not confined");
        thread::yield_now();
    }
    parent.kill().unwrap();
    parent.wait().unwrap();
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || sender.send(output.read_to_end(&mut Vec::new())));
        let ended = receiver.recv_timeout(PATIENCE);
        drop(held_open);
        assert!(ended.is_ok(), "the child lives on");
    });
}

#[test]
fn a_program_that_is_replaced_while_it_runs_goes_on() {
    let program = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("replaced-rolecall");
    fs::copy(env!("CARGO_BIN_EXE_rolecall"), &program).unwrap();
    let mut running = Command::new(&program)
        .args(["read", "resume", "-", "--with-text", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    fs::remove_file(&program).unwrap();
    running.stdin.take().unwrap().write_all(&porter()).unwrap();
    let output = running.wait_with_output().unwrap();
    let record: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(record["text"], "Porter\n");
}
