mod bad_pictures;
mod drawings;
mod large_drawings;
mod pictures;
mod secrets;
