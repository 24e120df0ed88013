/**
 * The pages as the program last sent them, and what of a page is to be drawn again.
 *
 * Lengths are millipoints, x to the right, y down, from the upper left corner of the trimmed page.
 *
 * @typedef {[number, number, number, number]} Rect  x, y, width, height
 * @typedef {[number, number, number, number]} Box   left, top, right, bottom
 * @typedef {any[]} Mark                             as the program sends it
 * @typedef {{mark: Mark, box: Box, looks: string}} Drawn   a mark, where it reaches, and all that can be seen of it
 * @typedef {{id: string, use: string, story: string, name: string, rects: Rect[], at?: [number, number],
 *   span?: [number, number], can: string[], legs?: number, picture?: boolean}} Slot
 * @typedef {{down: boolean, columns: [number, number][], lines: number[], line: number, area: Rect}} Grid
 * @typedef {{number: number, label: string, section: string, width: number, height: number, bleed: number,
 *   grid: Grid, groups: string[], slots: Slot[], marks: Map<string, Drawn[]>}} Page
 */

/** Every page, by number. */
export class Pages {
  /** @type {number[]} */
  order = [];
  /** Whether the paper is read from right to left. */
  fromRight = false;
  /** @type {Map<number, Page>} */
  #pages = new Map();

  /** The page with that *number*. */
  page(/** @type {number} */ number) {
    return this.#pages.get(number);
  }

  /** All pages in their order. */
  all() {
    return /** @type {Page[]} */ (this.order.map((number) => this.#pages.get(number)).filter(Boolean));
  }

  /** The slot called *id*, with its page. */
  find(/** @type {string} */ id) {
    for (const page of this.all()) {
      const slot = page.slots.find((one) => one.id === id);
      if (slot) return { page, slot };
    }
    return null;
  }

  /**
   * Take in a `pages` message.
   * @param {{order: number[], from_right?: boolean, pages: any[]}} message
   * @returns {Map<number, Box[] | null>} what is to be drawn again of each page; null: all of it
   */
  take(message) {
    /** @type {Map<number, Box[] | null>} */
    const damage = new Map();
    this.order = message.order;
    this.fromRight = Boolean(message.from_right);
    for (const known of [...this.#pages.keys()]) if (!message.order.includes(known)) this.#pages.delete(known);
    for (const { changed, ...sent } of message.pages) {
      const old = this.#pages.get(sent.number);
      /** @type {Page} */
      const page = { ...sent, marks: new Map(old?.marks) };
      /** @type {Box[]} */
      const boxes = [];
      for (const [group, { first, last, marks }] of Object.entries(changed)) {
        const before = page.marks.get(group) ?? [];
        const after = /** @type {Mark[]} */ (marks).map(drawn);
        // The first marks of the group and the last are as they were.
        const gone = before.slice(first, before.length - last);
        page.marks.set(group, [...before.slice(0, first), ...after, ...before.slice(before.length - last)]);
        const box = changeOf(gone, after);
        if (box) boxes.push(box);
      }
      for (const group of [...page.marks.keys()]) {
        if (page.groups.includes(group)) continue;
        const box = changeOf(page.marks.get(group) ?? [], []);
        if (box) boxes.push(box);
        page.marks.delete(group);
      }
      this.#pages.set(page.number, page);
      const whole = !old || old.width !== page.width || old.height !== page.height
        || reordered(old.groups, page.groups);
      damage.set(page.number, whole ? null : boxes);
    }
    return damage;
  }
}

/** Whether groups that both lists hold stand in another order. */
function reordered(/** @type {string[]} */ before, /** @type {string[]} */ after) {
  const kept = before.filter((one) => after.includes(one));
  return after.filter((one) => before.includes(one)).join("\n") !== kept.join("\n");
}

/** @returns {Drawn} */
function drawn(/** @type {Mark} */ mark) {
  // What a run of glyphs is of, and what it reads as, is not seen: it may change without being drawn again.
  return { mark, box: boxOf(mark), looks: JSON.stringify(mark[0] === "g" ? mark.slice(0, 12) : mark) };
}

/** The box around all marks that only one of two lists has; null when they look the same. */
function changeOf(/** @type {Drawn[]} */ before, /** @type {Drawn[]} */ after) {
  const old = new Set(before.map((one) => one.looks));
  const now = new Set(after.map((one) => one.looks));
  /** @type {Box | null} */
  let box = null;
  for (const one of before) if (!now.has(one.looks)) box = around(box, one.box);
  for (const one of after) if (!old.has(one.looks)) box = around(box, one.box);
  return box;
}

/** The box around two. */
export function around(/** @type {Box | null} */ a, /** @type {Box} */ b) {
  if (!a) return b;
  return /** @type {Box} */ ([Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}

/** Whether two boxes have a point in common. */
export const touch = (/** @type {Box} */ a, /** @type {Box} */ b) =>
  a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** The box of a rectangle. */
export const boxOfRect = (/** @type {Rect} */ [x, y, width, height]) =>
  /** @type {Box} */ ([x, y, x + width, y + height]);

/**
 * Where a mark's ink can reach.  Of glyphs only origins are known: an em and a half around them holds any letter.
 * @returns {Box}
 */
function boxOf(/** @type {Mark} */ mark) {
  if (mark[0] === "g") {
    const [, , size, x, y, , xs, ys, , stroke] = mark;
    const more = 1.5 * size + Math.abs(stroke);
    const downs = ys || [0];
    return [
      x + least(xs) - more / 2, y + least(downs) - more,
      x + most(xs) + more, y + most(downs) + more,
    ];
  }
  if (mark[0] === "r") {
    const [, x1, y1, x2, y2, thickness] = mark;
    return [Math.min(x1, x2) - thickness, Math.min(y1, y2) - thickness, Math.max(x1, x2) + thickness, Math.max(y1, y2) + thickness];
  }
  return mark[0] === "a" ? boxOfRect(mark[5]) : boxOfRect(/** @type {Rect} */ (mark.slice(1, 5)));
}

const least = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (/** @type {number[]} */ values) => values.reduce((a, b) => Math.max(a, b), -Infinity);

/**
 * What stands at a point of *page*: the topmost slot there and, if there is type in it, the nearest character.
 * @param {Page} page
 * @param {number} x
 * @param {number} y
 */
export function hit(page, x, y) {
  const within = (/** @type {Slot} */ slot) => slot.rects.some((rect) => inside(boxOfRect(rect), x, y));
  const rank = (/** @type {Slot} */ slot) => page.groups.indexOf(slot.id);
  const slot = page.slots.filter(within).sort((a, b) => rank(b) - rank(a))[0] ?? null;
  const marks = slot ? page.marks.get(slot.id) ?? [] : [...page.marks.values()].flat();
  return { slot, character: nearest(marks, x, y) };
}

const inside = (/** @type {Box} */ box, /** @type {number} */ x, /** @type {number} */ y) =>
  box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3];

/**
 * The character nearest to a point, among runs that say what they are of, no farther off than an em.
 * `index` is the glyph of the run; `after` is true in its second half.
 * @param {Drawn[]} marks
 * @param {number} x
 * @param {number} y
 */
export function nearest(marks, x, y) {
  let found = null;
  let best = Infinity;
  for (const { mark, box } of marks) {
    if (mark[0] !== "g" || !mark[12] || !inside(box, x, y)) continue;
    const [, , size, left, base, gids, xs, ys] = mark;
    for (let i = 0; i < gids.length; i += 1) {
      const dx = x - left - xs[i] - size / 2;
      const dy = y - base - (ys ? ys[i] : 0) + 0.38 * size; // the middle of a Han character above its baseline
      const off = Math.max(Math.abs(dx), Math.abs(dy)) / size;
      if (off < best) {
        best = off;
        found = { mark, index: i, after: (ys ? dy : dx) > 0 };
      }
    }
  }
  if (!found || best > 1) return null;
  const [story, role, part, offset] = found.mark[12];
  const before = found.mark[13].slice(0, found.index).join("").length;
  return { ...found, story, role, part, offset: offset + before };
}
