use super::address::Address;
use std::{
    io::Read,
    process::{Child, Command, Stdio},
    thread,
};

/// A server that runs until this is dropped, or this process is gone, however it went.
pub struct Server(Child);

impl Server {
    /// Starts a server that listens there, or says why it does not.
    pub fn start(command: &str, address: &Address) -> Result<Self, String> {
        let script =
            format!("exec 3<&0; {command} & s=$!; (cat <&3 >/dev/null; kill $s) & wait $s");
        let mut shell = Command::new("sh")
            .args(["-c", &script])
            .env(
                "PATH",
                format!("{}:/usr/sbin", std::env::var("PATH").unwrap()),
            )
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = shell.stderr.take().unwrap();
        // What it says must be read, or it would wait.
        let listening = thread::spawn(move || {
            let mut words = String::new();
            said.read_to_string(&mut words).unwrap();
            words
        });
        while address.connect().is_err() {
            if let Some(status) = shell.try_wait().unwrap() {
                drop(shell.stdin.take());
                let said = listening.join().unwrap();
                return Err(format!("{command}: {status}: {said}"));
            }
            thread::yield_now();
        }
        Ok(Self(shell))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        drop(self.0.wait());
    }
}
