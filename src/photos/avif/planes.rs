/// How many bits a value has: with eight, what is smooth has steps.
pub(super) const DEPTH: usize = 10;

/// The greatest value.
const MOST: i32 = (1 << DEPTH) - 1;

/// One channel of a picture, row by row.
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) values: Vec<u16>,
}

/// Red, green and blue of a pixel, or of several together.
type Colour = [i32; 3];

impl Plane {
    /// The luma of each pixel, and the two chromas of each square of four (ITU-T H.273, table 4:
    /// BT.601 in full range).
    pub(super) fn colours(pixels: &[[u8; 4]], width: usize, height: usize) -> (Self, [Self; 2]) {
        let colours = visible(pixels);
        let luma = |[red, green, blue]: &Colour| 299 * red + 587 * green + 114 * blue;
        let luma = colours.iter().map(|it| scaled(luma(it), 255 * 1000));
        let luma = Self {
            width,
            height,
            values: luma.collect(),
        };
        let (wide, high) = (width.div_ceil(2), height.div_ceil(2));
        let squares = (0..high).flat_map(|y| (0..wide).map(move |x| (2 * x, 2 * y)));
        let sum = |(x, y): (usize, usize)| {
            let (right, below) = ((x + 1).min(width - 1), (y + 1).min(height - 1));
            let square = [(x, y), (right, y), (x, below), (right, below)];
            let square = square.map(|(x, y)| colours[y * width + x]);
            [0, 1, 2].map(|channel| square.iter().map(|colour| colour[channel]).sum())
        };
        let sums: Vec<Colour> = squares.map(sum).collect();
        let middle = (MOST + 1) / 2;
        let chroma = |of: fn(&Colour) -> i32, most| Self {
            width: wide,
            height: high,
            values: sums
                .iter()
                .map(|sum| value(middle + rounded(of(sum), most)))
                .collect(),
        };
        let blue = chroma(|[r, g, b]| 886 * b - 299 * r - 587 * g, 4 * 255 * 1772);
        let red = chroma(|[r, g, b]| 701 * r - 587 * g - 114 * b, 4 * 255 * 1402);
        (luma, [blue, red])
    }

    /// How much each pixel covers.
    pub(super) fn alpha(pixels: &[[u8; 4]], width: usize, height: usize) -> Self {
        let alpha = pixels.iter().map(|[.., alpha]| i32::from(*alpha));
        Self {
            width,
            height,
            values: alpha.map(|alpha| scaled(alpha, 255)).collect(),
        }
    }
}

/// The colours of pixels. What can't be seen goes on as what is beside it: an edge there would
/// cost bytes, and could be seen through lossy compression.
fn visible(pixels: &[[u8; 4]]) -> Vec<Colour> {
    let mut last = [u8::MAX; 3];
    let colours = pixels.iter().map(|&[red, green, blue, alpha]| {
        if alpha > 0 {
            last = [red, green, blue];
        }
        last.map(i32::from)
    });
    colours.collect()
}

/// A part of the greatest value.
fn scaled(part: i32, of: i32) -> u16 {
    value(rounded(part, of))
}

fn rounded(part: i32, of: i32) -> i32 {
    (part * MOST + of / 2).div_euclid(of)
}

fn value(number: i32) -> u16 {
    u16::try_from(number.clamp(0, MOST)).unwrap_or_default()
}
