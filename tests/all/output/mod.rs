mod damaged_folder;
mod files;
mod incremental;
#[cfg(unix)]
mod permissions;
mod precompress;
mod published_folder;
mod removals;
mod size;
mod stopped;
mod verify;
