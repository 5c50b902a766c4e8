use super::{Emergency, setting};
use leptos::prelude::*;

/// Where a visit can be booked, and before it, when not to: the one never stands without the
/// other.
#[component]
pub fn Booking() -> impl IntoView {
    let booking = setting().site.booking.clone();
    let link = booking.map(|booking| {
        view! {
            <p class="clinic-booking">
                <a class="clinic-button" href=booking.url.to_string() rel="external">
                    {booking.label}
                </a>
            </p>
        }
    });
    view! {
        <div class="clinic-help">
            <Emergency />
            {link}
        </div>
    }
}
