use super::{browser::browse, server::Server, site::AT_ROOT};

const ARTICLE: &str = "Does massage really ease lower back pain?";
const AUTHOR: &str = "Denise Leslie";
const HOME: &str = "All articles";

/// Goes back or forward without waiting for a document to load.
const BACK: &str = "history.back()";
const FORWARD: &str = "history.forward()";

#[tokio::test(flavor = "multi_thread")]
async fn back_and_forward_restore_the_position_and_need_no_network() {
    let mut server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async move {
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        run("scrollTo(0, 1500)").await?;
        browser.until("scrollY === 1500").await?;
        run("document.querySelector('[rel=author]').click()").await?;
        browser.reads(AUTHOR).await?;
        browser.until("scrollY === 0").await?;
        run("scrollTo(0, 200)").await?;
        browser.until("scrollY === 200").await?;
        run("document.querySelector('.clinic-header nav a').click()").await?;
        browser.reads(HOME).await?;
        server.vanish().await;
        run(BACK).await?;
        browser.reads(AUTHOR).await?;
        browser.until("scrollY === 200").await?;
        run(BACK).await?;
        browser.reads(ARTICLE).await?;
        browser.until("scrollY === 1500").await?;
        run(FORWARD).await?;
        browser.reads(AUTHOR).await?;
        browser.until("scrollY === 200").await?;
        run(FORWARD).await?;
        browser.reads(HOME).await?;
        browser.until("scrollY === 0").await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn positions_outlive_a_reload() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async move {
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        run("scrollTo(0, 1500)").await?;
        browser.until("scrollY === 1500").await?;
        run("document.querySelector('[rel=author]').click()").await?;
        browser.reads(AUTHOR).await?;
        run("scrollTo(0, 150)").await?;
        browser.until("scrollY === 150").await?;
        browser.driver.refresh().await?;
        browser
            .until("performance.getEntriesByName('clinic-started').length")
            .await?;
        browser.until("scrollY === 150").await?;
        run(BACK).await?;
        browser.reads(ARTICLE).await?;
        browser.until("scrollY === 1500").await
    })
    .await;
}

/// Going forward and then following a link back to the first page must make a new entry.
#[tokio::test(flavor = "multi_thread")]
async fn the_address_always_says_what_is_shown() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async move {
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        let home = server.url("");
        let article = server.url("articles/low-back-pain/");
        browser.open(&home).await?;
        run("document.querySelector('[href$=\"/low-back-pain/\"]').click()").await?;
        browser.reads(ARTICLE).await?;
        run(BACK).await?;
        browser.reads(HOME).await?;
        run(FORWARD).await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(browser.text("location.href").await?, article);
        run("document.querySelector('.clinic-header nav a').click()").await?;
        browser.reads(HOME).await?;
        assert_eq!(browser.text("location.href").await?, home);
        let entries = browser.value("history.length").await?;
        run("document.querySelector('.clinic-header nav a').click()").await?;
        browser.reads(HOME).await?;
        assert_eq!(browser.text("location.href").await?, home);
        assert!(browser.value("history.length").await?.as_u64() <= entries.as_u64().map(|n| n + 1));
        run(BACK).await?;
        run(BACK).await?;
        browser
            .until("location.pathname === '/articles/low-back-pain/' || location.pathname === '/'")
            .await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_within_a_page_move_position_focus_and_address() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async move {
        let run = async |script: &str| browser.driver.execute(script.to_owned(), vec![]).await;
        browser.open(&server.url("articles/low-back-pain/")).await?;
        run("document.querySelector('.clinic-contents a').click()").await?;
        browser.until("location.hash && scrollY > 300").await?;
        let in_view =
            "Math.abs(document.querySelector(':target').getBoundingClientRect().top) < 120";
        browser.until(in_view).await?;
        let fragment = browser.text("location.hash").await?;
        run("document.querySelector('[rel=author]').click()").await?;
        browser.reads(AUTHOR).await?;
        run(BACK).await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(browser.text("location.hash").await?, fragment);
        browser.until("scrollY > 300").await?;
        run(BACK).await?;
        browser
            .until("location.hash === '' && scrollY === 0")
            .await?;
        // A citation leads to its source, and the source back to it.
        run("document.querySelector('.clinic-citation a').click()").await?;
        browser
            .until("document.querySelector(':target')?.id === 'clinic-source-1'")
            .await?;
        run("document.querySelector('#clinic-source-1 .clinic-back').click()").await?;
        browser
            .until("document.querySelector(':target')?.id === 'clinic-cited-1-1'")
            .await
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_a_heading_of_another_page_goes_there() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async move {
        browser.open(&server.url("")).await?;
        let script =
            "const link = document.querySelector('.clinic-card a[href$=\"/low-back-pain/\"]');
                      link.href += '?from=test#what-guidelines-say'; link.click()";
        browser.driver.execute(script, vec![]).await?;
        browser.reads(ARTICLE).await?;
        browser
            .until("document.activeElement.id === 'what-guidelines-say'")
            .await?;
        browser
            .until("Math.abs(document.activeElement.getBoundingClientRect().top) < 120")
            .await?;
        let here = browser.text("location.search + location.hash").await?;
        assert_eq!(here, "?from=test#what-guidelines-say");
        Ok(())
    })
    .await;
}
