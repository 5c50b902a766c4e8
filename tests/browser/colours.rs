use super::{bundles::Bundle, pool::browse, server::Server, site::Site};
use image::{ImageFormat, Rgb, RgbImage};
use std::{fmt::Write, fs, io::Cursor};

const COLOURS: [[u8; 3]; 4] = [[200, 120, 100], [120, 160, 90], [90, 100, 150], [128; 3]];

/// The pictures that are published in other colours than the browser shows their originals in, by more
/// than encoding changes them.
const DIFFERENT: &str = "(async () => {
    const fields = async address => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.drawImage(image, 0, 0);
      return [10, 30, 50, 70].flatMap(x => [...context.getImageData(x, 20, 1, 1).data]);
    };
    const told = [];
    const pictures = [...document.querySelectorAll('main picture')];
    for (const picture of pictures) {
      const jpeg = picture.querySelector('img').src;
      const [avif] = picture.querySelector('source').srcset.split(' ');
      const original = await fields(jpeg.replace(/content\\/images\\/([^/]*)-[0-9a-f]{16}-.*/, '$1.png'));
      for (const address of [jpeg, avif]) {
        const published = await fields(address);
        if (published.some((part, at) => Math.abs(part - original[at]) > 6))
          told.push(`${address}: ${published} is not ${original}`);
      }
    }
    window.different = `${pictures.length} pictures ${told.join('\\n')}`;
  })()";

/// A chunk of a PNG (ISO/IEC 15948, 5.3).
fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [&kind[..], content].concat();
    let mut sum = flate2::Crc::new();
    sum.update(&named);
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    [&length[..], &named, &sum.sum().to_be_bytes()].concat()
}

/// Whatever a PNG says of its colours, what is published of it looks as the browser shows the original.
#[tokio::test(flavor = "multi_thread")]
async fn photos_have_the_colours_of_their_originals() {
    let gamma = |gamma: u32| chunk(*b"gAMA", &gamma.to_be_bytes());
    let places = [
        31_270_u32, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000,
    ];
    let places = chunk(*b"cHRM", &places.map(u32::to_be_bytes).concat());
    let points = |points: [u8; 4]| chunk(*b"cICP", &points);
    let srgb = chunk(*b"sRGB", &[0]);
    let cases = [
        Vec::new(),
        gamma(100_000),
        gamma(55_556),
        gamma(45_455),
        gamma(0),
        places.clone(),
        [gamma(55_556), places.clone()].concat(),
        [srgb.clone(), gamma(100_000)].concat(),
        points([12, 13, 0, 1]),
        [points([12, 13, 0, 1]), srgb].concat(),
        points([1, 1, 0, 1]),
        points([9, 1, 0, 1]),
        points([1, 8, 0, 1]),
        points([2, 2, 0, 1]),
        points([77, 13, 0, 1]),
        [points([12, 13, 0, 0]), gamma(100_000)].concat(),
    ];
    let picture = RgbImage::from_fn(80, 40, |x, _| Rgb(COLOURS[(x / 20) as usize]));
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).unwrap();
    let png = png.into_inner();
    let (head, pixels) = png.split_at(33);
    let bundle = Bundle::good();
    fs::create_dir(bundle.path("static")).unwrap();
    let mut blocks = String::from("\"blocks\": [");
    for (number, chunks) in cases.iter().enumerate() {
        let bytes = [head, chunks, pixels].concat();
        bundle.write(&format!("images/case-{number}.png"), &bytes);
        bundle.write(&format!("static/case-{number}.png"), &bytes);
        write!(
            blocks,
            "{{\"picture\": {{\"file\": \"case-{number}.png\", \"alternative\": \"decorative\"}}}},"
        )
        .unwrap();
    }
    bundle.replace("articles/stretching.json", "\"blocks\": [", &blocks);
    let site = Site::publish("/", bundle.path("").to_str().unwrap());
    let server = Server::start(&site).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser
            .driver
            .goto(server.url("articles/stretching/"))
            .await?;
        browser.run(DIFFERENT, Vec::new()).await?;
        browser.until("window.different").await?;
        let different = browser.text("window.different").await?;
        assert_eq!(different, format!("{} pictures ", cases.len()));
        Ok(())
    })
    .await;
}
