//! What is written down about requests, and what never is.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use axum::http::Method;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::{ask, failing, request};

/// Everything that was logged, one event a line.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("web")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(event.metadata().level().to_string());
        event.record(&mut line);
        writeln!(self.0.lock().unwrap(), "{}", line.0).unwrap();
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let id = matches!(field.name(), "request" | "ms");
        let value = if id { "_".to_owned() } else { format!("{value:?}") };
        write!(self.0, " {}={value}", field.name()).unwrap();
    }
}

#[tokio::test]
async fn the_log_names_routes_and_causes_but_nothing_that_a_visitor_wrote() {
    let router = failing().await;
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let paths = ["/guide?name=asha", "/panic/asha", "/asha/rao?mail=asha@example.org", "/broken"];
    let requests =
        || paths.map(|path| request(Method::GET, path)).into_iter().chain([request("ASHA".parse().unwrap(), "/guide")]);
    // Whether an event is of interest is decided where it is met for the first time, for all threads alike: had another test met it first,
    // with nobody listening there, it would never be heard here. So each is met once, and then decided again for who listens now.
    for request in requests() {
        ask(&router, request).await;
    }
    log.0.lock().unwrap().clear();
    for request in requests() {
        tracing::callsite::rebuild_interest_cache();
        ask(&router, request).await;
    }
    let log = log.0.lock().unwrap().clone();
    insta::assert_snapshot!(log, @r#"
    INFO message=answered a request request=_ method="GET" route="/guide" status=200 ms=_
    ERROR message=a request failed by our own fault request=_ route="/panic/{name}" cause="a handler panicked"
    INFO message=answered a request request=_ method="GET" route="/panic/{name}" status=500 ms=_
    INFO message=answered a request request=_ method="GET" route="unmatched" status=404 ms=_
    ERROR message=a request failed by our own fault request=_ route="/broken" cause="the disk is full"
    INFO message=answered a request request=_ method="GET" route="/broken" status=500 ms=_
    INFO message=answered a request request=_ method="other" route="/guide" status=405 ms=_
    "#);
}
