//! What can be known of the work that drawing is, before any of it is done: programs that read and draw
//! have no limits of their own.

mod extent;
mod lines;
pub(super) mod markup;
mod sizes;
mod styles;

use super::dimensions;
use crate::publish::{diagnostics::Spanned, images::variants::CARD};
use extent::Extents;
use lines::{at_least, length};
use roxmltree::{Document, Node};

/// How deep an element may be within others; what one refers to is within it. A drawing by hand
/// has some ten levels.
const DEEPEST: usize = 100;

/// How many elements are drawn at most, one as often as others refer to it; a drawing by hand
/// has some hundreds.
const MOST: u64 = 100_000;

/// How many lines are drawn at most; a drawing by hand has some thousands.
const MOST_LINES: u64 = 400_000;

/// What of a drawing would be drawn for ever: elements that refer to each other can be very many
/// in a very small file.
pub(super) fn flaw(document: &Document<'_>) -> Option<Spanned> {
    let root = document.root_element();
    let enlarged = dimensions(&root).map_or(1.0, |(width, height)| {
        let ratio = |large, own| f64::from(large) / f64::from(own);
        ratio(CARD.0, width).max(ratio(CARD.1, height))
    });
    deep(document).or_else(|| Extents::new(document).of(root, enlarged).err())
}

/// How much larger the contents of an element are shown than they are drawn, by its view box.
fn view_growth(node: Node<'_, '_>) -> f64 {
    let Some(view) = node.attribute("viewBox") else {
        return 1.0;
    };
    let numbers = view
        .split([' ', ',', '\t', '\n'])
        .filter(|part| !part.is_empty());
    let mut sides = numbers.skip(2).filter_map(|part| part.parse::<f64>().ok());
    let (Some(width), Some(height)) = (sides.next(), sides.next()) else {
        return 1.0;
    };
    let own = ["width", "height", "markerWidth", "markerHeight"];
    let own = own.map(|name| node.attribute(name).map_or(0.0, length));
    let own = own.into_iter().fold(0.0, at_least);
    if own > 0.0 {
        own / width.min(height)
    } else {
        1.0
    }
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

fn too_many_lines(node: Node<'_, '_>) -> Spanned {
    let wrong = format!("this draws more than {MOST_LINES} lines, or fewer that are very large");
    place(
        node,
        wrong,
        "draw something simpler, or save the picture as png",
    )
}

fn too_wide(node: Node<'_, '_>) -> Spanned {
    place(
        node,
        "the lines of this are thousands of times as large as the picture",
        "leave out what is not seen",
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
