use super::{SVG, XHTML, inner_pictures};
use crate::publish::diagnostics::Spanned;
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
const REFERENCES: [&str; 5] = ["href", "src", "base", "data", "ping"];

/// Words of styles that load something, or that run something.
const LOADS: [&str; 5] = ["@import", "image-set(", "image(", "src(", "javascript:"];

/// What addresses begin with that are fonts themselves.
const FONTS: [&str; 4] = [
    "data:font/",
    "data:application/font-",
    "data:application/x-font-",
    "data:application/vnd.ms-fontobject",
];

/// The white space of CSS (CSS Syntax 3, 4.2) and of addresses.
const SPACE: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];

/// What of a node would do something, or would load something from outside its file.
///
/// Browsers run nothing in a picture that a page shows, but the file can be opened by itself
/// (SVG 2, 2.2.1: secure static mode).
pub(super) fn flaws(node: Node<'_, '_>) -> Vec<Spanned> {
    let start = node.range().start;
    let mut flaws = Vec::new();
    let element = node.tag_name();
    let is_html = element.namespace() == Some(XHTML);
    if is_html || ACTIVE.contains(&element.name().to_lowercase().as_str()) {
        flaws.push(Spanned::new(
            start..start + 1,
            format!("a picture may not have a <{}>", element.name()),
            "delete it, up to its closing tag",
        ));
    }
    if node.is_pi() {
        flaws.push(Spanned {
            at: start..start + 1,
            ..outside()
        });
    }
    if node.has_tag_name((SVG, "style")) {
        flaws.extend(in_style(node));
    }
    flaws.extend(node.attributes().filter_map(|attribute| {
        let at = attribute.range();
        Some(Spanned {
            at,
            ..flaw(node, attribute)?
        })
    }));
    flaws
}

/// Browsers read all texts of a style as one, whatever is between them.
fn in_style(style: Node<'_, '_>) -> Vec<Spanned> {
    let elements = style.children().filter(Node::is_element);
    let mut flaws: Vec<Spanned> = elements
        .map(|element| {
            let start = element.range().start;
            let wrong = format!("a <style> may not have a <{}>", element.tag_name().name());
            Spanned::new(start..start + 1, wrong, "write nothing but styles there")
        })
        .collect();
    let mut texts = style
        .children()
        .filter_map(|node| Some((node, node.text()?)));
    let whole: String = texts.clone().map(|(_, text)| text).collect();
    if let Some((first, _)) = texts.next()
        && !is_plain(&whole)
    {
        let start = first.range().start;
        flaws.push(Spanned {
            at: start..start + 1,
            ..outside()
        });
    }
    flaws
}

fn flaw(node: Node<'_, '_>, attribute: Attribute<'_, '_>) -> Option<Spanned> {
    let (name, value) = (attribute.name().to_lowercase(), attribute.value());
    if name.starts_with("on") {
        let instead = "delete this attribute";
        return Some(Spanned::new(0..0, "a picture may not do anything", instead));
    }
    if inner_pictures::is_one(node, attribute) {
        return None;
    }
    let is_reference = REFERENCES.contains(&name.as_str());
    let leads_out = is_reference && !value.trim_start_matches(SPACE).starts_with('#');
    (leads_out || !is_plain(value)).then(outside)
}

fn outside() -> Spanned {
    Spanned::new(
        0..0,
        "a picture may use nothing from outside its file",
        "delete this, or refer to an id within, as in #shade",
    )
}

/// Whether a value or a style refers to nothing but ids and fonts within the file.
fn is_plain(text: &str) -> bool {
    let text = text.to_lowercase();
    let is_id = |at: usize| {
        let target = text[at + "url(".len()..].trim_start_matches(SPACE);
        let target = target.strip_prefix(['\'', '"']).unwrap_or(target);
        target.starts_with('#') || FONTS.iter().any(|font| target.starts_with(font))
    };
    let is_escaped = text.contains('\\') && text.contains(['(', '@']);
    !is_escaped
        && !LOADS.iter().any(|word| text.contains(word))
        && text.match_indices("url(").all(|(at, _)| is_id(at))
}
