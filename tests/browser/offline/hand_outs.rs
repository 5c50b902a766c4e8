use super::*;
use crate::{pdf::pdf, pool::browse_in_firefox};
use std::time::Duration;
use tokio::time::timeout;

/// How long a browser may take to show what it has.
const PATIENCE: Duration = Duration::from_secs(30);

const LEAFLET: &str = "sheets/leaflet.pdf";
const LINK: &str = "a[href$='leaflet.pdf']";

/// A clinic with two hand-outs, of which an article links to one that has so many bytes and more.
fn with_hand_outs(clinic: Clinic, bytes: usize) -> Clinic {
    clinic.add(&format!("static/{LEAFLET}"), &pdf("Leaflet", bytes));
    clinic.add("static/poster.pdf", &pdf("Poster", 0));
    let words = "So does massage help?";
    let link = format!("{words} Read the [leaflet](file:{LEAFLET}).");
    clinic.edit(ARTICLE, words, &link);
    clinic.deploy();
    clinic
}

/// Whether the browser shows a page of [`pdf`], which is red all over.
async fn is_red(browser: &Browser) -> WebDriverResult<bool> {
    let picture = browser.driver.screenshot_as_png().await?;
    let picture = image::load_from_memory(&picture).unwrap().into_rgb8();
    let red = picture.pixels().filter(|pixel| pixel.0 == [255, 0, 0]);
    Ok(red.count() > 10_000)
}

/// Runs a test, as [`keeping`] does, in the browser that has a program for PDF.
async fn showing(
    clinic: &Clinic,
    test: impl AsyncFnOnce(&Device, &mut Server) -> WebDriverResult<()>,
) {
    let mut server = Server::start(&clinic.site).await;
    browse_in_chromium(&PROVOKED, |browser| async {
        let device = Device::new(browser).await?;
        test(&device, &mut server).await
    })
    .await;
}

/// A hand-out goes with the article that links to it, and is shown as what it is.
async fn is_kept(clinic: Clinic, bytes: usize) {
    let clinic = with_hand_outs(clinic, bytes);
    showing(&clinic, async |device, server| {
        let browser = &device.browser;
        device.save(&server.url(BACK_PAIN)).await?;
        assert_eq!(server.asked_for("poster.pdf"), 0);
        server.vanish().await;
        browser.open(&server.url(BACK_PAIN)).await?;
        browser.click(LINK).await?;
        let shown = "document.contentType === 'application/pdf'";
        browser.until(shown).await?;
        let red = async {
            while !is_red(browser).await? {}
            WebDriverResult::Ok(())
        };
        timeout(PATIENCE, red).await.expect("the page is shown")?;
        assert_eq!(device.reads(server, "poster.pdf").await?, "You are offline");
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn linked_hand_out_is_kept() {
    is_kept(Clinic::below(), 0).await;
}

/// Of a large one, a browser's own program asks for parts.
#[tokio::test(flavor = "multi_thread")]
async fn large_hand_out_is_kept() {
    is_kept(Clinic::new(), 5_000_000).await;
}

/// Firefox shows a PDF with a program of its own.
#[tokio::test(flavor = "multi_thread")]
async fn firefox_keeps_a_hand_out() {
    let clinic = with_hand_outs(Clinic::new(), 5_000_000);
    let mut server = Server::start(&clinic.site).await;
    let server = &mut server;
    browse_in_firefox(|browser| async move {
        let device = Device { browser };
        device.save(&server.url(BACK_PAIN)).await?;
        server.vanish().await;
        device.browser.open(&server.url(BACK_PAIN)).await?;
        device.browser.click(LINK).await?;
        let words = "document.querySelector('.textLayer')?.textContent.includes('Leaflet')";
        device.browser.until(words).await
    })
    .await;
}

/// What another article links to as well stays when the first is not to be kept any more.
#[tokio::test(flavor = "multi_thread")]
async fn shared_hand_out_stays() {
    let clinic = with_hand_outs(Clinic::new(), 0);
    clinic.edit(
        "articles/what-research-shows.json",
        "\"paragraph\": \"",
        &format!("\"paragraph\": \"[Leaflet](file:{LEAFLET}) "),
    );
    clinic.deploy();
    showing(&clinic, async |device, server| {
        let browser = &device.browser;
        device.save(&server.url(BACK_PAIN)).await?;
        browser.click("#clinic-saved button").await?;
        device.says("not saved").await?;
        server.vanish().await;
        browser
            .open(&server.url("articles/what-research-shows/"))
            .await?;
        browser.click(LINK).await?;
        browser
            .until("document.contentType === 'application/pdf'")
            .await?;
        assert_eq!(device.reads(server, BACK_PAIN).await?, "You are offline");
        Ok(())
    })
    .await;
}
