/// How long browsers keep a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Forever,
    UntilNews,
}

/// The files of a site: what their path begins and ends with, what they are, how long they are
/// kept, and whether other sites may show them. The first that fits is meant.
pub const FILES: [(&str, &str, &str, Kept, bool); 23] = [
    (
        "embed/",
        "/index.html",
        "text/html; charset=utf-8",
        Kept::UntilNews,
        true,
    ),
    (
        "embed/",
        "/oembed.json",
        "application/json; charset=utf-8",
        Kept::UntilNews,
        true,
    ),
    (
        "embed/files/",
        ".js",
        "text/javascript; charset=utf-8",
        Kept::Forever,
        true,
    ),
    (
        "embed/files/",
        ".css",
        "text/css; charset=utf-8",
        Kept::Forever,
        true,
    ),
    (
        "embed/files/",
        ".wasm",
        "application/wasm",
        Kept::Forever,
        true,
    ),
    (
        "embed/v1",
        ".js",
        "text/javascript; charset=utf-8",
        Kept::UntilNews,
        true,
    ),
    (
        "",
        ".html",
        "text/html; charset=utf-8",
        Kept::UntilNews,
        false,
    ),
    (
        "feed.",
        "json",
        "application/feed+json; charset=utf-8",
        Kept::UntilNews,
        false,
    ),
    (
        "feed.",
        "atom",
        "application/atom+xml; charset=utf-8",
        Kept::UntilNews,
        false,
    ),
    (
        "app.",
        "webmanifest",
        "application/manifest+json",
        Kept::UntilNews,
        false,
    ),
    (
        "robots.",
        "txt",
        "text/plain; charset=utf-8",
        Kept::UntilNews,
        false,
    ),
    (
        "sitemap.",
        "xml",
        "text/xml; charset=utf-8",
        Kept::UntilNews,
        false,
    ),
    (
        "content/images/",
        ".svg",
        "image/svg+xml; charset=utf-8",
        Kept::Forever,
        true,
    ),
    (
        "content/images/",
        ".avif",
        "image/avif",
        Kept::Forever,
        true,
    ),
    ("content/images/", ".jpg", "image/jpeg", Kept::Forever, true),
    ("content/images/", ".png", "image/png", Kept::Forever, true),
    (
        "content/images/",
        ".webp",
        "image/webp",
        Kept::Forever,
        true,
    ),
    (
        "content/",
        ".json",
        "application/json; charset=utf-8",
        Kept::UntilNews,
        true,
    ),
    ("icons/", ".png", "image/png", Kept::Forever, false),
    (
        "icon-",
        ".svg",
        "image/svg+xml; charset=utf-8",
        Kept::Forever,
        false,
    ),
    ("site-", ".wasm", "application/wasm", Kept::Forever, true),
    (
        "site-",
        ".js",
        "text/javascript; charset=utf-8",
        Kept::Forever,
        true,
    ),
    (
        "start-",
        ".js",
        "text/javascript; charset=utf-8",
        Kept::Forever,
        true,
    ),
];

/// What a browser may say that it takes, and what it gets of what is there compressed.
pub const ENCODINGS: [(Option<&str>, Option<&str>); 9] = [
    (None, None),
    (Some("identity"), None),
    (Some("gzip"), Some("gzip")),
    (Some("gzip, deflate, br, zstd"), Some("br")),
    (Some("br"), Some("br")),
    (Some("gzip;q=0.8, br;q=1.0"), Some("br")),
    (Some("br;q=0, gzip"), Some("gzip")),
    (Some("gzip, br;q=0.0"), Some("gzip")),
    (Some("brotli"), None),
];
