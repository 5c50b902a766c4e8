// Notes what an embed tells the page, and what the page was before it.
window.told = [];
for (const name of ["ready", "navigate", "resize", "error"]) {
  addEventListener(`clinic-${name}`, ({ target, detail, composed }) => {
    told.push({ name, tag: target.localName, composed, at: performance.now(), ...detail });
  });
}
// What goes wrong in the page.
window.errors = [];
addEventListener("error", ({ message }) => errors.push(message));
addEventListener("unhandledrejection", ({ reason }) => errors.push(`${reason}`));
// What comes into the page or changes in it, if only for a moment.
window.changed = [];
window.watch = () => {
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  const observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes } of records) {
      const what = attributeName ?? [...addedNodes].map(({ nodeName }) => nodeName);
      changed.push(`${type} of ${target.nodeName}: ${what}`);
    }
  });
  for (const part of [document.head, document.body]) observer.observe(part, all);
};
// What the page's policy forbids, which not every browser's console tells the tests.
window.refused = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective }) => {
  refused.push(violatedDirective);
});
window.shifted = [];
window.reserved = 0;
window.defined = 0;
try {
  const note = (list) => shifted.push(...list.getEntries());
  new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
} catch {}
// Once the script is there, it reserves the space in the next frame.
customElements.whenDefined("clinic-article").then(() => {
  window.defined = performance.now();
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
