/** The grid of a page: over the page as lines, beside it as rulers with the numbers of columns and lines. */

/** @typedef {import("./pages.js").Page} Page */
/** @typedef {import("./pages.js").Slot} Slot */

const DRAWING = "http://www.w3.org/2000/svg";
const APART = 15; // CSS pixels between two numbers of a ruler at least
const STEPS = [1, 5, 10, 20, 50];

/** Columns and lines of *page* as a drawing that is stretched over it. */
export function gridOf(/** @type {Page} */ page) {
  const { down, columns, lines, area } = page.grid;
  const svg = document.createElementNS(DRAWING, "svg");
  svg.setAttribute("class", "grid");
  svg.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const [left, top, width, height] = area;
  svg.append(
    path("columns", columns.map(([at, room]) => (down ? `M${left} ${at}h${width}v${room}h${-width}z` : `M${at} ${top}h${room}v${height}h${-room}z`)).join("")),
    path("lines", lines.map((at) => (down ? `M${at} ${top}v${height}` : `M${left} ${at}h${width}`)).join("")),
  );
  return svg;
}

function path(/** @type {string} */ name, /** @type {string} */ steps) {
  const element = document.createElementNS(DRAWING, "path");
  element.setAttribute("class", name);
  element.setAttribute("d", steps);
  element.setAttribute("vector-effect", "non-scaling-stroke");
  return element;
}

/** The two rulers of the stage; they follow the current page as it is scrolled and zoomed. */
export class Rulers {
  /** @type {string | undefined} where the selected slot stood when they were drawn */
  #shown = "";

  /**
   * @param {HTMLCanvasElement} top
   * @param {HTMLCanvasElement} left
   * @param {import("./view.js").View} view
   * @param {() => Slot | null} selected
   */
  constructor(top, left, view, selected) {
    this.top = top;
    this.left = left;
    this.view = view;
    this.selected = selected;
  }

  /** Draw both, if the selected slot is no longer where it was when they were drawn. */
  follow() {
    if (this.#shown !== this.#place()) this.draw();
  }

  #place() {
    return JSON.stringify(this.selected()?.rects);
  }

  /** Draw both. */
  draw() {
    this.#shown = this.#place();
    const page = this.view.pages.page(this.view.current);
    const across = ready(this.top);
    const down = ready(this.left);
    const corner = this.view.cornerOf(this.view.current);
    if (!page || !corner) return;
    const { scale } = this.view;
    const slot = this.selected();
    const on = slot && page.slots.includes(slot) ? slot : null;
    across.fillStyle = down.fillStyle = "#d7e3f4";
    for (const [x, y, width, height] of on?.rects ?? []) {
      across.fillRect(corner.x + x * scale, 0, width * scale, 40);
      down.fillRect(0, corner.y + y * scale, 40, height * scale);
    }
    across.fillStyle = down.fillStyle = "#4a5361";
    const along = { context: page.grid.down ? down : across, from: page.grid.down ? corner.y : corner.x };
    const over = { context: page.grid.down ? across : down, from: page.grid.down ? corner.x : corner.y };
    this.#columns(page, along.context, along.from);
    this.#lines(page, over.context, over.from);
  }

  /** Columns, numbered in their middle: over the page, beside it where they are bands. */
  #columns(/** @type {Page} */ page, /** @type {CanvasRenderingContext2D} */ context, /** @type {number} */ corner) {
    const { scale } = this.view;
    const beside = page.grid.down;
    page.grid.columns.forEach(([at, room], index) => {
      const [begin, end] = [corner + at * scale, corner + (at + room) * scale];
      for (const edge of [begin, end]) tick(context, edge, beside, 13, 9);
      number(context, String(index + 1), (begin + end) / 2, beside, 11);
    });
  }

  #lines(/** @type {Page} */ page, /** @type {CanvasRenderingContext2D} */ context, /** @type {number} */ corner) {
    const { lines, line, down } = page.grid;
    const depth = line * this.view.scale;
    const step = STEPS.find((one) => one * depth >= APART) ?? 100;
    lines.forEach((at, index) => {
      const count = index + 1;
      const numbered = count === 1 || count % step === 0;
      const begin = corner + at * this.view.scale;
      if (depth >= 4 || numbered) tick(context, down ? begin + depth : begin, !down, down ? (numbered ? 14 : 17) : numbered ? 22 : 25, 8);
      if (numbered) number(context, String(count), begin + depth / 2, !down, down ? 7 : 12);
    });
  }
}

/** A mark at the place *at* of a ruler, which stands *beside* the page or over it; *from* its outer edge on. */
function tick(/** @type {CanvasRenderingContext2D} */ context, /** @type {number} */ at, /** @type {boolean} */ beside, /** @type {number} */ from, /** @type {number} */ long) {
  if (beside) context.fillRect(from, Math.round(at), long, 1);
  else context.fillRect(Math.round(at), from, 1, long);
}

function number(/** @type {CanvasRenderingContext2D} */ context, /** @type {string} */ words, /** @type {number} */ at, /** @type {boolean} */ beside, /** @type {number} */ from) {
  if (beside) context.fillText(words, from, at);
  else context.fillText(words, at, from);
}

/** The context of *canvas*, as large as it is shown, wiped. */
function ready(/** @type {HTMLCanvasElement} */ canvas) {
  const density = window.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth * density, canvas.clientHeight * density].map(Math.round);
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  context.font = "10px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  return context;
}
