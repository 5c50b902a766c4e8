//! Photos for the tests, and what is done to files of photos.

use super::bundles::Bundle;
use clinic_articles::publish::{Cache, Error, Forms, Publication, compile, develop};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use indicatif::ProgressBar;
use std::{collections::BTreeMap, io::Cursor, path::PathBuf};

/// The colours of the four quarters of a photo: above, then beneath.
pub const QUARTERS: [[u8; 3]; 4] = [[210, 40, 40], [40, 170, 60], [50, 70, 200], [230, 220, 60]];

/// A photo with a colour in each quarter.
pub fn photo(width: u32, height: u32) -> DynamicImage {
    let colour = |x, y| {
        let right = usize::from(2 * x >= width);
        let beneath = usize::from(2 * y >= height);
        Rgb(QUARTERS[right + 2 * beneath])
    };
    RgbImage::from_fn(width, height, colour).into()
}

/// A photo as a file.
pub fn file(photo: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    photo.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with one more segment at its start (ISO/IEC 10918-1, B.1.1.4).
pub fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, content, &jpeg[2..]].concat()
}

/// What a camera says about a photo: how it was held, and a place (Exif 2.32, 4.6).
pub fn exif(orientation: u8) -> Vec<u8> {
    let mut content = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    content.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]);
    content.extend([0x01, 0x0e, 0, 2, 0, 0, 0, 12, 0, 0, 0, 38]);
    content.extend(b"\0\0\0\0GPS of Mary\0");
    content
}

/// A chunk of a PNG (ISO/IEC 15948, 5.3).
pub fn png_chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [&kind[..], content].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&named);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], &named, &sum.sum().to_be_bytes()].concat()
}

/// A chunk of a WebP (RFC 9649, 2.3).
pub fn webp_chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_le_bytes();
    let mut chunk = [&kind[..], &length, content].concat();
    chunk.resize(chunk.len().next_multiple_of(2), 0);
    chunk
}

/// A PNG with one more chunk behind its head.
pub fn with_png_chunk(png: &[u8], kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let (head, rest) = png.split_at(33);
    [head, &png_chunk(kind, content), rest].concat()
}

/// A WebP of this size with what is said about it (RFC 9649, 2.7).
pub fn with_webp_chunks(
    webp: &[u8],
    (width, height): (u32, u32),
    about: &[([u8; 4], &[u8])],
) -> Vec<u8> {
    let flags = about.iter().map(|(kind, _)| match kind {
        b"EXIF" => 0x08,
        b"XMP " => 0x04,
        _ => panic!("{kind:?}"),
    });
    let mut head = vec![flags.sum::<u8>(), 0, 0, 0];
    head.extend(&(width - 1).to_le_bytes()[..3]);
    head.extend(&(height - 1).to_le_bytes()[..3]);
    let pixels = webp[12..].to_vec();
    let mut chunks = vec![b"WEBP".to_vec(), webp_chunk(*b"VP8X", &head), pixels];
    chunks.extend(
        about
            .iter()
            .map(|(kind, content)| webp_chunk(*kind, content)),
    );
    webp_chunk(*b"RIFF", &chunks.concat())
}

/// A photo as its camera, held like this, keeps it: by the name of its file.
pub fn held(photo: &DynamicImage, orientation: u8) -> [(&'static str, Vec<u8>); 3] {
    let size = (photo.width(), photo.height());
    let exif = exif(orientation);
    // Only a JPEG says what this is before it begins.
    let plain = &exif[6..];
    let webp = file(photo, ImageFormat::WebP);
    [
        (
            "room.jpg",
            with_segment(&file(photo, ImageFormat::Jpeg), 0xe1, &exif),
        ),
        (
            "room.png",
            with_png_chunk(&file(photo, ImageFormat::Png), *b"eXIf", plain),
        ),
        (
            "room.webp",
            with_webp_chunks(&webp, size, &[(*b"EXIF", plain)]),
        ),
    ]
}

/// The good bundle with this file as its picture in the text.
pub fn bundle(name: &str, bytes: &[u8]) -> Bundle {
    let bundle = Bundle::good();
    bundle.write(&format!("images/{name}"), bytes);
    if name != "room.jpg" {
        bundle.replace("articles/back-pain.json", "room.jpg", name);
        std::fs::remove_file(bundle.path("images/room.jpg")).unwrap();
    }
    bundle
}

pub fn published(bundle: &Bundle) -> Publication {
    let checked = bundle.load();
    compile(
        checked
            .loaded
            .unwrap_or_else(|| panic!("{}", checked.report)),
    )
}

/// The published files of a bundle's pictures, and how many of them were made.
pub fn developed(
    bundle: &Bundle,
    cache: &Cache,
) -> Result<(BTreeMap<String, PathBuf>, u64), Error> {
    developed_as(bundle, cache, Forms::All)
}

/// The published files of a bundle's pictures in these forms, and how many of them were made.
pub fn developed_as(
    bundle: &Bundle,
    cache: &Cache,
    forms: Forms,
) -> Result<(BTreeMap<String, PathBuf>, u64), Error> {
    let bar = ProgressBar::hidden();
    let publication = published(bundle);
    let files = develop(
        &publication.pictures,
        &publication.heroes(),
        cache,
        forms,
        &bar,
    )?;
    assert_eq!(Some(bar.position()), bar.length());
    Ok((files, bar.position()))
}

/// The published files that are made of a picture, by what their names end with: what comes
/// after the digest.
pub fn made_of(name: &str, bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let bundle = bundle(name, bytes);
    let (files, _) = developed(&bundle, &bundle.cache()).unwrap();
    let (stem, _) = name.rsplit_once('.').unwrap();
    let start = format!("content/images/{stem}-");
    let ending = |(path, file): (String, PathBuf)| {
        let (_, ending) = path.strip_prefix(&start)?.split_at(16);
        Some((ending.to_owned(), std::fs::read(file).unwrap()))
    };
    files.into_iter().filter_map(ending).collect()
}
