// Shows an article, related articles or an author of this site on a page of another one
// (README.md, "For the clinic: on another site"). Until something is shown, and after any
// failure, the reader has the link that stands in the tag.
(() => {
  const KINDS = ["article", "related", "author"];

  // How long one file may take, in milliseconds; all failures are told within five seconds.
  const PATIENCE = 3500;

  // What is this near to being seen is fetched.
  const NEAR = "600px";

  // The publisher writes in the paths of these files and the hashes of what is in them.
  const files = "{{files}}";
  const [base] = /.*(?=embed\/)/.exec(import.meta.url);

  const refused = new Set();
  const kept = {};
  const sheets = new WeakMap();
  const frames = new Set();
  let styles = "";

  const make = (tag) => document.createElement(tag);

  // What was asked for once is kept; what has failed is asked for again.
  const once = (name, make) =>
    (kept[name] ??= make().catch((why) => {
      delete kept[name];
      throw why;
    }));

  // Why a file did not come. A browser tells scripts no more than that; asking in other ways does.
  const cause = async (path, type, integrity, signal) => {
    await new Promise(setTimeout);
    if (refused.has(base + path)) return "csp";
    const answers = await fetch(base + path, { mode: "no-cors", signal }).catch(() => {});
    if (!answers) return "network";
    if (!integrity) return "cors";
    await get({ path }, type);
    return "integrity";
  };

  const get = async ({ path, integrity }, type) => {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(base + path, { integrity, signal }).catch(async () => {
      throw await cause(path, type, integrity, signal);
    });
    if (!answer.ok) throw answer.status === 404 ? "not-found" : "network";
    if (!answer.headers.get("content-type")?.includes(type)) throw "mime";
    return answer;
  };

  const json = (path) =>
    once(path, async () => {
      const answer = await get({ path }, "json");
      return answer.json().catch(() => {
        throw "mime";
      });
    });

  const style = () =>
    once("style", async () => {
      styles = await (await get(files.style, "css")).text();
    });

  // import() itself takes no hash; what was preloaded with one is what it gets.
  const script = async (embed) => {
    const link = make("link");
    const { path, integrity } = files.script;
    const href = base + path;
    Object.assign(link, { rel: "modulepreload", crossOrigin: "", integrity, href });
    try {
      await new Promise((loaded, failed) => {
        Object.assign(link, { onload: loaded, onerror: failed });
        setTimeout(failed, PATIENCE);
        embed.append(link);
      });
    } catch (event) {
      if (!event) throw "network";
      await get(files.script, "javascript");
      throw "csp";
    } finally {
      link.remove();
    }
    return import(href);
  };

  const program = (embed) =>
    once("program", async () => {
      const [module, wasm] = await Promise.all([script(embed), get(files.wasm, "wasm")]);
      await module.default({ module_or_path: wasm });
      return module.show;
    });

  const canRun = () => {
    try {
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      return make("link").relList.supports("modulepreload");
    } catch {
      return false;
    }
  };

  class Embed extends HTMLElement {
    static observedAttributes = ["slug", "heading-level"];

    #root = this.attachShadow({ mode: "open" });
    #room = this.#root.appendChild(make("div"));
    #trail = [];
    #turn = 0;
    #width;
    #here;

    constructor() {
      super();
      this.#room.append(make("slot"));
      this.#root.addEventListener("click", (event) => this.#click(event));
      new ResizeObserver(([{ contentRect }]) => {
        const { width, height } = contentRect;
        if (this.#width !== width) this.#reserve(width);
        this.#tell("resize", { height });
      }).observe(this.#room);
    }

    connectedCallback() {
      const room = this.#room;
      room.style = "all:initial;display:block;container-type:inline-size";
      room.style.setProperty("--clinic-rem", getComputedStyle(room).fontSize);
      if (!this.#here) near.observe(this);
    }

    disconnectedCallback() {
      setTimeout(() => this.isConnected || this.#leave());
    }

    adoptedCallback() {
      this.#dress();
    }

    attributeChangedCallback(name) {
      if (name === "slug" && this.isConnected) {
        this.#leave();
        near.observe(this);
      }
      this.#outline();
    }

    approach() {
      this.#load({ kind: this.localName.slice(7), slug: this.getAttribute("slug") });
    }

    // Puts the headings where the outline of the page around them wants them: the title at this
    // level, all others beneath. Their elements stay what they are, and so do the styles; screen
    // readers hear `aria-level` (WAI-ARIA 1.2), which may go beyond 6.
    #outline() {
      const level = Number(/^[1-6]$/.exec(this.getAttribute("heading-level")) ?? 2);
      for (const heading of this.#room.querySelectorAll("h1, h2, h3")) {
        heading.setAttribute("aria-level", level + +heading.localName[1] - 1);
      }
    }

    // The heights that the snippet gives for some widths keep what follows in its place.
    #reserve(width) {
      const space = this.#width && this.#here ? "" : `${this.getAttribute("space")}`;
      const fits = space.split(" ").filter((pair) => parseInt(pair) <= width);
      this.#room.style.minHeight = `${fits.pop()?.split(":")[1] ?? 0}px`;
      this.#width = width;
    }

    #leave() {
      near.unobserve(this);
      frames.delete(this.#room.lastChild);
      this.#turn++;
      this.#trail = [];
      this.#put(make("slot"));
    }

    #put(node, to) {
      this.#here = to;
      this.#room.replaceChildren(node);
    }

    #dress() {
      const { ownerDocument } = this;
      const view = ownerDocument.defaultView;
      let sheet = sheets.get(ownerDocument);
      if (!sheet && view) {
        sheet = new view.CSSStyleSheet();
        sheet.replaceSync(styles);
        sheets.set(ownerDocument, sheet);
      }
      if (sheet) this.#root.adoptedStyleSheets = [sheet];
    }

    // Shows something; when it was a link that leads there, as one more step of the trail.
    async #load(to, href, trail = []) {
      const turn = ++this.#turn;
      const isLate = () => turn !== this.#turn || !this.isConnected;
      try {
        if (!canRun()) return await this.#frame(to, isLate);
        const [show, site, content] = await Promise.all([
          program(this),
          json("content/site.json"),
          json(`content/${to.kind === "author" ? to.kind : "article"}s/${to.slug}.json`),
          style(),
        ]);
        if (isLate()) return;
        const room = make("div");
        show(room, base, to.kind, site, content, trail.length > 0);
        this.#dress();
        this.#put(room, to);
        this.#outline();
        this.#trail = trail;
        // What follows is out of sight: nobody sees it move.
        if (room.getBoundingClientRect().bottom > innerHeight) this.#room.style.minHeight = 0;
        if (href) room.querySelector("h1").focus();
        this.#tell("ready", to);
      } catch (why) {
        if (isLate()) return;
        this.#tell("error", { ...to, cause: why.at ? why : "mime" });
        // Whoever has followed a link gets where it leads.
        if (href) location = href;
      }
    }

    // Where nothing can run that is not the host's own.
    async #frame(to, isLate) {
      const frame = make("iframe");
      frame.title = this.textContent;
      frame.src = `${base}embed/${to.kind}/${to.slug}/#theme=${this.getAttribute("theme")}`;
      frame.style = "display:block;width:100%;height:0;border:0";
      frame.part = "frame";
      try {
        await new Promise((told, failed) => {
          setTimeout(failed, PATIENCE);
          frame.addEventListener("told", told);
          frames.add(frame);
          this.#room.append(frame);
        });
      } catch {
        frames.delete(frame);
        frame.remove();
        throw "csp";
      }
      if (isLate()) return frame.remove();
      this.#room.querySelector("slot").remove();
      this.#here = to;
      this.#tell("ready", to);
    }

    #click(event) {
      const link = event.target.closest("a, button");
      const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
      if (!link || button || metaKey || ctrlKey || shiftKey || altKey) return;
      const trail = this.#trail;
      if (link.localName === "button") return this.#load(trail.at(-1), base, trail.slice(0, -1));
      const href = link.getAttribute("href");
      if (href[0] === "#") {
        event.preventDefault();
        const target = this.#root.getElementById(href.slice(1));
        target.tabIndex = -1;
        target.focus();
        target.scrollIntoView();
        return;
      }
      const path = href.startsWith(base) && href.slice(base.length);
      const [, kind, slug, related] = /^(article|author)s\/([^/]+)\/(related)?/.exec(path) ?? [];
      if (!slug) return;
      const to = { kind: related ?? kind, slug };
      const follows = this.#tell("navigate", { ...to, href });
      if (follows && this.getAttribute("links") === "site") return;
      event.preventDefault();
      if (follows) this.#load(to, href, [...trail, this.#here]);
    }

    #tell(name, detail) {
      const told = { detail, bubbles: true, composed: true, cancelable: true };
      return this.dispatchEvent(new CustomEvent(`clinic-${name}`, told));
    }
  }

  const near = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        target.approach();
      }
    },
    { rootMargin: NEAR },
  );

  // Editors that drop unknown tags keep these.
  const upgrade = () => {
    for (const kind of KINDS) {
      for (const place of document.querySelectorAll(`[data-clinic-${kind}]`)) {
        const embed = make(`clinic-${kind}`);
        for (const { name, value } of place.attributes) {
          if (name.startsWith("data-")) embed.setAttribute(name.slice(5), value);
        }
        embed.setAttribute("slug", embed.getAttribute(`clinic-${kind}`));
        embed.append(...place.childNodes);
        place.append(embed);
      }
    }
    for (const { contentWindow } of pasted()) contentWindow.postMessage({ message: "ready" }, "*");
  };

  const pasted = () => [...document.querySelectorAll(`iframe[src^="${base}embed/"]`)];

  // Whichever version comes first has the page to itself.
  if (!customElements.get("clinic-article")) {
    document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
      if (blockedURI.startsWith(base)) refused.add(blockedURI);
    });
    addEventListener("message", ({ source, origin, data }) => {
      // A frame in a sandbox has no origin.
      if (!(data?.value > 0) || (origin !== "null" && !base.startsWith(`${origin}/`))) return;
      const frame = [...frames, ...pasted()].find((it) => it.contentWindow === source);
      if (!frame) return;
      frame.style.height = `${data.value}px`;
      frame.dispatchEvent(new Event("told"));
    });
    for (const kind of KINDS) customElements.define(`clinic-${kind}`, class extends Embed {});
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", upgrade);
    else upgrade();
  }
})();
