use super::Layout;
use crate::{components::context, text::SnippetText};
use leptos::prelude::*;

/// What can be chosen: a value, and the words for it.
pub type Choice = (String, String);

/// The page on which a snippet for another site is put together. Only the publisher renders it;
/// `assets/web/embed/snippet.js` brings it to life, and shows what comes of it.
#[component]
pub fn Snippet(
    /// The articles that can be chosen.
    articles: Vec<Choice>,
    /// The authors that can be chosen.
    authors: Vec<Choice>,
    /// The path of the loader that stays, below the base.
    loader: &'static str,
    /// The path of the loader that is named after what is in it.
    pinned: String,
    /// The hash of what is in it.
    integrity: String,
) -> impl IntoView {
    let context = context();
    let text = SnippetText::of(&context.site.language);
    let related = context.text.related;
    let levels = ["1", "2", "3", "4", "5", "6"].map(|level| (level, level));
    view! {
        <Layout>
            <div class="clinic-page">
                <header class="clinic-page-header">
                    <h1 tabindex="-1">{text.title}</h1>
                    <p class="clinic-summary">{text.lead}</p>
                    <noscript>
                        <p>{text.no_scripts}</p>
                    </noscript>
                </header>
                <form
                    class="clinic-snippet"
                    data-loader=loader
                    data-pinned=pinned
                    data-integrity=integrity
                    data-related=related
                >
                    <fieldset>
                        <legend>{text.choice}</legend>
                        <Select name="kind" label=text.kind choices=owned(&text.kinds) />
                        <Select name="article" label=text.article choices=articles />
                        <Select name="author" label=text.author choices=authors />
                        <Select name="theme" label=text.theme choices=owned(&text.themes) />
                        <Select
                            name="level"
                            label=text.level
                            choices=owned(&levels)
                            hint=text.level_hint
                        />
                        <Select name="links" label=text.links choices=owned(&text.link_choices) />
                        <p class="clinic-snippet-check">
                            <input type="checkbox" id="pin" name="pin" aria-describedby="pin-hint" />
                            <label for="pin">{text.pinned}</label>
                            <small id="pin-hint">{text.pinned_hint}</small>
                        </p>
                    </fieldset>
                    <div class="clinic-snippet-results">
                        <Result name="tag" label=text.tag hint=text.tag_hint />
                        <Result name="plain" label=text.plain hint=text.plain_hint />
                        <Result name="frame" label=text.frame hint=text.frame_hint />
                        <Result name="wordpress" label=text.word_press hint=text.word_press_hint />
                        <Result name="policy" label=text.policy hint=text.policy_hint />
                    </div>
                    <p
                        class="clinic-hidden"
                        role="status"
                        data-copied=text.copied
                        data-selected=text.selected
                    ></p>
                </form>
                <section class="clinic-section" aria-labelledby="clinic-preview">
                    <h2 id="clinic-preview">{text.preview}</h2>
                    <div class="clinic-preview"></div>
                </section>
            </div>
        </Layout>
    }
}

fn owned(choices: &[(&str, &str)]) -> Vec<Choice> {
    let choices = choices.iter();
    choices
        .map(|(value, words)| ((*value).to_owned(), (*words).to_owned()))
        .collect()
}

#[component]
fn Select(
    name: &'static str,
    label: &'static str,
    choices: Vec<Choice>,
    #[prop(optional)] hint: &'static str,
) -> impl IntoView {
    let choices = choices
        .into_iter()
        .map(|(value, words)| view! { <option value=value>{words}</option> })
        .collect_view();
    let described = (!hint.is_empty()).then(|| format!("{name}-hint"));
    let hint = described
        .clone()
        .map(|id| view! { <small id=id>{hint}</small> });
    view! {
        <p>
            <label for=name>{label}</label>
            <select id=name name=name aria-describedby=described>
                {choices}
            </select>
            {hint}
        </p>
    }
}

#[component]
fn Result(name: &'static str, label: &'static str, hint: &'static str) -> impl IntoView {
    let text = SnippetText::of(&context().site.language);
    let id = format!("{name}-result");
    let described = format!("{name}-result-hint");
    view! {
        <div>
            <h2>
                <label for=id.clone()>{label}</label>
            </h2>
            <p id=described.clone()>{hint}</p>
            <textarea
                id=id
                name=name
                aria-describedby=described
                rows="3"
                spellcheck="false"
                readonly
            ></textarea>
            <p>
                <button type="button" class="clinic-button" data-copies=name>
                    {text.copy}
                    <span class="clinic-hidden">": " {label}</span>
                </button>
            </p>
        </div>
    }
}
