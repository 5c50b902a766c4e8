//! What cameras and programs say about a photo is not published.

use crate::all::support::photos::{
    exif, file, made_of, photo, with_png_chunk, with_segment, with_webp_chunks,
};
use image::ImageFormat;

/// What a camera and programs say about a photo, in all places of a file that hold such things.
fn with_secrets() -> [(&'static str, Vec<u8>, usize); 3] {
    let photo = photo(64, 40);
    let exif = exif(6);
    let xmp = b"<x:xmpmeta>GPS of Mary</x:xmpmeta>";
    let jpeg = file(&photo, ImageFormat::Jpeg);
    let named = [&b"http://ns.adobe.com/xap/1.0/\0"[..], xmp].concat();
    let jpeg = with_segment(&jpeg, 0xe1, &named);
    let jpeg = with_segment(&jpeg, 0xfe, b"GPS of Mary");
    let jpeg = with_segment(&jpeg, 0xed, b"Photoshop 3.0\0GPS of Mary");
    let jpeg = with_segment(&jpeg, 0xe2, b"ICC_PROFILE\0\x01\x01GPS of Mary");
    let jpeg = with_segment(&jpeg, 0xe1, &exif);

    let png = file(&photo, ImageFormat::Png);
    let named = [&b"XML:com.adobe.xmp\0\0\0\0\0"[..], xmp].concat();
    let png = with_png_chunk(&png, *b"iTXt", &named);
    let png = with_png_chunk(&png, *b"tEXt", b"Author\0GPS of Mary");
    let png = with_png_chunk(&png, *b"eXIf", &exif[6..]);

    let webp = file(&photo, ImageFormat::WebP);
    let about = [(*b"EXIF", &exif[6..]), (*b"XMP ", &xmp[..])];
    let webp = with_webp_chunks(&webp, (64, 40), &about);
    [
        ("room.jpg", jpeg, 5),
        ("room.png", png, 3),
        ("room.webp", webp, 2),
    ]
}

/// Photos of a clinic carry places and people.
#[test]
fn nothing_is_published_that_a_camera_says() {
    for (original, bytes, secrets) in with_secrets() {
        let said = bytes.windows(11).filter(|part| part == b"GPS of Mary");
        assert_eq!(said.count(), secrets, "{original}");
        let files = made_of(original, &bytes);
        // The photo was turned, so what the camera says was read.
        assert!(files.contains_key("-40.avif"), "{original}");
        for (name, bytes) in files {
            for secret in [
                "GPS",
                "Mary",
                "Exif",
                "exif",
                "xmp",
                "xap",
                "ICC",
                "iCCP",
                "prof",
                "Photoshop",
                "mime",
            ] {
                let found = bytes
                    .windows(secret.len())
                    .any(|part| part == secret.as_bytes());
                assert!(!found, "{secret} in {name} of {original}");
            }
            if name.contains(".jpg") {
                has_only_jfif(&name, &bytes);
            }
        }
    }
}

#[track_caller]
fn has_only_jfif(name: &str, jpeg: &[u8]) {
    let mut at = 2;
    while jpeg[at + 1] != 0xda {
        // APP0 is JFIF: which program reads the rest.
        let marker = jpeg[at + 1];
        assert!(
            !matches!(marker, 0xe1..=0xef | 0xfe),
            "{marker:x} in {name}"
        );
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
}
