use crate::model::Language;

/// The words of the page on which a snippet for another site is put together. They are apart
/// from the others, since no program shows them.
#[derive(Debug)]
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct SnippetText {
    pub title: &'static str,
    pub lead: &'static str,
    pub choice: &'static str,
    pub kind: &'static str,
    pub kinds: [(&'static str, &'static str); 3],
    pub article: &'static str,
    pub author: &'static str,
    pub theme: &'static str,
    pub themes: [(&'static str, &'static str); 3],
    pub level: &'static str,
    pub level_hint: &'static str,
    pub links: &'static str,
    pub link_choices: [(&'static str, &'static str); 2],
    pub pinned: &'static str,
    pub pinned_hint: &'static str,
    pub tag: &'static str,
    pub tag_hint: &'static str,
    pub plain: &'static str,
    pub plain_hint: &'static str,
    pub frame: &'static str,
    pub frame_hint: &'static str,
    pub word_press: &'static str,
    pub word_press_hint: &'static str,
    pub policy: &'static str,
    pub policy_hint: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub selected: &'static str,
    pub preview: &'static str,
    pub no_scripts: &'static str,
}

impl SnippetText {
    /// The words in a language; in English where they have not been translated.
    #[must_use]
    pub fn of(_language: &Language) -> &'static Self {
        &ENGLISH
    }
}

static ENGLISH: SnippetText = SnippetText {
    title: "Show this on your site",
    lead: "Choose what to show, copy the snippet, and paste it into a page of yours.",
    choice: "What to show",
    kind: "Kind",
    kinds: [
        ("article", "An article"),
        ("related", "Articles related to one"),
        ("author", "An author"),
    ],
    article: "Article",
    author: "Author",
    theme: "Colours",
    themes: [
        ("auto", "As the reader’s device prefers"),
        ("light", "Light"),
        ("dark", "Dark"),
    ],
    level: "Level of the title",
    level_hint: "2 where your page has a title of its own.",
    links: "Links to other articles",
    link_choices: [("inside", "Open in place"), ("site", "Open on our site")],
    pinned: "Pin the version",
    pinned_hint: "The browser then runs exactly what is there today, or shows the plain link. \
                  Copy a new snippet now and then: only the last versions stay.",
    tag: "Snippet",
    tag_hint: "For sites that let you paste HTML with scripts.",
    plain: "For editors that drop unknown tags",
    plain_hint: "The script goes where your site takes scripts, the rest into the page.",
    frame: "Frame",
    frame_hint: "For sites that allow frames and no scripts.",
    word_press: "WordPress",
    word_press_hint: "Paste this address on a line of its own.",
    policy: "For sites with a Content-Security-Policy",
    policy_hint: "Add these sources. Where 'wasm-unsafe-eval' is not allowed, a frame takes the \
                  place of the program, if frame-src allows it.",
    copy: "Copy",
    copied: "Copied.",
    selected: "Selected; press Ctrl+C or ⌘C to copy.",
    preview: "What it looks like",
    no_scripts: "Your browser runs no scripts, and this page needs one to put a snippet \
                 together. A link to the article works on every site.",
};
