//! Every address in every page leads to a file that is published, and every fragment to an
//! element: all that a reader without scripts can follow.

use crate::all::support::{
    html::Element,
    place::{Place, good},
};
use std::collections::{BTreeMap, BTreeSet};

/// Attributes that hold one address.
const ADDRESSES: [&str; 5] = ["href", "src", "action", "poster", "data-worker"];

/// Attributes that hold addresses of pictures with their widths.
const CANDIDATES: [&str; 2] = ["srcset", "imagesrcset"];

/// A published folder, its pages read.
struct Folder {
    files: BTreeSet<String>,
    pages: BTreeMap<String, Element>,
    /// What its addresses begin with.
    starts: [&'static str; 2],
}

impl Folder {
    /// What was published below `/learn/` for a site with this address.
    fn read(place: &Place, address: &'static str) -> Self {
        let files = place.files();
        let pages = files
            .iter()
            .filter(|(name, _)| name.rsplit('.').next() == Some("html"));
        let read = |bytes: &[u8]| Element::read(str::from_utf8(bytes).unwrap());
        Self {
            pages: pages.map(|(name, it)| (name.clone(), read(it))).collect(),
            files: files.into_keys().collect(),
            starts: ["/learn/", address],
        }
    }

    /// Follows all addresses of all pages; how many lead to each kind of place.
    fn follow(&self) -> BTreeMap<&'static str, usize> {
        let mut followed = BTreeMap::new();
        for (page, html) in &self.pages {
            for element in html.all("") {
                for address in addresses(element) {
                    let kind = self.lead(page, address);
                    let kind = kind.unwrap_or_else(|| panic!("{address:?} in {page} {element:?}"));
                    *followed.entry(kind).or_default() += 1;
                }
            }
        }
        followed
    }

    /// Where an address in a page leads; `None` when that is nowhere.
    fn lead(&self, page: &str, address: &str) -> Option<&'static str> {
        if address.is_empty() {
            return Some("page");
        }
        if let Some(id) = address.strip_prefix('#') {
            return self.has_element(page, id).then_some("fragment");
        }
        let below = self.starts.iter().find_map(|it| address.strip_prefix(it));
        let Some(below) = below else {
            let elsewhere = ["https://", "mailto:", "tel:"];
            let known = elsewhere.iter().any(|it| address.starts_with(it));
            return known.then_some("elsewhere");
        };
        let (path, id) = below.split_once('#').unwrap_or((below, ""));
        let path = path.split('?').next()?;
        let is_folder = path.is_empty() || path.ends_with('/');
        let file = format!("{path}{}", if is_folder { "index.html" } else { "" });
        if id.is_empty() {
            let kind = if is_folder { "page" } else { "file" };
            return self.files.contains(&file).then_some(kind);
        }
        self.has_element(&file, id)
            .then_some("fragment of another page")
    }

    fn has_element(&self, page: &str, id: &str) -> bool {
        let page = self.pages.get(page);
        page.is_some_and(|page| page.all(&format!("#{id}")).len() == 1)
    }
}

/// The addresses that an element holds.
fn addresses(element: &Element) -> Vec<&str> {
    let mut addresses = Vec::new();
    for (name, value) in &element.attributes {
        if ADDRESSES.contains(&name.as_str()) {
            addresses.push(value.as_str());
        } else if CANDIDATES.contains(&name.as_str()) {
            let candidates = value.split(',').map(str::trim);
            addresses.extend(candidates.filter_map(|it| it.split(' ').next()));
        } else if element.name == "meta" && value.starts_with("https://") {
            addresses.push(value);
        }
    }
    addresses
}

#[track_caller]
fn assert_many(followed: &BTreeMap<&str, usize>, expected: &[(&str, usize)]) {
    for (kind, at_least) in expected {
        let many = followed.get(kind).is_some_and(|it| it >= at_least);
        assert!(many, "{at_least} of {kind}: {followed:?}");
    }
}

#[test]
fn every_address_leads_somewhere() {
    let (_bundle, publication) = good();
    let place = Place::new();
    place.publish(&publication).unwrap();
    let folder = Folder::read(&place, "https://clinic.example/learn/");
    let kinds = [("page", 30), ("file", 30), ("fragment", 10)];
    assert_many(&folder.follow(), &kinds);
}

#[test]
fn every_address_of_a_large_site_leads_somewhere() {
    let folder = Folder::read(&Place::with_articles(60), "https://articles.example/");
    assert!(folder.pages.contains_key("page/3/index.html"));
    let kinds = [("page", 500), ("file", 500), ("fragment", 300)];
    assert_many(&folder.follow(), &kinds);
}
