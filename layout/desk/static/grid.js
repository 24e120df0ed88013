/** The grid of a page: over the page as lines, beside it as rulers with the numbers of columns and lines. */

/** @typedef {import("./pages.js").Page} Page */
/** @typedef {import("./pages.js").Slot} Slot */

const DRAWING = "http://www.w3.org/2000/svg";
const APART = 15; // CSS pixels between two numbers of a ruler at least
const STEPS = [1, 5, 10, 20, 50];

/** Columns and lines of *page* as a drawing that is stretched over it. */
export function gridOf(/** @type {Page} */ page) {
  const { x, y, line } = page.grid;
  const svg = document.createElementNS(DRAWING, "svg");
  svg.setAttribute("class", "grid");
  svg.setAttribute("viewBox", `0 0 ${page.width} ${page.height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const top = y[0] ?? 0;
  const foot = (y[y.length - 1] ?? 0) + line;
  const right = x.length ? x[x.length - 1][0] + x[x.length - 1][1] : 0;
  const left = x.length ? x[0][0] : 0;
  svg.append(
    path("columns", x.map(([at, width]) => `M${at} ${top}h${width}V${foot}h${-width}z`).join("")),
    path("lines", y.map((at) => `M${left} ${at}H${right}`).join("")),
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

  /** Draw both. */
  draw() {
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
    page.grid.x.forEach(([at, width], index) => {
      const x = corner.x + at * scale;
      across.fillRect(Math.round(x), 13, 1, 9);
      across.fillRect(Math.round(x + width * scale), 13, 1, 9);
      across.fillText(String(index + 1), x + (width * scale) / 2, 11);
    });
    this.#lines(down, page, corner.y);
  }

  #lines(/** @type {CanvasRenderingContext2D} */ context, /** @type {Page} */ page, /** @type {number} */ top) {
    const { y, line } = page.grid;
    const depth = line * this.view.scale;
    const step = STEPS.find((one) => one * depth >= APART) ?? 100;
    y.forEach((at, index) => {
      const number = index + 1;
      const numbered = number === 1 || number % step === 0;
      const edge = top + at * this.view.scale;
      if (depth >= 4 || numbered) context.fillRect(numbered ? 22 : 25, Math.round(edge), 8, 1);
      if (numbered) context.fillText(String(number), 12, edge + depth / 2);
    });
  }
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
