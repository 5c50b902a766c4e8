//! The server for this machine does as a static host does.

use clinic_articles::{
    publish::{Limits, Port, answer, serve, service},
    route::Base,
};
use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    time::Duration,
};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A served folder; it is served until this is dropped.
struct Server {
    address: SocketAddr,
    _runtime: Runtime,
    _folder: TempDir,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn new(base: &str) -> Self {
        Self::with(base, Limits::default())
    }

    fn with(base: &str, limits: Limits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (file, text) in [
            ("index.html", "home"),
            ("404.html", "nothing here"),
            ("articles/a/index.html", "article"),
            ("content/index.json", "{}"),
            ("content/images/a.svg", "<svg/>"),
            ("site.js", "run()"),
            ("site_bg.wasm", "\0asm"),
        ] {
            let path = folder.path().join("site").join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        fs::write(folder.path().join("secret.txt"), "secret").unwrap();
        let runtime = Runtime::new().unwrap();
        let router = service(&folder.path().join("site"), &read(base));
        let bound = tokio::net::TcpListener::bind(("127.0.0.1", 0));
        let listener = runtime.block_on(bound).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(answer(listener, router, limits));
        Self {
            address,
            _runtime: runtime,
            _folder: folder,
        }
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).unwrap()
    }

    fn get(&self, path: &str) -> Answer {
        self.get_with(path, "Host: localhost")
    }

    /// Asks with these headers.
    fn get_with(&self, path: &str, headers: &str) -> Answer {
        let mut stream = self.connect();
        let request = format!("GET {path} HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer {
            status,
            head: head.into(),
            body: body.into(),
        }
    }
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let (_, value) = lines.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(value)
    }
}

fn read(base: &str) -> Base {
    let Ok(base) = base.parse();
    base
}

#[test]
fn pages_are_found_below_every_base() {
    for base in ["/", "/learn/", "/a/b/"] {
        let server = Server::new(base);
        for (path, body) in [
            ("", "home"),
            ("index.html", "home"),
            ("?a=b", "home"),
            ("articles/a/", "article"),
            ("articles/a/?a=b", "article"),
            ("articles/a/index.html", "article"),
        ] {
            let answer = server.get(&format!("{base}{path}"));
            assert_eq!((answer.status, &*answer.body), (200, body), "{base}{path}");
            assert_eq!(
                answer.header("content-type"),
                Some("text/html; charset=utf-8")
            );
            assert_eq!(answer.header("cache-control"), Some("no-cache"));
        }
    }
}

#[test]
fn folder_without_its_slash_leads_to_the_one_with_it() {
    for base in ["/", "/learn/"] {
        let server = Server::new(base);
        for (path, to) in [
            ("articles/a", "articles/a/"),
            ("articles/a?b=c", "articles/a/?b=c"),
        ] {
            let answer = server.get(&format!("{base}{path}"));
            assert_eq!(answer.status, 308, "{path}");
            assert_eq!(answer.header("location"), Some(&*format!("{base}{to}")));
        }
    }
}

#[test]
fn base_without_its_slash_leads_to_the_base() {
    let server = Server::new("/learn/");
    for (path, to) in [("/learn", "/learn/"), ("/learn?a=b", "/learn/?a=b")] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("location")), (308, Some(to)));
    }
}

#[test]
fn what_is_not_there_is_not_found_in_words() {
    for base in ["/", "/learn/"] {
        let server = Server::new(base);
        for path in [
            "nothing",
            "articles/b/",
            "articles/",
            "site.css",
            "%00",
            "%ff",
            "é",
        ] {
            let answer = server.get(&format!("{base}{path}"));
            let found = (answer.status, &*answer.body, answer.header("content-type"));
            assert_eq!(
                found,
                (404, "nothing here", Some("text/html; charset=utf-8")),
                "{path}"
            );
            assert_eq!(answer.header("cache-control"), Some("no-cache"));
        }
    }
}

#[test]
fn nothing_else_is_served() {
    let server = Server::new("/learn/");
    for path in ["/", "/index.html", "/learnfoo", "/learning/", "/site.js"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    for path in ["../", "%2e%2e/", "..%2f", "articles/../../"] {
        let answer = server.get(&format!("/learn/{path}secret.txt"));
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("secret"), "{path}");
    }
}

#[test]
fn browsers_are_told_what_files_are() {
    let server = Server::new("/learn/");
    for (file, expected) in [
        ("site_bg.wasm", "application/wasm"),
        ("site.js", "text/javascript; charset=utf-8"),
        ("content/index.json", "application/json; charset=utf-8"),
        ("content/images/a.svg", "image/svg+xml; charset=utf-8"),
    ] {
        let answer = server.get(&format!("/learn/{file}"));
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some(expected), "{file}");
    }
}

#[test]
fn port_in_use_is_told() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let base = read("/");
    let serving = serve(Path::new("nowhere"), &base, Port::Exactly(port));
    let error = Runtime::new().unwrap().block_on(serving).unwrap_err();
    let expected = format!("could not listen on 127.0.0.1:{port}; choose another port with --port");
    assert!(error.to_string().starts_with(&expected), "{error}");
}

/// A page of another site that has given its own name our address reads nothing.
#[test]
fn only_who_asks_for_this_machine_is_answered() {
    let server = Server::new("/");
    for host in [
        "localhost",
        "LOCALHOST:8080",
        "localhost.",
        "clinic.localhost:8080",
        "127.0.0.1",
        "127.1.2.3:8080",
        "[::1]:8080",
    ] {
        let answer = server.get_with("/", &format!("Host: {host}"));
        assert_eq!(answer.status, 200, "{host}");
    }
    for host in [
        "clinic.example",
        "clinic.example:8080",
        "localhost.clinic.example",
        "notlocalhost",
        "0.0.0.0",
        "192.168.1.2",
        "[::2]",
        "127.0.0.1.clinic.example",
        "",
        "a b",
    ] {
        let answer = server.get_with("/", &format!("Host: {host}"));
        assert_eq!(answer.status, 421, "{host}");
        assert!(!answer.body.contains("home"), "{host}");
    }
    let answer = server.get_with("http://clinic.example/", "Host: localhost");
    assert_eq!(answer.status, 421);
}

/// Whoever says half of what he wants is not waited for, nor is one who says nothing more.
#[test]
fn slow_heads_are_not_waited_for() {
    let limits = Limits {
        head: Duration::from_millis(50),
        ..Limits::default()
    };
    let server = Server::with("/", limits);
    for said in ["", "GET / HTTP/1.1\r\nHost: localhost\r\n"] {
        let mut stream = server.connect();
        stream.write_all(said.as_bytes()).unwrap();
        let mut answer = Vec::new();
        // Were it not closed, this would never end.
        drop(stream.read_to_end(&mut answer));
        assert!(!answer.starts_with(b"HTTP/1.1 200"), "{said}");
    }
    let mut stream = server.connect();
    stream
        .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .unwrap();
    let mut answer = Vec::new();
    drop(stream.read_to_end(&mut answer));
    assert!(answer.ends_with(b"home"));
    assert_eq!(Limits::default().head, Duration::from_secs(10));
}

/// More visitors than there may be wait until others have gone.
#[test]
fn no_more_connections_than_there_may_be() {
    let limits = Limits {
        connections: 1,
        ..Limits::default()
    };
    let server = Server::with("/", limits);
    let ask = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let answered = |stream: &mut TcpStream| {
        stream.write_all(ask).unwrap();
        let mut first = [0; 12];
        stream
            .read_exact(&mut first)
            .map(|()| first == *b"HTTP/1.1 200")
    };
    let mut one = server.connect();
    assert!(answered(&mut one).unwrap());
    let mut other = server.connect();
    other
        .set_read_timeout(Some(Duration::from_millis(100)))
        .unwrap();
    answered(&mut other).unwrap_err();
    drop(one);
    other.set_read_timeout(None).unwrap();
    let mut first = [0; 12];
    other.read_exact(&mut first).unwrap();
    assert_eq!(first, *b"HTTP/1.1 200");
}
