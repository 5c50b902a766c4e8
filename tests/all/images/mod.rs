mod bad_pictures;
mod drawings;
mod drawings_as_saved;
mod endless_drawings;
mod large_drawings;
mod picture_names;
mod pictures;
mod secrets;
