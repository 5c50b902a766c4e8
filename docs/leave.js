// Takes away what Clinic Articles has saved on readers' devices, and the worker that kept it: for a
// clinic whose articles are not at this address any more. It stands where worker.js stood.
addEventListener("install", () => skipWaiting());

const leave = async () => {
  const { scope } = registration;
  const mine = `clinic-articles 1 ${new URL(scope).pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(mine)) await caches.delete(name);
  await registration.unregister();
  // What is open is loaded anew, from the network.
  for (const page of await clients.matchAll({ type: "window", includeUncontrolled: true }))
    if (page.url.startsWith(scope)) await page.navigate?.(page.url).catch(() => {});
};

addEventListener("activate", (event) => event.waitUntil(leave()));
