mod damaged_folder;
mod files;
mod incremental;
mod published_folder;
mod removals;
mod size;
mod stopped;
