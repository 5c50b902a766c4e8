mod formats;
mod sitemap;
