use resvg::{
    tiny_skia::{PathSegment, Point, Rect, Transform},
    usvg::{
        ClipPath, Fill, Group, Image, Mask, Node, Paint, Path, Pattern, Stroke, Tree,
        filter::{Kind, Primitive},
    },
};

/// How much drawing a path is beside its pixels, in steps: some microseconds.
const PATH: f64 = 4000.0;

/// How much drawing a corner of a path is, in steps.
const CORNER: f64 = 100.0;

/// How much drawing a corner or a dash of a stroke is, in steps.
const STROKED: f64 = 1500.0;

/// How many pixels a curve may be wide without taking longer.
const WIDE: f64 = 1e4;

/// What drawing something takes.
///
/// The program that draws has no limits of its own; what it does is followed here, without the
/// pixels.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cost {
    /// Its work in steps, each that of changing a pixel once: about a nanosecond.
    pub(super) steps: f64,
    /// The most pixels in memory at the same time, beside the picture's own.
    pub(super) pixels: f64,
}

impl Cost {
    /// What it takes to draw this at a place of a picture of this size.
    pub(super) fn of(tree: &Tree, place: Transform, (width, height): (f32, f32)) -> Self {
        let mut walk = Walk::default();
        // Layers may go beyond the picture as far as this, and no further.
        let within = Rect::from_xywh(-2.0 * width, -2.0 * height, 5.0 * width, 5.0 * height);
        if let Some(within) = within {
            walk.children(tree.root(), place, within);
        }
        walk.cost
    }
}

#[derive(Default)]
struct Walk {
    cost: Cost,
    /// The pixels that are in memory now.
    held: f64,
}

impl Walk {
    fn children(&mut self, group: &Group, place: Transform, within: Rect) {
        for child in group.children() {
            match child {
                Node::Group(group) => self.group(group, place, within),
                Node::Path(path) => self.path(path, place, within),
                Node::Image(image) => self.image(image, place, within),
                Node::Text(_) => {}
            }
        }
    }

    fn group(&mut self, group: &Group, around: Transform, within: Rect) {
        let place = around.pre_concat(group.transform());
        if !group.should_isolate() {
            return self.children(group, place, within);
        }
        let primitives = group
            .filters()
            .iter()
            .flat_map(|filter| filter.primitives());
        let upright = match primitives.clone().next() {
            Some(_) => upright(place, within),
            None => Some((place, within)),
        };
        let Some((place, within)) = upright else {
            return;
        };
        let bounds = group.layer_bounding_box().to_rect();
        let Some(layer) = covered(bounds, place, within) else {
            return;
        };
        let copies = 3.0 + count(primitives.clone());
        self.hold(copies * area(layer), |walk| {
            walk.cost.steps += 2.0 * area(layer);
            walk.children(group, place, within);
            for primitive in primitives {
                walk.primitive(primitive, layer, place, within);
            }
            walk.clip(group.clip_path(), layer, place, within);
            walk.mask(group.mask(), layer, place, within);
        });
    }

    fn clip(&mut self, clip: Option<&ClipPath>, layer: Rect, place: Transform, within: Rect) {
        if let Some(clip) = clip {
            self.hold(2.0 * area(layer), |walk| {
                walk.cost.steps += 2.0 * area(layer);
                walk.children(clip.root(), place.pre_concat(clip.transform()), within);
                walk.clip(clip.clip_path(), layer, place, within);
            });
        }
    }

    fn mask(&mut self, mask: Option<&Mask>, layer: Rect, place: Transform, within: Rect) {
        if let Some(mask) = mask {
            self.hold(2.0 * area(layer), |walk| {
                walk.cost.steps += 4.0 * area(layer);
                walk.children(mask.root(), place, within);
                walk.mask(mask.mask(), layer, place, within);
            });
        }
    }

    /// A part of a filter.
    fn primitive(&mut self, part: &Primitive, layer: Rect, place: Transform, within: Rect) {
        let each = match part.kind() {
            Kind::Turbulence(noise) => 100.0 * f64::from(noise.num_octaves()),
            Kind::ConvolveMatrix(convolution) => {
                let matrix = convolution.matrix();
                4.0 * f64::from(matrix.columns()) * f64::from(matrix.rows())
            }
            Kind::Morphology(morphology) => {
                let (across, down) = place.get_scale();
                let wide = (morphology.radius_x().get() * across).min(layer.width());
                let high = (morphology.radius_y().get() * down).min(layer.height());
                (1.0 + 2.0 * f64::from(wide)) * (1.0 + 2.0 * f64::from(high))
            }
            Kind::Image(image) => {
                let (across, down) = place.get_scale();
                self.children(image.root(), Transform::from_scale(across, down), within);
                10.0
            }
            Kind::Merge(merge) => 10.0 * count(merge.inputs().iter()),
            _ => 50.0,
        };
        self.cost.steps += each * area(layer);
    }

    fn path(&mut self, path: &Path, place: Transform, within: Rect) {
        let lines = path.data();
        let pixels = covered(path.stroke_bounding_box(), place, within).map_or(0.0, area);
        let paints = [
            path.fill().map(Fill::paint),
            path.stroke().map(Stroke::paint),
        ];
        let corners = count(lines.segments());
        if path.stroke().is_some() {
            let (across, down) = place.get_scale();
            let bounds = path.stroke_bounding_box();
            let reach =
                f64::from(across.max(down)) * f64::from(bounds.width().max(bounds.height()));
            let curved = !lines.segments().all(|segment| {
                matches!(
                    segment,
                    PathSegment::MoveTo(_) | PathSegment::LineTo(_) | PathSegment::Close
                )
            });
            let large = if curved {
                (reach / WIDE).max(1.0).powf(1.8)
            } else {
                1.0
            };
            self.cost.steps += STROKED * corners * large;
        }
        for paint in paints.into_iter().flatten() {
            self.cost.steps += PATH + CORNER * corners + pixels;
            if let Paint::Pattern(pattern) = paint {
                self.pattern(pattern, place, within);
            }
        }
        let dashes = path.stroke().and_then(Stroke::dasharray);
        let period: f64 = dashes.into_iter().flatten().copied().map(f64::from).sum();
        if let (Some(dashes), true) = (dashes, period > 0.0) {
            // Above that many, none is drawn.
            let dashes = count(dashes.iter()) * length(path) / period;
            self.cost.steps += STROKED * dashes.min(1_000_000.0);
        }
    }

    /// A picture within is unpacked each time.
    fn image(&mut self, image: &Image, place: Transform, within: Rect) {
        let size = image.size();
        let own = f64::from(size.width()) * f64::from(size.height());
        let pixels = covered(image.bounding_box(), place, within).map_or(0.0, area);
        self.hold(2.0 * own, |walk| {
            walk.cost.steps += 20.0 * own + 50.0 * pixels;
        });
    }

    /// One tile is drawn, whatever its size.
    fn pattern(&mut self, pattern: &Pattern, place: Transform, within: Rect) {
        let (across, down) = place.pre_concat(pattern.transform()).get_scale();
        let tile = pattern.rect();
        let width = f64::from(tile.width()) * f64::from(across);
        let height = f64::from(tile.height()) * f64::from(down);
        self.hold(width * height, |walk| {
            walk.cost.steps += width * height;
            walk.children(pattern.root(), Transform::from_scale(across, down), within);
        });
    }

    /// Does work that needs so many pixels in memory.
    fn hold(&mut self, pixels: f64, work: impl FnOnce(&mut Self)) {
        self.held += pixels;
        self.cost.pixels = self.cost.pixels.max(self.held);
        work(self);
        self.held -= pixels;
    }
}

/// The place and its bounds without what is turned: filters are applied upright.
fn upright(place: Transform, within: Rect) -> Option<(Transform, Rect)> {
    let (across, down) = (place.sx.hypot(place.ky), place.kx.hypot(place.sy));
    let (x, y) = (
        (place.sx / across, place.ky / across),
        (place.kx / down, place.sy / down),
    );
    let back = Transform::from_row(x.0, x.1, y.0, y.1, 0.0, 0.0).invert()?;
    Some((back.pre_concat(place), within.transform(back)?))
}

/// What something covers of a picture.
fn covered(bounds: Rect, place: Transform, within: Rect) -> Option<Rect> {
    bounds.transform(place)?.intersect(&within)
}

fn area(rect: Rect) -> f64 {
    f64::from(rect.width()) * f64::from(rect.height())
}

/// How many there are: few enough for the number to be exact.
#[allow(clippy::cast_precision_loss)]
fn count(things: impl Iterator) -> f64 {
    things.count() as f64
}

/// How long the lines of a path are, at most.
fn length(path: &Path) -> f64 {
    let (mut at, mut start, mut length) = (Point::zero(), Point::zero(), 0.0);
    for segment in path.data().segments() {
        let points = match segment {
            PathSegment::MoveTo(point) => {
                (at, start) = (point, point);
                continue;
            }
            PathSegment::LineTo(point) => vec![point],
            PathSegment::QuadTo(first, point) => vec![first, point],
            PathSegment::CubicTo(first, second, point) => vec![first, second, point],
            PathSegment::Close => vec![start],
        };
        for point in points {
            length += f64::from(at.distance(point));
            at = point;
        }
    }
    length
}
