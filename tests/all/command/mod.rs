mod archive;
mod arguments;
mod dev;
mod new;
mod recipes;
mod starter;
