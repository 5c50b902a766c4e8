use super::{
    Failure, File,
    json::{Malformed, Value},
    network::{fetch, version},
};
use crate::{
    model::Page,
    route::{Base, Route},
};
use futures::future::{FutureExt, LocalBoxFuture, Shared};
use std::{cell::RefCell, rc::Rc};

/// Content that was fetched once and is kept; what is on its way is asked for once.
///
/// A failure is not kept, so asking again fetches again.
#[derive(Clone)]
pub struct Store {
    base: Base,
    /// What the finished page has carried with it: its own content, and no more than that.
    first: Rc<(Option<Route>, Value)>,
    slots: Rc<RefCell<Vec<(File, Slot)>>>,
    /// The version of what is in the slots.
    version: Rc<RefCell<Option<String>>>,
}

#[derive(Clone)]
enum Slot {
    Kept(Value),
    OnItsWay(Shared<LocalBoxFuture<'static, Answer>>),
}

/// `None`: the site has no such file.
type Answer = Result<Option<Value>, Failure>;

impl Store {
    /// A store for the content of a site that begins at this base, which holds what the page
    /// of a route shows.
    #[must_use]
    pub fn with(base: Base, route: Option<Route>, content: Value) -> Self {
        Self {
            base,
            first: Rc::new((route, content)),
            slots: Rc::default(),
            version: Rc::new(RefCell::new(version())),
        }
    }

    /// The version of the site that all content is of; `None` where none is kept.
    #[must_use]
    pub fn version() -> Option<String> {
        version()
    }

    /// What a route shows, when all of it is at hand. No route: nothing has this address.
    #[must_use]
    pub fn kept(&self, route: Option<&Route>) -> Option<Page> {
        let (first, content) = &*self.first;
        if first.as_ref() == route {
            return page(route, content).ok();
        }
        match self.slot(&File::of(route)) {
            Some(Slot::Kept(content)) => page(route, &content).ok(),
            _ => None,
        }
    }

    /// What a route shows, fetched if need be. No route: nothing has this address.
    ///
    /// # Errors
    /// When its content can't be had.
    pub async fn page(&self, route: Option<&Route>) -> Result<Page, Failure> {
        let (route, file, content) = match self.load(File::of(route)).await? {
            Some(content) => (route, File::of(route), content),
            None => match self.load(File::INDEX).await? {
                Some(content) => (None, File::INDEX, content),
                None => return Err(Failure::Refused(404)),
            },
        };
        page(route, &content).map_err(|Malformed| {
            self.forget(&file);
            Failure::Broken
        })
    }

    /// Fetches what a route will show, so that it is at hand when it is asked for.
    pub async fn warm(&self, route: &Route) {
        // Whoever follows the link asks again, and is told of a failure then.
        let _ = self.load(File::of(Some(route))).await;
    }

    fn slot(&self, file: &File) -> Option<Slot> {
        let (first, content) = &*self.first;
        // A list of related articles carries nothing else of the article.
        if !matches!(first, Some(Route::Related(_))) && File::of(first.as_ref()) == *file {
            return Some(Slot::Kept(content.clone()));
        }
        let version = version();
        if *self.version.borrow() != version {
            self.slots.borrow_mut().clear();
            self.version.replace(version);
        }
        let slots = self.slots.borrow();
        let (_, slot) = slots.iter().find(|(kept, _)| kept == file)?;
        Some(slot.clone())
    }

    fn forget(&self, file: &File) {
        self.slots.borrow_mut().retain(|(kept, _)| kept != file);
    }

    async fn load(&self, file: File) -> Answer {
        let answer = match self.slot(&file) {
            Some(Slot::Kept(content)) => return Ok(Some(content)),
            Some(Slot::OnItsWay(answer)) => return answer.await,
            None => {
                let address = self.base.file(&file.to_string());
                let answer = async move { fetch(&address).await };
                let answer = answer.boxed_local().shared();
                let slot = (file.clone(), Slot::OnItsWay(answer.clone()));
                self.slots.borrow_mut().push(slot);
                answer.await
            }
        };
        self.forget(&file);
        if let Ok(Some(content)) = &answer {
            let slot = (file, Slot::Kept(content.clone()));
            self.slots.borrow_mut().push(slot);
        }
        answer
    }
}

/// The page that a route makes of the content of its file.
fn page(route: Option<&Route>, content: &Value) -> Result<Page, Malformed> {
    Ok(match route {
        None => Page::NotFound(content.read()?),
        Some(Route::Home(_)) => Page::Home(content.read()?),
        Some(Route::Article(_)) => Page::Article(content.read()?),
        Some(Route::Related(_)) => Page::Related(content.read()?),
        Some(Route::Author(..)) => Page::Author(content.read()?),
    })
}
