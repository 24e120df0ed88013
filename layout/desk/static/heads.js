/** Breaking a head: its lines as they stand on the page, and what they become when one clicks between characters. */

import { nearest } from "./pages.js";

/** @typedef {import("./pages.js").Page} Page */
/** @typedef {import("./pages.js").Slot} Slot */

/** The lines of the head of *slot* from top to bottom, each a text. */
export function linesOf(/** @type {Page} */ page, /** @type {Slot} */ slot) {
  return rows(page, slot).map(([, text]) => text);
}

/** Where the line of a run of type stands: its baseline, or how far from the left it runs down, the rightmost first. */
const levelOf = (/** @type {import("./pages.js").Mark} */ mark) => (mark[7] ? -mark[3] : mark[4]);

/** Runs of the head gathered by line: [level, text], in the order they are read. @returns {[number, string][]} */
function rows(/** @type {Page} */ page, /** @type {Slot} */ slot) {
  /** @type {Map<number, {offset: number, text: string}[]>} */
  const byLine = new Map();
  for (const { mark } of page.marks.get(slot.id) ?? []) {
    if (mark[0] !== "g" || !mark[12] || mark[12][1] !== "head" || mark[9] < 0) continue; // below 0: an outline's shadow
    const line = byLine.get(levelOf(mark)) ?? [];
    line.push({ offset: mark[12][3], text: mark[13].join("") });
    byLine.set(levelOf(mark), line);
  }
  return [...byLine]
    .sort(([a], [b]) => a - b)
    .map(([level, runs]) => [level, runs.sort((a, b) => a.offset - b.offset).map((run) => run.text).join("")]);
}

/**
 * The lines of the head when one clicks at x, y: broken before or after the nearest character; at the end of a line,
 * joined with the next.  Null when no head is near, or nothing would change.
 * @param {Page} page
 * @param {Slot} slot
 * @param {number} x
 * @param {number} y
 */
export function brokenAt(page, slot, x, y) {
  const heads = (page.marks.get(slot.id) ?? []).filter(({ mark }) => mark[0] === "g" && mark[12] && mark[12][1] === "head");
  const near = nearest(heads, x, y);
  if (!near) return null;
  const lines = rows(page, slot);
  const line = lines.findIndex(([level]) => level === levelOf(near.mark));
  if (line < 0) return null;
  // Offsets count from the head's beginning: what the lines before hold is taken off.
  const first = Math.min(...heads.filter(({ mark }) => levelOf(mark) === levelOf(near.mark)).map(({ mark }) => mark[12][3]));
  const at = near.offset - first + (near.after ? near.mark[13][near.index].length : 0);
  const texts = lines.map(([, text]) => text);
  if (at > 0 && at < texts[line].length) return texts.toSpliced(line, 1, texts[line].slice(0, at), texts[line].slice(at));
  const upper = at === 0 ? line - 1 : line;
  if (upper < 0 || upper + 1 >= texts.length) return null;
  return texts.toSpliced(upper, 2, texts[upper] + texts[upper + 1]);
}
