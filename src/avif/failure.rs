use rav1e::prelude::{EncoderStatus, InvalidConfig};
use std::{error::Error, fmt, num::TryFromIntError};

/// Why a picture can't be encoded.
#[derive(Debug)]
pub enum Failure {
    /// It has a size that the encoder does not know.
    Size(TryFromIntError),
    /// The encoder refuses its size.
    Refused(InvalidConfig),
    /// The encoder has failed.
    Encoder(EncoderStatus),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Size(cause) => cause.fmt(f),
            Self::Refused(cause) => cause.fmt(f),
            Self::Encoder(cause) => cause.fmt(f),
        }
    }
}

impl Error for Failure {}

impl From<TryFromIntError> for Failure {
    fn from(cause: TryFromIntError) -> Self {
        Self::Size(cause)
    }
}

impl From<InvalidConfig> for Failure {
    fn from(cause: InvalidConfig) -> Self {
        Self::Refused(cause)
    }
}

impl From<EncoderStatus> for Failure {
    fn from(cause: EncoderStatus) -> Self {
        Self::Encoder(cause)
    }
}
