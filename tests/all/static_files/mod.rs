mod linked_files;
mod publishing;
