/// What is often in a JSON file that is wrong.
pub const JSON_PIECES: [&str; 18] = [
    "\"", "{", "}", "[", "]", ",", ":", "\\", "\\u", "\\ud800", "*", "[@", "](", "<", "null",
    "-1e9", "\u{202e}", "\u{0}",
];

/// A generator of numbers that are the same on every run (xorshift, Marsaglia 2003).
pub struct Random(u64);

impl Random {
    /// That of a round: what it makes depends on nothing else.
    pub fn of(round: u64) -> Self {
        let mut random = Self((round + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        random.below(1);
        random
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    pub fn one_of<'a, T: ?Sized>(&mut self, things: &[&'a T]) -> &'a T {
        things[self.below(things.len())]
    }

    /// Breaks some bytes at up to five places: bits are turned, parts are cut out, doubled, or replaced by
    /// pieces that mean something there.
    pub fn mutate(&mut self, bytes: &mut Vec<u8>, pieces: &[&str]) {
        for _ in 0..=self.below(4) {
            if !bytes.is_empty() {
                self.break_once(bytes, pieces);
            }
        }
    }

    fn break_once(&mut self, bytes: &mut Vec<u8>, pieces: &[&str]) {
        let at = self.below(bytes.len());
        let end = (at + self.below(60)).min(bytes.len());
        match self.below(8) {
            0 => bytes[at] ^= 1 << self.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => bytes.truncate(at),
            3 => {
                let copy = bytes[at..end].to_vec();
                let to = self.below(bytes.len());
                bytes.splice(to..to, copy);
            }
            4 => {
                let piece = self.one_of(pieces);
                bytes.splice(at..at, piece.bytes());
            }
            5 => {
                let piece = self.one_of(pieces);
                bytes.splice(at..end, piece.bytes());
            }
            // Numbers and words are what most files are made of.
            _ => {
                let piece = self.one_of(pieces);
                let word = |byte: &u8| byte.is_ascii_alphanumeric() || b".-+%#".contains(byte);
                let start = bytes[..at]
                    .iter()
                    .rposition(|byte| !word(byte))
                    .map_or(0, |at| at + 1);
                let end = bytes[at..].iter().position(|byte| !word(byte));
                let end = end.map_or(bytes.len(), |end| at + end);
                bytes.splice(start..end.max(start), piece.bytes());
            }
        }
    }
}
