use super::{Finished, Prose, context, finished};
use crate::{
    model::{self, Alternative, Published},
    route::Base,
};
use leptos::prelude::*;

/// A picture in the text, with its caption.
#[component(transparent)]
pub fn Picture<'a>(
    /// The picture.
    picture: &'a model::Picture<Published>,
) -> Finished {
    let caption = caption(picture);
    finished(view! {
        <figure class="clinic-picture">
            <Image
                file=&picture.file
                alternative=&picture.alternative
                sizes="min(36rem, 100vw - 2 * clamp(1rem, 4vw, 2.5rem))"
            />
            {caption}
        </figure>
    })
}

/// The picture at the head of an article: it is fetched before all others.
#[component(transparent)]
pub fn Hero<'a>(
    /// The picture.
    picture: &'a model::Picture<Published>,
) -> Finished {
    let caption = caption(picture);
    finished(view! {
        <figure class="clinic-hero">
            <Image
                file=&picture.file
                alternative=&picture.alternative
                sizes="(min-width: 48rem) min(70rem, 100vw - 2 * clamp(1rem, 4vw, 2.5rem)), 100vw"
                first=true
            />
            {caption}
        </figure>
    })
}

/// A person's picture, which stands beside their name and so has no caption.
#[component(transparent)]
pub fn Portrait<'a>(
    /// The picture.
    picture: &'a model::Picture<Published>,
    /// Whether it stands in a line with their name.
    #[prop(optional)]
    small: bool,
    /// Whether it is in sight at once.
    #[prop(optional)]
    first: bool,
) -> Finished {
    finished(view! {
        <div class="clinic-portrait">
            <Image
                file=&picture.file
                alternative=&picture.alternative
                sizes=if small { "3.5rem" } else { "8rem" }
                first
            />
        </div>
    })
}

/// The picture alone. It says how wide it is on the page in the words of the `sizes` attribute
/// (HTML Standard 2.5.11); tests/browser/pictures.rs compares them with the styles.
#[component(transparent)]
pub(super) fn Image<'a>(
    file: &'a model::Image,
    alternative: &'a Alternative,
    sizes: &'static str,
    #[prop(optional)] first: bool,
) -> Finished {
    let base = &context().base;
    let image = move |src: String, srcset: Option<String>| {
        finished(view! {
            <img
                loading=if first { "eager" } else { "lazy" }
                sizes=srcset.is_some().then_some(sizes)
                srcset=srcset
                src=src
                width=file.width
                height=file.height
                alt=alternative.as_str()
                fetchpriority=first.then_some("high")
                decoding="async"
            />
        })
    };
    let Some(&largest) = file.widths.last() else {
        return image(base.file(&file.svg()), None);
    };
    let avif = srcset(base, file, model::Image::avif);
    let jpeg = srcset(base, file, model::Image::jpeg);
    finished(view! {
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

fn caption(picture: &model::Picture<Published>) -> Option<Finished> {
    if picture.caption.is_none() && picture.credit.is_none() {
        return None;
    }
    let credit = picture.credit.as_deref().map(|credit| {
        finished(view! {
            <small class="clinic-credit">{context().text.picture_by} " " {credit}</small>
        })
    });
    let caption = picture.caption.as_ref().map(|prose| {
        finished(view! {
            <Prose prose />
            " "
        })
    });
    Some(finished(
        view! { <figcaption>{caption}{credit}</figcaption> },
    ))
}
