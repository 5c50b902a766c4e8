mod compile;
mod lists;
