use crate::{
    publish::{
        page::policy::Policy,
        support::{compress::uncompressed, error::Error},
    },
    route::{Base, files},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    fmt,
    str::FromStr,
};

/// What a host sends along with which files, as Netlify and Cloudflare Pages read it from a
/// file `_headers`.
///
/// No two rules give the same header to a file: Cloudflare would send both values, Netlify one.
/// What no rule says about caching, both hosts let browsers ask about anew.
///
/// Source: docs.netlify.com, "Custom headers"; developers.cloudflare.com/pages, "Headers".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    rules: BTreeMap<String, Vec<(String, String)>>,
}

/// The policies of a site, each with the hash of a style of its own.
#[derive(Clone, Debug)]
pub struct Policies {
    /// That of its pages.
    pub pages: Policy,
    /// That of frames, which anybody may show.
    pub frames: Policy,
    /// That of the page on which a snippet is put together.
    pub snippet: Policy,
}

impl Headers {
    /// For every file: it is what it says it is, tells other hosts only where its readers come
    /// from, needs no powers, and shares its window with no other site.
    pub const EVERYWHERE: [(&str, &str); 4] = [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        (
            "Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), \
             gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), \
             serial=(), usb=()",
        ),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];

    /// For files whose names change with their content: nobody asks for them twice.
    pub const IMMUTABLE: (&str, &str) = ("Cache-Control", "public, max-age=31536000, immutable");

    /// For what pages of other sites may show: content, pictures, the program, what is embedded.
    pub(super) const SHARED: (&str, &str) = ("Access-Control-Allow-Origin", "*");

    /// For what a page of another site may show that isolates itself: it asks each file for this.
    ///
    /// Source: HTML Standard 7.1.4, "Cross-origin embedder policies".
    pub const ISOLATED: (&str, &str) = ("Cross-Origin-Resource-Policy", "cross-origin");

    /// For frames within such a page, which isolate themselves as it does.
    pub const ISOLATING: (&str, &str) = ("Cross-Origin-Embedder-Policy", "require-corp");

    /// What says what a file is.
    pub(super) const TYPE: &str = "Content-Type";

    /// Types that hosts do not know by the ending, or know otherwise.
    pub(super) const TYPES: [(&str, &str); 3] = [
        (files::MANIFEST, "application/manifest+json"),
        (files::ATOM, "application/atom+xml; charset=utf-8"),
        (files::JSON_FEED, "application/feed+json; charset=utf-8"),
    ];

    /// The headers of a published folder with these files.
    #[must_use]
    pub fn of_site(files: &[String], base: &Base, policies: &Policies) -> Self {
        const POLICY: &str = "Content-Security-Policy";
        let mut headers = Self::default();
        let mut add = |pattern: &str, (name, value): (&str, &str)| {
            let rule = headers.rules.entry(base.file(pattern)).or_default();
            rule.push((name.into(), value.into()));
        };
        for header in Self::EVERYWHERE {
            add("*", header);
        }
        for pattern in pages(files) {
            add(&pattern, (POLICY, &policies.pages.in_header()));
        }
        for pattern in [files::EMBED, files::SNIPPET_PAGE] {
            add(pattern, (POLICY, &policies.snippet.in_header()));
        }
        for pattern in frames(files) {
            add(&pattern, (POLICY, &policies.frames.in_page()));
            add(&pattern, Self::ISOLATING);
        }
        for pattern in hashed(files) {
            add(&pattern, Self::IMMUTABLE);
        }
        for folder in [files::CONTENT, files::EMBED] {
            let pattern = format!("{folder}*");
            add(&pattern, Self::SHARED);
            add(&pattern, Self::ISOLATED);
        }
        for file in files.iter().filter(|file| is_program(file)) {
            add(file, Self::SHARED);
        }
        for (file, kind) in Self::TYPES {
            add(file, (Self::TYPE, kind));
        }
        headers
    }

    /// What is sent along with an address.
    pub fn of(&self, path: &str) -> impl Iterator<Item = (&str, &str)> {
        let matching = self.rules.iter().filter(move |(pattern, _)| {
            pattern
                .strip_suffix('*')
                .map_or(*pattern == path, |start| path.starts_with(start))
        });
        let rules = matching.flat_map(|(_, rule)| rule);
        rules.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// All that is sent along, with the pattern of the addresses for which it is.
    pub(super) fn rules(&self) -> impl Iterator<Item = (&str, (&str, &str))> {
        self.rules.iter().flat_map(|(pattern, rule)| {
            let sent = rule.iter();
            sent.map(move |(name, value)| (pattern.as_str(), (name.as_str(), value.as_str())))
        })
    }
}

/// The patterns of the pages' addresses. Pictures have no policy: theirs would keep a drawing
/// from having styles.
fn pages(files: &[String]) -> BTreeSet<String> {
    let is_page = |file: &&String| ending(file) == "html" && !file.starts_with(files::EMBED);
    let top = |page: &String| page.find('/').map_or(page.len(), |slash| slash + 1);
    let pages = files.iter().filter(is_page);
    let tops: HashSet<&str> = pages.map(|page| &page[..top(page)]).collect();
    let pattern = |top: &&str| top.to_string() + if top.ends_with('/') { "*" } else { "" };
    let first = tops.contains("index.html").then(String::new);
    tops.iter().map(pattern).chain(first).collect()
}

/// The patterns of the frames' addresses: a folder for each kind.
fn frames(files: &[String]) -> BTreeSet<String> {
    let frames = files.iter().filter(|file| ending(file) == "html");
    let kinds = frames.filter_map(|file| file.strip_prefix(files::EMBED)?.split_once('/'));
    let kinds: HashSet<&str> = kinds.map(|(kind, _)| kind).collect();
    let pattern = |kind: &&str| format!("{}{kind}/*", files::EMBED);
    kinds.iter().map(pattern).collect()
}

/// The patterns of files whose names change with their content: whole folders, so that their
/// number stays small (Cloudflare takes 100 rules), and single files beside the first page.
fn hashed(files: &[String]) -> BTreeSet<String> {
    let mut folders: HashMap<&str, bool> = HashMap::new();
    let mut patterns = BTreeSet::new();
    for file in files.iter().map(|file| uncompressed(file)) {
        match file.rsplit_once('/') {
            Some((folder, _)) => *folders.entry(folder).or_insert(true) &= is_hashed(file),
            None if is_hashed(file) => drop(patterns.insert(file.to_owned())),
            None => {}
        }
    }
    let whole = folders.into_iter().filter(|(_, hashed)| *hashed);
    patterns.extend(whole.map(|(folder, _)| format!("{folder}/*")));
    patterns
}

fn is_program(file: &str) -> bool {
    !file.contains('/') && matches!(ending(file), "js" | "wasm")
}

fn ending(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Whether a name holds a hash of its content, as in `room-00f8545f9817d930.jpg`: 16 hexadecimal
/// digits, of which trunk leaves out the first zeros.
#[must_use]
pub fn is_hashed(path: &str) -> bool {
    const ENDINGS: [&str; 7] = ["avif", "css", "jpg", "js", "png", "svg", "wasm"];
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let Some((stem, ending)) = name.split_once('.') else {
        return false;
    };
    let is_hash = |part: &str| {
        let is_hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        (12..=16).contains(&part.len()) && part.bytes().all(is_hex)
    };
    ENDINGS.contains(&ending) && stem.split(['-', '_']).skip(1).any(is_hash)
}

impl fmt::Display for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "# For Netlify and Cloudflare Pages, which read this file where a host begins: move it\n\
             # there when the site is in a folder of it."
        )?;
        for (pattern, rule) in &self.rules {
            writeln!(f, "{pattern}")?;
            for (name, value) in rule {
                writeln!(f, "  {name}: {value}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for Headers {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let mut headers = Self::default();
        let mut pattern = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match (line.strip_prefix("  "), &pattern) {
                (None, _) => pattern = Some(line.to_owned()),
                (Some(header), Some(pattern)) if header.contains(": ") => {
                    let (name, value) = header.split_once(": ").unwrap_or_default();
                    let rule = headers.rules.entry(pattern.clone()).or_default();
                    rule.push((name.into(), value.into()));
                }
                (Some(_), _) => {
                    return Err(Error::new(format!(
                        "{} says {line:?}, which is no header; publish the site again",
                        files::HEADERS
                    )));
                }
            }
        }
        Ok(headers)
    }
}
