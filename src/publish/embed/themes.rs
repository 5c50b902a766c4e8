use std::collections::HashSet;

/// The selectors by which a theme is chosen, whatever the reader's device prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::publish) struct Themes {
    /// What is dark.
    pub(in crate::publish) dark: &'static str,
    /// What is light.
    pub(in crate::publish) light: &'static str,
}

impl Themes {
    /// The rules that choose a theme, from a site's style: for dark, what `:root` is told there
    /// about devices that prefer it, and for light, what it is told otherwise of the same.
    ///
    /// They hold on screens: paper stays white.
    pub(in crate::publish) fn rules(self, style: &str) -> String {
        let on_dark = rules(style).into_iter().filter(|(prelude, _)| {
            prelude.starts_with("@media")
                && prelude.contains("prefers-color-scheme")
                && prelude.contains("dark")
        });
        let dark: Vec<_> = on_dark.flat_map(|(_, body)| of_root(body)).collect();
        let names: HashSet<_> = dark.iter().map(|(name, _)| *name).collect();
        let mut light = of_root(style);
        light.retain(|(name, _)| names.contains(name));
        if dark.is_empty() {
            return String::new();
        }
        format!(
            "@media screen{{{}{{color-scheme:dark;{}}}{}{{color-scheme:light;{}}}}}",
            self.dark,
            written(&dark),
            self.light,
            written(&light)
        )
    }
}

/// The rules of a style: what stands before their braces, and within them.
fn rules(css: &str) -> Vec<(&str, &str)> {
    let (mut found, mut rest) = (Vec::new(), css);
    while let Some((prelude, after)) = rest.split_once('{') {
        let (body, after) = after.split_at(end(after));
        let prelude = prelude.rsplit("*/").next().unwrap_or_default();
        found.push((prelude.trim(), body));
        rest = after.get(1..).unwrap_or_default();
    }
    found
}

/// Where the brace stands that ends what begins here.
fn end(css: &str) -> usize {
    let mut depth = 1;
    let last = css.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    last.unwrap_or(css.len())
}

/// What the rules for `:root` say: names and values.
fn of_root(css: &str) -> Vec<(&str, &str)> {
    let rules = rules(css).into_iter();
    let roots = rules.filter(|(prelude, _)| *prelude == ":root");
    let declarations = roots.flat_map(|(_, body)| body.split(';'));
    let declarations = declarations.filter_map(|declaration| declaration.split_once(':'));
    let trimmed = declarations.map(|(name, value)| (name.trim(), value.trim()));
    trimmed.collect()
}

fn written(declarations: &[(&str, &str)]) -> String {
    let declarations = declarations.iter();
    let written: Vec<_> = declarations
        .map(|(name, value)| format!("{name}:{value}"))
        .collect();
    written.join(";")
}
