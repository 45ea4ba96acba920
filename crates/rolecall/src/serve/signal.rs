//! Being told to stop.

use std::io;

/// Ends when the process is asked to stop: SIGTERM from whoever runs it, or Ctrl-C. Both are listened for from now on.
#[cfg(unix)]
pub(super) fn stopped() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
