//! A built program, as far as the publisher looks at it.

use std::{fs, path::Path};

/// Writes what trunk builds, with this document.
pub fn write_program(folder: &Path, document: &str) {
    fs::create_dir(folder).unwrap();
    let files: [(&str, &[u8]); 13] = [
        ("index.html", document.as_bytes()),
        ("embed.js", b"export {}"),
        ("embed_bg.wasm", b"\0asm\x01\0\0\0"),
        ("v1-00f8545f9817d930.js", b"load(\"{{files}}\")"),
        ("offline-0123456789abcdef.js", b"speak()"),
        ("icon-0123456789abcdef.svg", b"<svg/>"),
        ("start-0123456789abcdef.js", b"start()"),
        ("bodies-0123456789abcdef.js", b"keep(\"{{offline}}\")"),
        ("records-0123456789abcdef.js", b"record()"),
        ("versions-0123456789abcdef.js", b"find()"),
        (
            "answers-0123456789abcdef.js",
            b"answer(\"{{worker}}\", \"{{offline-page}}\", \"{{withdrawn-page}}\")",
        ),
        (
            "keeping-0123456789abcdef.js",
            b"check(\"{{precache-manifest}}\")",
        ),
        ("duties-0123456789abcdef.js", b"perform()"),
    ];
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
}
