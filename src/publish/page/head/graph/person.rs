use super::ids::NodeIds;
use crate::{
    model::{Author, Published, Slug, plain_text},
    route::Route,
};
use serde_json::{Value, json};

/// A person of whom only the name is known here; their own page says more.
pub(super) fn named(slug: &Slug, name: &str, ids: &NodeIds) -> Value {
    json!({
        "@type": "Person",
        "@id": ids.person(slug)["@id"],
        "url": ids.base.href(&Route::author(slug.clone())),
        "name": name,
        "worksFor": ids.clinic(),
    })
}

/// An author.
pub(super) fn person(author: &Author<Published>, ids: &NodeIds) -> Value {
    let mut person = named(&author.slug, &author.name, ids);
    person["jobTitle"] = json!(author.role);
    person["image"] = json!(ids.base.file(&author.portrait.file.whole()));
    person
}

/// An author with all that their own page says.
pub(super) fn whole(author: &Author<Published>, ids: &NodeIds) -> Value {
    let biography = author.biography.iter().map(|prose| plain_text(prose));
    let mut person = person(author, ids);
    person["description"] = json!(biography.collect::<Vec<_>>().join("\n"));
    person
}
