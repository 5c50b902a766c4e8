// Keeps what was made for the next time.
const folders = [".cache", "dist"];

exports.onPreBuild = ({ utils }) => utils.cache.restore(folders);
exports.onPostBuild = ({ utils }) => utils.cache.save(folders);
