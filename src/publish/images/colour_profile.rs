use super::png_chunks::ColourChunks;
use crate::model::Invalid;
use image::{Pixel, RgbaImage};
use moxcms::{
    Chromaticity, CicpColorPrimaries, CicpProfile, CmsError, ColorPrimaries, ColorProfile,
    DataColorSpace, Layout, MatrixCoefficients, ToneReprCurve, TransferCharacteristics,
    TransformOptions,
};

/// The gamma that is as good as the web's own, times 100,000.
const USUAL_GAMMA: f64 = 45_455.0;

/// By how much of itself a gamma may differ from the usual one without being seen.
const GAMMA_TOLERANCE: f64 = 0.05;

/// What the numbers of a picture mean, as browsers take it. Pictures that say nothing are in the colours
/// of the web (sRGB).
#[derive(Clone, Debug)]
pub(super) struct ColourSpace(Box<ColorProfile>);

impl ColourSpace {
    /// The colours that a file says: by the chunks of a PNG, or by a profile (ICC.1). What makes no sense, or
    /// is for other channels than the picture has, is ignored.
    pub(super) fn of(
        chunks: &ColourChunks,
        profile: Option<&[u8]>,
        is_grey: bool,
    ) -> Result<Option<Self>, Invalid> {
        if let Some((profile, transfer)) = chunks.code_points.and_then(by_code_points) {
            return expect_usual_light(transfer).map(|()| Some(Self::from(profile)));
        }
        let profile = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok());
        if let Some(profile) = profile {
            let fits = match profile.color_space {
                DataColorSpace::Rgb => true,
                DataColorSpace::Gray => is_grey,
                _ => false,
            };
            return Ok(fits.then(|| Self::from(profile)));
        }
        let gamma = chunks.gamma.filter(|_| !chunks.is_srgb);
        Ok(gamma
            .and_then(|gamma| by_gamma(gamma, chunks.chromaticities))
            .map(Self::from))
    }

    /// A picture in the colours of the web, from these.
    pub(super) fn to_srgb(&self, picture: RgbaImage) -> RgbaImage {
        converted(&picture, &self.0).unwrap_or(picture)
    }
}

impl From<ColorProfile> for ColourSpace {
    fn from(profile: ColorProfile) -> Self {
        Self(Box::new(profile))
    }
}

/// Code points of ITU-T H.273, of pictures in RGB that use all numbers.
fn by_code_points(points: [u8; 4]) -> Option<(ColorProfile, TransferCharacteristics)> {
    let [primaries, transfer, 0, 1] = points else {
        return None;
    };
    let primaries = CicpColorPrimaries::try_from(primaries).ok()?;
    let transfer = TransferCharacteristics::try_from(transfer).ok()?;
    ColorPrimaries::try_from(primaries).ok()?;
    let curve = match transfer {
        // As screens show television, and not as cameras record it (ITU-R BT.1886).
        TransferCharacteristics::Bt709
        | TransferCharacteristics::Bt601
        | TransferCharacteristics::Bt202010bit
        | TransferCharacteristics::Bt202012bit => ToneReprCurve::Parametric(vec![2.4]),
        _ => transfer.try_into().ok()?,
    };
    let mut profile = ColorProfile::new_srgb();
    // It answers `false` whatever it has done (moxcms 0.8.1).
    profile.update_rgb_colorimetry_from_cicp(CicpProfile {
        color_primaries: primaries,
        transfer_characteristics: transfer,
        matrix_coefficients: MatrixCoefficients::Identity,
        full_range: true,
    });
    set_curve(&mut profile, curve);
    Some((profile, transfer))
}

/// Brighter light than that of paper would have to be darkened, and each program does it in its own way.
fn expect_usual_light(transfer: TransferCharacteristics) -> Result<(), Invalid> {
    if matches!(
        transfer,
        TransferCharacteristics::Smpte2084 | TransferCharacteristics::Hlg
    ) {
        return Err(Invalid::new(
            "this picture is for screens of more light than others have (HDR)",
            "save it again in sRGB, the colours of any screen",
        ));
    }
    Ok(())
}

fn by_gamma(gamma: u32, chromaticities: Option<[u32; 8]>) -> Option<ColorProfile> {
    let gamma = f64::from(gamma);
    let is_usual = (gamma / USUAL_GAMMA - 1.0).abs() < GAMMA_TOLERANCE;
    let makes_sense = gamma > 0.0 && !chromaticities.is_some_and(|places| places.contains(&0));
    if !makes_sense || (is_usual && chromaticities.is_none()) {
        return None;
    }
    // As exact as any screen.
    #[allow(clippy::cast_possible_truncation)]
    let single = |number: f64| number as f32;
    let mut profile = ColorProfile::new_srgb();
    set_curve(
        &mut profile,
        ToneReprCurve::Parametric(vec![single(1e5 / gamma)]),
    );
    if let Some(places) = chromaticities {
        let place = |at: usize| Chromaticity {
            x: single(f64::from(places[at]) / 1e5),
            y: single(f64::from(places[at + 1]) / 1e5),
        };
        let [white, red, green, blue] = [0, 2, 4, 6].map(place);
        profile.update_rgb_colorimetry(white.to_xyyb(), ColorPrimaries { red, green, blue });
    }
    Some(profile)
}

/// Gives all channels of a profile this curve.
fn set_curve(profile: &mut ColorProfile, curve: ToneReprCurve) {
    profile.cicp = None;
    profile.red_trc = Some(curve.clone());
    profile.green_trc = Some(curve.clone());
    profile.blue_trc = Some(curve);
}

fn converted(picture: &RgbaImage, profile: &ColorProfile) -> Result<RgbaImage, CmsError> {
    let mut result = RgbaImage::new(picture.width(), picture.height());
    let srgb = ColorProfile::new_srgb();
    let convert = |from: Layout, pixels: &[u8], to: &mut [u8]| {
        profile
            .create_transform_8bit(from, &srgb, Layout::Rgba, TransformOptions::default())?
            .transform(pixels, to)
    };
    if profile.color_space == DataColorSpace::Gray {
        let grey: Vec<u8> = picture
            .pixels()
            .flat_map(|pixel| pixel.to_luma_alpha().0)
            .collect();
        convert(Layout::GrayAlpha, &grey, &mut result)?;
    } else {
        convert(Layout::Rgba, picture, &mut result)?;
    }
    Ok(result)
}
