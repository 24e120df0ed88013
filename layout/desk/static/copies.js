/**
 * The desk's copy of each file, kept the same as the program's.
 *
 * A copy is what the program has (`base`, at `version`), an edit that is on its way to it (`sent`), and what was typed
 * since (`pending`).  One edit is under way at a time.  What the program changes meanwhile goes in between: ours is
 * mapped over it, and the program refuses ours and gets it again, mapped.
 */

import { ChangeSet, Text } from "./vendor/codemirror.js";

/**
 * @typedef {{name: string, version: number, base: any, sent: any, pending: any, waiting: boolean, held: any[],
 *   opened: boolean}} Copy
 */

const MOST_CHANGES = 1000; // of one edit: words replaced everywhere in a file may be more, and cost more one by one

export class Copies {
  /** @type {Map<string, Copy>} */
  #copies = new Map();
  /** @type {Set<() => void>} called when nothing is under way any more */
  #settled = new Set();

  /**
   * @param {import("./link.js").Link} link
   * @param {{isComposing: (name: string) => boolean, opened: (name: string, text: any) => void,
   *   unopened: (name: string) => void, changed: (name: string, changes: any, why: string) => void, moved: () => void}} editor
   */
  constructor(link, editor) {
    this.link = link;
    this.editor = editor;
    for (const kind of ["text", "changed", "accepted", "refused"]) link.on(kind, (message) => this.#take(message));
    link.on("unopened", ({ file }) => {
      if (this.has(file) || !this.#copies.delete(file)) return;
      this.editor.unopened(file);
    });
    link.on("up", () => this.#again());
  }

  /** Whether *name* is open, with its text. */
  has(/** @type {string} */ name) {
    return this.#copies.get(name)?.opened ?? false;
  }

  /** Ask for the text of *name*, if that was not done. */
  open(/** @type {string} */ name) {
    if (this.#copies.has(name)) return;
    const none = ChangeSet.empty(0);
    this.#copies.set(name, { name, version: 0, base: Text.empty, sent: null, pending: none, waiting: false, held: [], opened: false });
    this.link.send({ do: "open", file: name });
  }

  /** The editor has changed its text of *name*. */
  typed(/** @type {string} */ name, /** @type {any} */ changes) {
    const copy = this.#copies.get(name);
    if (!copy) return;
    copy.pending = copy.pending.compose(changes);
    this.#flush(copy);
    this.editor.moved();
  }

  /** The composition in *name* has ended: take in what came meanwhile, send what was typed. */
  composed(/** @type {string} */ name) {
    const copy = this.#copies.get(name);
    if (!copy) return;
    for (const message of copy.held) this.#apply(copy, message);
    copy.held = []; // only now: until all is taken in nothing is sent
    this.#after(copy);
  }

  /** Whether everything that was typed is with the program. */
  get isSettled() {
    return [...this.#copies.values()].every((copy) => !copy.waiting && copy.pending.empty);
  }

  /** Call *then* once everything that was typed is with the program. */
  settle(/** @type {() => void} */ then) {
    if (this.isSettled) then();
    else this.#settled.add(then);
  }

  #take(/** @type {any} */ message) {
    let copy = this.#copies.get(message.file);
    if (!copy) {
      if (message.kind !== "text") return;
      this.#copies.set(message.file, (copy = { name: message.file, version: 0, base: Text.empty, sent: null, pending: ChangeSet.empty(0), waiting: false, held: [], opened: false }));
    }
    if (this.editor.isComposing(copy.name) || copy.held.length) copy.held.push(message);
    else {
      this.#apply(copy, message);
      this.#after(copy);
    }
  }

  #apply(/** @type {Copy} */ copy, /** @type {any} */ message) {
    if (message.kind === "accepted") this.#accepted(copy, message);
    else if (message.kind === "changed") this.#changed(copy, message);
    else {
      if (message.kind === "refused" && message.never) this.#giveUp(copy);
      else if (message.kind === "refused") this.#takeBack(copy);
      this.#whole(copy, message);
    }
  }

  #after(/** @type {Copy} */ copy) {
    this.#flush(copy);
    this.editor.moved();
    if (!this.isSettled) return;
    const waiting = [...this.#settled];
    this.#settled.clear();
    for (const then of waiting) then();
  }

  #accepted(/** @type {Copy} */ copy, /** @type {any} */ message) {
    if (copy.sent) copy.base = copy.sent.apply(copy.base);
    copy.sent = null;
    copy.waiting = false;
    copy.version = message.version;
  }

  #changed(/** @type {Copy} */ copy, /** @type {any} */ message) {
    if (message.version <= copy.version) return; // a whole text that came before has it
    if (message.version !== copy.version + 1) return void this.link.send({ do: "open", file: copy.name });
    copy.version = message.version;
    const theirs = ChangeSet.of(message.changes.map((/** @type {any[]} */ [from, to, insert]) => ({ from, to, insert: Text.of(insert.split("\n")) })), copy.base.length);
    this.#between(copy, theirs, message.why);
    // An edit under way was based on the version before: the program refuses it, and until then nothing is sent.
  }

  /** Put what the program did under what was typed and it has not got. */
  #between(/** @type {Copy} */ copy, /** @type {any} */ theirs, /** @type {string} */ why) {
    this.#takeBack(copy);
    const forUs = theirs.map(copy.pending);
    copy.base = theirs.apply(copy.base);
    copy.pending = copy.pending.map(theirs, true);
    if (copy.opened) this.editor.changed(copy.name, forUs, why);
  }

  /** What was sent is not taken: it is to be sent again with the rest. */
  #takeBack(/** @type {Copy} */ copy) {
    if (copy.sent) copy.pending = copy.sent.compose(copy.pending);
    copy.sent = null;
  }

  /** What was sent can never be taken: it goes from the text, what was typed since stays. */
  #giveUp(/** @type {Copy} */ copy) {
    if (!copy.sent) return;
    const back = copy.sent.invert(copy.base);
    copy.base = copy.sent.apply(copy.base);
    copy.sent = null;
    this.#between(copy, back, "disk");
  }

  /** The whole text of the program, whatever went before. */
  #whole(/** @type {Copy} */ copy, /** @type {any} */ message) {
    const text = Text.of(message.text.split("\n"));
    copy.waiting = false;
    copy.version = message.version;
    if (copy.sent?.apply(copy.base).eq(text)) return this.#accepted(copy, message); // it had arrived
    if (copy.opened) {
      const change = difference(copy.base, text);
      if (change) this.#between(copy, change, "disk");
      else this.#takeBack(copy);
      return;
    }
    copy.base = text;
    copy.pending = ChangeSet.empty(text.length);
    copy.opened = true;
    this.editor.opened(copy.name, text);
  }

  #flush(/** @type {Copy} */ copy) {
    if (copy.waiting || copy.pending.empty || copy.held.length) return;
    if (!this.link.isUp || this.editor.isComposing(copy.name)) return;
    /** @type {[number, number, string][]} */
    const changes = [];
    copy.pending.iterChanges((/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ _a, /** @type {number} */ _b, /** @type {any} */ inserted) => {
      changes.push([from, to, inserted.toString()]);
    });
    if (changes.length > MOST_CHANGES) { // all of them as one, with what stands between them
      const [from, to] = [changes[0][0], changes[changes.length - 1][1]];
      const { newLength, length } = copy.pending;
      const after = copy.pending.apply(copy.base);
      changes.splice(0, changes.length, [from, to, after.sliceString(from, newLength - (length - to))]);
    }
    copy.sent = copy.pending;
    copy.pending = ChangeSet.empty(copy.sent.newLength);
    copy.waiting = true;
    this.link.send({ do: "edit", file: copy.name, version: copy.version, changes });
  }

  /** Connected again: nobody knows whether what was sent arrived; the whole text tells. */
  #again() {
    for (const copy of this.#copies.values()) {
      copy.waiting = true;
      this.link.send({ do: "open", file: copy.name });
    }
  }
}

/** What leads from one text to the other, as one change; null when they are the same. */
function difference(/** @type {any} */ before, /** @type {any} */ after) {
  if (before.eq(after)) return null;
  const [a, b] = [before.toString(), after.toString()];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const insert = Text.of(b.slice(start, b.length - end).split("\n"));
  return ChangeSet.of({ from: start, to: a.length - end, insert }, a.length);
}
