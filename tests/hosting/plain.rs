//! Hosts as they come, which nobody tells anything: what a site is there, and what it lacks.

use super::{
    apache,
    folder::{AT_ROOT, BELOW, Folder},
    host::Host,
};
use std::{fs, net::SocketAddr, path::Path};

/// What files are that a browser needs, without what is said of their letters. It takes JSON for
/// what it is, whatever it is called.
const TYPES: [(&str, &str); 9] = [
    (".html", "text/html"),
    (".js", "javascript"),
    (".wasm", "application/wasm"),
    (".css", "text/css"),
    (".svg", "image/svg+xml"),
    (".avif", "image/avif"),
    (".jpg", "image/jpeg"),
    (".png", "image/png"),
    (".pdf", "application/pdf"),
];

/// nginx as Debian brings it, for a site in a folder of its root.
fn nginx(folder: &Folder, workshop: &Path, port: SocketAddr) -> String {
    let (at, root) = (workshop.display(), folder.root.display());
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temporary = temporary.map(|what| format!("{what}_temp_path {at}/{what};\n"));
    let whole = format!(
        "daemon off;\nmaster_process off;\npid {at}/pid;\nerror_log stderr;\nevents {{}}\n\
         http {{\naccess_log off;\ninclude /etc/nginx/mime.types;\n\
         default_type application/octet-stream;\ngzip on;\n{}\
         server {{\nlisten {port};\nroot {root};\nindex index.html;\n\
         location / {{ try_files $uri $uri/ =404; }}\n}}\n}}\n",
        temporary.concat()
    );
    let file = workshop.join("nginx.conf");
    fs::write(&file, whole).unwrap();
    format!("nginx -e stderr -p {at} -c {}", file.display())
}

/// `python3 -m http.server`, in the folder of a site.
fn python(folder: &Folder, _: &Path, port: SocketAddr) -> String {
    let (root, port) = (folder.root.display(), port.port());
    format!("python3 -m http.server {port} --bind 127.0.0.1 --directory {root}")
}

/// Apache that reads no `.htaccess`, as Debian's does before it is told to.
fn deaf_apache(folder: &Folder, workshop: &Path, port: SocketAddr) -> String {
    apache::command(folder, workshop, port, &apache::USUAL, "None")
}

/// Every page can be read, and the program finds what it needs. No page of another site may show
/// anything, who may frame a page is not said, and what is not there is told in the host's words.
fn serves_pages_and_no_more(host: &Host) {
    for file in host.folder.files() {
        let answer = host.get(&file, &[]);
        assert_eq!(answer.status, 200, "{file}: {answer}");
        assert!(answer.body == host.folder.read(&file), "{file}");
        let kind = answer.get_header("content-type").unwrap_or_default();
        let expected = TYPES.iter().find(|(ending, _)| file.ends_with(ending));
        let fits = expected.is_none_or(|(_, expected)| kind.contains(expected));
        assert!(fits, "{file}: {answer}");
        for lacking in [
            "access-control-allow-origin",
            "cache-control",
            "content-security-policy",
        ] {
            assert_eq!(answer.get_header(lacking), None, "{file}: {answer}");
        }
    }
    let page = host.get("articles/low-back-pain/", &[]);
    let file = host.folder.read("articles/low-back-pain/index.html");
    assert_eq!((page.status, page.body), (200, file));
    let folder = host.get("articles/low-back-pain", &[]);
    let location = folder.get_header("location").unwrap_or_default();
    assert!(location.ends_with("/articles/low-back-pain/"), "{folder}");
    let nothing = host.get("articles/nothing/", &[]);
    assert_eq!(nothing.status, 404, "{nothing}");
    assert!(nothing.body != host.folder.read("404.html"), "{nothing}");
}

#[test]
fn nginx_as_it_comes() {
    serves_pages_and_no_more(&Host::on_port(&BELOW, &[], nginx));
}

#[test]
fn apache_that_reads_no_htaccess() {
    serves_pages_and_no_more(&Host::on_port(&BELOW, &[], deaf_apache));
}

#[test]
fn python_for_a_look() {
    serves_pages_and_no_more(&Host::on_port(&AT_ROOT, &[], python));
}
