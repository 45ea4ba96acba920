//! Running the program as a person does, with a clock and an eye on its memory.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How often memory is looked at. The kernel keeps each process's own maximum, so only a child that lives shorter than this is missed.
const SAMPLE_EVERY: Duration = Duration::from_millis(3);

/// A run that was looked at less often has no figure.
const SAMPLES_MIN: u32 = 5;

/// How a run went.
pub(super) struct Run {
    pub(super) time: Duration,
    /// Bytes of resident memory of the process and its children at most, where it was watched.
    pub(super) peak: Option<u64>,
    pub(super) stdout: Vec<u8>,
}

/// Runs and measures the time alone.
pub(super) fn run<A: AsRef<OsStr>>(program: &Path, arguments: &[A]) -> Result<Run> {
    let started = Instant::now();
    let output = start(program, arguments)?.wait_with_output()?;
    finish(program, started.elapsed(), None, output)
}

/// Runs and watches the memory too, which costs a little time.
pub(super) fn run_watched<A: AsRef<OsStr>>(program: &Path, arguments: &[A]) -> Result<Run> {
    let started = Instant::now();
    let child = start(program, arguments)?;
    let pid = child.id();
    let ended = AtomicBool::new(false);
    let (output, time, peak) = std::thread::scope(|scope| {
        let watch = scope.spawn(|| watch(pid, &ended));
        let output = child.wait_with_output();
        let time = started.elapsed();
        ended.store(true, Ordering::Relaxed);
        (output, time, watch.join().expect("watching reads files and adds numbers"))
    });
    finish(program, time, (time > SAMPLE_EVERY * SAMPLES_MIN).then_some(peak), output?)
}

fn start<A: AsRef<OsStr>>(program: &Path, arguments: &[A]) -> Result<std::process::Child> {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} could not be started", program.display()))
}

/// Exit code 1 says that some input was bad, which a folder of real files always holds.
fn finish(program: &Path, time: Duration, peak: Option<u64>, output: Output) -> Result<Run> {
    if !matches!(output.status.code(), Some(0 | 1)) {
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!("{} ended with {}: {}", program.display(), output.status, errors.trim());
    }
    Ok(Run { time, peak, stdout: output.stdout })
}

fn watch(pid: u32, ended: &AtomicBool) -> u64 {
    let mut peak = 0;
    while !ended.load(Ordering::Relaxed) {
        peak = peak.max(resident_at_most(pid));
        std::thread::park_timeout(SAMPLE_EVERY);
    }
    peak
}

/// The sum of the maxima of a process and of those of its children that live.
fn resident_at_most(pid: u32) -> u64 {
    let own = fs::read_to_string(format!("/proc/{pid}/status")).map_or(0, |status| high_water(&status));
    let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else { return own };
    let children = threads.flatten().filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let children: Vec<u32> =
        children.flat_map(|list| list.split(' ').filter_map(|pid| pid.parse().ok()).collect::<Vec<_>>()).collect();
    own + children.into_iter().map(resident_at_most).sum::<u64>()
}

/// The bytes of the `VmHWM` line of a `/proc/PID/status`.
fn high_water(status: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: u64 = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    kib * 1024
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_high_water_mark_is_read_in_bytes() {
        assert_eq!(high_water("Name:\tx\nVmHWM:\t    2048 kB\nVmRSS:\t 1024 kB\n"), 2 << 20);
        assert_eq!(high_water("Name:\tx\n"), 0);
    }

    #[test]
    fn a_run_that_fails_is_no_figure() {
        assert!(run(Path::new("false"), &[] as &[&str]).is_ok(), "1: some input was bad");
        assert!(run(Path::new("sh"), &["-c", "exit 2"]).is_err(), "2: wrong usage");
        let watched = run_watched(Path::new("sh"), &["-c", "echo found"]).unwrap();
        assert_eq!(watched.stdout, b"found\n");
    }
}
