use super::names::Names;
use crate::{
    model::{Author, Published, Slug, plain_text},
    route::Route,
};
use serde_json::{Value, json};

/// A person of whom only the name is known here; their own page says more.
pub(super) fn named(slug: &Slug, name: &str, names: &Names) -> Value {
    json!({
        "@type": "Person",
        "@id": names.person(slug)["@id"],
        "url": names.base.href(&Route::author(slug.clone())),
        "name": name,
        "worksFor": names.clinic(),
    })
}

/// An author.
pub(super) fn person(author: &Author<Published>, names: &Names) -> Value {
    let mut person = named(&author.slug, &author.name, names);
    person["jobTitle"] = json!(author.role);
    person["image"] = json!(names.base.file(&author.portrait.file.whole()));
    person
}

/// An author with all that their own page says.
pub(super) fn whole(author: &Author<Published>, names: &Names) -> Value {
    let biography = author.biography.iter().map(|prose| plain_text(prose));
    let mut person = person(author, names);
    person["description"] = json!(biography.collect::<Vec<_>>().join("\n"));
    person
}
