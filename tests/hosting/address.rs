use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::net::UnixStream,
    path::PathBuf,
};

/// Where a host listens.
pub enum Address {
    /// On a socket in a folder of its own, where no two are in each other's way.
    Socket(PathBuf),
    /// On a port of this machine: not every host knows such sockets.
    Port(SocketAddr),
}

/// Bytes to a host and back.
pub trait Stream: Read + Write {}
impl<T: Read + Write> Stream for T {}

impl Address {
    /// A port that nothing listens on.
    pub fn free_port() -> SocketAddr {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        listener.local_addr().unwrap()
    }

    pub fn connect(&self) -> io::Result<Box<dyn Stream>> {
        Ok(match self {
            Self::Socket(path) => Box::new(UnixStream::connect(path)?),
            Self::Port(address) => Box::new(TcpStream::connect(address)?),
        })
    }
}
