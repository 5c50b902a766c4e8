use super::browser::Browser;
use thirtyfour::prelude::*;

/// Keeps what moves by itself, on every page that is opened from now on.
pub async fn watch(browser: &Browser) -> WebDriverResult<()> {
    let source = "window.moved = [];
         new PerformanceObserver((list) => {
           for (const { value, sources } of list.getEntries()) {
             const nodes = sources.map(({ node }) => node?.className || node?.nodeName);
             moved.push(`${nodes.join()}: ${value}`);
           }
         }).observe({ type: 'layout-shift', buffered: true });";
    browser.before_pages(source).await
}

/// Nothing has moved on this page.
pub async fn finds_none(browser: &Browser, context: &str) -> WebDriverResult<()> {
    browser.rests().await?;
    let moved = browser.text("moved.join()").await?;
    assert_eq!(moved, "", "{context}");
    Ok(())
}
