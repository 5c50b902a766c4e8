"use strict";
// Records of versions and of what the reader wants, each kept twice.

const RECORDS = ["records", "copies"].map((name) => `clinic-articles 1 ${BASE} ${name}`);

// Which records say what the reader wants.
const CHOICES = /^(saved|read|removed)\/|^(all|none)$/;

const A_DAY = 86_400_000;

let known;

const both = (act) => Promise.all(RECORDS.map(async (name) => act(await caches.open(name))));

// What is asked for meanwhile may still be told what was known before.
const change = (act) => {
  known = undefined;
  return both(act).finally(() => (known = undefined));
};

const record = (name, text = "") => change((cache) => cache.put(key(name), new Response(text)));

const erase = (name) => change((cache) => cache.delete(key(name)));

// Reading makes no cache anew where all was taken away.
const copies = (name) =>
  Promise.all(
    RECORDS.map(async (cacheName) => {
      const found = await caches.match(key(name), { cacheName });
      return found?.text().catch(() => undefined);
    }),
  );

// Since when something is so, in milliseconds.
const since = async (name) => Number((await copies(name)).find(Boolean)) || undefined;
const isLong = async (name, time) => Date.now() - (await since(name)) > time;
const note = async (name) => (await since(name)) ?? record(name, String(Date.now()));

// Nothing new can be had although the server answers: what it sends is newer than what is kept.
const isBehind = () => isLong("behind", A_DAY);

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

// All versions that are whole, newest first, and what the reader wants.
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
    return { versions, marks };
  })().catch((error) => {
    known = undefined;
    throw error;
  }));
