use super::{Bundle, rounds, try_out};

/// A drawing with one of everything that takes work.
const RICH: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
    width=\"160\" height=\"90\" viewBox=\"0 0 160 90\"><style>.a, #b > path { fill: url(#c); stroke-width: 2 } \
    g path { transform: scale(1.1) }</style><defs><linearGradient id=\"c\" gradientTransform=\"rotate(9)\"><stop \
    offset=\"0.5\" stop-color=\"red\"/></linearGradient><radialGradient id=\"d\" r=\"50%\" xlink:href=\"#c\"/>\
    <pattern id=\"e\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" patternTransform=\"skewX(9)\">\
    <circle r=\"3\" cx=\"4\" cy=\"4\"/></pattern><clipPath id=\"f\"><ellipse rx=\"40\" ry=\"20\"/></clipPath>\
    <mask id=\"g\" maskContentUnits=\"objectBoundingBox\"><rect width=\"1\" height=\"1\" rx=\".1\" fill=\"white\"/></mask>\
    <marker id=\"h\" markerWidth=\"3\" markerHeight=\"3\" viewBox=\"0 0 4 4\" orient=\"auto\"><path d=\"M0 0L4 2 0 4z\"/>\
    </marker><filter id=\"i\" x=\"-10%\" width=\"120%\"><feGaussianBlur stdDeviation=\"2 3\"/><feOffset dx=\"3\" dy=\"2\" \
    result=\"o\"/><feTile in=\"o\"/><feMorphology operator=\"dilate\" radius=\"1\"/><feTurbulence numOctaves=\"2\" \
    baseFrequency=\".1\"/><feDisplacementMap in2=\"o\" scale=\"4\"/><feComposite in=\"o\" operator=\"arithmetic\" k1=\"1\"/>\
    <feConvolveMatrix order=\"3\" kernelMatrix=\"1 0 0 0 1 0 0 0 1\"/><feColorMatrix type=\"hueRotate\" values=\"90\"/>\
    <feDiffuseLighting surfaceScale=\"2\"><fePointLight x=\"9\" y=\"9\" z=\"9\"/></feDiffuseLighting><feFlood/>\
    <feDropShadow dx=\"1\"/><feImage href=\"#l\"/><feMerge><feMergeNode in=\"o\"/></feMerge><feComponentTransfer>\
    <feFuncR type=\"table\" tableValues=\"0 .5 1\"/></feComponentTransfer></filter><symbol id=\"k\" viewBox=\"0 0 9 9\">\
    <path d=\"M1 1h7v7z\"/></symbol></defs><g id=\"b\" transform=\"translate(3 3) rotate(10)\" opacity=\".9\"><path \
    class=\"a\" d=\"M9 9A30 20 10 1 1 60 40C1 2 3 4 50 60S80 9 90 20Q3 9 30 3T60 60z\" stroke=\"blue\" \
    stroke-dasharray=\"4 2\" stroke-linejoin=\"round\" marker-mid=\"url(#h)\" clip-path=\"url(#f)\"/><rect id=\"l\" x=\"9\" \
    y=\"9\" width=\"40\" height=\"30\" rx=\"5\" fill=\"url(#e)\" mask=\"url(#g)\"/></g><g filter=\"url(#i)\"><polygon \
    points=\"9,9 30,9 30,30\" fill=\"url(#d)\" style=\"mix-blend-mode: multiply; stroke: green\"/></g><use href=\"#k\" \
    x=\"60\" width=\"30\" height=\"30\"/><switch><path systemLanguage=\"de\"/><text x=\"3\" y=\"9\" font-size=\"2em\">Words \
    <tspan dx=\"1\">here</tspan></text></switch><svg x=\"9\" width=\"50%\" viewBox=\"0 0 9 9\"><line x2=\"9\" y2=\"9\" \
    stroke=\"red\" vector-effect=\"non-scaling-stroke\"/></svg><image width=\"9\" height=\"9\" href=\"data:image/png;base64,\
    iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\"/></svg>";

/// What makes drawings large, endless or nonsense.
const PIECES: [&str; 40] = [
    "1e38",
    "-1e38",
    "1e9",
    "1e6",
    "99999",
    "1e-9",
    "0",
    "-1",
    "NaN",
    "100%",
    "9em",
    "50in",
    "rotate(45)",
    "scale(1e5)",
    "matrix(1 2 3 4 5 6)",
    "skewX(89)",
    "url(#i)",
    "url(#e)",
    "url(#h)",
    "#b",
    "#l",
    "#k",
    "<use href=\"#b\"/>",
    "<g filter=\"url(#i)\">",
    "</g>",
    "<g>",
    "A1e9 1 0 1 1 9 9",
    "C1e5 0 0 1e5 9 9",
    "l1 1",
    "<style>* { filter: url(#i) }</style>",
    " stroke=\"red\"",
    " stroke-width=\"1e5\"",
    "\"",
    "'",
    "<",
    "&amp;",
    "objectBoundingBox",
    "userSpaceOnUse",
    "stroke-dasharray=\".01\"",
    "<!-- -->",
];

#[test]
fn broken_drawings_are_told() {
    let bundle = Bundle::good();
    bundle.write("images/back.svg", RICH);
    let report = bundle.report();
    assert!(
        report.starts_with("images/back.svg:1:") && report.contains("0 errors, 1 warning"),
        "{report}"
    );
    rounds(100, 17_000, |random| {
        let mut bytes = RICH.as_bytes().to_vec();
        random.mutate(&mut bytes, &PIECES);
        bundle.write("images/back.svg", &bytes);
        try_out(&bundle);
    });
}
