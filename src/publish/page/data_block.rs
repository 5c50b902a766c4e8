use serde::Serialize;

/// A script element that holds data (HTML Standard 4.12.1, data block).
///
/// # Errors
/// When the data can't be written as JSON.
pub(in crate::publish) fn data_block(
    attributes: &str,
    data: &impl Serialize,
) -> serde_json::Result<String> {
    // Only `<` could end the data (HTML Standard 4.12.1.3).
    let json = serde_json::to_string(data)?.replace('<', "\\u003c");
    Ok(format!("<script {attributes}>{json}</script>"))
}
