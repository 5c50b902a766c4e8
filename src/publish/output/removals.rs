use crate::{
    publish::support::error::Error,
    route::{Route, files},
};

/// How many articles a publication may take away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Removals {
    /// At most half of those that are published: a folder that is not there, or only half, is no
    /// wish to take a site away.
    #[default]
    Some,
    /// As many as it likes.
    All,
}

impl Removals {
    /// Allows that of these files, which are published, those go that are not to stay.
    ///
    /// # Errors
    /// When too many articles would go; says which.
    pub(super) fn allow<'a>(
        self,
        published: impl Iterator<Item = &'a String>,
        stays: impl Fn(&String) -> bool,
    ) -> Result<(), Error> {
        if self == Self::All {
            return Ok(());
        }
        let articles = published.filter(|path| is_article(path));
        let (staying, going): (Vec<&String>, Vec<&String>) = articles.partition(|it| stays(it));
        if going.len() <= staying.len() {
            return Ok(());
        }
        let names = going.iter().filter_map(|path| path.split('/').nth(1));
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names.truncate(NAMED);
        let more = match going.len() - names.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        Err(Error::new(format!(
            "this would take away {} of {} published articles: {}{more}; nothing was written. If they are \
             to go, say so with --allow-removals; otherwise see whether all files are there",
            going.len(),
            going.len() + staying.len(),
            names.join(", "),
        )))
    }
}

/// How many articles are named.
const NAMED: usize = 10;

fn is_article(path: &str) -> bool {
    path.strip_suffix(files::INDEX)
        .is_some_and(|page| matches!(Route::parse(page), Some(Route::Article(_))))
}
