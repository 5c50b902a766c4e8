//! Just enough of HTML to look into what was rendered. Whatever is not nested as it should be
//! is a panic.

/// An element, or the whole document: then it has no name.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    nodes: Vec<Node>,
}

#[derive(Debug)]
enum Node {
    Element(Element),
    Text(String),
}

/// Elements without an end tag (HTML Standard 13.1.2).
const VOID: [&str; 7] = ["base", "br", "img", "input", "link", "meta", "source"];

/// Elements whose content is no markup, and whether it has character references.
const TEXT_ONLY: [(&str, bool); 3] = [("script", false), ("style", false), ("title", true)];

impl Element {
    /// Reads a document or a part of one.
    pub fn read(html: &str) -> Self {
        let mut open = vec![Self::default()];
        let mut rest = html;
        while !rest.is_empty() {
            rest = step(rest, &mut open);
        }
        let root = open.pop().unwrap();
        assert!(open.is_empty(), "<{}> is never closed: {html}", root.name);
        root
    }

    /// The elements within this one that a selector means, such as `p`, `.clinic-card`,
    /// `#clinic-content`, `[href]` or `p.clinic-more`.
    pub fn all(&self, selector: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        self.collect(selector, &mut found);
        found
    }

    /// The only element within this one that a selector means.
    #[track_caller]
    pub fn one(&self, selector: &str) -> &Self {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector}: {found:?}");
        found[0]
    }

    /// The value of an attribute.
    pub fn get(&self, attribute: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let (_, value) = attributes.find(|(name, _)| name == attribute)?;
        Some(value)
    }

    /// The value of an attribute that it has.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> &str {
        self.get(name)
            .unwrap_or_else(|| panic!("no {name} in {self:?}"))
    }

    /// Its text, letter by letter.
    pub fn raw_text(&self) -> String {
        let text = |node: &Node| match node {
            Node::Element(element) => element.raw_text(),
            Node::Text(text) => text.clone(),
        };
        self.nodes.iter().map(text).collect()
    }

    /// Its text with single spaces.
    pub fn text(&self) -> String {
        let raw = self.raw_text();
        raw.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What a screen reader says of it.
    pub fn spoken(&self) -> String {
        if let Some(label) = self.get("aria-label") {
            return label.into();
        }
        let spoken = |node: &Node| match node {
            Node::Element(element) if element.get("aria-hidden") == Some("true") => String::new(),
            Node::Element(element) => element.spoken(),
            Node::Text(text) => text.clone(),
        };
        self.nodes.iter().map(spoken).collect()
    }

    fn collect<'a>(&'a self, selector: &str, found: &mut Vec<&'a Self>) {
        for node in &self.nodes {
            if let Node::Element(element) = node {
                if element.is(selector) {
                    found.push(element);
                }
                element.collect(selector, found);
            }
        }
    }

    fn is(&self, selector: &str) -> bool {
        let at = selector.find(['.', '#', '[']).unwrap_or(selector.len());
        let (name, rest) = selector.split_at(at);
        let known = |part: &str| match part.split_at_checked(1) {
            Some((".", class)) => self
                .get("class")
                .is_some_and(|classes| classes.split(' ').any(|other| other == class)),
            Some(("#", id)) => self.get("id") == Some(id),
            Some(("[", attribute)) => self.get(attribute.trim_end_matches(']')).is_some(),
            _ => true,
        };
        (name.is_empty() || name == self.name) && known(rest)
    }
}

/// Reads up to the end of the next text, comment or tag; the rest.
fn step<'a>(html: &'a str, open: &mut Vec<Element>) -> &'a str {
    let Some(markup) = html.strip_prefix('<') else {
        let end = html.find('<').unwrap_or(html.len());
        push(open, Node::Text(decoded(&html[..end])));
        return &html[end..];
    };
    if let Some(comment) = markup.strip_prefix("!--") {
        let (_, rest) = comment.split_once("-->").expect(html);
        return rest;
    }
    if markup.starts_with('!') {
        return markup.split_once('>').expect(html).1;
    }
    if let Some(name) = markup.strip_prefix('/') {
        let (name, rest) = name.split_once('>').expect(html);
        let element = open.pop().unwrap();
        assert_eq!(element.name, name, "{html}");
        push(open, Node::Element(element));
        return rest;
    }
    assert!(
        markup.starts_with(|c: char| c.is_ascii_alphabetic()),
        "{html}"
    );
    let (mut element, rest) = tag(markup);
    if VOID.contains(&element.name.as_str()) {
        push(open, Node::Element(element));
        return rest;
    }
    let text_only = TEXT_ONLY.iter().find(|(name, _)| *name == element.name);
    let Some((name, references)) = text_only else {
        open.push(element);
        return rest;
    };
    let (text, rest) = rest.split_once(&format!("</{name}>")).expect(html);
    let text = if *references {
        decoded(text)
    } else {
        text.into()
    };
    element.nodes.push(Node::Text(text));
    push(open, Node::Element(element));
    rest
}

fn push(open: &mut [Element], node: Node) {
    open.last_mut().expect("too many end tags").nodes.push(node);
}

/// Reads a start tag after its `<`, and says what follows it.
fn tag(html: &str) -> (Element, &str) {
    let end = html.find([' ', '\n', '>', '/']).expect(html);
    let mut element = Element {
        name: html[..end].into(),
        ..Element::default()
    };
    let mut rest = html[end..].trim_start_matches([' ', '\n', '/']);
    while !rest.starts_with('>') {
        let end = rest.find(['=', ' ', '\n', '>', '/']).expect(html);
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        let mut value = "";
        if let Some(quoted) = rest.strip_prefix("=\"") {
            (value, rest) = quoted.split_once('"').expect(html);
        }
        assert!(!rest.starts_with('='), "a value without quotes: {html}");
        element.attributes.push((name, decoded(value)));
        rest = rest.trim_start_matches([' ', '\n', '/']);
    }
    (element, &rest[1..])
}

fn decoded(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}
