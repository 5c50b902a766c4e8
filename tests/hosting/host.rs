use super::{address::Address, answer::Answer, apache, folder::Folder, server::Server};
use clinic_articles::publish;
use std::{fs, net::SocketAddr, path::Path};
use tempfile::TempDir;
use tokio::{net::UnixListener, runtime::Runtime};

/// A host that serves a folder until it is dropped.
pub struct Host {
    pub folder: &'static Folder,
    /// What it can't be told to do otherwise.
    pub ways: &'static [Way],
    address: Address,
    _running: Running,
    _workshop: TempDir,
}

/// What a host does in its own way, where all others do the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It sends a file to whoever sends something, too.
    TakesWhatIsSent,
    /// Who is led elsewhere on the host is told the whole address.
    SaysWholeAddresses,
    /// What no disk can call a file, it refuses before it reads what it is told.
    RefusesLongNames,
    /// Who wants several parts may get all.
    SendsAllForParts,
    /// Who wants a part in something else than bytes gets nothing.
    RefusesOtherUnits,
    /// Where it sends no file, it says nothing of how long that may be kept.
    KeepsRefusalsOpen,
}

/// What ends when it is dropped.
enum Running {
    Child { _server: Server },
    Own { _runtime: Runtime },
}

impl Host {
    /// Whether a host does something in its own way.
    pub fn has(&self, way: Way) -> bool {
        self.ways.contains(&way)
    }

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
        Self::run(folder, &[], workshop, Address::Socket(socket), &command)
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
        let ways = &[Way::RefusesOtherUnits];
        Self::run(folder, ways, workshop, Address::Socket(socket), &command)
    }

    /// Apache with the `.htaccess` of the site and these modules.
    pub fn apache(folder: &'static Folder, modules: &[&str]) -> Self {
        Self::on_port(folder, &apache::WAYS, |folder, workshop, port| {
            apache::command(folder, workshop, port, modules, "FileInfo")
        })
    }

    /// A host that listens on a port, and is started there by this command.
    pub fn on_port(
        folder: &'static Folder,
        ways: &'static [Way],
        command: impl Fn(&Folder, &Path, SocketAddr) -> String,
    ) -> Self {
        let mut said = String::new();
        // Another program may take the port meanwhile.
        for _ in 0..5 {
            let workshop = TempDir::new().unwrap();
            let port = Address::free_port();
            let address = Address::Port(port);
            let command = command(folder, workshop.path(), port);
            match Server::start(&command, &address) {
                Ok(server) => {
                    return Self {
                        folder,
                        ways,
                        address,
                        _running: Running::Child { _server: server },
                        _workshop: workshop,
                    };
                }
                Err(words) => said = words,
            }
        }
        panic!("{said}");
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
            ways: &[],
            address: Address::Socket(socket),
            _running: Running::Own { _runtime: runtime },
            _workshop: workshop,
        }
    }

    fn run(
        folder: &'static Folder,
        ways: &'static [Way],
        workshop: TempDir,
        address: Address,
        command: &str,
    ) -> Self {
        let server = Server::start(command, &address).unwrap_or_else(|said| panic!("{said}"));
        Self {
            folder,
            ways,
            address,
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
        Answer::get(&self.address, method, path, headers)
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
