//! `mendbook serve`, asked over HTTP like a browser asks: what is served is what `build` would publish,
//! now, and nobody else gets it.
//!
//! Whatever has to come by itself is waited for, for at most [`PATIENCE`]. How it looks in a browser is the
//! subject of `tests/browser/preview.test.mjs`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::handouts;
use crate::sites::{Dice, SITE_YAML, TestSite};

/// How long something that comes by itself may take: protection against hangs, no measure of speed.
const PATIENCE: Duration = Duration::from_mins(1);

const PAGE: &str = "---\ntitle: Rest\n---\n\nLie down for 10 minutes.\n";

/// A server on a free port that ends with the test.
struct Server {
    child: Child,
    address: SocketAddr,
    said: Arc<Mutex<String>>,
}

/// An answer.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut named = lines.filter(|(key, _)| key.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value)
    }
}

impl Server {
    fn start(site: &TestSite, arguments: &[&str]) -> Self {
        let all = if arguments.contains(&"--port") {
            [&["serve"], arguments].concat()
        } else {
            [&["serve", "--port", "0"], arguments].concat()
        };
        let mut child = site
            .command(&all)
            .env_remove("MENDBOOK_EDITOR_URL")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut address = None;
        for line in lines.by_ref().map_while(Result::ok) {
            said.lock().unwrap().extend([line.as_str(), "\n"]);
            if let Some((_, rest)) = line.split_once(" at http://") {
                address = rest.split('/').next().and_then(|it| it.parse().ok());
                break;
            }
        }
        let hears = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                hears.lock().unwrap().extend([line.as_str(), "\n"]);
            }
        });
        let address = address.unwrap_or_else(|| panic!("{}", said.lock().unwrap()));
        Self {
            child,
            address,
            said,
        }
    }

    fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Sends these lines of a request, as they are.
    fn ask(&self, lines: &[&str]) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = lines.join("\r\n") + "\r\nConnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|at| at == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer {
            status,
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        let request = format!("GET {path} HTTP/1.1");
        self.ask(&[&request, &format!("Host: {}", self.address)])
    }

    /// A file as `build` would have it: without the line of the preview.
    fn file(&self, path: &str) -> Vec<u8> {
        let answer = self.get(&format!("/{}", path.replace(' ', "%20")));
        if answer
            .header("content-type")
            .is_some_and(|it| it.starts_with("text/html"))
        {
            without_script(&answer.text()).into_bytes()
        } else {
            answer.body
        }
    }

    /// Waits until a page is as it should be.
    fn wait(&self, path: &str, is_right: impl Fn(&Answer) -> bool) -> Answer {
        let start = Instant::now();
        loop {
            let answer = self.get(path);
            if is_right(&answer) {
                return answer;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{path} stays\n{}\n{}\n{}",
                answer.head,
                answer.text(),
                self.said()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn wait_for(&self, path: &str, words: &str) -> Answer {
        self.wait(path, |answer| answer.text().contains(words))
    }

    /// Waits for what is new since the state of a page; the browser asks again until there is something.
    fn events(&self, state: &str) -> String {
        loop {
            let request = "GET /.mendbook/events HTTP/1.1";
            let host = format!("Host: {}", self.address);
            let answer = self.ask(&[request, &host, &format!("Last-Event-ID: {state}")]);
            assert_eq!(answer.header("content-type"), Some("text/event-stream"));
            if !answer.text().starts_with(':') {
                return answer.text();
            }
        }
    }

    /// The problems that a page which has just been loaded shows; empty where it shows none.
    fn problems(&self) -> String {
        let state = state(&self.get("/").text());
        let events = self.get(&format!("/.mendbook/events?since={state}"));
        let text = events.text();
        let data = text.lines().find_map(|line| line.strip_prefix("data: {"));
        let shown = data.filter(|data| data.starts_with("\"block\":true"));
        shown.unwrap_or_default().to_owned()
    }

    /// Waits until nothing is wrong any more.
    fn wait_for_no_problems(&self) {
        let start = Instant::now();
        while !self.problems().is_empty() {
            assert!(start.elapsed() < PATIENCE, "{}", self.problems());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The state that the line in a page tells.
fn state(page: &str) -> String {
    let (_, rest) = page.split_once("data-state=\"").expect("the script");
    rest.split('"').next().unwrap().to_owned()
}

fn without_script(page: &str) -> String {
    let begin = page.find("<script src=\"/.mendbook/preview.js\" defer data-state=\"");
    let Some(begin) = begin else {
        return page.to_owned();
    };
    let end = begin + page[begin..].find("</script>").unwrap() + "</script>".len();
    page[..begin].to_owned() + &page[end..]
}

/// Every file of a build is served as it is.
fn assert_as_built(site: &TestSite, server: &Server) {
    for (path, bytes) in site.output() {
        let got = server.file(&path);
        assert!(
            got == bytes,
            "{path} differs\nserved: {}\nbuilt: {}",
            String::from_utf8_lossy(&got),
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[test]
fn what_is_served_is_what_would_be_built() {
    let site = handouts::site(&[
        (
            "content/guides/back.md",
            "---\ntitle: Back\nreview: {status: draft}\n---\n\nSee [[tilt]].\n",
        ),
        ("content/guides/a b.txt", "a file"),
        (
            "static/img/x.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        ),
        ("static/.well-known/security.txt", "Contact: x"),
        ("static/plain.html", "<p>as it is</p>"),
    ]);
    site.build(&["--quiet"]);
    let server = Server::start(&site, &["--quiet"]);
    assert_as_built(&site, &server);
    let kinds = [
        ("/", "text/html; charset=utf-8"),
        ("/plain.html", "text/html; charset=utf-8"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/img/x.svg", "image/svg+xml"),
        ("/red-flags.json", "application/json"),
        ("/red-flags/card/red-flags-a4.pdf", "application/pdf"),
        ("/guides/a%20b.txt", "text/plain; charset=utf-8"),
    ];
    for (path, kind) in kinds {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some(kind)),
            "{path}"
        );
    }
    assert!(!server.get("/plain.html").text().contains("preview.js"));
    let page = server.get("/guides/back/");
    let policy = "default-src 'self'; frame-ancestors 'self'";
    assert_eq!(page.header("content-security-policy"), Some(policy));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    assert!(
        page.text().ends_with("</script></body></html>"),
        "{}",
        page.text()
    );
    let folder = server.get("/guides/back?x=1");
    assert_eq!(
        (folder.status, folder.header("location")),
        (302, Some("/guides/back/?x=1"))
    );
    let nothing = server.get("/nowhere/");
    assert_eq!(nothing.status, 404);
    assert_eq!(without_script(&nothing.text()), site.page("404.html"));
}

#[test]
fn below_the_path_of_the_base_url_is_the_same_site() {
    let site = TestSite::of(&[("content/rest.md", PAGE)]);
    let server = Server::start(&site, &["--base-url", "https://example.org/some/path/"]);
    // `404.html` links there.
    assert_eq!(server.get("/some/path/rest/").status, 200);
    assert_eq!(server.get("/some/path/nowhere/").status, 404);
}

#[test]
fn what_is_saved_is_served() {
    let site = TestSite::of(&[("content/rest.md", PAGE)]);
    let server = Server::start(&site, &[]);
    let first = server.get("/rest/").text();
    assert!(first.contains("10 minutes"));
    site.write("content/rest.md", PAGE.replace("10", "15"));
    let events = server.events(&state(&first));
    assert!(events.contains("event: pages\n"), "{events}");
    // Who was told finds the new page.
    assert!(server.get("/rest/").text().contains("15 minutes"));

    // A new folder with a page in it.
    site.write("content/new/deep/sit.md", PAGE.replace("Rest", "Sit"));
    server.wait_for("/new/deep/sit/", "Sit");
    // A folder that gets another name.
    std::fs::rename(site.path("content/new"), site.path("content/old")).unwrap();
    server.wait_for("/old/deep/sit/", "Sit");
    server.wait("/new/deep/sit/", |answer| answer.status == 404);
    // Written in it after that.
    site.write("content/old/deep/sit.md", PAGE.replace("Rest", "Stand"));
    server.wait_for("/old/deep/sit/", "Stand");
    // Deleted.
    std::fs::remove_file(site.path("content/rest.md")).unwrap();
    server.wait("/rest/", |answer| answer.status == 404);
    // As editors save: beside it, then over it.
    site.write("content/.x.md.swp", PAGE);
    site.write("content/tmp-x", PAGE.replace("Rest", "Moved"));
    std::fs::rename(site.path("content/tmp-x"), site.path("content/x.md")).unwrap();
    server.wait_for("/x/", "Moved");
    // Settings, a folder that wasn't there, the theme.
    site.write(
        "site.yaml",
        SITE_YAML.replace("title: Test", "title: Other"),
    );
    server.wait_for("/", "Other");
    site.write("static/a.txt", "one");
    server.wait_for("/a.txt", "one");
    std::fs::remove_dir_all(site.path("static")).unwrap();
    server.wait("/a.txt", |answer| answer.status == 404);
    site.write("static/a.txt", "two");
    server.wait_for("/a.txt", "two");
    site.write("themes/bare/page.html", "<body>mine</body>");
    server.wait_for("/x/", "mine");
    site.write(
        "site.yaml",
        SITE_YAML.replace("theme: bare", "theme: default"),
    );
    server.wait_for("/x/", "assets/style.css");
}

#[test]
fn files_are_looked_at_where_nothing_tells_of_changes() {
    let site = TestSite::of(&[("content/rest.md", PAGE)]);
    let server = Server::start(&site, &["--poll"]);
    site.write("content/rest.md", PAGE.replace("10", "15"));
    server.wait_for("/rest/", "15 minutes");
    site.write("static/a.txt", "one");
    server.wait_for("/a.txt", "one");
    site.write("static/a.txt", "two");
    server.wait_for("/a.txt", "two");
    assert!(
        server.said().contains("twice a second"),
        "{}",
        server.said()
    );
}

#[test]
fn while_there_are_errors_the_last_good_page_stays() {
    let site = TestSite::of(&[("content/rest.md", PAGE)]);
    let server = Server::start(&site, &["--editor-url", "edit://{path}?{line}"]);
    let good = server.get("/rest/").text();
    assert_eq!(server.problems(), "");

    site.write(
        "content/rest.md",
        PAGE.replace("title: Rest", "titel: Rest"),
    );
    let events = server.events(&state(&good));
    assert!(events.contains("event: problems\n"), "{events}");
    assert!(!events.contains("event: pages\n"), "{events}");
    let page = server.get("/rest/").text();
    assert_eq!(without_script(&page), without_script(&good));
    let problems = server.problems();
    for part in [
        "\"block\":true",
        "\"code\":\"unknown-field\"",
        "\"file\":\"content/rest.md\",\"line\":2,\"column\":1",
        "did you mean `title`?",
        "/content/rest.md?2\"",
    ] {
        assert!(problems.contains(part), "{part}: {problems}");
    }
    assert!(
        server
            .said()
            .contains("content/rest.md:2:1: error[unknown-field]"),
        "{}",
        server.said()
    );

    // Other pages don't change either, until all is well.
    site.write("content/sit.md", PAGE);
    site.write("content/rest.md", PAGE.replace("10", "20"));
    server.wait_for("/rest/", "20 minutes");
    assert_eq!(server.get("/sit/").status, 200);
    server.wait_for_no_problems();
}

#[test]
fn mistakes_in_templates_are_told_and_the_last_good_page_stays() {
    let site = TestSite::of(&[("content/rest.md", PAGE)]);
    let server = Server::start(&site, &[]);
    let template = std::fs::read_to_string(site.path("themes/bare/page.html")).unwrap();
    let good = server.get("/rest/").text();
    let told = |words: &str| {
        let start = Instant::now();
        while !server.problems().contains(words) {
            // A page has to be asked for before its mistakes are known.
            let page = server.get("/rest/");
            assert_eq!(without_script(&page.text()), without_script(&good));
            assert!(start.elapsed() < PATIENCE, "{words}: {}", server.said());
        }
    };
    // One that doesn't compile, and one that fails when it is run.
    site.write("themes/bare/page.html", "{% if %}");
    told("template-error");
    site.write(
        "themes/bare/page.html",
        template.replace("record.body_html | safe", "page.titel"),
    );
    told("titel");
    site.write("themes/bare/page.html", &template);
    server.wait_for_no_problems();
    assert_eq!(
        without_script(&server.get("/rest/").text()),
        without_script(&good)
    );
}

#[test]
fn a_site_that_is_broken_from_the_start_is_served_as_far_as_it_goes() {
    let site = TestSite::of(&[
        ("content/rest.md", PAGE),
        ("content/bad.md", "---\ntitle: [\n---\n"),
        ("themes/bare/page.html", "{% if %}"),
    ]);
    let server = Server::start(&site, &[]);
    let page = server.get("/rest/");
    assert_eq!(page.status, 500);
    assert!(
        page.text().contains("themes/bare/page.html:1:"),
        "{}",
        page.text()
    );
    site.write(
        "themes/bare/page.html",
        "<body>{{ record.body_html | safe }}</body>",
    );
    server.wait_for("/rest/", "10 minutes");
    assert!(server.problems().contains("content/bad.md"));
    std::fs::remove_file(site.path("content/bad.md")).unwrap();
    server.wait("/bad/", |answer| answer.status == 404);
    server.wait_for_no_problems();
}

#[test]
fn a_site_that_goes_away_for_a_while_stays() {
    let site = TestSite::of(&[("content/rest.md", PAGE)]);
    let server = Server::start(&site, &[]);
    let good = server.get("/rest/").text();
    std::fs::rename(site.path("content"), site.path("elsewhere")).unwrap();
    let events = server.events(&state(&good));
    assert!(events.contains("there is no `content` folder"), "{events}");
    assert_eq!(
        without_script(&server.get("/rest/").text()),
        without_script(&good)
    );
    std::fs::rename(site.path("elsewhere"), site.path("content")).unwrap();
    site.write("content/rest.md", PAGE.replace("10", "15"));
    server.wait_for("/rest/", "15 minutes");
    server.wait_for_no_problems();
}

#[test]
fn where_only_stylesheets_change_only_they_are_swapped() {
    let site = TestSite::of(&[
        ("content/rest.md", PAGE),
        ("static/a.css", "p {}"),
        ("static/a.txt", "one"),
    ]);
    let server = Server::start(&site, &[]);
    let before = state(&server.get("/rest/").text());
    site.write("static/a.css", "p { color: red }");
    let events = server.events(&before);
    assert!(events.contains("event: styles\n"), "{events}");
    assert!(!events.contains("event: pages\n"), "{events}");
    assert_eq!(server.get("/a.css").text(), "p { color: red }");
    // As long as before.
    site.write("static/a.txt", "two");
    let after = state(&server.get("/rest/").text());
    let events = server.events(&after);
    assert!(events.contains("event: pages\n"), "{events}");
}

#[test]
fn cards_and_pdfs_change_with_their_routine() {
    let site = handouts::site(&[]);
    let server = Server::start(&site, &[]);
    let pdf = "routines/start/card/start-card-a4.pdf";
    let before = server.file(pdf);
    assert!(before.starts_with(b"%PDF-"));
    assert!(
        server
            .get("/routines/start/card/")
            .text()
            .contains("Gentle start")
    );
    let path = site.path("content/routines/start.md");
    let text = std::fs::read_to_string(&path).unwrap();
    site.write(
        "content/routines/start.md",
        text.replace("Gentle start", "Slow start"),
    );
    server.wait_for("/routines/start/card/", "Slow start");
    site.build(&["--quiet"]);
    assert_as_built(&site, &server);
    assert_ne!(server.file(pdf), before);
    // A danger sign is on the card, its sheet and its list.
    let flag = std::fs::read_to_string(site.path("content/red-flags/numb.md")).unwrap();
    site.write(
        "content/red-flags/numb.md",
        flag.replace("legs are numb", "feet are numb"),
    );
    server.wait_for("/red-flags/", "feet are numb");
    site.build(&["--quiet"]);
    assert_as_built(&site, &server);
}

#[test]
fn strangers_are_refused() {
    let site = TestSite::of(&[("content/rest.md", PAGE)]);
    site.write("secret.txt", "secret");
    let server = Server::start(&site, &[]);
    let port = server.address.port();
    let own = format!("Host: 127.0.0.1:{port}");
    let get = "GET /rest/ HTTP/1.1";
    let status = |lines: &[&str]| server.ask(lines).status;
    assert_eq!(status(&[get, &format!("Host: localhost:{port}")]), 200);
    assert_eq!(
        status(&[get, &own, &format!("Origin: http://localhost:{port}")]),
        200
    );
    for host in [
        "evil.example",
        "localhost:1",
        &format!("evil.example:{port}"),
    ] {
        assert_eq!(status(&[get, &format!("Host: {host}")]), 403, "{host}");
    }
    for origin in ["http://evil.example", "null", "http://localhost:1"] {
        assert_eq!(
            status(&[get, &own, &format!("Origin: {origin}")]),
            403,
            "{origin}"
        );
        let events = "GET /.mendbook/events HTTP/1.1";
        assert_eq!(status(&[events, &own, &format!("Origin: {origin}")]), 403);
    }
    assert_eq!(
        status(&[
            get,
            &own,
            "Sec-Fetch-Site: cross-site",
            "Sec-Fetch-Mode: no-cors"
        ]),
        403
    );
    let absolute = format!("GET http://evil.example:{port}/rest/ HTTP/1.1");
    assert_eq!(status(&[&absolute, &own]), 403);
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = server.ask(&[&format!("{method} /rest/ HTTP/1.1"), &own]);
        assert_eq!(
            (answer.status, answer.header("allow")),
            (405, Some("GET, HEAD"))
        );
    }
    let head = server.ask(&["HEAD /rest/ HTTP/1.1", &own]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    for path in [
        "/../secret.txt",
        "/rest/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "//secret.txt",
        "/rest%00",
        "/%",
        "/.mendbook/../../secret.txt",
    ] {
        let answer = server.ask(&[&format!("GET {path} HTTP/1.1"), &own]);
        assert_eq!(answer.status, 400, "{path}");
        assert!(!answer.text().contains("secret"), "{path}");
    }
    for path in [
        "/secret.txt",
        "/site.yaml",
        "/content/rest.md",
        "/.mendbook/x",
    ] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
}

#[test]
fn a_port_that_is_taken_is_stepped_over() {
    let site = TestSite::of(&[("content/rest.md", PAGE)]);
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port();
    let server = Server::start(&site, &["--port", &port.to_string()]);
    assert_ne!(server.address.port(), port);
    assert_eq!(server.get("/rest/").status, 200);
    let taken = format!("port {port} is taken");
    assert!(server.said().contains(&taken), "{}", server.said());
}

#[test]
fn a_folder_that_is_no_site_is_refused() {
    let run = TestSite::empty().run(&["serve", "--port", "0"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.contains("there is no `site.yaml`"),
        "{}",
        run.stderr
    );
}

/// One thing that somebody may do to the files of a site.
fn disturb(site: &TestSite, dice: &mut Dice, step: usize) {
    let folders = ["", "a/", "a/b/", "guides/", "new/"];
    let name = |dice: &mut Dice| {
        let folder = folders[dice.throw(folders.len())];
        format!("content/{folder}page-{}.md", dice.throw(12))
    };
    let page = format!("---\ntitle: Page {step}\n---\n\nText of step {step}. See [all](/).\n");
    let path = name(dice);
    match dice.throw(10) {
        0..=3 => site.write(&path, page),
        4 => site.write(
            &path,
            page.replace("title:", ["titel:", "title: [", "\0"][step % 3]),
        ),
        5 => drop(std::fs::remove_file(site.path(&path))),
        6 => {
            let to = site.path(&name(dice));
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            let _ = std::fs::rename(site.path(&path), to);
        }
        7 => {
            let (from, to) = ([("a", "moved"), ("moved", "a"), ("guides/", "new/")])[dice.throw(3)];
            let to = site.path(&format!("content/{to}"));
            let _ = std::fs::rename(site.path(&format!("content/{from}")), to);
        }
        8 => {
            site.write("static/style.css", format!("p {{ top: {step}px }}"));
            site.write(
                "site.yaml",
                SITE_YAML.replace("Test", &format!("Test {step}")),
            );
        }
        _ => {
            let _ = std::fs::remove_dir_all(site.path("static"));
            let _ = std::fs::remove_dir_all(site.path("content/a/b"));
        }
    }
}

/// Mends every page, so that the site can be built.
fn mend(site: &TestSite) {
    let mut open = vec![site.path("content")];
    let mut number = 0;
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                number += 1;
                let text = format!("---\ntitle: Mended\nid: mended-{number}\n---\n\nWell.\n");
                std::fs::write(path, text).unwrap();
            }
        }
    }
}

#[test]
fn after_a_storm_of_changes_the_site_is_the_one_that_would_be_built() {
    let site = TestSite::of(&[("content/rest.md", PAGE)]);
    let server = Server::start(&site, &["--quiet"]);
    let mut dice = Dice(2026);
    for step in 0..240 {
        disturb(&site, &mut dice, step);
        if step % 3 == 0 {
            let status = server.get("/rest/").status;
            assert!([200, 404].contains(&status), "{status}\n{}", server.said());
        }
        std::thread::sleep(Duration::from_millis(dice.throw(25).try_into().unwrap()));
    }
    mend(&site);
    site.write("static/last.txt", "last");
    site.build(&["--quiet"]);
    let built = site.output();
    let start = Instant::now();
    // All of it has been read once the last is there; nothing is to be different then, nor a second later.
    server.wait_for("/last.txt", "last");
    let is_served = || {
        built
            .iter()
            .all(|(path, bytes)| server.file(path) == *bytes)
    };
    while !is_served() && start.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_as_built(&site, &server);
    server.wait_for_no_problems();
    for folder in ["", "a/", "a/b/", "guides/", "new/", "moved/"] {
        for number in 0..12 {
            let path = format!("{folder}page-{number}/index.html");
            let is_built = built.contains_key(&path);
            assert_eq!(
                server.get(&format!("/{path}")).status == 200,
                is_built,
                "{path}"
            );
        }
    }
}

#[test]
fn a_switch_of_thousands_of_files_is_one_change() {
    let site = TestSite::of(&[("content/rest.md", PAGE)]);
    let server = Server::start(&site, &["--quiet"]);
    for number in 0..5000 {
        let text = format!("---\ntitle: Page {number}\n---\n\nText.\n");
        site.write(&format!("content/f{}/p{number}.md", number % 50), text);
    }
    server.wait_for("/f49/p4999/", "Text");
    assert_eq!(server.get("/f0/p0/").status, 200);
    for folder in 0..50 {
        std::fs::remove_dir_all(site.path(&format!("content/f{folder}"))).unwrap();
    }
    server.wait("/f49/p4999/", |answer| answer.status == 404);
    site.build(&["--quiet"]);
    let start = Instant::now();
    let home = site.page("index.html");
    while server.file("index.html") != home.as_bytes() {
        assert!(start.elapsed() < PATIENCE);
    }
    assert_as_built(&site, &server);
}
