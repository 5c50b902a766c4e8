mod any_cache;
mod heading_ids;
mod ledger;
mod messages;
