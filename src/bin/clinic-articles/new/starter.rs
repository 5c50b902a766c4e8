/// The files of a folder, with their paths in it.
macro_rules! files {
    ($folder:literal: $($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../../../../", $folder, "/", $path)))),+]
    };
}

/// The files of a new clinic: their paths, and what is in them. `{{today}}` stands for the day.
pub const STARTER: &[(&str, &str)] = files!("assets/starter":
    ".github/workflows/publish.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    "README.md",
    "content/articles/your-first-visit.json",
    "content/authors/alex-example.json",
    "content/images/alex-example.svg",
    "content/images/waiting-room.svg",
    "content/site.json",
    "content/static/.nojekyll",
    "netlify.toml",
    "netlify/index.js",
    "netlify/manifest.yml",
    "publish.sh",
);
