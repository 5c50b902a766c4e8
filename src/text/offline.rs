use crate::model::Language;

/// The words for reading without a network, in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct OfflineText {
    pub title: &'static str,
    pub lead: &'static str,
    pub withdrawn: &'static str,
    pub withdrawn_lead: &'static str,
    pub readable: &'static str,
    pub notice: &'static str,
    pub newer: &'static str,
    pub show_newer: &'static str,
    pub saved: &'static str,
    pub not_saved: &'static str,
    pub saved_all: fn(ready: u32, count: u32, held: u32) -> String,
    pub save: fn(size: u32) -> String,
    pub save_all: fn(size: u32) -> String,
    pub save_unknown: &'static str,
    pub save_all_unknown: &'static str,
    pub remove: &'static str,
    pub remove_all: &'static str,
    pub saving: fn(percent: u32) -> String,
    pub saving_label: &'static str,
    pub device_full: &'static str,
    pub saving_unreachable: &'static str,
    pub saving_unfit: &'static str,
    pub saving_barred: &'static str,
    pub stale: fn(since: &str) -> String,
    pub cleared: &'static str,
    pub may_be_cleared: &'static str,
}

impl OfflineText {
    /// The words in a language; in English where they have not been translated.
    #[must_use]
    pub fn of(_language: &Language) -> &'static Self {
        &ENGLISH
    }
}

static ENGLISH: OfflineText = OfflineText {
    title: "You are offline",
    lead: "This page is not saved on this device, and there is no network to fetch it.",
    withdrawn: "This article was withdrawn",
    withdrawn_lead: "“{{title}}” is not published any more: what was saved of it on this device may not be right.",
    readable: "What you can read now",
    notice: "You are offline. What is saved on this device can still be read.",
    newer: "A new version of these articles is ready.",
    show_newer: "Show it",
    saved: "Saved on this device: you can read this article offline.",
    not_saved: "This article is not saved on this device.",
    saved_all: |ready, count, held| match ready {
        0 => "No articles are saved on this device.".into(),
        _ if ready == count => {
            format!(
                "All articles are saved on this device ({}): you can read them offline.",
                size(held)
            )
        }
        _ => format!(
            "{ready} of {count} articles are saved on this device ({}).",
            size(held)
        ),
    },
    save: |bytes| format!("Save it for reading offline ({})", size(bytes)),
    save_all: |bytes| format!("Save all for reading offline ({})", size(bytes)),
    save_unknown: "Save it for reading offline",
    save_all_unknown: "Save all for reading offline",
    remove: "Remove it",
    remove_all: "Remove all",
    saving: |percent| format!("Saving for reading offline: {percent} %"),
    saving_label: "Saving for reading offline",
    device_full: "There is not enough free space on this device.",
    saving_unreachable: "The network was lost before it could be saved. We try again when it is back.",
    saving_unfit: "It could not be saved this time. We try again on your next visit.",
    saving_barred: "It can’t be saved on this device. Reading it here works as ever.",
    stale: |since| format!("It was saved on {since} and could not be brought up to date since."),
    cleared: "Your browser had cleared what was saved; we have saved it again, as far as we could.",
    may_be_cleared: "Your browser may clear it when it needs the space.",
};

/// A size in bytes, in words.
fn size(bytes: u32) -> String {
    if bytes < 950_000 {
        return format!("{} kB", bytes.div_ceil(1000));
    }
    let tenths = (bytes + 50_000) / 100_000;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
