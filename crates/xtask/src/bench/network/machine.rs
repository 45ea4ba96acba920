//! The machine and this process on it.

use std::fs;
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// What figures depend on: cores, processor, memory.
pub(super) fn described() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let model = field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let memory = kibibytes("/proc/meminfo", "MemTotal").map_or(String::new(), |kib| format!(", {} GiB", kib >> 20));
    format!("{cores} cores ({model}{memory})")
}

/// Bytes of this process that are in memory now; 0 where the system does not say.
pub(in crate::bench) fn resident() -> u64 {
    kibibytes("/proc/self/status", "VmRSS").unwrap_or(0) * 1024
}

/// How long this thread has been on a processor. On a busy machine it tells more than a clock.
pub(in crate::bench) fn on_processor() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

fn kibibytes(file: &str, name: &str) -> Option<u64> {
    field(file, name)?.trim_end_matches(" kB").trim().parse().ok()
}

fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let (_, value) = text.lines().filter_map(|line| line.split_once(':')).find(|(key, _)| key.trim() == name)?;
    Some(value.trim().to_owned())
}
