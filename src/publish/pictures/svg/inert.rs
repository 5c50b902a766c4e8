use crate::publish::report::Flaw;
use roxmltree::{Attribute, Node};

/// Elements that do something, or that are no part of a drawing.
const ACTIVE: [&str; 9] = [
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "handler",
    "listener",
];

/// Attributes that name something to load or to go to.
const REFERENCES: [&str; 4] = ["href", "src", "base", "data"];

/// What of a node would do something, or would load something from outside its file.
///
/// Browsers run nothing in a picture that a page shows, but the file can be opened by itself
/// (SVG 2, 2.2.1: secure static mode).
pub(super) fn flaws(node: Node<'_, '_>) -> Vec<Flaw> {
    let start = node.range().start;
    let mut flaws = Vec::new();
    let element = node.tag_name();
    let is_html = element.namespace() == Some("http://www.w3.org/1999/xhtml");
    if is_html || ACTIVE.contains(&element.name().to_lowercase().as_str()) {
        flaws.push(Flaw::new(
            start..start + 1,
            format!("a picture may not have a <{}>", element.name()),
            "delete it, up to its closing tag",
        ));
    }
    let parent = node.parent();
    let in_style = || parent.is_some_and(|parent| parent.tag_name().name() == "style");
    let loads = node.text().is_some_and(|text| !is_plain(text));
    if node.is_pi() || (node.is_text() && loads && in_style()) {
        flaws.push(Flaw {
            at: start..start + 1,
            ..outside()
        });
    }
    flaws.extend(node.attributes().filter_map(|attribute| {
        let at = attribute.range();
        Some(Flaw {
            at,
            ..flaw(attribute)?
        })
    }));
    flaws
}

fn flaw(attribute: Attribute<'_, '_>) -> Option<Flaw> {
    let (name, value) = (attribute.name().to_lowercase(), attribute.value());
    let target = value.to_lowercase();
    let changes = name == "attributename" && (target.ends_with("href") || target.starts_with("on"));
    if name.starts_with("on") || changes {
        let instead = "delete this attribute";
        return Some(Flaw::new(0..0, "a picture may not do anything", instead));
    }
    let leads_out = REFERENCES.contains(&name.as_str()) && !value.trim().starts_with('#');
    (leads_out || !is_plain(value)).then(outside)
}

fn outside() -> Flaw {
    Flaw::new(
        0..0,
        "a picture may use nothing from outside its file",
        "delete this, or refer to an id within, as in #shade",
    )
}

/// Whether a value or a style refers to nothing but ids within the file.
fn is_plain(text: &str) -> bool {
    let text = text.to_lowercase();
    let is_id = |at: usize| {
        let target = text[at + "url(".len()..].trim_start();
        target
            .trim_start_matches(['\'', '"'])
            .trim_start()
            .starts_with('#')
    };
    let is_escaped = text.contains('\\') && text.contains(['(', '@']);
    let loads = ["@import", "image-set(", "javascript:"];
    !is_escaped
        && !loads.iter().any(|word| text.contains(word))
        && text.match_indices("url(").all(|(at, _)| is_id(at))
}
