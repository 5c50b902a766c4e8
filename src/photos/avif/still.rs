use super::planes::{DEPTH, Plane};
use crate::Failure;
use rav1e::prelude::*;
use std::iter;

/// How coarse values may become, 0 to 255.
const QUANTIZER: u8 = 124;

/// A picture that is wider, in pixels, is cut into larger blocks at the least: what it shows is
/// larger, too.
const WIDE: usize = 800;

/// A picture of a luma, and of two chromas of half its width and height if it has colours, as a
/// stream of AV1.
pub(super) fn encode(luma: &Plane, chromas: &[Plane]) -> Result<Vec<u8>, Failure> {
    let is_grey = chromas.is_empty();
    let encoder = EncoderConfig {
        width: luma.width,
        height: luma.height,
        bit_depth: DEPTH,
        chroma_sampling: if is_grey {
            ChromaSampling::Cs400
        } else {
            ChromaSampling::Cs420
        },
        pixel_range: PixelRange::Full,
        color_description: (!is_grey).then_some(ColorDescription {
            color_primaries: ColorPrimaries::BT709,
            transfer_characteristics: TransferCharacteristics::SRGB,
            matrix_coefficients: MatrixCoefficients::BT601,
        }),
        still_picture: true,
        quantizer: QUANTIZER.into(),
        min_quantizer: QUANTIZER,
        speed_settings: speed(luma.width),
        ..EncoderConfig::default()
    };
    let config = Config::new().with_encoder_config(encoder).with_threads(1);
    let mut context: Context<u16> = config.new_context()?;
    let mut frame = context.new_frame();
    let planes = iter::once(luma).chain(chromas);
    for (plane, to) in planes.zip(&mut frame.planes) {
        let stride = to.cfg.stride;
        let rows = plane.values.chunks_exact(plane.width);
        for (row, to) in rows.zip(to.data_origin_mut().chunks_mut(stride)) {
            to[..plane.width].copy_from_slice(row);
        }
    }
    context.send_frame(frame)?;
    context.flush();
    let mut stream = Vec::new();
    loop {
        match context.receive_packet() {
            Ok(packet) => stream.extend(packet.data),
            Err(EncoderStatus::Encoded) => {}
            Err(EncoderStatus::LimitReached) => return Ok(stream),
            Err(failure) => return Err(failure.into()),
        }
    }
}

/// What the encoder tries: what takes long and hardly changes a photo is left out.
fn speed(width: usize) -> SpeedSettings {
    let mut speed = SpeedSettings::from_preset(8);
    speed.scene_detection_mode = SceneDetectionSpeed::None;
    speed.rdo_lookahead_frames = 1;
    speed.fast_deblock = false;
    speed.cdef = false;
    speed.transform.reduced_tx_set = false;
    speed.prediction.fine_directional_intra = false;
    let least = if width > WIDE {
        BlockSize::BLOCK_16X16
    } else {
        BlockSize::BLOCK_8X8
    };
    speed.partition.partition_range = PartitionRange::new(least, BlockSize::BLOCK_16X16);
    speed
}
