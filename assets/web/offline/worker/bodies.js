"use strict";
// Keeps the site readable without a network. What was ready stays readable, whatever a server, a
// network or an entry of a cache does, and no page is put together from two versions.
//
// All it knows is in the caches: bodies by their SHA-256, each record twice. Which version a page
// is of, the page carries itself and says with every request for content.

const SCOPE = registration.scope;
const BASE = new URL(SCOPE).pathname;
const BODIES = `clinic-articles 1 ${BASE} bodies`;

// In milliseconds: without a byte of a file, of what a reader waits for, of what is newer than what is
// kept, of another picture; and until a page's program has asked for a newer version.
const PATIENCE = { file: 30_000, page: 10_000, reader: 2000, picture: 700, program: 15_000 };
const AT_ONCE = 6;

// Bodies of files: stored, fetched, and checked by their SHA-256.

const key = (name) => `${SCOPE}{{offline}}${name}`;
const own = (object, name) => (object && Object.hasOwn(object, name) ? object[name] : undefined);

// The path of an address below the base, if it is there. Hosts decode paths and take several slashes
// for one.
const pathOf = (address) => {
  const { pathname } = new URL(address);
  if (!pathname.startsWith(BASE)) return;
  let path = pathname.slice(BASE.length);
  try {
    path = decodeURIComponent(path);
  } catch {}
  return path.replace(/\/+/g, "/").replace(/^\//, "");
};

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
    const { status, body } = await fetch(address, { redirect: "manual", signal, ...options });
    const chunks = [];
    const reader = body?.getReader();
    for (let it; reader && !(it = await reader.read()).done; wait()) chunks.push(it.value);
    return { status, bytes: await new Blob(chunks).arrayBuffer() };
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
    const { status, bytes } = await receive(address, patience, { cache, priority: "low" });
    if (status === 200 && (await hashOf(bytes)) === hash) return bytes;
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
