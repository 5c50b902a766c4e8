//! What an article is. Plain data: no input or output, nothing of leptos.
//!
//! Content has two [stages](Stage) and one set of types for both: what a person writes
//! ([`Written`]) and what a browser loads ([`Published`]).

mod article;
mod author;
mod block;
mod certainty;
mod colour;
mod colour_names;
mod date;
mod file_name;
mod identifier;
mod inline;
mod invalid;
mod language;
mod list;
mod offline;
mod page;
mod page_number;
mod picture;
mod preview;
mod site;
mod slug;
mod source;
mod stage;
mod target;
mod web_address;

pub use article::{Article, Dates, Licence, Status};
pub use author::Author;
pub use block::{Block, Callout, CalloutKind, Passage, Quote, Table};
pub use certainty::Certainty;
pub use colour::Colour;
pub use date::Date;
pub use file_name::FileName;
pub use identifier::{Doi, Identifier, Isbn};
pub use inline::{Inline, plain_text};
pub use invalid::Invalid;
pub use language::{Direction, Language};
pub use list::List;
pub use offline::Offline;
pub use page::{ArticlePage, AuthorPage, Page};
pub use page_number::PageNumber;
pub use picture::{Alternative, Image, Picture};
pub use preview::Preview;
pub use site::{Accent, Booking, Contact, Emergency, Site, Theme, Topic};
pub use slug::Slug;
pub use source::Source;
pub use stage::{Heading, Markdown, Published, Stage, Written};
pub use target::Target;
pub use web_address::WebAddress;
