//! The styles of the site for a place on a page of another.

use clinic_articles::publish::in_shadow;

fn changed(css: &str) -> String {
    let style = in_shadow(&format!("here{{}}{css}here{{}}"));
    style.split("here{}").nth(1).unwrap().to_owned()
}

#[test]
fn selectors_of_the_document_become_those_of_the_embed() {
    assert_eq!(changed(":root{a:b}"), ":host{a:b}");
    assert_eq!(
        changed("html,body{a:b}"),
        ".clinic-embed,.clinic-embed{a:b}"
    );
    assert_eq!(changed(".x tbody th{a:b}"), ".x tbody th{a:b}");
    assert_eq!(
        changed("@media print{body{a:b}}"),
        "@media print{.clinic-embed{a:b}}"
    );
}

#[test]
fn lengths_depend_on_the_place_alone() {
    let rem = |number| format!("calc({number}*var(--clinic-rem,16px))");
    assert_eq!(
        changed("p{margin:-.5rem}"),
        format!("p{{margin:{}}}", rem("-.5"))
    );
    assert_eq!(
        changed("p{gap:1rem 2vw}"),
        format!("p{{gap:{} 2cqi}}", rem("1"))
    );
    assert_eq!(
        changed("p{gap:clamp(1rem,4vw,2em)}"),
        format!("p{{gap:clamp({},4cqi,2em)}}", rem("1"))
    );
    let same = "p{color:#3e3rem;x:y-3rem;y:3remote;margin:-1.35px}";
    assert_eq!(changed(same), same);
    assert_eq!(
        changed("@media (width>=48rem){p{gap:1px}}"),
        "@container (width>=48em){p{gap:1px}}"
    );
}

#[test]
fn the_theme_decides_over_the_device() {
    let style = in_shadow(
        ":root{--ink:#000;--gap:1px}@media (prefers-color-scheme:dark){:root{--ink:#fff}}",
    );
    assert!(style.contains("@media (prefers-color-scheme:dark){:host{--ink:#fff}}"));
    assert!(style.contains(":host([theme=dark]){color-scheme:dark;--ink:#fff}"));
    assert!(style.contains(":host([theme=light]){color-scheme:light;--ink:#000}"));
}
