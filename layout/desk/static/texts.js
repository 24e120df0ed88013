/**
 * What an element says, written only where it says something else: the same words written again are laid out and drawn
 * again.  Of an attribute without a value `toggleAttribute` does as much, where `hidden = true` does not.
 */

/** Have *element* say *words*. */
export function setText(/** @type {Element} */ element, /** @type {string} */ words) {
  if (element.textContent !== words) element.textContent = words;
}

/** Give *element* an attribute; "" takes it away. */
export function setFact(/** @type {Element} */ element, /** @type {string} */ name, /** @type {string} */ value) {
  if ((element.getAttribute(name) ?? "") === value) return;
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
