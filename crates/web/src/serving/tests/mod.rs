//! What every answer carries, whatever the route and however it ended.

mod connections;
mod log;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use tower::ServiceExt;

use super::*;
use crate::tests::site;

/// The site with routes that fail in all ways.
async fn failing() -> Router {
    let routes = pages()
        .route("/panic/{name}", get(async || -> &'static str { panic!("a secret of Asha Rao") }))
        .route("/broken", get(async || Err::<(), _>(Failure::internal("the disk is full"))))
        .route("/busy", get(async || Err::<(), _>(Failure::Unavailable { retry_secs: 7 })))
        .route("/twice", post(async || Err::<(), _>(Failure::KeyReused)))
        .route("/echo", post(async |body: String| body));
    layered(routes, site("https://jobs.example.org").await)
}

async fn ask(router: &Router, request: Request<Body>) -> Response {
    router.clone().oneshot(request).await.unwrap()
}

fn request(method: Method, path: &str) -> Request<Body> {
    Request::builder().method(method).uri(path).header("host", "jobs.example.org").body(Body::empty()).unwrap()
}

async fn text(response: Response) -> String {
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn check_headers(path: &str, response: &Response) {
    let value = |name: &str| response.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default();
    let policy = value("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'none'"), "{path}: {policy}");
    assert!(!policy.contains("unsafe"), "{path}: {policy}");
    assert_eq!(value("reporting-endpoints"), "csp=\"/reports/csp\"", "{path}");
    assert_eq!(value("strict-transport-security"), "max-age=31536000; includeSubDomains", "{path}");
    assert_eq!(value("x-content-type-options"), "nosniff", "{path}");
    assert_eq!(value("referrer-policy"), "strict-origin-when-cross-origin", "{path}");
    assert_eq!(value("cross-origin-opener-policy"), "same-origin", "{path}");
    assert_eq!(value("cross-origin-resource-policy"), "same-origin", "{path}");
    assert!(value("permissions-policy").contains("geolocation=()"), "{path}");
    assert!(!value("cache-control").is_empty(), "{path}");
    assert_eq!(value("x-request-id").len(), 32, "{path}");
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let router = failing().await;
    let gets = [
        ("/guide", StatusCode::OK),
        (assets::style(), StatusCode::OK),
        (assets::mark(), StatusCode::OK),
        ("/assets/style.css", StatusCode::NOT_FOUND),
        ("/healthz", StatusCode::OK),
        ("/readyz", StatusCode::OK),
        ("/appearance", StatusCode::METHOD_NOT_ALLOWED),
        ("/no/such/page", StatusCode::NOT_FOUND),
        ("/panic/asha", StatusCode::INTERNAL_SERVER_ERROR),
        ("/broken", StatusCode::INTERNAL_SERVER_ERROR),
        ("/busy", StatusCode::SERVICE_UNAVAILABLE),
    ];
    for (path, status) in gets {
        let response = ask(&router, request(Method::GET, path)).await;
        assert_eq!(response.status(), status, "{path}");
        check_headers(path, &response);
    }
    for (path, status) in [("/reports/csp", StatusCode::NO_CONTENT), ("/twice", StatusCode::UNPROCESSABLE_ENTITY)] {
        let response = ask(&router, request(Method::POST, path)).await;
        assert_eq!(response.status(), status, "{path}");
        check_headers(path, &response);
    }
}

#[tokio::test]
async fn a_failure_is_a_page_that_keeps_its_cause_to_itself() {
    let router = failing().await;
    for path in ["/panic/asha", "/broken"] {
        let response = ask(&router, request(Method::GET, path)).await;
        let id = response.headers()["x-request-id"].to_str().unwrap().to_owned();
        let page = text(response).await;
        assert!(page.contains("That was our fault") && page.contains(&id), "{path}: {page}");
        assert!(!page.contains("Asha") && !page.contains("disk"), "{path}: {page}");
    }
    let busy = ask(&router, request(Method::GET, "/busy")).await;
    assert_eq!(busy.headers()[header::RETRY_AFTER], "7");
    let method = ask(&router, request(Method::GET, "/appearance")).await;
    assert_eq!(method.headers()[header::ALLOW], "POST");
    let missing = text(ask(&router, request(Method::GET, "/no/such/page?name=Asha")).await).await;
    assert!(missing.contains("There is nothing here"), "{missing}");
}

#[tokio::test]
async fn another_sites_page_changes_nothing() {
    let router = failing().await;
    let from = |name: &'static str, value: &'static str| {
        let mut request = request(Method::POST, "/echo");
        request.headers_mut().insert(name, value.parse().unwrap());
        request
    };
    for foreign in
        [from("sec-fetch-site", "cross-site"), from("origin", "https://evil.example"), from("origin", "null")]
    {
        let response = ask(&router, foreign).await;
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
        check_headers("/echo", &response);
        assert!(text(response).await.contains("a page of another site"));
    }
    for own in [from("sec-fetch-site", "same-origin"), from("origin", "https://jobs.example.org")] {
        assert_eq!(ask(&router, own).await.status(), StatusCode::OK);
    }
}

#[tokio::test]
async fn a_form_has_a_size() {
    let router = failing().await;
    let mut large = request(Method::POST, "/echo");
    *large.body_mut() = Body::from(vec![b'a'; 300 * 1024]);
    let response = ask(&router, large).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    check_headers("/echo", &response);
    assert!(text(response).await.contains("too large"));
}

#[tokio::test]
async fn a_form_that_announces_too_much_is_heard_out_and_refused() {
    let router = failing().await;
    let mut large = request(Method::POST, "/echo");
    large.headers_mut().insert(header::CONTENT_LENGTH, "12000000".parse().unwrap());
    *large.body_mut() = Body::from(vec![b'a'; 12_000_000]);
    let response = ask(&router, large).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    check_headers("/echo", &response);
}

#[tokio::test]
async fn who_is_over_the_turns_is_told_to_come_back() {
    let turns = std::sync::Arc::new(tokio::sync::Semaphore::new(0));
    let busy = Router::new().route("/", get(async || "answered")).layer(from_fn_with_state(turns, limits::in_turn));
    let response = ask(&layered(busy, site("https://jobs.example.org").await), request(Method::GET, "/")).await;
    assert_eq!(
        (response.status(), response.headers()[header::RETRY_AFTER].as_bytes()),
        (StatusCode::SERVICE_UNAVAILABLE, &b"2"[..])
    );
}

#[tokio::test]
async fn plain_http_promises_no_tls() {
    let router = router(site("http://127.0.0.1:8080").await);
    let response = ask(&router, request(Method::GET, "/guide")).await;
    assert!(response.headers().get("strict-transport-security").is_none());
}

#[tokio::test]
async fn the_appearance_is_remembered_and_shown() {
    let router = router(site("https://jobs.example.org").await);
    let mut choose = request(Method::POST, "/appearance");
    choose.headers_mut().insert(header::CONTENT_TYPE, "application/x-www-form-urlencoded".parse().unwrap());
    *choose.body_mut() = Body::from("theme=dark&back=%2Fguide%3Fa%3Db");
    let chosen = ask(&router, choose).await;
    assert_eq!(chosen.status(), StatusCode::SEE_OTHER);
    assert_eq!(chosen.headers()[header::LOCATION], "/guide?a=b");
    let cookie = chosen.headers()[header::SET_COOKIE].to_str().unwrap();
    assert_eq!(cookie, "__Host-appearance=dark; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure");
    let mut again = request(Method::GET, "/guide");
    again.headers_mut().insert(header::COOKIE, "a=b; __Host-appearance=dark".parse().unwrap());
    let page = text(ask(&router, again).await).await;
    assert!(page.contains("data-theme=\"dark\"") && page.contains("value=\"dark\" checked"), "{page}");
}

#[tokio::test]
async fn the_style_sheet_is_kept_for_ever_and_travels_small() {
    let router = router(site("https://jobs.example.org").await);
    let mut asked = request(Method::GET, assets::style());
    asked.headers_mut().insert(header::ACCEPT_ENCODING, "gzip".parse().unwrap());
    let style = ask(&router, asked).await;
    assert_eq!(style.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    assert_eq!(style.headers()[header::CONTENT_ENCODING], "gzip");
    let bytes = to_bytes(style.into_body(), usize::MAX).await.unwrap();
    assert!(bytes.len() < 12 * 1024, "{} bytes", bytes.len());
}
