use crate::{
    model::{Contact, Invalid, Target},
    publish::source::json::Cursor,
};

/// What a reader can write or call has to work as a link. Spaces in a telephone number
/// are for the eye.
pub(super) fn check(contact: &Contact, at: Cursor<'_>) {
    let refused = |scheme, address: &str| Target::parse(&format!("{scheme}:{address}")).is_err();
    if contact
        .email
        .as_ref()
        .is_some_and(|email| refused("mailto", email))
    {
        at.key("email").error(|| {
            Invalid::new(
                "this is not a mail address",
                "write it as in desk@clinic.example",
            )
        });
    }
    let digits = contact
        .telephone
        .as_ref()
        .map(|number| number.replace(' ', ""));
    if digits.is_some_and(|number| refused("tel", &number)) {
        at.key("telephone").error(|| {
            Invalid::new(
                "this is not a telephone number",
                "write digits, spaces and hyphens after the country's code, as in +1 202-555-0100",
            )
        });
    }
}
