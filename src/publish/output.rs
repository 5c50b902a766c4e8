use super::{
    Kept, Publication, Template, Trouble, develop, icons::Icons, manifest, render::render,
    tree::files_below,
};
use crate::{
    components::Setting,
    content::File,
    model::Page,
    route::{Base, Route},
};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The page that hosts send for addresses that nothing has.
const NOT_FOUND: &str = "404.html";

/// The list of all files that were published, by which the next publication knows them.
const LIST: &str = ".clinic-articles";

/// Writes a publication and the built program into a folder that any static host can serve.
///
/// The folder is made beside its place and then put there, so a failure leaves the one before
/// as it was. It replaces only a folder that was published before, or an empty one.
///
/// # Errors
/// When a file can't be read or written, or the folder holds something else.
pub fn write(
    publication: &Publication,
    base: &Base,
    program: &Path,
    kept: &Kept,
    folder: &Path,
) -> Result<usize, Trouble> {
    must_be_ours(folder)?;
    // On the same disk, so that moving it is one step.
    let beside = folder.parent().filter(|parent| *parent != Path::new(""));
    let beside = beside.unwrap_or(Path::new("."));
    fs::create_dir_all(beside).map_err(Trouble::with("create", beside))?;
    let workshop = tempfile::Builder::new()
        .prefix(".clinic-articles-")
        .tempdir_in(beside)
        .map_err(Trouble::with("write in", beside))?;
    let fresh = workshop.path().join("new");
    let mut template = copy_program(program, &fresh)?;
    let icons = Icons::draw()?;
    template.add_to_head(&icons.links());
    let output = Output {
        folder: fresh.clone(),
        setting: Setting::new(base.clone(), publication.site.clone()),
        template,
    };
    output.write_icons(publication, base, &icons)?;
    let pages = output.write_all(publication, kept)?;
    let list = files_below(&fresh)?.join("\n");
    output.write(LIST, list.as_bytes())?;
    replace(folder, &fresh, &workshop.path().join("old"))?;
    Ok(pages)
}

/// Puts the fresh folder in the place of the one before, which goes where the old one is to be.
fn replace(folder: &Path, fresh: &Path, old: &Path) -> Result<(), Trouble> {
    let replaces = folder.exists();
    if replaces {
        fs::rename(folder, old).map_err(Trouble::with("move aside", folder))?;
    }
    let placed = fs::rename(fresh, folder).map_err(Trouble::with("put in place", folder));
    if placed.is_err() && replaces {
        fs::rename(old, folder).map_err(Trouble::with("put back", folder))?;
    }
    placed
}

/// Refuses a folder with anything in it that was not published there.
fn must_be_ours(folder: &Path) -> Result<(), Trouble> {
    if !folder.exists() {
        return Ok(());
    }
    let list = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    let ours: BTreeSet<&str> = list.lines().chain([LIST]).collect();
    match files_below(folder)?
        .iter()
        .find(|file| !ours.contains(file.as_str()))
    {
        None => Ok(()),
        Some(file) => Err(Trouble::new(format!(
            "{} holds {file}, which was not published there; move it elsewhere, or choose another folder with DIST=",
            folder.display()
        ))),
    }
}

/// Copies what trunk has built, all but the document, which is the template of every page.
fn copy_program(program: &Path, folder: &Path) -> Result<Template, Trouble> {
    let document = program.join("index.html");
    let text = fs::read_to_string(&document).map_err(Trouble::with("read", &document))?;
    let template = Template::new(text)?;
    copy(program, folder, &document)?;
    Ok(template)
}

fn copy(from: &Path, to: &Path, except: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(to).map_err(Trouble::with("create", to))?;
    for entry in fs::read_dir(from).map_err(Trouble::with("read", from))? {
        let entry = entry.map_err(Trouble::with("read", from))?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        // Trunk's own files are hidden.
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if from.is_dir() && !hidden {
            copy(&from, &to, except)?;
        } else if from != except && !hidden {
            fs::copy(&from, &to).map_err(Trouble::with("copy", &from))?;
        }
    }
    Ok(())
}

struct Output {
    folder: PathBuf,
    setting: Setting,
    template: Template,
}

impl Output {
    fn write_all(&self, publication: &Publication, kept: &Kept) -> Result<usize, Trouble> {
        let bar = progress_bar();
        for (path, file) in develop(publication, kept, &bar)? {
            let bytes = fs::read(&file).map_err(Trouble::with("read", &file))?;
            self.write(&path, &bytes)?;
        }
        bar.finish_and_clear();
        let routes = publication.routes();
        for route in &routes {
            if let Some(page) = publication.page(route) {
                self.write_content(&page)?;
                self.write_page(&page)?;
            }
        }
        self.write_page(&publication.not_found())?;
        Ok(routes.len() + 1)
    }

    fn write_icons(
        &self,
        publication: &Publication,
        base: &Base,
        icons: &Icons,
    ) -> Result<(), Trouble> {
        for icon in &icons.all {
            self.write(&icon.path, &icon.png)?;
        }
        let manifest = manifest::manifest(publication, base, icons)?;
        self.write(manifest::PATH, &manifest)
    }

    /// Writes what the browser fetches to show a page.
    fn write_content(&self, page: &Page) -> Result<(), Trouble> {
        let file = File::of(Route::of(page).as_ref());
        match page {
            Page::Home(list) => self.write_json(&file, list),
            Page::Article(page) => self.write_json(&file, page),
            Page::Author(page) => self.write_json(&file, page),
            // They show what other pages' files hold.
            Page::Related(_) | Page::NotFound(_) => Ok(()),
        }
    }

    fn write_page(&self, page: &Page) -> Result<(), Trouble> {
        let path = match Route::of(page) {
            Some(route) => format!("{route}index.html"),
            None => NOT_FOUND.into(),
        };
        let html = render(&self.template, &self.setting, page)
            .map_err(|error| Trouble::because(format!("could not render {path}"), error))?;
        self.write(&path, html.as_bytes())
    }

    fn write_json(&self, file: &File, content: &impl Serialize) -> Result<(), Trouble> {
        let json = serde_json::to_vec(content)
            .map_err(|error| Trouble::because(format!("could not write {file}"), error))?;
        self.write(&file.to_string(), &json)
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let path = self.folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(Trouble::with("create", parent))?;
        }
        fs::write(&path, bytes).map_err(Trouble::with("write", &path))
    }
}

/// A bar for a person who waits; nothing is drawn where nobody looks, as into a file.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::no_length();
    match ProgressStyle::with_template("Pictures {wide_bar} {pos}/{len} files, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
