/** Places on a page's grid: columns and lines count from 1, as in the spec. */

/** @typedef {import("./pages.js").Grid} Grid */
/** @typedef {import("./pages.js").Rect} Rect */
/** @typedef {{at: [number, number], span: [number, number]}} Area  [column, line] and [columns, lines] */

const clamp = (/** @type {number} */ value, /** @type {number} */ least, /** @type {number} */ most) =>
  Math.max(least, Math.min(most, value));

/** The rectangle of *area* on the page. @returns {Rect} */
export function rectOf(/** @type {Grid} */ grid, /** @type {Area} */ { at, span }) {
  const first = grid.x[at[0] - 1];
  const last = grid.x[Math.min(grid.x.length, at[0] + span[0] - 1) - 1];
  return [first[0], grid.y[at[1] - 1], last[0] + last[1] - first[0], span[1] * grid.line];
}

/** *area* kept on the grid: moved back if it reaches beyond, made smaller only if it is larger than the page. */
export function kept(/** @type {Grid} */ grid, /** @type {Area} */ { at, span }) {
  const columns = clamp(span[0], 1, grid.x.length);
  const lines = clamp(span[1], 1, grid.y.length);
  return /** @type {Area} */ ({
    at: [clamp(at[0], 1, grid.x.length - columns + 1), clamp(at[1], 1, grid.y.length - lines + 1)],
    span: [columns, lines],
  });
}

/** *area* with its upper left corner moved to where the grid is nearest to a point of the page. */
export function moved(/** @type {Grid} */ grid, /** @type {Area} */ { span }, /** @type {number} */ x, /** @type {number} */ y) {
  return kept(grid, { at: [nearest(grid.x.map(([at]) => at), x), nearest(grid.y, y)], span });
}

/**
 * *area* with the sides that *handle* names (of `n`, `s`, `e`, `w`) at the grid's places nearest to a point.
 * @returns {Area}
 */
export function resized(/** @type {Grid} */ grid, /** @type {Area} */ { at, span }, /** @type {string} */ handle, /** @type {number} */ x, /** @type {number} */ y) {
  let [left, top] = at;
  let [right, foot] = [left + span[0] - 1, top + span[1] - 1];
  if (handle.includes("w")) left = Math.min(right, nearest(grid.x.map(([from]) => from), x));
  if (handle.includes("e")) right = Math.max(left, nearest(grid.x.map(([from, width]) => from + width), x));
  if (handle.includes("n")) top = Math.min(foot, nearest(grid.y, y));
  if (handle.includes("s")) foot = Math.max(top, nearest(grid.y.map((from) => from + grid.line), y));
  return { at: [left, top], span: [right - left + 1, foot - top + 1] };
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
