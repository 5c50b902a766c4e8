// Notes what happens while a page loads; the same for all that are compared.
window.clinicBench = { largest: 0, shift: 0, tasks: [] };
for (const [type, note] of [
  ["largest-contentful-paint", (entry) => (clinicBench.largest = entry.startTime)],
  ["layout-shift", (entry) => (clinicBench.shift += entry.value)],
  ["longtask", (entry) => clinicBench.tasks.push([entry.startTime, entry.duration])],
]) {
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
}
