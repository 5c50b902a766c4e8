use super::{Finished, List, Prose, finished, setting};
use leptos::prelude::*;

/// When not to wait for a massage.
#[component(transparent)]
pub fn Emergency() -> Finished {
    let emergency = setting().site.emergency.clone();
    finished(view! {
        <section class="clinic-emergency" aria-labelledby="clinic-emergency">
            <h2 id="clinic-emergency">{emergency.title}</h2>
            <p>
                <Prose prose=emergency.lead />
            </p>
            <List items=emergency.signs />
            <p>
                <Prose prose=emergency.soon />
            </p>
        </section>
    })
}
