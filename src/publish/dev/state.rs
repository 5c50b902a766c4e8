use crate::{publish::hosting::Host, route::Base};
use serde::Serialize;
use std::{path::Path, time::SystemTime};
use tokio::sync::watch;

/// What the server shows now.
#[derive(Clone, Default)]
pub(super) struct Shown {
    /// The site, once it could be published.
    pub(super) site: Option<Host>,
    /// What open pages are told.
    pub(super) news: News,
}

/// What open pages are told.
#[derive(Clone, Default, Serialize)]
pub(super) struct News {
    /// When the site was published; a page of another time is not what it was made of.
    published: Option<SystemTime>,
    /// What is wrong with the content.
    report: Option<String>,
    /// Whether that keeps it from being published: the site is older then.
    is_stale: bool,
}

impl News {
    /// The news as one line of JSON.
    pub(super) fn to_json(&self) -> String {
        serde_json::json!(self).to_string()
    }
}

/// What the server shows, for whoever waits until it is something else.
pub(super) struct State(watch::Sender<Shown>);

impl Default for State {
    fn default() -> Self {
        Self(watch::Sender::new(Shown::default()))
    }
}

impl State {
    /// Shows the site that was published in a folder, and what there is to say of it.
    pub(super) fn show_site(&self, folder: &Path, base: &Base, report: Option<String>) {
        self.0.send_modify(|shown| {
            shown.site = Some(Host::new(folder, base));
            shown.news = News {
                published: Some(SystemTime::now()),
                report,
                is_stale: false,
            };
        });
    }

    /// Shows what keeps the content from being published; the site stays.
    pub(super) fn show_report(&self, report: String) {
        self.0.send_modify(|shown| {
            shown.news.report = Some(report);
            shown.news.is_stale = true;
        });
    }

    /// What is shown, now and from now on.
    pub(super) fn follow(&self) -> watch::Receiver<Shown> {
        self.0.subscribe()
    }
}
