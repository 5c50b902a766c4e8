use web_sys::Element;

/// The parts that a host page can style (CSS Shadow Parts), and the elements they are.
const PARTS: [(&str, &str); 12] = [
    ("region", ".clinic-embed"),
    ("title", "h1"),
    ("heading", "h2, h3"),
    ("hero", ".clinic-hero"),
    ("summary", ".clinic-summary"),
    ("text", ".clinic-text"),
    ("card", ".clinic-card"),
    ("author", ".clinic-author"),
    ("emergency", ".clinic-emergency"),
    ("button", ".clinic-button"),
    ("back", ".clinic-embed-back button"),
    ("source", ".clinic-embed-source"),
];

/// Names the parts in a room.
pub(super) fn name(room: &Element) {
    for (part, selector) in PARTS {
        super::each(room, selector, |element| {
            // A name can always be given.
            let _ = element.set_attribute("part", part);
        });
    }
}
