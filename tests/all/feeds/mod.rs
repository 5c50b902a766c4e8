mod feeds;
mod sitemap;
