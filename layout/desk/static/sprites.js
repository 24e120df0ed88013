/**
 * Small glyphs as they look in pixels, kept on one sheet: type of the text is filled once and then copied.
 *
 * Filling a Han outline takes 20 times as long as copying it, and a page has thousands.  A sprite is drawn for a place
 * within the pixel, to a quarter across; baselines stand on whole pixels, as all screen type has them.
 */

/** @typedef {{x: number, y: number, width: number, height: number, left: number, top: number}} Sprite */
/** @typedef {Map<number, Sprite | null>} Case  by glyph and quarter; null: too large, or without ink */

export const LARGEST = 36; // device pixels an em; larger type is filled each time: there is little of it in sight
const QUARTERS = 4;
const SIDE = 2048; // pixels of the sheet: some 10,000 glyphs of the text at 100 %
const PLAIN = /^[MLCQZ\d\s.,-]*$/; // absolute steps: every number is a coordinate

export class Sprites {
  #canvas = document.createElement("canvas");
  #context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d"));
  /** @type {Map<string, Case>} */
  #cases = new Map();
  #x = 0;
  #y = 0;
  #row = 0; // height of the row that is being filled
  full = false;

  constructor() {
    this.#canvas.width = this.#canvas.height = SIDE;
  }

  /** What sprites are copied from. */
  get sheet() {
    return this.#canvas;
  }

  /** Sprites of one face, size, ink and stroke, by what they have in common. */
  caseOf(/** @type {string} */ key) {
    let found = this.#cases.get(key);
    if (!found) this.#cases.set(key, (found = new Map()));
    return found;
  }

  /** Wipe the sheet: all that was kept is drawn anew when it is wanted. */
  clear() {
    this.#cases.clear();
    this.#context.setTransform(1, 0, 0, 1, 0, 0);
    this.#context.clearRect(0, 0, SIDE, SIDE);
    this.#x = this.#y = this.#row = 0;
    this.full = false;
  }

  /**
   * Make the sprite of a glyph for a quarter of a pixel.
   * @param {Path2D} path     in font units, y upward
   * @param {import("./paint.js").Extent} extent  of the path, in font units
   * @param {{along: number, up: number, ink: string, stroke: number}} look  pixels a unit; line width in font units
   * @param {number} quarter
   * @returns {Sprite | null}
   */
  make(path, extent, { along, up, ink, stroke }, quarter) {
    const more = Math.abs(stroke) * up + 1;
    const left = Math.floor(extent.left * along - more);
    const top = Math.floor(-extent.top * up - more);
    const width = Math.ceil(extent.right * along + more + 1) - left;
    const height = Math.ceil(-extent.bottom * up + more) - top;
    if (width > 3 * LARGEST || height > 3 * LARGEST) return null;
    if (this.#x + width > SIDE) {
      this.#x = 0;
      this.#y += this.#row;
      this.#row = 0;
    }
    if (this.#y + height > SIDE) {
      this.full = true;
      return null;
    }
    const sprite = { x: this.#x, y: this.#y, width, height, left, top };
    this.#x += width;
    this.#row = Math.max(this.#row, height);
    this.#draw(path, sprite, { along, up, ink, stroke }, quarter);
    return sprite;
  }

  /**
   * @param {Path2D} path
   * @param {Sprite} sprite
   * @param {{along: number, up: number, ink: string, stroke: number}} look
   * @param {number} quarter
   */
  #draw(path, sprite, { along, up, ink, stroke }, quarter) {
    const context = this.#context;
    context.setTransform(along, 0, 0, -up, sprite.x - sprite.left + quarter / QUARTERS, sprite.y - sprite.top);
    if (stroke >= 0) {
      context.fillStyle = ink;
      context.fill(path);
    }
    if (!stroke) return;
    context.strokeStyle = ink;
    context.lineWidth = Math.abs(stroke);
    context.stroke(path);
  }
}

/** The quarter of a pixel nearest to *x*, and the pixel it is counted from. */
export function quarterOf(/** @type {number} */ x) {
  const quarters = Math.round(x * QUARTERS);
  return [quarters & (QUARTERS - 1), quarters >> 2];
}

/** How far an outline reaches, in font units; null when its steps are not plain coordinates. */
export function extentOf(/** @type {string} */ outline) {
  if (!PLAIN.test(outline)) return null;
  const numbers = outline.match(/-?[\d.]+/g);
  if (!numbers) return null;
  const extent = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    const [x, y] = [Number(numbers[i]), Number(numbers[i + 1])];
    if (x < extent.left) extent.left = x;
    if (x > extent.right) extent.right = x;
    if (y < extent.bottom) extent.bottom = y;
    if (y > extent.top) extent.top = y;
  }
  return extent;
}
