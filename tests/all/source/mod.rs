mod broken_json;
mod large;
mod limits;
mod prose;
