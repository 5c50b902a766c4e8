//! A drawing as it was saved in, a harmless one out: nothing active, nothing that moves, nothing that
//! takes very long to draw, and no notes of drawing programs.

mod active_content;
mod animation;
mod document_type;
mod edited;
pub(super) mod encoding;
mod inner_pictures;
mod limits;
mod strip;
mod text;

use crate::{model::Invalid, publish::diagnostics::Spanned};
use roxmltree::{Document, Error, Node, ParsingOptions};

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The namespace of HTML.
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// How many nodes are read at most; a drawing by hand has some hundreds.
const MOST_NODES: u32 = 300_000;

/// A drawing that may be published.
pub(super) struct Svg {
    /// Its width and height, in pixels.
    pub(super) size: (u32, u32),
    /// What is published of it: what is drawn, without scripts, without anything from outside,
    /// and without what its drawing program has noted.
    pub(super) text: String,
    /// What is missing in a card made of it, if anything.
    pub(super) unseen: Option<Spanned>,
}

impl Svg {
    /// Reads a file.
    pub(super) fn read(text: &str) -> Result<Self, Vec<Spanned>> {
        if let Some(flaw) = limits::markup::flaw(text) {
            return Err(vec![flaw]);
        }
        let plain = document_type::without(text).map_err(|flaw| vec![flaw])?;
        let at_first = |flaw: Spanned| Spanned {
            at: plain.before(flaw.at),
            ..flaw
        };
        let told = |flaws: Vec<Spanned>| flaws.into_iter().map(at_first).collect();
        Self::of_xml(&plain.text).map_err(told).map(|svg| Self {
            unseen: svg.unseen.map(at_first),
            ..svg
        })
    }

    fn of_xml(text: &str) -> Result<Self, Vec<Spanned>> {
        let document = parse(text).map_err(|error| vec![unreadable(text, &error)])?;
        let root = document.root_element();
        if !root.has_tag_name((SVG, "svg")) {
            let start = root.range().start;
            let at = start..start + 1;
            return Err(vec![Spanned {
                at,
                words: not_svg(),
            }]);
        }
        let stripped = strip::stripped(&document);
        let before = |flaw: Spanned| Spanned {
            at: stripped.before(flaw.at),
            ..flaw
        };
        // All else is asked of what is published, and of nothing beside it.
        let found = parse(&stripped.text)
            .map_err(|error| vec![unreadable(&stripped.text, &error)])
            .and_then(|document| Ok((expect_drawn(&document)?, text::flaw(&document))));
        match found {
            Ok((size, unseen)) => Ok(Self {
                size,
                unseen: unseen.map(before),
                text: stripped.text,
            }),
            Err(flaws) => Err(flaws.into_iter().map(before).collect()),
        }
    }
}

/// The width and height of a drawing that does nothing but being drawn.
fn expect_drawn(document: &Document<'_>) -> Result<(u32, u32), Vec<Spanned>> {
    let root = document.root_element();
    let nodes = document.descendants();
    let mut flaws: Vec<Spanned> = nodes.clone().flat_map(active_content::flaws).collect();
    flaws.extend(nodes.filter_map(animation::flaw));
    flaws.extend(limits::flaw(document));
    flaws.extend(inner_pictures::flaws(document));
    let size = dimensions(&root);
    if size.is_none() {
        let start = root.range().start;
        flaws.push(Spanned::new(
            start..start + 4,
            "this picture does not say how large it is",
            "add width and height in pixels, or a viewBox, to <svg>",
        ));
    }
    match size {
        Some(size) if flaws.is_empty() => Ok(size),
        _ => Err(flaws),
    }
}

fn parse(text: &str) -> Result<Document<'_>, Error> {
    let options = ParsingOptions {
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options)
}

/// What is told of a file that is no SVG at all.
pub(super) fn not_svg() -> Invalid {
    Invalid::new(
        "this is not an SVG picture",
        "save the picture again as svg",
    )
}

fn unreadable(text: &str, error: &Error) -> Spanned {
    let place = error.pos();
    let above = (place.row as usize).saturating_sub(1);
    let line: usize = text.split_inclusive('\n').take(above).map(str::len).sum();
    let before = (place.col as usize).saturating_sub(1);
    let start = line
        + text[line..]
            .chars()
            .take(before)
            .map(char::len_utf8)
            .sum::<usize>();
    Spanned::new(
        start..start + 1,
        "this is not XML, so it is not an SVG picture",
        "save the picture again as svg",
    )
}

fn dimensions(root: &Node<'_, '_>) -> Option<(u32, u32)> {
    let pixels = |name| {
        let length = root.attribute(name)?.trim();
        positive(length.strip_suffix("px").unwrap_or(length))
    };
    if let (Some(width), Some(height)) = (pixels("width"), pixels("height")) {
        return Some((width, height));
    }
    let view = root.attribute("viewBox")?;
    let mut parts = view
        .split([' ', ',', '\t', '\n'])
        .filter(|part| !part.is_empty())
        .skip(2);
    let size = (positive(parts.next()?)?, positive(parts.next()?)?);
    parts.next().is_none().then_some(size)
}

fn positive(number: &str) -> Option<u32> {
    let number: f64 = number.parse().ok()?;
    let rounded = number.round();
    // The range makes the conversion exact.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (1.0..=100_000.0)
        .contains(&rounded)
        .then_some(rounded as u32)
}
