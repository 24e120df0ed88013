/** The source beside the page: files as tabs, one editor, checks and help from the program. */

import {
  autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, codeFolding, Compartment, completionKeymap,
  Decoration, defaultKeymap, drawSelection, EditorSelection, EditorState, EditorView, foldGutter, foldKeymap, gutter,
  GutterMarker, highlightActiveLine, highlightActiveLineGutter, highlightSelectionMatches, HighlightStyle, hoverTooltip,
  indentOnInput, indentUnit, indentWithTab, keymap, lineNumbers, lintGutter, lintKeymap, markdown, Annotation, RangeSet, search,
  searchKeymap, setDiagnostics, StateEffect, StateField, syntaxHighlighting, tags, Text, yaml,
} from "./vendor/codemirror.js";
import { Copies } from "./copies.js";
import { either, say } from "./words.js";

/** @typedef {{slot: string, story: string, part: number, words: string, tail: string, file: string, line: number}} Cut */
/** @typedef {{code: string, severity: string, words: string, hint: string, file: string, line: number, column: number}} Finding */

const PAUSE = 160; // ms after the cursor has moved before its place is lit on the page
const ANSWER = 1500; // ms that an answer of the program is waited for
const BLINK = 600; // ms that the cursor is seen, and then not
const ENDED = 40; // ms after a composition until the editor has taken its text in

const fromProgram = Annotation.define();
const lightUp = StateEffect.define();
const lit = StateField.define({
  create: () => Decoration.none,
  update(/** @type {any} */ marks, /** @type {any} */ transaction) {
    const effect = transaction.effects.find((/** @type {any} */ one) => one.is(lightUp));
    if (!effect) return marks.map(transaction.changes);
    return effect.value ? Decoration.set(effect.value) : Decoration.none;
  },
  provide: (/** @type {any} */ field) => EditorView.decorations.from(field),
});

/** What wins a line of a paragraph, in the margin at its first line. */
class CutMark extends GutterMarker {
  constructor(/** @type {Cut} */ cut) {
    super();
    this.cut = cut;
  }

  eq(/** @type {CutMark} */ other) {
    return other.cut.words === this.cut.words && other.cut.tail === this.cut.tail;
  }

  toDOM() {
    const count = [...this.cut.words].length;
    const mark = document.createElement("span");
    mark.textContent = `−${count}`;
    mark.title = say("cut-here", count);
    return mark;
  }
}

const price = StateEffect.define();
const prices = StateField.define({
  create: () => RangeSet.empty,
  update(/** @type {any} */ marks, /** @type {any} */ transaction) {
    const effect = transaction.effects.find((/** @type {any} */ one) => one.is(price));
    return effect ? effect.value : marks.map(transaction.changes);
  },
});

const LOOK = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "#1d4f91" },
  { tag: [tags.comment, tags.lineComment], color: "#5f6b78" },
  { tag: [tags.string, tags.special(tags.string)], color: "#7a3b00" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword, tags.atom], color: "#8a1c5b" },
  { tag: [tags.heading], color: "#1d4f91", fontWeight: "600" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "#56606c" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strong, fontWeight: "600" },
]);

/** Half a character, as a clipboard may have, is none: no file can hold it.  The mark for an unknown one stands for it. */
const WELL_FORMED = EditorState.transactionFilter.of((/** @type {any} */ one) => {
  /** @type {{from: number, to: number, insert: any}[]} */
  const changes = [];
  let broken = false;
  if (one.docChanged && !one.annotation(fromProgram)) {
    one.changes.iterChanges((/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ _a, /** @type {number} */ _b, /** @type {any} */ put) => {
      const words = put.toString();
      broken ||= !words.isWellFormed();
      changes.push({ from, to, insert: Text.of(words.toWellFormed().split("\n")) });
    });
  }
  return broken ? { changes, selection: one.selection, effects: one.effects, scrollIntoView: true } : one;
});

export class Source {
  /** @type {{name: string, role: string, writable: boolean}[]} */
  files = [];
  current = "";
  #shown = ""; // the file that was shown before
  /** @type {Map<string, any>} states of files that are not shown, and of the one that is as it was when it came */
  #states = new Map();
  /** @type {any} */
  #view = null;
  /** @type {Finding[]} */
  #findings = [];
  #blinking = 0; // timer
  #tabs = ""; // what the tabs show
  #timer = 0;
  #question = 0;
  /** @type {Map<number, (answer: any) => void>} */
  #questions = new Map();
  /** @type {Map<string, () => void>} what waits for the end of a composition, by what it is */
  #later = new Map();
  /** @type {Cut[]} */
  #cuts = [];
  /** @type {{file: string, line: number, column: number, length: number, focus: boolean, cut?: Cut} | null} */
  #goal = null;
  #said = new Compartment();

  /**
   * @param {{tabs: HTMLElement, editor: HTMLElement, link: import("./link.js").Link, nonce: string,
   *   undo: () => void, redo: () => void, moved: () => void}} parts
   */
  constructor(parts) {
    this.parts = parts;
    this.link = parts.link;
    this.copies = new Copies(parts.link, {
      isComposing: (name) => this.#isComposing(name),
      opened: (name, text) => this.#opened(name, text),
      unopened: (name) => this.#unopened(name),
      changed: (name, changes, why) => this.#changed(name, changes, why),
      moved: parts.moved,
    });
    for (const kind of ["complete", "hover"]) this.link.on(kind, (message) => this.#answer(message));
    parts.tabs.addEventListener("keydown", (event) => this.#tabKey(event));
  }

  /** The files of the issue; *first* is shown when none is. */
  setFiles(/** @type {{name: string, role: string, writable: boolean}[]} */ files, /** @type {string} */ first) {
    this.files = files;
    const isGone = !files.some((one) => one.name === this.current);
    if (isGone) this.#view?.contentDOM.blur(); // the keys that are on their way are not for the next file
    if (isGone) this.show(files.some((one) => one.name === first) ? first : (files[0]?.name ?? ""));
    this.drawTabs();
  }

  /** Show the file *name*. */
  show(/** @type {string} */ name) {
    if (!name || name === this.current) return;
    if (this.#view && this.copies.has(this.current)) {
      this.#states.set(this.current, this.#view.state);
      this.#shown = this.current;
    }
    this.current = name;
    this.copies.open(name);
    const state = this.#states.get(name);
    if (state) this.#put(state);
    else this.#view?.dom.classList.add("waiting");
    this.drawTabs();
  }

  /** Go to a place; *focus* puts the cursor there, otherwise it is only lit. */
  go(/** @type {{file: string, line: number, column: number, length?: number}} */ place, /** @type {boolean} */ focus) {
    this.#goal = { file: place.file, line: place.line, column: place.column, length: place.length ?? 0, focus };
    this.show(place.file);
    this.#reach();
  }

  /** What was found; marked where it is. */
  setFindings(/** @type {Finding[]} */ findings) {
    this.#findings = findings;
    this.drawTabs();
    this.#calmly("findings", () => this.#mark());
  }

  /** What wins a line in each paragraph; shown in the margin. */
  setCuts(/** @type {Cut[]} */ cuts) {
    this.#cuts = cuts;
    this.#calmly("cuts", () => this.#markCuts());
  }

  /** Select the words that *cut* takes out, to be taken out or written shorter. */
  choose(/** @type {Cut} */ cut) {
    this.#goal = { file: cut.file, line: cut.line, column: 1, length: 0, focus: true, cut };
    this.show(cut.file);
    this.#reach();
  }

  /** The editor's view, once a file has come. */
  get editor() {
    return this.#view;
  }

  /** Have the cursor's place lit on the page. */
  tellCursor() {
    if (!this.#view || this.#view.composing || !this.copies.has(this.current)) return;
    const { head } = this.#view.state.selection.main;
    const line = this.#view.state.doc.lineAt(head);
    this.link.send({ do: "at", file: this.current, line: line.number, column: [...line.text.slice(0, head - line.from)].length + 1 });
  }

  /** Say words anew in the language that is now spoken. */
  speak() {
    this.#calmly("cuts", () => this.#markCuts());
    this.#calmly("speak", () => this.#view?.dispatch({ effects: this.#said.reconfigure(phrases()) }));
  }

  /** The tabs of the files. */
  drawTabs() {
    const state = JSON.stringify([this.current, this.files.map((file) => [file, this.#faults(file)])]);
    if (state === this.#tabs) return;
    this.#tabs = state;
    const had = this.parts.tabs.contains(document.activeElement);
    this.parts.tabs.replaceChildren(...this.files.map((file) => this.#tab(file)));
    const now = /** @type {HTMLElement | null} */ (this.parts.tabs.querySelector("[aria-selected=true]"));
    if (had) now?.focus();
    now?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #tab(/** @type {{name: string, role: string}} */ { name, role }) {
    const tab = document.createElement("button");
    tab.setAttribute("role", "tab");
    tab.id = `file-${this.files.findIndex((one) => one.name === name)}`;
    tab.setAttribute("aria-selected", String(name === this.current));
    tab.setAttribute("aria-controls", "editor");
    tab.tabIndex = name === this.current ? 0 : -1;
    tab.dataset.role = role;
    const parts = name.split("/");
    const isAlone = !this.files.some((one) => one.name !== name && one.name.split("/").at(-1) === parts.at(-1));
    tab.textContent = parts.slice(isAlone ? -1 : -2).join("/");
    tab.title = name;
    const faults = this.#faults({ name });
    if (faults) {
      const count = document.createElement("b");
      count.textContent = String(faults);
      tab.append(" ", count);
    }
    if (name === this.current) this.parts.editor.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => this.show(name));
    return tab;
  }

  /** How many errors stand in a file. */
  #faults(/** @type {{name: string}} */ { name }) {
    return this.#findings.filter((one) => one.file === name && one.severity === "error").length;
  }

  #tabKey(/** @type {KeyboardEvent} */ event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const at = this.files.findIndex((one) => one.name === this.current);
    this.show(this.files[(at + by + this.files.length) % this.files.length].name);
  }

  #isComposing(/** @type {string} */ name) {
    return name === this.current && Boolean(this.#view?.composing || this.#view?.compositionStarted);
  }

  /** Do *run* now, or, while something is being composed, when that has ended; of one *kind* only the last. */
  #calmly(/** @type {string} */ kind, /** @type {() => void} */ run) {
    if (this.#isComposing(this.current)) this.#later.set(kind, run);
    else run();
  }

  #composed() {
    if (this.#isComposing(this.current)) return void setTimeout(() => this.#composed(), ENDED);
    this.copies.composed(this.current);
    const later = [...this.#later.values()];
    this.#later.clear();
    for (const run of later) run();
  }

  #opened(/** @type {string} */ name, /** @type {any} */ text) {
    const state = EditorState.create({ doc: text, extensions: this.#extensions(name) });
    this.#states.set(name, state);
    if (name === this.current) this.#put(state);
  }

  /** The file *name* cannot be edited here: show again what was shown. */
  #unopened(/** @type {string} */ name) {
    if (name !== this.current) return;
    this.#goal = null;
    this.show(this.#shown);
  }

  #put(/** @type {any} */ state) {
    if (this.#view) this.#view.setState(state);
    else this.#view = new EditorView({ state, parent: this.parts.editor, dispatchTransactions: (every, view) => {
      this.#typed(every); // to the program first: it makes the pages while the browser lays the text out
      view.update(every);
    } });
    this.#view.dom.classList.remove("waiting");
    this.#view.dispatch({ effects: this.#said.reconfigure(phrases()) });
    this.#mark();
    this.#markCuts();
    this.#reach();
  }

  /** The program has changed a file. */
  #changed(/** @type {string} */ name, /** @type {any} */ changes, /** @type {string} */ why) {
    const change = { changes, annotations: fromProgram.of(why) };
    if (name !== this.current || !this.#view) {
      const state = this.#states.get(name);
      if (state) this.#states.set(name, state.update(change).state);
      return;
    }
    this.#view.dispatch(change);
    if (why === "disk" || why === "edit") return;
    // What an act or undo has written is shown: the beginning of its line, so that long lines do not run off sideways.
    let [first, last] = [-1, -1];
    changes.iterChangedRanges((/** @type {number} */ _a, /** @type {number} */ _b, /** @type {number} */ from, /** @type {number} */ to) => {
      if (first < 0) first = from;
      last = to;
    });
    if (first < 0) return;
    const { state } = this.#view;
    this.#view.dispatch({
      selection: why === "act" ? undefined : EditorSelection.cursor(last),
      effects: EditorView.scrollIntoView(state.doc.lineAt(first).from, { y: "nearest", yMargin: 40 }),
      annotations: fromProgram.of(why),
    });
  }

  /** Go where one was to go, once its file is there. */
  #reach() {
    const goal = this.#goal;
    if (!goal || goal.file !== this.current || !this.#view || !this.copies.has(goal.file)) return;
    this.#goal = null;
    this.#calmly("goal", () => {
      const { doc } = this.#view.state;
      const from = position(doc, goal.line, goal.column);
      if (goal.cut) return this.#select(goal.cut, from);
      const to = goal.length ? Math.min(from + goal.length, doc.length) : from;
      const line = doc.lineAt(from);
      const marks = [Decoration.line({ class: "lit-line" }).range(line.from)];
      if (to > from) marks.push(Decoration.mark({ class: "lit" }).range(from, Math.min(to, line.to)));
      this.#view.dispatch({
        selection: EditorSelection.single(from),
        effects: [lightUp.of(to > from && from >= line.to ? marks.slice(0, 1) : marks), EditorView.scrollIntoView(from, { y: "center" })],
        annotations: fromProgram.of("place"),
      });
      if (goal.focus) this.#view.focus();
    });
  }

  /** Select the words of *cut* in the paragraph that begins at *from*. */
  #select(/** @type {Cut} */ cut, /** @type {number} */ from) {
    const at = this.#view.state.doc.sliceString(from).indexOf(cut.words + cut.tail);
    const range = at < 0 ? EditorSelection.single(from) : EditorSelection.single(from + at, from + at + cut.words.length);
    this.#view.dispatch({ selection: range, effects: EditorView.scrollIntoView(range.main, { y: "center" }) });
    this.#view.focus();
  }

  /** Show what wins a line in the margin of the file that is shown. */
  #markCuts() {
    if (!this.#view || !this.copies.has(this.current)) return;
    const { doc } = this.#view.state;
    const here = this.#cuts.filter((one) => one.file === this.current && one.line <= doc.lines);
    const marks = here.map((one) => new CutMark(one).range(doc.line(one.line).from));
    this.#view.dispatch({ effects: price.of(RangeSet.of(marks, true)) });
  }

  /** A click in the margin: the words that the mark of that line means. */
  #priced(/** @type {any} */ view, /** @type {any} */ line) {
    view.state.field(prices).between(line.from, line.to, (/** @type {number} */ from, /** @type {number} */ _to, /** @type {CutMark} */ mark) => {
      this.#select(mark.cut, from);
      return false;
    });
    return true;
  }

  /** Mark the findings of the file that is shown. */
  #mark() {
    if (!this.#view || !this.copies.has(this.current)) return;
    const { doc } = this.#view.state;
    const diagnostics = this.#findings
      .filter((one) => one.file === this.current && one.line > 0 && one.line <= doc.lines)
      .map((one) => {
        const from = position(doc, one.line, one.column);
        return {
          from, to: Math.max(from, endOfWord(doc, from)), message: one.hint ? `${one.words}\n${one.hint}` : one.words,
          severity: one.severity === "note" ? "info" : one.severity, source: one.code,
        };
      })
      .sort((a, b) => a.from - b.from);
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /**
   * Have the cursor seen, and blink when nobody types.  The editor's own animation has the browser draw frame after
   * frame: whatever comes then waits for the next one, half of 17 ms at a mean, where otherwise it is painted at once.
   */
  #blink() {
    const show = (/** @type {boolean | undefined} */ unseen) => this.#view.dom.querySelector(".cm-cursorLayer")?.classList.toggle("unseen", unseen);
    clearInterval(this.#blinking);
    show(false);
    if (this.#view.hasFocus) this.#blinking = window.setInterval(() => show(undefined), BLINK);
  }

  /** Ask the program; null when it does not answer in time. */
  async #ask(/** @type {Record<string, any>} */ question) {
    if (question.do === "complete") await new Promise((done) => this.copies.settle(() => done(null)));
    this.#question += 1;
    const id = this.#question;
    return await new Promise((done) => {
      const timer = setTimeout(() => this.#answer({ id }), ANSWER);
      this.#questions.set(id, (answer) => {
        clearTimeout(timer);
        done(answer);
      });
      if (!this.link.send({ ...question, id, file: this.current })) this.#answer({ id });
    });
  }

  #answer(/** @type {any} */ answer) {
    this.#questions.get(answer.id)?.(answer.kind ? answer : null);
    this.#questions.delete(answer.id);
  }

  async #complete(/** @type {any} */ context) {
    const word = context.matchBefore(/[\w\u4e00-\u9fff-]+/u);
    if (!word && !context.explicit) return null;
    const answer = await this.#ask({ do: "complete", offset: context.pos });
    if (!answer?.options.length || context.aborted) return null;
    return { from: answer.from, options: answer.options, validFor: /^[\w\u4e00-\u9fff-]*$/u };
  }

  async #hover(/** @type {any} */ _view, /** @type {number} */ pos) {
    if (!this.copies.isSettled || this.#view.composing) return null;
    const answer = await this.#ask({ do: "hover", offset: pos });
    if (!answer?.words) return null;
    return {
      pos,
      above: true,
      create() {
        const dom = document.createElement("div");
        dom.className = "hover-words";
        dom.textContent = answer.words;
        return { dom };
      },
    };
  }

  #extensions(/** @type {string} */ name) {
    const file = this.files.find((one) => one.name === name);
    const back = (/** @type {() => void} */ run) => () => (run(), true);
    return [
      EditorView.cspNonce.of(this.parts.nonce),
      this.#said.of(phrases()),
      EditorState.readOnly.of(file?.writable === false),
      EditorView.contentAttributes.of({ "aria-label": name, tabindex: "0", spellcheck: "false", autocorrect: "off" }),
      WELL_FORMED, prices, gutter({
        class: "cm-cuts", markers: (/** @type {any} */ view) => view.state.field(prices),
        domEventHandlers: { click: (/** @type {any} */ view, /** @type {any} */ line) => this.#priced(view, line) },
      }),
      lineNumbers(), foldGutter(), codeFolding(), lintGutter(), drawSelection({ cursorBlinkRate: 0 }), indentOnInput(), bracketMatching(),
      highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(), search({ top: true }), lit,
      indentUnit.of("  "), EditorState.tabSize.of(2), syntaxHighlighting(LOOK),
      /\.ya?ml$/.test(name) ? [yaml(), closeBrackets()] : EditorView.lineWrapping,
      /\.(md|markdown)$/.test(name) ? markdown() : [],
      autocompletion({ override: [(/** @type {any} */ context) => this.#complete(context)], activateOnTyping: /\.ya?ml$/.test(name) }),
      hoverTooltip((/** @type {any} */ view, /** @type {number} */ pos) => this.#hover(view, pos)),
      keymap.of([
        { key: "Mod-z", run: back(this.parts.undo), preventDefault: true },
        { key: "Mod-Shift-z", run: back(this.parts.redo), preventDefault: true },
        { key: "Mod-y", run: back(this.parts.redo), preventDefault: true },
        ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...lintKeymap, ...foldKeymap, ...defaultKeymap,
        indentWithTab,
      ]),
      EditorView.updateListener.of((/** @type {any} */ { docChanged, selectionSet, focusChanged }) => {
        if (docChanged || selectionSet || focusChanged) this.#blink();
      }),
      EditorView.domEventHandlers({ compositionend: () => void setTimeout(() => this.#composed(), ENDED) }),
    ];
  }

  /** What was typed, and where the cursor went, by *transactions* that are not the program's. */
  #typed(/** @type {readonly any[]} */ transactions) {
    const ours = transactions.filter((one) => !one.annotation(fromProgram));
    for (const one of ours) if (one.docChanged) this.copies.typed(this.current, one.changes);
    if (!ours.some((one) => one.docChanged || one.selection)) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.copies.settle(() => this.tellCursor()), PAUSE);
  }
}

/** The position of a line and column (in characters, from 1) in *doc*. */
function position(/** @type {any} */ doc, /** @type {number} */ number, /** @type {number} */ column) {
  const line = doc.line(Math.max(1, Math.min(doc.lines, number || 1)));
  let at = 0;
  let left = Math.max(0, (column || 1) - 1);
  for (const character of line.text) {
    if (left === 0) break;
    at += character.length;
    left -= 1;
  }
  return line.from + at;
}

/** Where the word at a position ends; the next position when there is none. */
function endOfWord(/** @type {any} */ doc, /** @type {number} */ from) {
  const line = doc.lineAt(from);
  const word = /^[^\s,:\[\]{}"'#]+/u.exec(line.text.slice(from - line.from));
  return Math.min(line.to, from + (word ? word[0].length : 1));
}

/** The editor's own words in the language that is spoken. */
function phrases() {
  return EditorState.phrases.of(Object.fromEntries(PHRASES.map(([english, chinese]) => [english, either(chinese, english)])));
}

/** @type {[string, string][]} */
const PHRASES = [
  ["Find", "查找"], ["Replace", "替换为"], ["next", "下一个"], ["previous", "上一个"], ["all", "全部"], ["match case", "区分大小写"],
  ["by word", "整词"], ["regexp", "正则"], ["replace", "替换"], ["replace all", "全部替换"], ["close", "关闭"], ["current match", "当前处"],
  ["replaced $ matches", "替换了 $ 处"], ["replaced match on line $", "替换了第 $ 行的一处"], ["on line", "在第几行"],
  ["Go to line", "到第几行"], ["go", "去"], ["Diagnostics", "问题"], ["No diagnostics", "没有问题"], ["Completions", "补全"],
  ["Fold line", "折起"], ["Unfold line", "展开"], ["folded code", "折起的部分"], ["unfold", "展开"], ["Control character", "控制字符"],
];

