//! Takes from the limited child what opening a document does not need: memory and time beyond a bound, and, where the kernel can do
//! it, files, the network and other processes.
//!
//! Landlock and seccomp overlap on purpose: either alone keeps the child from the files and the network, and a machine may lack one
//! of them. Where it lacks both, the resource limits remain and the child reads what it reads elsewhere.

use std::io;
use std::path::{Path, PathBuf};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde::Serialize;

/// All memory that the child may map, in bytes.
const MEMORY_MAX: u64 = 512 * 1024 * 1024;
/// The processor time that the child may take, in seconds.
const SECONDS_MAX: u64 = 5;

/// The processor time that recognising the text of a page may take, in seconds.
const RECOGNISER_SECONDS_MAX: u64 = 20;
/// How many files the recogniser may have open: its libraries, one after the other, and its data.
const RECOGNISER_FILES_MAX: u64 = 32;

/// What the kernel keeps from this process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Confinement {
    /// How much of what Landlock is asked for it does: all files, TCP ports, abstract sockets, and signals to other processes.
    landlock: Extent,
    /// Whether seccomp leaves no system calls but those that memory, the pipes to the parent and an end in order take.
    seccomp: bool,
}

/// How much of what is asked for a kernel does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "Landlock is a part of Linux"))]
enum Extent {
    All,
    /// Files at least: a kernel that knows Landlock but not the newest of it.
    Part,
    None,
}

/// Confines this process for the rest of its life. Fails where a resource limit cannot be set; what else the kernel cannot do is
/// gone without and recorded in what is returned.
pub(super) fn confine() -> io::Result<Confinement> {
    die_with_parent()?;
    // Landlock takes a file descriptor for a moment, the resource limits leave none, and seccomp lets nothing be limited any more.
    let landlock = landlock();
    // Standard input, output and error are open: no file and no socket can be opened beside them.
    limit_resources(SECONDS_MAX, 3)?;
    Ok(Confinement { landlock, seccomp: seccomp() })
}

/// A parent that is killed cannot kill its child. The child would end on the closed pipes, but only when it has read the document.
fn die_with_parent() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    Ok(())
}

/// What this process becomes another program with: it may read the files of the system, where its libraries and its data are, and
/// those beside it. It writes to no file, reaches no network and has the child's memory, and more time: a page takes seconds.
pub(super) fn confine_recogniser(program: &Path) -> io::Result<()> {
    die_with_parent()?;
    let beside = program.parent().map(Path::to_path_buf);
    readable(&beside.into_iter().collect::<Vec<_>>());
    limit_resources(RECOGNISER_SECONDS_MAX, RECOGNISER_FILES_MAX)?;
    without_network();
    Ok(())
}

fn limit_resources(seconds: u64, files: u64) -> io::Result<()> {
    for (resource, most) in [
        (Resource::As, MEMORY_MAX),
        (Resource::Cpu, seconds),
        (Resource::Core, 0),
        (Resource::Nofile, files),
        (Resource::Fsize, 0),
        (Resource::Nproc, 0),
    ] {
        // Whoever started the parent may have limited it further; nobody may raise what was set for good.
        let ceiling = getrlimit(resource).maximum.unwrap_or(u64::MAX);
        // At the limit itself the child is told that its time is up, so that the parent can tell why it ended; one that does not
        // listen is ended a second later.
        let last = if resource == Resource::Cpu { most + 1 } else { most };
        let limit = Rlimit { current: Some(most.min(ceiling)), maximum: Some(last.min(ceiling)) };
        match setrlimit(resource, limit) {
            // macOS names a limit of memory and refuses to set it.
            Err(_) if !cfg!(target_os = "linux") => {}
            result => result?,
        }
    }
    Ok(())
}

/// Lets Landlock refuse everything that it can refuse.
#[cfg(target_os = "linux")]
fn landlock() -> Extent {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetError, RulesetStatus, Scope};
    /// Linux 6.12. What later kernels add are exceptions and logging.
    const NEWEST: ABI = ABI::V6;
    let restrict = || -> Result<RulesetStatus, RulesetError> {
        let rules = Ruleset::default()
            .handle_access(AccessFs::from_all(NEWEST))?
            .handle_access(AccessNet::from_all(NEWEST))?
            .scope(Scope::from_all(NEWEST))?;
        // What is handled and has no rule is refused.
        Ok(rules.create()?.restrict_self()?.ruleset)
    };
    match restrict() {
        Ok(RulesetStatus::FullyEnforced) => Extent::All,
        Ok(RulesetStatus::PartiallyEnforced) => Extent::Part,
        Ok(RulesetStatus::NotEnforced) | Err(_) => Extent::None,
    }
}

/// Lets Landlock refuse everything but to read and to run the files of the system and those in `folders`. A kernel without it refuses nothing.
#[cfg(target_os = "linux")]
fn readable(folders: &[PathBuf]) {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetError, path_beneath_rules,
    };
    const NEWEST: ABI = ABI::V6;
    /// Where systems keep programs, libraries and data for everybody.
    const SYSTEM: [&str; 7] = ["/usr", "/lib", "/lib64", "/opt", "/nix/store", "/etc/ld.so.cache", "/dev/null"];
    let restrict = || -> Result<(), RulesetError> {
        let rules = Ruleset::default()
            .handle_access(AccessFs::from_all(NEWEST))?
            .handle_access(AccessNet::from_all(NEWEST))?
            .create()?;
        let folders = SYSTEM.iter().map(PathBuf::from).chain(folders.iter().cloned());
        rules.add_rules(path_beneath_rules(folders, AccessFs::from_read(NEWEST)))?.restrict_self()?;
        Ok(())
    };
    let _ = restrict();
}

#[cfg(not(target_os = "linux"))]
fn readable(_folders: &[PathBuf]) {}

/// Lets seccomp refuse sockets and other processes. What the recogniser calls besides is its own affair: it is another program.
#[cfg(target_os = "linux")]
fn without_network() {
    if let Some(filter) = calls::network() {
        let _ = seccompiler::apply_filter(&filter);
    }
}

#[cfg(not(target_os = "linux"))]
fn without_network() {}

#[cfg(not(target_os = "linux"))]
fn landlock() -> Extent {
    Extent::None
}

/// Lets seccomp refuse every system call that is not on the list; whether it does.
#[cfg(target_os = "linux")]
fn seccomp() -> bool {
    calls::filter().is_some_and(|filter| seccompiler::apply_filter(&filter).is_ok())
}

#[cfg(not(target_os = "linux"))]
fn seccomp() -> bool {
    false
}

#[cfg(target_os = "linux")]
mod calls {
    //! The system calls that the child may make.

    use std::collections::BTreeMap;

    use seccompiler::{
        BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    };

    /// What allocators, locks, clocks, the seeds of hash maps, panics, `abort` and the end of a process take, whatever the architecture and
    /// the C library. None of them names a file, a socket or another process.
    const FREE: [i64; 18] = [
        libc::SYS_brk,
        libc::SYS_clock_gettime,
        libc::SYS_close,
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_futex,
        libc::SYS_getpid,
        libc::SYS_getrandom,
        libc::SYS_gettid,
        libc::SYS_madvise,
        libc::SYS_mremap,
        libc::SYS_munmap,
        libc::SYS_restart_syscall,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sched_yield,
        libc::SYS_sigaltstack,
    ];

    /// The program for the kernel; `None` on an architecture for which there is none.
    ///
    /// It lists what is allowed, since a list of what is forbidden would have to learn the new calls of each kernel. Any other call fails
    /// as one that the kernel does not know, not by the end of the process: for that every C library has an answer, whatever new
    /// call it tries first.
    pub(super) fn filter() -> Option<BpfProgram> {
        let (exec, anonymous) = (bits(libc::PROT_EXEC), bits(libc::MAP_ANONYMOUS));
        let never_run = (2, SeccompCmpOp::MaskedEq(exec), 0);
        let bound = [
            // The pipes to the parent alone: a descriptor that a shell left open in the parent is of no use to the child.
            (libc::SYS_read, vec![(0, SeccompCmpOp::Eq, bits(libc::STDIN_FILENO))]),
            (libc::SYS_write, vec![(0, SeccompCmpOp::Eq, bits(libc::STDOUT_FILENO))]),
            (libc::SYS_mmap, vec![never_run.clone(), (3, SeccompCmpOp::MaskedEq(anonymous), anonymous)]),
            (libc::SYS_mprotect, vec![never_run]),
            // How `abort` ends this process.
            (libc::SYS_tgkill, vec![(0, SeccompCmpOp::Eq, u64::from(std::process::id()))]),
        ];
        let mut calls: BTreeMap<i64, Vec<SeccompRule>> = FREE.map(|call| (call, Vec::new())).into();
        for (call, conditions) in bound {
            calls.insert(call, vec![when(conditions)?]);
        }
        let unknown = SeccompAction::Errno(libc::ENOSYS.unsigned_abs());
        let architecture = std::env::consts::ARCH.try_into().ok()?;
        SeccompFilter::new(calls, unknown, SeccompAction::Allow, architecture).ok()?.try_into().ok()
    }

    /// The program for the kernel that refuses sockets, and to look into or to end other processes.
    pub(super) fn network() -> Option<BpfProgram> {
        const REFUSED: [i64; 8] = [
            libc::SYS_socket,
            libc::SYS_socketpair,
            libc::SYS_connect,
            libc::SYS_ptrace,
            libc::SYS_process_vm_readv,
            libc::SYS_process_vm_writev,
            libc::SYS_kill,
            libc::SYS_io_uring_setup,
        ];
        let calls: BTreeMap<i64, Vec<SeccompRule>> = REFUSED.map(|call| (call, Vec::new())).into();
        let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
        let architecture = std::env::consts::ARCH.try_into().ok()?;
        SeccompFilter::new(calls, SeccompAction::Allow, refused, architecture).ok()?.try_into().ok()
    }

    /// All of these about the arguments of a call, each given by its position.
    fn when(conditions: Vec<(u8, SeccompCmpOp, u64)>) -> Option<SeccompRule> {
        let conditions = conditions
            .into_iter()
            .map(|(at, how, value)| SeccompCondition::new(at, SeccompCmpArgLen::Dword, how, value))
            .collect::<Result<_, _>>()
            .ok()?;
        SeccompRule::new(conditions).ok()
    }

    /// A constant of the C library as the kernel compares it.
    fn bits(constant: i32) -> u64 {
        u64::from(constant.unsigned_abs())
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    #![expect(
        clippy::disallowed_methods,
        reason = "confinement cannot be undone: the test starts itself again and confines that"
    )]
    #![expect(clippy::print_stdout, reason = "it tells its outcomes to the process that started it")]

    use std::collections::BTreeMap;
    use std::fs::{self, File, OpenOptions};
    use std::io::Read as _;
    use std::net::{TcpListener, TcpStream, UdpSocket};
    use std::os::unix::net::UnixDatagram;
    use std::os::unix::process::CommandExt as _;
    use std::process::{Command, Stdio};

    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

    use super::*;

    /// Tells the process that it is the one to try, in which state, and on which port somebody listens.
    const STATE: &str = "ROLECALL_TEST_STATE";
    const PORT: &str = "ROLECALL_TEST_PORT";
    const MARK: &str = "outcome: ";

    /// Takes calls from this process, as a kernel that does not know them would.
    fn unlearn(calls: &[i64]) {
        let rules: BTreeMap<i64, Vec<_>> = calls.iter().map(|call| (*call, Vec::new())).collect();
        let unknown = SeccompAction::Errno(libc::ENOSYS.unsigned_abs());
        let filter =
            SeccompFilter::new(rules, SeccompAction::Allow, unknown, std::env::consts::ARCH.try_into().unwrap());
        let program: BpfProgram = filter.unwrap().try_into().unwrap();
        seccompiler::apply_filter(&program).unwrap();
    }

    fn say<T>(what: &str, tried: io::Result<T>) {
        match tried {
            Ok(_) => println!("{MARK}{what}: done"),
            Err(error) => println!("{MARK}{what}: {:?}", error.kind()),
        }
    }

    /// Tries all that the child has no business with, and says what becomes of it.
    fn attempt(port: u16, confine: impl FnOnce()) {
        let program = std::env::current_exe().unwrap();
        let mut opened = File::open(&program).unwrap();
        let mut other = Command::new("cat").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        confine();
        say("read a file that the parent has open", opened.read(&mut [0; 8]));
        say("open a file", File::open(&program));
        say("write to a file", OpenOptions::new().write(true).open("/dev/null"));
        say("list a folder", fs::read_dir("/"));
        say("look at a file", fs::metadata(&program));
        say("connect", TcpStream::connect(("127.0.0.1", port)));
        say("send datagrams", UdpSocket::bind("127.0.0.1:0"));
        say("talk to services of the machine", UnixDatagram::unbound());
        say("start a thread", std::thread::Builder::new().spawn(|| {}).map(std::thread::JoinHandle::join));
        say("end another process", other.kill());
        // It ends by itself where its input does.
        let _ = other.wait();
        say(
            "set a limit",
            setrlimit(Resource::Nofile, Rlimit { current: Some(3), maximum: Some(3) }).map_err(Into::into),
        );
        say("start a program", Command::new("true").status());
        // Where this succeeds, nobody is left to say so.
        say("become another program", Err::<(), _>(Command::new("true").exec()));
    }

    /// The outcomes in a process of their own.
    fn outcomes(state: &str) -> Vec<String> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "documents::confinement::tests::the_process_to_try", "--nocapture", "--test-threads=1"])
            .envs([(STATE, state), (PORT, &port.to_string())])
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        said.lines().filter_map(|line| line.split_once(MARK)).map(|(_, outcome)| outcome.to_owned()).collect()
    }

    /// No test of its own: what the tests below start. Started by nobody, it tries nothing.
    #[test]
    fn the_process_to_try() {
        let Ok(state) = std::env::var(STATE) else { return };
        attempt(std::env::var(PORT).unwrap().parse().unwrap(), || {
            match state.as_str() {
                "free" => return,
                "without seccomp" => unlearn(&[libc::SYS_seccomp]),
                _ => {}
            }
            println!("{MARK}{:?}", confine().unwrap());
        });
    }

    #[test]
    fn a_process_that_is_not_confined_does_all_of_it() {
        let outcomes = outcomes("free");
        assert_eq!(outcomes.len(), 11 + 1, "{outcomes:?}");
        assert!(outcomes.iter().all(|outcome| outcome.ends_with(": done")), "{outcomes:?}");
    }

    #[test]
    fn a_confined_process_reaches_nothing_but_its_pipes() {
        let outcomes = outcomes("confined");
        assert!(outcomes[0].ends_with("seccomp: true }"), "{outcomes:?}");
        assert_eq!(outcomes.len(), 1 + 13, "{outcomes:?}");
        assert!(outcomes[1..].iter().all(|outcome| outcome.ends_with(": Unsupported")), "{outcomes:?}");
    }

    #[test]
    fn landlock_alone_refuses_what_needs_no_file_descriptor() {
        let outcomes = outcomes("without seccomp");
        assert!(outcomes[0].ends_with("seccomp: false }"), "{outcomes:?}");
        if outcomes[0].contains("landlock: None") {
            return;
        }
        for refused in ["start a program: PermissionDenied", "become another program: PermissionDenied"] {
            assert!(outcomes.iter().any(|outcome| outcome == refused), "{outcomes:?}");
        }
    }
}
