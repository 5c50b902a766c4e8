use super::Trouble;

/// The files that trunk has built, by their paths. Most paths go on with a hash, so files are
/// known by how their paths start.
#[derive(Debug)]
pub(super) struct Built(Vec<(String, Vec<u8>)>);

impl Built {
    pub(super) fn new(files: Vec<(String, Vec<u8>)>) -> Self {
        Self(files)
    }

    /// All of them.
    pub(super) fn into_files(self) -> Vec<(String, Vec<u8>)> {
        self.0
    }

    /// The path that starts like this.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn path(&self, start: &str) -> Result<&str, Trouble> {
        Ok(&self.0[self.place(start)?].0)
    }

    /// Takes out the file whose path starts like this.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn take(&mut self, start: &str) -> Result<Vec<u8>, Trouble> {
        let place = self.place(start)?;
        Ok(self.0.swap_remove(place).1)
    }

    /// Takes out the script whose path starts like this.
    ///
    /// # Errors
    /// When there is none, or it is no text.
    pub(super) fn take_script(&mut self, start: &str) -> Result<String, Trouble> {
        String::from_utf8(self.take(start)?)
            .map_err(|cause| Trouble::because(format!("{start}….js is no text"), cause))
    }

    fn place(&self, start: &str) -> Result<usize, Trouble> {
        let place = self.0.iter().position(|(path, _)| path.starts_with(start));
        place.ok_or_else(|| {
            Trouble::new(format!(
                "the built program has no file {start}…; build it again"
            ))
        })
    }
}
