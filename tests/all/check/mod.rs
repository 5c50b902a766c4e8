mod any_cache;
mod ledger;
mod messages;
