use super::Effort;
use flate2::{Compress, Compression, Crc, FlushCompress, write::GzEncoder};
use std::io::{self, Write};

/// What stands before the first block: no name, no time, any system (RFC 1952, 2.3).
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/// How far back a block refers (RFC 1951, 2).
const WINDOW: usize = 1 << 15;

pub(super) fn encode(bytes: &[u8], effort: Effort) -> io::Result<Vec<u8>> {
    let level = match effort {
        Effort::Least => Compression::best(),
        Effort::Quick => quick(),
    };
    let mut writer = GzEncoder::new(Vec::new(), level);
    writer.write_all(bytes)?;
    writer.finish()
}

pub(super) fn begin(beginning: &[u8]) -> io::Result<Vec<u8>> {
    let mut begun = HEADER.to_vec();
    let compress = Compress::new(Compression::best(), false);
    deflate(compress, beginning, FlushCompress::Sync, &mut begun)?;
    Ok(begun)
}

pub(super) fn go_on(begun: &[u8], beginning: &[u8], rest: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoded = begun.to_vec();
    let mut compress = Compress::new(quick(), false);
    compress.set_dictionary(&beginning[beginning.len().saturating_sub(WINDOW)..])?;
    deflate(compress, rest, FlushCompress::Finish, &mut encoded)?;
    let mut check = Crc::new();
    check.update(beginning);
    check.update(rest);
    encoded.extend(check.sum().to_le_bytes());
    encoded.extend(check.amount().to_le_bytes());
    Ok(encoded)
}

/// Adds the blocks of these bytes.
fn deflate(
    mut compress: Compress,
    mut bytes: &[u8],
    flush: FlushCompress,
    to: &mut Vec<u8>,
) -> io::Result<()> {
    loop {
        to.reserve(1 << 14);
        let before = compress.total_in();
        compress.compress_vec(bytes, to, flush)?;
        let taken = usize::try_from(compress.total_in() - before).map_err(io::Error::other)?;
        bytes = &bytes[taken..];
        // Whatever leaves no room may have more to say.
        if to.len() < to.capacity() {
            return Ok(());
        }
    }
}

fn quick() -> Compression {
    Compression::new(4)
}
