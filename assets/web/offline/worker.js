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

// In milliseconds: without a byte of a file, of what a reader waits for, of another picture; and
// until a page's program has asked for a newer version.
const PATIENCE = { file: 30_000, page: 10_000, picture: 700, program: 15_000 };
const AT_ONCE = 6;

// The page that says that there is no network.
const OFFLINE = "offline/index.html";

// Which paths are the site's own pages; beneath it may be what is not ours.
const PAGES = /^$|^index\.html$|^(page|articles|authors)\//;

// Which records say what the reader wants.
const CHOICES = /^(saved|read|removed)\/|^(all|none)$/;

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

// Bodies

const key = (name) => `${SCOPE}offline/${name}`;
const own = (object, name) => (object && Object.hasOwn(object, name) ? object[name] : undefined);
const sha = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const read = (bytes) => new TextDecoder().decode(bytes);
const encode = (text) => new TextEncoder().encode(text);

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

const keep = async (hash, bytes) => (await caches.open(BODIES)).put(key(hash), new Response(bytes));

// What a server sends, for as long as it sends anything.
const receive = async (address, patience, options) => {
  const controller = new AbortController();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(), patience);
  };
  try {
    wait();
    const { signal } = controller;
    const { ok, body } = await fetch(address, { redirect: "manual", signal, ...options });
    const chunks = [];
    const reader = body?.getReader();
    for (let it; reader && !(it = await reader.read()).done; wait()) chunks.push(it.value);
    return { ok, bytes: await new Blob(chunks).arrayBuffer() };
  } catch (cause) {
    throw Object.assign(new Error(address, { cause }), { isUnreachable: true });
  } finally {
    clearTimeout(timer);
  }
};

// A file as it has to be; the second time past every cache on the way.
const download = async (path, hash, patience = PATIENCE.file) => {
  const address = SCOPE + path.replace(/(^|\/)index\.html$/, "$1");
  for (const cache of ["default", "reload"]) {
    const { ok, bytes } = await receive(address, patience, { cache, priority: "low" });
    if (ok && (await hashOf(bytes)) === hash) return bytes;
  }
  throw new Error(`${path} is not of this version`);
};

// The same for a reader, who gets it even where there is no room to keep it.
const deliver = async (path, hash) => {
  const bytes = await download(path, hash, PATIENCE.page);
  await keep(hash, bytes).catch(() => {});
  return bytes;
};

// Does something with all, so many at once; after a failure with no more.
const withAll = async (items, act) => {
  const queue = [...items];
  let failure;
  const work = async () => {
    while (!failure && queue.length) await act(queue.shift()).catch((error) => (failure = error));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (failure) throw failure;
};

// Records

let known;

const both = (act) => Promise.all(RECORDS.map(async (name) => act(await caches.open(name))));

// What is asked for meanwhile may still be told what was known before.
const change = (act) => {
  known = undefined;
  return both(act).finally(() => (known = undefined));
};

const record = (name, text = "") => change((cache) => cache.put(key(name), new Response(text)));

const erase = (name) => change((cache) => cache.delete(key(name)));

const copies = (name) =>
  both(async (cache) => (await cache.match(key(name)))?.text().catch(() => undefined));

// A list of files that is whole: it names itself by the hash of what it says.
const parse = async (text) => {
  const { version, list } = JSON.parse(text);
  const hash = await hashOf(encode(JSON.stringify(list)));
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
    .replace(/^content\/|\/index\.html$|\.json$/g, "")
    .replace(/^(articles\/[^/]+)\/related$/, "$1")
    .replace(/^page\//, "index/")
    .replace("/page/", "/");

// A part of a list that is cut: what of it is on the device, or all of it from far.
const part = async (version, at, isFar) => {
  const known = (version.known ??= []);
  if (known[at]) return known[at];
  const hash = version.list.parts[at];
  const name = `part/${hash}`;
  const held = await copies(name);
  let text;
  for (const copy of held) if (copy && (await hashOf(encode(copy))) === hash) text = copy;
  if (!text && !isFar) return {};
  text ??= read(await download(`offline/${hash}.json`, hash, PATIENCE.page));
  if (isFar && held.some((copy) => copy !== text)) await record(name, text);
  return (known[at] = JSON.parse(text));
};

const group = async (version, name, isFar) => {
  const { groups, parts } = version.list;
  if (groups) return own(groups, name);
  const [at] = await sha(encode(name));
  return own(await part(version, at % parts.length, isFar), name);
};

const isSmall = ({ size, budget }) => size <= budget;

const isWanted = (name, { marks }, { list }) =>
  marks.has(`saved/${name}`) ||
  (!marks.has(`removed/${name}`) &&
    !marks.has("none") &&
    (isSmall(list) || marks.has("all") || marks.has(`read/${name}`)));

// The groups that the reader wants, by name: those that the device knows, or all of them from far.
const wanted = async (version, isFar) => {
  const now = await state();
  const { groups, parts, ...list } = version.list;
  const names = new Set(Object.keys(groups ?? {}));
  if (parts && (now.marks.has("all") || isSmall(list))) {
    await withAll(parts.keys(), async (at) => {
      for (const name of Object.keys(await part(version, at, isFar))) names.add(name);
    });
  } else if (parts) {
    for (const mark of now.marks) if (/^(saved|read)\//.test(mark)) names.add(mark.replace(/.*?\//, ""));
  }
  const all = new Map();
  for (const name of names) {
    const found = isWanted(name, now, version) && (await group(version, name, isFar));
    if (found) all.set(name, found);
  }
  return all;
};

// All files that have to be there: their hashes and sizes, by path.
const needed = async (version, isFar) => {
  const files = { ...version.list.shell };
  for (const { files: more } of (await wanted(version, isFar)).values()) Object.assign(files, more);
  return files;
};

const find = async (version, path, isFar) => {
  if (/^((content\/)?(articles|authors)|content\/index|page)\//.test(path))
    return own((await group(version, groupOf(path), isFar))?.files, path);
  return own(version.list.shell, path) ?? own((version.files ??= await needed(version)), path);
};

const sum = (files) => Object.values(files).reduce((sum, [, size]) => sum + size, 0);

// Answers

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

// Says that there is no network, and what can be read without.
const offline = async (request, versions) => {
  const items = new Map();
  let text = "<!doctype html><title>Offline</title><ul>{{readable}}</ul>";
  for (const version of [...versions].reverse()) {
    const bytes = await stored((await find(version, OFFLINE))?.[0]);
    if (bytes) text = read(bytes);
    for (const [name, { title, files }] of await wanted(version)) {
      const there = title && (await stored(own(files, `${name}/index.html`)?.[0]));
      if (there) items.set(name, title.replace(/[&<]/g, (it) => `&#${it.charCodeAt()};`));
    }
  }
  const list = [...items].map(([name, it]) => `<li><a href="${BASE}${name}/">${it}</a></li>`);
  const bytes = fill(text, "{{readable}}", list.join(""));
  return respond(request, versions[0], OFFLINE, bytes, 503);
};

// Whoever has the site open keeps the version they have; with the first page, the newest comes.
const inOrder = async (event) => {
  const { versions, active } = await state();
  if (!versions.length) return [];
  const open = (await pages()).some(({ id }) => id !== event.resultingClientId);
  // Where there is no room for a word, the newest version is shown all the same.
  if (!open && active !== versions[0]) await record("active", versions[0].id).catch(() => {});
  const first = open ? active : versions[0];
  return [first, ...versions.filter((version) => version !== first)];
};

const answerPage = async (event, asked) => {
  const { request } = event;
  const path = /\.\w+$/.test(asked) ? asked : asked.replace(/[^/]$/, "$&/") + "index.html";
  const versions = await inOrder(event);
  if (!versions.length) return fetch(request);
  if (path === OFFLINE) return offline(request, versions);
  lookLater();
  const missing = [];
  for (const version of versions) {
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
    return offline(request, versions);
  }
};

const soon = (promise, patience) =>
  Promise.race([promise, new Promise((_, no) => setTimeout(no, patience, new Error("too slow")))]);

// What is not on the device; for a page of a version, never content of another.
const elsewhere = async (request) =>
  request.headers.has(VERSION) ? new Response(null, { status: 503 }) : fetch(request);

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
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(BASE)) return;
  const path = pathname.slice(BASE.length);
  if (/^embed\//.test(path)) return;
  // Where the caches themselves can't be had, there is the network.
  const respondWith = (answer) => event.respondWith(answer.catch(() => elsewhere(request)));
  if (request.mode === "navigate") respondWith(answerPage(event, path));
  else if (/^(content|app-icons)\/|^[^/]+\.(js|wasm|svg|webmanifest)$/.test(path) && path !== "worker.js")
    respondWith(answerFile(request, path));
});

// Keeping

const pages = async () => {
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const isOurs = ({ url, frameType }) =>
    frameType === "top-level" &&
    url.startsWith(SCOPE) &&
    PAGES.test(url.slice(SCOPE.length).replace(/[?#].*/, ""));
  return all.filter(isOurs);
};

const tell = async (message) => {
  for (const client of await pages()) client.postMessage(message);
};

// Has all files, and tells how far it is.
const fetchAll = async (files) => {
  const missing = new Map();
  for (const [path, [hash, size]] of Object.entries(files))
    if (!missing.has(hash) && !(await stored(hash))) missing.set(hash, [path, size]);
  const all = sum([...missing.values()]);
  let done = 0;
  await withAll(missing, async ([hash, [path, size]]) => {
    await keep(hash, await download(path, hash));
    await tell({ progress: [(done += size), all] });
  });
};

// Why the last attempt to keep something has failed.
let trouble = null;

const check = async () => {
  known = undefined;
  const list = await receive(`${SCOPE}offline.json`, PATIENCE.file, { cache: "no-cache" });
  if (!list.ok) throw new Error("there is no list of files");
  const text = read(list.bytes);
  if (JSON.parse(text)?.off === true) return leave();
  const next = await parse(text);
  const { versions } = await state();
  const [newest] = versions;
  if (newest?.id === next.id) {
    await record(newest.mark, text);
    await fetchAll(await needed(newest, true));
  } else {
    await record("pending", text);
    await fetchAll(await needed(next, true));
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
  await makeRoom();
  const used = await inUse();
  let { versions, active, marks } = await state();
  const isOld = (version) => version !== versions[0] && version !== active;
  const old = versions.filter((it) => isOld(it) && !used.includes(it.id) && !used.includes(undefined));
  for (const { mark } of old) await erase(mark);
  ({ versions, marks } = await state());
  const pending = await parsed("pending");
  const hashes = new Set();
  for (const version of pending ? [...versions, pending] : versions) {
    for (const hash of version.list.parts ?? []) hashes.add(hash);
    // As long as nobody knows what a version needs, nothing can be thrown away.
    const files = await needed(version, true).catch(() => undefined);
    if (!files) return;
    for (const [hash] of Object.values(files)) hashes.add(hash);
  }
  for (const mark of marks) if (/^part\//.test(mark) && !hashes.has(mark.slice(5))) await erase(mark);
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
  if (!versions.length) return;
  const seen = [];
  for (const mark of [...marks].filter((mark) => mark.startsWith("read/"))) {
    const size = sum((await group(versions[0], mark.slice(5)))?.files ?? {});
    seen.push({ mark, size, time: Number((await copies(mark))[0]) || 0 });
  }
  seen.sort((one, other) => other.time - one.time);
  let room = versions[0].list.budget;
  for (const { mark, size } of seen) if ((room -= size) < 0) await erase(mark);
};

// Before a word can be written on a full device, there must be room for it. Pictures and what is
// linked to may be others'.
const drop = async (groups) => {
  const bodies = await caches.open(BODIES);
  for (const { files } of groups)
    for (const [path, [hash]] of Object.entries(files))
      if (/\.(html|json)$/.test(path)) await bodies.delete(key(hash));
};

// What pages ask for

const describe = async (path) => {
  const now = await state();
  const [newest] = now.versions;
  if (!newest) return { version: null, trouble, article: null, all: null };
  const name = groupOf(`${path}index.html`);
  const found = await group(newest, name, true).catch(() => undefined);
  const { id, list } = newest;
  const groups = await wanted(newest);
  const seen = new Map();
  const isThere = async (files) => {
    for (const [hash] of Object.values(files)) {
      if (!seen.has(hash)) seen.set(hash, Boolean(await stored(hash)));
      if (!seen.get(hash)) return false;
    }
    return true;
  };
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
  async save(path, sparing) {
    // Who saves data wants this, and nothing else unasked.
    if (sparing && !(await state()).versions.length) await record("none");
    await choose(groupOf(`${path}index.html`), "saved");
    await check();
  },
  async remove(path) {
    const name = groupOf(`${path}index.html`);
    const [newest] = (await state()).versions;
    await drop([(newest && (await group(newest, name))) ?? { files: {} }]);
    await choose(name, "removed");
    await collect();
  },
  async read(path) {
    const { versions, marks } = await state();
    const name = groupOf(`${path}index.html`);
    if (!versions.length || marks.has("none")) return;
    if (marks.has(`removed/${name}`) || marks.has(`saved/${name}`)) return;
    const isKept = isWanted(name, { marks }, versions[0]);
    await choose(name, "read");
    if (!isKept) await check();
  },
  async saveAll() {
    for (const mark of (await state()).marks) if (/^removed\/|^none$/.test(mark)) await erase(mark);
    await record("all");
    await check();
  },
  async removeAll() {
    const { versions, marks } = await state();
    if (versions.length) await drop((await wanted(versions[0])).values());
    for (const mark of marks) if (/^(saved|read|removed)\/|^all$/.test(mark)) await erase(mark);
    await record("none");
    await collect();
  },
};

const agree = async () => {
  const { versions } = await state();
  if (versions.length) await record("active", versions[0].id);
};

// The version that a page is of which came from the network: the one whose page is the same.
const recognise = async ({ path, marks }) => {
  for (const version of (await state()).versions) {
    const bytes = await stored((await find(version, `${path}index.html`))?.[0]);
    const text = bytes ? read(bytes) : "";
    if (text && marks.every((mark) => text.includes(mark))) return version.id;
  }
};

// What has no room is not to take the room of what has, nor to keep news from coming.
const takeBack = async (before) => {
  const { marks } = await state();
  const lost = (these, others) => [...these].filter((it) => CHOICES.test(it) && !others.has(it));
  for (const mark of lost(marks, before)) await erase(mark);
  for (const mark of lost(before, marks)) await record(mark).catch(() => {});
  await erase("pending");
  await collect();
};

let turn = Promise.resolve();
let looked = 0;

// Tells all pages when it is done, and whoever asked why it was not.
const perform = (duty, ...details) => {
  if (duty === "check") looked = Date.now();
  const done = turn.then(async () => {
    if (duty !== "read") trouble = null;
    const { marks } = await state();
    try {
      await duties[duty](...details);
    } catch (error) {
      const isFull = error.name === "QuotaExceededError";
      trouble = isFull ? "full" : error.isUnreachable ? "unreachable" : "unfit";
      if (isFull) await takeBack(marks).catch(() => {});
    }
    await tell({ changed: true });
    return trouble;
  });
  turn = done.catch(() => {});
  return done;
};

// A page whose program does not start asks for nothing: then a newer version is looked for here.
// No event waits for it: a new worker would have to wait, too.
const lookLater = () => {
  const begun = Date.now();
  setTimeout(() => looked < begun && perform("check").catch(() => {}), PATIENCE.program);
};

addEventListener("message", (event) => {
  const { duty, path, page, sparing } = event.data;
  const answer = (promise) =>
    event.waitUntil(promise.catch(() => null).then((data) => event.ports[0]?.postMessage(data)));
  if (page) answer(recognise(page));
  else if (duty === "describe") answer(describe(path));
  else if (duty === "agree") answer(agree());
  else if (Object.hasOwn(duties, duty)) answer(perform(duty, path, sparing));
});

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
