// Brings the worker that keeps the site, and carries what is said between it and the page. The
// program asks with `clinic-keep` events and is told with `clinic-kept` events.
(() => {
  const data = document.getElementById("clinic-data");
  const program = document.querySelector("meta[name=clinic-program]");
  const { base, worker } = data.dataset;
  const { serviceWorker } = navigator;
  const CHOSEN = `clinic-chosen ${base}`;

  // What the reader has saved by hand, for the day when the browser clears all that is kept; null
  // where nothing was ever kept. Some browsers keep nothing, and say so by throwing.
  const chosen = () => {
    try {
      return JSON.parse(localStorage.getItem(CHOSEN));
    } catch {
      return null;
    }
  };

  const choose = (choices) => {
    try {
      if (choices) localStorage.setItem(CHOSEN, JSON.stringify(choices));
      else localStorage.removeItem(CHOSEN);
    } catch {}
  };

  if (!worker) choose(null);
  if (!worker || !serviceWorker) return;

  const VERSION = "clinic-version";

  // In milliseconds.
  const A_WHILE = 2000;
  const AN_HOUR = 3_600_000;

  const A_DAY = { day: "numeric", month: "long", year: "numeric" };
  const inWords = (time) => new Date(time).toLocaleDateString(document.documentElement.lang, A_DAY);

  const address = new URL(worker, location).href;
  let { path } = data.dataset;
  let policy;
  let registered;
  let cleared = false;
  let refused = false;

  const register = () => {
    policy ??= window.trustedTypes?.createPolicy("clinic-worker", { createScriptURL: () => worker });
    const script = policy ? policy.createScriptURL(worker) : worker;
    return serviceWorker.register(script, { updateViaCache: "none" });
  };

  // Another site's worker may answer for the whole host, for some of our pages, or in our place.
  const isOurs = (worker) => worker?.scriptURL === address;
  const ours = () => (isOurs(serviceWorker.controller) ? serviceWorker.controller : null);

  const activated = async ({ active, waiting, installing }) => {
    const worker = [active, waiting, installing].find(isOurs);
    return new Promise((yes, no) => {
      const look = () => {
        if (!worker || worker.state === "redundant") no(new Error("the worker was not installed"));
        else if (worker === active || worker.state === "activated") yes(worker);
      };
      worker?.addEventListener("statechange", look);
      look();
    });
  };

  // Whether it is our worker that will answer for this page and for articles, network or not.
  const isReached = async () => {
    const places = [location.href, new URL(`${base}articles/`, location).href];
    const found = places.map((place) => serviceWorker.getRegistration(place));
    return (await Promise.all(found)).every((it) => isOurs(it?.active));
  };

  let heard = 0;

  const say = (worker, message, hear) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => hear(data);
    worker.postMessage(message, [port2]);
  };

  // A browser may stop a worker that takes long, and another may take its place: whoever is there
  // then is asked again, and goes on where the last one was. A worker that was stopped begins
  // another life when it is spoken to.
  const ask = async (message) => {
    const worker = ours() ?? (await activated(await (registered ??= register())));
    const over = new AbortController();
    const { signal } = over;
    heard = Date.now();
    let life;
    const told = await new Promise((yes) => {
      const look = () => say(worker, { life: true }, (now) => (life ??= now) === now || yes());
      look();
      const watch = setInterval(look, A_WHILE);
      signal.addEventListener("abort", () => clearInterval(watch));
      serviceWorker.addEventListener("controllerchange", () => yes(), { signal });
      say(worker, message, (data) => yes([data]));
    });
    over.abort();
    return told ? told[0] : ask(message);
  };

  const tell = (detail) => document.dispatchEvent(new CustomEvent("clinic-kept", { detail }));

  const NOTHING = {
    version: null,
    trouble: null,
    article: null,
    all: null,
    since: null,
    newer: false,
  };

  const version = () => document.querySelector(`meta[name=${VERSION}]`)?.content ?? null;

  // A page that came from the network is of a version, too, if that has the very same page.
  const recognise = async () => {
    if (version() || data.dataset.path === undefined) return;
    const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]");
    const [, style] = /style-src '([^']+)/.exec(policy.content);
    const marks = [data.textContent, program.content, program.dataset.wasm, style];
    const content = await ask({ page: { path: data.dataset.path, marks } });
    if (!content || version()) return;
    document.head.append(Object.assign(document.createElement("meta"), { name: VERSION, content }));
  };

  const describe = async () => {
    await recognise();
    const told = { ...NOTHING, ...(await ask({ duty: "describe", path })) };
    const kept = (await isReached()) ? told : { ...NOTHING, trouble: "barred" };
    if (kept.version && !chosen()) choose([]);
    const mine = version();
    const newer = Boolean(mine && kept.version && mine !== kept.version);
    const since = kept.since && inWords(kept.since);
    tell({ kept: { ...kept, since, newer, cleared, refused } });
    return told;
  };

  serviceWorker.addEventListener("message", ({ data: { ask, progress }, ports }) => {
    heard = Date.now();
    if (ask) ports[0].postMessage(version());
    else if (progress) tell({ progress });
    else describe().catch(lost);
  });

  const perform = async (duty) => {
    const isKept = ours() || registered;
    if (duty === "describe") {
      if (isKept) await visit();
      else if (saves) tell({ kept: { ...NOTHING, cleared, refused } });
    } else if (duty === "agree") {
      location.reload();
    } else if (isKept || !saves || duty !== "check") {
      const here = path;
      // Nobody has to answer the browser's question before anything is saved.
      const persisted = duty.startsWith("save") && navigator.storage?.persist?.();
      const trouble = await ask({ duty, path, sparing: saves });
      if (duty === "check" || trouble === "full") return;
      const others = (chosen() ?? []).filter(([, it]) => it !== here && !duty.endsWith("All"));
      choose([...others, [duty, here]]);
      if (!persisted) return;
      refused = !(await persisted);
      await describe();
    }
  };

  document.addEventListener("clinic-keep", ({ detail: { duty, path: here } }) => {
    path = here;
    perform(duty).catch(lost);
  });

  const visit = async () => {
    await describe();
    if (!saves) await ask({ duty: "read", path });
  };

  // Saves the site, and what the reader had chosen where the browser has cleared it.
  const begin = async () => {
    const kept = await ask({ duty: "describe", path });
    const lostChoices = kept && !kept.version ? chosen() : null;
    await ask({ duty: "check" });
    for (const [duty, path] of lostChoices ?? []) await ask({ duty, path });
    cleared = Boolean(lostChoices);
    await visit();
    performance.mark("clinic-checked");
  };

  // Who comes back to a page hears what has become of it: that it was cleared, or after a while that
  // there is a new version.
  const look = async () => {
    const isLate = Date.now() - heard > AN_HOUR;
    const { version } = await describe();
    if (!version && chosen() && !saves) await begin();
    else if (isLate) await ask({ duty: "check" });
  };

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && (ours() || registered)) look().catch(lost);
  });

  // Without its worker nothing can be kept; the next visit tries again.
  const lost = () => {
    registered = undefined;
    const trouble = navigator.onLine ? "unfit" : "unreachable";
    tell({ kept: { ...NOTHING, trouble, cleared, refused } });
  };

  // Who saves data keeps what they choose; start.js has found out.
  const saves = program.dataset.saves !== undefined;
  new PerformanceObserver((list) => {
    if (!list.getEntriesByName("clinic-started").length) return;
    if (saves) perform("describe").catch(lost);
    else begin().catch(lost);
  }).observe({ type: "mark", buffered: true });
})();
