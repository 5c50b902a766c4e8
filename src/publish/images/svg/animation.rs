use super::SVG;
use crate::publish::diagnostics::Spanned;
use roxmltree::Node;

/// Elements that move or change others (SVG Animations 2, 5).
const MOVING: [&str; 6] = [
    "animate",
    "animatecolor",
    "animatemotion",
    "animatetransform",
    "discard",
    "set",
];

/// What of a node moves a picture: nobody could stop it (WCAG 2.2.2).
pub(super) fn flaw(node: Node<'_, '_>) -> Option<Spanned> {
    let element = node.tag_name().name();
    if MOVING.contains(&element.to_lowercase().as_str()) {
        let at = node.range().start;
        return Some(Spanned::new(
            at..at + 1,
            format!("a picture may not move, as <{element}> makes it"),
            "delete it, up to its closing tag",
        ));
    }
    let style = Some(node).filter(|node| node.has_tag_name((SVG, "style")))?;
    // Animations have no effect without these (CSS Animations 1, 3).
    let moving = |text: &str| {
        let text = text.to_lowercase();
        text.contains('@') && text.contains("keyframes")
    };
    let mut texts = style.children().filter(Node::is_text);
    let at = texts.find(|node| node.text().is_some_and(moving))?;
    let at = at.range().start;
    Some(Spanned::new(
        at..at + 1,
        "a picture may not move, as @keyframes make it",
        "delete them, up to their closing brace",
    ))
}
