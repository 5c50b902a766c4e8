use super::ids::NodeIds;
use crate::components::Context;
use serde_json::{Value, json};

/// The site (schema.org `WebSite`).
pub(super) fn site(context: &Context, ids: &NodeIds) -> Value {
    let site = &context.site;
    json!({
        "@type": "WebSite",
        "@id": ids.site()["@id"],
        "url": ids.base.as_str(),
        "name": site.name,
        "description": site.tagline,
        "inLanguage": site.language,
        "publisher": ids.clinic(),
    })
}

/// The clinic (schema.org `MedicalBusiness`).
pub(super) fn clinic(context: &Context, ids: &NodeIds) -> Value {
    let site = &context.site;
    let contact = site.contact.as_ref();
    let booking = site.booking.as_ref().map(|booking| {
        json!({
            "@type": "ReserveAction",
            "name": booking.label,
            "target": booking.url,
        })
    });
    json!({
        "@type": "MedicalBusiness",
        "@id": ids.clinic()["@id"],
        "url": ids.base.as_str(),
        "name": site.name,
        "description": site.tagline,
        "email": contact.and_then(|contact| contact.email.as_ref()),
        "telephone": contact.and_then(|contact| contact.telephone.as_ref()),
        "address": contact.and_then(|contact| contact.address.as_ref()),
        "potentialAction": booking,
    })
}
