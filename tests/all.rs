//! Everything that holds without a browser.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't go on has failed"
)]
#![allow(
    clippy::assert_is_empty,
    clippy::large_stack_arrays,
    clippy::manual_assert_eq,
    reason = "what differs may be a whole site, and is no use in a message"
)]

mod all {
    mod bench;
    mod check;
    mod command;
    mod documents;
    mod embed;
    mod feeds;
    mod fuzz;
    mod hosting;
    mod house;
    mod images;
    mod model;
    mod offline;
    mod output;
    mod page;
    mod publication;
    mod routes;
    mod security;
    mod source;
    mod static_files;
    mod suite;
    mod support;
    #[path = "../tier.rs"]
    mod tier;
    mod webapp;
}
