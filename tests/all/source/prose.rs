//! The Markdown subset of prose.

use clinic_articles::publish::markdown::{Piece, parse, sentences};

/// What prose says, in a form that shows every piece.
fn read(prose: &str) -> String {
    match parse(prose) {
        Ok(pieces) => shown(&pieces),
        Err(flaws) => {
            let flaw = |flaw: &clinic_articles::publish::Spanned| {
                format!("{:?} {}", &prose[flaw.at.clone()], flaw.words.wrong)
            };
            flaws.iter().map(flaw).collect::<Vec<_>>().join(" | ")
        }
    }
}

fn shown(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Emphasis(inner) => format!("em({})", shown(inner)),
        Piece::Strong(inner) => format!("strong({})", shown(inner)),
        Piece::Link { to, text, .. } => format!("link({} -> {to:?})", shown(text)),
        Piece::Citation { source, .. } => format!("cite({source})"),
    };
    pieces.iter().map(piece).collect()
}

#[track_caller]
fn reads(table: &[(&str, &str)]) {
    for (prose, expected) in table {
        assert_eq!(read(prose), *expected, "{prose:?}");
    }
}

#[test]
fn what_is_read() {
    reads(&[
        ("", ""),
        ("Plain words.", "Plain words."),
        ("a *b* c", "a em(b) c"),
        ("a **b** c", "a strong(b) c"),
        ("***b***", "strong(em(b))"),
        ("*a **b** c*", "em(a strong(b) c)"),
        ("**a *b***", "strong(a em(b))"),
        ("***a* b**", "strong(em(a) b)"),
        ("un*frigging*believable", "unem(frigging)believable"),
        ("3 * 4 ** 5", "3 * 4 ** 5"),
        (r"\*a\* \[b\] \\ \( \) \< \& \_", r"*a* [b] \ ( ) < & _"),
        (r"C:\path \", r"C:\path \"),
        ("2 < 3 > 1, <3, a<b", "\"<\" HTML is not read here"),
        ("2 < 3 > 1, <3", "2 < 3 > 1, <3"),
        ("Fish & chips; R&D", "Fish & chips; R&D"),
        ("So.[@a-1][@b]", "So.cite(a-1)cite(b)"),
        ("*so[@a]*", "em(socite(a))"),
        ("[a *b*](#c)", "link(a em(b) -> Heading(\"c\"))"),
        ("**[a](#c)**", "strong(link(a -> Heading(\"c\")))"),
        (
            "[a](https://a.example/(b)c)",
            "link(a -> Web(WebAddress(\"https://a.example/(b)c\")))",
        ),
        ("(see [a](#b))", "(see link(a -> Heading(\"b\")))"),
        ("日本 *語* é", "日本 em(語) é"),
    ]);
}

#[test]
fn what_is_refused() {
    reads(&[
        ("a *b", "\"*\" this * is never closed"),
        ("a **b", "\"**\" this ** is never closed"),
        ("*a *", "\"*\" this * is never closed"),
        ("a* b", "\"*\" this closes nothing"),
        (
            "*a **b* c**",
            "\"*\" this * is never closed | \"*\" this closes nothing",
        ),
        (
            "a****b",
            "\"****\" there is nothing between these asterisks",
        ),
        ("[a", "\"[\" this bracket is never closed"),
        ("a]", "\"]\" this bracket closes nothing"),
        (
            "[a] (#b)",
            "\"[a]\" these brackets are not followed by a target",
        ),
        ("[a](#b", "\"(\" this parenthesis is never closed"),
        ("[](#b)", "\"[](#b)\" this link has no text"),
        ("[a [b](#c)", "\"[\" a link can't hold another one"),
        (
            "[*a](#b)*",
            "\"*\" this * is never closed | \"*\" this closes nothing",
        ),
        ("[@]", "\"[@]\" this is not a citation"),
        ("[@a", "\"[@\" this is not a citation"),
        ("[@A b]", "\"[@A b]\" this is not a citation"),
        ("[@a; @b]", "\"[@a; @b]\" this is not a citation"),
        ("[a[@b]](#c)", "\"[@b]\" a link can't hold a citation"),
        ("a <b>c", "\"<b>\" HTML is not read here"),
        ("a </b", "\"<\" HTML is not read here"),
        ("<!-- a -->", "\"<!-- a -->\" HTML is not read here"),
        ("a&nbsp;b", "\"&nbsp;\" HTML is not read here"),
        ("a&#160;b", "\"&#160;\" HTML is not read here"),
        (
            "[a](javascript:b)",
            "\"javascript:b\" links may not lead there",
        ),
        (
            "[a](java&#x73;cript:b)",
            "\"java&#x73;cript:b\" a target is no HTML",
        ),
        (
            "*a **b *c **d *e **f *g **h g* f** e* d** c* b** a*",
            "\"**\" too many marks are open here",
        ),
    ]);
}

#[test]
fn places_are_bytes_of_the_prose() {
    let prose = "é [a](#b) [@c]";
    let pieces = parse(prose).unwrap();
    let mut places = Vec::new();
    for piece in &pieces {
        if let Piece::Link { at, .. } | Piece::Citation { at, .. } = piece {
            places.push(&prose[at.clone()]);
        }
    }
    assert_eq!(places, ["#b", "[@c]"]);
}

#[test]
fn sentences_are_counted() {
    let table: [(&str, &[(&str, usize)]); 8] = [
        ("", &[]),
        ("One two. Three!", &[("One two.", 2), ("Three!", 1)]),
        ("One.[@a][@b] Two.", &[("One.[@a][@b]", 1), ("Two.", 1)]),
        (
            "**One.** “Two?” Three",
            &[("**One.**", 1), ("“Two?”", 1), ("Three", 1)],
        ),
        (
            "[One two.](https://a.example) Three",
            &[("[One two.](https://a.example)", 2), ("Three", 1)],
        ),
        ("It costs 3.50 – or more", &[("It costs 3.50 – or more", 5)]),
        ("  One  two  ", &[("  One  two", 2)]),
        ("Wait … what?", &[("Wait …", 1), ("what?", 1)]),
    ];
    for (prose, expected) in table {
        let found: Vec<_> = sentences(prose)
            .into_iter()
            .map(|(at, words)| (&prose[at], words))
            .collect();
        assert_eq!(found, expected, "{prose:?}");
    }
}
