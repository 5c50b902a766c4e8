use super::{rounds, try_out};
use crate::all::support::photos::{bundle, file, held, photo, with_png_chunk, with_segment};
use image::ImageFormat;
use std::cell::RefCell;

/// What means something in files of pictures.
const PIECES: [&str; 12] = [
    "\u{0}",
    "\u{0}\u{0}\u{0}\u{1}",
    "\u{7f}",
    "IDAT",
    "IEND",
    "iCCP",
    "acTL",
    "gAMA",
    "VP8X",
    "ANIM",
    "EXIF",
    "ICC_PROFILE\u{0}\u{1}\u{1}",
];

#[test]
fn broken_pictures_are_told() {
    let picture = photo(90, 60);
    let mut samples: Vec<_> = held(&picture, 6).into();
    let p3 = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let mut jpeg = file(&picture, ImageFormat::Jpeg);
    let segment = [b"ICC_PROFILE\0\x01\x01".to_vec(), p3].concat();
    jpeg = with_segment(&jpeg, 0xe2, &segment);
    samples.push(("room.jpg", jpeg));
    let png = file(&picture, ImageFormat::Png);
    for (kind, content) in [
        (*b"cICP", vec![12, 13, 0, 1]),
        (*b"gAMA", 55_555_u32.to_be_bytes().to_vec()),
        (
            *b"cHRM",
            [
                31_270_u32, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000,
            ]
            .map(u32::to_be_bytes)
            .concat(),
        ),
    ] {
        samples.push(("room.png", with_png_chunk(&png, kind, &content)));
    }
    let bundles: Vec<_> = samples
        .iter()
        .map(|(name, bytes)| bundle(name, bytes))
        .collect();
    let seen = RefCell::new(0);
    rounds(200, 60_000, |random| {
        let place = random.below(samples.len());
        let (name, good) = &samples[place];
        let mut bytes = good.clone();
        random.mutate(&mut bytes, &PIECES);
        bundles[place].write(&format!("images/{name}"), &bytes);
        try_out(&bundles[place]);
        *seen.borrow_mut() += usize::from(bytes != *good);
    });
    assert!(*seen.borrow() > 0);
}
