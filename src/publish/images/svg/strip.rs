use super::{SVG, XHTML, edited::Edited};
use roxmltree::{Attribute, Document, Node};
use std::ops::Range;

/// The namespaces of attributes that are read by those who draw (SVG 2, 5.1 and 16.1.5), beside
/// none at all.
const DRAWN: [&str; 2] = [
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
];

/// The element with HTML in it.
const FOREIGN: (&str, &str) = (SVG, "foreignObject");

/// The text of a drawing without what nobody draws: comments, metadata, what a `<switch>` never shows, and
/// the notes of drawing programs, which name people, their folders and their tools.
pub(super) fn stripped(document: &Document<'_>) -> Edited {
    let parts = beside(document).into_iter().map(|part| (part, ""));
    Edited::new(document.input_text(), parts)
}

/// What nobody draws, in the order of the text.
fn beside(document: &Document<'_>) -> Vec<Range<usize>> {
    let whole = document.input_text();
    let mut found = Vec::new();
    let mut left = vec![document.root()];
    while let Some(node) = left.pop() {
        if is_beside(node) {
            found.push(node.range());
            continue;
        }
        let attributes = node.attributes().filter(|attribute| !is_drawn(*attribute));
        found.extend(attributes.map(|attribute| {
            let Range { start, end } = attribute.range();
            whole[..start].trim_ascii_end().len()..end
        }));
        if node.has_tag_name((SVG, "switch")) {
            left.extend(chosen(node).into_iter().rev());
            found.extend(passed_over(node));
        } else {
            left.extend(node.children().rev());
        }
    }
    found.sort_by_key(|part| part.start);
    found
}

/// HTML is left where it is, to be refused: it is no note.
fn is_beside(node: Node<'_, '_>) -> bool {
    let namespace = node.tag_name().namespace();
    let is_foreign = node.is_element() && !matches!(namespace, Some(SVG | XHTML));
    node.is_comment() || is_foreign || node.has_tag_name((SVG, "metadata"))
}

fn is_drawn(attribute: Attribute<'_, '_>) -> bool {
    let namespace = attribute.namespace();
    namespace.is_none_or(|namespace| DRAWN.contains(&namespace))
}

/// What is in a `<switch>` but for what it passes over.
fn chosen<'a, 'i>(switch: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let passed_over: Vec<_> = passed_over(switch).collect();
    let children = switch.children();
    children
        .filter(|node| !passed_over.contains(&node.range()))
        .collect()
}

/// Words as HTML where there are others for those who can't show it, and what comes after the first that
/// all can show (SVG 2, 5.9.2).
fn passed_over<'a>(switch: Node<'a, '_>) -> impl Iterator<Item = Range<usize>> + use<'a> {
    let elements = || switch.children().filter(Node::is_element);
    let drawn = |node: &Node<'_, '_>| !node.has_tag_name(FOREIGN) && !is_beside(*node);
    let depends = |node: &Node<'_, '_>| {
        let conditions = ["requiredExtensions", "systemLanguage"];
        conditions.iter().any(|name| node.has_attribute(*name))
    };
    let last = elements()
        .position(|node| drawn(&node) && !depends(&node))
        .unwrap_or(usize::MAX);
    let is_there = elements().any(|node| drawn(&node));
    let passed_over = elements()
        .enumerate()
        .filter(move |(place, node)| *place > last || (is_there && node.has_tag_name(FOREIGN)));
    let ranges: Vec<_> = passed_over.map(|(_, node)| node.range()).collect();
    ranges.into_iter()
}
