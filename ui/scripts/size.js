// Weighs the built scripts and styles, gzipped, against the budget of the window.
// Usage: npm run build && npm run size
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET_ALL_KB = 350;
const BUDGET_FIRST_KB = 120;
/** The piece with the screen that opens first (vite.config.ts); it counts as part of the first screen. */
const FIRST = "today";

const dist = new URL("../dist/", import.meta.url);
/** @type {Record<string, {file: string, name?: string, isEntry?: boolean, imports?: string[], css?: string[]}>} */
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

/** @param {Iterable<string>} files */
function kilobytes(files) {
  let total = 0;
  for (const file of files)
    total += gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  return total / 1000;
}

/** Everything a chunk needs before it can run. @param {string} key @param {Set<string>} files */
function collect(key, files) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) collect(next, files);
}

const weighed = (/** @type {string} */ file) => /\.(js|css)$/.test(file);
const all = new Set(
  Object.values(manifest).flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])].filter(weighed)),
);
const first = new Set();
for (const [key, chunk] of Object.entries(manifest)) {
  if ((chunk.isEntry && key === "index.html") || chunk.name === FIRST) collect(key, first);
}
// A piece that is no longer called so would be left out unseen.
if (!Object.values(manifest).some(({ name }) => name === FIRST)) throw new Error(`no ${FIRST}`);

const rows = [
  ["first screen", kilobytes(first), BUDGET_FIRST_KB],
  ["all", kilobytes(all), BUDGET_ALL_KB],
];
let over = false;
for (const [name, size, budget] of /** @type {[string, number, number][]} */ (rows)) {
  over ||= size > budget;
  console.log(
    `${name}: ${size.toFixed(1)} kB of ${budget} kB gzip${size > budget ? ", too large" : ""}`,
  );
}
process.exitCode = over ? 1 : 0;
