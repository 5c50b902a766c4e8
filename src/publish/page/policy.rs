use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// What the pages of a site may load and do: their Content-Security-Policy.
///
/// Source: Content Security Policy Level 3; Trusted Types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    style: String,
    script: Option<String>,
}

impl Policy {
    /// Everything comes from the site itself, no text ever becomes HTML, and none code but the
    /// address of the site's own worker.
    const CONSTANT: [(&str, &str); 9] = [
        ("default-src", "'none'"),
        ("img-src", "'self'"),
        ("connect-src", "'self'"),
        ("manifest-src", "'self'"),
        ("worker-src", "'self'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
        ("require-trusted-types-for", "'script'"),
        ("trusted-types", "clinic-worker"),
    ];

    /// The policy of pages whose one style element says this.
    #[must_use]
    pub fn of_style(style: &str) -> Self {
        Self {
            style: hash(style),
            script: None,
        }
    }

    /// The policy that lets this script run, too, which is written out in a page.
    #[must_use]
    pub fn with_script(mut self, script: &str) -> Self {
        self.script = Some(hash(script));
        self
    }

    /// The policy as a page carries it itself, for hosts that send no headers.
    #[must_use]
    pub fn in_page(&self) -> String {
        let Self { style, script } = self;
        let script = script.iter().map(|hash| format!(" {hash}"));
        let script: String = script.collect();
        let constant = Self::CONSTANT.map(|(name, value)| format!("{name} {value}"));
        let constant = constant.join("; ");
        format!("{constant}; script-src 'self' 'wasm-unsafe-eval'{script}; style-src {style}")
    }

    /// The element of a page that says it.
    pub(in crate::publish) fn element(&self) -> String {
        // Nothing in it would end an attribute.
        let policy = self.in_page();
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
    }

    /// The policy as a host sends it: who may frame a page can't be said in the page. What
    /// anybody may frame is sent as it says itself.
    #[must_use]
    pub fn in_header(&self) -> String {
        format!("{}; frame-ancestors 'none'", self.in_page())
    }
}

/// What a policy calls what is written out in a page.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}
