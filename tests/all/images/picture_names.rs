//! Photos with the names and in the forms in which people have them.

use crate::all::support::{
    bundles::Bundle,
    photos::{bundle, developed, file, made_of, photo},
};
use clinic_articles::model::{FileName, Invalid};
use image::{Delay, Frame, ImageFormat, codecs::gif::GifEncoder};

fn jpeg() -> Vec<u8> {
    file(&photo(480, 300), ImageFormat::Jpeg)
}

/// Names are kept as they are in content, and become plain ones on the site.
#[test]
fn photos_keep_their_names_and_are_published_under_plain_ones() {
    for (name, plain) in [
        ("DSC_0001.JPG", "DSC_0001"),
        ("a.jpeg", "a"),
        ("a.JPEG", "a"),
        ("Foto.PNG", "Foto"),
        ("IMG 0001 (1).jpg", "IMG-0001-1"),
        ("rücken.jpg", "rucken"),
        ("ru\u{308}cken.jpg", "rucken"),
        ("Füße & Bälle [neu].jpg", "Fusse-Balle-neu"),
        ("膝.jpg", "picture"),
        ("50%.jpg", "50"),
    ] {
        let report = bundle(name, &jpeg()).report();
        assert_eq!(report, "0 errors, 0 warnings in 6 files", "{name}");
        let bundle = bundle(name, &jpeg());
        let (files, _) = developed(&bundle, &bundle.cache()).unwrap();
        let start = format!("content/images/{plain}-");
        let own: Vec<_> = files
            .keys()
            .filter(|path| path.starts_with(&start))
            .collect();
        assert_eq!(own.len(), 2, "{name}: {:?}", files.keys());
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        assert!(own.iter().all(|path| path.chars().all(is_plain)), "{own:?}");
    }
}

/// macOS and others write the same letters in different ways.
#[test]
fn names_are_the_same_in_every_normal_form() {
    let bundle = bundle("ru\u{308}cken.jpg", &jpeg());
    let file = "articles/back-pain.json";
    bundle.replace(file, "ru\u{308}cken.jpg", "r\u{fc}cken.jpg");
    assert_eq!(bundle.report(), "0 errors, 0 warnings in 6 files");
    let loaded = bundle.load().loaded.unwrap();
    assert_eq!(
        loaded
            .pictures
            .keys()
            .filter(|it| it.as_str().contains("cken"))
            .count(),
        1
    );
}

#[test]
fn folder_of_pictures_may_be_named() {
    let bundle = Bundle::good();
    bundle.replace("articles/stretching.json", "back.svg", "images/back.svg");
    assert_eq!(bundle.report(), "0 errors, 0 warnings in 6 files");
}

/// A photo of another kind than its name says is shown all the same.
#[test]
fn ending_may_be_that_of_another_photo() {
    let png = file(&photo(480, 300), ImageFormat::Png);
    assert_eq!(
        bundle("a.jpg", &png).report(),
        "0 errors, 0 warnings in 6 files"
    );
    assert_eq!(made_of("a.jpg", &png).len(), 2);
}

fn gif(frames: u8) -> Vec<u8> {
    let mut gif = Vec::new();
    let mut encoder = GifEncoder::new(&mut gif);
    for frame in 0..frames {
        let mut picture = photo(48, 30).into_rgba8();
        picture.pixels_mut().for_each(|pixel| pixel[0] ^= frame);
        let delay = Delay::from_numer_denom_ms(40, 1);
        encoder
            .encode_frame(Frame::from_parts(picture, 0, 0, delay))
            .unwrap();
    }
    drop(encoder);
    gif
}

#[test]
fn first_picture_of_a_gif_is_shown() {
    assert_eq!(
        bundle("a.gif", &gif(1)).report(),
        "0 errors, 0 warnings in 6 files"
    );
    let report = bundle("a.gif", &gif(3)).report();
    let words = "images/a.gif: warning: this picture moves, and readers see its first moment only";
    assert!(report.starts_with(words), "{report}");
    let files = made_of("a.gif", &gif(3));
    let (_, first) = files
        .iter()
        .find(|(path, _)| path.ends_with("-48.jpg"))
        .unwrap();
    let shown = image::load_from_memory(first).unwrap().into_rgb8();
    let [red, green, blue] = shown.get_pixel(5, 5).0;
    assert!(red > 180 && green < 80 && blue < 80, "{red} {green} {blue}");
}

/// What each kind of file is called, and what is to be done with it.
#[test]
fn pictures_that_browsers_do_not_show_are_called_by_their_names() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\0";
    for (bytes, words) in [
        (&heic[..], "this is a HEIC photo"),
        (
            b"\0\0\0\x18ftypavif\0\0\0\0mif1avif\0\0\0\0",
            "this is an AVIF picture",
        ),
        (
            b"II*\0\x08\0\0\0",
            "browsers do not show pictures of this kind",
        ),
        (b"%PDF-1.7\n", "a PDF is no picture"),
        (
            b"<?xml version=\"1.0\"?><svg>",
            "this is a drawing (SVG) with the name of a photo",
        ),
        (
            b"<!DOCTYPE html><HTML>",
            "this is a page of the web and no picture",
        ),
        (b"nothing", "this file holds no picture that browsers show"),
    ] {
        let report = bundle("IMG_0001.jpg", bytes).report();
        let start = format!("images/IMG_0001.jpg: error: {words}");
        assert!(report.starts_with(&start), "{report}");
    }
    let refused = |name: &str| {
        name.parse::<FileName>()
            .map_err(|Invalid { wrong, .. }| wrong)
    };
    for (name, words) in [
        ("IMG_0001.HEIC", "this is a HEIC photo"),
        ("a.Tiff", "browsers do not show pictures of this kind"),
        ("a.CR2", "this is what the camera's sensor has recorded"),
        ("a.mp4", "a film is no picture"),
        (
            "https://a.example/knee.jpg",
            "this picture is elsewhere on the web",
        ),
        (
            "//a.example/knee.jpg",
            "this picture is elsewhere on the web",
        ),
        ("../knee.jpg", "pictures are in the folder images itself"),
        (
            "holiday\\knee.jpg",
            "pictures are in the folder images itself",
        ),
        ("knee", "this is not the name of a picture"),
        (".jpg", "this is not the name of a picture"),
    ] {
        let wrong = refused(name).unwrap_err();
        assert!(wrong.starts_with(words), "{name}: {wrong}");
    }
}

/// What she most likely meant is offered, however the file is spelt.
#[test]
fn name_that_is_spelt_otherwise_is_offered() {
    for (file, written) in [
        ("IMG_0001.JPG", "img_0001.jpg"),
        ("IMG 0001 (1).jpg", "IMG-0001-1.jpg"),
        ("rücken.jpg", "rucken.png"),
    ] {
        let bundle = bundle(file, &jpeg());
        bundle.replace("articles/back-pain.json", file, written);
        let report = bundle.report();
        assert!(
            report.contains(&format!("write \"{file}\", or put")),
            "{report}"
        );
    }
}
