//! What a page tells search engines as JSON-LD, read by another library.

use crate::all::support::{
    elsewhere::{ADDRESS, changed, document, good, graph, graph_at, many, of_type, reference},
    samples::{article_in, pages, slug},
};
use clinic_articles::{model::Page, route::Route};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use webpage::HTML;

/// Every name that is only referred to.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => match (members.len(), members.get("@id")) {
            (1, Some(Value::String(name))) => {
                found.insert(name.clone());
            }
            _ => members.values().for_each(|value| references(value, found)),
        },
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty() || values.iter().any(says_nothing),
        Value::Object(members) => members.is_empty() || members.values().any(says_nothing),
        _ => false,
    }
}

#[test]
fn every_page_has_its_nodes() {
    let publication = good();
    for page in pages(&publication) {
        let Some(route) = Route::of(&page) else {
            continue;
        };
        let html = HTML::from_string(document(&publication, &page), None).unwrap();
        let kinds: BTreeSet<_> = html
            .schema_org
            .iter()
            .map(|node| &*node.schema_type)
            .collect();
        let expected: &[&str] = match &page {
            Page::Home(_) => &["CollectionPage"],
            Page::Article(page) if page.article.sources.is_empty() => &[
                "Article",
                "BreadcrumbList",
                "ImageObject",
                "MedicalWebPage",
                "Person",
            ],
            Page::Article(_) => &[
                "Article",
                "Book",
                "BreadcrumbList",
                "CreativeWork",
                "ImageObject",
                "MedicalWebPage",
                "Person",
            ],
            Page::Related(_) => &["BreadcrumbList", "CollectionPage"],
            _ => &["BreadcrumbList", "Person", "ProfilePage"],
        };
        let expected = expected
            .iter()
            .copied()
            .chain(["MedicalBusiness", "WebSite"]);
        assert_eq!(kinds, expected.collect(), "{route}");
        let graph = graph(&publication, &page);
        assert!(!graph.values().any(says_nothing), "{graph:#?}");
        let itself = &graph[&format!("{ADDRESS}{route}#page")];
        assert_eq!(itself["url"], format!("{ADDRESS}{route}"));
        assert_eq!(itself["isPartOf"], reference("#site"));
    }
}

/// A reference leads to a node of the same page, or to one that another page has and describes.
#[test]
fn every_reference_resolves() {
    for publication in [good(), many(60)] {
        let pages = pages(&publication);
        let graphs: BTreeMap<String, _> = pages
            .iter()
            .filter_map(|page| {
                Some((
                    format!("{ADDRESS}{}", Route::of(page)?),
                    graph(&publication, page),
                ))
            })
            .collect();
        let mut elsewhere = 0;
        for graph in graphs.values() {
            let mut referred = BTreeSet::new();
            for node in graph.values() {
                references(node, &mut referred);
            }
            assert!(referred.len() >= 2);
            for name in referred.iter().filter(|name| !graph.contains_key(*name)) {
                let (page, _) = name.split_once('#').unwrap();
                assert!(graphs[page].contains_key(name), "{name}");
                elsewhere += 1;
            }
        }
        assert!(elsewhere > 0);
    }
}

/// What different pages say of one thing does not differ, it is only more or less.
#[test]
fn nodes_of_one_name_agree() {
    let publication = good();
    let mut known: BTreeMap<String, Value> = BTreeMap::new();
    for page in pages(&publication) {
        for (name, node) in graph(&publication, &page) {
            let known = known.entry(name).or_insert_with(|| json!({}));
            for (key, value) in node.as_object().unwrap() {
                assert!(
                    known[key].is_null() || known[key] == *value,
                    "{key}: {value}"
                );
                known[key] = value.clone();
            }
        }
    }
}

/// What Google asks of an article, and the rest that the model knows.
#[test]
fn article_says_all_that_is_known() {
    let publication = good();
    let graph = graph_at(&publication, "articles/back-pain/");
    let here = |fragment: &str| reference(&format!("articles/back-pain/#{fragment}"));
    let article = of_type(&graph, "Article");
    assert_eq!(article["headline"], "Does massage ease back pain?");
    assert_eq!(article["description"], "A little, for a while.");
    assert_eq!(article["datePublished"], "2026-01-05");
    assert_eq!(article["dateModified"], "2026-02-01");
    assert_eq!(article["inLanguage"], "en");
    assert_eq!(article["keywords"], json!(["The back"]));
    assert_eq!(article["author"], reference("authors/ada-example/#person"));
    assert_eq!(article["publisher"], reference("#clinic"));
    assert_eq!(article["image"], here("picture"));
    assert_eq!(article["mainEntityOfPage"], here("page"));
    assert_eq!(
        article["license"],
        "https://creativecommons.org/licenses/by/4.0/"
    );
    let page = of_type(&graph, "MedicalWebPage");
    assert_eq!(page["mainEntity"], here("article"));
    assert_eq!(page["primaryImageOfPage"], here("picture"));
    let picture = of_type(&graph, "ImageObject");
    assert!(picture["url"].as_str().unwrap().starts_with(ADDRESS));
    assert!(picture["url"].as_str().unwrap().ends_with("-card.jpg"));
    assert_eq!(
        (&picture["width"], &picture["height"]),
        (&json!(1200), &json!(630))
    );
    assert_eq!(picture["caption"], "A back.");
    assert_eq!(picture["creditText"], "Drawing: Example Clinic");
    let author = &graph[&format!("{ADDRESS}authors/ada-example/#person")];
    assert_eq!(author["name"], "Ada Example");
    assert_eq!(author["jobTitle"], "Therapist");
    assert_eq!(author["url"], format!("{ADDRESS}authors/ada-example/"));
    assert_eq!(author["worksFor"], reference("#clinic"));
    let portrait = &publication.authors[&slug("ada-example")].portrait.file;
    assert_eq!(author["image"], format!("{ADDRESS}{}", portrait.svg()));
}

#[test]
fn only_what_was_reviewed_says_so() {
    let publication = good();
    let mut seen = (false, false);
    for page in pages(&publication) {
        let mut graph = graph(&publication, &page);
        let article = match &page {
            Page::Article(page) => Some(&page.article),
            _ => None,
        };
        let day = article.and_then(|article| article.dates.reviewed);
        if let Some(article) = article {
            let page = of_type(&graph, "MedicalWebPage").clone();
            let told = page.get("lastReviewed").and_then(Value::as_str);
            assert_eq!(told.map(ToOwned::to_owned), day.map(|day| day.to_string()));
            let person = article.reviewer.as_ref();
            let person = person.map(|slug| reference(&format!("authors/{slug}/#person")));
            assert_eq!(page.get("reviewedBy"), person.as_ref());
            graph.remove(page["@id"].as_str().unwrap());
            seen = (seen.0 || day.is_some(), seen.1 || day.is_none());
        }
        // And nothing else claims a review.
        let rest = json!(graph.values().collect::<Vec<_>>()).to_string();
        assert!(!rest.contains("eviewed"), "{rest}");
    }
    assert_eq!(seen, (true, true));
    let graph = graph_at(&publication, "articles/back-pain/");
    let reviewer = &graph[&format!("{ADDRESS}authors/ben-example/#person")];
    assert_eq!(reviewer["name"], "Ben Example");
}

#[test]
fn author_who_reviews_is_one_person() {
    let publication = changed(|bundle| {
        let article = bundle.articles.get_mut(&slug("back-pain")).unwrap();
        article.reviewer = Some(article.author.clone());
    });
    let graph = graph_at(&publication, "articles/back-pain/");
    let person = of_type(&graph, "Person");
    assert_eq!(
        of_type(&graph, "MedicalWebPage")["reviewedBy"]["@id"],
        person["@id"]
    );
    assert_eq!(person["jobTitle"], "Therapist");
}

#[test]
fn sources_are_cited() {
    let publication = good();
    let graph = graph_at(&publication, "articles/back-pain/");
    let sources = article_in(&publication, "back-pain").article.sources;
    let cited = of_type(&graph, "Article")["citation"].as_array().unwrap();
    assert_eq!(cited.len(), sources.len());
    for (source, cited) in sources.iter().zip(cited) {
        let work = &graph[cited["@id"].as_str().unwrap()];
        assert_eq!(work["name"], source.title);
        let credit = format!("{}. {}", source.authors, source.publication);
        assert_eq!(work["creditText"], credit);
        assert_eq!(work["datePublished"], source.year.to_string());
    }
    let work = |title: &str| graph.values().find(|node| node["name"] == title).unwrap();
    let article = work("Massage for low-back pain");
    assert_eq!(article["identifier"]["propertyID"], "doi");
    assert_eq!(
        article["identifier"]["value"],
        "10.1002/14651858.CD001929.pub3"
    );
    assert_eq!(
        article["sameAs"],
        "https://doi.org/10.1002/14651858.CD001929.pub3"
    );
    let page = work("Low back pain and sciatica");
    assert_eq!(page["url"], "https://www.nice.org.uk/guidance/ng59");
    let book = work("WHO guideline");
    assert_eq!(
        (&book["@type"], &book["isbn"]),
        (&json!("Book"), &json!("9789240081789"))
    );
}

#[test]
fn clinic_says_how_to_reach_it_if_that_is_known() {
    let publication = good();
    let graph = graph_at(&publication, "");
    let clinic = of_type(&graph, "MedicalBusiness");
    assert_eq!(clinic["name"], "Example Clinic");
    assert_eq!(clinic["url"], ADDRESS);
    assert_eq!(clinic["description"], "Plain words about pain.");
    assert_eq!(clinic["email"], "desk@clinic.example");
    assert_eq!(clinic["telephone"], "+1 202-555-0100");
    assert_eq!(clinic["address"], "1 Example Street");
    assert_eq!(
        clinic["potentialAction"]["target"],
        "https://booking.example/"
    );
    let publication = changed(|bundle| {
        bundle.site.contact = None;
        bundle.site.booking = None;
    });
    let graph = graph_at(&publication, "");
    let clinic = of_type(&graph, "MedicalBusiness").as_object().unwrap();
    let names: Vec<_> = clinic.keys().map(String::as_str).collect();
    assert_eq!(names, ["@id", "@type", "description", "name", "url"]);
}
