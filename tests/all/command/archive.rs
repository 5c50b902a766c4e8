//! The archive that a clinic downloads, as `make package` packs it.

use crate::all::support::child::Desk;
use std::{fs, path::Path, process::Command};

/// Unpacks the newest archive of this version into an empty folder.
fn unpack(into: &Path) -> std::path::PathBuf {
    let packed = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/package");
    let start = concat!("clinic-articles-", env!("CARGO_PKG_VERSION"), "-");
    let archives = fs::read_dir(packed).expect("`make package` packs an archive");
    let archives = archives.map(|entry| entry.unwrap().path()).filter(|path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        name.starts_with(start) && name.ends_with(".tar.gz")
    });
    let newest = archives.max_by_key(|path| path.metadata().unwrap().modified().unwrap());
    let archive = newest.expect("`make package` packs an archive");
    let sum = archive.with_added_extension("sha256");
    let checked = Command::new("sha256sum")
        .arg("--check")
        .arg(sum)
        .current_dir(archive.parent().unwrap())
        .output();
    assert!(checked.unwrap().status.success(), "the sum is another");
    let unpacked = Command::new("tar")
        .args(["-xzf"])
        .arg(&archive)
        .arg("-C")
        .arg(into)
        .status();
    assert!(unpacked.unwrap().success());
    let name = archive.file_name().unwrap().to_str().unwrap();
    into.join(name.trim_end_matches(".tar.gz"))
}

#[test]
fn archive_is_all_that_a_clinic_needs() {
    let place = tempfile::tempdir().unwrap();
    let folder = unpack(place.path());
    for file in ["README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(folder.join(file).is_file(), "{file}");
    }
    // There is nothing but the program: no PATH, and an empty HOME.
    let desk = Desk::with(&folder.join("clinic-articles"));
    desk.done("", &["new", "my-clinic"]);
    desk.done("my-clinic", &["build"]);
    let serving = desk.serve("my-clinic", &["serve"]);
    let page = serving.get("articles/your-first-visit/");
    assert!(
        page.starts_with("HTTP/1.1 200") && page.contains("<h1"),
        "{page}"
    );
    let (before, _) = page.split_once("_bg.wasm").unwrap();
    let name = before.rsplit(['/', '"', '=']).next().unwrap();
    let wasm = &format!("{name}_bg.wasm");
    assert!(serving.get(wasm).starts_with("HTTP/1.1 200"), "{wasm}");
}
