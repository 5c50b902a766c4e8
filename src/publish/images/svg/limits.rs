mod extent;
mod styles;

use crate::publish::diagnostics::Spanned;
use extent::Extents;
use roxmltree::{Document, Node};

/// How deep an element may be within others; what one refers to is within it. A drawing by hand
/// has some ten levels.
const DEEPEST: usize = 100;

/// How many elements are drawn at most, one as often as others refer to it; a drawing by hand
/// has some hundreds.
const MOST: u64 = 500_000;

/// What of a drawing would be drawn for ever: elements that refer to each other can be very many
/// in a very small file.
pub(super) fn flaw(document: &Document<'_>) -> Option<Spanned> {
    deep(document).or_else(|| Extents::new(document).of(document.root_element(), 0).err())
}

/// The first element that is too deep within others.
fn deep(document: &Document<'_>) -> Option<Spanned> {
    let mut depths = Vec::new();
    for node in document.descendants() {
        let around = node
            .parent()
            .and_then(|node| depths.get(node.id().get_usize()));
        let depth = around.map_or(0, |around| around + 1);
        if depth > DEEPEST && node.is_element() {
            return Some(too_deep(node));
        }
        // In the order of the text, as nodes are numbered.
        depths.push(depth);
    }
    None
}

fn too_deep(node: Node<'_, '_>) -> Spanned {
    let wrong = format!("this is nested more than {DEEPEST} levels deep, with what refers to it");
    place(node, wrong, "ungroup some of what is around it")
}

fn too_many(node: Node<'_, '_>) -> Spanned {
    let wrong = format!("this draws more than {MOST} elements, each as often as it is used");
    place(
        node,
        wrong,
        "draw something simpler, or save the picture as png",
    )
}

fn endless(node: Node<'_, '_>) -> Spanned {
    let wrong = "this is drawn within itself";
    place(node, wrong, "let what is in it refer to something else")
}

fn place(node: Node<'_, '_>, wrong: impl Into<String>, instead: &str) -> Spanned {
    let start = node.range().start;
    Spanned::new(start..start + 1, wrong, instead)
}
