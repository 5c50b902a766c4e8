//! The program as a person starts it, in a folder of its own.

use std::{
    ffi::OsStr,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};
use tempfile::TempDir;

/// A folder in which somebody works, with nothing else of a system around.
pub struct Desk {
    folder: TempDir,
    program: PathBuf,
}

impl Desk {
    pub fn new() -> Self {
        Self::with(Path::new(env!("CARGO_BIN_EXE_clinic-articles")))
    }

    /// A desk with another build of the program.
    pub fn with(program: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("home")).unwrap();
        Self {
            folder,
            program: program.to_owned(),
        }
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    /// A command that is about to run in a folder here.
    pub fn command(&self, folder: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .current_dir(self.path(folder))
            .env_clear()
            .env("PATH", "")
            .env("HOME", self.path("home"));
        command
    }

    /// Runs a command in a folder here.
    pub fn run(&self, folder: &str, arguments: &[&str]) -> Output {
        self.command(folder, arguments).output().unwrap()
    }

    /// Runs a script in a folder here, in which the program is `$0`.
    #[cfg(unix)]
    pub fn shell(&self, folder: &str, script: &str) -> Output {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", script]).arg(&self.program);
        let shell = shell.current_dir(self.path(folder)).env_clear();
        let shell = shell.env("PATH", "").env("HOME", self.path("home"));
        shell.output().unwrap()
    }

    /// Runs a command that has to succeed; what it says on standard output.
    pub fn done(&self, folder: &str, arguments: &[&str]) -> String {
        let output = self.run(folder, arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Starts a server in a folder here.
    pub fn serve(&self, folder: &str, arguments: &[&str]) -> Serving {
        let mut command = self.command(folder, arguments);
        command.args(["--port", "0"]).stdout(Stdio::piped());
        Serving::start(&mut command)
    }

    /// The names in a folder here.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }
}

/// A server that is stopped when it is dropped.
pub struct Serving {
    child: Child,
    /// Its host and port.
    host: String,
    /// Where the site begins.
    base: String,
}

impl Serving {
    fn start(command: &mut Command) -> Self {
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut lines = lines.map_while(Result::ok);
        let address = lines.find_map(|line| {
            let (_, address) = line.split_once("http://")?;
            Some(address.split([',', ' ']).next()?.to_owned())
        });
        // Whatever else it says must be read, or it would wait.
        std::thread::spawn(move || lines.for_each(drop));
        let address = address.expect("a server says its address");
        let (host, path) = address.split_once('/').unwrap();
        Self {
            child,
            host: host.into(),
            base: format!("/{path}"),
        }
    }

    /// The address of a path below the base.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.host, self.base)
    }

    fn ask(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let host = &self.host;
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// The whole answer for a path below the base.
    pub fn get(&self, path: &str) -> String {
        let mut answer = Vec::new();
        let url = self.url(path);
        let (_, path) = url.split_at("http://".len() + self.host.len());
        self.ask(path).read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// What pages are told, one after the other.
    pub fn news(&self) -> impl Iterator<Item = serde_json::Value> {
        let stream = self.ask("/.clinic-articles/news");
        let lines = BufReader::new(stream).lines().map_while(Result::ok);
        lines.filter_map(|line| {
            let data = line.strip_prefix("data: ")?;
            Some(serde_json::from_str(data).unwrap())
        })
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// Sends a signal to a process.
pub fn signal(signal: &str, child: &Child) {
    let id = child.id().to_string();
    let sent = Command::new("kill")
        .args([OsStr::new(signal), id.as_ref()])
        .status();
    assert!(sent.unwrap().success());
}
