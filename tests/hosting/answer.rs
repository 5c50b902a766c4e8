use super::address::Address;
use std::{
    fmt,
    io::{Read, Write},
};

/// What a host answers, as it came.
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    headers: Vec<(String, String)>,
}

impl Answer {
    /// Asks a host for a path with these headers.
    pub fn get(address: &Address, method: &str, path: &str, headers: &[(&str, &str)]) -> Self {
        let mut stream = address.connect().unwrap();
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: clinic.example\r\n");
        for (name, value) in headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        request.push_str("Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Self::read(&bytes)
    }

    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let (head, body) = bytes.split_at(end.expect("a head"));
        let head = String::from_utf8(head.to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap();
        let header = |line: &str| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_lowercase(), value.trim().to_owned())
        };
        let mut answer = Self {
            status: status.parse().unwrap(),
            body: body[4..].to_vec(),
            headers: lines.map(header).collect(),
        };
        if answer.get_header("transfer-encoding") == Some("chunked") && !answer.body.is_empty() {
            answer.body = joined(&answer.body);
        }
        answer
    }

    /// The value of a header; none when it is not sent. Sent twice, it fails the test.
    #[track_caller]
    pub fn get_header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name);
        let value = values.next().map(|(_, value)| value.as_str());
        assert!(values.next().is_none(), "{name} twice in {self}");
        value
    }

    /// The content as it was before it was compressed.
    pub fn decoded(&self) -> Vec<u8> {
        let mut decoded = Vec::new();
        match self.get_header("content-encoding") {
            None => return self.body.clone(),
            Some("gzip") => flate2::read::GzDecoder::new(&*self.body).read_to_end(&mut decoded),
            Some("br") => brotli::Decompressor::new(&*self.body, 4096).read_to_end(&mut decoded),
            Some(other) => panic!("{other} was not asked for"),
        }
        .unwrap();
        decoded
    }
}

/// A content that came in chunks, in one piece (RFC 9112, 7.1).
fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    loop {
        let end = chunks.windows(2).position(|two| two == b"\r\n").unwrap();
        let length = str::from_utf8(&chunks[..end]).unwrap();
        let length = usize::from_str_radix(length, 16).unwrap();
        if length == 0 {
            return whole;
        }
        chunks = &chunks[end + 2..];
        whole.extend_from_slice(&chunks[..length]);
        chunks = &chunks[length + 2..];
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} with {:#?}", self.status, self.headers)
    }
}
