use super::{
    DEEPEST, MOST, MOST_LINES, endless,
    lines::{Lines, at_least},
    styles::Styles,
    too_deep, too_many, too_many_lines, too_wide, view_growth,
};
use crate::publish::diagnostics::Spanned;
use roxmltree::{Document, Node, NodeId};
use std::collections::HashMap;

/// Properties that hold for each element within one (SVG 2, 13.2, 13.5, 13.7).
const INHERITED: [&str; 4] = ["fill", "stroke", "marker-start", "marker-end"];

/// Properties that hold for each corner of lines within an element.
const AT_CORNERS: [&str; 2] = ["marker", "marker-mid"];

/// Elements that are no shapes: it does not matter what they are painted with.
const TOOLS: [&str; 4] = ["filter", "linearGradient", "radialGradient", "stop"];

/// How many pixels a curve may be wide without taking longer.
const WIDE: f64 = 5e3;

/// How many pixels a curve may be wide at all: beyond that, they are no more than numbers.
const WIDEST: f64 = 1e6;

/// How much is drawn with an element.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    /// The elements, itself, all that is within it and all that these refer to.
    elements: u64,
    /// The corners of its lines: a marker is drawn at each.
    corners: u64,
    /// The lines, each as often as it is drawn.
    lines: u64,
    /// How wide the largest curve or stroke is, at most.
    reach: f64,
    /// The element with that curve or stroke.
    widest: Option<NodeId>,
    /// How many levels there are, itself being one.
    depth: usize,
}

impl Extent {
    /// With another drawn so often within it.
    fn add(&mut self, other: Self, times: u64) {
        self.lines = self.lines.saturating_add(other.lines.saturating_mul(times));
        self.reaches(other.reach, other.widest);
        self.elements = self
            .elements
            .saturating_add(other.elements.saturating_mul(times));
        self.corners = self.corners.saturating_add(other.corners);
        self.depth = self.depth.max(other.depth + 1);
    }

    fn reaches(&mut self, reach: f64, by: Option<NodeId>) {
        if reach > self.reach {
            (self.reach, self.widest) = (reach, by);
        }
    }
}

/// How much is drawn with each element of a drawing.
pub(super) struct Extents<'a, 'i> {
    /// The first and the last element with an id: some take this one, some that.
    named: HashMap<&'a str, (Node<'a, 'i>, Node<'a, 'i>)>,
    styles: Styles,
    /// `None` where it is being found out.
    known: HashMap<NodeId, Option<Extent>>,
}

impl<'a, 'i> Extents<'a, 'i> {
    pub(super) fn new(document: &'a Document<'i>) -> Self {
        let mut named = HashMap::new();
        for node in document.descendants() {
            if let Some(id) = node.attribute("id") {
                named.entry(id).or_insert((node, node)).1 = node;
            }
        }
        Self {
            named,
            styles: Styles::of(document),
            known: HashMap::new(),
        }
    }

    /// Whether a drawing can be drawn that is enlarged so much.
    ///
    /// # Errors
    /// When there would be too much to draw.
    pub(super) fn of(&mut self, root: Node<'a, 'i>, enlarged: f64) -> Result<(), Spanned> {
        let extent = self.extent(root, 0)?;
        let reach = extent.reach * enlarged * self.styles.growth();
        if reach > WIDEST {
            let widest = extent.widest.and_then(|id| root.document().get_node(id));
            return Err(too_wide(widest.unwrap_or(root)));
        }
        // Measured with strokes of any width: the larger a curve, the less it is like its parts.
        if lossy(extent.lines) * (reach / WIDE).max(1.0).powf(2.5) > lossy(MOST_LINES) {
            return Err(too_many_lines(root));
        }
        Ok(())
    }

    fn extent(&mut self, node: Node<'a, 'i>, above: usize) -> Result<Extent, Spanned> {
        let known = self.known.get(&node.id()).copied();
        let extent = match known {
            Some(None) => return Err(endless(node)),
            Some(Some(extent)) => extent,
            None if above >= DEEPEST => return Err(too_deep(node)),
            None => {
                self.known.insert(node.id(), None);
                let extent = self.measure(node, above)?;
                self.known.insert(node.id(), Some(extent));
                extent
            }
        };
        if above + extent.depth > DEEPEST {
            return Err(too_deep(node));
        }
        Ok(extent)
    }

    fn measure(&mut self, node: Node<'a, 'i>, above: usize) -> Result<Extent, Spanned> {
        let references = self.references(node);
        let lines = Lines::of(node);
        let sizes = self.styles.sizes(node);
        let mut extent = Extent {
            elements: self.styles.effort(node) + references.len() as u64,
            corners: lines.count,
            lines: lines.count,
            reach: 0.0,
            widest: None,
            depth: 1,
        };
        extent.reaches(at_least(lines.reach, sizes.stroke), Some(node.id()));
        let within = node.children().filter(Node::is_element);
        let linked = references.iter().filter(|(property, _)| property == "href");
        let linked = linked.flat_map(|(_, id)| self.elements(id));
        for inner in within.chain(linked).collect::<Vec<_>>() {
            extent.add(self.extent(inner, above + 1)?, 1);
            if extent.elements > MOST {
                return Err(too_many(node));
            }
        }
        let (elements, corners) = (extent.elements, extent.corners);
        for (property, id) in references.iter().filter(|(name, _)| name != "href") {
            let times = match property.as_str() {
                name if INHERITED.contains(&name) => elements,
                name if AT_CORNERS.contains(&name) => corners,
                _ => 1,
            };
            for other in self.elements(id) {
                let other = self.extent(other, above + 1)?;
                extent.add(
                    Extent {
                        corners: 0,
                        ..other
                    },
                    times,
                );
            }
        }
        if extent.elements > MOST {
            return Err(too_many(node));
        }
        extent.reach *= sizes.growth * view_growth(node);
        Ok(extent)
    }

    fn elements(&self, id: &str) -> Vec<Node<'a, 'i>> {
        let named = self.named.get(id).into_iter();
        let mut elements: Vec<_> = named.flat_map(|(first, last)| [*first, *last]).collect();
        elements.dedup();
        elements
    }

    /// What an element refers to: by which property, and the id.
    fn references(&self, node: Node<'a, 'i>) -> Vec<(String, String)> {
        let name = node.tag_name().name();
        let is_tool = TOOLS.contains(&name) || name.starts_with("fe");
        let mut references = if is_tool {
            Vec::new()
        } else {
            self.styles.references(node)
        };
        let links = !["a", "image"].contains(&name);
        let linked = node
            .attributes()
            .filter(|attribute| links && attribute.name() == "href");
        let ids = linked.filter_map(|attribute| attribute.value().trim().strip_prefix('#'));
        references.extend(ids.map(|id| ("href".to_owned(), id.to_owned())));
        // What is drawn elsewhere looks like what is around it where it stands (SVG 2, 14.3).
        if ["pattern", "marker", "mask"].contains(&name) {
            for around in node.ancestors().skip(1) {
                let around = self.styles.references(around);
                references.extend(around.into_iter().filter(|(property, _)| {
                    let property = property.as_str();
                    INHERITED.contains(&property) || AT_CORNERS.contains(&property)
                }));
            }
        }
        references
    }
}

/// Where it is large enough to matter, a number is refused anyway.
#[allow(clippy::cast_precision_loss)]
fn lossy(number: u64) -> f64 {
    number as f64
}
