use web_sys::Element;

/// Puts the headings in a room where the outline of the page around it wants them: its title at
/// this level, all others beneath. Their elements stay what they are, and so do the styles;
/// screen readers hear `aria-level` (WAI-ARIA 1.2), which may go beyond 6.
pub(super) fn shift(room: &Element, level: u32) {
    for (tag, depth) in [("h1", 0), ("h2", 1), ("h3", 2)] {
        super::each(room, tag, |heading| {
            // A level can always be given.
            let _ = heading.set_attribute("aria-level", &(level + depth).to_string());
        });
    }
}
