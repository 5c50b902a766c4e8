//! The folder of files that are published as they are.

use crate::all::support::{
    bundles::Bundle,
    place::{Place, good, is_compressed},
};
use clinic_articles::publish::{Publication, compile, is_hashed};
use std::{
    ffi::OsStr,
    fs::{self, File},
    path::Path,
};

const NONE: [&str; 0] = [];

/// The good bundle with these files in its folder.
pub(super) fn with(files: &[(&str, &[u8])]) -> Bundle {
    let bundle = Bundle::good();
    for (file, bytes) in files {
        add(&bundle, file, bytes);
    }
    bundle
}

/// Puts a file into the folder of a bundle.
pub(super) fn add(bundle: &Bundle, file: impl AsRef<Path>, bytes: &[u8]) {
    let path = bundle.path("static").join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// What a bundle becomes that nothing is wrong with.
#[track_caller]
pub(super) fn publication(bundle: &Bundle) -> Publication {
    let checked = bundle.load();
    compile(
        checked
            .loaded
            .unwrap_or_else(|| panic!("{}", checked.report)),
    )
}

/// What is published of a bundle in a place, and was not before.
fn news(place: &Place, bundle: &Bundle) -> Vec<String> {
    let before = place.dist().exists().then(|| place.files());
    place.publish(&publication(bundle)).unwrap();
    let mut news = place.changes(&before.unwrap_or_default());
    news.retain(|path| path != ".clinic-articles");
    news
}

/// What is told of a folder with this file.
fn told(file: impl AsRef<Path>) -> String {
    let bundle = Bundle::good();
    add(&bundle, file, b"mine");
    bundle.report()
}

#[test]
fn files_are_published_as_they_are() {
    let files: [(&str, &[u8]); 7] = [
        (".nojekyll", b""),
        (".well-known/security.txt", b"Contact: mailto:a@b"),
        ("CNAME", b"clinic.example"),
        ("_redirects", b"/old /new"),
        ("favicon.ico", &[0, 1, 255]),
        ("hand-outs/back/Leaflet_2~a.pdf", &[0; 3_000_000]),
        ("former-page/index.html", b"<h1>Old</h1>"),
    ];
    let (bundle, place) = (with(&files), Place::new());
    let without = Place::new();
    without.publish(&good().1).unwrap();
    place.publish(&publication(&bundle)).unwrap();
    let (published, before) = (place.files(), without.files());
    for (file, bytes) in files {
        assert!(published[file] == bytes, "{file}");
    }
    let more = published.keys().filter(|path| !before.contains_key(*path));
    assert_eq!(more.count(), files.len());
}

/// Who has made a file may have closed it to others; a host has to read it.
#[test]
#[cfg(unix)]
fn hosts_can_read_what_others_could_not() {
    use std::os::unix::fs::PermissionsExt;
    let (bundle, place) = (with(&[("leaflet.pdf", b"pdf")]), Place::new());
    let closed = fs::Permissions::from_mode(0o600);
    fs::set_permissions(bundle.path("static/leaflet.pdf"), closed).unwrap();
    place.publish(&publication(&bundle)).unwrap();
    let mode = |file: &str| fs::metadata(place.dist().join(file)).unwrap().permissions();
    assert_eq!(mode("leaflet.pdf"), mode("robots.txt"));
}

/// What systems, editors and git leave behind is nobody's.
#[test]
fn litter_is_passed_over() {
    let bundle = with(&[("leaflet.pdf", b"pdf")]);
    for file in [
        ".DS_Store",
        ".git/HEAD",
        ".gitignore",
        ".gitkeep",
        ".leaflet.txt.swp",
        "._leaflet.pdf",
        "#leaflet.txt#",
        "Desktop.ini",
        "Thumbs.db",
        "__MACOSX/._leaflet.pdf",
        "a/b/.DS_Store",
        "leaflet.txt~",
        "~$leaflet.docx",
    ] {
        add(&bundle, file, b"litter");
    }
    let place = Place::new();
    assert_eq!(bundle.report(), "0 errors, 0 warnings in 6 files");
    place.publish(&publication(&bundle)).unwrap();
    let mut litter = place.files();
    litter.retain(|_, bytes| bytes == b"litter");
    assert!(litter.is_empty(), "{:?}", litter.keys());
    assert!(place.dist().join("leaflet.pdf").exists());
}

/// Whatever a site has itself, and whatever it could have, the folder has not.
#[test]
fn own_names_are_refused() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let own = place.files().into_keys();
    // Names with a hash of their content are nobody else's; the program of the tests has none.
    let of_program = ["site.js", "site_bg.wasm", ".htaccess"];
    let own = own.filter(|path| !is_compressed(path) && !of_program.contains(&path.as_str()));
    let mut own: Vec<String> = own
        .filter(|path| path.contains('/') || !is_hashed(path))
        .collect();
    own.extend(["page/2/index.html", "sitemap-1.xml", "offline/part.json"].map(Into::into));
    assert!(own.len() > 30);
    for path in own.iter().flat_map(|it| [it.clone(), it.to_uppercase()]) {
        let told = told(&path);
        let top = path.split('/').next().unwrap();
        let said = format!("static/{top}: error: ");
        let known = told.starts_with(&said) && told.ends_with("1 error, 0 warnings in 6 files");
        assert!(known, "{path}: {told}");
    }
    // Below another folder they are as good as others.
    for path in [
        "former-page/index.html",
        "old/articles/a.html",
        "old/robots.txt",
    ] {
        assert_eq!(told(path), "0 errors, 0 warnings in 6 files", "{path}");
    }
}

/// Two files of one name never lie on top of each other.
#[test]
fn name_of_the_program_is_refused() {
    let (bundle, place) = (with(&[("site.js", b"mine")]), Place::new());
    let error = place.publish(&publication(&bundle)).unwrap_err();
    assert_eq!(error.to_string(), "two files want to be site.js");
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_told() {
    use std::os::unix::{ffi::OsStrExt, fs::symlink, net::UnixListener};
    let bundle = with(&[("ours/leaflet.pdf", b"pdf")]);
    let at = |name: &str| bundle.path("static").join(name);
    symlink("/etc/hostname", at("file")).unwrap();
    symlink("/etc", at("folder")).unwrap();
    symlink("nowhere", at("nothing")).unwrap();
    drop(UnixListener::bind(at("socket")).unwrap());
    let long = File::create(at("film.mp4")).unwrap();
    long.set_len(30_000_001).unwrap();
    add(&bundle, OsStr::from_bytes(b"leaf\xfflet.pdf"), b"");
    add(&bundle, "two\nlines.pdf", b"");
    let link =
        "error: this only says where something else is; put the file or the folder itself here";
    let expected = [
        &format!("static/file: {link}"),
        "static/film.mp4: error: this file has 30.0 MB; make it smaller than 25.0 MB",
        &format!("static/folder: {link}"),
        "static/leaf\u{fffd}let.pdf: error: this name is not UTF-8; give it another one, as in leaflet.pdf",
        &format!("static/nothing: {link}"),
        "static/socket: error: this is neither a file nor a folder; delete it",
        "static/two\u{fffd}lines.pdf: error: the control character U+000A can't stand in an address; \
         write its name with the letters a to z, digits, dots and hyphens, as in two-lines.pdf",
        "7 errors, 0 warnings in 6 files",
    ];
    assert_eq!(bundle.report(), expected.join("\n\n"));
}

#[test]
#[cfg(unix)]
fn what_cannot_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let bundle = with(&[("closed/leaflet.pdf", b"pdf"), ("leaflet.pdf", b"pdf")]);
    for closed in ["static/closed", "static/leaflet.pdf"] {
        let mode = fs::Permissions::from_mode(0o000);
        fs::set_permissions(bundle.path(closed), mode).unwrap();
    }
    let is_root = fs::read(bundle.path("static/leaflet.pdf")).is_ok();
    let told = bundle.report();
    let errors = told
        .matches(": error: this can't be read: Permission denied")
        .count();
    assert_eq!(errors, if is_root { 0 } else { 2 }, "{told}");
    // So that it can be removed.
    let mode = fs::Permissions::from_mode(0o700);
    fs::set_permissions(bundle.path("static/closed"), mode).unwrap();
    // Whoever may read everything can't read a file as a folder, either.
    fs::remove_dir_all(bundle.path("static")).unwrap();
    fs::write(bundle.path("static"), "").unwrap();
    let told = bundle.report();
    assert!(
        told.starts_with("static: error: this can't be read: "),
        "{told}"
    );
}

/// A text is worth it, unless it is short or hosts read it themselves.
#[test]
fn long_texts_are_compressed_too() {
    let long = "abcdefghij".repeat(1000);
    let files: [(&str, &[u8]); 6] = [
        ("CNAME", long.as_bytes()),
        ("_redirects", long.as_bytes()),
        ("leaflet.pdf", long.as_bytes()),
        ("former-page/index.html", long.as_bytes()),
        ("poem.txt", long.as_bytes()),
        ("short.txt", b"short"),
    ];
    let (bundle, place) = (with(&files), Place::new());
    place.publish(&publication(&bundle)).unwrap();
    let published = place.files();
    for (file, _) in files {
        let is_compressed = ["former-page/index.html", "poem.txt"].contains(&file);
        for form in [".br", ".gz"] {
            let form = published.get(&format!("{file}{form}"));
            assert_eq!(form.is_some(), is_compressed, "{file}");
            assert!(form.is_none_or(|form| form.len() < 500), "{file}");
        }
    }
}

#[test]
fn what_has_not_changed_stays() {
    let (bundle, place) = (with(&[]), Place::new());
    place.publish(&publication(&bundle)).unwrap();
    add(&bundle, "hand-outs/leaflet.pdf", b"one");
    add(&bundle, "poem.txt", "abcdefghij".repeat(1000).as_bytes());
    // A folder more is one that Apache is not to list.
    let expected = [
        ".htaccess",
        "hand-outs/leaflet.pdf",
        "poem.txt",
        "poem.txt.br",
        "poem.txt.gz",
    ];
    assert_eq!(news(&place, &bundle), expected);
    let written = || fs::metadata(place.dist().join("hand-outs/leaflet.pdf")).unwrap();
    let before = written().modified().unwrap();
    assert_eq!(news(&place, &bundle), NONE);
    assert_eq!(written().modified().unwrap(), before);
    add(&bundle, "hand-outs/leaflet.pdf", b"two");
    assert_eq!(news(&place, &bundle), ["hand-outs/leaflet.pdf"]);
    assert_eq!(
        fs::read(place.dist().join("hand-outs/leaflet.pdf")).unwrap(),
        b"two"
    );
    fs::remove_dir_all(bundle.path("static")).unwrap();
    assert_eq!(news(&place, &bundle), expected);
    assert!(!place.dist().join("hand-outs").exists());
}

/// What goes while it is published stops that.
#[test]
fn file_that_is_gone_is_told() {
    let (bundle, place) = (with(&[("leaflet.pdf", b"pdf")]), Place::new());
    let publication = publication(&bundle);
    fs::remove_file(bundle.path("static/leaflet.pdf")).unwrap();
    let error = place.publish(&publication).unwrap_err().to_string();
    assert!(
        error.starts_with("could not read ") && error.contains("leaflet.pdf"),
        "{error}"
    );
    assert!(!place.dist().exists());
}

/// Pages of the clinic's own making are as it likes: our policy would break them.
#[test]
fn other_pages_have_no_policy() {
    let (bundle, place) = (
        with(&[("former-page/index.html", b"<script>a()</script>")]),
        Place::new(),
    );
    place.publish(&publication(&bundle)).unwrap();
    for file in ["_headers", ".htaccess"] {
        let text = fs::read_to_string(place.dist().join(file)).unwrap();
        let mut rules = text.lines().filter(|line| line.contains("former-page"));
        // Of a folder, Apache is told to show no list.
        assert!(rules.all(|line| line.ends_with("[R=404,L]")), "{text}");
    }
}

/// What is for Apache goes on where ours ends.
#[test]
fn apache_is_told_both() {
    let (bundle, place) = (with(&[]), Place::new());
    let ours = |place: &Place| fs::read_to_string(place.dist().join(".htaccess")).unwrap();
    place.publish(&publication(&bundle)).unwrap();
    let before = ours(&place);
    add(&bundle, ".htaccess", b"Redirect 301 /old /new\n");
    assert_eq!(news(&place, &bundle), [".htaccess"]);
    let mine = "\n# From the folder static of the content:\nRedirect 301 /old /new\n";
    assert_eq!(ours(&place), before + mine);
}
