use super::sizes::Sizes;
use crate::publish::images::svg::SVG;
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// So many rules are compared with an element, or so many declarations read, while another one is drawn.
const RULES: u64 = 20;

/// So many bytes of attributes are read while another element is drawn.
const BYTES: usize = 500;

/// A property with the id that it refers to.
type Reference = (String, String);

/// What the styles of a drawing let its elements refer to: rather too much than too little.
pub(super) struct Styles {
    /// By a class, as in `.wide`, an id, as in `#hand`, or the name of an element.
    for_some: HashMap<String, Vec<Reference>>,
    for_all: Vec<Reference>,
    rules: u64,
    /// What its rules together may enlarge, and the widest stroke in them.
    sizes: Sizes,
}

impl Styles {
    pub(super) fn of(document: &Document<'_>) -> Self {
        let mut styles = Self {
            for_some: HashMap::new(),
            for_all: Vec::new(),
            rules: 0,
            sizes: Sizes::default(),
        };
        let elements = document.descendants();
        for style in elements.filter(|node| node.has_tag_name((SVG, "style"))) {
            let texts = style.children().filter_map(|node| node.text());
            styles.read(&without_comments(&texts.collect::<String>()));
        }
        styles
    }

    /// How much work an element is, beside what it refers to: 1 without styles.
    pub(super) fn effort(&self, node: Node<'_, '_>) -> u64 {
        let values = node.attributes().map(|attribute| attribute.value().len());
        1 + self.rules / RULES + (values.sum::<usize>() / BYTES) as u64
    }

    /// How large an element makes what is drawn with it.
    pub(super) fn sizes(&self, node: Node<'_, '_>) -> Sizes {
        let mut sizes = Sizes {
            growth: 1.0,
            ..self.sizes
        };
        for attribute in node.attributes() {
            match attribute.name() {
                "style" => {
                    properties(attribute.value())
                        .for_each(|(name, value)| sizes.read(&name, value));
                }
                name => sizes.read(name, attribute.value()),
            }
        }
        sizes
    }

    /// How much larger the rules together may make things.
    pub(super) fn growth(&self) -> f64 {
        self.sizes.growth
    }

    /// What an element refers to by its properties.
    pub(super) fn references(&self, node: Node<'_, '_>) -> Vec<Reference> {
        let mut found = self.for_all.clone();
        let classes = node.attribute("class").unwrap_or_default();
        let classes = classes.split_whitespace().map(|class| format!(".{class}"));
        let id = node.attribute("id").map(|id| format!("#{id}"));
        let name = node.tag_name().name().to_owned();
        for key in classes.chain(id).chain([name]) {
            found.extend(self.for_some.get(&key).into_iter().flatten().cloned());
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            if name == "style" {
                found.extend(declared(value));
            } else {
                found.extend(ids(value).map(|id| (name.to_owned(), id)));
            }
        }
        found
    }

    fn read(&mut self, text: &str) {
        for rule in text.split('}') {
            self.rules += 1;
            let Some((before, declarations)) = rule.rsplit_once('{') else {
                continue;
            };
            // Each part of a selector is looked for in all that is around an element.
            let parts = before
                .split(',')
                .map(|selector| selector.split_whitespace().count());
            let parts: usize = parts.map(|parts| 1 + parts * parts).sum();
            self.rules += (parts + declarations.matches(';').count()) as u64;
            for (name, value) in properties(declarations) {
                self.sizes.read(&name, value);
            }
            let references: Vec<_> = declared(declarations).collect();
            if references.is_empty() {
                continue;
            }
            let selectors = before.rsplit(['{', ';']).next().unwrap_or(before);
            for selector in selectors.split(',') {
                let place = match key(selector) {
                    Some(key) => self.for_some.entry(key).or_default(),
                    None => &mut self.for_all,
                };
                place.extend(references.iter().cloned());
            }
        }
    }
}

/// What all have in common that a selector selects: a class, an id, or their name.
fn key(selector: &str) -> Option<String> {
    let mut parts = selector
        .trim()
        .rsplit([' ', '\t', '\n', '\r', '>', '+', '~']);
    let last = parts
        .next()
        .filter(|last| !last.contains(['(', '[', '\\']))?;
    let marks = ['.', '#', ':'];
    let part = |mark: char| {
        let (_, rest) = last.split_once(mark)?;
        Some(format!("{mark}{}", rest.split(marks).next()?))
    };
    let name = last.split(marks).next()?.rsplit('|').next()?;
    let name = Some(name.to_owned()).filter(|name| !["", "*"].contains(&name.as_str()));
    part('.').or_else(|| part('#')).or(name)
}

/// What declarations refer to.
fn declared(declarations: &str) -> impl Iterator<Item = Reference> {
    properties(declarations)
        .flat_map(|(property, value)| ids(value).map(move |id| (property.clone(), id)))
}

/// Properties with their values, as they are declared.
fn properties(declarations: &str) -> impl Iterator<Item = (String, &str)> {
    declarations.split(';').map(|declaration| {
        let (property, value) = declaration.split_once(':').unwrap_or_default();
        (property.trim().to_lowercase(), value.trim())
    })
}

/// The ids that a value refers to, as in `url(#shade)`.
fn ids(value: &str) -> impl Iterator<Item = String> {
    let marks = |c: char| c.is_ascii_whitespace() || ['\'', '"'].contains(&c);
    let starts: Vec<_> = value
        .to_ascii_lowercase()
        .match_indices("url(")
        .map(|(at, _)| at + 4)
        .collect();
    starts.into_iter().filter_map(move |start| {
        let target = value[start..].split(')').next()?;
        target
            .trim_matches(marks)
            .strip_prefix('#')
            .map(str::to_owned)
    })
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let mut rest = parts.next().unwrap_or_default().to_owned();
    rest.extend(parts.filter_map(|part| Some(part.split_once("*/")?.1)));
    rest
}
