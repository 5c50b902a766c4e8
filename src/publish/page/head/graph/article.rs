use super::{ids::NodeIds, person, source::source};
use crate::{
    components::Context,
    model::{ArticlePage, plain_text},
    publish::page::head::CARD,
};
use serde_json::{Value, json};

/// What the page of an article says about itself.
pub(super) fn page(page: &ArticlePage, ids: &NodeIds) -> Value {
    let ArticlePage { article, .. } = page;
    json!({
        "@type": "MedicalWebPage",
        "inLanguage": article.language,
        "mainEntity": ids.here_node("article"),
        "primaryImageOfPage": ids.here_node("picture"),
        "datePublished": article.dates.published,
        "dateModified": article.dates.updated,
        "lastReviewed": article.dates.reviewed,
        "reviewedBy": article.reviewer.as_ref().map(|slug| ids.person(slug)),
    })
}

/// The article, its picture, its people and the works it cites.
pub(super) fn nodes(page: &ArticlePage, context: &Context, ids: &NodeIds) -> Vec<Value> {
    let ArticlePage {
        article, author, ..
    } = page;
    let sources = 1..=article.sources.len();
    let sources: Vec<String> = sources.map(|n| format!("clinic-source-{n}")).collect();
    let topics = context.site.topics.iter();
    let topics = topics.filter(|topic| article.topics.contains(&topic.id));
    let mut nodes = vec![
        json!({
            "@type": "Article",
            "@id": ids.here("article"),
            "mainEntityOfPage": ids.here_node("page"),
            "headline": article.title,
            "description": article.summary,
            "inLanguage": article.language,
            "datePublished": article.dates.published,
            "dateModified": article.dates.updated,
            "author": ids.person(&author.slug),
            "publisher": ids.clinic(),
            "image": ids.here_node("picture"),
            "keywords": topics.map(|topic| &topic.name).collect::<Vec<_>>(),
            "timeRequired": format!("PT{}M", page.minutes),
            "license": article.licence.as_ref().map(|licence| &licence.url),
            "citation": sources.iter().map(|id| ids.here_node(id)).collect::<Vec<_>>(),
        }),
        picture(page, ids),
        person::person(author, ids),
    ];
    if let (Some(slug), Some(name)) = (&article.reviewer, &page.reviewer)
        && *slug != author.slug
    {
        nodes.push(person::named(slug, name, ids));
    }
    let works = article.sources.iter().zip(&sources);
    nodes.extend(works.map(|(work, id)| source(work, ids.here(id))));
    nodes
}

fn picture(page: &ArticlePage, ids: &NodeIds) -> Value {
    let hero = &page.article.hero;
    let address = ids.base.file(&hero.file.card());
    let (width, height) = CARD;
    json!({
        "@type": "ImageObject",
        "@id": ids.here("picture"),
        "url": address,
        "contentUrl": address,
        "width": width,
        "height": height,
        "caption": hero.caption.as_ref().map(|caption| plain_text(caption)),
        "creditText": hero.credit,
    })
}
