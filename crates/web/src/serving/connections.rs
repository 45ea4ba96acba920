//! The listener: connections in, answers out, until told to stop.
//!
//! A client that is slow or means harm holds little for a short time: headers must arrive within seconds, also on a connection that
//! waits for its next request; their size is bounded; an answer that nobody takes is dropped; and there are only so many connections.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::patience::Patient;
use crate::site::Site;

/// Connections at once. Each costs at most a few hundred kilobytes; more wait in the system's queue.
const CONNECTIONS: usize = 1024;
/// For the headers of a request, and between requests of one connection.
const HEADERS: Duration = Duration::from_secs(10);
/// Bytes of the headers of a request.
const HEADER_BYTES: usize = 32 * 1024;
/// Bytes that wait to be read or taken on a connection.
const BUFFER_BYTES: usize = 128 * 1024;
/// For the requests under way when the site stops.
const DRAINING: Duration = Duration::from_secs(10);
/// Before accepting again when the system has no descriptor left.
const BREATH: Duration = Duration::from_millis(200);

/// Serves the site until `shutdown` is done: then it calls itself not ready, accepts no more, and gives the requests under way ten
/// seconds. Fails only where the listener itself does.
pub async fn serve(listener: TcpListener, site: Site, shutdown: impl Future<Output = ()>) -> io::Result<()> {
    let router = TowerToHyperService::new(super::router(site.clone()));
    let protocol = protocol();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let leaving = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let (stream, place) = tokio::select! {
            () = &mut shutdown => break,
            accepted = accept(&listener, &places) => accepted?,
        };
        let connection = protocol.serve_connection(TokioIo::new(Patient::new(stream)), router.clone());
        let answered = leaving.watch(connection);
        tokio::spawn(async move {
            // How a connection ended is the client's affair: it hung up, was too slow, or spoke something else.
            let _ = answered.await;
            drop(place);
        });
    }
    site.leave();
    drop(listener);
    tracing::info!(open = leaving.count(), "stopped accepting connections");
    if tokio::time::timeout(DRAINING, leaving.shutdown()).await.is_err() {
        tracing::warn!("left connections behind that did not finish in time");
    }
    Ok(())
}

fn protocol() -> http1::Builder {
    let mut protocol = http1::Builder::new();
    protocol
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .max_header_size(HEADER_BYTES)
        .max_buf_size(BUFFER_BYTES);
    protocol
}

/// The next connection once there is a place for it.
async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.expect("the semaphore is never closed");
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return Ok((stream, place)),
            Err(error) if is_of_the_client(&error) => {}
            Err(error) if is_shortage(&error) => {
                tracing::error!(%error, "cannot accept a connection now");
                breathe().await;
            }
            Err(error) => return Err(error),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "nothing tells when a descriptor is free again")]
async fn breathe() {
    tokio::time::sleep(BREATH).await;
}

/// The client was gone before it was accepted.
fn is_of_the_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

/// Out of descriptors (of the process, of the system), of buffers or of memory: `EMFILE`, `ENFILE`, `ENOBUFS`, `ENOMEM`.
fn is_shortage(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(12 | 23 | 24 | 55 | 105))
}
