use super::{Prose, setting};
use crate::model::{self, Published};
use leptos::prelude::*;

/// A picture in the text, with its caption.
#[component]
pub fn Picture(
    /// The picture.
    picture: model::Picture<Published>,
) -> impl IntoView {
    let caption = caption(&picture);
    view! {
        <figure class="clinic-picture">
            <Image picture loading="lazy" />
            {caption}
        </figure>
    }
}

/// The picture at the head of an article: it is fetched before all others.
#[component]
pub fn Hero(
    /// The picture.
    picture: model::Picture<Published>,
) -> impl IntoView {
    let caption = caption(&picture);
    view! {
        <figure class="clinic-hero">
            <Image picture loading="eager" />
            {caption}
        </figure>
    }
}

/// A person's picture, which stands beside their name and so has no caption.
#[component]
pub fn Portrait(
    /// The picture.
    picture: model::Picture<Published>,
) -> impl IntoView {
    view! {
        <div class="clinic-portrait">
            <Image picture loading="lazy" />
        </div>
    }
}

#[component]
pub(super) fn Image(picture: model::Picture<Published>, loading: &'static str) -> impl IntoView {
    view! {
        <img
            src=setting().base.file(&picture.file.svg())
            width=picture.file.width
            height=picture.file.height
            alt=picture.alternative.as_str().to_owned()
            loading=loading
            fetchpriority=(loading == "eager").then_some("high")
            decoding="async"
        />
    }
}

fn caption(picture: &model::Picture<Published>) -> Option<impl IntoView + use<>> {
    if picture.caption.is_none() && picture.credit.is_none() {
        return None;
    }
    let credit = picture.credit.clone().map(|credit| {
        view! {
            <small class="clinic-credit">{setting().text.picture_by} " " {credit}</small>
        }
    });
    let caption = picture.caption.clone().map(|prose| {
        view! {
            <Prose prose />
            " "
        }
    });
    Some(view! { <figcaption>{caption}{credit}</figcaption> })
}
