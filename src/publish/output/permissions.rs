use std::{
    fs::{self, Metadata},
    io,
    path::Path,
};

/// Who may do what with what is published: everybody may read it, whatever the umask of who publishes
/// it. A web server seldom runs as the same person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Permissions {
    OfFile = 0o644,
    OfFolder = 0o755,
}

#[cfg(unix)]
impl Permissions {
    /// Gives a file or a folder these permissions. Where a disk has none, nothing is done.
    pub(super) fn give(self, path: &Path) -> io::Result<()> {
        use std::os::unix::fs::PermissionsExt;
        let mode = self as u32;
        if fs::symlink_metadata(path)?.permissions().mode() & 0o777 == mode {
            return Ok(());
        }
        match fs::set_permissions(path, fs::Permissions::from_mode(mode)) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
            given => given,
        }
    }

    /// Whether everybody can read a file, or enter a folder, who could if it had these.
    pub(super) fn are_given(self, about: &Metadata) -> bool {
        use std::os::unix::fs::PermissionsExt;
        let reading = self as u32 & 0o555;
        about.permissions().mode() & reading == reading
    }
}

#[cfg(not(unix))]
impl Permissions {
    pub(super) fn give(self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn are_given(self, _: &Metadata) -> bool {
        true
    }
}

/// Makes a folder of the site that is not there yet, and those in which it is.
pub(super) fn create_folders(folder: &Path) -> io::Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => Permissions::OfFolder.give(folder),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            folder.parent().map_or(Err(error), create_folders)?;
            create_folders(folder)
        }
        Err(error) => Err(error),
    }
}

/// Lets everybody read a file of the site, and enter the folders that lead to it from there.
pub(super) fn open_to_all(site: &Path, path: &str) -> io::Result<()> {
    Permissions::OfFile.give(&site.join(path))?;
    let mut parent = Path::new(path).parent();
    while let Some(folder) = parent.filter(|folder| *folder != Path::new("")) {
        Permissions::OfFolder.give(&site.join(folder))?;
        parent = folder.parent();
    }
    Ok(())
}
