//! From an empty folder to a page.

use crate::all::support::child::Desk;

/// What pages of the new clinic have in common.
const TITLE: &str = "<title>";

#[test]
fn a_new_clinic_is_a_page_three_commands_later() {
    let desk = Desk::new();
    let said = desk.done("", &["new", "my-clinic"]);
    assert!(
        said.ends_with("  cd my-clinic\n  clinic-articles dev\n"),
        "{said}"
    );
    let output = desk.run("my-clinic", &["build"]);
    let report = String::from_utf8(output.stderr).unwrap();
    assert!(report.starts_with("0 errors, 0 warnings"), "{report}");
    assert!(output.status.success());
    let serving = desk.serve("my-clinic", &["serve"]);
    for page in ["", "articles/your-first-visit/"] {
        let answer = serving.get(page);
        assert!(
            answer.starts_with("HTTP/1.1 200") && answer.contains(TITLE),
            "{answer}"
        );
    }
    // Nothing is left beside what was asked for: the cache is in the home folder.
    assert_eq!(desk.names(""), ["home", "my-clinic"]);
    let made = ["README.md", "content", "dist"].map(str::to_owned);
    let names = desk.names("my-clinic");
    assert!(made.iter().all(|name| names.contains(name)), "{names:?}");
    assert!(
        !desk
            .read("my-clinic/content/articles/your-first-visit.json")
            .contains("{{")
    );
}

#[test]
fn nothing_is_written_over() {
    let desk = Desk::new();
    desk.done("", &["new", "my-clinic"]);
    desk.write("my-clinic/content/site.json", "mine");
    std::fs::remove_file(desk.path("my-clinic/README.md")).unwrap();
    let again = desk.run("", &["new", "my-clinic"]);
    assert_eq!(again.status.code(), Some(1));
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(
        said.contains("is there already, and nothing is written over"),
        "{said}"
    );
    assert_eq!(desk.read("my-clinic/content/site.json"), "mine");
    // Nor is anything put beside it.
    assert!(!desk.path("my-clinic/README.md").exists());
}

#[test]
fn a_folder_that_somebody_has_made_will_do() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("mine")).unwrap();
    desk.write("mine/notes.txt", "mine");
    let said = desk.done("mine", &["new", "."]);
    assert!(said.ends_with(":\n\n  clinic-articles dev\n"), "{said}");
    assert_eq!(desk.read("mine/notes.txt"), "mine");
    desk.done("mine", &["check"]);
    // The folder of the content will do as well.
    desk.done("mine/content", &["check"]);
}

#[test]
fn every_file_of_the_starter_is_written() {
    let desk = Desk::new();
    desk.done("", &["new", "my-clinic"]);
    let starter = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/starter");
    let mut folders = vec![starter.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let below = path.strip_prefix(&starter).unwrap();
            let written = desk.path("my-clinic").join(below);
            assert!(written.is_file(), "{} is not written", below.display());
        }
    }
}
