/// Whether nobody wants to publish a file or folder of this name: systems, editors and git leave
/// such things behind.
pub(in crate::publish) fn is_litter(name: &str) -> bool {
    // All in small letters: not every system keeps them apart.
    const NAMES: [&str; 12] = [
        "$recycle.bin",
        ".ds_store",
        ".fseventsd",
        ".hg",
        ".localized",
        ".spotlight-v100",
        ".svn",
        ".trashes",
        "__macosx",
        "desktop.ini",
        "ehthumbs.db",
        "thumbs.db",
    ];
    const BEGINNINGS: [&str; 5] = [".git", "._", ".#", ".~lock.", "~$"];
    const ENDINGS: [&str; 7] = ["~", ".bak", ".orig", ".swo", ".swp", ".swx", ".tmp"];
    let name = name.to_lowercase();
    NAMES.contains(&name.as_str())
        || BEGINNINGS.iter().any(|it| name.starts_with(it))
        || ENDINGS.iter().any(|it| name.ends_with(it))
        || name.starts_with('#') && name.ends_with('#')
}
