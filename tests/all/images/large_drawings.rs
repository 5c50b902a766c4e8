//! Drawings that nobody makes by hand: the checker refuses them in words, and soon.

use crate::all::support::bundles::Bundle;
use std::time::{Duration, Instant};

/// What a slow machine takes at most in a debug build; a hang takes for ever.
const SOON: Duration = Duration::from_secs(20);

/// The report on the good bundle with a drawing of these elements, which comes soon.
#[track_caller]
fn report_on_drawing(elements: &str) -> String {
    let bundle = Bundle::good();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">";
    bundle.write("images/back.svg", format!("{svg}{elements}</svg>"));
    let start = Instant::now();
    let report = bundle.report();
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    report
}

const FINE: &str = "0 errors, 0 warnings in 6 files";

#[test]
fn picture_of_many_levels() {
    let groups = |count| format!("{}{}", "<g>".repeat(count), "</g>".repeat(count));
    assert_eq!(report_on_drawing(&groups(99)), FINE);
    let place = "images/back.svg:1:359: error: this is nested more than 100 levels deep, \
                 with what refers to it; ungroup some of what is around it";
    for count in [100, 100_000] {
        let report = report_on_drawing(&groups(count));
        assert!(report.starts_with(place), "{report}");
        assert!(report.ends_with("1 error, 0 warnings in 6 files"));
    }
    let report = report_on_drawing(&"<g>".repeat(100_000));
    assert!(report.contains("this is not XML"));
}

#[test]
fn picture_of_elements_in_a_long_row() {
    let row = |count| {
        let uses = (1..count).map(|n| format!("<use id=\"a{n}\" href=\"#a{}\"/>", n - 1));
        format!("<path id=\"a0\"/>{}", uses.collect::<String>())
    };
    assert_eq!(report_on_drawing(&row(99)), FINE);
    for count in [100, 100_000] {
        let report = report_on_drawing(&row(count));
        assert!(report.contains("more than 100 levels deep"), "{report}");
    }
    assert_eq!(
        report_on_drawing(&"<path d=\"M0 0h1v1z\"/>".repeat(20_000)),
        FINE
    );
}

/// Small files that would be drawn for ever, each by another kind of reference.
#[test]
fn picture_that_refers_to_itself_very_often() {
    let levels = |level: &dyn Fn(usize) -> String| -> String { (1..=7).map(level).collect() };
    let last = "<path id=\"a0\" d=\"M0 0h1v1z\"/>";
    let bombs = [
        levels(&|n| {
            let uses = format!("<use href=\"#a{}\"/>", n - 1).repeat(10);
            format!("<g id=\"a{n}\">{uses}</g>")
        }),
        levels(&|n| {
            let painted = format!("<path d=\"M0 0h1v1z\" fill=\"url(#a{})\"/>", n - 1).repeat(10);
            format!("<pattern id=\"a{n}\" width=\"1\" height=\"1\">{painted}</pattern>")
        }),
        // What is painted is painted for all within.
        levels(&|n| {
            let painted = "<path d=\"M0 0h1v1z\"/>".repeat(10);
            let painted = format!("<g style=\"stroke: URL( '#a{}' )\">{painted}</g>", n - 1);
            format!("<pattern id=\"a{n}\" width=\"1\" height=\"1\">{painted}</pattern>")
        }),
        levels(&|n| {
            let around = format!("<g fill=\"url(#a{})\">", n - 1);
            let painted = "<path d=\"M0 0h1v1z\"/>".repeat(10);
            format!("{around}<pattern id=\"a{n}\" width=\"1\" height=\"1\">{painted}</pattern></g>")
        }),
        levels(&|n| {
            let masked = format!("<path d=\"M0 0h1v1z\" mask=\"url(#a{})\"/>", n - 1).repeat(10);
            format!("<mask id=\"a{n}\">{masked}</mask>")
        }),
        levels(&|n| {
            let cut = format!("<path d=\"M0 0h1v1z\" clip-path=\"url(#a{})\"/>", n - 1).repeat(10);
            format!("<clipPath id=\"a{n}\">{cut}</clipPath>")
        }),
        levels(&|n| {
            let line = format!(
                "<path d=\"M0 0{}\" marker-mid=\"url(#a{})\"/>",
                "h1".repeat(10),
                n - 1
            );
            format!("<marker id=\"a{n}\">{line}</marker>")
        }),
        levels(&|n| {
            let images = format!("<feImage href=\"#b{}\"/>", n - 1).repeat(10);
            format!(
                "<filter id=\"a{n}\">{images}</filter><path id=\"b{n}\" filter=\"url(#a{n})\"/>"
            )
        }),
        levels(&|n| {
            let painted = format!("<path class=\"b c{}\" d=\"M0 0h1v1z\"/>", n - 1).repeat(10);
            let style =
                format!("<style>@media all {{ a, g .c{n}:hover {{ fill: url(#a{n}) }} }}</style>");
            format!("{style}<pattern id=\"a{n}\" width=\"1\" height=\"1\">{painted}</pattern>")
        }),
        format!(
            "<style>path {{ fill: url(#a1) }}</style>\
             <linearGradient id=\"a1\">{}</linearGradient>{}",
            "<stop/>".repeat(1000),
            "<path/>".repeat(1000)
        ),
        format!(
            "<style>{}</style>{}",
            "a{x:y}".repeat(200_000),
            last.repeat(5000)
        ),
    ];
    for bomb in bombs {
        let report = report_on_drawing(&format!("{last}{bomb}"));
        let words = "this draws more than 100000 elements, each as often as it is used; \
                     draw something simpler, or save the picture as png";
        assert!(report.contains(words), "{bomb}\n{report}");
        assert!(report.ends_with("1 error, 0 warnings in 6 files"));
    }
}

#[test]
fn picture_that_is_drawn_within_itself() {
    for circle in [
        "<use id=\"a\" href=\"#a\"/>",
        "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#c\"/></g>\
         <g id=\"c\"><use href=\"#a\"/></g>",
        "<mask id=\"a\"><path mask=\"url(#b)\"/></mask><mask id=\"b\"><path mask=\"url(#c)\"/></mask>\
         <mask id=\"c\"><path mask=\"url(#a)\"/></mask>",
        "<g fill=\"url(#a)\"><pattern id=\"a\" width=\"1\" height=\"1\"><path d=\"M0 0h1v1z\"/></pattern>\
         <path d=\"M0 0h1v1z\"/></g>",
    ] {
        let report = report_on_drawing(circle);
        let words = "this is drawn within itself; let what is in it refer to something else";
        assert!(report.contains(words), "{circle}\n{report}");
    }
    let gradient = "<g fill=\"url(#a)\"><linearGradient id=\"a\"/><a href=\"#a\"/></g>";
    assert_eq!(report_on_drawing(gradient), FINE);
    let styles = "<style>* { fill: url(#a) } path, #b { filter: url(#f) }</style>\
                  <linearGradient id=\"a\"><stop/></linearGradient>\
                  <filter id=\"f\"><feOffset/></filter><path id=\"b\" d=\"M0 0h1v1z\"/>";
    assert_eq!(report_on_drawing(styles), FINE);
}

/// What is drawn once takes long or much memory, too.
#[test]
fn picture_that_takes_too_much() {
    let filter = |parts: &str| {
        format!(
            "<filter id=\"f\" x=\"-9\" y=\"-9\" width=\"20\" height=\"20\">{parts}</filter>\
             <path d=\"M0 0h9v9z\" filter=\"url(#f)\"/>"
        )
    };
    let kernel = "1 ".repeat(10_000);
    let turned = |depth: usize| {
        let open = "<g transform=\"rotate(45)\" filter=\"url(#f)\">".repeat(depth);
        let close = "</g>".repeat(depth);
        let filter = filter("<feOffset/>")
            .replace("-9", "-999999")
            .replace("20", "2000000");
        format!("{filter}{open}<path d=\"M0 0h9v9z\"/>{close}")
    };
    let pattern = |scale: &str| {
        format!(
            "<pattern id=\"p\" width=\"9\" height=\"9\" patternTransform=\"scale({scale})\" \
             patternUnits=\"userSpaceOnUse\"><path d=\"M0 0h9v9z\"/></pattern>\
             <path d=\"M0 0h9v9z\" fill=\"url(#p)\"/>"
        )
    };
    let dashed = "<path d=\"M0 0h9999\" stroke=\"red\" stroke-dasharray=\"0.001\"/>";
    for heavy in [
        filter("<feTurbulence baseFrequency=\"1\" numOctaves=\"1000000000\"/>"),
        filter("<feMorphology operator=\"dilate\" radius=\"100\"/>"),
        filter(&format!(
            "<feConvolveMatrix order=\"100\" kernelMatrix=\"{kernel}\"/>"
        )),
        filter(&"<feGaussianBlur stdDeviation=\"9\"/>".repeat(100)),
        format!(
            "<style>path {{ filter: url(#f) }}</style>{}",
            filter("<feTurbulence numOctaves=\"999\"/>")
        ),
        turned(20),
        pattern("9999"),
        "<g opacity=\".9\">".repeat(90)
            + "<path d=\"M-99 0h999v99z\"/>"
            + "</g>".repeat(90).as_str(),
        dashed.repeat(1000),
    ] {
        let report = report_on_drawing(&heavy);
        let words = "images/back.svg: error: drawing this picture takes too much time or memory; \
                     draw it with fewer and smaller effects, or save it as png\n\n\
                     1 error, 0 warnings in 6 files";
        assert_eq!(report, words, "{heavy}");
    }
    for light in [
        filter("<feTurbulence baseFrequency=\"1\" numOctaves=\"3\"/>")
            .replace("-9", "0")
            .replace("20", "1"),
        filter("<feMorphology radius=\"0.05\"/>"),
        filter("<feGaussianBlur stdDeviation=\"999999999\"/>"),
        pattern("0.5"),
        dashed.to_owned(),
    ] {
        assert_eq!(report_on_drawing(&light), FINE, "{light}");
    }
}

#[test]
fn picture_of_numbers_that_nobody_expects() {
    for number in [
        "1e39",
        "-1e39",
        "1e-39",
        "1e999",
        "nan",
        "9".repeat(400).as_str(),
    ] {
        let report = report_on_drawing(&format!(
            "<filter id=\"f\"><feMorphology radius=\"{number}\"/>\
             <feTurbulence baseFrequency=\"{number}\" seed=\"{number}\"/>\
             <feConvolveMatrix order=\"{number}\" kernelMatrix=\"{number}\"/></filter>\
             <pattern id=\"p\" width=\"{number}\" height=\"{number}\"><path d=\"M0 0h1\"/></pattern>\
             <g transform=\"scale({number})\"><path d=\"M0 0h{number}v9z\" fill=\"url(#p)\" \
             filter=\"url(#f)\" stroke=\"red\" stroke-dasharray=\"{number}\"/></g>"
        ));
        assert!(
            report.contains("images/back.svg: error: ") || report == FINE,
            "{report}"
        );
    }
}
