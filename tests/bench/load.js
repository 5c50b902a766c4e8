// Waits until the program has started, where there is one, and the page has nothing left to do;
// says what the load was like, in milliseconds after it began.
const done = arguments[0];
const started = () => performance.getEntriesByName("clinic-started")[0];
const first = () => performance.getEntriesByName("first-contentful-paint")[0];
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const idle = () => new Promise((resolve) => requestIdleCallback(resolve));

const program = async () => {
  if (!document.querySelector("meta[name=clinic-program]")) return;
  await new Promise((resolve) => {
    const ask = () => started() && resolve();
    new PerformanceObserver(ask).observe({ type: "mark" });
    ask();
  });
};

// What is loaded lazily comes after the page, and can be its largest part all the same.
const pictures = () => {
  const seen = [...document.images].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });
  // One that can't be shown is waited for all the same; the tests say that it is broken.
  return Promise.allSettled(seen.map((image) => image.decode()));
};

const rest = async () => {
  do {
    for (const wait of [frame, frame, idle, idle]) await wait();
  } while (!first());
};

const report = () => {
  const tasks = clinicBench.tasks.filter(([start]) => start >= first().startTime);
  const [page] = performance.getEntriesByType("navigation");
  done({
    first: first().startTime,
    largest: clinicBench.largest,
    shift: clinicBench.shift,
    blocking: tasks.reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0),
    started: started()?.startTime ?? null,
    bytes: page.encodedBodySize,
  });
};

Promise.all([program(), pictures()]).then(rest).then(report, (error) => done(String(error)));
