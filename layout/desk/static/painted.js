/** What can wait until the pages that came are painted. */

/** @type {Map<string, () => void>} what waits, by what it is */
const waiting = new Map();

/** Do *run* when what came is painted; of one *kind* only the last. */
export function painted(/** @type {string} */ kind, /** @type {() => void} */ run) {
  if (document.hidden) { // nothing is painted, nobody waits
    waiting.delete(kind);
    return run();
  }
  if (!waiting.size) requestAnimationFrame(() => setTimeout(runAll)); // behind what is asked to be drawn in this frame
  waiting.set(kind, run);
}

function runAll() {
  const every = [...waiting.values()];
  waiting.clear();
  for (const run of every) run();
}
