//! Requests and answers.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, LOCATION,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use super::overlay::{self, FILES, FOLDER};
use super::{Desk, locked};
use crate::pipeline::preview::{Answer, Change};

/// Pages load what belongs to the site and nothing else, and no other page shows them in a frame.
const POLICY: &str = "default-src 'self'; frame-ancestors 'self'";

const HTML: &str = "text/html; charset=utf-8";
const PLAIN: &str = "text/plain; charset=utf-8";

/// Content types by extension.
const TYPES: [(&str, &str); 28] = [
    ("atom", "application/atom+xml; charset=utf-8"),
    ("avif", "image/avif"),
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("gif", "image/gif"),
    ("htm", HTML),
    ("html", HTML),
    ("ico", "image/x-icon"),
    ("ics", "text/calendar; charset=utf-8"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("otf", "font/otf"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("ttf", "font/ttf"),
    ("txt", PLAIN),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml; charset=utf-8"),
];

/// Answers requests until the program is ended.
pub async fn serve(listener: std::net::TcpListener, desk: Arc<Desk>) -> Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener).context("can't start the server")?;
    let router = Router::new().fallback(answer).with_state(desk);
    axum::serve(listener, router)
        .await
        .context("the server has stopped")
}

async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let (uri, headers) = (request.uri(), request.headers());
    let mut response = match desk.guard.check(request.method(), uri, headers) {
        Err((status, why)) => refused(status, why),
        Ok(path) => match path.strip_prefix(FOLDER) {
            Some("events") => events(&desk, uri, headers).await,
            Some(name) => own_file(name),
            None => site(&desk, path, uri).await,
        },
    };
    let always = [
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (HeaderName::from_static("referrer-policy"), "same-origin"),
    ];
    for (name, value) in always {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

fn refused(status: StatusCode, why: &'static str) -> Response {
    let mut response = typed(status, PLAIN, why);
    if status == StatusCode::METHOD_NOT_ALLOWED {
        let allowed = HeaderValue::from_static("GET, HEAD");
        response.headers_mut().insert(ALLOW, allowed);
    }
    response
}

fn typed(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    (status, [(CONTENT_TYPE, kind)], body.into()).into_response()
}

/// The preview's own script and stylesheet.
fn own_file(name: &str) -> Response {
    match FILES.iter().find(|(file, _)| *file == name) {
        Some((_, text)) => typed(StatusCode::OK, kind(name), *text),
        None => typed(StatusCode::NOT_FOUND, PLAIN, "There is no such file.\n"),
    }
}

/// What is new since the state that the page knows.
async fn events(desk: &Desk, uri: &Uri, headers: &HeaderMap) -> Response {
    let last = headers.get("last-event-id");
    let last = last.and_then(|id| id.to_str().ok());
    let first = uri.query().and_then(|query| query.strip_prefix("since="));
    let state = last.or(first).unwrap_or_default();
    let told = desk.events.since(state, last.is_none()).await;
    typed(StatusCode::OK, "text/event-stream", told)
}

/// Something of the site. It is made on a thread of its own, so that nobody else waits.
async fn site(desk: &Arc<Desk>, path: String, uri: &Uri) -> Response {
    let state = desk.events.state();
    let at_desk = Arc::clone(desk);
    let asked = path.clone();
    let made = tokio::task::spawn_blocking(move || {
        let before = at_desk.preview.tellings();
        let answer = at_desk.preview.answer(&asked);
        (answer, at_desk.preview.tellings() != before)
    });
    let (answer, is_new) = made.await.unwrap_or((Answer::Broken, false));
    if is_new {
        let at_desk = Arc::clone(desk);
        let telling = tokio::task::spawn_blocking(move || at_desk.tell(Change::Nothing, None));
        // Looking through all problems takes a while, and only who is shown them waits for that.
        if matches!(answer, Answer::Broken) {
            let _ = telling.await;
        }
    }
    let page = |status, bytes: &[u8]| typed(status, HTML, overlay::with_script(bytes, &state));
    match answer {
        Answer::Page(bytes) => page(StatusCode::OK, &bytes),
        Answer::File(bytes) => typed(StatusCode::OK, kind(&path), bytes.to_vec()),
        Answer::Folder => moved(uri),
        Answer::Nothing(Some(bytes)) => page(StatusCode::NOT_FOUND, &bytes),
        Answer::Nothing(None) => page(StatusCode::NOT_FOUND, b"There is no such page."),
        // Made mendbook fail, which it has said where it was started; or can't be made.
        Answer::Broken => {
            let stand_in = overlay::stand_in(&locked(&desk.told).1, Path::new(&path));
            page(StatusCode::INTERNAL_SERVER_ERROR, stand_in.as_bytes())
        }
    }
}

/// To the same address with a `/` at the end of its path.
fn moved(uri: &Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}"));
    let to = format!("{}/{}", uri.path(), query.unwrap_or_default());
    let mut response = typed(StatusCode::FOUND, PLAIN, "");
    if let Ok(to) = HeaderValue::from_str(&to) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}

fn kind(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let extension = extension.to_ascii_lowercase();
    let known = TYPES.iter().find(|(known, _)| *known == extension);
    known.map_or("application/octet-stream", |(_, kind)| kind)
}
