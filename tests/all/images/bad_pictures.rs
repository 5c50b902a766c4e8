//! Pictures that can't be published: each is refused in words, soon, and in little memory.

use crate::all::support::{
    bundles::Bundle,
    photos::{bundle, file, photo, png_chunk, webp_chunk, with_segment},
    program::write_program,
};
use image::{DynamicImage, ImageFormat, RgbImage};
use std::{
    fs,
    process::Command,
    time::{Duration, Instant},
};

/// What a slow machine takes at most; reading all pixels would take longer.
const SOON: Duration = Duration::from_secs(5);

const DAMAGED: &str = "this picture is damaged; save it again, or copy it again";

#[track_caller]
fn refused(name: &str, bytes: &[u8], words: &str) {
    let bundle = bundle(name, bytes);
    let start = Instant::now();
    let report = bundle.report();
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    let expected = format!("images/{name}: error: {words}\n\n1 error, 0 warnings in 6 files");
    assert_eq!(report, expected);
}

/// The head of a PNG with this size and 8 bits of grey a pixel.
fn png_head(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    let head = [&size[..], &[8, 0, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), png_chunk(*b"IHDR", &head)].concat()
}

#[test]
fn file_that_is_no_picture_is_refused() {
    let none = "this file holds no picture that browsers show; \
                save the picture again as svg, jpg, png or webp";
    refused("room.webp", b"PK\x03\x04\x14\0\0\0", none);
    refused("room.jpg", &[0; 100], none);
}

#[test]
fn truncated_picture_is_damaged() {
    let picture = photo(400, 300);
    for (name, format) in [
        ("room.jpg", ImageFormat::Jpeg),
        ("room.png", ImageFormat::Png),
        ("room.webp", ImageFormat::WebP),
    ] {
        let good = file(&picture, format);
        for kept in [good.len() / 3, good.len() / 2, good.len() - 40] {
            refused(name, &good[..kept], DAMAGED);
        }
    }
}

/// Telephones put a small photo before the photo, and a film behind it.
#[test]
fn only_the_photo_itself_has_to_end() {
    let small = file(&photo(40, 20), ImageFormat::Jpeg);
    let mut good = with_segment(&file(&photo(400, 300), ImageFormat::Jpeg), 0xe1, &small);
    let end = good.len();
    good.extend(b"film \xff\xda\0\x0c without an end");
    assert_eq!(
        bundle("room.jpg", &good).report(),
        "0 errors, 0 warnings in 6 files"
    );
    refused("room.jpg", &good[..end - 2], DAMAGED);
}

#[test]
fn colours_of_a_printing_press_are_refused() {
    let frame = [
        8, 0, 20, 0, 40, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0,
    ];
    let jpeg = with_segment(b"\xff\xd8\xff\xd9", 0xc0, &frame);
    refused(
        "room.jpg",
        &jpeg,
        "this picture has the four colours of a printing press (CMYK); \
         save it again in RGB, the colours of a screen",
    );
}

#[test]
fn moving_pictures_are_refused() {
    let words = "this picture moves; save one moment of it as a picture";
    let still = file(&photo(40, 20), ImageFormat::Png);
    let (head, rest) = still.split_at(33);
    let control = png_chunk(*b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0]);
    refused("room.png", &[head, &control, rest].concat(), words);

    let still = file(&photo(40, 20), ImageFormat::WebP);
    let size = [39, 0, 0, 19, 0, 0];
    let frame = [&[0; 6][..], &size, &[100, 0, 0, 0], &still[12..]].concat();
    let chunks = [
        b"WEBP".to_vec(),
        webp_chunk(*b"VP8X", &[&[2, 0, 0, 0][..], &size].concat()),
        webp_chunk(*b"ANIM", &[0; 6]),
        webp_chunk(*b"ANMF", &frame),
    ];
    refused("room.webp", &webp_chunk(*b"RIFF", &chunks.concat()), words);
}

#[test]
fn picture_over_50_megapixels_is_refused_by_its_head() {
    let words = |megapixels: &str| {
        format!("this picture has {megapixels} megapixels; make it smaller than 50 megapixels")
    };
    // Zeros that would be 3.6 GB.
    let zeros = png_chunk(*b"IDAT", &[0x78, 0x9c, 0xed, 0xc1, 0x01, 0x01]);
    let png = [png_head(60_000, 60_000), zeros].concat();
    refused("room.png", &png, &words("3600.0"));
    let png = [png_head(10_001, 5_000), png_chunk(*b"IDAT", &[])].concat();
    refused("room.png", &png, &words("50.0"));

    let mut jpeg = file(&photo(40, 20), ImageFormat::Jpeg);
    let frame = jpeg
        .windows(2)
        .position(|pair| pair == [0xff, 0xc0])
        .unwrap();
    jpeg[frame + 5..frame + 9].fill(0xff);
    refused("room.jpg", &jpeg, &words("4294.8"));

    let still = file(&photo(40, 20), ImageFormat::WebP);
    let head = [&[0x10, 0, 0, 0][..], &[0xff, 0x3f, 0, 0xff, 0x3f, 0]].concat();
    let chunks = [
        b"WEBP".to_vec(),
        webp_chunk(*b"VP8X", &head),
        still[12..].to_vec(),
    ];
    refused(
        "room.webp",
        &webp_chunk(*b"RIFF", &chunks.concat()),
        &words("268.4"),
    );
}

/// All of a JPEG that is first shown blurred is in memory twice, once as coefficients.
#[test]
fn pictures_that_take_much_memory_are_refused() {
    let good = file(&photo(40, 20), ImageFormat::Jpeg);
    let at = good
        .windows(2)
        .position(|pair| pair == [0xff, 0xc0])
        .unwrap();
    let mut jpeg = good.clone();
    jpeg[at + 1] = 0xc2;
    jpeg[at + 5..at + 9].copy_from_slice(&[0x1b, 0x58, 0x1b, 0x58]);
    let words = "this picture takes too much memory to read; save it again with fewer pixels";
    refused("room.jpg", &jpeg, words);
}

#[test]
fn very_high_and_very_long_pictures_are_refused() {
    let high = file(&photo(10, 31), ImageFormat::Png);
    let words = "this picture is more than 3 times as high as it is wide; \
                 cut it to what it is about";
    refused("room.png", &high, words);
    let long = [png_head(20_001, 1), png_chunk(*b"IDAT", &[])].concat();
    let words = "this picture is too large; make it at most 20000 pixels wide and high";
    refused("room.png", &long, words);
}

#[test]
fn file_over_25_mb_is_refused() {
    let mut jpeg = file(&photo(40, 20), ImageFormat::Jpeg);
    jpeg.resize(25_000_001, 0);
    refused(
        "room.jpg",
        &jpeg,
        "this file has 25.0 MB; make it smaller than 25.0 MB",
    );
}

/// Text in a PNG can be compressed a thousandfold.
#[test]
fn bomb_beside_the_pixels_is_not_unpacked() {
    let mut zeros = Vec::new();
    let level = flate2::Compression::best();
    let mut packed = flate2::write::ZlibEncoder::new(&mut zeros, level);
    std::io::copy(
        &mut std::io::Read::take(std::io::repeat(0), 2_000_000_000),
        &mut packed,
    )
    .unwrap();
    packed.finish().unwrap();
    let content = [&b"profile\0\0"[..], &zeros].concat();
    let png = file(&photo(40, 20), ImageFormat::Png);
    let (head, rest) = png.split_at(33);
    let bomb = [head, &png_chunk(*b"iCCP", &content), rest].concat();
    let bundle = bundle("room.png", &bomb);
    assert!(within_500_mb(&bundle, &["check"]));
}

/// The largest pictures there may be, one of each kind, all at once.
#[test]
fn large_pictures_take_little_memory() {
    let grey = RgbImage::from_pixel(7000, 7000, image::Rgb([90, 120, 110]));
    let large = DynamicImage::from(grey);
    let bundle = Bundle::good();
    let mut others = Vec::new();
    for (ending, format) in [
        ("jpg", ImageFormat::Jpeg),
        ("png", ImageFormat::Png),
        ("webp", ImageFormat::WebP),
    ] {
        bundle.write(&format!("images/large.{ending}"), file(&large, format));
        others.push(format!(
            "{{ \"picture\": {{ \"file\": \"large.{ending}\", \"alternative\": \"decorative\" }} }}"
        ));
    }
    bundle.replace(
        "articles/stretching.json",
        "\"blocks\": [",
        &format!("\"blocks\": [{},", others.join(",")),
    );
    let program = bundle.path("program");
    let document = "{{language}}{{direction}}{{policy}}{{head}}{{body}}";
    write_program(&program, document);
    let path = |name: &str| bundle.path(name).display().to_string();
    let (program, dist) = (path("program"), path("dist"));
    let build = ["build", "--program", &program, "--dist", &dist];
    assert!(within_500_mb(&bundle, &build));
    let images = fs::read_dir(bundle.path("dist/content/images")).unwrap();
    assert_eq!(
        images
            .filter(|file| file
                .as_ref()
                .unwrap()
                .file_name()
                .to_string_lossy()
                .starts_with("large"))
            .count(),
        24
    );
}

/// Whether the publisher does this with a bundle when it may not have more memory.
fn within_500_mb(bundle: &Bundle, task: &[&str]) -> bool {
    let folder = |name: &str| bundle.path(name).display().to_string();
    let output = Command::new("sh")
        .args([
            "-c",
            "ulimit -d 488281 && exec \"$0\" \"$@\"",
            env!("CARGO_BIN_EXE_clinic-articles"),
        ])
        .args(task)
        .args(["--content", &folder("."), "--cache", &folder(".kept")])
        // Freed memory goes back at once: what counts is what pictures need.
        .env("MIMALLOC_ARENA_RESERVE", "0")
        .output()
        .unwrap();
    eprintln!("{}", String::from_utf8_lossy(&output.stderr));
    output.status.success()
}
