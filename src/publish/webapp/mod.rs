pub(in crate::publish) mod icons;
pub(in crate::publish) mod manifest;
