//! What `clinic-articles new` writes: nothing is wrong with it, and its README explains it.

use crate::all::support::clinic::Clinic;
use clinic_articles::model::{
    Accent, Block, Booking, Contact, Emergency, Markdown, Offline, Site, Theme, Topic, Written,
};
use serde_json::Value;
use std::collections::BTreeSet;

const README: &str = include_str!("../../../assets/starter/README.md");

const GOOD: &str = "0 errors, 0 warnings in 3 files";

#[test]
fn nothing_is_wrong_with_it() {
    assert_eq!(Clinic::new().report(), GOOD);
}

/// The rows of the table that explains `site.json`: key, and example where there is one.
fn rows() -> Vec<(&'static str, Option<&'static str>)> {
    let (_, section) = README.split_once("## The clinic: site.json\n").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let code = |cell: &'static str| cell.trim().strip_prefix('`')?.strip_suffix('`');
    rows.map(|row| {
        let cells: Vec<_> = row.split('|').collect();
        (code(cells[1]).unwrap(), code(cells[3]))
    })
    .collect()
}

/// The keys of all objects in a value, as in `emergency.title`.
fn keys(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let path = format!("{path}{key}");
                keys(value, &format!("{path}."), found);
                found.insert(path);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, path, found)),
        _ => {}
    }
}

/// A site that says all that a site can say; a new key is missing here until somebody adds it.
fn everything() -> Site<Written> {
    let text = || "…".to_owned();
    let prose = || Markdown(text());
    let address = || "https://clinic.example/".parse().unwrap();
    let colour = || "#0b5f66".parse().unwrap();
    Site {
        name: text(),
        tagline: text(),
        address: address(),
        language: "en".parse().unwrap(),
        booking: Some(Booking {
            label: text(),
            url: address(),
        }),
        contact: Some(Contact {
            email: Some(text()),
            telephone: Some(text()),
            address: Some(text()),
        }),
        disclaimer: prose(),
        emergency: Emergency {
            title: text(),
            lead: prose(),
            signs: vec![prose()],
            soon: prose(),
        },
        topics: vec![Topic {
            id: "a".parse().unwrap(),
            name: text(),
        }],
        theme: Theme {
            accent: Accent {
                light: colour(),
                dark: colour(),
            },
        },
        offline: Offline::Megabytes(40),
    }
}

#[test]
fn readme_names_every_key_of_the_site_and_no_other() {
    let mut expected = BTreeSet::new();
    let site = serde_json::to_value(everything()).unwrap();
    keys(&site, "", &mut expected);
    let named: BTreeSet<_> = rows().iter().map(|(key, _)| (*key).to_owned()).collect();
    assert_eq!(named, expected);
    assert_eq!(named.len(), rows().len(), "a key has two rows");
}

#[test]
fn examples_of_the_site_can_be_written() {
    let clinic = Clinic::new();
    let mut examples = 0;
    clinic.edit("content/site.json", |site| {
        for (key, example) in rows() {
            let Some(example) = example else { continue };
            let mut place = &mut *site;
            for name in key.split('.') {
                let object = match place {
                    Value::Array(values) => &mut values[0],
                    other => other,
                };
                place = &mut object[name];
            }
            *place = serde_json::from_str(example).unwrap();
            examples += 1;
        }
    });
    assert!(examples > 15, "{examples}");
    assert_eq!(clinic.report(), GOOD);
}

/// The JSON in the README, piece by piece.
fn pieces() -> Vec<Value> {
    let pieces = README.split("```json\n").skip(1);
    let pieces = pieces.map(|rest| rest.split("```").next().unwrap());
    pieces
        .map(|json| serde_json::from_str(json).unwrap())
        .collect()
}

#[test]
fn examples_of_an_article_can_be_written() {
    let clinic = Clinic::new();
    let [blocks, sources] = &pieces()[..] else {
        panic!("the README has other pieces of JSON");
    };
    clinic.edit(Clinic::ARTICLE, |article| {
        let mut blocks = blocks.clone();
        let cited = serde_json::json!({ "paragraph": "[@cochrane-2015]" });
        blocks.as_array_mut().unwrap().push(cited);
        article["blocks"] = blocks;
        article["sources"] = sources.clone();
    });
    assert_eq!(clinic.report(), GOOD);
}

#[test]
fn readme_shows_every_block() {
    let refused = serde_json::from_str::<Block<Written>>("{ \"unheard-of\": \"…\" }");
    let refused = refused.unwrap_err().to_string();
    let (_, all) = refused.split_once("expected one of ").unwrap();
    let all: BTreeSet<_> = all.split('`').skip(1).step_by(2).collect();
    let blocks = pieces().swap_remove(0);
    let blocks = blocks.as_array().unwrap();
    let shown = blocks
        .iter()
        .flat_map(|block| block.as_object().unwrap().keys());
    assert_eq!(shown.map(String::as_str).collect::<BTreeSet<_>>(), all);
}

#[test]
fn readme_names_every_key_of_an_article_and_an_author() {
    for struct_of in [
        include_str!("../../../src/model/article.rs"),
        include_str!("../../../src/model/author.rs"),
    ] {
        let keys = struct_of.lines().filter_map(|line| {
            let (key, _) = line.strip_prefix("    pub ")?.split_once(": ")?;
            Some(key)
        });
        let missing: Vec<_> = keys
            .filter(|key| !README.contains(&format!("`{key}`")))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
