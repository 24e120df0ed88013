// The parts of CodeMirror 6 that the desk uses, as one module; README.md says how it is built.
export { Compartment, EditorSelection, EditorState, StateEffect, StateField, Text, ChangeSet, Transaction, Annotation, Prec, RangeSet } from "@codemirror/state";
export { Decoration, EditorView, drawSelection, dropCursor, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, gutter, GutterMarker, hoverTooltip, keymap, lineNumbers, placeholder } from "@codemirror/view";
export { defaultKeymap, indentWithTab, toggleComment } from "@codemirror/commands";
export { bracketMatching, codeFolding, foldGutter, foldKeymap, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting, StreamLanguage } from "@codemirror/language";
export { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
export { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
export { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
export { yaml } from "@codemirror/lang-yaml";
export { markdown } from "@codemirror/lang-markdown";
export { tags } from "@lezer/highlight";
