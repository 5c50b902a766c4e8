use super::{Content, Failure, File, network::fetch};
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
    slots: Rc<RefCell<Vec<(File, Slot)>>>,
}

#[derive(Clone)]
enum Slot {
    Kept(Rc<Content>),
    OnItsWay(Shared<LocalBoxFuture<'static, Answer>>),
}

/// `None`: the site has no such file.
type Answer = Result<Option<Rc<Content>>, Failure>;

impl Store {
    /// A store for the content of a site that begins at this base, which holds a page.
    #[must_use]
    pub fn with(base: Base, page: Page) -> Self {
        let (file, content) = page.into();
        let slots = vec![(file, Slot::Kept(Rc::new(content)))];
        Self {
            base,
            slots: Rc::new(RefCell::new(slots)),
        }
    }

    /// What a route shows, when all of it is at hand. No route: nothing has this address.
    #[must_use]
    pub fn kept(&self, route: Option<&Route>) -> Option<Page> {
        match self.slot(&File::of(route)) {
            Some(Slot::Kept(content)) => content.page(route),
            _ => None,
        }
    }

    /// What a route shows, fetched if need be. No route: nothing has this address.
    ///
    /// # Errors
    /// When its content can't be had.
    pub async fn page(&self, route: Option<&Route>) -> Result<Page, Failure> {
        if let Some(content) = self.load(File::of(route)).await? {
            return content.page(route).ok_or(Failure::Broken);
        }
        let index = self.load(File::INDEX).await?;
        index
            .and_then(|content| content.page(None))
            .ok_or(Failure::Refused(404))
    }

    /// Fetches what a route will show, so that it is at hand when it is asked for.
    pub async fn warm(&self, route: &Route) {
        // Whoever follows the link asks again, and is told of a failure then.
        let _ = self.load(File::of(Some(route))).await;
    }

    fn slot(&self, file: &File) -> Option<Slot> {
        let slots = self.slots.borrow();
        let (_, slot) = slots.iter().find(|(kept, _)| kept == file)?;
        Some(slot.clone())
    }

    async fn load(&self, file: File) -> Answer {
        let answer = match self.slot(&file) {
            Some(Slot::Kept(content)) => return Ok(Some(content)),
            Some(Slot::OnItsWay(answer)) => return answer.await,
            None => {
                let answer = content(file.clone(), self.base.file(&file.to_string()));
                let answer = answer.boxed_local().shared();
                let slot = (file.clone(), Slot::OnItsWay(answer.clone()));
                self.slots.borrow_mut().push(slot);
                answer.await
            }
        };
        let mut slots = self.slots.borrow_mut();
        slots.retain(|(kept, _)| *kept != file);
        if let Ok(Some(content)) = &answer {
            slots.push((file, Slot::Kept(Rc::clone(content))));
        }
        answer
    }
}

async fn content(file: File, address: String) -> Answer {
    let content = match file {
        File::Index(_) => fetch(&address).await?.map(Content::Index),
        File::Article(_) => fetch(&address).await?.map(Content::Article),
        File::Author(..) => fetch(&address).await?.map(Content::Author),
    };
    Ok(content.map(Rc::new))
}
