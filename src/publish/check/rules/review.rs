use crate::{
    model::{Article, Date, Invalid, Written},
    publish::source::json::Cursor,
};

/// A review has a reviewer and a day, and is repeated in time.
pub(super) fn check(article: &Article<Written>, at: Cursor<'_>, today: Date) {
    let dates = at.key("dates");
    match (&article.reviewer, article.dates.reviewed) {
        (Some(_), None) if dates.is_whole() => at.key("reviewer").error(|| {
            Invalid::new(
                "this article has a reviewer, but no day of review",
                "add \"reviewed\": \"YYYY-MM-DD\" to \"dates\", or delete the reviewer",
            )
        }),
        (None, Some(_)) => dates.key("reviewed").error(|| {
            Invalid::new(
                "this article has a day of review, but no reviewer",
                "add \"reviewer\": \"…\" with the name of a file in authors/, or delete the day",
            )
        }),
        _ => {}
    }
    if let Some(due) = article.dates.review_due
        && due < today
    {
        dates.key("review_due").warning(|| {
            Invalid::new(
                format!("a review has been due since {due}"),
                "have the article read again, and write the new days",
            )
        });
    }
}
