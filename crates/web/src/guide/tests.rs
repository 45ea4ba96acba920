//! The style guide as a page: whatever it shows holds together.

use std::collections::BTreeSet;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use tower::ServiceExt;

use crate::tests::site;

async fn guide() -> String {
    let router = crate::router(site("https://jobs.example.org").await);
    let response = router.oneshot(Request::get("/guide").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[tokio::test]
async fn every_reference_leads_somewhere_and_every_id_is_there_once() {
    let html = guide().await;
    let ids = values(&html, " id=\"");
    let distinct: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(distinct.len(), ids.len(), "an id is there twice: {ids:?}");
    for address in values(&html, "href=\"#") {
        assert!(distinct.contains(address), "#{address} leads nowhere");
    }
    let described = values(&html, "aria-describedby=\"").into_iter().chain(values(&html, "aria-labelledby=\""));
    for id in described.flat_map(str::split_whitespace).chain(values(&html, " for=\"")) {
        assert!(distinct.contains(id), "#{id} is missing");
    }
}

#[tokio::test]
async fn a_page_is_small_and_holds_no_script_and_no_inline_style() {
    let html = guide().await;
    assert!(html.len() < 40_000, "{} bytes", html.len());
    for forbidden in ["<script", " style=", "javascript:", " onclick", "<style"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(!html.contains("<b>As it was sent"), "what people wrote is escaped");
}
