//! The server for writers.

use crate::all::support::child::{Desk, Serving};
use serde_json::Value;

const ARTICLE: &str = "my-clinic/content/articles/your-first-visit.json";

/// A new clinic whose one article is a draft.
fn with_draft() -> Desk {
    let desk = Desk::new();
    desk.done("", &["new", "my-clinic"]);
    let article = desk.read(ARTICLE);
    assert!(article.contains("\"published\","), "{article}");
    desk.write(
        ARTICLE,
        &article.replacen("\"published\",", "\"draft\",", 1),
    );
    desk
}

/// What pages are told from the first publication on.
fn news(dev: &Serving) -> impl Iterator<Item = Value> {
    dev.news().skip_while(|news| news["published"].is_null())
}

#[test]
fn drafts_are_shown_and_marked() {
    let desk = with_draft();
    let dev = desk.serve("my-clinic", &["dev"]);
    news(&dev).next().unwrap();
    for page in [
        "",
        "articles/your-first-visit/",
        "content/articles/your-first-visit.json",
    ] {
        let answer = dev.get(page);
        assert!(answer.contains("Draft: "), "{page}: {answer}");
    }
    // Readers' site is not touched.
    assert!(!desk.path("my-clinic/dist").exists());
    desk.done("my-clinic", &["build"]);
    assert!(
        !desk
            .path("my-clinic/dist/articles/your-first-visit")
            .exists()
    );
}

#[test]
fn pages_follow_what_is_written() {
    let desk = with_draft();
    let dev = desk.serve("my-clinic", &["dev"]);
    let mut news = news(&dev);
    let first = news.next().unwrap();
    assert!(first["report"].is_null(), "{first}");

    let good = desk.read(ARTICLE);
    let better = good.replacen("\"title\": \"", "\"title\": \"Well, ", 1);
    desk.write(ARTICLE, &better);
    let second = news.next().unwrap();
    assert_ne!(second["published"], first["published"]);
    assert!(
        dev.get("articles/your-first-visit/")
            .contains("Draft: Well, ")
    );

    desk.write(ARTICLE, &good.replacen("\"title\"", "\"titel\"", 1));
    let wrong = news.next().unwrap();
    let report = wrong["report"].as_str().unwrap();
    assert!(
        report.starts_with("articles/your-first-visit.json:"),
        "{report}"
    );
    assert_eq!(wrong["is_stale"], true);
    // The page stays what it was.
    assert_eq!(wrong["published"], second["published"]);
    assert!(
        dev.get("articles/your-first-visit/")
            .contains("Draft: Well, ")
    );

    desk.write(ARTICLE, &good);
    let mended = news.next().unwrap();
    assert!(
        mended["report"].is_null() && mended["is_stale"] == false,
        "{mended}"
    );
    assert!(!dev.get("articles/your-first-visit/").contains("Well, "));
}

#[test]
fn what_could_not_be_published_yet_is_told() {
    let desk = with_draft();
    let good = desk.read("my-clinic/content/site.json");
    desk.write("my-clinic/content/site.json", "{");
    let dev = desk.serve("my-clinic", &["dev"]);
    let answer = dev.get("");
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    let mut news = dev.news();
    while news.next().unwrap()["report"].is_null() {}
    desk.write("my-clinic/content/site.json", &good);
    while !news.next().unwrap()["report"].is_null() {}
    assert!(dev.get("").starts_with("HTTP/1.1 200"));
}
