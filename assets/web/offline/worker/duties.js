"use strict";
// What pages ask for, one after the other.

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
  const day = (await isBehind()) ? ((await since("fresh")) ?? (await since("behind"))) : null;
  return { version: id, trouble, article: article ?? null, all, since: day };
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
      // Who has tried for long promises nothing any more.
      if (trouble === "unfit" && (await fallBehind(error).catch(() => {}))) trouble = "barred";
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

// Of each start another, so that a page notices that the worker it has asked was stopped.
const LIFE = Math.random();

addEventListener("message", (event) => {
  const { duty, path, page, sparing, life } = event.data;
  const answer = (promise) =>
    event.waitUntil(promise.catch(() => null).then((data) => event.ports[0]?.postMessage(data)));
  if (life) answer(Promise.resolve(LIFE));
  else if (page) answer(recognise(page));
  else if (duty === "describe") answer(describe(path));
  else if (Object.hasOwn(duties, duty)) answer(perform(duty, path, sparing));
  // A page of an earlier version may ask for what is no duty any more.
  else answer(Promise.resolve());
});

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
