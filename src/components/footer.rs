use super::{Finished, context, finished};
use crate::model::Contact;
use leptos::prelude::*;

/// The foot of every page.
#[component(transparent)]
pub fn Footer() -> Finished {
    let context = context();
    let contact = context.site.contact.clone();
    finished(view! {
        <footer class="clinic-footer">
            <div>
                <p class="clinic-footer-name">{context.site.name.clone()}</p>
                <p>{context.site.tagline.clone()}</p>
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
            <ul class="clinic-facts" role="list" aria-label=context().text.contact>
                {email}
                {telephone}
                {address}
            </ul>
        </address>
    })
}
