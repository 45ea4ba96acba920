//! Starts the limited child, waits for it no longer than it may take, and says what became of it.

use std::ffi::OsStr;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::Fault;
use super::answer::{Answer, Kind, Received};
use super::child::{PICTURE, RECOGNISE, UNLIMITED, VERB};

/// How long the child may take, waiting included.
const WAIT: Duration = Duration::from_secs(8);
/// The most that the child may answer.
const ANSWER_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// Lets the limited child open a document.
pub(super) fn ask(kind: Kind, bytes: &[u8]) -> Result<Answer, Fault> {
    let (answer, status) = converse(&[kind.name().as_ref()], bytes, WAIT)?;
    judge(answer.as_deref(), status)
}

/// Lets the limited child take the picture out of a page of a PDF, counted from 0; `None` where there is none that it can hand on.
pub(super) fn picture(bytes: &[u8], page: usize) -> Option<Vec<u8>> {
    let (answer, status) = converse(&[PICTURE.as_ref(), page.to_string().as_ref()], bytes, WAIT).ok()?;
    answer.filter(|picture| status.success() && !picture.is_empty() && picture.len() as u64 <= ANSWER_BYTES_MAX)
}

/// What a recogniser says of a picture, waited for no longer than `wait`; `None` where it fails or takes too much.
pub(super) fn recognise(program: &Path, picture: &[u8], wait: Duration) -> Option<String> {
    let (answer, status) = converse(&[RECOGNISE.as_ref(), program.as_os_str()], picture, wait).ok()?;
    let answer = answer.filter(|answer| status.success() && answer.len() as u64 <= ANSWER_BYTES_MAX)?;
    String::from_utf8(answer).ok()
}

/// Starts a child with these arguments and hands it the bytes: its answer, if it came in time, and how it ended.
fn converse(arguments: &[&OsStr], bytes: &[u8], wait: Duration) -> Result<(Option<Vec<u8>>, ExitStatus), Fault> {
    let said = |error: io::Error| Fault::Child(error.to_string());
    let mut child = Running::start(command(arguments).map_err(said)?).map_err(said)?;
    let answer = child.converse(bytes, wait).map_err(said)?;
    Ok((answer, child.end().map_err(said)?))
}

/// What to make of what the child said, and of how it ended.
fn judge(answer: Option<&[u8]>, status: ExitStatus) -> Result<Answer, Fault> {
    let Some(answer) = answer else { return Err(Fault::Exhausted { resource: "time", limit: "8 seconds" }) };
    if answer.len() as u64 > ANSWER_BYTES_MAX {
        return Err(Fault::Exhausted { resource: "room for its text", limit: "64 MB" });
    }
    if !status.success() {
        return Err(fate(status));
    }
    let received: Received =
        serde_json::from_slice(answer).map_err(|error| Fault::Child(format!("its answer cannot be read: {error}")))?;
    Ok(received.answer)
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one program that Rolecall starts: itself, limited; it may become the recogniser then"
)]
fn command(arguments: &[&OsStr]) -> io::Result<Command> {
    // On Linux this names the running program even when its file was replaced meanwhile.
    let linked = std::path::Path::new("/proc/self/exe");
    let program = if linked.exists() { linked.to_path_buf() } else { std::env::current_exe()? };
    let mut command = Command::new(program);
    command.arg(VERB).args(arguments);
    Ok(command)
}

/// A child that is killed and waited for at the latest when nobody asks for it any more.
struct Running(Child);

impl Running {
    /// Starts it without an environment, in no folder of the person who asked, and able to say nothing but its answer.
    fn start(mut command: Command) -> io::Result<Self> {
        command.env_clear().current_dir("/").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().map(Self)
    }

    /// Hands the document to the child and takes its answer, cut off one byte beyond the most that it may have; `None` where time ran
    /// out. The child is ending when this returns.
    fn converse(&mut self, bytes: &[u8], wait: Duration) -> io::Result<Option<Vec<u8>>> {
        let (input, output) = (self.0.stdin.take(), self.0.stdout.take());
        let (Some(mut input), Some(output)) = (input, output) else { return Ok(None) };
        let (sender, receiver) = mpsc::channel();
        thread::scope(|scope| {
            let write = thread::Builder::new().spawn_scoped(scope, move || {
                // A child that ends early closes the pipe; its end says more than this error.
                let _ = input.write_all(bytes);
            });
            let read = thread::Builder::new().spawn_scoped(scope, move || {
                let mut answer = Vec::new();
                // What could be read so far is judged by the child's end as well.
                let _ = output.take(ANSWER_BYTES_MAX + 1).read_to_end(&mut answer);
                // The receiver is gone only after time ran out.
                let _ = sender.send(answer);
            });
            let answer = write.and(read).map(|_| receiver.recv_timeout(wait).ok());
            // The answer ends where the child does. One that lingers, in good faith or bad, would hold the threads and whoever waits for
            // its end; one that is ending already keeps the status that it ends with.
            let _ = self.0.kill();
            answer
        })
    }

    /// How it ended.
    fn end(&mut self) -> io::Result<ExitStatus> {
        self.0.wait()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both do nothing to a child whose end is known.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What to say about a child that did not end well.
fn fate(status: ExitStatus) -> Fault {
    use std::os::unix::process::ExitStatusExt as _;
    /// The signals of POSIX, whose numbers are the same on Linux and macOS.
    const ABORTED: i32 = 6;
    const KILLED: i32 = 9;
    const SEGMENT: i32 = 11;
    const OVERTIME: i32 = 24;
    if status.code() == Some(i32::from(UNLIMITED)) {
        return Fault::Child("its limits cannot be set".to_owned());
    }
    match status.signal() {
        Some(OVERTIME) => Fault::Exhausted { resource: "processor time", limit: "5 seconds" },
        Some(KILLED) => Fault::Child("the system ended it, perhaps for want of memory".to_owned()),
        Some(ABORTED | SEGMENT) => Fault::Exhausted { resource: "memory", limit: "512 MB" },
        _ => Fault::Broken { what: "document", message: "its parts contradict each other".to_owned() },
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::disallowed_methods,
        reason = "other programs stand in for a child that a hostile file has taken over"
    )]

    use std::time::Instant;

    use super::*;

    fn shell(script: &str) -> Running {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", script]);
        Running::start(command).unwrap()
    }

    /// The sentence about a child that does what a script does.
    fn sentence(script: &str, input: &[u8], wait: Duration) -> String {
        let mut child = shell(script);
        let answer = child.converse(input, wait).unwrap();
        judge(answer.as_deref(), child.end().unwrap()).unwrap_err().to_string()
    }

    fn sentence_about_answer(answer: &str) -> String {
        judge(Some(answer.as_bytes()), ExitStatus::default()).unwrap_err().to_string()
    }

    #[test]
    fn a_child_that_reads_nothing_and_lingers_holds_nobody() {
        let mut child = shell("echo done; exec >&-; exec sleep 600");
        let more_than_a_pipe_holds = vec![b'%'; 1_000_000];
        assert_eq!(child.converse(&more_than_a_pipe_holds, WAIT).unwrap(), Some(b"done\n".to_vec()));
        assert_eq!(child.end().unwrap().code(), None, "it was killed");
    }

    #[test]
    fn a_child_that_never_answers_is_killed() {
        let start = Instant::now();
        for script in ["exec sleep 60", "trap '' TERM INT HUP; while :; do :; done"] {
            let mut child = shell(script);
            let answer = child.converse(&vec![b'x'; 1_000_000], Duration::from_millis(100)).unwrap();
            assert_eq!(answer, None, "{script}");
            assert!(!child.end().unwrap().success(), "{script}");
        }
        assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    }

    #[test]
    fn a_child_is_waited_for_where_its_answer_is_not() {
        let child = shell("exec sleep 60");
        let id = child.0.id();
        drop(child);
        let killed = Command::new("kill").args(["-0", &id.to_string()]).stderr(Stdio::null()).status().unwrap();
        assert!(!killed.success(), "{id} is there");
    }

    #[test]
    fn each_end_has_its_sentence() {
        let told = |script| sentence(script, b"%PDF-", WAIT);
        insta::assert_snapshot!(told("exec cat /dev/zero"), @"took more room for its text than a document may to open (64 MB); save it again from a word processor, or give it as plain text");
        insta::assert_snapshot!(told("echo words"), @"could not be opened in the limited child process (its answer cannot be read: expected value at line 1 column 1); give it as plain text");
        insta::assert_snapshot!(told("exit 101"), @"is a broken document (its parts contradict each other); save or download it again, or give it as plain text");
        insta::assert_snapshot!(told("exit 3"), @"could not be opened in the limited child process (its limits cannot be set); give it as plain text");
        insta::assert_snapshot!(told("kill -KILL $$"), @"could not be opened in the limited child process (the system ended it, perhaps for want of memory); give it as plain text");
        insta::assert_snapshot!(told("kill -XCPU $$"), @"took more processor time than a document may to open (5 seconds); save it again from a word processor, or give it as plain text");
        insta::assert_snapshot!(told("kill -ABRT $$"), @"took more memory than a document may to open (512 MB); save it again from a word processor, or give it as plain text");
        insta::assert_snapshot!(sentence("exec sleep 60", b"", Duration::from_millis(10)), @"took more time than a document may to open (8 seconds); save it again from a word processor, or give it as plain text");
    }

    #[test]
    fn an_answer_takes_no_more_memory_than_a_document_may() {
        let page = r#"{"width":1,"height":1,"runs":[],"image_cover":0}"#;
        let pages = format!(
            r#"{{"answer":{{"Pages":{{"read":[{}{page}],"count":1,"is_cut":false,"is_damaged":false}}}}}}"#,
            format!("{page},").repeat(30)
        );
        insta::assert_snapshot!(sentence_about_answer(&pages), @"could not be opened in the limited child process (its answer cannot be read: invalid length 31, expected at most 30 elements at line 1 column 1547); give it as plain text");
        let headers = r#""","#.repeat(2_000);
        let parts = format!(
            r#"{{"answer":{{"Docx":{{"document":"","headers":[{headers}""],"footers":[],"numbering":"","styles":""}}}}}}"#
        );
        insta::assert_snapshot!(sentence_about_answer(&parts), @"could not be opened in the limited child process (its answer cannot be read: invalid length 2001, expected at most 2000 elements at line 1 column 6047); give it as plain text");
        insta::assert_snapshot!(sentence_about_answer(&"[".repeat(1_000_000)), @"could not be opened in the limited child process (its answer cannot be read: expected value at line 1 column 2); give it as plain text");
        insta::assert_snapshot!(sentence_about_answer(&format!(r#"{{"confinement":{}"#, "[".repeat(1_000_000))), @"could not be opened in the limited child process (its answer cannot be read: EOF while parsing a list at line 1 column 1000015); give it as plain text");
    }
}
