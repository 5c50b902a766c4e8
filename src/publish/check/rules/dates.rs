use crate::{
    model::{Article, Date, Invalid, Status, Written},
    publish::source::json::Cursor,
};

/// The days of an article follow one another, and what has happened was not in the future.
pub(super) fn check(article: &Article<Written>, at: Cursor<'_>, today: Date) {
    if !at.is_whole() {
        return;
    }
    let dates = &article.dates;
    let earliest = [
        ("updated", dates.updated, "published", Some(dates.published)),
        (
            "reviewed",
            dates.reviewed,
            "published",
            Some(dates.published),
        ),
        (
            "review_due",
            dates.review_due,
            "published",
            Some(dates.published),
        ),
        ("review_due", dates.review_due, "reviewed", dates.reviewed),
    ];
    for (key, day, earlier_key, earlier) in earliest {
        if let (Some(day), Some(earlier)) = (day, earlier)
            && day < earlier
        {
            at.key(key).error(|| {
                Invalid::new(
                    format!("this day is before \"{earlier_key}\", {earlier}"),
                    format!("write {earlier} or a later day, or mend \"{earlier_key}\""),
                )
            });
        }
    }
    if article.status == Status::Draft {
        return;
    }
    let past = [
        ("published", Some(dates.published)),
        ("updated", dates.updated),
        ("reviewed", dates.reviewed),
    ];
    for (key, day) in past {
        if day.is_some_and(|day| day > today) {
            at.key(key).error(|| {
                Invalid::new(
                    format!("this day has not come yet: today is {today}"),
                    "write today or an earlier day, or make the article a draft",
                )
            });
        }
    }
}
