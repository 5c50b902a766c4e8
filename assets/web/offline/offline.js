// Brings the worker that keeps the site, and carries what is said between it and the page. The
// program asks with `clinic-keep` events and is told with `clinic-kept` events.
(() => {
  const data = document.getElementById("clinic-data");
  const { worker } = data.dataset;
  const { serviceWorker } = navigator;
  if (!worker || !serviceWorker) return;

  const VERSION = "clinic-version";
  const CHOSEN = `clinic-chosen ${data.dataset.base}`;

  // In milliseconds.
  const PATIENCE = 45_000;
  const AN_HOUR = 3_600_000;

  let { path } = data.dataset;
  let registered;
  let cleared = false;
  let refused = false;

  const register = async () => {
    const policy = window.trustedTypes?.createPolicy("clinic-worker", {
      createScriptURL: () => worker,
    });
    const address = policy ? policy.createScriptURL(worker) : worker;
    await serviceWorker.register(address, { updateViaCache: "none" });
  };

  const ask = async (message) => {
    await (registered ??= register());
    const { active } = await serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    return new Promise((answer) => {
      port1.onmessage = ({ data }) => answer(data);
      active.postMessage(message, [port2]);
    });
  };

  const tell = (detail) => document.dispatchEvent(new CustomEvent("clinic-kept", { detail }));

  const NOTHING = { version: null, trouble: null, article: null, all: null, newer: false, cleared, refused };

  const version = () => document.querySelector(`meta[name=${VERSION}]`)?.content ?? null;

  // A page that came from the network is of a version, too, if that has the very same page.
  const recognise = async () => {
    if (version() || data.dataset.path === undefined) return;
    const program = document.querySelector("meta[name=clinic-program]").content;
    const marks = [data.textContent, program];
    const content = await ask({ page: { path: data.dataset.path, marks } });
    if (!content || version()) return;
    document.head.append(Object.assign(document.createElement("meta"), { name: VERSION, content }));
  };

  // What the reader has saved by hand, for the day when the browser clears all that is kept.
  const chosen = (duty, path) => {
    try {
      const known = JSON.parse(localStorage.getItem(CHOSEN));
      let now = known ?? [];
      if (duty === "saveAll" || duty === "removeAll") now = [];
      if (duty === "save" || duty === "remove") now = now.filter(([, it]) => it !== path);
      if (duty) now.push([duty, path]);
      localStorage.setItem(CHOSEN, JSON.stringify(now));
      return known;
    } catch {
      return null;
    }
  };

  const describe = async () => {
    await recognise();
    const kept = await ask({ duty: "describe", path });
    if (kept.version) chosen();
    const mine = version();
    const newer = Boolean(mine && kept.version && mine !== kept.version);
    tell({ kept: { ...kept, newer, cleared, refused } });
  };

  let heard = 0;
  serviceWorker.addEventListener("message", ({ data: { ask, progress }, ports }) => {
    heard = Date.now();
    if (ask) ports[0].postMessage(version());
    else if (progress) tell({ progress });
    else describe().catch(lost);
  });

  const perform = async (duty) => {
    if (duty === "describe") return registered ? visit() : saves && tell({ kept: NOTHING });
    if (duty.startsWith("save")) refused = !(await navigator.storage?.persist?.());
    if (/^(save|remove)/.test(duty)) chosen(duty, path);
    await ask({ duty, path });
    if (duty === "agree") location.reload();
  };

  document.addEventListener("clinic-keep", ({ detail: { duty, path: here } }) => {
    path = here;
    perform(duty).catch(lost);
  });

  const visit = async () => {
    await describe();
    if (!saves) await ask({ duty: "read", path });
  };

  const check = async () => {
    heard = Date.now();
    let again;
    // A browser may stop a worker that takes long; a new one goes on where it was.
    const silence = new Promise((resume) => {
      again = setInterval(() => Date.now() - heard > PATIENCE && resume(true), PATIENCE);
    });
    const isSilent = await Promise.race([ask({ duty: "check" }), silence]);
    clearInterval(again);
    if (isSilent === true) await check();
  };

  const begin = async () => {
    const { version: known } = await ask({ duty: "describe", path });
    const duties = known ? null : chosen();
    await check();
    for (const [duty, path] of duties ?? []) {
      cleared = true;
      await ask({ duty, path });
    }
    cleared ||= Boolean(duties);
    await visit();
    performance.mark("clinic-checked");
  };

  // Who keeps a page open for days hears of a new version, too.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && registered && Date.now() - heard > AN_HOUR) check().catch(lost);
  });

  // Without its worker nothing can be kept; the next visit tries again.
  const lost = () => {
    registered = undefined;
    tell({ kept: { ...NOTHING, trouble: "unreachable" } });
  };

  // Who saves data keeps what they choose.
  if (serviceWorker.controller) registered = Promise.resolve();
  const saves =
    navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;
  new PerformanceObserver((list) => {
    if (!list.getEntriesByName("clinic-started").length) return;
    if (saves) document.dispatchEvent(new CustomEvent("clinic-keep", { detail: { duty: "describe", path } }));
    else begin().catch(lost);
  }).observe({ type: "mark", buffered: true });
})();
