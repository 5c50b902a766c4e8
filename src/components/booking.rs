use super::{Emergency, Finished, finished, setting};
use leptos::prelude::*;

/// Where a visit can be booked, and before it, when not to: the one never stands without the
/// other.
#[component(transparent)]
pub fn Booking() -> Finished {
    let booking = setting().site.booking.clone();
    let link = booking.map(|booking| {
        finished(view! {
            <p class="clinic-booking">
                <a class="clinic-button" href=booking.url.to_string() rel="external">
                    {booking.label}
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
