use crate::publish::{Template, Trouble, built::Built, tree::files_below};
use std::{fs, path::Path};

/// What trunk has built.
pub(super) struct Program {
    /// The document of every page.
    pub(super) template: Template,
    /// All other files.
    pub(super) built: Built,
}

impl Program {
    /// Reads the folder of the built program.
    ///
    /// # Errors
    /// When a file can't be read, or the document is no template.
    pub(super) fn read(folder: &Path) -> Result<Self, Trouble> {
        const DOCUMENT: &str = "index.html";
        let document = folder.join(DOCUMENT);
        let text = fs::read_to_string(&document).map_err(Trouble::with("read", &document))?;
        let template = Template::new(text)?;
        // Trunk's own files are hidden.
        let hidden = |path: &str| path.split('/').any(|part| part.starts_with('.'));
        let files = files_below(folder)?.into_iter();
        let files = files.filter(|path| path != DOCUMENT && !hidden(path));
        let read = |path: String| {
            let file = folder.join(&path);
            let bytes = fs::read(&file).map_err(Trouble::with("read", &file))?;
            Ok((path, bytes))
        };
        Ok(Self {
            template,
            built: Built::new(files.map(read).collect::<Result<_, Trouble>>()?),
        })
    }
}
