// Shows an article, related articles or an author of this site on a page of another one
// (README.md, "For the clinic: on another site"). Until something is shown, and after any
// failure, the reader has the link that stands in the tag.
(() => {
  const TAGS = ["clinic-article", "clinic-related", "clinic-author"];

  // How long one file may take, and all together, in milliseconds: every failure is told within
  // five seconds.
  const PATIENCE = 3500;
  const LIMIT = 4500;

  // What is this near to being seen is fetched.
  const NEAR = "600px";

  // The publisher writes in the paths of these files and the hashes of what is in them.
  const files = "{{files}}";
  const [base] = /.*(?=embed\/)/.exec(import.meta.url);

  const refused = new Set();
  const kept = {};
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
    await (await get({ path }, type)).text();
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

  const json = (path) => once(path, async () => (await get({ path }, "json")).json());

  const content = ({ kind, slug }) =>
    json(`content/${kind === "author" ? kind : "article"}s/${slug}.json`);

  // import() itself takes no hash; what was preloaded with one, in the same document, is what it
  // gets. In the head and in the body of the page, nothing changes.
  const script = async () => {
    const link = make("link");
    const { path, integrity } = files.script;
    const href = base + path;
    const { type } = await new Promise((onload) => {
      const rel = "modulepreload";
      Object.assign(link, { rel, crossOrigin: "", integrity, href, onload, onerror: onload });
      setTimeout(onload, PATIENCE, {});
      document.documentElement.append(link);
    });
    link.remove();
    if (type === "load") return import(href);
    if (!type) throw "network";
    await get(files.script, "javascript");
    throw "csp";
  };

  const program = () =>
    once("program", async () => {
      const [module, wasm, sheet] = await Promise.all([
        script(),
        get(files.wasm, "wasm"),
        get(files.style, "css"),
      ]);
      styles = await sheet.text();
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
    static observedAttributes = ["slug", "heading-level", "theme"];

    #root = this.attachShadow({ mode: "open" });
    #room = this.#root.appendChild(make("div"));
    #trail = [];
    #turn = 0;
    #width;
    #here;

    constructor() {
      super();
      // As wide as its place; where a place is as wide as what is in it, 40em at most, since
      // what can be asked for its width has none of its own (CSS Containment 3).
      this.#room.style = "display:grid;grid-template-columns:minmax(0,40em) 1fr";
      this.#leave();
      this.#room.onclick = (event) => this.#click(event);
      // Whoever changes what is observed at once gives the page an error.
      new ResizeObserver(([{ contentRect: { width, height } }]) =>
        requestAnimationFrame(() => {
          if (Math.abs(this.#width - width) >= 1) this.#reserve(width);
          this.#tell("resize", { height });
        }),
      ).observe(this.#room);
    }

    connectedCallback() {
      this.#dress();
      if (this.#here) return;
      near.observe(this);
      this.#reserve(this.#room.offsetWidth);
    }

    disconnectedCallback() {
      setTimeout(() => this.isConnected || this.#leave());
    }

    attributeChangedCallback(name) {
      // A frame is shown anew.
      if (name === "slug" || this.#room.lastChild.src) {
        this.#leave();
        near.observe(this);
      }
      this.#outline();
    }

    approach() {
      this.#leave();
      this.#load({ kind: this.localName.slice(7), slug: this.getAttribute("slug") });
    }

    // Puts the headings where the outline of the page around them wants them: the title at this
    // level, all others beneath. Their elements stay what they are, and so do the styles; screen
    // readers hear `aria-level` (WAI-ARIA 1.2), which may go beyond 6.
    #outline() {
      const level = /^[1-6]$/.exec(this.getAttribute("heading-level")) ?? 2;
      for (const heading of this.#room.querySelectorAll("h1, h2, h3")) {
        heading.setAttribute("aria-level", level - 1 + +heading.localName[1]);
      }
    }

    // The heights that the snippet gives for some widths keep what follows in its place.
    #reserve(width) {
      const space = this.#here ? "" : `${this.getAttribute("space")}`;
      const fits = space.split(" ").findLast((pair) => parseInt(pair) <= width);
      this.#room.style.minHeight = `${fits?.split(":")[1] ?? 0}px`;
      this.#width = width;
    }

    #leave() {
      near.unobserve(this);
      frames.delete(this.#room.lastChild);
      this.#turn++;
      this.#trail = [];
      const slot = make("slot");
      slot.style = "display:block;grid-column:1/3";
      this.#put(slot);
    }

    #put(node, to) {
      this.#here = to;
      this.#room.replaceChildren(node);
    }

    // Sheets belong to a document. What a rem is to the reader, only an element can say.
    #dress() {
      const view = this.ownerDocument.defaultView;
      if (!view) return;
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(styles);
      this.#root.adoptedStyleSheets = [sheet];
      const rem = getComputedStyle(this.#room.firstChild).fontSize;
      sheet.insertRule(`:host{--clinic-rem:${rem}}`);
    }

    // Shows something; when it was a link that leads there, as one more step of the trail.
    async #load(to, href, trail = []) {
      const turn = ++this.#turn;
      try {
        const [show, site, page] = await Promise.race([
          canRun()
            ? Promise.all([program(), json("content/site.json"), content(to)])
            : this.#frame(to),
          new Promise((_, failed) => setTimeout(failed, LIMIT, "network")),
        ]);
        if (turn !== this.#turn) return;
        if (show) {
          const room = make("div");
          show(room, base, to.kind, site, page, trail.length > 0);
          this.#put(room, to);
          this.#dress();
          this.#outline();
          this.#trail = trail;
          // What follows is out of sight: nobody sees it move.
          const end = room.firstChild.getBoundingClientRect().bottom;
          if (end > innerHeight) this.#room.style.minHeight = 0;
          if (href) room.querySelector("h1").focus();
        } else {
          this.#here = to;
          this.#room.firstChild.remove();
        }
        this.#tell("ready", to);
      } catch (why) {
        if (turn !== this.#turn) return;
        // A link needs little.
        this.#room.style.minHeight = 0;
        const cause = why.at ? why : /^[AT]/.test(why) ? "network" : "mime";
        this.#tell("error", { ...to, cause });
        // Whoever has followed a link gets where it leads.
        if (href) location = href;
      }
    }

    // Where nothing can run that is not the host's own.
    async #frame(to) {
      const frame = make("iframe");
      const isThere = await new Promise((told) => {
        setTimeout(told, PATIENCE);
        Object.assign(frame, {
          title: this.textContent,
          src: `${base}embed/${to.kind}/${to.slug}/#theme=${this.getAttribute("theme")}`,
          style: "grid-column:1/3;width:100%;height:0;border:0",
          told,
        });
        frames.add(frame);
        this.#room.append(frame);
      });
      if (isThere) return [];
      frames.delete(frame);
      frame.remove();
      // A frame doesn't tell why it has failed; a file may.
      await content(to);
      throw "csp";
    }

    #click(event) {
      // What stands in the tag is the page's own.
      const link = this.#here && event.target.closest("a, button");
      // Other clicks open tabs and menus.
      const isOther =
        event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!link || isOther) return;
      const trail = this.#trail;
      const href = link.getAttribute("href");
      // The way back is a button.
      if (!href) return this.#load(trail.at(-1), base, trail.slice(0, -1));
      if (href[0] === "#") {
        event.preventDefault();
        const target = this.#root.getElementById(href.slice(1));
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
      return this.dispatchEvent(
        new CustomEvent(`clinic-${name}`, { detail, bubbles: true, composed: true, cancelable: true }),
      );
    }
  }

  const near = new IntersectionObserver(
    (seen) => seen.forEach(({ target, isIntersecting }) => isIntersecting && target.approach()),
    { rootMargin: NEAR },
  );

  // Editors that drop unknown tags keep these.
  const upgrade = () => {
    for (const tag of TAGS) {
      for (const place of document.querySelectorAll(`[data-${tag}]`)) {
        const embed = make(tag);
        embed.setAttribute("slug", place.getAttribute(`data-${tag}`));
        for (const name of ["heading-level", "theme", "links", "space"]) {
          embed.setAttribute(name, place.getAttribute(`data-${name}`) ?? "");
        }
        embed.append(...place.childNodes);
        place.append(embed);
      }
    }
    for (const { contentWindow } of pasted()) contentWindow.postMessage({ message: "ready" }, "*");
  };

  const pasted = () => [...document.querySelectorAll(`iframe[src^="${base}embed/"]`)];

  // Whichever version comes first has the page to itself.
  if (!customElements.get(TAGS[0])) {
    addEventListener("securitypolicyviolation", ({ blockedURI }) => {
      if (blockedURI.startsWith(base)) refused.add(blockedURI);
    });
    addEventListener("message", ({ source, origin, data }) => {
      // A frame in a sandbox has no origin.
      if (!(data?.value > 0) || (origin !== "null" && !base.startsWith(`${origin}/`))) return;
      const frame = [...frames, ...pasted()].find((it) => it.contentWindow === source);
      if (!frame) return;
      frame.style.height = `${data.value}px`;
      frame.told?.(true);
    });
    for (const tag of TAGS) customElements.define(tag, class extends Embed {});
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", upgrade);
    else upgrade();
  }
})();
