mod large;
mod limits;
mod mutation;
mod prose;
