//! What stands around articles, as readers get it.

use crate::all::support::samples::{
    article, context, date, pages, publication, rendered, rendered_in,
};
use clinic_articles::{
    components::{
        ArticleCard, AuthorCard, Booking, Cards, Context, Emergency, Failed, Footer, Header, Level,
        Skeleton,
    },
    content::Failure,
    model::{Alternative, Page, Preview, Published, Site},
    pages::{OutOfOrder, PageView},
};
use leptos::prelude::*;

fn preview() -> Preview {
    publication().articles[0].preview.clone()
}

/// The setting without some of what a site may leave out.
fn changed(change: impl FnOnce(&mut Site<Published>)) -> Context {
    let Context { base, site, .. } = context();
    let mut site = site.as_ref().clone();
    change(&mut site);
    Context::new(base, site)
}

#[test]
fn emergency_comes_before_booking() {
    let html = rendered(|| view! { <Booking /> });
    let text = html.text();
    let emergency = text.find("When not to wait").unwrap();
    let signs = text.find("chest pain").unwrap();
    let booking = text.find("Book a visit").unwrap();
    assert!(emergency < signs && signs < booking, "{text}");
    let link = html.one(".clinic-booking").one("a");
    assert_eq!(link.attribute("href"), "https://booking.example/");

    let html = rendered(|| view! { <Emergency /> });
    let section = html.one("section");
    assert_eq!(
        section.attribute("aria-labelledby"),
        html.one("h2").attribute("id")
    );
    let context = changed(|site| site.booking = None);
    let html = rendered_in(context, || view! { <Booking /> });
    assert!(html.all("a").is_empty());
    assert!(html.text().contains("When not to wait"));
}

/// Wherever a page says how to book, it has said before when not to.
#[test]
fn no_page_has_booking_before_emergency() {
    let publication = publication();
    for page in pages(&publication) {
        let html = rendered(|| view! { <PageView page=&page /> });
        let text = html.text();
        if let Some(booking) = text.find("Book a visit") {
            assert!(
                text.find("When not to wait").is_some_and(|at| at < booking),
                "{text}"
            );
            assert_eq!(text.matches("Book a visit").count(), 1);
        }
    }
}

#[test]
fn card_is_one_link() {
    for (level, title) in [(Level::Section, "h2"), (Level::Part, "h3")] {
        let mut preview = preview();
        preview.hero.alternative = Alternative::Text("A back.".into());
        preview.dates.updated = None;
        preview.minutes = 4;
        let href = format!("/learn/articles/{}/", preview.slug);
        let (name, summary) = (preview.title.clone(), preview.summary.clone());
        let html = rendered(|| view! { <ArticleCard preview=&preview level /> });
        let link = html.one("a");
        assert_eq!(link.attribute("href"), href);
        assert_eq!(html.one(title).one("a").text(), name);
        assert!(html.text().contains(&summary));
        assert!(html.text().contains("1 March 2026"), "{}", html.text());
        assert!(html.text().contains("4 min read"));
        // The title says it all: the picture and "Read more" are for the eye.
        assert_eq!(html.one("img").attribute("alt"), "");
        assert_eq!(html.one(".clinic-more").attribute("aria-hidden"), "true");
    }
}

#[test]
fn cards_show_the_day_that_orders_them() {
    let mut preview = preview();
    preview.dates.updated = Some(date("2026-05-04"));
    let html = rendered(|| view! { <ArticleCard preview=&preview level=Level::Part /> });
    assert_eq!(html.one("time").attribute("datetime"), "2026-03-01");
}

#[test]
fn cards_are_a_list() {
    let articles = vec![preview(), preview()];
    let html = rendered(|| view! { <Cards articles=&articles level=Level::Part /> });
    assert_eq!(html.one("ul.clinic-cards").attribute("role"), "list");
    assert_eq!(html.all(".clinic-card").len(), 2);
}

#[test]
fn language_and_direction_are_those_of_the_article() {
    for (language, direction) in [("ar", "rtl"), ("he-IL", "rtl"), ("pt-BR", "ltr")] {
        let mut page = article();
        page.article.language = language.parse().unwrap();
        let mut preview = preview();
        preview.language = page.article.language.clone();
        page.related = vec![preview];
        let related = Page::Related(page.clone());
        let page = Page::Article(page);
        let article = rendered(|| view! { <PageView page=&page /> });
        let related = rendered(|| view! { <PageView page=&related /> });
        for element in [
            article.one("h1"),
            article.one(".clinic-article-title").one(".clinic-summary"),
            article.one(".clinic-text"),
            article.one(".clinic-card").one("a"),
            related.one(".clinic-card").one("a"),
            related.one("header").one("a"),
        ] {
            assert_eq!(element.attribute("lang"), language);
            assert_eq!(element.attribute("dir"), direction);
        }
        // The words of the interface are the site's.
        for element in [
            article.one(".clinic-article"),
            article.one(".clinic-byline"),
        ] {
            assert_eq!(element.get("lang"), None);
        }
    }
}

#[test]
fn article_without_topics_has_no_list_of_them() {
    let mut page = article();
    page.article.topics.clear();
    let page = Page::Article(page);
    let html = rendered(|| view! { <PageView page=&page /> });
    assert!(html.all(".clinic-topics").is_empty());
}

#[test]
fn author_stands_beneath_an_article_or_alone() {
    let author = article().author;
    let also = author.clone();
    let html = rendered(|| view! { <AuthorCard author=&author beneath=true /> });
    assert!(html.all("h1").is_empty());
    assert_eq!(html.one("h2").text(), "About the author");
    let link = html.one(".clinic-author-link");
    assert_eq!(link.text(), "More about Ada Example");
    assert_eq!(link.attribute("href"), "/learn/authors/ada-example/");

    let html = rendered(|| view! { <AuthorCard author=&also /> });
    assert!(html.all("h2").is_empty() && html.all(".clinic-author-link").is_empty());
    let title = html.one("h1");
    assert_eq!(title.text(), "Ada Example");
    assert_eq!(title.attribute("tabindex"), "-1");
    let section = html.one("section");
    assert_eq!(section.attribute("aria-labelledby"), title.attribute("id"));
    assert!(html.text().contains("Therapist"));
    assert!(html.text().contains("Ada works at the clinic."));
}

#[test]
fn head_and_foot_lead_home_and_to_the_clinic() {
    let html = rendered(|| view! { <Header /> });
    let links = html.all("a");
    assert!(links.iter().all(|link| link.get("href") == Some("/learn/")));
    assert_eq!(html.one(".clinic-brand").text(), "Example Clinic");
    assert_eq!(html.one("nav").attribute("aria-label"), "Main");

    let html = rendered(|| view! { <Footer /> });
    let links: Vec<_> = html.all("a").iter().map(|a| a.attribute("href")).collect();
    assert_eq!(links, ["mailto:desk@clinic.example", "tel:+1202-555-0100"]);
    assert!(html.one("address").text().contains("1 Example Street"));
    let context = changed(|site| site.contact = None);
    let html = rendered_in(context, || view! { <Footer /> });
    assert!(html.all("address").is_empty());
}

#[test]
fn failure_says_why_and_what_next() {
    for (failure, cause) in [
        (
            Failure::Unreachable,
            "We could not reach the site. You may be offline.",
        ),
        (Failure::TooSlow, "The site took too long to answer."),
        (
            Failure::Refused(503),
            "The site answered with an error (503).",
        ),
        (Failure::Broken, "What the site sent could not be read."),
    ] {
        let retry = UnsyncCallback::new(|()| ());
        let html = rendered(|| view! { <Failed failure retry /> });
        assert_eq!(html.one("h1").text(), "This page can’t be shown right now");
        assert_eq!(html.one("h1").attribute("tabindex"), "-1");
        let next = "Try again in a moment, or go on to another page.";
        assert_eq!(html.one("p").text(), format!("{cause} {next}"));
        let button = html.one("button");
        assert_eq!(button.text(), "Try again");
        assert_eq!(button.attribute("type"), "button");
    }
}

#[test]
fn skeleton_says_nothing_itself() {
    let html = rendered(|| view! { <Skeleton /> });
    assert_eq!(
        html.one(".clinic-skeleton").attribute("aria-hidden"),
        "true"
    );
    assert_eq!(html.text(), "");
}

#[test]
fn out_of_order_is_hidden_until_it_is_true() {
    let html = rendered(|| view! { <OutOfOrder /> });
    let message = html.one("#clinic-out-of-order");
    assert_eq!(message.get("hidden"), Some(""));
    assert_eq!(message.attribute("role"), "alert");
    assert!(message.text().contains("Something went wrong"));
    let reload = message.one("a");
    assert_eq!(reload.text(), "Reload the page");
    assert_eq!(reload.attribute("href"), "");
}
