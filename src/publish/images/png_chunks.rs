/// What the chunks of a PNG say of its colours (PNG 3, 4.3 and 11.3.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ColourChunks {
    /// Primaries, transfer, matrix, and whether all numbers are used (cICP).
    pub(super) code_points: Option<[u8; 4]>,
    /// Whether the colours are those of the web (sRGB).
    pub(super) is_srgb: bool,
    /// The gamma, times 100,000 (gAMA).
    pub(super) gamma: Option<u32>,
    /// The places of white, red, green and blue, times 100,000 (cHRM).
    pub(super) chromaticities: Option<[u32; 8]>,
}

impl ColourChunks {
    /// Reads the chunks up to the pixels.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut found = Self::default();
        let mut rest = bytes.get(8..).unwrap_or_default();
        while let Some((length, kind, after)) = head(rest) {
            let Some((content, after)) = after.split_at_checked(length) else {
                break;
            };
            match kind {
                b"IDAT" => break,
                b"cICP" => found.code_points = content.try_into().ok(),
                b"sRGB" => found.is_srgb = true,
                b"gAMA" => found.gamma = numbers::<1>(content).map(|[gamma]| gamma),
                b"cHRM" => found.chromaticities = numbers(content),
                _ => {}
            }
            // Behind the content is its checksum.
            rest = after.get(4..).unwrap_or_default();
        }
        found
    }
}

/// The length and the name of the first chunk, and what comes after.
fn head(bytes: &[u8]) -> Option<(usize, &[u8; 4], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (kind, rest) = rest.split_first_chunk()?;
    Some((
        usize::try_from(u32::from_be_bytes(*length)).ok()?,
        kind,
        rest,
    ))
}

fn numbers<const N: usize>(content: &[u8]) -> Option<[u32; N]> {
    let (numbers, rest) = content.as_chunks::<4>();
    let numbers: [[u8; 4]; N] = numbers.try_into().ok().filter(|_| rest.is_empty())?;
    Some(numbers.map(u32::from_be_bytes))
}
