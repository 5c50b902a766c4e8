use super::setting;
use crate::{
    content::{Saved, SavedAll, SavedArticle, Trouble},
    text::OfflineText,
};
use leptos::prelude::*;

/// What a reader can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// To keep the article that is shown.
    Save,
    /// To keep it no more.
    Remove,
    /// To keep all articles.
    SaveAll,
    /// To keep nothing.
    RemoveAll,
    /// To show the newest version.
    Agree,
}

/// Says whether what is shown can be read without a network, and changes that.
#[component]
pub fn SavedLine(
    /// What is kept.
    saved: ReadSignal<Option<Saved>>,
    /// How much has been fetched, in percent, while something is being saved.
    progress: ReadSignal<Option<u32>>,
    /// Does what the reader asks for.
    act: UnsyncCallback<Duty>,
) -> impl IntoView {
    let text = OfflineText::of(&setting().site.language);
    let words = move || match progress.get() {
        Some(percent) => (text.saving)(percent),
        None => saved.with(|saved| {
            saved
                .as_ref()
                .map_or_else(String::new, |saved| words(saved, text))
        }),
    };
    let offer = move || saved.with(|saved| saved.as_ref().map(|saved| offer(saved, text)));
    let press = move |_| {
        if let Some((duty, _)) = offer().filter(|_| progress.get().is_none()) {
            act.run(duty);
        }
    };
    view! {
        <p>
            <span>{words}</span>
            " "
            <progress
                max="100"
                hidden=move || progress.get().is_none()
                value=move || progress.get().unwrap_or(0)
                aria-label=text.saving_label
            ></progress>
            <button
                type="button"
                class="clinic-quiet-button"
                aria-disabled=move || progress.get().is_some().then_some("true")
                on:click=press
            >
                {move || offer().map(|(_, label)| label)}
            </button>
        </p>
    }
}

/// What is to be said of what is kept.
pub fn words(saved: &Saved, text: &OfflineText) -> String {
    let mut words = Vec::new();
    let ready = match (saved.article, saved.all) {
        (Some(SavedArticle { ready, .. }), _) => {
            words.push(if ready { text.saved } else { text.not_saved }.to_owned());
            ready
        }
        (None, Some(all)) => {
            words.push((text.saved_all)(all.ready, all.count, all.held));
            all.ready == all.count
        }
        (None, None) => false,
    };
    if saved.cleared {
        words.push(text.cleared.into());
    }
    let trouble = saved
        .trouble
        .filter(|_| !ready)
        .map(|trouble| match trouble {
            Trouble::Full => text.device_full,
            Trouble::Unreachable => text.saving_unreachable,
            Trouble::Unfit => text.saving_unfit,
        });
    words.extend(trouble.map(Into::into));
    if saved.refused && ready {
        words.push(text.may_be_cleared.into());
    }
    words.join(" ")
}

fn offer(saved: &Saved, text: &OfflineText) -> (Duty, String) {
    match (saved.article, saved.all) {
        (Some(SavedArticle { ready: true, .. }), _) => (Duty::Remove, text.remove.into()),
        (Some(SavedArticle { size, .. }), _) => (Duty::Save, (text.save)(size)),
        (None, Some(SavedAll { ready, count, .. })) if ready == count => {
            (Duty::RemoveAll, text.remove_all.into())
        }
        (None, Some(SavedAll { size, .. })) => (Duty::SaveAll, (text.save_all)(size)),
        (None, None) => (Duty::SaveAll, text.save_unknown.into()),
    }
}
