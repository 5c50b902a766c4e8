use super::{shadow_style::in_shadow, wasm_names::short_names};
use crate::{
    publish::{
        page::trunk_output::BuiltFiles,
        support::{cache::digest, error::Error},
    },
    route::files,
};
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

/// A file that is named after what is in it.
#[derive(Clone, Debug, Serialize)]
pub(in crate::publish) struct Pinned {
    /// Its path below the base.
    pub(in crate::publish) path: String,
    /// The hash of what is in it, as an `integrity` attribute has it (Subresource Integrity,
    /// 3.1).
    pub(in crate::publish) integrity: String,
}

impl Pinned {
    fn new(name: &str, ending: &str, bytes: &[u8]) -> Self {
        Self {
            path: format!("{}{name}-{}.{ending}", files::EMBED_FILES, digest(bytes)),
            integrity: format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes))),
        }
    }
}

/// What the loader fetches. Their hashes are in it, so whoever trusts the loader trusts all.
#[derive(Serialize)]
struct Files {
    script: Pinned,
    wasm: Pinned,
    style: Pinned,
}

impl EmbedProgram {
    /// What the loader has in place of [`Files`].
    const PLACE: &str = "\"{{files}}\"";

    /// Takes its files out of all that trunk has built.
    ///
    /// # Errors
    /// When one is missing, or the loader has no place for the paths of the others.
    pub(in crate::publish) fn take(built: &mut BuiltFiles) -> Result<Self, Error> {
        let script = built.take("embed.js")?;
        let program = built.take("embed_bg.wasm")?;
        let shorter = str::from_utf8(&script).ok();
        let shorter = shorter.and_then(|script| short_names(script, &program));
        let (script, program) = shorter.map_or((script, program), |(script, program)| {
            (script.into_bytes(), program)
        });
        let loader = Some(built.take_text("v1-")?)
            .filter(|loader| loader.contains(Self::PLACE))
            .ok_or_else(|| {
                let place = Self::PLACE;
                Error::new(format!(
                    "assets/web/embed/v1.js has no {place}; write it where the files belong"
                ))
            })?;
        Ok(Self {
            script,
            program,
            loader,
        })
    }

    /// All files for pages of other sites, for a site with this style; and of these, the loader
    /// as a snippet names it that wants no other. The same loader stands under a name that stays.
    ///
    /// # Errors
    /// When the list of the files can't be written.
    pub(in crate::publish) fn files(self, style: &str) -> Result<(Vec<Named>, Pinned), Error> {
        let style = in_shadow(style).into_bytes();
        let files = Files {
            script: Pinned::new("embed", "js", &self.script),
            wasm: Pinned::new("embed", "wasm", &self.program),
            style: Pinned::new("embed", "css", &style),
        };
        let list = serde_json::to_string(&files)
            .map_err(|cause| Error::because("could not write the embed's files", cause))?;
        let loader = self.loader.replace(Self::PLACE, &list).into_bytes();
        let pinned = Pinned::new("v1", "js", &loader);
        let all = vec![
            (files.script.path, self.script),
            (files.wasm.path, self.program),
            (files.style.path, style),
            (pinned.path.clone(), loader.clone()),
            (files::LOADER.into(), loader),
        ];
        Ok((all, pinned))
    }
}

/// A path, and what is in the file.
type Named = (String, Vec<u8>);
