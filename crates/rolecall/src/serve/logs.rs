//! Logs: sentences with fields on standard error, one JSON object a line where that is no terminal.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::filter::LevelFilter;

/// Starts to write them. A panic is told by its place alone: its message may quote what somebody handed in.
pub(super) fn start() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a fault of the program");
    }));
    let builder = tracing_subscriber::fmt().with_writer(io::stderr).with_max_level(LevelFilter::INFO);
    if io::stderr().is_terminal() {
        builder.compact().init();
    } else {
        builder.json().flatten_event(true).with_current_span(false).with_span_list(false).init();
    }
}
