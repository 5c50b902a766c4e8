use crate::publish::diagnostics::Spanned;
use std::{collections::BTreeMap, ops::Range};

/// How many groups of lines are named of a flaw that is found often.
const MOST_LINES: usize = 8;

/// What may be wrong with JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Comma,
    Comment,
    Control,
    Empty,
    Escape,
    InnerQuote,
    LineBreak,
    LoneBrace,
    LoneBracket,
    LoneColon,
    LoneComma,
    MissingBrace,
    MissingBraces,
    NoColon,
    NoKey,
    NoValue,
    Number,
    Quotes,
    Space,
    TooDeep,
    TrailingComma,
    TwoValues,
    UnclosedKey,
    UnclosedList,
    UnclosedObject,
    UnclosedText,
    Word,
}

/// All that is wrong with a text.
#[derive(Default)]
pub(super) struct Flaws(BTreeMap<Kind, Vec<Range<usize>>>);

impl Flaws {
    pub(super) fn add(&mut self, kind: Kind, at: Range<usize>) {
        let places = self.0.entry(kind).or_default();
        if places.last() != Some(&at) {
            places.push(at);
        }
    }

    /// One flaw of each kind: the first, which says where the others are.
    pub(super) fn told(self, text: &str) -> Vec<Spanned> {
        let told = self.0.into_iter().filter_map(|(kind, mut places)| {
            places.sort_by_key(|at| at.start);
            let (first, others) = places.split_first()?;
            let (wrong, instead) = kind.words();
            let others = elsewhere(text, first, others);
            Some(Spanned::new(
                first.clone(),
                format!("{wrong}{others}"),
                instead,
            ))
        });
        told.collect()
    }
}

/// How many others there are, and on which lines.
fn elsewhere(text: &str, first: &Range<usize>, others: &[Range<usize>]) -> String {
    if others.is_empty() {
        return String::new();
    }
    let (mut line, mut at) = (1, 0);
    let mut line_of = |place: &Range<usize>| {
        line += text[at..place.start].matches('\n').count();
        at = place.start;
        line
    };
    let own = line_of(first);
    let mut groups: Vec<Range<usize>> = Vec::new();
    for line in others.iter().map(line_of) {
        match groups.last_mut() {
            Some(group) if line <= group.end => group.end = group.end.max(line + 1),
            _ => groups.push(line..line + 1),
        }
    }
    let count = others.len();
    if groups.len() == 1 && groups[0] == (own..own + 1) {
        return format!(" ({count} more on this line)");
    }
    let more = groups.len() > MOST_LINES;
    let shown = groups.iter().take(MOST_LINES);
    let shown = shown.map(|group| match group.len() {
        1 => group.start.to_string(),
        _ => format!("{}–{}", group.start, group.end - 1),
    });
    let mut shown: Vec<String> = shown.collect();
    let last = match shown.pop() {
        Some(last) if more => format!(", {last} …"),
        Some(last) if !shown.is_empty() => format!(" and {last}"),
        last => last.unwrap_or_default(),
    };
    let noun = if groups.len() == 1 && groups[0].len() == 1 {
        "line"
    } else {
        "lines"
    };
    format!(" ({count} more on {noun} {}{last})", shown.join(", "))
}

impl Kind {
    /// What is wrong, and what to write instead.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Comma => ("a comma is missing here", "write one between the two"),
            Self::Comment => ("this is a comment, and JSON has none", "delete it"),
            Self::Control => (
                "this text holds a tab or another control character",
                "use a space",
            ),
            Self::Empty => ("this file is empty", "write an object: { … }"),
            Self::Escape => (
                "JSON does not know this escape",
                "write \\\" for a quotation mark and \\\\ for a backslash",
            ),
            Self::InnerQuote => (
                "this quotation mark stands in the middle of a text",
                "write “ and ” around words within a text, or \\\" for the sign itself",
            ),
            Self::LineBreak => (
                "there is a line break in this text",
                "write the text on one line, or begin a new paragraph",
            ),
            Self::LoneBrace => (
                "this brace closes nothing",
                "delete it, or check the braces above",
            ),
            Self::LoneBracket => (
                "this bracket closes nothing",
                "delete it, or check the brackets above",
            ),
            Self::LoneColon => (
                "this colon follows no key",
                "delete it, or write a key before it",
            ),
            Self::LoneComma => ("nothing stands before this comma", "delete it"),
            Self::MissingBrace => (
                "a brace is missing before this key",
                "write { before it, and } after the last key that belongs to it",
            ),
            Self::MissingBraces => (
                "this key stands in a list without braces of its own",
                "write { before it and } after its value",
            ),
            Self::NoColon => (
                "after this key a colon is missing",
                "write \"key\": and then its value",
            ),
            Self::NoKey => (
                "a key is expected here",
                "write it in double quotation marks, as in \"title\": …",
            ),
            Self::NoValue => (
                "this key has no value",
                "write one after the colon, or delete the key",
            ),
            Self::Number => ("this is not a number", "write a whole number, as in 2015"),
            Self::Quotes => (
                "JSON does not know this quotation mark",
                "use the straight double one (\")",
            ),
            Self::Space => (
                "JSON does not know this kind of space",
                "use an ordinary space",
            ),
            Self::TooDeep => (
                "this is nested more than 64 levels deep",
                "no content is; close the brackets and braces above",
            ),
            Self::TrailingComma => ("nothing follows this comma", "delete it"),
            Self::TwoValues => (
                "the content has ended before this",
                "delete what follows, or the brace too many above",
            ),
            Self::UnclosedKey => (
                "this key is not closed",
                "end it with a double quotation mark (\") before the colon",
            ),
            Self::UnclosedList => (
                "this list is not closed",
                "end it with ], and see that what is within is closed too",
            ),
            Self::UnclosedObject => (
                "this object is not closed",
                "end it with }, and see that what is within is closed too",
            ),
            Self::UnclosedText => (
                "this text is not closed on its line",
                "end it with a double quotation mark (\")",
            ),
            Self::Word => (
                "this is neither a text nor a number",
                "put a text in double quotation marks (\")",
            ),
        }
    }
}
