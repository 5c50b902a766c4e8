use super::Encoding;
use crate::publish::support::{
    cache::{Cache, digest},
    error::Error,
    fingerprint::build_fingerprint,
};
use std::{
    fs,
    sync::{Arc, Mutex, PoisonError},
};

/// Where what many documents have in common ends: their styles.
const END: &[u8] = b"</style>";

/// What the documents of a site begin with: most of a short one. It is compressed once, and as
/// well as can be.
pub(in crate::publish) struct SharedPrefixes<'a> {
    cache: &'a Cache,
    known: Mutex<Vec<Arc<Beginning>>>,
}

impl<'a> SharedPrefixes<'a> {
    pub(in crate::publish) fn new(cache: &'a Cache) -> Self {
        Self {
            cache,
            known: Mutex::default(),
        }
    }

    /// What this document begins with.
    ///
    /// # Errors
    /// When it can't be made or kept.
    pub(in crate::publish) fn of(&self, document: &[u8]) -> Result<Option<Arc<Beginning>>, Error> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let prefix = known.iter().find(|it| document.starts_with(&it.bytes));
        if let Some(prefix) = prefix {
            return Ok(Some(Arc::clone(prefix)));
        }
        let Some(at) = document.windows(END.len()).position(|it| it == END) else {
            return Ok(None);
        };
        let prefix = Arc::new(Beginning::new(&document[..at + END.len()], self.cache)?);
        known.push(Arc::clone(&prefix));
        Ok(Some(prefix))
    }
}

/// The beginning of a document, and its compressed forms.
pub(in crate::publish) struct Beginning {
    bytes: Vec<u8>,
    begun: [Vec<u8>; Encoding::ALL.len()],
}

impl Beginning {
    fn new(bytes: &[u8], cache: &Cache) -> Result<Self, Error> {
        // Another publisher may go on in another way.
        let key = digest(&[build_fingerprint()?.as_bytes(), bytes].concat());
        let begun = Encoding::ALL.map(|encoding| {
            let name = format!("{key}.begun{}", encoding.ending());
            let file = cache.get(&name, || encoding.begin(bytes))?;
            fs::read(&file).map_err(Error::with("read", &file))
        });
        let [brotli, gzip] = begun;
        Ok(Self {
            bytes: bytes.to_vec(),
            begun: [brotli?, gzip?],
        })
    }

    /// A document that begins with it, in a compressed form.
    ///
    /// # Errors
    /// When memory can't be had.
    pub(in crate::publish) fn encode(
        &self,
        document: &[u8],
        encoding: Encoding,
    ) -> Result<Vec<u8>, Error> {
        let rest = &document[self.bytes.len()..];
        encoding.go_on(&self.begun[encoding as usize], &self.bytes, rest)
    }
}
