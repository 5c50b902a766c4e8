// In a page that another site shows in a frame: tells that site how high the page is, and which
// link of it somebody follows, as WordPress asks (wp-embed.js), and has the theme it is told.
(() => {
  const root = document.documentElement;
  const asked = () => new URLSearchParams(location.hash.replace(/^#\??/, ""));

  // WordPress gives each of its frames one, and listens to no frame without it.
  const secret = /^\w+$/.exec(asked().get("secret") ?? "")?.[0];

  const choose = () => {
    root.dataset.theme = asked().get("theme") ?? "";
  };
  choose();
  addEventListener("hashchange", choose);

  if (parent === window) return;

  let origin = "*";
  const tell = (message, value) => parent.postMessage({ message, value, secret }, origin);
  const tellHeight = () => tell("height", Math.ceil(root.getBoundingClientRect().height));

  addEventListener("message", (event) => {
    if (event.source !== parent) return;
    if (event.data?.message !== "ready" || event.data.secret !== secret) return;
    // A page without an origin can't be named.
    if (event.origin !== "null") origin = event.origin;
    tellHeight();
  });
  new ResizeObserver(tellHeight).observe(root);

  if (!secret) return;
  addEventListener("click", (event) => {
    const changed = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (event.defaultPrevented || event.button || changed) return;
    const link = event.target.closest("a[href]");
    // WordPress goes to pages of this site and nowhere else; the rest is the browser's.
    if (!link || link.target === "_self" || link.host !== location.host) return;
    event.preventDefault();
    tell("link", link.href);
  });
})();
