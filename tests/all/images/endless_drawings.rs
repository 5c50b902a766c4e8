//! Tiny drawings that programs for drawings would read or draw for ever, or break down on: each is refused
//! in words, with its own name, before they see it.

use crate::all::support::{bundles::Bundle, effort};
use std::{fmt::Write, fs, path::Path, process::Command};

/// What is told of a drawing of these elements, with little work.
#[track_caller]
fn report(svg: &str) -> String {
    let bundle = Bundle::good();
    bundle.write("images/back.svg", svg);
    let (report, spent) = effort::of(|| bundle.report());
    assert!(spent < effort::MOST, "took {spent:?}: {svg:.200}");
    report
}

fn drawing(elements: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"600\">{elements}</svg>"
    )
}

fn stroked(lines: &str) -> String {
    drawing(&format!(
        "<path fill=\"none\" stroke=\"red\" d=\"M0 0{lines}\"/>"
    ))
}

#[track_caller]
fn refused(svg: &str, words: &str) {
    let report = report(svg);
    let start = "images/back.svg:1:";
    assert!(
        report.starts_with(start) && report.contains(words),
        "{svg:.200}\n{report}"
    );
    assert!(
        report.ends_with("1 error, 0 warnings in 6 files"),
        "{report}"
    );
}

#[track_caller]
fn fine(svg: &str) {
    assert_eq!(report(svg), "0 errors, 0 warnings in 6 files", "{svg:.200}");
}

const WIDE: &str = "error: the lines of this are thousands of times as large as the picture; \
                    leave out what is not seen";

const MANY: &str = "error: this draws more than 400000 lines, or fewer that are very large; \
                    draw something simpler, or save the picture as png";

/// Whoever draws cuts a curve into pieces, the more the larger it is.
#[test]
fn curves_far_larger_than_the_picture() {
    let arcs = "A1e30 1e30 0 0 1 1e30 1e30 A1 1 0 1 1 0 0";
    for lines in [
        "A1e30 1e30 0 0 1 1e30 1e30",
        arcs,
        &arcs.repeat(20),
        "A1 1 0 0 1 1e30 0",
        "A1 1e-30 0 0 1 9 9",
        "a9e99 9e99 0 0 1 9e99 9e99",
        "C1e7 0 1e7 1e7 0 1e7",
        "Q1e7 0 0 1e7",
        "S1e7 0 0 1e7",
        "q5e6 0 0 5e6 t1 1",
    ] {
        refused(&stroked(lines), WIDE);
    }
    for large in [
        "<circle r=\"1e30\"/>",
        "<rect width=\"1e30\" height=\"1e30\" rx=\"1e20\"/>",
        "<ellipse rx=\"9999999in\" ry=\"1\"/>",
        "<path stroke-width=\"1e7\" stroke=\"red\" d=\"M0 0c1 9 9 1 9 9\"/>",
        "<g style=\"stroke-width: 1e7\"><path d=\"M0 0c1 9 9 1 9 9\"/></g>",
        "<style>path { stroke-width: 1e7 }</style><path d=\"M0 0c1 9 9 1 9 9\"/>",
        "<style>path { transform: scale(1e6) }</style><path d=\"M0 0c1 9 9 1 9 9\"/>",
        "<g transform=\"scale(1e4)\"><g transform=\"skewX(9) scale(1e4)\"><circle r=\"1\"/></g></g>",
        "<svg viewBox=\"0 0 1e-6 1\" width=\"1\" height=\"1\"><circle r=\"1\"/></svg>",
        "<g font-size=\"1000em\"><g font-size=\"1000em\"><circle r=\"1em\"/></g></g>",
    ] {
        refused(&drawing(large), WIDE);
    }
    for usual in [
        "A1e4 1e4 0 0 1 1e4 1e4",
        "L1e30 1e30",
        "C1e5 0 1e5 1e5 0 1e5",
        "Z",
        "h",
    ] {
        fine(&stroked(usual));
    }
}

#[test]
fn curves_that_are_many_and_large() {
    refused(&stroked(&"l1 1".repeat(400_000)), MANY);
    refused(&stroked(&"C1e5 0 1e5 1e5 0 1e5".repeat(20_000)), MANY);
    let used = format!(
        "<path id=\"a\" d=\"M0 0{}\"/>{}",
        "h1v1".repeat(1000),
        "<use href=\"#a\"/>".repeat(300)
    );
    refused(&drawing(&used), MANY);
    fine(&stroked(&"l1 1c1 1 2 2 3 1".repeat(10_000)));
}

/// Whoever reads XML compares each attribute, and each prefix, with all others.
#[test]
fn attributes_and_prefixes_without_end() {
    let mut attributes = String::new();
    let mut nested = String::new();
    for number in 0..5000 {
        write!(attributes, " a{number} = '1'").unwrap();
        write!(nested, "<g xmlns:a{number}=\"urn:{number}\">").unwrap();
    }
    let words = "error: this has more than 200 attributes; save the picture again as plain svg";
    refused(&drawing(&format!("<rect{attributes}/>")), words);
    let words = "error: this declares too many prefixes of names (xmlns); \
                 save the picture again as plain svg";
    refused(&drawing(&nested), words);
    let elements = "<g a='' b='' c='' d='' e=''/>".repeat(90_000);
    refused(
        &drawing(&elements),
        "error: this picture has more than 400000 attributes",
    );
    fine(&drawing(&format!(
        "<g data-note='{}'/><style>a[b=\"c\"]{{}}</style>",
        "=&quot;".repeat(300)
    )));
}

/// Rules are compared with each element, and what stands in attributes is read wherever it is used.
#[test]
fn rules_and_values_without_end() {
    let paths = "<path d=\"M0 0h9v9z\"/>".repeat(2000);
    let words = "error: this draws more than 100000 elements, each as often as it is used";
    for style in [
        "a{b:c}".repeat(20_000),
        format!("{}{{b:c}}", "a,".repeat(20_000)),
        format!("path{{{}}}", "fill:red;".repeat(20_000)),
        format!("{}path{{b:c}}", "* ".repeat(200)),
    ] {
        refused(&drawing(&format!("<style>{style}</style>{paths}")), words);
    }
    let long = format!(
        "<g id=\"a\" style=\"{}\"/>{}",
        "fill:red;".repeat(20_000),
        "<use href=\"#a\"/>".repeat(2000)
    );
    refused(&drawing(&long), words);
}

/// Check draws a drawing as its card will be drawn, so nothing breaks down when the site is built.
#[test]
fn drawing_that_breaks_the_program_that_draws() {
    let filter = "<filter id=\"f\"><feOffset dx=\"1e38\" result=\"a\"/><feTile in=\"a\"/></filter>\
                  <rect width=\"800\" height=\"600\" filter=\"url(#f)\"/>";
    let bundle = Bundle::good();
    bundle.write("images/back.svg", drawing(filter));
    let output = Command::new(env!("CARGO_BIN_EXE_clinic-articles"))
        .args(["check", "--content"])
        .arg(bundle.path("."))
        .arg("--cache")
        .arg(bundle.path(".kept"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("images/back.svg: error: this picture can't be drawn; save"),
        "{said}"
    );
    assert!(
        !said.contains("panicked") && output.status.code() == Some(1),
        "{said}"
    );
}

/// Drawings for this repository's own pictures have the same limits.
#[test]
fn nothing_is_drawn_that_could_not_be_published() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let filters = "<g filter=\"url(#f)\">".repeat(90);
    let ends = "</g>".repeat(90);
    for (svg, words) in [
        (
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"600\">\
             <filter id=\"f\"><feImage href=\"#g\"/></filter>\
             <g id=\"g\"><rect width=\"800\" height=\"600\" filter=\"url(#f)\"/></g></svg>"
                .to_owned(),
            "this is drawn within itself",
        ),
        (
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100000\" height=\"100000\"/>".to_owned(),
            "drawing this picture takes too much time or memory",
        ),
        (
            drawing(&format!(
                "<filter id=\"f\"><feOffset/></filter>{filters}<rect width=\"800\" height=\"600\"/>{ends}"
            ))
            .replace("800", "4000")
            .replace("600", "4000"),
            "drawing this picture takes too much time or memory",
        ),
        (stroked("A1e30 1e30 0 0 1 1e30 1e30"), "are thousands of times as large"),
        (String::new(), "this file is empty"),
    ] {
        fs::write(path("drawing.svg"), svg).unwrap();
        said_of(&path("drawing.svg"), words);
    }
    said_of("/dev/zero".as_ref(), "this is no ordinary file");
}

/// Sees that a drawing is not drawn, and that this is why.
#[track_caller]
fn said_of(drawing: &Path, words: &str) {
    let picture = std::env::temp_dir().join("clinic-articles-never-drawn.jpg");
    let output = Command::new(env!("CARGO_BIN_EXE_clinic-articles"))
        .arg("draw")
        .args([drawing, &picture])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains(words), "{said}");
    assert!(!output.status.success() && !picture.exists());
}
