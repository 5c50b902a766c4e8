use super::{
    prescan::scan,
    tree::{Entry, Node, Value},
};
use crate::publish::diagnostics::Spanned;
use jsonc_parser::{
    CollectOptions, ParseOptions, ast,
    common::Ranged,
    errors::{ParseError, ParseErrorKind},
    parse_to_ast,
};
use std::ops::Range;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Reads JSON (RFC 8259).
pub(super) fn parse(text: &str) -> Result<Node, Spanned> {
    let suspect = scan(text)?;
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT);
    match parsed.map(|parsed| parsed.value) {
        Ok(Some(value)) => Ok(node(value)),
        Ok(None) => Err(Spanned::new(
            0..0,
            "this file is empty",
            "write an object: { … }",
        )),
        Err(error) => Err(flaw(text, &error, suspect)),
    }
}

fn node(value: ast::Value<'_>) -> Node {
    let range = value.range();
    Node {
        span: range.start..range.end,
        value: match value {
            ast::Value::NullKeyword(_) => Value::Null,
            ast::Value::BooleanLit(_) => Value::Boolean,
            ast::Value::NumberLit(number) => Value::Number(number.value.into()),
            ast::Value::StringLit(text) => Value::Text(text.value.into_owned()),
            ast::Value::Array(list) => Value::List(list.elements.into_iter().map(node).collect()),
            ast::Value::Object(object) => {
                Value::Object(object.properties.into_iter().map(entry).collect())
            }
        },
    }
}

fn entry(property: ast::ObjectProp<'_>) -> Entry {
    let range = property.name.range();
    Entry {
        span: range.start..range.end,
        key: property.name.into_string(),
        node: node(property.value),
    }
}

fn flaw(text: &str, error: &ParseError, suspect: Option<Range<usize>>) -> Spanned {
    use ParseErrorKind as Kind;
    let span = error.range().start..error.range().end;
    let found = text.get(span.start..).and_then(|rest| rest.chars().next());
    if let Some('“' | '”' | '„' | '‘' | '’' | '«' | '»' | '\'') = found {
        return Spanned::new(
            span,
            "JSON does not know this quotation mark",
            "use the straight double one (\")",
        );
    }
    let unclosed = matches!(
        error.kind(),
        Kind::UnterminatedArray | Kind::UnterminatedObject
    );
    let span = suspect.filter(|_| unclosed).unwrap_or(span);
    let (wrong, instead) = match error.kind() {
        Kind::CommentsNotAllowed => ("this is a comment, and JSON has none", "delete it"),
        Kind::ExpectedColonAfterObjectKey => (
            "after this key a colon is missing",
            "write \"key\": and then its value",
        ),
        Kind::ExpectedObjectValue => (
            "this key has no value",
            "write one after the colon, or delete the key",
        ),
        Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject => (
            "a key is expected here",
            "write it in double quotation marks, as in \"title\": …",
        ),
        Kind::ExpectedComma => ("a comma is missing here", "write one between the two"),
        Kind::TrailingCommasNotAllowed => ("nothing follows this comma", "delete it"),
        Kind::UnexpectedComma => ("nothing stands before this comma", "delete it"),
        Kind::UnexpectedColon => (
            "this colon follows no key",
            "delete it, or write a key before it",
        ),
        Kind::MultipleRootJsonValues => (
            "the content has ended before this",
            "delete what follows, or the brace too many above",
        ),
        Kind::String(_) => (
            "JSON does not know this escape",
            "write \\\" for a quotation mark and \\\\ for a backslash",
        ),
        Kind::UnterminatedArray => (
            "this list is not closed",
            "end it with ], and see that what is within is closed too",
        ),
        Kind::UnterminatedObject => (
            "this object is not closed",
            "end it with }, and see that what is within is closed too",
        ),
        Kind::UnexpectedCloseBrace => (
            "this brace closes nothing",
            "delete it, or check the braces above",
        ),
        Kind::UnexpectedCloseBracket => (
            "this bracket closes nothing",
            "delete it, or check the brackets above",
        ),
        Kind::UnexpectedWord => (
            "this is neither a text nor a number",
            "put a text in double quotation marks (\")",
        ),
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed => {
            ("this is not a number", "write a whole number, as in 2015")
        }
        _ => (
            "this is not JSON",
            "look for a missing \", comma or brace here",
        ),
    };
    Spanned::new(span, wrong, instead)
}
