//! What makes a site an app that can be installed: icons and the web app manifest (w3.org/TR/appmanifest).

pub(in crate::publish) mod icons;
pub(in crate::publish) mod manifest;
