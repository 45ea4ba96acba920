//! The listener over real connections. The clock is stopped: where everybody waits, it jumps to the next deadline.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::tests::site;

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    served: JoinHandle<std::io::Result<()>>,
}

async fn start() -> Running {
    let site = site("http://127.0.0.1:8080").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let served = tokio::spawn(crate::serve(listener, site, async move {
        let _ = stopped.await;
    }));
    Running { address, stop, served }
}

/// Sends the bytes and returns whatever comes back until the server hangs up.
async fn said(address: SocketAddr, bytes: &[u8]) -> String {
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    client.read_to_end(&mut answer).await.unwrap();
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn a_client_that_goes_silent_is_hung_up_on() {
    let running = start().await;
    tokio::time::pause();
    assert_eq!(said(running.address, b"GET /healthz HTTP/1.1\r\nHost: market\r\n").await, "");
    let kept = said(running.address, b"GET /healthz HTTP/1.1\r\nHost: market\r\n\r\n").await;
    assert!(kept.starts_with("HTTP/1.1 200") && kept.ends_with(r#"{"status":"alive"}"#), "{kept}");
    let form = b"POST /appearance HTTP/1.1\r\nHost: market\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\n\r\nth";
    let half = said(running.address, form).await;
    assert!(half.starts_with("HTTP/1.1 4"), "{half}");
}

#[tokio::test]
async fn a_head_without_end_is_refused() {
    let running = start().await;
    let head = format!("GET / HTTP/1.1\r\nHost: market\r\nName: {}", "a".repeat(100_000));
    let mut client = TcpStream::connect(running.address).await.unwrap();
    // The server may hang up before everything is sent.
    let _ = client.write_all(head.as_bytes()).await;
    let mut answer = [0; 12];
    client.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 431");
}

#[tokio::test]
async fn stopping_ends_idle_connections_and_accepts_no_more() {
    let running = start().await;
    let mut client = TcpStream::connect(running.address).await.unwrap();
    client.write_all(b"GET /readyz HTTP/1.1\r\nHost: market\r\n\r\n").await.unwrap();
    let mut status = [0; 12];
    client.read_exact(&mut status).await.unwrap();
    assert_eq!(&status, b"HTTP/1.1 200");
    running.stop.send(()).unwrap();
    running.served.await.unwrap().unwrap();
    let mut rest = Vec::new();
    client.read_to_end(&mut rest).await.unwrap();
    assert!(rest.ends_with(br#"{"status":"ready"}"#));
    assert!(TcpStream::connect(running.address).await.is_err());
}
