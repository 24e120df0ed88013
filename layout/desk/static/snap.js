/**
 * Places on a page's grid: columns and lines count from 1, as in the spec.
 *
 * Columns stand side by side and lines follow each other downward; on a vertical page columns are bands, one under the
 * other, and lines follow each other from the right edge to the left.
 */

/** @typedef {import("./pages.js").Grid} Grid */
/** @typedef {import("./pages.js").Rect} Rect */
/** @typedef {{at: [number, number], span: [number, number]}} Area  [column, line] and [columns, lines] */

const clamp = (/** @type {number} */ value, /** @type {number} */ least, /** @type {number} */ most) =>
  Math.max(least, Math.min(most, value));

/** The rectangle of *area* on the page. @returns {Rect} */
export function rectOf(/** @type {Grid} */ grid, /** @type {Area} */ { at, span }) {
  const first = grid.columns[at[0] - 1];
  const last = grid.columns[Math.min(grid.columns.length, at[0] + span[0] - 1) - 1];
  const along = last[0] + last[1] - first[0];
  const depth = span[1] * grid.line;
  if (!grid.down) return [first[0], grid.lines[at[1] - 1], along, depth];
  return [grid.lines[at[1] - 1] + grid.line - depth, first[0], depth, along];
}

/** *area* kept on the grid: moved back if it reaches beyond, made smaller only if it is larger than the page. */
export function kept(/** @type {Grid} */ grid, /** @type {Area} */ { at, span }) {
  const columns = clamp(span[0], 1, grid.columns.length);
  const lines = clamp(span[1], 1, grid.lines.length);
  return /** @type {Area} */ ({
    at: [clamp(at[0], 1, grid.columns.length - columns + 1), clamp(at[1], 1, grid.lines.length - lines + 1)],
    span: [columns, lines],
  });
}

/** *area* with its upper left corner moved to where the grid is nearest to a point of the page. */
export function moved(/** @type {Grid} */ grid, /** @type {Area} */ { span }, /** @type {number} */ x, /** @type {number} */ y) {
  const starts = grid.columns.map(([from]) => from);
  const at = grid.down ? [nearest(starts, y), nearest(grid.lines, x + (span[1] - 1) * grid.line)] : [nearest(starts, x), nearest(grid.lines, y)];
  return kept(grid, { at: /** @type {[number, number]} */ (at), span });
}

/**
 * *area* with the sides that *handle* names (of `n`, `s`, `e`, `w`) at the grid's places nearest to a point.
 * @returns {Area}
 */
export function resized(/** @type {Grid} */ grid, /** @type {Area} */ { at, span }, /** @type {string} */ handle, /** @type {number} */ x, /** @type {number} */ y) {
  let [first, begin] = at;
  let [last, end] = [first + span[0] - 1, begin + span[1] - 1];
  const [before, behind, over, under, along, across] = grid.down ? ["n", "s", "e", "w", y, x] : ["w", "e", "n", "s", x, y];
  const inner = grid.lines.map((from) => from + grid.line); // the other side of each line
  if (handle.includes(before)) first = Math.min(last, nearest(grid.columns.map(([from]) => from), along));
  if (handle.includes(behind)) last = Math.max(first, nearest(grid.columns.map(([from, room]) => from + room), along));
  if (handle.includes(over)) begin = Math.min(end, nearest(grid.down ? inner : grid.lines, across));
  if (handle.includes(under)) end = Math.max(begin, nearest(grid.down ? grid.lines : inner, across));
  return { at: [first, begin], span: [last - first + 1, end - begin + 1] };
}

/** *area* moved, or made larger or smaller, by an arrow that goes *across* the page and *down* it. */
export function stepped(/** @type {Grid} */ grid, /** @type {Area} */ { at, span }, /** @type {number} */ across, /** @type {number} */ down, /** @type {boolean} */ resize) {
  const [columns, lines] = grid.down ? [down, -across] : [across, down];
  if (!resize) return kept(grid, { at: [at[0] + columns, at[1] + lines], span });
  const most = [grid.columns.length - at[0] + 1, grid.lines.length - at[1] + 1];
  return kept(grid, { at, span: [Math.min(span[0] + columns, most[0]), Math.min(span[1] + lines, most[1])] });
}

/** An area of such a *span* that begins in the column and the line that a point is in. */
export function begun(/** @type {Grid} */ grid, /** @type {number} */ x, /** @type {number} */ y, /** @type {[number, number]} */ span) {
  const [along, across] = grid.down ? [y, x] : [x, y];
  const column = Math.max(1, grid.columns.findLastIndex(([from]) => from <= along) + 1);
  const line = grid.down ? grid.lines.findIndex((from) => from <= across) + 1 : grid.lines.findLastIndex((from) => from <= across) + 1;
  return kept(grid, { at: [column, line || (grid.down ? grid.lines.length : 1)], span });
}

/** So many *columns* from the place of the grid that a point is in, and as many lines as make the *shape* (height by width). */
export function shaped(/** @type {Grid} */ grid, /** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ columns, /** @type {number} */ shape) {
  const last = grid.columns[Math.min(columns, grid.columns.length) - 1];
  const room = last[0] + last[1] - grid.columns[0][0];
  const depth = grid.down ? room / shape : room * shape;
  return begun(grid, x, y, [columns, Math.max(2, Math.round(depth / grid.line))]);
}

/** Whether two areas are the same. */
export const same = (/** @type {Area} */ a, /** @type {Area} */ b) => [...a.at, ...a.span].join() === [...b.at, ...b.span].join();

/** Number (from 1) of the value nearest to *wanted*. */
function nearest(/** @type {number[]} */ values, /** @type {number} */ wanted) {
  let best = 0;
  for (let i = 1; i < values.length; i += 1)
    if (Math.abs(values[i] - wanted) < Math.abs(values[best] - wanted)) best = i;
  return best + 1;
}
