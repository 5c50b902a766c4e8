use super::{answer::Answer, folder::Folder};
use clinic_articles::publish;
use std::{
    fs,
    io::Read,
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};
use tempfile::TempDir;
use tokio::{net::UnixListener, runtime::Runtime};

/// A host that serves a folder until it is dropped. It listens on a socket in a folder of its
/// own, so that no two can be in each other's way.
pub struct Host {
    pub folder: &'static Folder,
    socket: PathBuf,
    _running: Running,
    _workshop: TempDir,
}

/// What ends when it is dropped.
enum Running {
    Child { _server: Server },
    Own { _runtime: Runtime },
}

impl Host {
    /// nginx with `deploy/nginx.conf` in a configuration that compresses by itself, as
    /// Debian's does.
    pub fn nginx(folder: &'static Folder) -> Self {
        let workshop = TempDir::new().unwrap();
        let at = workshop.path().display();
        let socket = workshop.path().join("socket");
        let base = folder.base.as_str().trim_end_matches('/');
        let site = deployed(
            "nginx.conf",
            &[
                ("listen 80;", &format!("listen unix:{};", socket.display())),
                ("/srv/clinic;", &format!("{};", folder.root.display())),
                ("set $base \"\";", &format!("set $base \"{base}\";")),
            ],
        );
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|what| format!("{what}_temp_path {at}/{what};\n"))
            .concat();
        let whole = format!(
            "daemon off;\nmaster_process off;\npid {at}/pid;\nerror_log stderr;\nevents {{}}\n\
             http {{\naccess_log off;\ngzip on;\ngzip_types *;\ncharset koi8-r;\n{temporary}{site}}}\n"
        );
        let file = workshop.path().join("nginx.conf");
        fs::write(&file, whole).unwrap();
        let command = format!("nginx -e stderr -p {at} -c {}", file.display());
        Self::run(folder, workshop, socket, &command)
    }

    /// Caddy with `deploy/Caddyfile`.
    pub fn caddy(folder: &'static Folder) -> Self {
        let workshop = TempDir::new().unwrap();
        let at = workshop.path().display();
        let socket = workshop.path().join("socket");
        let base = folder.base.as_str().trim_end_matches('/');
        let site = deployed(
            "Caddyfile",
            &[
                (
                    "\nclinic.example {",
                    &format!("\nhttp:// {{\n\tbind unix/{}", socket.display()),
                ),
                (
                    "root * /srv/clinic",
                    &format!("root * {}", folder.root.display()),
                ),
                ("vars base \"\"", &format!("vars base \"{base}\"")),
            ],
        );
        let file = workshop.path().join("Caddyfile");
        fs::write(&file, format!("{{\n\tadmin off\n}}\n{site}")).unwrap();
        let command = format!(
            "env HOME={at} XDG_DATA_HOME={at} XDG_CONFIG_HOME={at} \
             caddy run --adapter caddyfile --config {}",
            file.display()
        );
        Self::run(folder, workshop, socket, &command)
    }

    /// What `make serve` starts.
    pub fn ours(folder: &'static Folder) -> Self {
        let workshop = TempDir::new().unwrap();
        let socket = workshop.path().join("socket");
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(async { UnixListener::bind(&socket).unwrap() });
        let router = publish::service(&folder.site, &folder.base);
        runtime.spawn(async { axum::serve(listener, router).await });
        Self {
            folder,
            socket,
            _running: Running::Own { _runtime: runtime },
            _workshop: workshop,
        }
    }

    fn run(folder: &'static Folder, workshop: TempDir, socket: PathBuf, command: &str) -> Self {
        let server = Server::start(command, &socket);
        Self {
            folder,
            socket,
            _running: Running::Child { _server: server },
            _workshop: workshop,
        }
    }

    /// Asks for an address below the base.
    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("GET", &self.folder.base.file(path), headers)
    }

    pub fn head(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask("HEAD", &self.folder.base.file(path), headers)
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        Answer::get(&self.socket, method, path, headers)
    }
}

/// A file of `deploy/` with what a deployer changes in it.
fn deployed(file: &str, changes: &[(&str, &str)]) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("deploy")
        .join(file);
    let mut text = fs::read_to_string(path).unwrap();
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "{from} in {file}");
        text = text.replace(from, to);
    }
    text
}

/// A server that runs until this is dropped, or this process is gone, however it went.
struct Server(Child);

impl Server {
    fn start(command: &str, socket: &Path) -> Self {
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
        while UnixStream::connect(socket).is_err() {
            if let Some(status) = shell.try_wait().unwrap() {
                drop(shell.stdin.take());
                panic!("{command}: {status}: {}", listening.join().unwrap());
            }
            thread::yield_now();
        }
        Self(shell)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        drop(self.0.wait());
    }
}
