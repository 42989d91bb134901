//! Who may ask, and for what.
//!
//! A preview holds drafts, so only a browser on this machine gets it. Listening at a loopback address
//! isn't enough: any page on the web may have its own name lead to 127.0.0.1 and then read the answers
//! (DNS rebinding), or embed what is here. So the `Host` must be a name of this machine, an `Origin` must
//! be the preview's own, and what a browser says about where a request comes from is believed.
//!
//! A path is taken apart before anything is looked up. Whatever isn't a plain name is refused, so no
//! spelling of `..` ever reaches the disk, although only outputs of the site would be found anyway.

use std::net::{IpAddr, SocketAddr};

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri};

/// Why a request isn't answered.
pub type Refusal = (StatusCode, &'static str);

const FOREIGN: Refusal = (
    StatusCode::FORBIDDEN,
    "This is a preview on somebody's own machine. It answers only under the address that mendbook has said.\n",
);

const METHOD: Refusal = (
    StatusCode::METHOD_NOT_ALLOWED,
    "A preview can only be read.\n",
);

const PATH: Refusal = (
    StatusCode::BAD_REQUEST,
    "This isn't an address of the site.\n",
);

/// Knows the names of this machine.
pub struct Guard {
    /// Hosts with their port, in lower case.
    hosts: Vec<String>,
    /// Where it listens at every address of the machine, the port of each.
    any_address: Option<u16>,
}

impl Guard {
    /// The guard of a server that was asked to be at `bind` and is at `address`.
    pub fn new(bind: &str, address: SocketAddr) -> Self {
        let port = address.port();
        let bound = match address.ip() {
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        let names = ["localhost", "127.0.0.1", "[::1]", bind, &bound];
        let mut hosts = Vec::new();
        for name in names.map(str::to_ascii_lowercase) {
            // Browsers leave out the port that is usual.
            if port == 80 {
                hosts.push(name.clone());
            }
            hosts.push(format!("{name}:{port}"));
        }
        Self {
            hosts,
            any_address: address.ip().is_unspecified().then_some(port),
        }
    }

    /// The path that is asked for, from the site's root, or why it isn't answered.
    pub fn check(
        &self,
        method: &Method,
        uri: &Uri,
        headers: &HeaderMap,
    ) -> Result<String, Refusal> {
        if !self.is_own(uri, headers) || !is_asked_from_here(headers) {
            return Err(FOREIGN);
        }
        if !matches!(*method, Method::GET | Method::HEAD) {
            return Err(METHOD);
        }
        path(uri.path()).ok_or(PATH)
    }

    fn is_own(&self, uri: &Uri, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(HOST).iter();
        let host = hosts.next().and_then(|host| host.to_str().ok());
        let has_one = host.is_some_and(|host| self.knows(host)) && hosts.next().is_none();
        let is_told_again = uri
            .authority()
            .is_none_or(|authority| self.knows(authority.as_str()));
        let origins = headers.get_all(ORIGIN).iter();
        let mut origins = origins.map(|origin| {
            let origin = origin.to_str().ok();
            origin.and_then(|origin| origin.strip_prefix("http://"))
        });
        has_one && is_told_again && origins.all(|host| host.is_some_and(|host| self.knows(host)))
    }

    fn knows(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        // No page on the web has a number for its name, so a number is no rebinding.
        let is_number = |port: u16| {
            let address: Option<SocketAddr> = host.parse().ok();
            let is_usual = port == 80 && host.parse::<IpAddr>().is_ok();
            is_usual || address.is_some_and(|address| address.port() == port)
        };
        self.hosts.contains(&host) || self.any_address.is_some_and(is_number)
    }
}

/// Whether the request comes from a page of the preview or from somebody who typed or followed a link,
/// as far as the browser tells.
fn is_asked_from_here(headers: &HeaderMap) -> bool {
    let get = |name: &'static str| headers.get(HeaderName::from_static(name));
    let is = |name, value: &str| get(name).is_none_or(|told| told == value);
    match get("sec-fetch-site").and_then(|site| site.to_str().ok()) {
        Some("cross-site" | "same-site") => {
            is("sec-fetch-mode", "navigate") && is("sec-fetch-dest", "document")
        }
        _ => true,
    }
}

/// A path from the site's root, decoded; nothing for one that isn't made of plain names.
fn path(raw: &str) -> Option<String> {
    let raw = raw.strip_prefix('/')?;
    if raw.is_empty() {
        return Some(String::new());
    }
    let (names, end) = raw
        .strip_suffix('/')
        .map_or((raw, ""), |names| (names, "/"));
    let names: Option<Vec<String>> = names.split('/').map(name).collect();
    Some(names?.join("/") + end)
}

/// One name of a path.
fn name(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let name = String::from_utf8(bytes).ok()?;
    let is_plain = !matches!(name.as_str(), "" | "." | "..")
        && !name.contains(['/', '\\'])
        && !name.contains(char::is_control);
    is_plain.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(guard: &Guard, uri: &str, headers: &[(&'static str, &str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        guard
            .check(&Method::GET, &uri.parse().unwrap(), &map)
            .is_ok()
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let guard = Guard::new("127.0.0.1", "127.0.0.1:4010".parse().unwrap());
        let host = |host| asked(&guard, "/", &[("host", host)]);
        assert!(host("127.0.0.1:4010") && host("LocalHost:4010") && host("[::1]:4010"));
        for foreign in [
            "",
            "localhost",
            "localhost:80",
            "evil.example:4010",
            "127.0.0.1.evil.example:4010",
            "192.168.1.2:4010",
            "localhost:4010@evil.example",
        ] {
            assert!(!host(foreign), "{foreign}");
        }
        assert!(!asked(&guard, "/", &[]));
        let twice = [("host", "localhost:4010"), ("host", "evil.example:4010")];
        assert!(!asked(&guard, "/", &twice));
        let absolute = "http://evil.example:4010/";
        assert!(!asked(&guard, absolute, &[("host", "localhost:4010")]));
    }

    #[test]
    fn a_name_that_was_bound_is_known_and_so_is_any_number_where_all_are() {
        let guard = Guard::new("Clinic-PC", "192.168.1.2:80".parse().unwrap());
        assert!(asked(&guard, "/", &[("host", "clinic-pc")]));
        assert!(asked(&guard, "/", &[("host", "192.168.1.2:80")]));
        let all = Guard::new("0.0.0.0", "0.0.0.0:4010".parse().unwrap());
        assert!(asked(&all, "/", &[("host", "192.168.1.2:4010")]));
        assert!(!asked(&all, "/", &[("host", "192.168.1.2:4011")]));
        assert!(!asked(&all, "/", &[("host", "evil.example:4010")]));
    }

    #[test]
    fn other_pages_get_nothing() {
        let guard = Guard::new("127.0.0.1", "127.0.0.1:4010".parse().unwrap());
        let with = |more: &[(&'static str, &str)]| {
            let mut headers = vec![("host", "localhost:4010")];
            headers.extend(more);
            asked(&guard, "/", &headers)
        };
        assert!(with(&[("origin", "http://localhost:4010")]));
        for origin in [
            "null",
            "http://evil.example",
            "https://localhost:4010",
            "http://localhost:1",
        ] {
            assert!(!with(&[("origin", origin)]), "{origin}");
        }
        assert!(with(&[
            ("sec-fetch-site", "same-origin"),
            ("sec-fetch-mode", "cors")
        ]));
        let from = |site, mode, dest| {
            with(&[
                ("sec-fetch-site", site),
                ("sec-fetch-mode", mode),
                ("sec-fetch-dest", dest),
            ])
        };
        assert!(from("cross-site", "navigate", "document"));
        assert!(!from("cross-site", "navigate", "iframe"));
        assert!(!from("same-site", "no-cors", "image"));
    }

    #[test]
    fn a_path_is_made_of_plain_names() {
        let is = |raw: &str, wanted: &str| assert_eq!(path(raw).as_deref(), Some(wanted), "{raw}");
        is("/", "");
        is("/a.css", "a.css");
        is("/guides/low-back/", "guides/low-back/");
        is("/guides/r%C3%BCcken/", "guides/rücken/");
        is("/a/50%25.png", "a/50%.png");
        for raw in [
            "",
            "//",
            "//evil.example/",
            "/a//b",
            "/..",
            "/../x",
            "/a/../b",
            "/%2e%2e/x",
            "/%2E./x",
            "/./x",
            "/a%2fb",
            "/a%5Cb",
            "/a\\b",
            "/%00",
            "/%0a",
            "/%",
            "/%4",
            "/%zz",
            "/%ff",
        ] {
            assert_eq!(path(raw), None, "{raw}");
        }
    }
}
