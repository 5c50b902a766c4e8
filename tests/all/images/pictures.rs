//! What becomes of pictures.

use crate::all::support::{
    bundles::Bundle,
    photos::{QUARTERS, bundle, developed, developed_as, file, held, made_of, photo, published},
};
use clinic_articles::{
    model::Image,
    publish::{Forms, develop, encode},
};
use image::{
    DynamicImage, GenericImageView, ImageEncoder, ImageFormat, Pixel, Rgba, RgbaImage,
    codecs::png::PngEncoder, metadata::Orientation,
};
use indicatif::ProgressBar;
use std::{
    collections::BTreeMap,
    fs,
    sync::atomic::{AtomicU64, Ordering},
};

/// The width and height that an AVIF says it has (ISO/IEC 23008-12, 6.5.3: `ispe`).
fn avif_size(bytes: &[u8]) -> (u32, u32) {
    let at = bytes.windows(4).position(|name| name == b"ispe").unwrap() + 8;
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(at), number(at + 4))
}

fn decoded(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

/// The published picture of the good bundle's article.
fn image_of(name: &str, bytes: &[u8]) -> Image {
    let publication = published(&bundle(name, bytes));
    publication.pictures[&name.parse().unwrap()].image.clone()
}

#[track_caller]
fn is_about(pixel: Rgba<u8>, colour: [u8; 3], within: u8) {
    let near = pixel
        .0
        .iter()
        .zip(colour)
        .all(|(a, b)| a.abs_diff(b) <= within);
    assert!(near, "{pixel:?} is not about {colour:?}");
}

#[test]
fn photo_is_never_enlarged() {
    for (own, widths) in [
        (1, &[1][..]),
        (32, &[32]),
        (479, &[479]),
        (480, &[480]),
        (481, &[480, 481]),
        (1000, &[480, 800, 1000]),
        (1600, &[480, 800, 1200, 1600]),
        (1700, &[480, 800, 1200, 1600]),
    ] {
        let image = image_of(
            "room.png",
            &file(&photo(own, own / 2 + 1), ImageFormat::Png),
        );
        assert_eq!(image.widths, widths, "{own}");
        assert_eq!(Some(&image.width), widths.last());
    }
}

#[test]
fn each_width_is_published_as_avif_and_jpeg() {
    let files = made_of("room.webp", &file(&photo(1000, 500), ImageFormat::WebP));
    let mut expected = Vec::new();
    for (width, height) in [(480, 240), (800, 400), (1000, 500)] {
        assert_eq!(
            avif_size(&files[&format!("-{width}.avif")]),
            (width, height)
        );
        let jpeg = &files[&format!("-{width}.jpg")];
        assert_eq!(image::guess_format(jpeg).unwrap(), ImageFormat::Jpeg);
        assert_eq!(decoded(jpeg).dimensions(), (width, height));
        expected.extend([format!("-{width}.avif"), format!("-{width}.jpg")]);
    }
    expected.sort();
    assert_eq!(files.into_keys().collect::<Vec<_>>(), expected);
}

/// Two of their colours share a place in an AVIF, whether they come in pairs or not.
#[test]
fn photos_of_any_size_become_avif() {
    for (width, height) in [(1, 1), (2, 1), (1, 3), (33, 17), (801, 3)] {
        let mut photo = photo(width, height).to_rgba8();
        for transparency in [255, 0] {
            photo.get_pixel_mut(0, 0).0[3] = transparency;
            let files = made_of("room.png", &file(&photo.clone().into(), ImageFormat::Png));
            let avif = avif_size(&files[&format!("-{width}.avif")]);
            assert_eq!(avif, (width, height));
        }
    }
}

/// However the camera was held, the photo is upright, and its quarters are where they were
/// seen.
#[test]
fn photos_are_upright() {
    let upright = photo(64, 40);
    for number in 1..=8 {
        let orientation = Orientation::from_exif(number).unwrap();
        // As the camera keeps it: turned the other way.
        let mut kept = upright.clone();
        kept.apply_orientation(match orientation {
            Orientation::Rotate90 => Orientation::Rotate270,
            Orientation::Rotate270 => Orientation::Rotate90,
            itself => itself,
        });
        for (name, bytes) in held(&kept, number) {
            let image = image_of(name, &bytes);
            assert_eq!((image.width, image.height), (64, 40), "{name} {number}");
            let files = made_of(name, &bytes);
            assert_eq!(avif_size(&files["-64.avif"]), (64, 40), "{name} {number}");
            let picture = decoded(&files["-64.jpg"]);
            for (quarter, place) in [(16, 10), (48, 10), (16, 30), (48, 30)].iter().enumerate() {
                is_about(picture.get_pixel(place.0, place.1), QUARTERS[quarter], 12);
            }
        }
    }
}

#[test]
fn colours_are_those_that_the_profile_says() {
    // Display P3 to sRGB as CSS Color 4, 10.9 and 18, says.
    let p3 = [[200, 120, 100], [120, 160, 90], [90, 100, 150]];
    let srgb = [[213, 115, 95], [108, 161, 80], [88, 100, 154]];
    for (seen, published) in p3.into_iter().zip(srgb) {
        let [red, green, blue] = seen;
        let picture = RgbaImage::from_pixel(40, 20, Rgba([red, green, blue, 255]));
        let mut png = Vec::new();
        let mut encoder = PngEncoder::new(&mut png);
        let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
        encoder.set_icc_profile(profile).unwrap();
        encoder
            .write_image(&picture, 40, 20, image::ExtendedColorType::Rgba8)
            .unwrap();
        let files = made_of("room.png", &png);
        is_about(decoded(&files["-40.jpg"]).get_pixel(20, 10), published, 4);
    }
}

#[test]
fn unusual_pixels_become_usual_ones() {
    let grey = DynamicImage::ImageLuma8(photo(40, 20).to_luma8());
    let wide = DynamicImage::ImageRgb16(photo(40, 20).to_rgb16());
    let wide_grey = DynamicImage::ImageLumaA16(photo(40, 20).to_luma_alpha16());
    for (original, format) in [
        (&grey, ImageFormat::Jpeg),
        (&grey, ImageFormat::Png),
        (&wide, ImageFormat::Png),
        (&wide_grey, ImageFormat::Png),
    ] {
        let [ending, ..] = format.extensions_str() else {
            panic!()
        };
        let files = made_of(&format!("room.{ending}"), &file(original, format));
        let picture = decoded(&files["-40.jpg"]);
        for (x, y) in [(10, 5), (30, 5), (10, 15), (30, 15)] {
            let colour = original.get_pixel(x, y).to_rgb().0;
            is_about(picture.get_pixel(x, y), colour, 10);
        }
    }
}

/// What can be seen through is white where a format has no transparency.
#[test]
fn transparency_is_kept_or_white() {
    let mut picture = photo(60, 40).to_rgba8();
    for (x, _, pixel) in picture.enumerate_pixels_mut() {
        pixel.0[3] = if x < 30 { 0 } else { 255 };
    }
    for (name, format) in [
        ("room.png", ImageFormat::Png),
        ("room.webp", ImageFormat::WebP),
    ] {
        let files = made_of(name, &file(&picture.clone().into(), format));
        let jpeg = decoded(&files["-60.jpg"]);
        is_about(jpeg.get_pixel(10, 20), [255; 3], 4);
        is_about(jpeg.get_pixel(45, 10), QUARTERS[1], 12);
        // The role of a picture that holds another's transparency (MIAF, 7.3.5.2).
        let avif = &files["-60.avif"];
        let role = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha";
        assert!(avif.windows(role.len()).any(|part| part == role));
    }
}

#[test]
fn heroes_have_cards_for_previews() {
    let bundle = Bundle::good();
    bundle.replace("articles/stretching.json", "back.svg", "room.jpg");
    // Green at the sides, cut off; beneath what can be seen through there is white.
    bundle.write(
        "images/back.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"105\">\
         <path d=\"M0 0h400v105H0z\" fill=\"#0f0\"/>\
         <path d=\"M150 0h50v105h-50z\" fill=\"#00f\"/>\
         <path d=\"M200 0h150v105H200z\" fill=\"#fff\"/></svg>",
    );
    let (files, _) = developed(&bundle, &bundle.cache()).unwrap();
    let cards: Vec<_> = files
        .iter()
        .filter(|(path, _)| path.ends_with("-card.jpg"))
        .collect();
    let names: Vec<_> = cards
        .iter()
        .map(|(path, _)| path.split('-').next().unwrap())
        .collect();
    assert_eq!(names, ["content/images/back", "content/images/room"]);
    for (path, file) in &cards {
        let card = decoded(&fs::read(file).unwrap());
        assert_eq!(card.dimensions(), (1200, 630), "{path}");
    }
    let card = decoded(&fs::read(cards[0].1).unwrap());
    // Six times as large: 100 of its 400 pixels are cut off on each side.
    is_about(card.get_pixel(290, 300), [0, 255, 0], 12);
    is_about(card.get_pixel(310, 300), [0, 0, 255], 12);
    is_about(card.get_pixel(610, 300), [255; 3], 4);
    is_about(card.get_pixel(1190, 300), [255; 3], 4);
}

#[test]
fn what_is_kept_is_never_made_again() {
    let bundle = bundle("room.jpg", &file(&photo(500, 300), ImageFormat::Jpeg));
    let kept = bundle.cache();
    let (files, made) = developed(&bundle, &kept).unwrap();
    // Two widths in two formats, and the card of the drawing.
    assert_eq!(made, 5);
    let state = |files: &BTreeMap<_, std::path::PathBuf>| {
        let state = |file| fs::metadata(file).unwrap().modified().unwrap();
        files.values().map(state).collect::<Vec<_>>()
    };
    let before = state(&files);
    let (again, made) = developed(&bundle, &kept).unwrap();
    assert_eq!((&again, made), (&files, 0));
    assert_eq!(state(&again), before);

    // Another picture has another name and leaves what was there.
    bundle.write("images/room.jpg", file(&photo(500, 301), ImageFormat::Jpeg));
    let (other, made) = developed(&bundle, &kept).unwrap();
    assert_eq!(made, 4);
    assert!(
        files
            .keys()
            .filter(|path| path.contains("room"))
            .all(|path| !other.contains_key(path))
    );

    // One that is missing is made alone.
    let (path, file) = other
        .iter()
        .find(|(path, _)| path.ends_with("-480.avif"))
        .unwrap();
    let before = fs::read(file).unwrap();
    fs::remove_file(file).unwrap();
    let (again, made) = developed(&bundle, &kept).unwrap();
    assert_eq!(made, 1);
    assert_eq!(fs::read(&again[path]).unwrap(), before);
}

/// While somebody edits, pages show JPEG at once, and AVIF as soon as it is there.
#[test]
fn avif_can_come_later() {
    let bundle = bundle("room.jpg", &file(&photo(500, 300), ImageFormat::Jpeg));
    let kept = bundle.cache();
    let quick = || developed_as(&bundle, &kept, Forms::Quick).unwrap();
    let avifs = |files: &BTreeMap<String, _>| {
        let avifs = files.keys().filter(|path| path.contains(".avif"));
        avifs.count()
    };
    let (at_once, made) = quick();
    assert_eq!((made, avifs(&at_once)), (3, 0));
    assert_eq!((quick().0, quick().1), (at_once.clone(), 0));

    let bar = ProgressBar::hidden();
    let publication = published(&bundle);
    encode(
        &publication.pictures,
        &publication.heroes(),
        &kept,
        &bar,
        &|| false,
    )
    .unwrap();
    assert_eq!(bar.position(), 2);
    let (later, made) = quick();
    assert_eq!((made, avifs(&later)), (0, 2));
    assert!(at_once.keys().all(|path| later.contains_key(path)));
    assert_eq!(later, developed(&bundle, &kept).unwrap().0);
}

/// Who is interrupted makes again only what was not finished.
#[test]
fn encoding_stops_between_two_files_and_goes_on() {
    let bundle = bundle("room.jpg", &file(&photo(500, 300), ImageFormat::Jpeg));
    let kept = bundle.cache();
    let bar = ProgressBar::hidden();
    let asked = AtomicU64::new(0);
    let stop = || asked.fetch_add(1, Ordering::Relaxed) >= 3;
    let publication = published(&bundle);
    encode(
        &publication.pictures,
        &publication.heroes(),
        &kept,
        &bar,
        &stop,
    )
    .unwrap();
    let made = bar.position();
    // It asks before each of the two pictures, too.
    assert!((1..=2).contains(&made), "{made}");
    let (_, rest) = developed(&bundle, &kept).unwrap();
    assert_eq!(made + rest, 5);
}

#[test]
fn same_picture_becomes_the_same_files() {
    let jpeg = file(&photo(700, 400), ImageFormat::Jpeg);
    assert!(made_of("room.jpg", &jpeg) == made_of("room.jpg", &jpeg));
}

#[test]
fn picture_that_changes_meanwhile_is_told() {
    let bundle = Bundle::good();
    let publication = published(&bundle);
    bundle.write("images/room.jpg", file(&photo(64, 40), ImageFormat::Jpeg));
    let told = || {
        let bar = ProgressBar::hidden();
        let (pictures, heroes) = (&publication.pictures, publication.heroes());
        let made = develop(pictures, &heroes, &bundle.cache(), Forms::All, &bar);
        format!("{:#}", made.unwrap_err())
    };
    let file = bundle.path("images/room.jpg");
    let path = file.display();
    assert_eq!(
        told(),
        format!("{path} has changed while it was being published; publish again")
    );
    fs::remove_file(&file).unwrap();
    let error = told();
    let start = format!("could not read {path}: ");
    assert!(error.starts_with(&start), "{error}");
}
