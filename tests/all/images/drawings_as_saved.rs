//! Drawings as programs save them: each becomes a plain SVG in UTF-8 that looks the same, or is refused for
//! the true reason.

use crate::all::support::{
    bundles::Bundle,
    photos::{developed, file, photo, published},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use image::ImageFormat;
use std::{fs, io::Write};

const FINE: &str = "0 errors, 0 warnings in 6 files";

const OPEN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" \
                    xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"160\" height=\"90\">";

fn report(svg: impl AsRef<[u8]>) -> String {
    let bundle = Bundle::good();
    bundle.write("images/back.svg", svg);
    bundle.report()
}

/// What is published of a drawing in which nothing is wrong.
#[track_caller]
fn drawn(svg: impl AsRef<[u8]>) -> String {
    let bundle = Bundle::good();
    bundle.write("images/back.svg", svg);
    assert_eq!(bundle.report(), FINE);
    let publication = published(&bundle);
    let picture = &publication.pictures[&"back.svg".parse().unwrap()];
    fs::read_to_string(&picture.path).unwrap()
}

#[track_caller]
fn refused(svg: impl AsRef<[u8]>, words: &str) {
    let report = report(svg);
    assert!(report.contains(words), "{report}");
    assert!(
        report.ends_with("1 error, 0 warnings in 6 files"),
        "{report}"
    );
}

#[test]
fn doctype_is_left_out_and_its_words_are_written_out() {
    let svg = format!("{OPEN}<path d=\"M0 0h9v9z\"/></svg>");
    for doctype in [
        "<!DOCTYPE svg>",
        "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd>\">",
        "<!DOCTYPE svg [ ]>",
        "<!DOCTYPE svg [<!ENTITY a \"]>\n\">]>",
    ] {
        if doctype.contains("]>\n") {
            refused(
                format!("{doctype}{svg}"),
                "the DOCTYPE of this picture does more than to name words",
            );
        } else {
            assert_eq!(
                drawn(format!("<!-- a <!DOCTYPE -->{doctype}{svg}")),
                svg,
                "{doctype}"
            );
        }
    }
    // As Illustrator writes it.
    let named = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\" [\n\
                 <!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n<!ENTITY colour '#0f0'>\n]>\n\
                 <svg xmlns=\"&ns_svg;\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9z\" fill=\"&colour;\"/>\
                 <title>&lt;&colour;&gt;</title></svg>";
    let plain = "<?xml version=\"1.0\"?>\n\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">\
                 <path d=\"M0 0h9v9z\" fill=\"#0f0\"/><title>&lt;#0f0&gt;</title></svg>";
    assert_eq!(drawn(named), plain);
    // Places are those of the file.
    let active = named.replace("<title>", "<path onload=\"a()\"/><title>");
    refused(
        &active,
        "images/back.svg:6:87: error: a picture may not do anything",
    );
    for unsafe_type in [
        "<!DOCTYPE svg [<!ENTITY a SYSTEM \"/etc/passwd\">]>",
        "<!DOCTYPE svg [<!ENTITY a \"<script/>\">]>",
        "<!DOCTYPE svg [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>",
        "<!DOCTYPE svg [<!ENTITY % a \"b\">]>",
        "<!DOCTYPE svg [<!ATTLIST path onload CDATA \"a()\">]>",
    ] {
        let words = ":1:1: error: the DOCTYPE of this picture does more than to name words; \
                     delete it, up to its closing >, or save the picture again as plain svg";
        refused(format!("{unsafe_type}{svg}"), words);
    }
    let long = format!("<!DOCTYPE svg [<!ENTITY a \"{}\">]>", "b".repeat(100_000));
    let used = svg.replace(
        "<path",
        &format!("<title>{}</title><path", "&a;".repeat(1000)),
    );
    refused(
        format!("{long}{used}"),
        "the DOCTYPE of this picture makes it very large",
    );
}

#[test]
fn letters_may_be_stored_in_any_way_that_is_named() {
    let svg = format!("{OPEN}<title>Rücken</title></svg>");
    let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| {
        text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
    };
    for text in [svg.clone(), format!("\u{feff}{svg}")] {
        assert_eq!(drawn(wide(&text, u16::to_le_bytes)), svg);
        assert_eq!(drawn(wide(&text, u16::to_be_bytes)), svg);
    }
    let declared = "<?xml version='1.0' encoding='utf-16'?>";
    let plain = format!("<?xml version='1.0'{}?>{svg}", " ".repeat(18));
    assert_eq!(
        drawn(wide(&format!("{declared}{svg}"), u16::to_le_bytes)),
        plain
    );
    for (name, letter) in [
        ("iso-8859-1", 0xfc),
        ("WINDOWS-1252", 0xfc),
        ("ibm866", 0x81),
    ] {
        let text = format!("<?xml version=\"1.0\" encoding = \"{name}\"?>{svg}");
        let (before, after) = text.split_once('ü').unwrap();
        let published = drawn([before.as_bytes(), &[letter], after.as_bytes()].concat());
        let letter = if name == "ibm866" {
            "R\u{411}cken"
        } else {
            "Rücken"
        };
        assert!(
            published.contains(letter) && !published.contains("encoding"),
            "{published}"
        );
        assert!(roxmltree::Document::parse(&published).is_ok());
    }
    let broken = [svg.as_bytes(), &[0xff]].concat();
    let words = "images/back.svg: error: the letters of this picture are not stored as UTF-8, as it says; \
                 save it again as svg, in UTF-8";
    refused(&broken, words);
    let unknown = format!("<?xml version=\"1.0\" encoding=\"klingon\"?>{svg}");
    refused(
        unknown,
        "this picture says that its letters are stored in a way that no browser knows",
    );
    refused(
        [0xff, 0xfe, 0, 0xd8],
        "are not stored as UTF-16LE, as it says",
    );
}

#[test]
fn drawing_may_be_compressed() {
    let packed = |text: &[u8]| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(text).unwrap();
        gzip.finish().unwrap()
    };
    let svg = format!("{OPEN}<path d=\"M0 0h9v9z\"/></svg>");
    let whole = packed(svg.as_bytes());
    assert_eq!(drawn(&whole), svg);
    refused(
        &whole[..whole.len() - 9],
        "this compressed picture is damaged; save it again",
    );
    refused(
        packed(&vec![b' '; 25_000_001]),
        "this compressed picture has more than 25 MB",
    );
}

/// Words as HTML have others beside them, for those who can't show HTML.
#[test]
fn html_in_a_drawing_may_have_a_substitute() {
    let html = "<foreignObject requiredFeatures=\"http://www.w3.org/TR/SVG11/feature#Extensibility\">\
                <p xmlns=\"http://www.w3.org/1999/xhtml\">L</p></foreignObject>";
    let substitute = "<path d=\"M0 0h9v9z\"/>";
    let svg = |within: &str| format!("{OPEN}<switch>{within}</switch></svg>");
    assert_eq!(drawn(svg(&format!("{html}{substitute}"))), svg(substitute));
    // What comes after is never shown.
    let link = "<a xlink:href=\"https://drawing.example/help\"><path/></a>";
    assert_eq!(
        drawn(svg(&format!("{html}{substitute} {link}"))),
        svg(&format!("{substitute} "))
    );
    let german = "<path systemLanguage=\"de\"/>";
    assert_eq!(
        drawn(svg(&format!("{german}{substitute}{german}"))),
        svg(&format!("{german}{substitute}"))
    );
    let report = report(svg(html));
    assert!(
        report.contains("error: a picture may not have a <foreignObject>"),
        "{report}"
    );
    refused(
        svg(&format!("{substitute}{german}"))
            .replace("<switch", "<g")
            .replace("switch>", "g>")
            .replace("</svg>", &format!("{link}</svg>")),
        "from outside its file",
    );
}

/// A photo within a drawing is published with it, and seen on its card.
#[test]
fn drawing_may_hold_pictures_and_fonts() {
    let image = |mime: &str, bytes: &[u8]| {
        let base64 = STANDARD.encode(bytes);
        let (first, rest) = base64.split_at(40);
        format!(
            "{OPEN}<image width=\"160\" height=\"90\" xlink:href=\"data:{mime};base64,{first}\n{rest}\"/></svg>"
        )
    };
    let quarters = photo(160, 90);
    for (mime, format) in [
        ("image/png", ImageFormat::Png),
        ("image/jpeg", ImageFormat::Jpeg),
        ("image/webp", ImageFormat::WebP),
        ("image/gif", ImageFormat::Gif),
        ("image/jpg", ImageFormat::Png),
    ] {
        let svg = image(mime, &file(&quarters, format));
        assert_eq!(drawn(&svg), svg);
        let bundle = Bundle::good();
        bundle.write("images/back.svg", &svg);
        let (files, _) = developed(&bundle, &bundle.cache()).unwrap();
        let card = files
            .iter()
            .find(|(path, _)| path.ends_with("-card.jpg"))
            .unwrap();
        let card = image::open(card.1).unwrap().to_rgb8();
        let [red, green, blue] = card.get_pixel(200, 100).0;
        assert!(
            red > 190 && green < 60 && blue < 60,
            "{mime}: {red} {green} {blue}"
        );
    }
    let png = file(&quarters, ImageFormat::Png);
    for (svg, words) in [
        (
            image("image/png", &png[..png.len() / 2]),
            "of a picture within this one: this picture is damaged",
        ),
        (
            image("image/gif", &moving_gif()),
            "of a picture within this one: this picture moves; save one moment of it",
        ),
        (
            image("image/svg+xml", OPEN.as_bytes()),
            "a picture may use nothing from outside its file",
        ),
        (
            image("text/html", &png),
            "a picture may use nothing from outside its file",
        ),
        (
            image("image/png", &file(&photo(4001, 2000), ImageFormat::Png)),
            "of a picture within this one: all together have more than 8 megapixels; make them smaller",
        ),
    ] {
        refused(svg, words);
    }
    let font = |address: &str| {
        format!("{OPEN}<style>@font-face{{font-family:X;src:url({address})}}</style><path/></svg>")
    };
    for address in [
        "data:font/woff2;base64,AAAA",
        " 'data:application/x-font-ttf;base64,AAAA'",
    ] {
        assert_eq!(drawn(font(address)), font(address));
    }
    for address in [
        "fonts/x.woff2",
        "data:text/css,a",
        "https://fonts.example/x",
    ] {
        refused(
            font(address),
            "a picture may use nothing from outside its file",
        );
    }
}

/// A GIF of two pictures (GIF 89a, 17 to 27).
fn moving_gif() -> Vec<u8> {
    let still = b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0";
    let head = b"GIF89a\x01\0\x01\0\0\0\0";
    [&head[..], still, still, b";"].concat()
}
