/// Whether a GIF has more pictures than one, by its blocks (GIF 89a, appendix B): no pixel is read.
pub(super) fn moves(bytes: &[u8]) -> bool {
    bytes.starts_with(b"GIF8") && pictures(bytes).is_some_and(|pictures| pictures > 1)
}

fn pictures(bytes: &[u8]) -> Option<usize> {
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut pictures = 0;
    while pictures < 2 {
        match *bytes.get(at)? {
            0x2c => {
                pictures += 1;
                at += 11 + colours(*bytes.get(at + 9)?);
            }
            0x21 => at += 2,
            _ => break,
        }
        loop {
            let length = usize::from(*bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                break;
            }
        }
    }
    Some(pictures)
}

/// How many bytes a table of colours has, by the signs before it.
fn colours(signs: u8) -> usize {
    if signs & 0x80 == 0 {
        return 0;
    }
    3 << ((signs & 7) + 1)
}
