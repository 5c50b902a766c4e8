//! Makes AVIFs (AV1 Image File Format) of photos.

mod planes;
mod still;

use crate::Failure;
use avif_serialize::{Aviffy, constants::MatrixCoefficients};
use planes::Plane;

/// A picture as AVIF, with its transparency if it has any. Its pixels are red, green, blue and
/// alpha (sRGB), row by row.
///
/// # Errors
/// When it can't be encoded: it has no pixels, or more than 65,535 in a row or a column.
pub fn avif(pixels: &[[u8; 4]], width: u32) -> Result<Vec<u8>, Failure> {
    let wide = usize::try_from(width)?;
    let height = pixels.len() / wide.max(1);
    let is_opaque = pixels.iter().all(|[.., alpha]| *alpha == u8::MAX);
    let (luma, chromas) = Plane::colours(pixels, wide, height);
    let colours = still::encode(&luma, &chromas)?;
    let alpha = if is_opaque {
        None
    } else {
        Some(still::encode(&Plane::alpha(pixels, wide, height), &[])?)
    };
    let mut file = Aviffy::new();
    file.set_matrix_coefficients(MatrixCoefficients::Bt601)
        .set_chroma_subsampling((true, true))
        .set_seq_profile(0);
    let depth = u8::try_from(planes::DEPTH)?;
    let height = u32::try_from(height)?;
    Ok(file.to_vec(&colours, alpha.as_deref(), width, height, depth))
}
