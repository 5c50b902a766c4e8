//! Files that are broken at random: whatever is in them, the checker says something and ends.

use crate::all::{support::bundles::Bundle, tier};

const FILES: [&str; 8] = [
    "site.json",
    "articles/back-pain.json",
    "articles/stretching.json",
    "authors/ada-example.json",
    "images/back.svg",
    "images/portrait.svg",
    "images/room.jpg",
    "images/night.png",
];

/// What is often in a file that is wrong.
const PIECES: [&str; 18] = [
    "\"", "{", "}", "[", "]", ",", ":", "\\", "\\u", "\\ud800", "*", "[@", "](", "<", "null",
    "-1e9", "\u{202e}", "\u{0}",
];

/// A generator of numbers that are the same on every run (xorshift, Marsaglia 2003).
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }

    pub(super) fn mutate(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len());
        let end = (at + self.below(60)).min(bytes.len());
        match self.below(6) {
            0 => bytes[at] ^= 1 << self.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => bytes.truncate(at),
            3 => {
                let copy = bytes[at..end].to_vec();
                let to = self.below(bytes.len());
                bytes.splice(to..to, copy);
            }
            4 => {
                let piece = PIECES[self.below(PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
            _ => {
                let piece = PIECES[self.below(PIECES.len())];
                bytes.splice(at..end, piece.bytes());
            }
        }
    }
}

#[test]
fn nothing_makes_the_checker_panic() {
    let bundle = Bundle::good();
    let mut random = Random(0x5eed_0001);
    for _ in 0..tier::choose(1500, 50_000) {
        let file = FILES[random.below(FILES.len())];
        let good = bundle.read(file);
        let mut bytes = good.clone();
        for _ in 0..=random.below(4) {
            if !bytes.is_empty() {
                random.mutate(&mut bytes);
            }
        }
        bundle.write(file, &bytes);
        let report = bundle.report();
        assert!(!report.contains('\u{0}') && !report.contains('\u{1b}'));
        bundle.write(file, good);
    }
}
