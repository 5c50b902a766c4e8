use super::{
    bundle::BundleFile,
    json::{Cursor, Document, Hint},
};
use crate::{
    model::{Invalid, Slug},
    publish::diagnostics::{Diagnostic, Diagnostics, Severity},
};
use rayon::prelude::*;
use serde::Deserialize;

/// The largest file of content, in bytes.
pub(in crate::publish) const LARGEST: u64 = 1_048_576;

/// A file of content that could be read.
pub(in crate::publish) struct SourceFile<T> {
    pub(in crate::publish) found: BundleFile,
    pub(in crate::publish) document: Document<T>,
}

impl<T: for<'de> Deserialize<'de> + Send> SourceFile<T> {
    /// Reads files; adds what is wrong with those that can't be read to the problems.
    pub(in crate::publish) fn read_all(
        found: Vec<BundleFile>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Self> {
        let read = found.into_par_iter().map(|found| {
            let bytes = found.read(LARGEST);
            let bytes = bytes.map_err(|words| vec![found.diagnostic(Severity::Error, words)])?;
            Self::parse(found, bytes, &|_, _| None)
        });
        let read: Vec<_> = read.collect();
        let mut files = Vec::with_capacity(read.len());
        for file in read {
            match file {
                Ok(file) => files.push(file),
                Err(mut unreadable) => diagnostics.append(&mut unreadable),
            }
        }
        files
    }

    /// Reads what is in a file.
    ///
    /// # Errors
    /// When it is so wrong that nothing can be made of it.
    pub(in crate::publish) fn parse(
        found: BundleFile,
        mut bytes: Vec<u8>,
        hint: Hint<'_>,
    ) -> Result<Self, Vec<Diagnostic>> {
        // Byte order marks are no part of the text.
        while bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        let own = |key: &str, written: Option<&str>| {
            let slug = found.stem().parse::<Slug>().ok();
            let slug = slug.filter(|_| key == "slug" && written.is_none());
            slug.map(|slug| format!("\"{slug}\""))
                .or_else(|| hint(key, written))
        };
        let (text, diagnostics) = match String::from_utf8(bytes) {
            Ok(text) => match Document::read(text, &own) {
                Ok(document) => return Ok(Self { found, document }),
                Err(unreadable) => unreadable,
            },
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                let mut diagnostics = Diagnostics::default();
                let words = not_utf8(error.as_bytes());
                diagnostics.add(Severity::Error, || start..start + 1, || words);
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                (text, diagnostics)
            }
        };
        Err(diagnostics.diagnostics(&found.file, &text))
    }

    /// What comes of the content of some files; adds all that was found to the problems.
    pub(in crate::publish) fn finish_all<R: Send>(
        files: Vec<Self>,
        diagnostics: &mut Vec<Diagnostic>,
        resolve: impl Fn(&T, Cursor<'_>, &str) -> R + Sync,
    ) -> Vec<R> {
        let finished = files.into_par_iter().map(|file| file.finish(&resolve));
        let finished: Vec<_> = finished.collect();
        let gather = |(resolved, mut found)| {
            diagnostics.append(&mut found);
            resolved
        };
        finished.into_iter().map(gather).collect()
    }

    /// What comes of the content of the file, and all that was found.
    pub(in crate::publish) fn finish<R>(
        self,
        resolve: impl FnOnce(&T, Cursor<'_>, &str) -> R,
    ) -> (R, Vec<Diagnostic>) {
        let Self { found, document } = self;
        let resolved = resolve(&document.content, document.at(), found.stem());
        let (text, diagnostics) = document.finish();
        (resolved, diagnostics.diagnostics(&found.file, &text))
    }
}

/// What a file is that is no text in UTF-8, by what it begins with.
fn not_utf8(bytes: &[u8]) -> Invalid {
    let (wrong, instead) = match bytes {
        [b'P', b'K', ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => (
            "this is a document of a word processor",
            "copy its text into a file of plain text, written with a text editor",
        ),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => (
            "this is UTF-16",
            "save the file again as UTF-8 (in Notepad: Save as, Encoding)",
        ),
        _ => ("this is not UTF-8", "save the file again as UTF-8"),
    };
    Invalid::new(wrong, instead)
}
