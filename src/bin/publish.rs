//! The publisher: checks a bundle, publishes it, serves the result.

use clap::{Args, Parser, Subcommand};
use clinic_articles::{
    model::{Date, Invalid, WebAddress},
    publish::{self, FirstVisit, Kept, Loaded, Severity, Trouble},
};
use std::{
    mem,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Large sites are made of many small strings.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Checks a folder of articles, publishes it, serves the result.
#[derive(Parser)]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Says what is wrong with the content.
    Check(Content),
    /// Writes the site into a folder that any static host can serve.
    Build {
        #[command(flatten)]
        content: Content,
        #[command(flatten)]
        site: Site,
        /// Where the site will be, as in `https://clinic.example/learn/`; without it, as site.json
        /// says.
        #[arg(long, value_parser = base_url)]
        base_url: Option<WebAddress>,
        /// The folder of the built program.
        #[arg(long)]
        program: PathBuf,
    },
    /// Serves the site on this machine.
    Serve {
        #[command(flatten)]
        site: Site,
        /// The port to listen on; 0 for a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Says how many bytes a first visit loads.
    Size {
        #[command(flatten)]
        site: Site,
        /// The file of budgets.
        #[arg(long)]
        budgets: PathBuf,
    },
    /// Makes a JPEG of an SVG drawing.
    Draw {
        /// The drawing.
        drawing: PathBuf,
        /// The picture to write.
        picture: PathBuf,
    },
}

#[derive(Args)]
struct Content {
    /// The folder of the content.
    #[arg(long)]
    content: PathBuf,
    /// The folder of what took long to make; it may be deleted at any time.
    #[arg(long, default_value = "target/kept")]
    kept: PathBuf,
}

impl Content {
    fn kept(&self) -> Kept {
        Kept::in_folder(&self.kept)
    }
}

#[derive(Args)]
struct Site {
    /// The folder of the site.
    #[arg(long)]
    dist: PathBuf,
}

fn base_url(text: &str) -> Result<WebAddress, Invalid> {
    let address: WebAddress = text.parse()?;
    address.check_folder()?;
    Ok(address)
}

fn main() -> ExitCode {
    let done = match Command::parse().task {
        Task::Check(content) => load(&content).map(|_| ()),
        Task::Build {
            content,
            site,
            base_url,
            program,
        } => build(&content, &site, base_url, &program),
        Task::Serve { site, port } => serve(&site, port),
        Task::Size { site, budgets } => size(&site, &budgets),
        Task::Draw { drawing, picture } => publish::draw(&drawing, &picture),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("error: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn load(content: &Content) -> Result<Loaded, Trouble> {
    let now = time::OffsetDateTime::now_utc();
    let today = u16::try_from(now.year())
        .map_err(|_| Invalid::new("the year has more than four digits", "set the clock"))
        .and_then(|year| Date::new(year, now.month().into(), now.day()))
        .map_err(|cause| Trouble::because("this machine's clock is wrong", cause))?;
    let checked = publish::load(&content.content, today, &content.kept());
    eprintln!("{}", checked.report);
    checked.loaded.ok_or_else(|| {
        let errors = checked.report.count(Severity::Error);
        let folder = content.content.display();
        Trouble::new(format!(
            "{folder} can't be published before its {errors} errors are mended"
        ))
    })
}

fn build(
    content: &Content,
    site: &Site,
    base_url: Option<WebAddress>,
    program: &Path,
) -> Result<(), Trouble> {
    let mut publication = publish::compile(load(content)?);
    if let Some(address) = base_url {
        publication.site.address = address;
    }
    let written = publish::write(&publication, program, &content.kept(), &site.dist)?;
    let publish::Written { pages, files, new } = written;
    let folder = site.dist.display();
    println!("{pages} pages in {folder}: {new} of {files} files are new");
    // The program ends here, and the system takes all memory back at once.
    mem::forget(publication);
    Ok(())
}

fn serve(site: &Site, port: u16) -> Result<(), Trouble> {
    let base = publish::base_of(&site.dist)?;
    tokio::runtime::Runtime::new()
        .map_err(|cause| Trouble::because("could not start the server", cause))?
        .block_on(publish::serve(&site.dist, &base, port))
}

fn size(site: &Site, budgets: &std::path::Path) -> Result<(), Trouble> {
    let visit = FirstVisit::measure(&site.dist, budgets)?;
    print!("{visit}");
    if visit.is_within_budget() {
        Ok(())
    } else {
        Err(Trouble::new(format!(
            "a file is over its budget or has none; make it smaller, or change {}",
            budgets.display()
        )))
    }
}
