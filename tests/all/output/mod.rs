mod damaged_folder;
mod files;
mod incremental;
#[cfg(target_os = "linux")]
mod killed;
#[cfg(unix)]
mod permissions;
mod precompress;
mod published_folder;
mod removals;
mod size;
mod stopped;
mod verify;
