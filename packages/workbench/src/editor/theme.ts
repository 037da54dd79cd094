import { EditorView } from "@codemirror/view";

/** An agreement is read before it is edited: a reading serif, a generous measure, keywords that recede behind what they join. */
export const theme = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--ink)", fontSize: "1.0625rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--serif)", lineHeight: "1.6", overflowX: "auto" },
  ".cm-content": { caretColor: "var(--accent)", padding: "0 0 30vh" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-line": { padding: "0 0.5rem 0 0.75rem" },
  ".cm-gutters": {
    backgroundColor: "transparent",
    border: "none",
    color: "var(--ink-quiet)",
    fontFamily: "var(--sans)",
    fontSize: "0.75rem",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--paper-sunken)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--accent-wash)",
  },
  ".cm-lit": { backgroundColor: "var(--mark)" },
  ".tok-keyword": { color: "var(--ink-quiet)" },
  ".tok-string": { fontStyle: "italic" },
  ".tok-comment": { color: "var(--ink-quiet)", fontStyle: "italic" },
  ".tok-class, .tok-namespace, .tok-type": { fontWeight: "600" },
  ".cm-tooltip": {
    backgroundColor: "var(--paper-raised)",
    color: "var(--ink)",
    border: "1px solid var(--hairline-strong)",
    borderRadius: "var(--radius)",
    fontFamily: "var(--sans)",
    fontSize: "0.875rem",
    maxWidth: "min(36rem, 90vw)",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent-wash)", color: "var(--ink)" },
  ".cm-panels": { backgroundColor: "var(--paper-sunken)", color: "var(--ink)", fontFamily: "var(--sans)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--blocked)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--open)" },
});
