use super::Template;
use crate::{
    components::Setting,
    content::Embedded,
    model::Page,
    pages::{Frame, Head, HeadView, OutOfOrder},
};
use leptos::prelude::*;

/// A finished page: the document that a browser shows before any script has run, and that the
/// site's program takes over.
///
/// # Errors
/// When the page can't be written as JSON.
pub fn render(template: &Template, setting: &Setting, page: &Page) -> serde_json::Result<String> {
    let head = Head::of(page, setting);
    let data = data_block(setting, page)?;
    let owner = Owner::new();
    let (head_html, body) = owner.with(|| {
        provide_context(setting.clone());
        let head = view! { <HeadView head=head.clone() /> };
        let body = view! { <Frame page=page.clone() /> };
        let after = view! { <OutOfOrder /> };
        (
            head.to_html(),
            format!("{}{data}{}", body.to_html(), after.to_html()),
        )
    });
    owner.cleanup();
    Ok(template.fill(setting, &head, &head_html, &body))
}

fn data_block(setting: &Setting, page: &Page) -> serde_json::Result<String> {
    let content = Embedded {
        site: setting.site.as_ref().clone(),
        page: page.clone(),
    };
    // In a script element only `<` could end the data (HTML Standard 4.12.1.3).
    let json = serde_json::to_string(&content)?.replace('<', "\\u003c");
    let (id, base) = (Embedded::ID, Embedded::BASE);
    let at = setting.base.as_str();
    Ok(format!(
        "<script type=\"application/json\" id=\"{id}\" {base}=\"{at}\">{json}</script>"
    ))
}
