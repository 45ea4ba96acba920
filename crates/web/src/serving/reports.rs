//! What browsers report about the content security policy. We serve no script, so a report means that somebody tried, or that a page
//! of ours is wrong. Reports quote addresses of pages; only the name of the broken directive is counted and logged.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::post;
use serde_json::Value;

use crate::site::Site;

/// Where reports go.
pub(super) const PATH: &str = "/reports/csp";
/// The header that says so.
pub(super) const ENDPOINT: &str = "csp=\"/reports/csp\"";
/// A report is a few hundred bytes; a batch of them a few thousand.
const REPORT_BYTES: usize = 16 * 1024;

pub(super) fn routes() -> Router<Site> {
    Router::new().route(PATH, post(take).layer(DefaultBodyLimit::max(REPORT_BYTES)))
}

/// The directives of our policy. A report that names another was not about our pages.
const DIRECTIVES: [&str; 10] = [
    "base-uri",
    "default-src",
    "form-action",
    "frame-ancestors",
    "img-src",
    "require-trusted-types-for",
    "script-src",
    "style-src",
    "trusted-types",
    "other",
];

static COUNTS: [AtomicU64; DIRECTIVES.len()] = [const { AtomicU64::new(0) }; DIRECTIVES.len()];

async fn take(body: Bytes) -> StatusCode {
    let report: Value = serde_json::from_slice(&body).unwrap_or_default();
    for directive in directives(&report) {
        let place = DIRECTIVES.iter().position(|known| *known == directive).unwrap_or(DIRECTIVES.len() - 1);
        let count = COUNTS[place].fetch_add(1, Ordering::Relaxed) + 1;
        // Anyone can send reports without end: the first, the second, the fourth … are written down.
        if count.is_power_of_two() {
            tracing::warn!(
                directive = DIRECTIVES[place],
                count,
                "a browser reported a breach of the content security policy"
            );
        }
    }
    StatusCode::NO_CONTENT
}

/// The broken directives of a report in either form: a list of reports, or the older single one.
fn directives(report: &Value) -> Vec<&str> {
    let many = report.as_array().into_iter().flatten().filter_map(|one| one["body"]["effectiveDirective"].as_str());
    let one = report["csp-report"]["effective-directive"].as_str();
    many.chain(one).map(source_of).collect()
}

/// `script-src-elem` and `script-src-attr` are governed by `script-src`, and so are those of styles.
fn source_of(directive: &str) -> &str {
    directive.strip_suffix("-elem").or_else(|| directive.strip_suffix("-attr")).unwrap_or(directive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_report_name_the_directive() {
        let batch = r#"[{"type": "csp-violation", "body": {"effectiveDirective": "script-src-elem", "documentURL": "https://x/?q=1"}}]"#;
        let single = r#"{"csp-report": {"effective-directive": "img-src", "document-uri": "https://x/"}}"#;
        assert_eq!(directives(&serde_json::from_str(batch).unwrap()), ["script-src"]);
        assert_eq!(directives(&serde_json::from_str(single).unwrap()), ["img-src"]);
        for other in ["null", "[]", "[1]", "{}", "[{\"body\": {}}]"] {
            assert!(directives(&serde_json::from_str(other).unwrap()).is_empty(), "{other}");
        }
    }
}
