use crate::failure::Failure;
use clap::Args;
use clinic_articles::{
    model::{Date, Invalid},
    publish::{self, Cache, Error, Loaded, Severity},
};
use etcetera::{BaseStrategy, base_strategy::choose_native_strategy};
use std::path::{Path, PathBuf};

/// Where the content is, and what has been made of it before.
#[derive(Args)]
pub struct Content {
    /// The folder of the content; without it `content`, or the current folder when it holds
    /// site.json
    #[arg(id = "content", long = "content", value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// Where encoded pictures and other results that took long are kept; may be deleted at any
    /// time [default: clinic-articles in your cache folder]
    #[arg(
        long,
        value_name = "FOLDER",
        env = "CLINIC_ARTICLES_CACHE",
        hide_env_values = true
    )]
    cache: Option<PathBuf>,
}

impl Content {
    /// The folder of the content.
    ///
    /// # Errors
    /// When none was named, and none is where one is expected.
    pub fn folder(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.folder {
            return Ok(folder.clone());
        }
        let expected = ["content", "."].map(PathBuf::from);
        let found = expected
            .into_iter()
            .find(|folder| folder.join("site.json").is_file());
        found.ok_or_else(|| {
            Failure::Content(
                "there is no content/site.json here; go to the folder of your clinic, name the \
                 folder with --content, or begin with `clinic-articles new my-clinic`"
                    .into(),
            )
        })
    }

    /// The cache.
    ///
    /// # Errors
    /// When none was named, and this system has no place for one.
    pub fn cache(&self) -> Result<Cache, Failure> {
        if let Some(folder) = &self.cache {
            return Ok(Cache::in_folder(folder));
        }
        let strategy = choose_native_strategy().map_err(|cause| {
            Error::because(
                "this system has no cache folder; name one with --cache",
                cause,
            )
        })?;
        let folder = strategy.cache_dir().join("clinic-articles").join("build");
        Ok(Cache::in_folder(folder))
    }

    /// The checked content, after its report on standard error.
    ///
    /// # Errors
    /// When it has errors.
    pub fn load(&self) -> Result<Loaded, Failure> {
        let folder = self.folder()?;
        let checked = publish::load(&folder, today()?, &self.cache()?)?;
        anstream::eprintln!("{:#}", checked.report);
        checked.loaded.ok_or_else(|| {
            let words = match checked.report.count(Severity::Error) {
                1 => "the error above is mended".to_owned(),
                errors => format!("the {errors} errors above are mended"),
            };
            Failure::Content(format!("{} can be published when {words}", name(&folder)))
        })
    }
}

/// This day, by which dates in articles are checked.
///
/// # Errors
/// When the machine's clock shows a year that no article has.
pub fn today() -> Result<Date, Error> {
    let now = time::OffsetDateTime::now_utc();
    u16::try_from(now.year())
        .map_err(|_| Invalid::new("the year has more than four digits", "set the clock"))
        .and_then(|year| Date::new(year, now.month().into(), now.day()))
        .map_err(|cause| Error::because("this machine's clock is wrong", cause))
}

/// A folder as a sentence names it.
fn name(folder: &Path) -> String {
    if folder == Path::new(".") {
        return "this folder".into();
    }
    folder.display().to_string()
}
