use super::{
    lists::LARGE,
    pool::browse,
    server::{Fault, Server},
    site::{AT_ROOT, BELOW, Site},
};
use thirtyfour::prelude::*;

const HOME: &str = "All articles";
const ARTICLE: &str = "Does massage really ease lower back pain?";
const RELATED: &str = "Additional informative articles";
const AUTHOR: &str = "Denise Leslie";
const NOT_FOUND: &str = "We can’t find this page";

/// A page that is not there is a 404, and Chromium says so in the console.
const SAYS_404: &[&str] = &["404 (Not Found)"];

async fn opens_directly(site: &'static Site) {
    let server = Server::start(site).await;
    browse(SAYS_404, |browser| async move {
        for (path, heading) in [
            ("", HOME),
            ("?utm_source=letter", HOME),
            ("articles/low-back-pain/", ARTICLE),
            ("articles/low-back-pain", ARTICLE),
            (
                "articles/low-back-pain/?a=1&b=%20#what-guidelines-say",
                ARTICLE,
            ),
            ("articles/low-back-pain/related/", RELATED),
            ("articles/low-back-pain/related", RELATED),
            ("authors/denise-leslie/", AUTHOR),
            ("authors/denise-leslie", AUTHOR),
            ("articles/no-such-article/", NOT_FOUND),
            ("no/such/page", NOT_FOUND),
            ("articles/Low-Back-Pain/", NOT_FOUND),
        ] {
            browser.open(&server.url(path)).await?;
            browser.reads(heading).await?;
            let here = browser.text("location.search + location.hash").await?;
            let asked = path.find(['?', '#']).map_or("", |at| &path[at..]);
            assert_eq!(here, asked, "the query and the fragment of {path}");
            let title = browser.driver.title().await?;
            assert!(title.starts_with(heading), "{title} for {path}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_opens_directly() {
    opens_directly(&AT_ROOT).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_opens_directly_below_a_base_path() {
    opens_directly(&BELOW).await;
}

/// Hosts take other spellings of an address for the same: the page stays, and its address becomes the
/// usual one.
#[tokio::test(flavor = "multi_thread")]
async fn page_stays_at_any_spelling_of_its_address() {
    // One that takes no notice of capitals, or is told of an article's earlier name.
    let server = Server::start(&AT_ROOT).await;
    for other in ["low%2Dback", "//", "%61rticles", "lower-back", "Low-Back"] {
        server.misbehave(other, Fault::Of("/articles/low-back-pain/"));
    }
    browse(&[], |browser| async {
        let browser = browser;
        for path in [
            "articles/low%2Dback%2Dpain/?from=letter#what-guidelines-say",
            "/articles//low-back-pain/",
            "articles//low-back-pain/",
            "%61rticles/low-back-pain/",
            "articles/low-back-pain/index.html",
            "articles/lower-back-pain/",
            "articles/Low-Back-Pain/",
        ] {
            browser.open(&server.url(path)).await?;
            browser.rests().await?;
            browser.reads(ARTICLE).await?;
            let rest = path.find('?').map_or("", |at| &path[at..]);
            let usual = server.url("articles/low-back-pain/") + rest;
            assert_eq!(browser.text("location.href").await?, usual, "{path}");
            // Nor is it lost on the way back.
            browser
                .run("document.querySelector('[rel=author]').click()", vec![])
                .await?;
            browser.reads(AUTHOR).await?;
            browser.run("history.back()", vec![]).await?;
            browser.reads(ARTICLE).await?;
            assert_eq!(browser.text("location.href").await?, usual, "{path}");
        }
        // A link that spells it otherwise leads there, too.
        browser.open(&server.url("")).await?;
        let follow = "window.sameDocument = true;
            const link = document.querySelector(\".clinic-card a[href$='/low-back-pain/']\");
            link.href = '/articles//low%2Dback%2Dpain/';
            link.click();";
        browser.run(follow, vec![]).await?;
        browser.reads(ARTICLE).await?;
        assert_eq!(browser.value("window.sameDocument").await?, true);
        Ok(())
    })
    .await;
}

async fn opens_by_clicking(site: &'static Site) {
    let server = Server::start(site).await;
    browse(&[], |browser| async move {
        browser.open(&server.url("")).await?;
        // It is gone as soon as a document is loaded anew.
        browser
            .driver
            .execute("window.sameDocument = true", vec![])
            .await?;
        for (link, heading, path) in [
            (
                "[href$='/articles/low-back-pain/']",
                ARTICLE,
                "articles/low-back-pain/",
            ),
            (
                "[href$='/low-back-pain/related/']",
                RELATED,
                "articles/low-back-pain/related/",
            ),
            (".clinic-summary a", ARTICLE, "articles/low-back-pain/"),
            ("[rel=author]", AUTHOR, "authors/denise-leslie/"),
            (
                "main [href$='/injury-recovery/']",
                "Massage through the five stages of injury recovery",
                "articles/injury-recovery/",
            ),
            (".clinic-author-link", AUTHOR, "authors/denise-leslie/"),
            (".clinic-header nav a", HOME, ""),
        ] {
            browser.click(link).await?;
            browser.reads(heading).await?;
            let here = browser.text("location.href").await?;
            assert_eq!(here, server.url(path));
            let title = browser.driver.title().await?;
            assert!(title.contains(heading), "{title}");
        }
        assert_eq!(browser.value("window.sameDocument").await?, true);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_opens_by_clicking() {
    opens_by_clicking(&AT_ROOT).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_opens_by_clicking_below_a_base_path() {
    opens_by_clicking(&BELOW).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_in_prose_stay_in_the_program_and_links_elsewhere_do_not() {
    let server = Server::start(&AT_ROOT).await;
    browse(&[], |browser| async move {
        browser.open(&server.url("articles/low-back-pain/")).await?;
        browser
            .driver
            .execute("window.sameDocument = true", vec![])
            .await?;
        browser
            .click(".clinic-text [href='/articles/what-research-shows/']")
            .await?;
        browser
            .reads("Massage for low back pain: what research shows")
            .await?;
        assert_eq!(browser.value("window.sameDocument").await?, true);
        // The router would show its not-found page for a file of the same host.
        let outside = browser
            .value("[...document.querySelectorAll('main a[href^=http]')].every(a => a.rel)")
            .await?;
        assert_eq!(outside, true);
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_not_found_page_suggests_articles() {
    let server = Server::start(&AT_ROOT).await;
    browse(SAYS_404, |browser| async move {
        browser.open(&server.url("nothing-here/")).await?;
        let cards = browser.driver.find_all(By::Css(".clinic-card")).await?;
        assert_eq!(cards.len(), 3);
        browser.click(".clinic-card a").await?;
        browser
            .until("document.querySelector('.clinic-article')")
            .await?;
        Ok(())
    })
    .await;
}

/// These finished pages are taken over as they stand.
async fn takes_over<'a>(site: &Site, pages: impl Iterator<Item = &'a str>) {
    let server = Server::start(site).await;
    browse(SAYS_404, |browser| async {
        let browser = browser;
        // Deferred scripts have run by then; the program starts after it.
        let source = "addEventListener('DOMContentLoaded', () => {
             window.sent = document.documentElement.outerHTML;
           });";
        browser.before_pages(source).await?;
        for path in pages {
            browser.open(&server.url(path)).await?;
            let same = browser
                .value("window.sent === document.documentElement.outerHTML")
                .await?;
            assert_eq!(same, true, "{path}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_over_changes_no_node() {
    assert!(AT_ROOT.routes.len() > 9);
    takes_over(&AT_ROOT, AT_ROOT.pages()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_over_changes_no_node_below_a_base_path() {
    takes_over(&BELOW, BELOW.pages()).await;
}

/// The first page of each kind, and the second of each list.
#[tokio::test(flavor = "multi_thread")]
async fn taking_over_changes_no_node_of_lists() {
    let first = |start: &str, end: &str| {
        let mut routes = LARGE.routes.iter();
        let found = routes.find(|it| it.starts_with(start) && it.ends_with(end));
        found.unwrap_or_else(|| panic!("no {start}…{end} in {:?}", LARGE.routes))
    };
    let pages = [
        ("", ""),
        ("page/", "2/"),
        ("articles/", "/"),
        ("articles/", "/related/"),
        ("authors/", "/"),
        ("authors/", "/page/2/"),
    ];
    let pages = pages.map(|(start, end)| first(start, end).as_str());
    takes_over(&LARGE, pages.into_iter().chain(["nothing/"])).await;
}

/// A site in Arabic, with articles in two languages that are written in two directions.
#[tokio::test(flavor = "multi_thread")]
async fn taking_over_changes_no_node_in_any_direction() {
    // As it will be once there are words in a language that is written from right to left.
    let site = Site::publish("/learn/", "tests/content/good");
    for path in &site.routes {
        site.change(&format!("{path}index.html"), |page| {
            let turned = page.replace("lang=\"en\" dir=\"ltr\"", "lang=\"ar\" dir=\"rtl\"");
            assert_ne!(turned, page);
            turned.replace("\"language\":\"en\"", "\"language\":\"ar\"")
        });
    }
    takes_over(&site, site.pages()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_scripts_everything_is_there() {
    let server = Server::start(&AT_ROOT).await;
    browse(SAYS_404, |browser| async move {
        browser.without_scripts().await?;
        browser.driver.goto(server.url("")).await?;
        let card = browser.driver.find(By::Css(".clinic-card a")).await?;
        card.click().await?;
        let title = browser.driver.find(By::Css("h1")).await?.text().await?;
        assert_eq!(title, "Massage through the five stages of injury recovery");
        let author = browser.driver.find(By::Css("[rel=author]")).await?;
        author.click().await?;
        let title = browser.driver.find(By::Css("h1")).await?.text().await?;
        assert_eq!(title, AUTHOR);
        Ok(())
    })
    .await;
}
