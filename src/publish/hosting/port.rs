use crate::publish::support::error::Error;
use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    ops::RangeInclusive,
};
use tokio::net::TcpListener;

/// The port to listen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This one; 0 for any free one.
    Exactly(u16),
    /// The usual one, or one of the next when it is taken.
    Usual,
}

impl From<Option<u16>> for Port {
    fn from(port: Option<u16>) -> Self {
        port.map_or(Self::Usual, Self::Exactly)
    }
}

impl Port {
    const USUAL: RangeInclusive<u16> = 8080..=8099;

    /// Listens on this machine alone.
    ///
    /// # Errors
    /// When the port is taken.
    pub(in crate::publish) async fn listen(self) -> Result<TcpListener, Error> {
        let ports = match self {
            Self::Exactly(port) => port..=port,
            Self::Usual => Self::USUAL,
        };
        let last = *ports.end();
        for port in ports {
            let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
            match TcpListener::bind(address).await {
                Err(taken) if taken.kind() == io::ErrorKind::AddrInUse && port < last => {}
                bound => {
                    return bound.map_err(|cause| {
                        let words = "choose another port with --port";
                        Error::because(format!("could not listen on {address}; {words}"), cause)
                    });
                }
            }
        }
        Err(Error::new("there is no port to listen on"))
    }
}
