//! What a browser keeps of the site, so that it can be read without a network: the list of all
//! files with their hashes, by which `assets/web/offline/worker.js` goes.

mod group;
mod left_out;
mod linked;
mod list;
mod page;
mod plan;
mod print;
mod scripts;

pub(super) use list::{LIST, List};
pub(super) use page::OfflinePage;
pub(super) use plan::Plan;
pub(super) use print::{Print, Prints};
pub(super) use scripts::{WORKER, script_element};
