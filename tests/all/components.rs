//! What stands around an article's body, as readers get it.

use super::{
    html::Element,
    samples::{article, publication, rendered, rendered_in, setting},
};
use clinic_articles::{
    components::{
        ArticleCard, ArticleHeader, ArticleNotes, AuthorCard, Booking, Byline, Cards, Day,
        Emergency, Failed, Footer, Header, Level, Setting, Skeleton, SourceList,
    },
    content::Failure,
    model::{Alternative, Certainty, Dates, Identifier, Preview, Source},
    pages::{OutOfOrder, PageView},
};
use leptos::prelude::*;

fn date(text: &str) -> clinic_articles::model::Date {
    text.parse().unwrap()
}

fn preview() -> Preview {
    let home = publication().home;
    let mut previews = home.articles.into_iter();
    previews.find(|preview| preview.minutes > 0).unwrap()
}

/// The setting without some of what a site may leave out.
fn changed(
    change: impl FnOnce(&mut clinic_articles::model::Site<clinic_articles::model::Published>),
) -> Setting {
    let Setting { base, site, .. } = setting();
    let mut site = site.as_ref().clone();
    change(&mut site);
    Setting::new(base, site)
}

#[test]
fn days_are_written_in_words() {
    for (day, expected) in [
        ("2026-03-02", "2 March 2026"),
        ("2025-12-31", "31 December 2025"),
        ("2026-01-10", "10 January 2026"),
    ] {
        let html = rendered(|| view! { <Day date=date(day) /> });
        let time = html.one("time");
        assert_eq!(time.text(), expected);
        assert_eq!(time.attribute("datetime"), day);
    }
}

fn byline(dates: Dates, reviewer: Option<&str>) -> Element {
    let author = article().author;
    let reviewer = reviewer.map(ToOwned::to_owned);
    rendered(|| view! { <Byline author dates reviewer minutes=4 /> })
}

fn published(day: &str) -> Dates {
    Dates {
        published: date(day),
        updated: None,
        reviewed: None,
        review_due: None,
    }
}

#[test]
fn byline_says_who_and_how_long() {
    let html = byline(published("2026-03-02"), None);
    let text = html.text();
    assert!(text.contains("By Ada Example"), "{text}");
    assert!(text.contains("Published 2 March 2026"), "{text}");
    assert!(text.contains("4 min read"), "{text}");
    let link = html.one("a");
    assert_eq!(link.attribute("href"), "/learn/authors/ada-example/");
    assert_eq!(link.attribute("rel"), "author");
}

#[test]
fn review_is_told_and_so_is_its_lack() {
    let not = "Not yet reviewed by a clinician";
    let text = byline(published("2026-03-02"), None).text();
    assert!(
        text.contains(not) && !text.contains("Reviewed by"),
        "{text}"
    );

    let dates = Dates {
        reviewed: Some(date("2026-03-05")),
        review_due: Some(date("2027-03-05")),
        ..published("2026-03-02")
    };
    let text = byline(dates, Some("Ben Example")).text();
    assert!(
        text.contains("Reviewed by Ben Example on 5 March 2026"),
        "{text}"
    );
    assert!(text.contains("Next review due 5 March 2027"), "{text}");
    assert!(!text.contains(not), "{text}");
}

#[test]
fn update_is_told_when_there_was_one() {
    for (updated, told) in [
        (None, false),
        (Some("2026-03-02"), false),
        (Some("2026-03-03"), true),
    ] {
        let dates = Dates {
            updated: updated.map(date),
            ..published("2026-03-02")
        };
        let text = byline(dates, None).text();
        assert_eq!(text.contains("Updated"), told, "{text}");
        assert_eq!(text.contains("Updated 3 March 2026"), told, "{text}");
    }
}

fn source(identifier: Identifier, certainty: Option<Certainty>) -> Source {
    Source {
        authors: "Furlan and others".into(),
        title: "Massage".into(),
        publication: "Cochrane".into(),
        year: 2015,
        identifier,
        certainty,
        ..article().article.sources[0].clone()
    }
}

fn doi() -> Identifier {
    Identifier::Doi("10.1002/a(b)".parse().unwrap())
}

#[test]
fn sources_can_be_found() {
    let url = Identifier::Url("https://a.example/b".parse().unwrap());
    let isbn = Identifier::Isbn("978-92-4-008178-9".parse().unwrap());
    for (identifier, text, href) in [
        (
            doi(),
            "doi:10.1002/a(b)",
            Some("https://doi.org/10.1002/a(b)"),
        ),
        (url, "https://a.example/b", Some("https://a.example/b")),
        (isbn, "ISBN 978-92-4-008178-9", None),
    ] {
        let sources = vec![source(identifier, None)];
        let html = rendered(|| view! { <SourceList sources citations=vec![0] /> });
        let item = html.one("ol").one("li");
        let expected = format!("Furlan and others. Massage. Cochrane, 2015. {text}");
        assert_eq!(item.text(), expected);
        let links: Vec<_> = item.all("a").iter().map(|a| a.get("href")).collect();
        assert_eq!(links, Vec::from_iter(href.map(Some)));
    }
}

#[test]
fn certainty_is_told_in_plain_words() {
    for (certainty, expected) in [
        (
            Certainty::High,
            "High certainty: new studies are very unlikely to change this.",
        ),
        (
            Certainty::Moderate,
            "Moderate certainty: new studies may change this.",
        ),
        (
            Certainty::Low,
            "Low certainty: new studies are likely to change this.",
        ),
        (
            Certainty::VeryLow,
            "Very low certainty: nobody can be sure of this yet.",
        ),
    ] {
        let sources = vec![source(doi(), Some(certainty))];
        let html = rendered(|| view! { <SourceList sources citations=vec![1] /> });
        assert_eq!(html.one(".clinic-certainty").text(), expected);
    }
    let sources = vec![source(doi(), None)];
    let html = rendered(|| view! { <SourceList sources citations=vec![1] /> });
    assert!(html.all(".clinic-certainty").is_empty());
}

/// Every citation leads to its source, and every way back to a citation.
#[test]
fn citations_and_sources_lead_to_each_other() {
    let page = clinic_articles::model::Page::Article(article());
    let html = rendered(|| view! { <PageView page /> });
    let citations = html.all(".clinic-citation");
    assert_eq!(citations.len(), 4);
    for citation in citations {
        let link = citation.one("a");
        let source = html.one(link.attribute("href"));
        assert!(source.attribute("id").starts_with("clinic-source-"));
        assert_eq!(
            link.text(),
            format!("Source {}", number(link.attribute("href")))
        );
        let back = format!("#{}", link.attribute("id"));
        let ways_back = source.all(".clinic-back");
        let way_back = ways_back
            .iter()
            .filter(|way| way.get("href") == Some(&back));
        assert_eq!(way_back.count(), 1, "{back}");
    }
    let ways_back = html.all(".clinic-back");
    assert_eq!(ways_back.len(), 4);
    for way in ways_back {
        html.one(way.attribute("href"));
    }
    // What is cited twice says where each way back leads.
    let labels: Vec<_> = html
        .one("#clinic-source-3")
        .all(".clinic-back")
        .iter()
        .map(|way| way.attribute("aria-label"))
        .collect();
    assert_eq!(
        labels,
        [
            "Back to where source 3 is cited (1)",
            "Back to where source 3 is cited (2)"
        ]
    );
}

/// The number at the end of an id.
fn number(id: &str) -> &str {
    id.rsplit('-').next().unwrap()
}

#[test]
fn notes_have_disclaimer_and_licence() {
    let licence = article().article.licence;
    let html = rendered(|| view! { <ArticleNotes sources=vec![] citations=vec![] licence /> });
    assert!(html.all("ol").is_empty() && html.all(".clinic-sources").is_empty());
    let disclaimer = html.one(".clinic-disclaimer");
    let text = disclaimer.text();
    assert!(
        text.contains("These articles do not replace a doctor."),
        "{text}"
    );
    assert!(
        text.contains("You may share this article under CC BY 4.0."),
        "{text}"
    );
    assert_eq!(disclaimer.one("a").attribute("rel"), "license");
    let html = rendered(|| view! { <ArticleNotes sources=vec![] citations=vec![] licence=None /> });
    assert!(html.all(".clinic-licence").is_empty());
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
    let setting = changed(|site| site.booking = None);
    let html = rendered_in(setting, || view! { <Booking /> });
    assert!(html.all("a").is_empty());
    assert!(html.text().contains("When not to wait"));
}

/// Wherever a page says how to book, it has said before when not to.
#[test]
fn no_page_has_booking_before_emergency() {
    let publication = publication();
    for page in super::samples::pages(&publication) {
        let html = rendered(|| view! { <PageView page /> });
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
        let html = rendered(|| view! { <ArticleCard preview level /> });
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
fn card_says_when_it_was_updated() {
    let mut preview = preview();
    preview.dates.updated = Some(date("2026-05-04"));
    let html = rendered(|| view! { <ArticleCard preview level=Level::Part /> });
    assert_eq!(html.one("time").text(), "4 May 2026");
}

#[test]
fn cards_are_a_list() {
    let articles = vec![preview(), preview()];
    let html = rendered(|| view! { <Cards articles level=Level::Part /> });
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
        let related = clinic_articles::model::Page::Related(page.clone());
        let page = clinic_articles::model::Page::Article(page);
        let article = rendered(|| view! { <PageView page /> });
        let related = rendered(|| view! { <PageView page=related /> });
        for element in [
            article.one(".clinic-article"),
            article.one(".clinic-card"),
            related.one(".clinic-card"),
            related.one("header").one("a"),
        ] {
            assert_eq!(element.attribute("lang"), language);
            assert_eq!(element.attribute("dir"), direction);
        }
    }
}

#[test]
fn header_of_an_article_names_its_topics() {
    let html = rendered(|| view! { <ArticleHeader page=article() /> });
    assert_eq!(html.one("h1").text(), "Does massage ease back pain?");
    assert_eq!(html.one("h1").attribute("tabindex"), "-1");
    assert_eq!(html.one(".clinic-topics").text(), "The back");
    assert_eq!(html.one(".clinic-summary").text(), "A little, for a while.");
    assert_eq!(
        html.one(".clinic-hero").one("img").attribute("loading"),
        "eager"
    );
}

#[test]
fn author_stands_beneath_an_article_or_alone() {
    let author = article().author;
    let also = author.clone();
    let html = rendered(|| view! { <AuthorCard author beneath=true /> });
    assert!(html.all("h1").is_empty());
    assert_eq!(html.one("h2").text(), "About the author");
    let link = html.one(".clinic-author-link");
    assert_eq!(link.text(), "More about Ada Example");
    assert_eq!(link.attribute("href"), "/learn/authors/ada-example/");

    let html = rendered(|| view! { <AuthorCard author=also /> });
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
    assert_eq!(html.one("nav").attribute("aria-label"), "Example Clinic");

    let html = rendered(|| view! { <Footer /> });
    let links: Vec<_> = html.all("a").iter().map(|a| a.attribute("href")).collect();
    assert_eq!(links, ["mailto:desk@clinic.example", "tel:+1202-555-0100"]);
    assert!(html.one("address").text().contains("1 Example Street"));
    let setting = changed(|site| site.contact = None);
    let html = rendered_in(setting, || view! { <Footer /> });
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
fn skeleton_is_told_in_words() {
    let html = rendered(|| view! { <Skeleton /> });
    assert_eq!(html.one("[role]").attribute("role"), "status");
    assert_eq!(html.one(".clinic-hidden").text(), "Loading…");
    assert_eq!(html.text(), "Loading…");
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

/// What a reader hears or sees of a paragraph is what its author wrote, space for space.
#[test]
fn sentences_keep_their_spaces() {
    let mut page = article();
    page.article.blocks.truncate(1);
    let blocks = page.article.blocks;
    let html = rendered(|| view! { <clinic_articles::components::Blocks blocks /> });
    let paragraph = html.one("p");
    assert_eq!(
        paragraph.raw_text(),
        "Relief is short, and weak.Source 2 See below."
    );
}
