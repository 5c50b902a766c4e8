"use strict";
// What a version has, and what of it the reader wants.

// The files that belong together: those of the page that a path leads to.
const groupOf = (path) =>
  path
    .replace(/^content\/|\/index\.html$|\.json$/g, "")
    .replace(/^(articles\/[^/]+)\/related$/, "$1")
    .replace(/^page\//, "index/")
    .replace("/page/", "/");

// A part of a list that is cut, if it is on the device, or from far.
const part = async (version, at, isFar) => {
  const known = (version.known ??= []);
  if (known[at]) return known[at];
  const hash = version.list.parts[at];
  const name = `part/${hash}`;
  const held = await copies(name);
  let text;
  for (const copy of held) if (copy && (await hashOf(encode(copy))) === hash) text = copy;
  if (!text && !isFar) return;
  text ??= read(await download(`{{offline}}${hash}.json`, hash, PATIENCE.page));
  if (isFar && held.some((copy) => copy !== text)) await record(name, text);
  return (known[at] = JSON.parse(text));
};

// The groups among which that of a name is, if the version has it.
const among = async (version, name, isFar) => {
  const { groups, parts } = version.list;
  if (groups) return groups;
  const [at] = await sha(encode(name));
  return part(version, at % parts.length, isFar);
};

const group = async (version, name, isFar) => own(await among(version, name, isFar), name);

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
      for (const name of Object.keys((await part(version, at, isFar)) ?? {})) names.add(name);
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
