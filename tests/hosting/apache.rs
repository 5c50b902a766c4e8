use super::{folder::Folder, host::Way};
use std::{fs, net::SocketAddr, os::unix::fs::PermissionsExt, path::Path};

/// The modules that Debian brings along, and the two that `.htaccess` asks for besides.
pub const USUAL: [&str; 12] = [
    "alias",
    "authz_core",
    "autoindex",
    "deflate",
    "dir",
    "env",
    "filter",
    "headers",
    "mime",
    "negotiation",
    "rewrite",
    "setenvif",
];

/// Those without which nothing is served at all.
pub const LEAST: [&str; 3] = ["authz_core", "dir", "mime"];

/// What no `.htaccess` can tell Apache to do otherwise.
pub const WAYS: [Way; 5] = [
    Way::TakesWhatIsSent,
    Way::RefusesLongNames,
    Way::SaysWholeAddresses,
    Way::KeepsRefusalsOpen,
    Way::SendsAllForParts,
];

/// Starts Apache as hosts do: files may tell it so much, and it lists folders without a page. What
/// Debian brings along is configured as it is there.
pub fn command(
    folder: &Folder,
    workshop: &Path,
    port: SocketAddr,
    modules: &[&str],
    overrides: &str,
) -> String {
    let (at, root) = (workshop.display(), folder.root.display());
    let site = folder.root.join(folder.base.as_str().trim_matches('/'));
    let site = site.display();
    let mut whole = vec![format!(
        "ServerRoot {at}\nDefaultRuntimeDir {at}\nPidFile {at}/pid\nErrorLog /dev/stderr\n\
         Listen {port}\nServerName clinic.example\nUser www-data\nGroup www-data\n"
    )];
    for module in ["mpm_event"].iter().chain(modules) {
        let file = format!("/usr/lib/apache2/modules/mod_{module}.so");
        whole.push(format!("LoadModule {module}_module {file}\n"));
    }
    for module in modules {
        let debian = format!("/etc/apache2/mods-available/{module}.conf");
        if Path::new(&debian).exists() {
            whole.push(format!("Include {debian}\n"));
        }
    }
    whole.push(format!(
        "DocumentRoot {root}\n<Directory {root}>\nOptions FollowSymLinks\n\
         AllowOverride {overrides}\nRequire all granted\n</Directory>\n\
         <Directory {site}>\nOptions +Indexes\n</Directory>\n"
    ));
    let file = workshop.join("apache2.conf");
    fs::write(&file, whole.concat()).unwrap();
    // Where root starts it, somebody else reads.
    for closed in folder.closed() {
        fs::set_permissions(closed, fs::Permissions::from_mode(0o755)).unwrap();
    }
    format!("apache2 -f {} -DFOREGROUND", file.display())
}
