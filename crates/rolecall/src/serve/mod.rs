//! `rolecall serve`: the market, its pages and what it does by itself, until it is told to stop.

mod announcement;
mod demo;
mod logs;
mod rounds;
mod signal;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, bail};
use market::{Database, Machine, Market};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;
use web::{Settings, Site};

use crate::cli::Serve;
use crate::documents::Client;
use crate::machine::ThisMachine;
use crate::output::Outcome;
use rounds::Rounds;

/// Runs the verb.
pub(crate) fn run(arguments: &Serve) -> anyhow::Result<Outcome> {
    logs::start();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(arguments))?;
    Ok(Outcome::Done)
}

async fn serve(arguments: &Serve) -> anyhow::Result<()> {
    let stopped = signal::stopped()?;
    // Before the database is touched: a port in use is the commonest mistake, and nothing has happened yet.
    let listener = listen(arguments.listen).await?;
    let address = listener.local_addr()?;
    let kept = Kept::at(arguments)?;
    let machine: Arc<dyn Machine> = Arc::new(ThisMachine);
    let market = Arc::new(Market::open(&kept.database, Arc::clone(&machine), Arc::new(Client)).await?);
    let samples = if arguments.demo { Some(demo::load(&market).await?) } else { None };
    let (stop, stopping) = watch::channel(false);
    let rounds = Rounds::start(&market, &stopping);
    let site = Site::new(settings(arguments, address)?, Arc::clone(&market), machine);
    let served = async { web::serve(listener, site, stopped).await.context("the server stopped") };
    // Asked before, the site answers that it is not ready yet.
    let announced = async {
        market.follow().await?;
        Ok(announcement::print(address, &kept.database, samples.as_ref())?)
    };
    let ((), ()) = tokio::try_join!(served, announced)?;
    stop.send_replace(true);
    rounds.end().await;
    market.close().await?;
    Ok(())
}

fn settings(arguments: &Serve, listening: SocketAddr) -> anyhow::Result<Settings> {
    let address = match &arguments.public_url {
        Some(address) => address.clone(),
        None => format!("http://{listening}").parse().context("an address that is listened on is one of a site")?,
    };
    let name = if arguments.demo { "An invented market".to_owned() } else { arguments.name.clone() };
    Ok(Settings { name, address, version: env!("CARGO_PKG_VERSION").to_owned() })
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            bail!(
                "{address} is in use by another program; stop it, or name another address with --listen (port 0 takes any that is free)"
            )
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            bail!("{address} may not be listened on by this user; name a port of 1024 or more with --listen")
        }
        Err(error) => {
            Err(error).with_context(|| format!("{address} cannot be listened on; name another address with --listen"))
        }
    }
}

/// Where this market is kept.
struct Kept {
    database: Database,
    /// Removed with everything in it when the market ends.
    _directory: Option<TempDir>,
}

impl Kept {
    fn at(arguments: &Serve) -> anyhow::Result<Self> {
        if !arguments.demo {
            return Ok(Self { database: arguments.place.database()?, _directory: None });
        }
        let directory = tempfile::Builder::new()
            .prefix("rolecall-demo-")
            .tempdir()
            .context("no temporary directory can be made")?;
        Ok(Self { database: Database::Sqlite(directory.path().join("rolecall.db")), _directory: Some(directory) })
    }
}
