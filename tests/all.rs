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
    mod archive;
    mod article;
    mod bad_pictures;
    mod bench;
    mod blocks;
    mod breadcrumbs;
    mod bundles;
    mod check;
    mod child;
    mod clinic;
    mod command;
    mod compile;
    mod components;
    mod damaged_folder;
    mod dev;
    mod documents;
    mod drawings;
    mod earlier;
    mod elsewhere;
    mod embed_style;
    mod feeds;
    mod frames;
    mod graph;
    mod headers;
    mod held;
    mod hostile;
    mod hostile_bundle;
    mod house;
    mod html;
    mod icons;
    mod incremental;
    mod large;
    mod large_drawings;
    mod ledger;
    mod letter_by_letter;
    mod limits;
    mod linked_files;
    mod links;
    mod lists;
    mod metadata;
    mod model;
    mod mutation;
    mod names;
    mod new;
    mod oembed;
    mod offline;
    mod output;
    mod pages;
    mod photos;
    mod pictures;
    mod program;
    mod prose;
    mod published_folder;
    mod recipes;
    mod removals;
    mod routes;
    mod samples;
    mod saved;
    mod secrets;
    mod serve;
    mod sitemap;
    mod size;
    mod starter;
    mod static_files;
    mod stopped;
    mod style;
    mod suite;
    mod template;
    #[path = "../tier.rs"]
    mod tier;
}
