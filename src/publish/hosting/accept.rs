use axum::http::{HeaderMap, HeaderValue, header};

/// Takes away weights that are none, as in `br;q=2`: what is named is wanted, as nginx and Caddy have
/// it. What is left follows RFC 9110, 12.4.2 and 12.5.3.
pub(super) fn without_wrong_weights(headers: &mut HeaderMap) {
    let values = headers.get_all(header::ACCEPT_ENCODING).into_iter();
    let values: Option<Vec<&str>> = values.map(|value| value.to_str().ok()).collect();
    let Some(values) = values.filter(|values| !values.is_empty()) else {
        return;
    };
    let codings: Vec<String> = values.join(",").split(',').map(weighed).collect();
    if let Ok(value) = HeaderValue::try_from(codings.join(", ")) {
        headers.insert(header::ACCEPT_ENCODING, value);
    }
}

fn weighed(coding: &str) -> String {
    let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
    let weight = weight.trim();
    let value = weight.strip_prefix(['q', 'Q']).map(str::trim_start);
    let value = value
        .and_then(|value| value.strip_prefix('='))
        .map(str::trim);
    match value.filter(|value| is_weight(value)) {
        Some(value) => format!("{};q={value}", name.trim()),
        None => name.trim().to_owned(),
    }
}

/// Whether this is a number from 0 to 1 with no more than three digits after the point.
fn is_weight(value: &str) -> bool {
    let (whole, rest) = value.split_once('.').unwrap_or((value, ""));
    let digits = if whole == "1" { '0'..='0' } else { '0'..='9' };
    matches!(whole, "0" | "1") && rest.len() <= 3 && rest.chars().all(|it| digits.contains(&it))
}
