use super::Trouble;
use crate::{components::Setting, pages::Head};

/// The document that trunk has built, with places for what differs from page to page.
#[derive(Clone, Debug)]
pub struct Template(String);

impl Template {
    const LANGUAGE: &str = "{{language}}";
    const DIRECTION: &str = "{{direction}}";
    const HEAD: &str = "{{head}}";
    const BODY: &str = "{{body}}";
    /// What trunk takes for the base path, so that its work serves any base path.
    pub(super) const BASE: &str = "/clinic-base/";

    /// Reads the document.
    ///
    /// # Errors
    /// When a place is missing.
    pub fn new(document: String) -> Result<Self, Trouble> {
        for place in [Self::LANGUAGE, Self::DIRECTION, Self::HEAD, Self::BODY] {
            if !document.contains(place) {
                return Err(Trouble::new(format!(
                    "index.html has no {place}; write it where that belongs"
                )));
            }
        }
        Ok(Self(document))
    }

    /// Adds elements to the head of every document.
    pub(super) fn add_to_head(&mut self, elements: &str) {
        let head = format!("{elements}{}", Self::HEAD);
        self.0 = self.0.replacen(Self::HEAD, &head, 1);
    }

    pub(super) fn fill(
        &self,
        setting: &Setting,
        head: &Head,
        head_html: &str,
        body: &str,
    ) -> String {
        // The page's own words come last: what they say is never taken for a place.
        let document = self
            .0
            .replace(Self::BASE, setting.base.as_str())
            .replace(Self::LANGUAGE, head.language.as_str())
            .replace(Self::DIRECTION, head.language.direction().as_str());
        let mut filled = String::with_capacity(document.len() + head_html.len() + body.len());
        let (before, rest) = document.split_once(Self::HEAD).unwrap_or((&document, ""));
        let (between, after) = rest.split_once(Self::BODY).unwrap_or((rest, ""));
        for part in [before, head_html, between, body, after] {
            filled.push_str(part);
        }
        filled
    }
}
