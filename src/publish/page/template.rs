use super::policy::Policy;
use crate::{
    components::Context,
    model::Theme,
    pages::Head,
    publish::support::{cache::digest, error::Error},
};

/// The document that trunk has built, with places for what differs from page to page.
#[derive(Clone, Debug)]
pub struct Template {
    pieces: Vec<Piece>,
    /// All styles of the document, which every page has in one element.
    style: String,
    /// The script at the end of every page.
    script: Option<String>,
    /// Whether trunk reloads the pages while somebody edits.
    edited: bool,
    digest: String,
}

/// A part of the document: as it is, or a place.
#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Slot(Slot),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Language,
    Direction,
    Policy,
    Head,
    Body,
    Base,
}

impl Slot {
    const ALL: [Self; 6] = [
        Self::Language,
        Self::Direction,
        Self::Policy,
        Self::Head,
        Self::Body,
        Self::Base,
    ];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Language => "{{language}}",
            Self::Direction => "{{direction}}",
            Self::Policy => "{{policy}}",
            Self::Head => "{{head}}",
            Self::Body => "{{body}}",
            Self::Base => Template::BASE,
        }
    }
}

impl Template {
    /// What trunk takes for the base path, so that its work serves any base path.
    pub(in crate::publish) const BASE: &str = "/clinic-base/";

    /// What only a script has that trunk puts in to reload pages; trunk changes it as it sends
    /// it, so no policy could name it.
    const RELOADS: &str = "{{__TRUNK_";

    /// Reads the document.
    ///
    /// # Errors
    /// When a place is missing, or a script is written out in it, which the policy forbids.
    pub fn new(document: String) -> Result<Self, Error> {
        for slot in Slot::ALL {
            let (slot, needed) = (slot.as_str(), slot != Slot::Base);
            if needed && !document.contains(slot) {
                return Err(Error::new(format!(
                    "index.html has no {slot}; write it where that belongs"
                )));
            }
        }
        let edited = document.contains(Self::RELOADS);
        if !edited && has_script_written_out(&document) {
            return Err(Error::new(
                "index.html has a script written out in it, which the pages' own policy forbids; \
                 write it into a file of assets/web/",
            ));
        }
        let digest = digest(document.as_bytes());
        let (document, style) = without_styles(&without_apart(&document))?;
        Ok(Self {
            pieces: pieces(&document),
            style,
            script: None,
            edited,
            digest,
        })
    }

    /// Whether it is for somebody who edits.
    pub(in crate::publish) fn is_edited(&self) -> bool {
        self.edited
    }

    /// The name of what was read.
    pub(in crate::publish) fn digest(&self) -> &str {
        &self.digest
    }

    /// Adds elements to the head of every document.
    pub(in crate::publish) fn add_to_head(&mut self, elements: &str) {
        let is_head = |piece: &Piece| matches!(piece, Piece::Slot(Slot::Head));
        let at = self.pieces.iter().position(is_head).unwrap_or_default();
        self.pieces.splice(at..at, pieces(elements));
        self.digest = digest([&self.digest, elements].concat().as_bytes());
    }

    /// Writes a script out at the end of every page, after those that end it already.
    pub(in crate::publish) fn end_with(&mut self, script: &str) {
        self.digest = digest([&*self.digest, script].concat().as_bytes());
        match &mut self.script {
            Some(before) => before.extend(["\n", script]),
            None => self.script = Some(script.to_owned()),
        }
    }

    /// What the pages of a site with these colours may load and do.
    #[must_use]
    pub fn policy(&self, theme: &Theme) -> Policy {
        self.policy_of(&self.style(theme))
    }

    fn policy_of(&self, style: &str) -> Policy {
        let policy = Policy::of_style(style);
        match &self.script {
            Some(script) => policy.with_script(script),
            None => policy,
        }
    }

    /// The page's own words are never taken for a place: only the document was searched.
    pub(in crate::publish) fn fill(
        &self,
        context: &Context,
        head: &Head,
        head_html: &str,
        body: &str,
    ) -> String {
        let style = self.style(&context.site.theme);
        let policy = if self.edited {
            String::new()
        } else {
            self.policy_of(&style).element()
        };
        let mut filled = String::with_capacity(head_html.len() + style.len() + body.len() + 4096);
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => filled.push_str(text),
                Piece::Slot(Slot::Language) => filled.push_str(head.language.as_str()),
                Piece::Slot(Slot::Direction) => {
                    filled.push_str(head.language.direction().as_str());
                }
                Piece::Slot(Slot::Policy) => filled.push_str(&policy),
                Piece::Slot(Slot::Head) => {
                    for part in ["<style>", &style, "</style>", head_html] {
                        filled.push_str(part);
                    }
                }
                Piece::Slot(Slot::Body) => {
                    filled.push_str(body);
                    if let Some(script) = &self.script {
                        filled.extend(["<script>", script, "</script>"]);
                    }
                }
                Piece::Slot(Slot::Base) => filled.push_str(context.base.as_str()),
            }
        }
        filled
    }

    /// The styles of a site: its colours, and what stands in the document.
    pub(in crate::publish) fn style(&self, theme: &Theme) -> String {
        let accent = &theme.accent;
        format!(
            ":root{{--clinic-accent-light:{};--clinic-accent-dark:{}}}{}",
            accent.light, accent.dark, self.style
        )
    }
}

/// Whether a script stands in the document itself, not in a file of its own.
fn has_script_written_out(document: &str) -> bool {
    let tags = document.split("<script").skip(1);
    let mut tags = tags.filter_map(|rest| rest.split_once('>'));
    tags.any(|(attributes, _)| !attributes.contains(" src="))
}

/// A document without the scripts that it does not load itself.
fn without_apart(document: &str) -> String {
    const ENDS: &str = "</script>";
    let mut kept = String::with_capacity(document.len());
    let mut rest = document;
    while let Some(at) = rest.find("<script") {
        let (before, script) = rest.split_at(at);
        let end = script.find(ENDS).map_or(script.len(), |at| at + ENDS.len());
        let (script, after) = script.split_at(end);
        kept.push_str(before);
        let tag = script.split('>').next().unwrap_or_default();
        if !tag.contains("data-apart") {
            kept.push_str(script);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// A document without its style elements, and what they say, in their order.
fn without_styles(document: &str) -> Result<(String, String), Error> {
    let (mut kept, mut style) = (String::new(), String::new());
    let mut rest = document;
    while let Some((before, styled)) = rest.split_once("<style>") {
        let Some((css, after)) = styled.split_once("</style>") else {
            return Err(Error::new("index.html has a <style> that never ends"));
        };
        kept.push_str(before);
        style.push_str(css);
        rest = after;
    }
    kept.push_str(rest);
    Ok((kept, style))
}

/// Cuts a document at its places.
fn pieces(document: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = document;
    loop {
        let slots = Slot::ALL.into_iter();
        let next = slots
            .filter_map(|slot| Some((rest.find(slot.as_str())?, slot)))
            .min_by_key(|(at, _)| *at);
        let Some((at, slot)) = next else {
            pieces.push(Piece::Text(rest.to_owned()));
            return pieces;
        };
        pieces.push(Piece::Text(rest[..at].to_owned()));
        pieces.push(Piece::Slot(slot));
        rest = &rest[at + slot.as_str().len()..];
    }
}
