//! The document that trunk builds, in which pages are put.

use clinic_articles::publish::Template;
use std::{fs, path::Path};

const DOCUMENT: &str = "<html lang=\"{{language}}\" dir=\"{{direction}}\"><head>{{policy}}{{head}}</head>\
                        <body>{{body}}</body></html>";

#[test]
fn template_needs_every_place() {
    assert!(Template::new(DOCUMENT.into()).is_ok());
    for place in [
        "{{language}}",
        "{{direction}}",
        "{{policy}}",
        "{{head}}",
        "{{body}}",
    ] {
        let error = Template::new(DOCUMENT.replace(place, "")).unwrap_err();
        let expected = format!("index.html has no {place}; write it where that belongs");
        assert_eq!(error.to_string(), expected);
    }
}

/// The document of this project is a template.
#[test]
fn own_document_is_a_template() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html");
    let document = fs::read_to_string(path).unwrap();
    assert!(Template::new(document).is_ok());
}
