use super::{
    host::{Failure, Host},
    ranges::{Ranges, size},
};
use crate::publish::support::cache::digest;
use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request},
    response::Response,
};
use futures::{StreamExt, TryStreamExt, stream};
use std::ops::RangeInclusive;

impl Host {
    /// Answers a request, whole or in the parts that are wanted.
    ///
    /// A part is one of the file as it is, never of a compressed form; and of the version that is there,
    /// so who has half of another gets all of it (RFC 9110, 13.1.5).
    pub(super) async fn answer_in_parts(self, request: Request) -> Result<Response, Failure> {
        let (mut parts, body) = request.into_parts();
        let condition = parts.headers.remove(header::IF_RANGE);
        let wanted = parts.headers.remove(header::RANGE);
        let Some(wanted) = wanted.filter(|_| parts.method == Method::GET) else {
            let request = Request::from_parts(parts, body);
            return self.answer_with_headers(request).await;
        };
        parts.headers.remove(header::ACCEPT_ENCODING);
        let mut look = parts.clone();
        look.method = Method::HEAD;
        let look = self.clone().answer_with_headers(of(look, None)?).await?;
        let length = length(look.headers()).filter(|_| look.status() == StatusCode::OK);
        let ranges = match (length, wanted.to_str()) {
            (Some(length), Ok(wanted)) if is_of(condition.as_ref(), look.headers()) => {
                Ranges::read(wanted, length)
            }
            _ => Ranges::Whole,
        };
        let length = length.unwrap_or_default();
        let range = match ranges {
            Ranges::Whole => None,
            Ranges::Unsatisfiable => Some(length..=length),
            Ranges::Parts(ranges) => match <[_; 1]>::try_from(ranges) {
                Ok([range]) => Some(range),
                Err(ranges) => return self.multipart(&parts, look, ranges, length),
            },
        };
        self.answer_with_headers(of(parts, range)?).await
    }

    /// Several parts in one answer (RFC 9110, 14.6).
    fn multipart(
        self,
        parts: &request::Parts,
        whole: Response,
        ranges: Vec<RangeInclusive<u64>>,
        length: u64,
    ) -> Result<Response, Failure> {
        let (mut head, _) = whole.into_parts();
        let kind = head.headers.get(header::CONTENT_TYPE).cloned();
        let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
        let boundary = digest(format!("{ranges:?} {:?}", head.headers).as_bytes());
        let opening = |range: &RangeInclusive<u64>| {
            let kind = String::from_utf8_lossy(kind.as_bytes());
            let (first, last) = range.clone().into_inner();
            format!(
                "\r\n--{boundary}\r\nContent-Type: {kind}\r\n\
                 Content-Range: bytes {first}-{last}/{length}\r\n\r\n"
            )
        };
        let end = format!("\r\n--{boundary}--\r\n");
        let openings = ranges.iter().map(|range| (opening(range), range.clone()));
        let parted: Vec<(String, RangeInclusive<u64>)> = openings.collect();
        let sizes = parted
            .iter()
            .map(|(begin, range)| begin.len() as u64 + size(range));
        let size = sizes.sum::<u64>() + end.len() as u64;
        head.status = StatusCode::PARTIAL_CONTENT;
        let kind = format!("multipart/byteranges; boundary={boundary}");
        head.headers.insert(header::CONTENT_TYPE, kind.try_into()?);
        head.headers.insert(header::CONTENT_LENGTH, size.into());
        let parts = parts.clone();
        let sent = stream::iter(parted).then(move |(begin, range)| {
            let (host, parts) = (self.clone(), parts.clone());
            async move {
                let answer = host.answer_with_headers(of(parts, Some(range))?).await?;
                let body = answer.into_body().into_data_stream();
                let begin = stream::iter([Ok(Bytes::from(begin))]);
                Ok::<_, Failure>(begin.chain(body.map_err(Failure::from)))
            }
        });
        let end = stream::iter([Ok(Bytes::from(end))]);
        let body = Body::from_stream(sent.try_flatten().chain(end));
        Ok(Response::from_parts(head, body))
    }
}

/// The same request for a part, or for all of it.
fn of(mut parts: request::Parts, range: Option<RangeInclusive<u64>>) -> Result<Request, Failure> {
    if let Some(range) = range {
        let (first, last) = range.into_inner();
        let range = format!("bytes={first}-{last}").try_into()?;
        parts.headers.insert(header::RANGE, range);
    }
    Ok(Request::from_parts(parts, Body::empty()))
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers
        .get(header::CONTENT_LENGTH)?
        .to_str()
        .ok()?
        .parse()
        .ok()
}

/// Whether what somebody has a part of is what is there: its tag, which may not be a weak one, or its
/// time.
fn is_of(condition: Option<&HeaderValue>, headers: &HeaderMap) -> bool {
    let is = |name| headers.get(name) == condition;
    condition.is_none_or(|it| {
        let is_weak = it.as_bytes().starts_with(b"W/");
        !is_weak && is(header::ETAG) || is(header::LAST_MODIFIED)
    })
}
