// Notes what an embed tells the page, and what the page was before it.
window.told = [];
for (const name of ["ready", "navigate", "resize", "error"]) {
  addEventListener(`clinic-${name}`, ({ target, detail, composed }) => {
    told.push({ name, tag: target.localName, composed, at: performance.now(), ...detail });
  });
}
// What the page's policy forbids, which not every browser's console tells the tests.
window.refused = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => {
  refused.push(violatedDirective);
});
window.shifted = [];
window.reserved = 0;
try {
  const note = (list) => shifted.push(...list.getEntries());
  new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
} catch {}
// Once the script is there, it reserves the space in the next frame.
customElements.whenDefined("clinic-article").then(() => {
  requestAnimationFrame(() => requestAnimationFrame(() => (window.reserved = performance.now())));
});
window.page = () => ({
  head: document.head.innerHTML,
  body: document.body.outerHTML.replace(/<clinic-.*?<\/clinic-\w+>/gs, ""),
  root: document.documentElement.getAttributeNames().join(),
  title: document.title,
  address: location.href,
  history: history.length,
  state: JSON.stringify(history.state),
  storage: [localStorage.length, sessionStorage.length, document.cookie].join(),
  // Some are what the driver of the browser needs.
  globals: Object.keys(window).filter((name) => !/^(cdc_|ret_nodes|before$|\$)/.test(name)).join(),
});
