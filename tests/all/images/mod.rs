mod bad_pictures;
mod drawings;
mod large_drawings;
mod picture_names;
mod pictures;
mod secrets;
