use super::source::Source;
use std::collections::BTreeSet;

/// The modules of a file in their order, and whether each is a shell: chosen by a feature.
pub(super) fn floors(file: &str) -> Vec<(String, bool)> {
    let mut floors = Vec::new();
    let mut chosen = false;
    for line in file.lines() {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        if let Some(name) = line.strip_prefix("mod ") {
            floors.push((name.trim_end_matches(';').to_owned(), chosen));
        }
        chosen = line.starts_with("#[cfg(") && line.contains("feature");
    }
    floors
}

/// Modules that stand in an order, and where they stand: the crate's floors, or the rooms of the
/// publisher.
pub(super) struct Order {
    /// The names of the modules that lead there: none for the crate's root.
    below: &'static [&'static str],
    pub(super) floors: Vec<(String, bool)>,
}

impl Order {
    pub(super) fn of_crate(lib: &str) -> Self {
        Self {
            below: &[],
            floors: floors(lib),
        }
    }

    pub(super) fn of_publisher(rooms: &str) -> Self {
        Self {
            below: &["publish"],
            floors: floors(rooms),
        }
    }

    /// The module of the order in which this is.
    fn name<'a>(&self, path: &'a [impl AsRef<str>]) -> Option<&'a str> {
        let (below, path) = path.split_at_checked(self.below.len())?;
        let is_below = below
            .iter()
            .map(AsRef::as_ref)
            .eq(self.below.iter().copied());
        is_below.then(|| path.first().map(AsRef::as_ref))?
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.floors.iter().position(|(floor, _)| floor == name)
    }

    /// Every import from a floor above, every one from a shell, and every one by way of the file
    /// that holds the order.
    pub(super) fn wrong_imports(&self, sources: &[Source]) -> Vec<String> {
        let mut wrong = Vec::new();
        for source in sources {
            let module = source.module();
            let Some(own) = self.name(&module).and_then(|name| self.place(name)) else {
                continue;
            };
            let name = &self.floors[own].0;
            let mut tell = |line, words: String| {
                wrong.push(format!("{}:{line}: {name} {words}", source.path));
            };
            for (line, path) in source.imports() {
                let Some(other) = self.name(&path) else {
                    continue;
                };
                match self.place(other) {
                    Some(place) if place > own || place < own && self.floors[place].1 => {
                        tell(line, format!("may not use {other}"));
                    }
                    None if !self.below.is_empty() => {
                        tell(
                            line,
                            format!("takes {other} by way of {}", self.below.join("::")),
                        );
                    }
                    _ => {}
                }
            }
        }
        wrong
    }

    /// Which module uses which.
    pub(super) fn arrows(&self, sources: &[Source]) -> BTreeSet<(String, String)> {
        let mut arrows = BTreeSet::new();
        for source in sources {
            let module = source.module();
            let Some(own) = self.name(&module) else {
                continue;
            };
            for (_, path) in source.imports() {
                if let Some(other) = self.name(&path).filter(|other| *other != own) {
                    arrows.insert((own.to_owned(), other.to_owned()));
                }
            }
        }
        arrows
    }
}

/// What this test finds, and what it lets pass.
#[test]
fn wrong_imports_are_found() {
    let lib = "pub mod model;\npub mod pages;\n#[cfg(feature = \"a\")]\npub mod publish;\n\
               #[cfg(feature = \"b\")]\npub mod site;\n";
    for (path, code, expected) in [
        (
            "src/model/a.rs",
            "use crate::pages::Head;",
            &["1: model may not use pages"][..],
        ),
        (
            "src/model/mod.rs",
            "\npub(crate) use crate::{\n    model::A, // crate::site\n    pages::{B, C},\n};",
            &["2: model may not use pages", "2: model may not use pages"],
        ),
        (
            "src/model/a.rs",
            "use super::super::site::A;",
            &["1: model may not use site"],
        ),
        (
            "src/model/a.rs",
            "fn a() { crate::pages::b() }",
            &["1: model may not use pages"],
        ),
        (
            "src/model.rs",
            "use super::pages;",
            &["1: model may not use pages"],
        ),
        (
            "src/site/a.rs",
            "use crate::publish::A;",
            &["1: site may not use publish"],
        ),
        (
            "src/publish/a.rs",
            "use crate::site::A as B;",
            &["1: publish may not use site"],
        ),
        (
            "src/pages/a.rs",
            "use crate::model;\nuse super::b;\nuse self::c;\nuse std::fmt;",
            &[],
        ),
        (
            "src/publish/a/b.rs",
            "use super::super::c;\nuse crate::publish::d;",
            &[],
        ),
        ("src/bin/a.rs", "use clinic_articles::{publish, site};", &[]),
    ] {
        let expected: Vec<_> = expected
            .iter()
            .map(|told| format!("{path}:{told}"))
            .collect();
        assert_eq!(
            Order::of_crate(lib).wrong_imports(&[Source::new(path, code)]),
            expected,
            "{code}"
        );
    }
}

#[test]
fn wrong_imports_of_rooms_are_found() {
    let rooms = Order::of_publisher("mod check;\n\nmod output;\n\npub use check::A;\n");
    for (path, code, expected) in [
        (
            "src/publish/check/a.rs",
            "use crate::publish::output::B;",
            Some("1: check may not use output"),
        ),
        (
            "src/publish/check/a.rs",
            "\nfn a() { crate::publish::output::b() }",
            Some("2: check may not use output"),
        ),
        (
            "src/publish/output/mod.rs",
            "use super::A;",
            Some("1: output takes A by way of publish"),
        ),
        (
            "src/publish/output/mod.rs",
            "use super::check::A;\nuse crate::model::Slug;",
            None,
        ),
        ("src/publish/mod.rs", "pub use output::B;", None),
        ("src/site/a.rs", "use crate::publish::B;", None),
    ] {
        let expected = expected.map(|told| format!("{path}:{told}"));
        let wrong = rooms.wrong_imports(&[Source::new(path, code)]);
        assert_eq!(wrong, Vec::from_iter(expected), "{code}");
    }
}
