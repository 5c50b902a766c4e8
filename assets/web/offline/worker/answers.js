"use strict";
// Answers to requests, from the device or from far, of one version to a page.

const VERSION = "clinic-version";

// The pages that say that there is no network, and that an article was withdrawn.
const OFFLINE = "{{offline-page}}";
const WITHDRAWN = "{{withdrawn-page}}";

// Which paths are the site's own pages; beneath it may be what is not ours.
const PAGES = /^$|^index\.html$|^(page|articles|authors)\//;

const TYPES = {
  avif: "image/avif",
  html: "text/html; charset=utf-8",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

const respond = (request, version, path, bytes, status = 200) => {
  const size = bytes.byteLength;
  // What no browser shows, it saves.
  const type = own(TYPES, path.split(".").pop()) ?? "application/octet-stream";
  const headers = { "Content-Type": type, "Accept-Ranges": "bytes", [VERSION]: version.id };
  if (path.endsWith(".html")) Object.assign(headers, version.list.headers);
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("Range")) ?? [];
  if (!(from || to) || (from && to && +from > +to)) return new Response(bytes, { status, headers });
  const first = from ? +from : Math.max(size - to, 0);
  const last = from && to ? Math.min(+to, size - 1) : size - 1;
  const none = first > last;
  headers["Content-Range"] = `bytes ${none ? "*" : `${first}-${last}`}/${size}`;
  const body = none ? null : bytes.slice(first, last + 1);
  return new Response(body, { status: none ? 416 : 206, headers });
};

const fill = (text, place, filling) => new TextEncoder().encode(text.replace(place, () => filling));

const page = (request, version, path, bytes) => {
  if (!path.endsWith(".html")) return respond(request, version, path, bytes);
  const meta = `<meta name="${VERSION}" content="${version.id}"><title>`;
  return respond(request, version, path, fill(read(bytes), "<title>", meta));
};

const escaped = (text) => text.replace(/[&<]/g, (it) => `&#${it.charCodeAt()};`);

// Says that there is no network, or that an article was withdrawn, and what can be read.
const instead = async (request, versions, withdrawn) => {
  const path = withdrawn ? WITHDRAWN : OFFLINE;
  const items = new Map();
  let text = "<!doctype html><title>Offline</title><ul>{{readable}}</ul>";
  for (const version of [...versions].reverse()) {
    const bytes = await stored((await find(version, path))?.[0]);
    if (bytes) text = read(bytes);
    for (const [name, { title, files }] of await wanted(version)) {
      if (!title || !(await mayShow(versions[0], name))) continue;
      if (await stored(own(files, `${name}/index.html`)?.[0])) items.set(name, escaped(title));
    }
  }
  const list = [...items].map(([name, it]) => `<li><a href="${BASE}${name}/">${it}</a></li>`);
  text = text.replaceAll("{{title}}", () => escaped(withdrawn ?? ""));
  const bytes = fill(text, "{{readable}}", list.join(""));
  return respond(request, versions[0], path, bytes, withdrawn ? 410 : 503);
};

// Whether what an older version has of a page may be shown: the newest has it, too, or can't say.
const mayShow = async (newest, name) => own((await among(newest, name)) ?? { [name]: true }, name);

const answerPage = async (event, asked) => {
  const { request } = event;
  const path = /\.\w+$/.test(asked) ? asked : asked.replace(/[^/]$/, "$&/") + "index.html";
  let { versions } = await state();
  if (!versions.length) return fetch(request);
  if (path === OFFLINE) return instead(request, versions);
  lookLater();
  if (/^(no-cache|reload)$/.test(request.cache)) {
    await soon(renew(versions[0]), PATIENCE.reader).catch(() => {});
    ({ versions } = await state());
    if (!versions.length) return fetch(request);
  }
  if (await isBehind()) {
    const answer = await soon(fetch(request), PATIENCE.reader).catch(() => {});
    if (answer && answer.status < 500) return answer;
  }
  const name = groupOf(path);
  const isOwn = (await find(versions[0], path)) || (await mayShow(versions[0], name));
  const missing = [];
  for (const version of isOwn ? versions : []) {
    const [hash] = (await find(version, path)) ?? [];
    const bytes = hash && (await stored(hash));
    if (bytes) return page(request, version, path, bytes);
    if (hash) missing.push([version, hash]);
  }
  try {
    for (const [version, hash] of missing) {
      const bytes = await deliver(path, hash).catch((error) => {
        if (error.isUnreachable) throw error;
      });
      if (bytes) return page(request, version, path, bytes);
    }
    return await (PAGES.test(asked) ? soon(fetch(request), PATIENCE.page) : fetch(request));
  } catch {
    return instead(request, versions, (await copies(`withdrawn/${name}`)).find(Boolean));
  }
};

const soon = (promise, patience) =>
  Promise.race([promise, new Promise((_, no) => setTimeout(no, patience, new Error("too slow")))]);

const nothing = () => new Response(null, { status: 503 });

// What is not on the device; for a page of a version, never content of another.
const elsewhere = async (request) =>
  request.headers.has(VERSION) ? nothing() : fetch(request);

const answerFile = async (request, path) => {
  const { versions } = await state();
  const mine = request.headers.get(VERSION);
  const isContent = /^content\/.*\.json$/.test(path);
  for (const version of versions) {
    if (mine ? version.id !== mine : isContent) continue;
    try {
      const [hash] = (await find(version, path, mine)) ?? [];
      const bytes = hash && ((await stored(hash)) ?? (await deliver(path, hash)));
      if (bytes) return respond(request, version, path, bytes);
    } catch {}
  }
  // A page of no version knows of which edition content is; one that is kept is not to wait for it.
  if (isContent && !mine && versions.length)
    return soon(fetch(request), PATIENCE.reader).catch(nothing);
  const other = mine ? undefined : await otherWidth(request, path, versions);
  if (!other) return elsewhere(request);
  const isPicture = ({ ok, headers }) => ok && /^image\//.test(headers.get("Content-Type"));
  const answer = soon(fetch(request), PATIENCE.picture);
  return answer.then((it) => (isPicture(it) ? it : other()), other);
};

// One width of each picture is saved, and stands for the others.
const otherWidth = async ({ headers }, path, versions) => {
  const [, name] = /^(.*-[0-9a-f]{16})-\d+\.(?:avif|jpg)$/.exec(path) ?? [];
  if (!name || !/avif|^\*/.test(headers.get("Accept"))) return;
  for (const version of versions) {
    const files = (version.files ??= await needed(version));
    const saved = Object.keys(files).find((file) => file.startsWith(`${name}-`));
    const bytes = saved && (await stored(files[saved][0]));
    if (bytes) return () => respond({ headers: new Headers() }, version, saved, bytes);
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin } = new URL(request.url);
  const path = pathOf(request.url);
  if (request.method !== "GET" || origin !== location.origin || path === undefined) return;
  if (/^embed\//.test(path)) return;
  // Where the caches themselves can't be had, there is the network.
  const respondWith = (answer) => event.respondWith(answer.catch(() => elsewhere(request)));
  if (request.mode === "navigate") respondWith(answerPage(event, path));
  else if (/^(content|app-icons)\/|^[^/]+\.(js|wasm|svg|webmanifest)$/.test(path) && path !== "{{worker}}")
    respondWith(answerFile(request, path));
});
