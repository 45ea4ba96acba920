//! A visitor of the site with a clock: one connection for each request, and the cookie of its visit.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

const BOUNDARY: &str = "rolecall-bench-boundary";

/// Somebody with a browser.
pub(super) struct Visitor {
    address: String,
    cookie: Option<String>,
}

/// What the site answers.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) body: String,
    /// From the first byte asked to the last byte answered.
    pub(super) time: Duration,
}

impl Visitor {
    pub(super) fn of(address: &str) -> Self {
        Self { address: address.to_owned(), cookie: None }
    }

    pub(super) fn get(&mut self, path: &str) -> Result<Answer> {
        let (answer, _) = self.ask(&format!("GET {path}"), "", "")?;
        Ok(answer)
    }

    /// Hands in a résumé's text; the address of its matches.
    pub(super) fn hand_in(&mut self, resume: &str) -> Result<String> {
        let form = self.get("/candidates/new")?.body;
        let key = form.split("name=\"key\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let key = key.context("the form of a résumé holds no key")?;
        let field = |name: &str, value: &str| {
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body = format!("{}{}--{BOUNDARY}--\r\n", field("key", key), field("text", resume));
        let head =
            format!("Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nOrigin: http://{}\r\n", self.address);
        let (answer, location) = self.ask("POST /candidates", &head, &body)?;
        ensure!(answer.status == 303, "a résumé that is handed in is answered with {}", answer.status);
        location.context("a résumé that was handed in leads nowhere")
    }

    /// The ids of the newest postings.
    pub(super) fn postings(&mut self) -> Result<Vec<String>> {
        let list = self.get("/postings")?.body;
        let links = list.split("href=\"/postings/").skip(1).filter_map(|rest| rest.split('"').next());
        Ok(links.map(str::to_owned).collect())
    }

    fn ask(&mut self, line: &str, head: &str, body: &str) -> Result<(Answer, Option<String>)> {
        let cookie = self.cookie.as_ref().map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        let length = if body.is_empty() { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
        let request = format!(
            "{line} HTTP/1.1\r\nHost: {}\r\n{cookie}{head}{length}Connection: close\r\n\r\n{body}",
            self.address
        );
        let mut stream = TcpStream::connect(&self.address)?;
        let started = Instant::now();
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let time = started.elapsed();
        let answer = String::from_utf8(answer).context("the site answers something that is no text")?;
        let (head, body) = answer.split_once("\r\n\r\n").context("the site answers without a head")?;
        let status = head.split_whitespace().nth(1).and_then(|status| status.parse().ok());
        if let Some(cookie) = header(head, "set-cookie") {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        let status = status.context("the site answers without a status")?;
        Ok((Answer { status, body: body.to_owned(), time }, header(head, "location").map(str::to_owned)))
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let line =
        head.lines().find(|line| line.split(':').next().is_some_and(|found| found.eq_ignore_ascii_case(name)))?;
    line.split_once(':').map(|(_, value)| value.trim())
}
