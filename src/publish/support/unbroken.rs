use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe, catch_unwind},
    sync::Once,
};

thread_local! {
    /// Whether a panic of this thread is told by whoever expects it.
    static IS_EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Does work of other people's code in which numbers that nobody expects may lead to a panic; none when
/// they did. Nothing is printed then: the caller says what it means.
pub(in crate::publish) fn unbroken<R>(work: impl FnOnce() -> R) -> Option<R> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |about| {
            if !IS_EXPECTED.get() {
                usual(about);
            }
        }));
    });
    let outer = IS_EXPECTED.replace(true);
    // What is half done then is never looked at.
    let done = catch_unwind(AssertUnwindSafe(work));
    IS_EXPECTED.set(outer);
    done.ok()
}
