use super::Headers;
use crate::route::{Base, files};
use std::collections::{BTreeMap, BTreeSet};

/// What Apache is told to do with the published folder, as it reads it from a file `.htaccess`: the
/// page for what is not there, types, compressed forms, and what [`Headers`] say.
///
/// All of it may stand there where `AllowOverride` has no more than `FileInfo`; without a module,
/// what it would do is left out.
///
/// Source: httpd.apache.org/docs/2.4, "Directive Index".
pub struct Htaccess<'a> {
    headers: &'a Headers,
    base: &'a Base,
    /// The site's folders at its top.
    folders: BTreeSet<&'a str>,
}

impl<'a> Htaccess<'a> {
    /// What files are by their endings, where Apache does not say so by itself.
    const TYPES: [(&'static str, &'static str); 11] = [
        ("html", "text/html; charset=utf-8"),
        ("txt", "text/plain; charset=utf-8"),
        ("js", "text/javascript; charset=utf-8"),
        ("css", "text/css; charset=utf-8"),
        ("xml", "text/xml; charset=utf-8"),
        ("json", "application/json; charset=utf-8"),
        ("svg", "image/svg+xml; charset=utf-8"),
        ("wasm", "application/wasm"),
        ("avif", "image/avif"),
        ("webp", "image/webp"),
        ("ico", "image/x-icon"),
    ];

    /// What Apache is told of a site with these files that begins at this base.
    #[must_use]
    pub fn new(headers: &'a Headers, base: &'a Base, files: &'a [String]) -> Self {
        let folders = files.iter().filter_map(|file| file.split_once('/'));
        Self {
            headers,
            base,
            folders: folders.map(|(folder, _)| folder).collect(),
        }
    }

    /// The file, which goes on with what somebody has written for Apache besides.
    #[must_use]
    pub fn text(&self, besides: &str) -> String {
        let mut text = String::from(
            "# For Apache, where it is told to read such files: `AllowOverride FileInfo`, or `All`.\n\n",
        );
        let not_found = self.base.file(files::NOT_FOUND);
        text.extend(["ErrorDocument 404 ", &not_found, "\n\n"]);
        text.push_str(&types());
        let folders: Vec<String> = self.folders.iter().map(|it| escaped(it)).collect();
        text.push_str(&REWRITTEN.replace("FOLDERS", &folders.join("|")));
        text.push_str(&self.sent());
        if !besides.is_empty() {
            text.extend(["\n# From the folder static of the content:\n", besides]);
        }
        text
    }

    /// What is sent along.
    fn sent(&self) -> String {
        let mut by_header: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        for (pattern, header) in self.headers.rules() {
            // That is said above.
            let is_type = header.0 == Headers::TYPE;
            if let Some(pattern) = self.base.below(pattern).filter(|_| !is_type) {
                by_header.entry(header).or_default().push(pattern);
            }
        }
        let (mut always, mut sometimes) = (Vec::new(), Vec::new());
        for (number, ((name, value), patterns)) in by_header.into_iter().enumerate() {
            let value = value.replace('%', "%%");
            if patterns == ["*"] {
                always.push(format!("  Header always set {name} \"{value}\"\n"));
                continue;
            }
            let variable = format!("clinic_{number}");
            let expression = expression(self.base, &patterns);
            sometimes.push(format!(
                "  SetEnvIf Request_URI \"{expression}\" {variable}\n"
            ));
            sometimes.push(format!("  Header set {name} \"{value}\" env={variable}\n"));
            // Pages of other sites may know that it is not there: Apache goes on from what was asked
            // for to the page that says so, and on to its compressed form.
            if name == Headers::SHARED.0 {
                for before in ["REDIRECT_", "REDIRECT_REDIRECT_"] {
                    let variable = format!("{before}{variable}");
                    sometimes.push(format!("  Header set {name} \"{value}\" env={variable}\n"));
                }
            }
        }
        let (always, sometimes) = (always.concat(), sometimes.concat());
        format!(
            "<IfModule mod_headers.c>\n{always}  Header set Cache-Control no-cache\n  \
             Header merge Vary Accept-Encoding\n  # Apache would refuse with what is sent along with \
             the file.\n  RequestHeader unset If-Match\n  RequestHeader unset If-Unmodified-Since\n\
             </IfModule>\n<IfModule mod_setenvif.c>\n<IfModule mod_headers.c>\n{sometimes}\
             </IfModule>\n</IfModule>\n"
        )
    }
}

/// What files are, and their compressed forms with them.
fn types() -> String {
    let by_ending = Htaccess::TYPES.map(|(ending, kind)| (format!("\\.{ending}"), kind));
    let by_name = Headers::TYPES.map(|(name, kind)| (format!("^{}", escaped(name)), kind));
    let types = by_ending.into_iter().chain(by_name).map(|(name, kind)| {
        format!("<FilesMatch \"{name}{FORM}$\">\n  ForceType \"{kind}\"\n</FilesMatch>\n")
    });
    types.collect()
}

/// How the name of a file may end that is the compressed form of another.
const FORM: &str = "(\\.(br|gz))?";

/// What is there for nobody to read, and the compressed forms. What is not there compressed is not
/// worth it; a part is one of the file as it is. Folders of others may stand beside ours.
const REWRITTEN: &str = r#"
<IfModule mod_rewrite.c>
  RewriteEngine On

  # What only the publisher and other hosts read; not what anybody may ask a host (RFC 8615).
  RewriteCond %{ENV:REDIRECT_STATUS} =""
  RewriteRule (^|/)(\.(?!well-known(/|$))|_(headers|redirects)$)|\.(br|gz)$ - [R=404,L]

  # A folder without a page is nothing to see.
  RewriteCond %{REQUEST_FILENAME} -d
  RewriteCond %{REQUEST_FILENAME}/index.html !-f
  RewriteRule ^(FOLDERS)(/|$) - [R=404,L]

  <IfModule mod_mime.c>
    RemoveLanguage .br
    AddEncoding br .br
    AddEncoding gzip .gz

    RewriteCond %{REQUEST_FILENAME} -f
    RewriteRule \.(html|json|js|css|svg|xml|atom|txt|webmanifest|wasm)$ - [E=no-gzip:1,E=no-brotli:1]

    RewriteCond %{HTTP:Range}%{PATH_INFO} =""
    RewriteCond %{HTTP:Accept-Encoding} "(^|[\s,])br(?!\s*;\s*q=0(\.0*)?\s*(,|$))\s*([,;]|$)" [NC]
    RewriteCond %{REQUEST_FILENAME}.br -f
    RewriteRule [^/]$ %{REQUEST_URI}.br [L]

    RewriteCond %{HTTP:Range}%{PATH_INFO} =""
    RewriteCond %{HTTP:Accept-Encoding} "(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))\s*([,;]|$)" [NC]
    RewriteCond %{REQUEST_FILENAME}.gz -f
    RewriteRule [^/]$ %{REQUEST_URI}.gz [L]
  </IfModule>
</IfModule>

"#;

/// The regular expression of the addresses that some patterns mean, below a base.
fn expression(base: &Base, patterns: &[&str]) -> String {
    let folders = patterns.iter().filter_map(|it| it.strip_suffix('*'));
    let files = patterns.iter().filter(|it| !it.ends_with('*'));
    let files: Vec<String> = files.map(|file| escaped(file)).collect();
    let files = (!files.is_empty()).then(|| format!("({}){FORM}$", files.join("|")));
    let any: Vec<String> = folders.map(escaped).chain(files).collect();
    format!("^{}({})", escaped(base.as_str()), any.join("|"))
}

/// A text as a regular expression that means it alone.
fn escaped(text: &str) -> String {
    let sign = |sign: char| {
        let plain = sign.is_ascii_alphanumeric() || "/-_".contains(sign);
        let before = if plain { "" } else { "\\" };
        format!("{before}{sign}")
    };
    text.chars().map(sign).collect()
}
