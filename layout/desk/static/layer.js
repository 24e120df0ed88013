/**
 * A page on the table: its bitmap, drawn for the zoom and the screen it is seen at.
 *
 * A page that would take too many pixels has a bitmap of the part in sight and some of what is around it.
 */

import { boxOfRect } from "./pages.js";

/** @typedef {import("./pages.js").Box} Box */
/** @typedef {import("./pages.js").Page} Page */

const MOST = 12e6; // device pixels of a bitmap, 48 MB
const AROUND = 0.35; // of what is in sight, drawn beyond it on each side

export class Layer {
  #canvas = document.createElement("canvas");
  #context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d", { alpha: false }));
  /** @type {Box | null} what the bitmap holds of the page */
  #held = null;
  #scale = 0; // device pixels a millipoint of the bitmap

  /**
   * @param {import("./paint.js").Painter} painter
   * @param {HTMLElement} sheet
   */
  constructor(painter, sheet) {
    this.painter = painter;
    this.#canvas.setAttribute("role", "img");
    sheet.prepend(this.#canvas);
  }

  /** The bitmap, and whether it holds the whole page. */
  get bitmap() {
    return this.#canvas;
  }

  /** What the page is called by those who cannot see it. */
  name(/** @type {string} */ words) {
    this.#canvas.setAttribute("aria-label", words);
  }

  /**
   * Have the bitmap hold what is in sight, drawn for *scale*; only what is lacking or in *damage* is drawn.
   * @param {Page} page
   * @param {number} scale    CSS pixels a millipoint
   * @param {Box} sight       of the page
   * @param {Box[] | null} damage  null: everything
   */
  show(page, scale, sight, damage) {
    const device = scale * (window.devicePixelRatio || 1);
    const whole = boxOfRect([0, 0, page.width, page.height]);
    const held = page.width * page.height * device * device <= MOST ? whole : part(page, sight, device);
    const enough = this.#held && this.#scale === device && damage && holds(this.#held, within(sight, whole));
    if (enough && this.#held) {
      for (const box of damage ?? []) this.painter.draw(this.#context, page, this.#frame(), box);
    } else {
      this.#held = held;
      this.#scale = device;
      this.#canvas.width = Math.max(1, Math.round((held[2] - held[0]) * device));
      this.#canvas.height = Math.max(1, Math.round((held[3] - held[1]) * device));
      this.painter.draw(this.#context, page, this.#frame(), held);
    }
    this.lay(scale);
  }

  /** Put the bitmap as it is where it belongs at *scale*; it is drawn sharp later. */
  lay(/** @type {number} */ scale) {
    if (!this.#held) return;
    const style = this.#canvas.style;
    style.left = `${this.#held[0] * scale}px`;
    style.top = `${this.#held[1] * scale}px`;
    style.width = `${(this.#canvas.width / this.#scale) * scale}px`;
    style.height = `${(this.#canvas.height / this.#scale) * scale}px`;
  }

  #frame() {
    const [left, top] = /** @type {Box} */ (this.#held);
    return { scale: this.#scale, left, top };
  }
}

/** The part of *page* in sight and some around it, on whole device pixels. */
function part(/** @type {Page} */ page, /** @type {Box} */ [x0, y0, x1, y1], /** @type {number} */ device) {
  const [across, down] = [(x1 - x0) * AROUND, (y1 - y0) * AROUND];
  const snap = (/** @type {number} */ value) => Math.round(value * device) / device;
  return /** @type {Box} */ ([
    snap(Math.max(0, x0 - across)), snap(Math.max(0, y0 - down)),
    snap(Math.min(page.width, x1 + across)), snap(Math.min(page.height, y1 + down)),
  ]);
}

const within = (/** @type {Box} */ a, /** @type {Box} */ b) => /** @type {Box} */ ([
  Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3]),
]);

const holds = (/** @type {Box} */ outer, /** @type {Box} */ inner) =>
  outer[0] <= inner[0] + 1 && outer[1] <= inner[1] + 1 && outer[2] >= inner[2] - 1 && outer[3] >= inner[3] - 1;
