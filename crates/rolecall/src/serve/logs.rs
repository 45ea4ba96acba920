//! Logs: sentences with fields on standard error, one JSON object a line where that is no terminal.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::filter::LevelFilter;

/// Starts to write them.
pub(super) fn start() {
    let builder = tracing_subscriber::fmt().with_writer(io::stderr).with_max_level(LevelFilter::INFO);
    if io::stderr().is_terminal() {
        builder.compact().init();
    } else {
        builder.json().flatten_event(true).with_current_span(false).with_span_list(false).init();
    }
}
