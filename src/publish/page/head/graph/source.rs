use crate::model::{Identifier, Source};
use serde_json::{Value, json};

/// A cited work. What has an ISBN is a book; of all else the model does not know what it is.
pub(super) fn source(source: &Source, id: String) -> Value {
    let mut work = json!({
        "@type": "CreativeWork",
        "@id": id,
        "name": source.title,
        // Its authors are one text, of any number of people and organizations; what published
        // it may be a journal, an organization or a series.
        "creditText": format!("{}. {}", source.authors, source.publication),
        "datePublished": format!("{:04}", source.year),
    });
    match &source.identifier {
        Identifier::Doi(doi) => {
            let address = format!("https://doi.org/{doi}");
            work["identifier"] = json!({
                "@type": "PropertyValue",
                "propertyID": "doi",
                "value": doi,
            });
            work["sameAs"] = json!(address);
            work["url"] = json!(address);
        }
        Identifier::Url(address) => work["url"] = json!(address),
        Identifier::Isbn(isbn) => {
            work["@type"] = json!("Book");
            work["isbn"] = json!(isbn.to_string().replace('-', ""));
        }
    }
    work
}
