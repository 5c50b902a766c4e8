use super::{Duty, context};
use crate::{
    content::{Saved, Trouble},
    text::OfflineText,
};
use leptos::prelude::*;

/// What a reader should know wherever they are: that there is no network, and that a new version
/// is there.
#[component]
pub fn Notices(
    /// What is kept.
    saved: ReadSignal<Option<Saved>>,
    /// Whether there is a network.
    online: ReadSignal<bool>,
    /// Does what the reader asks for.
    act: UnsyncCallback<Duty>,
) -> impl IntoView {
    let text = OfflineText::of(&context().site.language);
    let unreachable = move || {
        let trouble = saved.with(|saved| saved.as_ref().and_then(|saved| saved.trouble));
        trouble == Some(Trouble::Unreachable)
    };
    let newer = move || saved.with(|saved| saved.as_ref().is_some_and(|saved| saved.newer));
    view! {
        <p hidden=move || online.get() && !unreachable()>{text.notice}</p>
        <p hidden=move || !newer()>
            {text.newer} " "
            <button type="button" class="clinic-quiet-button" on:click=move |_| act.run(Duty::Agree)>
                {text.show_newer}
            </button>
        </p>
    }
}
