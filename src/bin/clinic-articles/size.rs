use crate::{dist::Dist, failure::Failure};
use clap::Args;
use clinic_articles::publish::{Budgets, FirstVisit};
use std::path::PathBuf;

/// Say how many bytes a first visit loads
///
/// Lists every file that a page of the published site loads: as it is, and compressed. With
/// budgets it fails when a file is over its own.
#[derive(Args)]
#[command(after_help = "\
Examples:
  clinic-articles size
  clinic-articles size --page articles/first-visit/index.html
  clinic-articles size --budgets budgets.json")]
pub struct Size {
    #[command(flatten)]
    dist: Dist,
    /// The page to visit, by its file in the published site [default: index.html, or as the
    /// budgets say]
    #[arg(long, value_name = "FILE", conflicts_with = "budgets")]
    page: Option<String>,
    /// A JSON file that says how large each file may be
    #[arg(long, value_name = "FILE")]
    budgets: Option<PathBuf>,
}

impl Size {
    pub fn run(self) -> Result<(), Failure> {
        let folder = &self.dist.folder;
        let Some(file) = self.budgets else {
            let page = self.page.as_deref().unwrap_or("index.html");
            print!("{}", FirstVisit::measure(folder, page)?);
            return Ok(());
        };
        let budgets = Budgets::read(&file)?;
        let visit = FirstVisit::measure(folder, &budgets.page)?.against(&budgets);
        print!("{visit}");
        if visit.is_within_budget() {
            return Ok(());
        }
        Err(Failure::Content(format!(
            "a file is over its budget or has none; make it smaller, or change {}",
            file.display()
        )))
    }
}
