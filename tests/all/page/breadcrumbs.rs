//! What a page tells search engines of its place: the way to it, and the lists it has.

use crate::all::support::elsewhere::{ADDRESS, good, graph_at, many, of_type, reference};
use serde_json::json;

#[test]
fn breadcrumbs_lead_from_home_to_the_page() {
    let publication = many(60);
    for (path, steps) in [
        ("page/2/", &["", "page/2/"][..]),
        ("articles/article-1/", &["", "articles/article-1/"]),
        (
            "articles/article-1/related/",
            &["", "articles/article-1/", "articles/article-1/related/"],
        ),
        ("authors/ada-example/", &["", "authors/ada-example/"]),
        (
            "authors/ada-example/page/2/",
            &["", "authors/ada-example/", "authors/ada-example/page/2/"],
        ),
    ] {
        let graph = graph_at(&publication, path);
        let list = of_type(&graph, "BreadcrumbList");
        let page = &graph[&format!("{ADDRESS}{path}#page")];
        assert_eq!(page["breadcrumb"]["@id"], list["@id"]);
        let items = list["itemListElement"].as_array().unwrap();
        let expected: Vec<_> = steps
            .iter()
            .map(|step| json!(format!("{ADDRESS}{step}")))
            .collect();
        let found: Vec<_> = items.iter().map(|item| item["item"].clone()).collect();
        assert_eq!(found, expected);
        let positions: Vec<_> = items
            .iter()
            .map(|item| item["position"].as_u64().unwrap())
            .collect();
        assert_eq!(positions, (1..=steps.len() as u64).collect::<Vec<_>>());
    }
    let home = graph_at(&publication, "");
    assert!(!home.values().any(|node| node["@type"] == "BreadcrumbList"));
}

#[test]
fn lists_name_their_articles() {
    let publication = good();
    let graph = graph_at(&publication, "");
    let items = of_type(&graph, "CollectionPage")["mainEntity"]["itemListElement"].as_array();
    let items: Vec<_> = items
        .unwrap()
        .iter()
        .map(|item| item["url"].clone())
        .collect();
    let expected: Vec<_> = publication
        .articles
        .iter()
        .map(|article| json!(format!("{ADDRESS}articles/{}/", article.slug())))
        .collect();
    assert_eq!(items, expected);
    let graph = graph_at(&publication, "authors/ada-example/");
    let profile = of_type(&graph, "ProfilePage");
    assert_eq!(
        profile["mainEntity"],
        reference("authors/ada-example/#person")
    );
    assert!(
        profile["hasPart"]
            .as_array()
            .unwrap()
            .contains(&reference("articles/back-pain/#article"))
    );
    let person = of_type(&graph, "Person");
    assert_eq!(
        person["description"],
        "Ada works at the clinic.\nShe wrote about backs."
    );
}
