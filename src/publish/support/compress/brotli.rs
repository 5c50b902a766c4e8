use super::Effort;
use ::brotli::{
    BrotliCompress, BrotliCompressCustomIoCustomDict, IoReaderWrapper, IoWriterWrapper,
    enc::{BrotliEncoderParams, StandardAlloc},
};
use std::io;

/// How far back quickly made forms refer, as a power of two: the parts of a form must agree.
const QUICK_WINDOW: i32 = 17;

/// A last block with nothing in it (RFC 7932, 9.2).
const END: u8 = 3;

pub(super) fn encode(bytes: &[u8], effort: Effort) -> io::Result<Vec<u8>> {
    let parameters = match effort {
        Effort::Least => parameters(bytes, 11, 22),
        Effort::Quick => quick(bytes),
    };
    let mut encoded = Vec::new();
    BrotliCompress(&mut &*bytes, &mut encoded, &parameters)?;
    Ok(encoded)
}

pub(super) fn begin(beginning: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        appendable: true,
        bare_stream: true,
        ..parameters(beginning, 11, QUICK_WINDOW)
    };
    let mut begun = Vec::new();
    BrotliCompress(&mut &*beginning, &mut begun, &parameters)?;
    Ok(begun)
}

pub(super) fn go_on(begun: &[u8], beginning: &[u8], rest: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        catable: true,
        bare_stream: true,
        ..quick(rest)
    };
    let mut encoded = begun.to_vec();
    let mut buffers = [0, 0].map(|_| vec![0; 1 << 16]);
    let [input, output] = &mut buffers;
    BrotliCompressCustomIoCustomDict(
        &mut IoReaderWrapper(&mut &*rest),
        &mut IoWriterWrapper(&mut encoded),
        input,
        output,
        &parameters,
        StandardAlloc::default(),
        &mut |_, _, _, _| (),
        beginning,
        io::ErrorKind::UnexpectedEof.into(),
    )?;
    encoded.push(END);
    Ok(encoded)
}

fn quick(bytes: &[u8]) -> BrotliEncoderParams {
    parameters(bytes, 5, QUICK_WINDOW)
}

fn parameters(bytes: &[u8], quality: i32, window: i32) -> BrotliEncoderParams {
    BrotliEncoderParams {
        quality,
        lgwin: window,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    }
}
