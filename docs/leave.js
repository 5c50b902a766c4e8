// Takes away what Clinic Articles has saved on readers' devices, and the worker that kept it: for a
// clinic whose articles are not at this address any more. It stands where worker.js stood.
addEventListener("install", () => skipWaiting());

const leave = async () => {
  const mine = `clinic-articles 1 ${new URL(registration.scope).pathname} `;
  for (const name of await caches.keys()) if (name.startsWith(mine)) await caches.delete(name);
  await registration.unregister();
};

addEventListener("activate", (event) => event.waitUntil(leave()));
