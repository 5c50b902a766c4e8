use super::{scripts::without_scripts, site::Site};
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write, path::Path};
use tempfile::TempDir;

/// The same site with the scripts of its pages removed.
pub fn bare(site: &Site) -> Site {
    let bare = same(site);
    strip_all(&bare.dist());
    bare
}

/// The same site with another worker.
pub fn with_worker(site: &Site, worker: &str) -> Site {
    let other = same(site);
    let file = other.dist().join("worker.js");
    fs::write(&file, worker).unwrap();
    for ending in ["br", "gz"] {
        fs::remove_file(file.with_added_extension(ending)).unwrap();
    }
    other
}

fn same(site: &Site) -> Site {
    let folder = TempDir::new().unwrap();
    copy(&site.dist(), &folder.path().join("dist"));
    Site {
        routes: site.routes.clone(),
        base: site.base.clone(),
        folder,
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let from = entry.unwrap().path();
        let to = to.join(from.file_name().unwrap());
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

fn strip_all(folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            strip_all(&path);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            strip(&path);
        }
    }
}

/// Removes the scripts from a page, and from its compressed copies where it has any.
fn strip(page: &Path) {
    let html = without_scripts(&fs::read_to_string(page).unwrap());
    fs::write(page, &html).unwrap();
    for (ending, compress) in [("br", brotli as fn(&[u8]) -> Vec<u8>), ("gz", gzip)] {
        let copy = page.with_added_extension(ending);
        if copy.exists() {
            fs::write(copy, compress(html.as_bytes())).unwrap();
        }
    }
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &best).unwrap();
    compressed
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut compressed = GzEncoder::new(Vec::new(), Compression::best());
    compressed.write_all(bytes).unwrap();
    compressed.finish().unwrap()
}
