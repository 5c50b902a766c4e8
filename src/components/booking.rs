use super::{Emergency, Finished, context, finished};
use leptos::prelude::*;

/// Where a visit can be booked, and before it, when not to: the one never stands without the
/// other.
#[component(transparent)]
pub fn Booking() -> Finished {
    let context = context();
    let link = context.site.booking.as_ref().map(|booking| {
        finished(view! {
            <p class="clinic-booking">
                <a class="clinic-button" href=booking.url.as_str() rel="external">
                    {booking.label.as_str()}
                </a>
            </p>
        })
    });
    finished(view! {
        <div class="clinic-help">
            <Emergency />
            {link}
        </div>
    })
}
