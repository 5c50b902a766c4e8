/// Where a byte of a JSON text stands in its quoted form, which may hold escapes.
pub(super) fn raw_offset(quoted: &str, offset: usize) -> usize {
    let mut decoded = 0;
    let mut raw = quoted.char_indices().skip(1);
    while let Some((at, c)) = raw.next() {
        if decoded >= offset {
            return at;
        }
        if c != '\\' {
            decoded += c.len_utf8();
            continue;
        }
        decoded += match raw.next() {
            Some((escape, 'u')) => {
                raw.nth(3);
                utf8_length(quoted.get(escape + 1..escape + 5))
            }
            Some((_, 'b' | 'f' | 'n' | 'r' | 't')) | None => 1,
            Some((_, itself)) => itself.len_utf8(),
        };
    }
    quoted.len()
}

/// How many bytes a `\u` escape makes. Each half of a surrogate pair counts two, so the
/// pair its four.
fn utf8_length(digits: Option<&str>) -> usize {
    let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match code.unwrap_or_default() {
        0..0x80 => 1,
        0x80..0x800 | 0xd800..0xe000 => 2,
        _ => 3,
    }
}
