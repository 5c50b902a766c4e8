mod manifest;
mod saved;
