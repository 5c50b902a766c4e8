use crate::publish::support::compress::uncompressed;
use rustc_hash::FxHashSet;

/// How large a published site is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    files: u64,
    folders: u64,
    /// Those files that are compressed forms of others.
    forms: u64,
    bytes: u64,
}

/// What a host counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    Files,
    FilesAndFolders,
    Bytes,
}

/// What hosts say that they take at most, as of 2026-11-28: whose limit it is, what is counted, how
/// many that may be, and where it is said.
const LIMITS: [(&str, Counted, u64, &str); 4] = [
    (
        "Cloudflare Pages (Free)",
        Counted::Files,
        20_000,
        "developers.cloudflare.com/pages/platform/limits",
    ),
    (
        "Cloudflare Pages (paid)",
        Counted::Files,
        100_000,
        "developers.cloudflare.com/pages/platform/limits",
    ),
    (
        "GitLab Pages",
        Counted::FilesAndFolders,
        200_000,
        "docs.gitlab.com/administration/instance_limits",
    ),
    (
        "GitHub Pages",
        Counted::Bytes,
        1_000_000_000,
        "docs.github.com/pages/getting-started-with-github-pages/github-pages-limits",
    ),
];

impl Extent {
    /// The extent of a site with these files, each with its bytes.
    pub fn of<'a>(files: impl Iterator<Item = (&'a str, u64)>) -> Self {
        let mut extent = Self::default();
        let mut folders = FxHashSet::default();
        for (path, bytes) in files {
            extent.files += 1;
            extent.forms += u64::from(uncompressed(path) != path);
            extent.bytes += bytes;
            let mut folder = path;
            while let Some((above, _)) = folder.rsplit_once('/')
                && folders.insert(above)
            {
                folder = above;
            }
        }
        extent.folders = folders.len() as u64;
        extent
    }

    /// What is to be said of the hosts that do not take such a site.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let passed = LIMITS.iter().filter_map(|(host, counted, most, source)| {
            let (there, what) = match counted {
                Counted::Files => (self.files, "files"),
                Counted::FilesAndFolders => (self.files + self.folders, "files and folders"),
                Counted::Bytes => (self.bytes, "bytes"),
            };
            let fewer = match counted {
                Counted::Files | Counted::FilesAndFolders if self.forms > 0 => {
                    let left = there - self.forms;
                    format!("; with --precompress=none there are {left}")
                }
                _ => String::new(),
            };
            let words =
                format!("{host} takes {most} {what}, and here are {there} ({source}){fewer}");
            (there > *most).then_some(words)
        });
        passed.collect()
    }
}
