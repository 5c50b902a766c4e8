//! Resolves written content: parses prose, follows links and citations, measures pictures.

mod article;
mod block;
mod citations;
mod headings;
mod picture;
mod prose;

pub(in crate::publish) use article::article;

use super::names::Names;
use crate::{
    model::{Author, Emergency, Published, Site, Written},
    publish::source::json::Cursor,
};
use prose::Scope;

/// Resolves an author.
pub(in crate::publish) fn author(
    author: &Author<Written>,
    at: Cursor<'_>,
    names: &Names,
) -> Author<Published> {
    let mut scope = Scope::new(names);
    Author {
        slug: author.slug.clone(),
        name: author.name.clone(),
        role: author.role.clone(),
        portrait: scope.picture(&author.portrait, at.key("portrait")),
        biography: scope.list(&author.biography, at.key("biography")),
    }
}

/// Resolves the site.
pub(in crate::publish) fn site(
    site: &Site<Written>,
    at: Cursor<'_>,
    names: &Names,
) -> Site<Published> {
    let mut scope = Scope::new(names);
    let emergency = at.key("emergency");
    Site {
        name: site.name.clone(),
        tagline: site.tagline.clone(),
        address: site.address.clone(),
        language: site.language.clone(),
        booking: site.booking.clone(),
        contact: site.contact.clone(),
        disclaimer: scope.prose(&site.disclaimer, at.key("disclaimer")),
        emergency: Emergency {
            title: site.emergency.title.clone(),
            lead: scope.prose(&site.emergency.lead, emergency.key("lead")),
            signs: scope.list(&site.emergency.signs, emergency.key("signs")),
            soon: scope.prose(&site.emergency.soon, emergency.key("soon")),
        },
        topics: site.topics.clone(),
        theme: site.theme.clone(),
        offline: site.offline,
    }
}
