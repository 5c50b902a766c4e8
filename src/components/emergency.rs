use super::{Finished, List, Prose, context, finished};
use leptos::prelude::*;

/// When not to wait for a massage.
#[component(transparent)]
pub fn Emergency() -> Finished {
    let context = context();
    let emergency = &context.site.emergency;
    finished(view! {
        <section class="clinic-emergency" aria-labelledby="clinic-emergency">
            <h2 id="clinic-emergency">{emergency.title.as_str()}</h2>
            <p>
                <Prose prose=&emergency.lead />
            </p>
            <List items=&emergency.signs />
            <p>
                <Prose prose=&emergency.soon />
            </p>
        </section>
    })
}
