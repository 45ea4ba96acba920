//! Starts the limited child, waits for it no longer than it may take, and says what became of it.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::Fault;
use super::child::{Answer, Kind, VERB};

/// How long the child may take, waiting included.
const WAIT: Duration = Duration::from_secs(8);
/// The most that the child may answer.
const ANSWER_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Lets the limited child open a document.
pub(super) fn ask(kind: Kind, bytes: &[u8]) -> Result<Answer, Fault> {
    let mut child = start(kind).map_err(|error| Fault::Child(error.to_string()))?;
    let answer = converse(&mut child, bytes);
    let status = child.wait().map_err(|error| Fault::Child(error.to_string()))?;
    let Some(answer) = answer else { return Err(Fault::Exhausted { resource: "time", limit: "8 seconds" }) };
    if answer.len() as u64 > ANSWER_BYTES_MAX {
        return Err(Fault::Exhausted { resource: "room for its text", limit: "64 MB" });
    }
    if !status.success() {
        return Err(fate(status));
    }
    serde_json::from_slice(&answer).map_err(|error| Fault::Child(format!("its answer cannot be read: {error}")))
}

#[expect(clippy::disallowed_methods, reason = "this is the one program that Rolecall starts: itself, limited")]
fn start(kind: Kind) -> std::io::Result<Child> {
    // On Linux this names the running program even when its file was replaced meanwhile.
    let linked = std::path::Path::new("/proc/self/exe");
    let program = if linked.exists() { linked.to_path_buf() } else { std::env::current_exe()? };
    Command::new(program)
        .args([VERB, kind.name()])
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

/// Hands the document to the child and takes its answer, cut off one byte beyond the most that it may have; `None` where time ran out.
fn converse(child: &mut Child, bytes: &[u8]) -> Option<Vec<u8>> {
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else { return Some(Vec::new()) };
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            // A child that ends early closes the pipe; its end says more than this error.
            let _ = input.write_all(bytes);
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            // What could be read so far is judged by the child's end as well.
            let _ = output.take(ANSWER_BYTES_MAX + 1).read_to_end(&mut answer);
            // The receiver is gone only after time ran out.
            let _ = sender.send(answer);
        });
        let answer = receiver.recv_timeout(WAIT).ok();
        // The answer ends where the child does. One that lingers, in good faith or bad, would hold the thread that writes to it and
        // whoever waits for its end; one that is ending already keeps the status that it ends with.
        let _ = child.kill();
        answer
    })
}

/// What to say about a child that did not end well.
fn fate(status: ExitStatus) -> Fault {
    use std::os::unix::process::ExitStatusExt as _;
    /// The signals of POSIX, whose numbers are the same on Linux and macOS.
    const ABORTED: i32 = 6;
    const KILLED: i32 = 9;
    const SEGMENT: i32 = 11;
    const OVERTIME: i32 = 24;
    match status.signal() {
        Some(KILLED | OVERTIME) => Fault::Exhausted { resource: "processor time", limit: "5 seconds" },
        Some(ABORTED | SEGMENT) => Fault::Exhausted { resource: "memory", limit: "512 MB" },
        _ => Fault::Broken { what: "document", message: "its parts contradict each other".to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "another program plays a child that lingers")]
    fn a_child_that_reads_nothing_and_lingers_holds_nobody() {
        let mut child = Command::new("sh")
            .args(["-c", "echo done; exec >&-; exec sleep 600"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let more_than_a_pipe_holds = vec![b'%'; 1_000_000];
        assert_eq!(converse(&mut child, &more_than_a_pipe_holds), Some(b"done\n".to_vec()));
        assert_eq!(child.wait().unwrap().code(), None, "it was killed");
    }
}
