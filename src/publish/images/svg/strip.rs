use super::{SVG, XHTML};
use roxmltree::{Attribute, Document, Node};
use std::ops::Range;

/// The namespaces of attributes that are read by those who draw (SVG 2, 5.1 and 16.1.5), beside
/// none at all.
const DRAWN: [&str; 2] = [
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
];

/// The text of a drawing without what nobody draws: comments, metadata, and the notes of drawing
/// programs, which name people, their folders and their tools.
pub(super) struct Trimmed {
    /// The text.
    pub(super) text: String,
    /// Where in the text something was cut out, and how many bytes were up to there.
    cuts: Vec<(usize, usize)>,
}

impl Trimmed {
    /// What is left of a drawing.
    pub(super) fn new(document: &Document<'_>) -> Self {
        let whole = document.input_text();
        let mut trimmed = Self {
            text: String::with_capacity(whole.len()),
            cuts: Vec::new(),
        };
        let mut at = 0;
        for part in beside(document) {
            trimmed.text += &whole[at..part.start];
            at = part.end;
            let place = trimmed.text.len();
            trimmed.cuts.push((place, at - place));
        }
        trimmed.text += &whole[at..];
        trimmed
    }

    /// Where a part of the text was before.
    pub(super) fn before(&self, part: Range<usize>) -> Range<usize> {
        let start = self.place_before(part.start);
        match part.end.checked_sub(1) {
            Some(last) if last >= part.start => start..self.place_before(last) + 1,
            _ => start..start,
        }
    }

    fn place_before(&self, at: usize) -> usize {
        let above = self.cuts.partition_point(|(place, _)| *place <= at);
        at + self.cuts[..above].last().map_or(0, |(_, cut)| *cut)
    }
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
        left.extend(node.children().rev());
    }
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
