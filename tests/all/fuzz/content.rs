use super::{Bundle, rounds, try_out};
use crate::all::support::random::JSON_PIECES;

const FILES: [&str; 4] = [
    "site.json",
    "articles/back-pain.json",
    "articles/stretching.json",
    "authors/ada-example.json",
];

#[test]
fn broken_content_is_told() {
    let bundle = Bundle::good();
    rounds(600, 170_000, |random| {
        let file = random.one_of(&FILES);
        let good = bundle.read(file);
        let mut bytes = good.clone();
        random.mutate(&mut bytes, &JSON_PIECES);
        bundle.write(file, &bytes);
        try_out(&bundle);
        bundle.write(file, good);
    });
}
