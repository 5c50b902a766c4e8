use super::names::Names;
use crate::components::Setting;
use serde_json::{Value, json};

/// The site (schema.org `WebSite`).
pub(super) fn site(setting: &Setting, names: &Names) -> Value {
    let site = &setting.site;
    json!({
        "@type": "WebSite",
        "@id": names.site()["@id"],
        "url": names.base.as_str(),
        "name": site.name,
        "description": site.tagline,
        "inLanguage": site.language,
        "publisher": names.clinic(),
    })
}

/// The clinic (schema.org `MedicalBusiness`).
pub(super) fn clinic(setting: &Setting, names: &Names) -> Value {
    let site = &setting.site;
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
        "@id": names.clinic()["@id"],
        "url": names.base.as_str(),
        "name": site.name,
        "description": site.tagline,
        "email": contact.and_then(|contact| contact.email.as_ref()),
        "telephone": contact.and_then(|contact| contact.telephone.as_ref()),
        "address": contact.and_then(|contact| contact.address.as_ref()),
        "potentialAction": booking,
    })
}
