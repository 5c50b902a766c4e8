use super::context;
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
    /// Whether an article is shown.
    is_article: bool,
) -> impl IntoView {
    let text = OfflineText::of(&context().site.language);
    let words = move || match progress.get() {
        Some(percent) => (text.saving)(percent),
        None => saved.with(|saved| {
            saved
                .as_ref()
                .map_or_else(String::new, |saved| words(saved, text))
        }),
    };
    let offer = move || saved.with(|saved| offer(saved.as_ref()?, is_article, text));
    let busy = move || progress.get().is_some();
    let press = move |duty: Option<Duty>| {
        if let Some(duty) = duty.filter(|_| !busy()) {
            act.run(duty);
        }
    };
    let some = move || saved.with(|saved| saved.as_ref().is_some_and(has_some));
    view! {
        <p>
            <span>{words}</span>
            " "
            <progress
                max="100"
                hidden=move || !busy()
                value=move || progress.get().unwrap_or(0)
                aria-label=text.saving_label
            ></progress>
            <button
                type="button"
                class="clinic-quiet-button"
                hidden=move || offer().is_none()
                aria-disabled=move || busy().then_some("true")
                on:click=move |_| press(offer().map(|(duty, _)| duty))
            >
                {move || offer().map(|(_, label)| label)}
            </button>
            " "
            <button
                type="button"
                class="clinic-quiet-button"
                hidden=move || busy() || !some()
                on:click=move |_| press(Some(Duty::RemoveAll))
            >
                {text.remove_all}
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
            Trouble::Barred => text.saving_barred,
        });
    words.extend(trouble.map(Into::into));
    if ready && let Some(since) = &saved.since {
        words.push((text.stale)(since));
    }
    if saved.refused && ready {
        words.push(text.may_be_cleared.into());
    }
    words.join(" ")
}

/// Whether some articles are kept, and others not.
fn has_some(saved: &Saved) -> bool {
    saved
        .all
        .is_some_and(|all| all.ready > 0 && all.ready < all.count)
}

fn offer(saved: &Saved, is_article: bool, text: &OfflineText) -> Option<(Duty, String)> {
    let offer = match (saved.article, saved.all) {
        (None, None) if saved.trouble == Some(Trouble::Barred) => return None,
        (Some(SavedArticle { ready: true, .. }), _) => (Duty::Remove, text.remove.into()),
        (Some(SavedArticle { size, .. }), _) => (Duty::Save, (text.save)(size)),
        (None, Some(SavedAll { ready, count, .. })) if ready == count => {
            (Duty::RemoveAll, text.remove_all.into())
        }
        (None, Some(SavedAll { size, .. })) => (Duty::SaveAll, (text.save_all)(size)),
        (None, None) if is_article => (Duty::Save, text.save_unknown.into()),
        (None, None) => (Duty::SaveAll, text.save_all_unknown.into()),
    };
    Some(offer)
}
