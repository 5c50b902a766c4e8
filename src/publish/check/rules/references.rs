use super::repeated;
use crate::{
    model::{Article, Invalid, Slug, Status, Written},
    publish::{
        check::names::{Draft, Names},
        diagnostics::suggest::quoted,
        source::json::Cursor,
    },
};

/// What an article names exists.
pub(super) fn check(article: &Article<Written>, at: Cursor<'_>, names: &Names) {
    names.expect_author(&article.author, |words| at.key("author").error(words));
    if let Some(reviewer) = &article.reviewer {
        names.expect_author(reviewer, |words| at.key("reviewer").error(words));
    }
    let each = |key: &'static str, slugs: &'_ [Slug]| {
        let places = (0..slugs.len()).map(move |index| at.key(key).item(index));
        places.collect::<Vec<_>>()
    };
    let related = each("related", &article.related);
    repeated::check(article.related.iter().zip(related.iter().copied()));
    let draft = match article.status {
        Status::Draft => Draft::Allowed,
        Status::Published => Draft::Refused,
    };
    for (slug, at) in article.related.iter().zip(related) {
        if *slug == article.slug {
            at.error(|| {
                Invalid::new(
                    "an article is not related to itself",
                    "name another one, or delete this",
                )
            });
        } else {
            names.expect_article(slug, draft, |words| at.error(words));
        }
    }
    let topics = each("topics", &article.topics);
    repeated::check(article.topics.iter().zip(topics.iter().copied()));
    for (topic, at) in article.topics.iter().zip(topics) {
        names.expect_topic(topic, |words| at.error(words));
    }
}

/// Words for a name that leads nowhere.
pub(in crate::publish) fn unknown(what: &str, name: &Slug, instead: String) -> Invalid {
    Invalid::new(format!("{what} {}", quoted(name.as_str())), instead)
}
