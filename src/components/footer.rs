use super::{Finished, finished, setting};
use crate::model::Contact;
use leptos::prelude::*;

/// The foot of every page.
#[component(transparent)]
pub fn Footer() -> Finished {
    let setting = setting();
    let contact = setting.site.contact.clone();
    finished(view! {
        <footer class="clinic-footer">
            <div>
                <p class="clinic-footer-name">{setting.site.name.clone()}</p>
                <p>{setting.site.tagline.clone()}</p>
                {contact.map(|contact| view! { <Reach contact /> })}
            </div>
        </footer>
    })
}

#[component(transparent)]
fn Reach(contact: Contact) -> Finished {
    let email = contact.email.map(|email| {
        let href = format!("mailto:{email}");
        finished(view! { <li><a href=href>{email}</a></li> })
    });
    let telephone = contact.telephone.map(|telephone| {
        let href = format!("tel:{}", telephone.replace(' ', ""));
        finished(view! { <li><a href=href>{telephone}</a></li> })
    });
    let address = contact.address;
    let address = address.map(|address| finished(view! { <li>{address}</li> }));
    finished(view! {
        <address>
            <ul class="clinic-facts" role="list" aria-label=setting().text.contact>
                {email}
                {telephone}
                {address}
            </ul>
        </address>
    })
}
