use super::{
    browser::Browser,
    pool::browse,
    server::{Fault, Server},
    shifts,
    site::Site,
};
use image::{Rgb, RgbImage};
use serde_json::json;
use std::{
    fs,
    path::Path,
    sync::{Arc, LazyLock},
};
use thirtyfour::error::WebDriverResult;
use tokio::sync::Notify;

/// The bundled content with a photo in the place of every picture.
static PHOTOS: LazyLock<Site> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    lay(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/content"),
        folder.path(),
    );
    let images = folder.path().join("images");
    fs::remove_dir_all(&images).unwrap();
    fs::create_dir(&images).unwrap();
    let photo = RgbImage::from_fn(2000, 1250, |x, y| {
        Rgb([60, x / 20, y / 10].map(|part| u8::try_from(part).unwrap()))
    });
    photo.save(images.join("photo.jpg")).unwrap();
    Site::publish("/", folder.path().to_str().unwrap())
});

/// Copies a folder of content, with the photo in the place of every picture.
fn lay(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let from = entry.unwrap().path();
        let to = to.join(from.file_name().unwrap());
        if from.is_dir() {
            lay(&from, &to);
        } else if from.extension().is_some_and(|ending| ending == "json") {
            let text = fs::read_to_string(&from).unwrap();
            let lines = text
                .lines()
                .map(|line| match line.split_once("\"file\": \"") {
                    Some((before, rest)) => {
                        let (_, after) = rest.split_once('"').unwrap();
                        format!("{before}\"file\": \"photo.jpg\"{after}\n")
                    }
                    None => format!("{line}\n"),
                });
            fs::write(to, lines.collect::<String>()).unwrap();
        }
    }
}

const PAGES: [&str; 5] = [
    "",
    "articles/deep-tissue-massage/",
    "articles/low-back-pain/",
    "articles/low-back-pain/related/",
    "authors/denise-leslie/",
];

/// The photos for which `sizes` promises another width than they have, by more than 2 %.
const BROKEN_PROMISES: &str = "(() => {
    const ruler = document.createElement('div');
    ruler.style.position = 'absolute';
    document.body.append(ruler);
    const promised = sizes => {
      let depth = 0, parts = [''];
      for (const sign of sizes) {
        depth += { '(': 1, ')': -1 }[sign] ?? 0;
        if (sign === ',' && !depth) parts.push('');
        else parts[parts.length - 1] += sign;
      }
      for (const part of parts) {
        const [, condition, length] = part.trim().match(/^(\\(min-width: [^)]*\\) )?(.*)$/s);
        if (condition && !matchMedia(condition).matches) continue;
        ruler.style.width = '';
        ruler.style.width = length;
        if (!ruler.style.width) return NaN;
        return ruler.getBoundingClientRect().width;
      }
      return NaN;
    };
    const photos = [...document.querySelectorAll('main picture img')];
    const broken = photos.flatMap(image => {
      const sizes = image.getAttribute('sizes');
      const source = image.parentElement.querySelector('source').getAttribute('sizes');
      const width = image.getBoundingClientRect().width, said = promised(sizes);
      const kept = sizes === source && Math.abs(said - width) <= Math.max(2, 0.02 * width);
      return kept ? [] : [`${said} for ${width}: ${sizes}`];
    });
    ruler.remove();
    return photos.length ? broken.join('\\n') : 'no photos';
  })()";

/// The styles and the promises are written in two places.
#[tokio::test(flavor = "multi_thread")]
async fn photos_are_as_wide_as_they_promise() {
    let server = Server::start(&PHOTOS).await;
    browse(&[], |browser| async {
        let browser = browser;
        for path in PAGES {
            browser.driver.goto(server.url(path)).await?;
            for width in [
                320, 375, 480, 610, 630, 640, 767, 768, 800, 930, 950, 1024, 1199, 1280, 1600,
            ] {
                browser.resize(width).await?;
                let broken = browser.text(BROKEN_PROMISES).await?;
                assert_eq!(broken, "", "{path} at {width} px");
            }
        }
        Ok(())
    })
    .await;
}

async fn current(browser: &Browser, selector: &str) -> WebDriverResult<String> {
    let image = json!(selector);
    let loaded = format!("document.querySelector({image}).complete");
    browser.until(&loaded).await?;
    let source = format!("document.querySelector({image}).currentSrc");
    browser.text(&source).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_browser_takes_the_avif_that_fits() {
    let server = Server::start(&PHOTOS).await;
    browse(&[], |browser| async {
        let browser = browser;
        for (width, path, image, file) in [
            (
                375,
                "articles/low-back-pain/",
                ".clinic-hero img",
                "-480.avif",
            ),
            (
                700,
                "articles/low-back-pain/",
                ".clinic-hero img",
                "-800.avif",
            ),
            (
                1280,
                "articles/low-back-pain/",
                ".clinic-hero img",
                "-1200.avif",
            ),
            (1280, "", ".clinic-card img", "-800.avif"),
            (
                1280,
                "authors/denise-leslie/",
                ".clinic-portrait img",
                "-480.avif",
            ),
        ] {
            browser.driver.goto("about:blank").await?;
            browser.resize(width).await?;
            // From memory, a browser takes a larger one that it has.
            browser
                .command("Network.clearBrowserCache", json!({}))
                .await?;
            browser.driver.goto(server.url(path)).await?;
            let source = current(&browser, image).await?;
            assert!(source.ends_with(file), "{width} {path}: {source}");
        }
        assert_eq!(server.asked_for(".jpg"), 0);
        Ok(())
    })
    .await;
}

/// What a browser shows of an AVIF is what is in the photo, at four places.
#[tokio::test(flavor = "multi_thread")]
async fn avifs_have_the_colours_of_their_photos() {
    let server = Server::start(&PHOTOS).await;
    browse(&[], |browser| async {
        let browser = browser;
        browser
            .driver
            .goto(server.url("articles/low-back-pain/"))
            .await?;
        let image = ".clinic-hero img";
        let file = current(&browser, image).await?;
        assert!(file.contains(".avif"), "{file}");
        let colours = browser
            .value(&format!(
                "(() => {{
                   const canvas = new OffscreenCanvas(100, 100)
                     .getContext('2d', {{ willReadFrequently: true }});
                   canvas.drawImage(document.querySelector('{image}'), 0, 0, 100, 100);
                   return [[10, 10], [90, 10], [10, 90], [90, 90]]
                     .map(([x, y]) => [...canvas.getImageData(x, y, 1, 1).data]);
                 }})()"
            ))
            .await?;
        let expected = [[60, 10, 13], [60, 90, 13], [60, 10, 113], [60, 90, 113]];
        let expected = expected.map(|[red, green, blue]| [red, green, blue, 255]);
        let shown: [[i64; 4]; 4] = serde_json::from_value(colours).unwrap();
        let differences = shown.iter().flatten().zip(expected.iter().flatten());
        let largest = differences.map(|(shown, is)| (shown - is).abs()).max();
        assert!(largest <= Some(4), "{shown:?}");
        Ok(())
    })
    .await;
}

/// The photo at the head of a page is asked for at once, those far beneath are not.
#[tokio::test(flavor = "multi_thread")]
async fn photos_far_beneath_wait() {
    let server = Server::start(&PHOTOS).await;
    browse(&[], |browser| async {
        let browser = browser;
        for (path, first) in [("", ".clinic-card img"), ("articles/low-back-pain/", ".clinic-hero img")] {
            browser.driver.goto(server.url(path)).await?;
            let first = json!(first);
            let order = browser
                .value(&format!(
                    "(() => {{
                       const first = document.querySelector({first});
                       const others = [...document.querySelectorAll('main img')].filter(i => i !== first);
                       return first.loading === 'eager' && first.fetchPriority === 'high'
                         && others.length > 1 && others.every(i => i.loading === 'lazy');
                     }})()"
                ))
                .await?;
            assert_eq!(order, true, "{path}");
        }
        Ok(())
    })
    .await;
}

/// Nothing moves when the photos come late, neither on a finished page nor after a journey.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_shifts_while_photos_load() {
    let server = Server::start(&PHOTOS).await;
    browse(&["404 (Not Found)"], |browser| async {
        let browser = browser;
        shifts::watch(&browser).await?;
        let watch = "new PerformanceObserver(() => fetch('/painted'))
              .observe({ type: 'paint', buffered: true });";
        browser.before_pages(watch).await?;
        let release = Arc::new(Notify::new());
        for path in PAGES {
            server.misbehave(".avif", Fault::Held(Arc::clone(&release)));
            let painted = server.asked_for("/painted");
            browser.driver.goto("about:blank").await?;
            let address = server.url(path);
            let (loaded, ()) = tokio::join!(browser.driver.goto(address), async {
                server.hears_again("/painted", painted).await;
                server.behave();
                release.notify_waiters();
            });
            loaded?;
            let scripts = "for (const image of document.images) image.loading = 'eager'";
            browser.driver.execute(scripts, vec![]).await?;
            browser
                .until("[...document.images].every(image => image.complete && image.naturalWidth)")
                .await?;
            shifts::finds_none(&browser, path).await?;
        }
        Ok(())
    })
    .await;
}
