//! What the colours of a photo mean, as browsers take it: the numbers are those that Chromium 156 shows.

use crate::all::support::{
    bundles::Bundle,
    photos::{bundle, file, made_of, png_chunk, with_png_chunk, with_segment},
};
use image::{DynamicImage, GrayImage, ImageFormat, Luma, Rgb, RgbImage};
use std::io::Write;

type Colour = [u8; 3];

/// What is in the files: three colours and a grey.
const WRITTEN: [Colour; 4] = [[200, 120, 100], [120, 160, 90], [90, 100, 150], [128; 3]];

/// In linear light; in Display P3; with a gamma of 1/1.8.
const LINEAR: [Colour; 4] = [[229, 183, 168], [183, 208, 160], [160, 168, 202], [188; 3]];
const P3: [Colour; 4] = [[213, 115, 95], [108, 161, 80], [88, 100, 154], [128; 3]];
const P3_LIGHT: [Colour; 4] = [[222, 135, 115], [129, 177, 101], [107, 120, 171], [146; 3]];
const LIGHT: [Colour; 4] = [[210, 139, 119], [139, 176, 109], [109, 119, 167], [146; 3]];
/// In the colours of television, with its own gamma.
const TELEVISION: [Colour; 4] = [[197, 113, 91], [113, 155, 81], [81, 91, 144], [121; 3]];

const SRGB_PLACES: [u32; 8] = [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000];
const P3_PLACES: [u32; 8] = [31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000];

fn colours() -> DynamicImage {
    let colour = |x: u32| WRITTEN[(x / 20) as usize];
    RgbImage::from_fn(80, 40, |x, _| Rgb(colour(x))).into()
}

fn greys() -> DynamicImage {
    GrayImage::from_fn(80, 40, |x, _| Luma([WRITTEN[(x / 20) as usize][0]])).into()
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_be_bytes())
        .collect()
}

fn profile(icc: &[u8]) -> Vec<u8> {
    let packed = Vec::new();
    let mut packed = flate2::write::ZlibEncoder::new(packed, flate2::Compression::best());
    packed.write_all(icc).unwrap();
    [b"a\0\0".to_vec(), packed.finish().unwrap()].concat()
}

#[track_caller]
fn shown(name: &str, bytes: &[u8], expected: [Colour; 4], what: &str) {
    let files = made_of(name, bytes);
    let picture = image::load_from_memory(&files["-80.jpg"])
        .unwrap()
        .to_rgb8();
    for (place, colour) in expected.into_iter().enumerate() {
        let x = 10 + 20 * u32::try_from(place).unwrap();
        let found = picture.get_pixel(x, 20).0;
        let near = found.iter().zip(colour).all(|(a, b)| a.abs_diff(b) <= 4);
        assert!(near, "{what}: {found:?} is not about {colour:?}");
    }
}

#[test]
fn chunks_of_a_png_say_what_its_colours_mean() {
    let gamma = |gamma: u32| (*b"gAMA", numbers(&[gamma]));
    let places = |places: &[u32; 8]| (*b"cHRM", numbers(places));
    let points = |points: [u8; 4]| (*b"cICP", points.to_vec());
    let icc = |icc: &[u8]| (*b"iCCP", profile(icc));
    let srgb = (*b"sRGB", vec![0]);
    let p3 = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let grey = moxcms::ColorProfile::new_gray_with_gamma(1.0)
        .encode()
        .unwrap();
    let mut press = p3.clone();
    press[16..20].copy_from_slice(b"CMYK");
    let cases = vec![
        (vec![gamma(100_000)], LINEAR),
        (vec![gamma(100_000), places(&SRGB_PLACES)], LINEAR),
        (vec![gamma(55_556)], LIGHT),
        (vec![gamma(55_556), places(&P3_PLACES)], P3_LIGHT),
        (vec![points([12, 13, 0, 1])], P3),
        (vec![points([12, 13, 0, 1]), srgb.clone()], P3),
        (vec![points([1, 1, 0, 1])], TELEVISION),
        (vec![points([1, 8, 0, 1])], LINEAR),
        (vec![icc(&p3)], P3),
        (vec![icc(&p3), gamma(100_000)], P3),
        (vec![icc(&p3), points([1, 8, 0, 1])], LINEAR),
        (vec![icc(b"no profile"), gamma(100_000)], LINEAR),
        // What is not whole, makes no sense or does not fit is ignored.
        (vec![gamma(45_455)], WRITTEN),
        (vec![gamma(43_500)], WRITTEN),
        (vec![gamma(0)], WRITTEN),
        (vec![places(&P3_PLACES)], WRITTEN),
        (vec![places(&[0; 8]), gamma(100_000)], WRITTEN),
        (vec![srgb, gamma(100_000)], WRITTEN),
        (vec![points([1, 13, 0, 1])], WRITTEN),
        (vec![points([2, 2, 0, 1])], WRITTEN),
        (vec![points([77, 13, 0, 1])], WRITTEN),
        (vec![points([12, 13, 0, 0])], WRITTEN),
        (vec![points([12, 13, 0, 0]), gamma(100_000)], LINEAR),
        (vec![icc(&grey)], WRITTEN),
        (vec![icc(&grey), gamma(100_000)], WRITTEN),
        (vec![icc(&press)], WRITTEN),
    ];
    for (chunks, expected) in cases {
        let mut png = file(&colours(), ImageFormat::Png);
        for (kind, content) in chunks.iter().rev() {
            png = with_png_chunk(&png, *kind, content);
        }
        shown(
            "room.png",
            &png,
            expected,
            &format!(
                "{:?}",
                chunks
                    .iter()
                    .map(|chunk| chunk.0.map(char::from))
                    .collect::<Vec<_>>()
            ),
        );
    }
}

#[test]
fn greys_have_meanings_too() {
    let png = file(&greys(), ImageFormat::Png);
    let greys = |greys: [u8; 4]| greys.map(|grey| [grey; 3]);
    let linear = greys([229, 183, 160, 188]);
    let p3 = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let grey = moxcms::ColorProfile::new_gray_with_gamma(1.0)
        .encode()
        .unwrap();
    for (kind, content, expected) in [
        (*b"gAMA", numbers(&[100_000]), linear),
        (*b"cICP", vec![1, 8, 0, 1], linear),
        (*b"iCCP", profile(&grey), linear),
        (*b"iCCP", profile(&p3), greys([200, 120, 90, 128])),
    ] {
        shown(
            "room.png",
            &with_png_chunk(&png, kind, &content),
            expected,
            &format!("{kind:?}"),
        );
    }
}

/// Cameras and programs write profiles for greys into photos in colour.
#[test]
fn profile_for_other_channels_is_ignored() {
    let jpeg = file(&colours(), ImageFormat::Jpeg);
    let grey = moxcms::ColorProfile::new_gray_with_gamma(1.0)
        .encode()
        .unwrap();
    let segment = [b"ICC_PROFILE\0\x01\x01".to_vec(), grey].concat();
    shown(
        "room.jpg",
        &with_segment(&jpeg, 0xe2, &segment),
        WRITTEN,
        "grey in colour",
    );
}

#[test]
fn more_light_than_a_screen_has_is_refused() {
    let words = "images/room.png: error: this picture is for screens of more light than others have (HDR); \
                 save it again in sRGB, the colours of any screen";
    for transfer in [16, 18] {
        let png = file(&colours(), ImageFormat::Png);
        let bright = with_png_chunk(&png, *b"cICP", &[9, transfer, 0, 1]);
        let report = bundle("room.png", &bright).report();
        assert!(report.starts_with(words), "{report}");
    }
    // Chunks that end early say nothing.
    let png = file(&colours(), ImageFormat::Png);
    let end = png_chunk(*b"gAMA", &[0, 1]);
    let torn = [&png[..33], &end, &png[33..]].concat();
    assert_eq!(bundle("room.png", &torn).report(), Bundle::good().report());
}
