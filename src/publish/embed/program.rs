use super::style::in_shadow;
use crate::publish::{Trouble, kept::digest};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The program that shows something on a page of another site, as trunk has built it.
#[derive(Clone, Debug, Default)]
pub(in crate::publish) struct EmbedProgram {
    script: Vec<u8>,
    program: Vec<u8>,
    loader: String,
}

/// What the loader fetches: paths below the base, and the hashes of what is there (Subresource
/// Integrity), so that whoever trusts the loader trusts all of it.
#[derive(Serialize)]
struct Files {
    script: (String, String),
    program: (String, String),
    style: (String, String),
}

impl EmbedProgram {
    /// The file to be named in the tag.
    pub(in crate::publish) const LOADER: &str = "embed/v1.js";

    /// Where the files stand that are named after what is in them.
    const FOLDER: &str = "embed/files/";

    /// What the loader has in place of [`Files`].
    const PLACE: &str = "\"{{files}}\"";

    /// Takes its files out of all that trunk has built.
    ///
    /// # Errors
    /// When one is missing, or the loader has no place for the paths of the others.
    pub(in crate::publish) fn take(files: &mut Vec<(String, Vec<u8>)>) -> Result<Self, Trouble> {
        let mut take = |what: &str, is: &dyn Fn(&str) -> bool| {
            let at = files.iter().position(|(path, _)| is(path));
            let at = at.ok_or_else(|| {
                Trouble::new(format!("the built program has no {what}; build it again"))
            })?;
            Ok(files.swap_remove(at).1)
        };
        let script = take("embed.js", &|path| path == "embed.js")?;
        let program = take("embed_bg.wasm", &|path| path == "embed_bg.wasm")?;
        let loader = take("v1.js", &|path| path.starts_with("v1-"))?;
        let loader = String::from_utf8(loader)
            .ok()
            .filter(|loader| loader.contains(Self::PLACE))
            .ok_or_else(|| {
                let place = Self::PLACE;
                Trouble::new(format!(
                    "assets/web/embed/v1.js has no {place}; write it where the files belong"
                ))
            })?;
        Ok(Self {
            script,
            program,
            loader,
        })
    }

    /// All files for other sites, for a site with this style. The loader is there twice: under
    /// the name that stays, and under one that changes with it, for snippets with its hash.
    pub(in crate::publish) fn files(&self, style: &str) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let style = in_shadow(style).into_bytes();
        let named = |name, ending, bytes: &[u8]| {
            let path = format!("{}{name}-{}.{ending}", Self::FOLDER, digest(bytes));
            (path, integrity(bytes))
        };
        let files = Files {
            script: named("embed", "js", &self.script),
            program: named("embed", "wasm", &self.program),
            style: named("embed", "css", &style),
        };
        let list = serde_json::to_string(&files)
            .map_err(|cause| Trouble::because("could not write the embed's files", cause))?;
        let loader = self.loader.replace(Self::PLACE, &list).into_bytes();
        let (pinned, _) = named("v1", "js", &loader);
        Ok(vec![
            (files.script.0, self.script.clone()),
            (files.program.0, self.program.clone()),
            (files.style.0, style),
            (pinned, loader.clone()),
            (Self::LOADER.into(), loader),
        ])
    }
}

/// The hash of a file as an `integrity` attribute has it (Subresource Integrity, 3.1).
pub(in crate::publish) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}
