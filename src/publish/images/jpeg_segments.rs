/// What the segments of a JPEG say (ISO/IEC 10918-1, annex B). Decoders fill what is missing
/// with grey and say nothing.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Segments {
    /// Whether the end of the image is there.
    pub(super) end: bool,
    /// How many channels the pixels have.
    pub(super) channels: u8,
    /// How much memory its coefficients take, in bytes. They are all in memory when the
    /// picture is stored for showing it blurred at first.
    pub(super) coefficients: u64,
}

impl Segments {
    /// Reads the segments up to the end of the image; what follows it is of no concern: phones
    /// append films.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut found = Self::default();
        let mut at = 0;
        while let Some(marker) = next_marker(bytes, &mut at) {
            match marker {
                0xd9 => {
                    found.end = true;
                    break;
                }
                // They stand alone: the start of an image, and what restarts a scan.
                0x01 | 0xd0..=0xd8 => {}
                _ => {
                    let Some(length) = bytes.get(at..).and_then(<[u8]>::first_chunk) else {
                        break;
                    };
                    if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
                        found.read_frame(&bytes[at + 2..], marker == 0xc2);
                    }
                    at += usize::from(u16::from_be_bytes(*length));
                }
            }
        }
        found
    }

    /// Reads what a frame says of itself behind its length.
    fn read_frame(&mut self, frame: &[u8], progressive: bool) {
        let Some([_precision, sizes @ .., channels]) = frame.first_chunk::<6>() else {
            return;
        };
        self.channels = *channels;
        if !progressive {
            return;
        }
        let [high, low, wide, narrow] = *sizes;
        let side = |bytes| u64::from(u16::from_be_bytes(bytes));
        let pixels = side([high, low]) * side([wide, narrow]);
        // Each channel has a number, how often it is sampled (across, down), and a table.
        let (parts, _) = frame[6..].as_chunks::<3>();
        let counts = parts.iter().take(usize::from(*channels));
        let counts = counts.map(|[_, often, _]| u64::from(often >> 4) * u64::from(often & 15));
        let most = counts.clone().max().unwrap_or(1).max(1);
        self.coefficients = 2 * pixels * counts.sum::<u64>() / most;
    }
}

/// The next marker; the place is then behind it. In the data of a scan a zero follows every
/// byte that could be taken for one.
fn next_marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    let rest = bytes.get(*at..)?;
    let mut pairs = rest.windows(2);
    let found = pairs.position(|pair| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xff))?;
    *at += found + 2;
    rest.get(found + 1).copied()
}
