use crate::publish::images::svg::SVG;
use roxmltree::Node;
use std::str::FromStr;
use svgtypes::{Length, LengthUnit, PathParser, PathSegment, PointsParser, Transform};

/// How many pixels a unit of length is taken for that depends on what is around, and an inch.
const LARGEST_UNIT: f64 = 100.0;

/// The lines of one shape.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lines {
    /// How many there are, each piece of a curve being one.
    pub(super) count: u64,
    /// How wide the largest curve or stroke is, at most; straight lines are as quick at any size.
    pub(super) reach: f64,
}

impl Lines {
    pub(super) fn of(node: Node<'_, '_>) -> Self {
        if node.tag_name().namespace() != Some(SVG) {
            return Self::default();
        }
        let attribute = |name| node.attribute(name).unwrap_or_default();
        match node.tag_name().name() {
            "path" => Self::of_path(attribute("d")),
            "polyline" | "polygon" => Self {
                count: 2 + PointsParser::from(attribute("points")).count() as u64,
                reach: 0.0,
            },
            "circle" | "ellipse" | "rect" => {
                let radii = ["r", "rx", "ry"].map(|name| length(attribute(name)));
                let reach = radii.into_iter().fold(0.0, f64::max);
                let count = 4 + pieces(reach);
                Self { count, reach }
            }
            "line" => Self {
                count: 2,
                reach: 0.0,
            },
            _ => Self::default(),
        }
    }

    fn of_path(data: &str) -> Self {
        let mut lines = Self {
            count: 2,
            reach: 0.0,
        };
        let (mut start, mut at) = ((0.0, 0.0), (0.0, 0.0));
        // What follows an error is not drawn (SVG 2, 9.5.4).
        for segment in PathParser::from(data).map_while(Result::ok) {
            let from = at;
            let end = |abs: bool, x: f64, y: f64| {
                if abs {
                    (x, y)
                } else {
                    (from.0 + x, from.1 + y)
                }
            };
            let mut curve: Option<f64> = None;
            match segment {
                PathSegment::MoveTo { abs, x, y } => {
                    at = end(abs, x, y);
                    start = at;
                }
                PathSegment::LineTo { abs, x, y } => at = end(abs, x, y),
                PathSegment::HorizontalLineTo { abs, x } => at.0 = end(abs, x, 0.0).0,
                PathSegment::VerticalLineTo { abs, y } => at.1 = end(abs, 0.0, y).1,
                PathSegment::ClosePath { .. } => at = start,
                PathSegment::CurveTo {
                    abs,
                    x1,
                    y1,
                    x2,
                    y2,
                    x,
                    y,
                } => {
                    at = end(abs, x, y);
                    curve = Some(span(from, &[end(abs, x1, y1), end(abs, x2, y2), at]));
                }
                PathSegment::SmoothCurveTo { abs, x2, y2, x, y } => {
                    at = end(abs, x, y);
                    curve = Some(span(from, &[end(abs, x2, y2), at]));
                }
                PathSegment::Quadratic { abs, x1, y1, x, y } => {
                    at = end(abs, x, y);
                    curve = Some(span(from, &[end(abs, x1, y1), at]));
                }
                PathSegment::SmoothQuadratic { abs, x, y } => {
                    at = end(abs, x, y);
                    curve = Some(span(from, &[at]));
                }
                PathSegment::EllipticalArc {
                    abs, rx, ry, x, y, ..
                } => {
                    at = end(abs, x, y);
                    let radius = radius(rx.abs(), ry.abs(), span(from, &[at]));
                    lines.count = lines.count.saturating_add(pieces(radius));
                    curve = Some(radius);
                }
            }
            lines.count = lines.count.saturating_add(1);
            // A point that is mirrored is as far away as it was in the curve before.
            lines.reach = at_least(lines.reach, curve.unwrap_or_default());
        }
        lines
    }
}

/// How far the points of a curve are from its start, in one direction.
fn span((x, y): (f64, f64), others: &[(f64, f64)]) -> f64 {
    let far = others
        .iter()
        .map(|other| (other.0 - x).abs().max((other.1 - y).abs()));
    far.fold(0.0, at_least)
}

/// The larger radius of an arc at most: it grows until both ends are on it (SVG 2, 9.5.1).
fn radius(rx: f64, ry: f64, apart: f64) -> f64 {
    let (wide, narrow) = (rx.max(ry), rx.min(ry));
    if narrow == 0.0 {
        return 0.0;
    }
    wide * (apart / narrow).max(1.0)
}

/// Into how many curves an arc of this radius is cut at most.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn pieces(radius: f64) -> u64 {
    // A tenth of a pixel apart from it (kurbo's estimate), and whole.
    1 + (11.2 * radius).powf(1.0 / 6.0).max(4.0) as u64
}

/// The larger one; what is no number is larger than any.
pub(super) fn at_least(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        f64::INFINITY
    } else {
        a.max(b)
    }
}

/// A length in pixels, at most; 0 when it is none.
pub(super) fn length(text: &str) -> f64 {
    let Ok(length) = Length::from_str(text.trim()) else {
        return 0.0;
    };
    length.number.abs()
        * match length.unit {
            LengthUnit::None | LengthUnit::Px => 1.0,
            _ => LARGEST_UNIT,
        }
}

/// How much larger a transformation makes what it is for.
pub(super) fn growth(transform: &str) -> f64 {
    Transform::from_str(transform).map_or(1.0, |transform| {
        let Transform { a, b, c, d, .. } = transform;
        a.hypot(b).max(c.hypot(d))
    })
}
