mod earlier_loaders;
mod frames;
mod oembed;
mod shadow_style;
mod wasm_names;
