use super::{Prose, setting};
use crate::{
    model::{self, Published},
    route::Base,
};
use leptos::{either::Either, prelude::*};

/// A picture in the text, with its caption.
#[component]
pub fn Picture(
    /// The picture.
    picture: model::Picture<Published>,
) -> impl IntoView {
    let caption = caption(&picture);
    view! {
        <figure class="clinic-picture">
            <Image
                picture
                sizes="min(36rem, 100vw - 2 * clamp(1rem, 4vw, 2.5rem))"
            />
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
            <Image
                picture
                sizes="(min-width: 48rem) min(70rem, 100vw - 2 * clamp(1rem, 4vw, 2.5rem)), 100vw"
                first=true
            />
            {caption}
        </figure>
    }
}

/// A person's picture, which stands beside their name and so has no caption.
#[component]
pub fn Portrait(
    /// The picture.
    picture: model::Picture<Published>,
    /// Whether it stands in a line with their name.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    view! {
        <div class="clinic-portrait">
            <Image picture sizes=if small { "3.5rem" } else { "8rem" } />
        </div>
    }
}

/// The picture alone. It says how wide it is on the page in the words of the `sizes` attribute
/// (HTML Standard 2.5.11); tests/browser/pictures.rs compares them with the styles.
#[component]
pub(super) fn Image(
    picture: model::Picture<Published>,
    sizes: &'static str,
    #[prop(optional)] first: bool,
) -> impl IntoView {
    let base = setting().base;
    let file = picture.file;
    let image = move |src: String, srcset: Option<String>| {
        view! {
            <img
                loading=if first { "eager" } else { "lazy" }
                sizes=srcset.is_some().then_some(sizes)
                srcset=srcset
                src=src
                width=file.width
                height=file.height
                alt=picture.alternative.as_str().to_owned()
                fetchpriority=first.then_some("high")
                decoding="async"
            />
        }
    };
    let Some(&largest) = file.widths.last() else {
        return Either::Left(image(base.file(&file.svg()), None));
    };
    let avif = srcset(&base, &file, model::Image::avif);
    let jpeg = srcset(&base, &file, model::Image::jpeg);
    Either::Right(view! {
        <picture>
            <source type="image/avif" srcset=avif sizes=sizes />
            {image(base.file(&file.jpeg(largest)), Some(jpeg))}
        </picture>
    })
}

fn srcset(base: &Base, file: &model::Image, address: fn(&model::Image, u32) -> String) -> String {
    let mut set = String::new();
    for &width in &file.widths {
        if !set.is_empty() {
            set.push_str(", ");
        }
        set.push_str(&base.file(&address(file, width)));
        set.push(' ');
        set.push_str(&width.to_string());
        set.push('w');
    }
    set
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
