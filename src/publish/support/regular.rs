use std::{
    fs::{self, File},
    io::{self, Read},
    path::Path,
};

/// Reads a regular file, as long as it says that it is: a pipe or a device, which may never end, is
/// an error.
///
/// # Errors
/// When it is no such file, or can't be read.
pub(in crate::publish) fn read_regular(path: &Path) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        let words = "it is not a file";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, words));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default());
    File::open(path)?
        .take(about.len())
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}
