use unicode_normalization::UnicodeNormalization;

/// A text in ASCII letters, digits and low lines, with single hyphens for all else: without the marks
/// on its letters, and without the letters of other scripts.
pub(in crate::publish) fn ascii_name(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for c in text.nfkd() {
        let letters = match c {
            'ß' => "ss",
            'æ' => "ae",
            'Æ' => "AE",
            'œ' => "oe",
            'Œ' => "OE",
            'ø' => "o",
            'Ø' => "O",
            'ł' => "l",
            'Ł' => "L",
            'đ' => "d",
            'Đ' => "D",
            'ı' => "i",
            _ if c.is_ascii_alphanumeric() || c == '_' => {
                name.push(c);
                continue;
            }
            // Marks that belong to the letter before, and characters that nobody sees.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' => continue,
            _ if name.is_empty() || name.ends_with('-') => continue,
            _ => "-",
        };
        name.push_str(letters);
    }
    name.truncate(name.trim_end_matches('-').len());
    name
}
