use crate::{
    components::{ArticleNotes, Blocks, Context, Hero},
    model::ArticlePage,
};
use leptos::prelude::*;

/// An article as HTML for feed readers: with its picture and sources, and with whole addresses.
pub(super) fn content(page: &ArticlePage, address: &str, context: &Context) -> String {
    let context = Context {
        base: context.published(),
        ..context.clone()
    };
    let ArticlePage {
        article, citations, ..
    } = page;
    let html = context.around(|| {
        let (lang, dir) = (article.language.to_string(), article.language.direction());
        let view = view! {
            <Hero picture=&article.hero />
            <div lang=lang dir=dir.as_str()>
                <Blocks blocks=&article.blocks />
            </div>
            <ArticleNotes sources=&article.sources citations licence=article.licence.as_ref() />
        };
        view.to_html()
    });
    for_elsewhere(&html, address)
}

/// What marks a link from a heading to itself.
const HEADING_LINK: &str = " class=\"clinic-heading-link\"";

/// Completes links within the page, which would lead nowhere in a feed reader, and leaves out
/// links from a heading to itself and the empty comments that leptos puts between texts.
///
/// In what leptos writes, `<` and `>` are only ever the ends of tags.
fn for_elsewhere(html: &str, address: &str) -> String {
    let whole = format!(" href=\"{}#", address.replace('&', "&amp;"));
    let mut done = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, markup) = rest.split_at(start);
        done.push_str(text);
        let (tag, after) = split_after(markup, ">");
        rest = after;
        if tag.contains(HEADING_LINK) {
            rest = split_after(after, "</a>").1;
        } else if tag != "<!>" {
            done.push_str(&tag.replace(" href=\"#", &whole));
        }
    }
    done.push_str(rest);
    done
}

fn split_after<'a>(text: &'a str, end: &str) -> (&'a str, &'a str) {
    text.split_at(text.find(end).map_or(text.len(), |at| at + end.len()))
}
