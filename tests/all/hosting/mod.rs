mod headers;
mod serve;
