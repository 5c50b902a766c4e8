// Waits until the program has started, where there is one, and the page has nothing left to do;
// says what the load was like, in milliseconds after it began.
const done = arguments[0];
const started = () => performance.getEntriesByName("clinic-started")[0];
const first = () => performance.getEntriesByName("first-contentful-paint")[0];
const report = () => {
  if (!first()) return rest();
  const tasks = clinicBench.tasks.filter(([start]) => start >= first().startTime);
  const [document] = performance.getEntriesByType("navigation");
  done({
    first: first().startTime,
    largest: clinicBench.largest,
    shift: clinicBench.shift,
    blocking: tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
    started: started()?.startTime ?? null,
    bytes: document.encodedBodySize,
  });
};
const rest = () =>
  requestAnimationFrame(() =>
    requestAnimationFrame(() => requestIdleCallback(() => requestIdleCallback(report))),
  );
const program = document.querySelector("meta[name=clinic-program]");
if (!program || started()) rest();
else new PerformanceObserver(() => started() && rest()).observe({ type: "mark" });
