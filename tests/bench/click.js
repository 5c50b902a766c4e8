// Follows a link, and promises how many milliseconds after the click the heading of its page
// was painted. Element Timing has the same clock as the first contentful paint of a page that
// is loaded, the moment of presentation, while a frame's callback comes before its painting.
const [selector] = arguments;
window.clinicClick = new Promise((resolve) => {
  const before = document.querySelector("main h1");
  let clicked;
  addEventListener("click", (event) => (clicked = event.timeStamp), { capture: true, once: true });
  const painted = new PerformanceObserver((list) => {
    const entry = list.getEntries().find((entry) => entry.identifier === "bench");
    if (!entry) return;
    painted.disconnect();
    resolve(entry.renderTime - clicked);
  });
  painted.observe({ type: "element" });
  const mounted = new MutationObserver(() => {
    const heading = document.querySelector("main h1");
    if (!heading || heading === before) return;
    mounted.disconnect();
    heading.setAttribute("elementtiming", "bench");
  });
  mounted.observe(document.querySelector("main"), { childList: true, subtree: true });
  document.querySelector(selector).click();
});
