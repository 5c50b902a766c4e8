//! A publisher that is killed, wherever it is: what is published stays whole, and the next one goes on.

use crate::all::{
    support::{
        bundles::{Bundle, content, lay},
        place::Place,
    },
    tier::choose,
};
use clinic_articles::publish::compile;
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

/// Where the publisher finds what it is to do.
const AT: &str = "CLINIC_ARTICLES_TEST_AT";

/// What changes something on a disk, or waits for it.
const CALLS: [&str; 12] = [
    "write",
    "copy_file_range",
    "rename",
    "renameat2",
    "mkdir",
    "chmod",
    "fchmod",
    "fsync",
    "fdatasync",
    "syncfs",
    "unlink",
    "unlinkat",
];

/// The publisher, which the others kill, where they say; nothing to test by itself. It does all in one
/// thread, so that its steps can be counted.
#[test]
fn publisher() {
    let Some(at) = env::var_os(AT).map(PathBuf::from) else {
        return;
    };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    one.unwrap().install(|| publish(&at));
}

fn publish(at: &Path) {
    let place = Place::in_folder(at.to_owned());
    let loaded = Bundle::in_folder(at.join("content")).load().loaded.unwrap();
    place.publish(&compile(loaded)).unwrap();
}

/// Runs the publisher under strace; its steps, or `None` if it was killed.
fn run(at: &Path, arguments: &[String]) -> Option<Vec<String>> {
    let log = at.join("steps");
    let ran = Command::new("strace")
        .args(["--follow-forks", "--quiet=all", "--seccomp-bpf", "--output"])
        .arg(&log)
        .args(arguments)
        .arg(env::current_exe().unwrap())
        .args([
            "all::output::killed::publisher",
            "--exact",
            "--test-threads=1",
        ])
        .env(AT, at)
        .output()
        .unwrap_or_else(|error| panic!("strace: {error}; Debian has it in a package of that name"));
    if ran.status.success() {
        let steps = fs::read_to_string(&log).unwrap();
        return Some(steps.lines().map(str::to_owned).collect());
    }
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(
        fs::read_to_string(&log).unwrap().contains("SIGKILL"),
        "{said}"
    );
    None
}

/// What the publisher finds, and what it makes of it.
struct Case {
    folder: TempDir,
    before: Option<BTreeMap<String, Vec<u8>>>,
    after: BTreeMap<String, Vec<u8>>,
}

impl Case {
    /// A site in which much changes: pages, lists and feeds are other, and an article goes.
    fn change() -> Self {
        let case = Self::first();
        let at = case.folder.path();
        publish(at);
        let before = Place::in_folder(at.to_owned()).files();
        let bundle = Bundle::in_folder(at.join("content"));
        bundle.replace("articles/stretching.json", "\"published\",", "\"draft\",");
        bundle.replace("articles/back-pain.json", "[\"stretching\"]", "[]");
        bundle.replace(
            "articles/back-pain.json",
            "article:stretching",
            "author:ada-example",
        );
        let after = Self::clean(at);
        Self {
            before: Some(before),
            after,
            ..case
        }
    }

    /// A site that is nowhere yet.
    fn first() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::in_folder(folder.path().to_owned());
        place.make_program();
        lay(&content().join("good"), &folder.path().join("content"));
        let after = Self::clean(folder.path());
        Self {
            folder,
            before: None,
            after,
        }
    }

    /// The files that a publisher makes of it whom nobody kills.
    fn clean(at: &Path) -> BTreeMap<String, Vec<u8>> {
        let other = copy(at);
        let place = Place::in_folder(other.path().to_owned());
        if place.dist().exists() {
            fs::remove_dir_all(place.dist()).unwrap();
        }
        publish(other.path());
        place.files()
    }

    /// Publishes a copy of it, with the publisher killed at this step, and then again; whether it was.
    fn kill(&self, call: &str, number: usize) -> bool {
        let copy = copy(self.folder.path());
        let place = Place::in_folder(copy.path().to_owned());
        let inject = format!("--inject={call}:signal=KILL:when={number}");
        if run(copy.path(), &[inject]).is_some() {
            return false;
        }
        let at = format!("killed at {call} {number}");
        let files = if place.dist().exists() {
            place.files()
        } else {
            BTreeMap::new()
        };
        let nothing = BTreeMap::new();
        let before = self.before.as_ref().unwrap_or(&nothing);
        for (name, bytes) in files
            .iter()
            .filter(|(name, _)| !name.starts_with(".clinic"))
        {
            let is_whole = [before, &self.after]
                .iter()
                .any(|it| it.get(name) == Some(bytes));
            assert!(is_whole, "{name} is half done, {at}");
        }
        let stays = before.keys().filter(|name| self.after.contains_key(*name));
        for name in stays {
            assert!(files.contains_key(name), "{name} is gone, {at}");
        }
        publish(copy.path());
        assert_eq!(place.changes(&self.after), [""; 0], "{at}");
        let left = fs::read_dir(copy.path()).unwrap();
        let left = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let left: Vec<_> = left.filter(|name| name.starts_with(".clinic")).collect();
        assert_eq!(left, [""; 0], "{at}");
        true
    }

    /// The calls of the publisher, each with how often it makes it.
    fn calls(&self) -> BTreeMap<&'static str, usize> {
        let copy = copy(self.folder.path());
        let trace = format!("--trace={}", CALLS.join(","));
        let steps = run(copy.path(), &[trace]).unwrap();
        let made = |call: &&str| {
            let begin = format!("{call}(");
            let steps = steps
                .iter()
                .filter_map(|step| step.split_once(char::is_whitespace));
            steps
                .filter(|(_, step)| step.trim_start().starts_with(&begin))
                .count()
        };
        let calls = CALLS.into_iter().map(|call| (call, made(&call)));
        calls.filter(|(_, times)| *times > 0).collect()
    }

    /// Kills a publisher at each of its steps, or at some of each kind.
    fn hold(&self, some: impl Fn(&str, usize) -> Vec<usize>) {
        let calls = self.calls();
        assert!(
            calls.contains_key("rename") && calls.contains_key("syncfs"),
            "{calls:?}"
        );
        let mut killed = 0;
        for (call, times) in calls {
            let numbers = choose(some(call, times), (1..=times).collect());
            killed += numbers
                .into_iter()
                .filter(|number| self.kill(call, *number))
                .count();
        }
        assert!(killed > 0);
    }
}

/// A copy of a folder, its files with the times that they have.
fn copy(from: &Path) -> TempDir {
    let to = tempfile::tempdir().unwrap();
    let copied = Command::new("cp")
        .args(["-a", "--"])
        .arg(from.join("."))
        .arg(to.path())
        .status();
    assert!(copied.unwrap().success());
    to
}

#[test]
fn change_is_made_good_wherever_it_ends() {
    Case::change().hold(|call, times| match call {
        "rename" => vec![times / 2, times],
        "syncfs" | "unlink" | "write" => vec![times],
        _ => Vec::new(),
    });
}

#[test]
fn first_publication_is_made_good_wherever_it_ends() {
    Case::first().hold(|call, times| match call {
        "rename" | "syncfs" => vec![times],
        _ => Vec::new(),
    });
}
