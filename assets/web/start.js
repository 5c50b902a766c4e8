// Starts the site's program when nobody is waiting for anything else, and watches over it.
// The page is finished without it: until it has started, and if it never does, every link
// leads to its page the browser's own way. This stands at the end of every page, and does as good
// as nothing before the page is painted.
(() => {
  // The first sign of a person: whoever points at something is about to use it.
  const POINTING = "pointerover";
  const SIGNS = [POINTING, "pointerdown", "touchstart", "keydown", "click"];

  const A_SECOND = 1000;

  const named = (name) => document.querySelector(`meta[name=clinic-${name}]`);

  // Who saves data gets the program only when they do something that it is good for; a mouse on
  // its way over the page is nothing of that kind.
  let saving;
  const saves = () =>
    (saving ??=
      navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches);

  // By itself, import() would go before pictures.
  const load = async (address) => {
    const hint = document.createElement("link");
    Object.assign(hint, { rel: "modulepreload", fetchPriority: "low", href: address });
    document.head.append(hint);
    try {
      return await import(address);
    } finally {
      hint.remove();
    }
  };

  let started = false;
  const start = async ({ type } = {}) => {
    if (started || ((!type || type === POINTING) && saves())) return;
    started = true;
    for (const sign of SIGNS) removeEventListener(sign, start, true);
    const program = named("program");
    if (saves()) program.dataset.saves = "";
    watch();
    try {
      const [{ default: run, start: takeOver }, wasm] = await Promise.all([
        load(program.content),
        fetch(program.dataset.wasm, { priority: "low" }),
        load(named("offline").content).catch(reportError),
      ]);
      if (!wasm.ok) return;
      await run({ module_or_path: wasm });
      await takeOver();
      performance.mark("clinic-started");
    } catch (error) {
      if (isOurs(error)) brokeDown();
    }
  };

  const brokeDown = () => {
    const message = document.getElementById("clinic-out-of-order");
    if (message) message.hidden = false;
    for (const link of document.links) link.target ||= "_self";
    addEventListener("popstate", () => location.reload());
  };

  const isOurs = (error) =>
    error instanceof WebAssembly.RuntimeError || /\.wasm\b/.test(error?.stack);

  const watch = () => {
    addEventListener("error", (event) => {
      if (isOurs(event.error)) brokeDown();
    });
    addEventListener("unhandledrejection", (event) => {
      if (isOurs(event.reason)) brokeDown();
    });

    // While the browser is on its way to another document, every click on a link is the browser's:
    // a page of the program would come on top, with an entry of its own. Nothing says that the
    // answer was a download, or none, or not waited for; who clicks after a second wants this link
    // instead.
    let leaving = 0;
    window.navigation?.addEventListener("navigate", ({ destination, downloadRequest }) => {
      const { sameDocument, url } = destination;
      if (!sameDocument && !downloadRequest && url.startsWith("http")) leaving = performance.now();
    });
    addEventListener("pageshow", () => (leaving = 0));
    const leave = (event) => {
      const link = event.target.closest("a");
      if (!leaving || !link) return;
      if (performance.now() - leaving < A_SECOND) return event.stopImmediatePropagation();
      const isElsewhere = link.href.split("#")[0] !== location.href.split("#")[0];
      if (event.ctrlKey || event.metaKey || event.shiftKey || !isElsewhere) return;
      leaving = 0;
      window.stop();
    };
    addEventListener("click", leave, true);
  };

  for (const sign of SIGNS) addEventListener(sign, start, { capture: true, passive: true });

  addEventListener("load", () =>
    window.requestIdleCallback ? requestIdleCallback(start, { timeout: 2000 }) : setTimeout(start, 200),
  );
})();
