use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::mpsc,
    time::{Instant, sleep_until},
};

/// How long a packet is on its way; a round trip has two ways.
const WAY: Duration = Duration::from_millis(75);

/// The most bytes in a packet, without its headers.
const PACKET: usize = 1460;

/// 1.6 Mbit/s and 750 kbit/s, in bytes a second.
const DOWN: f64 = 200_000.0;
const UP: f64 = 93_750.0;

/// Puts a slow mobile network before a server; the address at which it is reached then.
///
/// The network of a browser's own tools delays what is read at a time: the second half of a
/// document comes at once, when all of it could be there. This one carries packets, so what has
/// arrived can be shown. Handshakes, slow start and loss are left out of both.
pub async fn slow(server: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (up, down) = (Link::new(UP), Link::new(DOWN));
    tokio::spawn(async move {
        while let Ok((browser, _)) = listener.accept().await {
            let (up, down) = (Arc::clone(&up), Arc::clone(&down));
            tokio::spawn(async move {
                let Ok(server) = TcpStream::connect(server).await else {
                    return;
                };
                for end in [&browser, &server] {
                    end.set_nodelay(true).unwrap();
                }
                let ((asks, shows), (answers, hears)) = (browser.into_split(), server.into_split());
                tokio::spawn(carry(asks, hears, up));
                carry(answers, shows, down).await;
            });
        }
    });
    address
}

/// One direction of the network, which all connections share.
struct Link {
    bytes_per_second: f64,
    /// When the last packet has left.
    free: Mutex<Instant>,
}

impl Link {
    fn new(bytes_per_second: f64) -> Arc<Self> {
        Arc::new(Self {
            bytes_per_second,
            free: Mutex::new(Instant::now()),
        })
    }

    /// When a packet with so many bytes has left that comes now.
    fn leaves(&self, bytes: u16) -> Instant {
        let takes = Duration::from_secs_f64(f64::from(bytes) / self.bytes_per_second);
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        *free = (*free).max(Instant::now()) + takes;
        *free
    }
}

/// Carries bytes, packet by packet, until one of the ends has gone.
async fn carry(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, link: Arc<Link>) {
    let (sent, mut on_its_way) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    tokio::spawn(async move {
        while let Some((arrives, packet)) = on_its_way.recv().await {
            sleep_until(arrives).await;
            if to.write_all(&packet).await.is_err() {
                return;
            }
        }
    });
    let mut packet = vec![0; PACKET];
    while let Ok(length @ 1..) = from.read(&mut packet).await {
        let leaves = link.leaves(u16::try_from(length).unwrap());
        sleep_until(leaves).await;
        if sent
            .send((leaves + WAY, packet[..length].to_vec()))
            .is_err()
        {
            return;
        }
    }
}
