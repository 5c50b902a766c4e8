"use strict";
// Keeps the site readable without a network. What was ready stays readable, whatever a server, a
// network or an entry of a cache does, and no page is put together from two versions.
//
// All it knows is in the caches: bodies by their SHA-256, each record twice. Which version a page
// is of, the page carries itself and says with every request for content.

const SCOPE = registration.scope;
const BASE = new URL(SCOPE).pathname;
const BODIES = `clinic-articles 1 ${BASE} bodies`;
const RECORDS = ["records", "copies"].map((name) => `clinic-articles 1 ${BASE} ${name}`);
const VERSION = "clinic-version";

// In milliseconds: for a file that is being saved, for a page that is not, for another picture.
const PATIENCE = { file: 30_000, page: 10_000, picture: 700 };
const AT_ONCE = 6;

const TYPES = {
  avif: "image/avif",
  html: "text/html; charset=utf-8",
  jpg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

// Bodies

const key = (name) => `${SCOPE}offline/${name}`;
const own = (object, name) => (object && Object.hasOwn(object, name) ? object[name] : undefined);
const sha = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const read = (bytes) => new TextDecoder().decode(bytes);

const hashOf = async (bytes) => {
  const text = btoa(String.fromCharCode(...(await sha(bytes))));
  return text.replaceAll("+", "-").replaceAll("/", "_").slice(0, 43);
};

// What is missing, changed or can't be read is all the same: not there.
const stored = async (hash) => {
  try {
    const found = await caches.match(key(hash), { cacheName: BODIES });
    const bytes = await found.arrayBuffer();
    if ((await hashOf(bytes)) === hash) return bytes;
  } catch {}
};

// A file as it has to be; the second time past every cache on the way.
const download = async (path, hash) => {
  const address = SCOPE + path.replace(/(^|\/)index\.html$/, "$1");
  for (const cache of ["default", "reload"]) {
    const signal = AbortSignal.timeout(PATIENCE.file);
    const response = await fetch(address, { cache, priority: "low", redirect: "error", signal });
    const bytes = await response.arrayBuffer();
    if (response.ok && (await hashOf(bytes)) === hash) {
      await (await caches.open(BODIES)).put(key(hash), new Response(bytes));
      return bytes;
    }
  }
  throw new Error(`${path} is not of this version`);
};

const had = async (path, hash) => (await stored(hash)) ?? (await download(path, hash));

// Records

let known;

const both = (act) => Promise.all(RECORDS.map(async (name) => act(await caches.open(name))));

const record = (name, text = "") => {
  known = undefined;
  return both((cache) => cache.put(key(name), new Response(text)));
};

const erase = (name) => {
  known = undefined;
  return both((cache) => cache.delete(key(name)));
};

const copies = (name) =>
  both(async (cache) => (await cache.match(key(name)))?.text().catch(() => undefined));

// A list of files that is whole: it names itself by the hash of what it says.
const parse = async (text) => {
  const { version, list } = JSON.parse(text);
  const hash = await hashOf(new TextEncoder().encode(JSON.stringify(list)));
  if (hash !== version || list.format !== 1) throw new Error("this is no list of files");
  return { id: version, list, text };
};

const parsed = async (name, id) => {
  for (const text of await copies(name)) {
    const version = await parse(text).catch(() => undefined);
    if (version && version.id === (id ?? version.id)) return version;
  }
};

// All versions that are whole, newest first; the one that pages get; what the reader wants.
const state = () =>
  (known ??= (async () => {
    const there = await Promise.all(RECORDS.map((name) => caches.has(name)));
    if (!there.includes(true)) return { versions: [], marks: new Set() };
    const keys = (await both((cache) => cache.keys())).flat();
    const marks = new Set(keys.map(({ url }) => url.slice(key("").length)));
    const versions = [];
    for (const mark of marks) {
      const [kind, order, id] = mark.split("/");
      const version = kind === "version" && (await parsed(mark, id));
      if (version) versions.push({ ...version, order: Number(order), mark });
    }
    versions.sort((one, other) => other.order - one.order);
    const told = await copies("active");
    const active = versions.find(({ id }) => told.includes(id)) ?? versions[0];
    return { versions, active, marks };
  })().catch((error) => {
    known = undefined;
    throw error;
  }));

// What a version has

// The files that belong together: those of the page that a path leads to.
const groupOf = (path) =>
  path
    .replace(/^content\/|(\/related)?\/index\.html$|\.json$/g, "")
    .replace(/^page\//, "index/")
    .replace("/page/", "/");

const part = async ({ list }, at) =>
  JSON.parse(read(await had(`offline/${list.parts[at]}.json`, list.parts[at])));

const group = async (version, name) => {
  const { groups, parts } = version.list;
  if (groups) return own(groups, name);
  const [at] = await sha(new TextEncoder().encode(name));
  return own(await part(version, at % parts.length), name);
};

const isSmall = ({ size, budget }) => size <= budget;

const isWanted = (name, { marks }, { list }) =>
  marks.has(`saved/${name}`) ||
  (!marks.has(`removed/${name}`) &&
    !marks.has("none") &&
    (isSmall(list) || marks.has("all") || marks.has(`read/${name}`)));

// The groups that the reader wants, by name.
const wanted = async (version) => {
  const now = await state();
  let names = Object.keys(version.list.groups ?? {});
  if (!version.list.groups && (now.marks.has("all") || isSmall(version.list))) {
    for (const at of version.list.parts.keys()) names.push(...Object.keys(await part(version, at)));
  } else if (!version.list.groups) {
    names = [...now.marks].map((mark) => /^(?:saved|read)\/(.*)/.exec(mark)?.[1]).filter(Boolean);
  }
  const groups = new Map();
  for (const name of new Set(names)) {
    const found = isWanted(name, now, version) && (await group(version, name));
    if (found) groups.set(name, found);
  }
  return groups;
};

// All files that have to be there: their hashes and sizes, by path.
const needed = async (version) => {
  const files = { ...version.list.shell };
  for (const { files: more } of (await wanted(version)).values()) Object.assign(files, more);
  return files;
};

// The files that are there to be found; of a list of which a part is missing, what is left of it.
const filesOf = async (version) =>
  (version.files ??= await needed(version).catch(() => undefined)) ?? version.list.shell;

const find = async (version, path) => {
  const found = own(await filesOf(version), path);
  if (found || !/^(content\/)?(articles|authors|index|page)\//.test(path)) return found;
  return own((await group(version, groupOf(path)).catch(() => undefined))?.files, path);
};

const sum = (files) => Object.values(files).reduce((sum, [, size]) => sum + size, 0);

const isThere = async (files) => {
  for (const [hash] of Object.values(files)) if (!(await stored(hash))) return false;
  return true;
};

// Answers

const respond = (request, version, path, bytes, status = 200) => {
  const size = bytes.byteLength;
  const type = TYPES[path.split(".").pop()];
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

// Says that there is no network, and what can be read without.
const offline = async (request, versions) => {
  const items = new Map();
  let text = "<!doctype html><title>Offline</title><ul>{{readable}}</ul>";
  for (const version of [...versions].reverse()) {
    const bytes = await stored((await find(version, "offline.html"))?.[0]);
    if (bytes) text = read(bytes);
    for (const [name, { title, files }] of await wanted(version).catch(() => [])) {
      const there = title && (await stored(own(files, `${name}/index.html`)?.[0]));
      if (there) items.set(name, title.replace(/[&<]/g, (it) => `&#${it.charCodeAt()};`));
    }
  }
  const list = [...items].map(([name, it]) => `<li><a href="${BASE}${name}/">${it}</a></li>`);
  const bytes = fill(text, "{{readable}}", list.join(""));
  return respond(request, versions[0], "offline.html", bytes, 503);
};

// Whoever has the site open keeps the version they have; with the first page, the newest comes.
const inOrder = async (event) => {
  const { versions, active } = await state();
  if (!versions.length) return [];
  const open = (await pages()).some(({ id }) => id !== event.resultingClientId);
  if (!open && active !== versions[0]) await record("active", versions[0].id);
  const first = open ? active : versions[0];
  return [first, ...versions.filter((version) => version !== first)];
};

const answerPage = async (event, asked) => {
  const { request } = event;
  const path = /\.\w+$/.test(asked) ? asked : asked.replace(/[^/]$/, "$&/") + "index.html";
  const versions = await inOrder(event);
  if (!versions.length) return fetch(request);
  for (const version of versions) {
    const bytes = await stored((await find(version, path))?.[0]);
    if (bytes) return page(request, version, path, bytes);
  }
  try {
    for (const version of versions) {
      const [hash] = (await find(version, path)) ?? [];
      const bytes = hash && (await download(path, hash).catch((error) => {
        if (isUnreachable(error)) throw error;
      }));
      if (bytes) return page(request, version, path, bytes);
    }
    return await soon(fetch(request), PATIENCE.page);
  } catch {
    return offline(request, versions);
  }
};

const isUnreachable = ({ name }) => name === "TypeError" || name === "TimeoutError";

const soon = (promise, patience) =>
  Promise.race([promise, new Promise((_, no) => setTimeout(no, patience, new Error("too slow")))]);

const answerFile = async (request, path) => {
  const { versions } = await state();
  const mine = request.headers.get(VERSION);
  const isContent = /^content\/.*\.json$/.test(path);
  for (const version of versions) {
    if (mine ? version.id !== mine : isContent) continue;
    const [hash] = (await find(version, path)) ?? [];
    const bytes = hash && (await had(path, hash).catch(() => undefined));
    if (bytes) return respond(request, version, path, bytes);
  }
  // Never content of another version.
  if (mine) return new Response(null, { status: 503 });
  const other = await otherWidth(request, path, versions);
  if (!other) return fetch(request);
  return soon(fetch(request), PATIENCE.picture).catch(other);
};

// One width of each picture is saved, and stands for the others.
const otherWidth = async ({ headers }, path, versions) => {
  const [, name] = /^(.*-[0-9a-f]{16})-\d+\.(?:avif|jpg)$/.exec(path) ?? [];
  if (!name || !/avif|^\*/.test(headers.get("Accept"))) return;
  for (const version of versions) {
    const files = await filesOf(version);
    const saved = Object.keys(files).find((file) => file.startsWith(`${name}-`));
    const bytes = saved && (await stored(files[saved][0]));
    if (bytes) return () => respond({ headers: new Headers() }, version, saved, bytes);
  }
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(BASE)) return;
  const path = pathname.slice(BASE.length);
  if (/^embed\//.test(path)) return;
  if (request.mode === "navigate") event.respondWith(answerPage(event, path));
  else if (/^(content|icons)\/|^[^/]+\.(js|wasm|svg|webmanifest)$/.test(path) && path !== "worker.js")
    event.respondWith(answerFile(request, path));
});

// Keeping

const pages = async () => {
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter(({ url, frameType }) => url.startsWith(SCOPE) && frameType === "top-level");
};

const tell = async (message) => {
  for (const client of await pages()) client.postMessage(message);
};

// Has all files, six at a time, and tells how far it is.
const fetchAll = async (files) => {
  const missing = new Map();
  for (const [path, [hash, size]] of Object.entries(files))
    if (!missing.has(hash) && !(await stored(hash))) missing.set(hash, [path, size]);
  const all = sum([...missing.values()]);
  let done = 0;
  let failure;
  const queue = [...missing];
  const work = async () => {
    for (let next; !failure && (next = queue.shift()); ) {
      const [hash, [path, size]] = next;
      await download(path, hash).catch((error) => (failure = error));
      await tell({ progress: [(done += size), all] });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failure) throw failure;
};

// Why the last attempt to keep something has failed.
let trouble = null;

const check = async () => {
  known = undefined;
  const signal = AbortSignal.timeout(PATIENCE.file);
  const options = { cache: "no-cache", redirect: "error", signal };
  const response = await fetch(`${SCOPE}offline.json`, options);
  if (!response.ok) throw new Error(`offline.json: ${response.status}`);
  const text = await response.text();
  if (JSON.parse(text).off === true) return leave();
  const next = await parse(text);
  const { versions } = await state();
  const [newest] = versions;
  if (newest?.id === next.id) {
    await record(newest.mark, text);
    await fetchAll(await needed(newest));
  } else {
    await record("pending", text);
    await fetchAll(await needed(next));
    if (!newest) await record("active", next.id);
    await record(`version/${(newest?.order ?? 0) + 1}/${next.id}`, text);
    for (const { id, mark } of versions) if (id === next.id) await erase(mark);
    await erase("pending");
  }
  await collect();
  trouble = null;
};

// The versions of all pages that are open; nothing where one does not say.
const inUse = async () => {
  const ask = (client) =>
    new Promise((yes) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => yes(data);
      setTimeout(yes, 1000);
      client.postMessage({ ask: true }, [port2]);
    });
  return Promise.all((await pages()).map(ask));
};

// Throws away what no page can need any more.
const collect = async () => {
  known = undefined;
  const used = await inUse();
  let { versions, active } = await state();
  const isOld = (version) => version !== versions[0] && version !== active;
  const old = versions.filter((it) => isOld(it) && !used.includes(it.id) && !used.includes(undefined));
  for (const { mark } of old) await erase(mark);
  ({ versions } = await state());
  const pending = await parsed("pending");
  const hashes = new Set();
  for (const version of pending ? [...versions, pending] : versions) {
    for (const hash of version.list.parts ?? []) hashes.add(hash);
    // As long as nobody knows what a version needs, nothing can be thrown away.
    const files = await needed(version).catch(() => undefined);
    if (!files) return;
    for (const [hash] of Object.values(files)) hashes.add(hash);
  }
  const bodies = await caches.open(BODIES);
  for (const { url } of await bodies.keys())
    if (!hashes.has(url.slice(key("").length))) await bodies.delete(url);
};

// The site is not to be kept any more.
const leave = async () => {
  for (const name of [BODIES, ...RECORDS]) await caches.delete(name);
  known = undefined;
  await registration.unregister();
};

// What was read goes first when a large site's share is full.
const makeRoom = async () => {
  const { versions, marks } = await state();
  const seen = [];
  for (const mark of [...marks].filter((mark) => mark.startsWith("read/"))) {
    const size = sum((await group(versions[0], mark.slice(5)))?.files ?? {});
    seen.push({ mark, size, time: Number((await copies(mark))[0]) || 0 });
  }
  seen.sort((one, other) => other.time - one.time);
  let room = versions[0].list.budget;
  for (const { mark, size } of seen) if ((room -= size) < 0) await erase(mark);
};

// What pages ask for

const describe = async (path) => {
  const now = await state();
  const [newest] = now.versions;
  if (!newest) return { version: null, trouble, article: null, all: null };
  const name = groupOf(`${path}index.html`);
  const found = await group(newest, name).catch(() => undefined);
  const { id, list } = newest;
  const groups = await wanted(newest);
  const isReady = async ({ files }) => (await isThere(list.shell)) && (await isThere(files));
  const article = found?.title && {
    size: sum(found.files),
    ready: groups.has(name) && (await isReady(found)),
  };
  let all = null;
  if (!article) {
    all = { size: list.size, count: list.count, held: sum(await needed(newest)), ready: 0 };
    for (const it of groups.values()) if (it.title && (await isReady(it))) all.ready += 1;
  }
  return { version: id, trouble, article: article ?? null, all };
};

const choose = async (name, choice) => {
  for (const other of ["saved", "removed", "read"]) await erase(`${other}/${name}`);
  await record(`${choice}/${name}`, String(Date.now()));
};

// One after the other.
const duties = {
  check,
  async save(path) {
    await choose(groupOf(`${path}index.html`), "saved");
    await check();
  },
  async remove(path) {
    await choose(groupOf(`${path}index.html`), "removed");
    await collect();
  },
  async read(path) {
    const { versions, marks } = await state();
    const name = groupOf(`${path}index.html`);
    if (!versions.length || marks.has("none") || marks.has(`removed/${name}`)) return;
    if (isWanted(name, { marks }, versions[0])) return;
    await choose(name, "read");
    await makeRoom();
    await check();
  },
  async saveAll() {
    for (const mark of (await state()).marks) if (/^removed\/|^none$/.test(mark)) await erase(mark);
    await record("all");
    await check();
  },
  async removeAll() {
    const { marks } = await state();
    for (const mark of marks) if (/^(saved|read|removed)\/|^all$/.test(mark)) await erase(mark);
    await record("none");
    await collect();
  },
  async agree() {
    const { versions } = await state();
    if (versions.length) await record("active", versions[0].id);
  },
};

// The version that a page is of which came from the network: the one whose page is the same.
const recognise = async ({ path, marks }) => {
  for (const version of (await state()).versions) {
    const bytes = await stored((await find(version, `${path}index.html`))?.[0]);
    const text = bytes ? read(bytes) : "";
    if (text && marks.every((mark) => text.includes(mark))) return version.id;
  }
};

let turn = Promise.resolve();

const perform = (duty, path) =>
  (turn = turn.then(async () => {
    try {
      await duties[duty](path);
    } catch (error) {
      const isFull = error.name === "QuotaExceededError";
      trouble = isFull ? "full" : isUnreachable(error) ? "unreachable" : "unfit";
      // What has no room is not to take the room of what has.
      if (isFull) await erase("pending").then(collect).catch(() => {});
    }
    await tell({ changed: true });
  }));

addEventListener("message", (event) => {
  const { duty, path, page } = event.data;
  const answer = (promise) => promise.then((data) => event.ports[0].postMessage(data));
  if (page) event.waitUntil(answer(recognise(page)));
  else if (duty === "describe") event.waitUntil(answer(describe(path)));
  else if (Object.hasOwn(duties, duty)) {
    const done = perform(duty, path);
    event.waitUntil(event.ports.length ? answer(done) : done);
  }
});

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
