use super::setting;
use crate::model::Contact;
use leptos::prelude::*;

/// The foot of every page.
#[component]
pub fn Footer() -> impl IntoView {
    let setting = setting();
    let contact = setting.site.contact.clone();
    view! {
        <footer class="clinic-footer">
            <div>
                <p class="clinic-footer-name">{setting.site.name.clone()}</p>
                <p>{setting.site.tagline.clone()}</p>
                {contact.map(|contact| view! { <Reach contact /> })}
            </div>
        </footer>
    }
}

#[component]
fn Reach(contact: Contact) -> impl IntoView {
    let email = contact.email.map(|email| {
        let href = format!("mailto:{email}");
        view! { <li><a href=href>{email}</a></li> }
    });
    let telephone = contact.telephone.map(|telephone| {
        let href = format!("tel:{}", telephone.replace(' ', ""));
        view! { <li><a href=href>{telephone}</a></li> }
    });
    let address = contact.address.map(|address| view! { <li>{address}</li> });
    view! {
        <address>
            <ul class="clinic-facts" role="list" aria-label=setting().text.contact>
                {email}
                {telephone}
                {address}
            </ul>
        </address>
    }
}
