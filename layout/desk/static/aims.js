/** What a mode may do next, one thing after the other, for those who choose by key and not with a click. */

import { linesOf } from "./heads.js";

/** @typedef {import("./pages.js").Page} Page */
/** @typedef {import("./pages.js").Slot} Slot */
/** @typedef {import("./pages.js").Rect} Rect */
/** @typedef {{rect: Rect, words: string, act: string, facts: Record<string, any>}} Choice */

/** The slots that *slot* can change places with, in the order of the page. @returns {Choice[]} */
export function partners(/** @type {Page} */ page, /** @type {Slot} */ slot) {
  const others = page.slots.filter((one) => one.id !== slot.id && one.can.includes("move") && one.rects.length);
  return others.map((one) => ({ rect: one.rects[0], words: one.name || one.id, act: "swap", facts: { other: one.id } }));
}

/** The ways to break the head of *slot* once more, or to join two of its lines, in the order it is read. @returns {Choice[]} */
export function ways(/** @type {Page} */ page, /** @type {Slot} */ slot) {
  const lines = linesOf(page, slot);
  /** @type {string[][]} */
  const every = [];
  for (const [index, line] of lines.entries()) {
    let at = 0;
    for (const character of line) {
      if (at) every.push(lines.toSpliced(index, 1, line.slice(0, at), line.slice(at)));
      at += character.length;
    }
    if (index + 1 < lines.length) every.push(lines.toSpliced(index, 2, line + lines[index + 1]));
  }
  return every.map((breaks) => ({ rect: slot.rects[0], words: breaks.join(" ⏎ "), act: "headlines", facts: { breaks } }));
}
