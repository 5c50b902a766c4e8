"use strict";
// Keeping versions: fetching new ones, throwing away what nobody needs any more.

const pages = async () => {
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const isOurs = ({ url, frameType }) =>
    frameType === "top-level" && url.startsWith(SCOPE) && PAGES.test(pathOf(url));
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

const receiveList = async () => {
  const address = `${SCOPE}{{precache-manifest}}`;
  const { status, bytes } = await receive(address, PATIENCE.file, { cache: "no-cache" });
  if (status !== 200) throw Object.assign(new Error("there is no list of files"), { status });
  return read(bytes);
};

// Who reloads a page wants what is new.
const renew = async ({ id }) => {
  if (JSON.parse(await receiveList()).version !== id) await perform("check");
};

const check = async () => {
  known = undefined;
  const text = await receiveList();
  if (JSON.parse(text)?.off === true) return leave();
  const next = await parse(text);
  const { versions, marks } = await state();
  const [newest] = versions;
  if (newest?.id === next.id) {
    await record(newest.mark, text);
    await fetchAll(await needed(newest, true));
  } else {
    await record("pending", text);
    await fetchAll(await needed(next, true));
    await noteWithdrawn(versions, next);
    await record(`version/${(newest?.order ?? 0) + 1}/${next.id}`, text);
    for (const { id, mark } of versions) if (id === next.id) await erase(mark);
    await erase("pending");
  }
  await record("fresh", String(Date.now()));
  for (const mark of ["behind", "gone"]) if (marks.has(mark)) await erase(mark);
  await collect();
  trouble = null;
};

// Notes since when nothing new can be had, and leaves a host that has had neither list nor worker for
// three days. Says whether that was so for long before.
const fallBehind = async ({ status }) => {
  const isStuck = await isBehind();
  await note("behind");
  const isGone = async () =>
    (await receive(`${SCOPE}{{worker}}`, PATIENCE.file, { cache: "no-cache" })).status === 404;
  if (status === 404 && (await isGone())) {
    await note("gone");
    if (await isLong("gone", 3 * A_DAY)) await leave();
  } else await erase("gone");
  return isStuck;
};

// Remembers which articles a new version has no more, so that their reader is told.
const noteWithdrawn = async (versions, next) => {
  for (const version of versions)
    for (const [name, { title }] of await wanted(version))
      if (title && !(await group(next, name, true))) await record(`withdrawn/${name}`, title);
  for (const mark of (await state()).marks) {
    const [, name] = /^withdrawn\/(.*)/.exec(mark) ?? [];
    if (name && (await group(next, name, true))) await erase(mark);
  }
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
  let { versions, marks } = await state();
  const [, ...older] = versions;
  const old = older.filter(({ id }) => !used.includes(id) && !used.includes(undefined));
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
