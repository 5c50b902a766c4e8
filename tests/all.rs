//! Everything that holds without a browser.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't go on has failed"
)]

mod all {
    mod article;
    mod blocks;
    mod bundles;
    mod check;
    mod command;
    mod compile;
    mod components;
    mod floors;
    mod headers;
    mod hostile;
    mod hostile_bundle;
    mod html;
    mod large;
    mod limits;
    mod model;
    mod mutation;
    mod output;
    mod pages;
    mod prose;
    mod routes;
    mod samples;
    mod serve;
    mod size;
    mod style;
}
