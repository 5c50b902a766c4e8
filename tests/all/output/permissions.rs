//! Who can read what is published, whoever publishes it.

use crate::all::support::child::Desk;
use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
};

/// The permissions of everything in a folder, and of the folder, that are not the usual ones.
fn unusual(path: &Path) -> Vec<String> {
    let about = fs::symlink_metadata(path).unwrap();
    let usual = if about.is_dir() { 0o755 } else { 0o644 };
    let mode = about.permissions().mode() & 0o777;
    let mut found = Vec::new();
    if mode != usual {
        found.push(format!("{} {mode:o}", path.display()));
    }
    if about.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        found.extend(entries.flat_map(|entry| unusual(&entry.unwrap().path())));
    }
    found
}

#[test]
fn everybody_can_read_whatever_the_umask() {
    for umask in ["077", "000"] {
        let desk = Desk::new();
        desk.done("", &["new", "my-clinic"]);
        let build = || {
            let script = format!("umask {umask}; exec \"$0\" build --precompress none");
            let built = desk.shell("my-clinic", &script);
            assert!(
                built.status.success(),
                "{}",
                String::from_utf8_lossy(&built.stderr)
            );
            String::from_utf8(built.stdout).unwrap()
        };
        build();
        let dist = desk.path("my-clinic/dist");
        assert_eq!(unusual(&dist), [""; 0], "umask {umask}");
        // What comes into a folder that is there.
        let site = desk.read("my-clinic/content/site.json");
        let other = site.replacen("\"name\": \"", "\"name\": \"Another ", 1);
        desk.write("my-clinic/content/site.json", &other);
        build();
        assert_eq!(unusual(&dist), [""; 0], "umask {umask}");
        // What an earlier version has published for nobody else is not made again for that.
        let folder = dist.join("articles");
        let file = dist.join("index.html");
        fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
        let within = fs::read_dir(&folder)
            .unwrap()
            .next()
            .unwrap()
            .unwrap()
            .path();
        let page = within.join("index.html");
        for (path, mode) in [(&page, 0o600), (&within, 0o700), (&folder, 0o700)] {
            fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
        }
        assert!(build().contains(": 0 of "));
        assert_eq!(unusual(&dist), [""; 0], "umask {umask}");
    }
}
