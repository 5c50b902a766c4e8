use super::SVG;
use crate::publish::diagnostics::Spanned;
use roxmltree::{Document, Node};

/// The first words of a drawing: they are not drawn in a card, since who publishes may have
/// other fonts than who draws.
pub(super) fn flaw(document: &Document<'_>) -> Option<Spanned> {
    let texts = document.descendants();
    let mut texts = texts.filter(|node| node.has_tag_name((SVG, "text")));
    let words = |node: Node<'_, '_>| {
        let text = node.text().unwrap_or_default();
        node.is_text() && !text.trim().is_empty()
    };
    let shown = |node: &Node<'_, '_>| {
        let mut around = node.ancestors();
        node.descendants().any(words)
            && around.all(|element| element.attribute("display") != Some("none"))
    };
    let at = texts.find(shown)?.range().start;
    Some(Spanned::new(
        at..at + "<text".len(),
        "previews of links show this picture without its words",
        "turn the words into paths, as drawing programs can, or leave them out",
    ))
}
