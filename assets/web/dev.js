// Keeps a page that somebody edits up to date: reloads it when it was published anew, and says
// what is wrong with the content. Only `clinic-articles dev` puts it into pages.
(() => {
  const NEWS = "/.clinic-articles/news";
  let published;
  let source;

  const panel = document.createElement("pre");
  panel.id = "clinic-dev-report";
  panel.setAttribute("role", "alert");
  panel.tabIndex = 0;
  panel.style.cssText =
    "position:fixed;inset:auto 0 0;z-index:9;max-height:45vh;overflow:auto;margin:0;padding:1em;" +
    "background:#20201e;color:#fff;border-top:4px solid;font:14px/1.5 ui-monospace,monospace;" +
    "white-space:pre-wrap;overflow-wrap:anywhere";

  const show = ({ report, is_stale }) => {
    if (!report) return panel.remove();
    const words = is_stale ? "This page is older than your last change:\n\n" : "";
    panel.style.borderColor = is_stale ? "#ff6b5e" : "#ffc94d";
    panel.textContent = words + report;
    document.body.append(panel);
  };

  const hear = ({ data }) => {
    const news = JSON.parse(data);
    const version = JSON.stringify(news.published);
    if (published !== undefined && version !== published) return location.reload();
    published = version;
    show(news);
  };

  // A browser keeps six connections to a host at most, so pages that nobody sees give theirs up.
  const connect = () => {
    source?.close();
    source = undefined;
    if (document.hidden) return;
    source = new EventSource(NEWS);
    source.onmessage = hear;
  };

  document.addEventListener("visibilitychange", connect);
  connect();
})();
