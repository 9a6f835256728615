import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The site's colours, which the page's style sheet defines for both schemes. */
const highlighting = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.self],
    color: "var(--wb-syn-keyword)",
  },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--wb-syn-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--wb-syn-number)" },
  { tag: [tags.comment], color: "var(--wb-syn-comment)", fontStyle: "italic" },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.definition(tags.variableName)),
      tags.function(tags.propertyName),
      tags.className,
      tags.definition(tags.className),
      tags.meta,
    ],
    color: "var(--wb-syn-function)",
  },
  { tag: [tags.operator, tags.derefOperator, tags.punctuation], color: "var(--wb-syn-operator)" },
]);

// What lies outside of CodeMirror's own elements is in workbench.css.
const theme = EditorView.theme({
  "&": {
    color: "var(--wb-ink)",
    backgroundColor: "transparent",
    maxHeight: "var(--wb-editor-max)",
    minHeight: "var(--wb-editor-min)",
  },
  "&.cm-focused": { outline: "none" },
  // Code runs from left to right on any page; what CodeMirror says about it goes with the page.
  ".cm-scroller": {
    direction: "ltr",
    fontFamily: "var(--wb-mono)",
    fontSize: "var(--wb-code-size)",
    fontVariantLigatures: "none",
    lineHeight: "var(--wb-code-leading)",
    // What is left beside the panels; as a least height it would push them over what stands below.
    flexGrow: "1",
    minHeight: "0",
    scrollbarWidth: "thin",
  },
  ".cm-content": { padding: "var(--wb-code-pad) 0", caretColor: "var(--wb-accent)" },
  ".cm-line": { padding: "0 var(--wb-code-pad) 0 var(--wb-line-indent)" },
  ".cm-placeholder": {
    color: "var(--wb-ink-faint)",
    // As wide as there is room, and so many whole words of it, as in the field that stands in for the editor.
    height: "var(--wb-code-leading)",
    minWidth: "100%",
    overflow: "hidden",
    whiteSpace: "normal",
    width: "0",
  },
  ".cm-cursor": { borderLeft: "2px solid var(--wb-accent)" },
  ".cm-gutters": {
    minWidth: "var(--wb-gutter)",
    justifyContent: "flex-end",
    color: "var(--wb-ink-faint)",
    backgroundColor: "var(--wb-desk)",
    border: "none",
  },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "1.5rem", padding: "0 0.5rem 0 0.25rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine": { backgroundColor: "var(--wb-active-line)" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--wb-ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--wb-selection)",
  },
  ".cm-selectionMatch": { backgroundColor: "var(--wb-match)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--wb-match)", color: "inherit" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--wb-fail-soft)", color: "var(--wb-fail)" },
  ".wb-marked-line": { backgroundColor: "var(--wb-fail-soft)" },
  ".cm-lineNumbers .wb-marked-number": {
    color: "var(--wb-fail)",
    fontWeight: "700",
    boxShadow: "inset 3px 0 var(--wb-fail)",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--wb-fail) 1px",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--wb-warn) 1px",
    textUnderlineOffset: "3px",
  },
  ".cm-tooltip, .cm-panels": {
    color: "var(--wb-ink)",
    backgroundColor: "var(--wb-raised)",
    borderColor: "var(--wb-line)",
    fontFamily: "var(--wb-ui)",
    fontSize: "0.875rem",
  },
  ".cm-tooltip": {
    border: "1px solid var(--wb-line)",
    borderRadius: "var(--wb-radius)",
    maxWidth: "min(30rem, 90vw)",
  },
  // Selectors as specific as those of the list's own style.
  ".cm-tooltip.cm-tooltip-autocomplete": {
    "& > ul": { fontFamily: "var(--wb-mono)", maxHeight: "min(16em, 40svh)" },
    "& > ul > li": { padding: "0.25rem 0.625rem", lineHeight: "1.4" },
    "& > ul > li[aria-selected]": {
      color: "var(--wb-ink)",
      backgroundColor: "var(--wb-selection)",
    },
    "& > ul > li[aria-selected] .cm-completionMatchedText": { color: "inherit" },
  },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700", color: "var(--wb-accent)" },
  ".cm-completionDetail": { color: "var(--wb-ink-faint)", fontStyle: "normal" },
  ".cm-completionInfo": { padding: "0.5rem 0.75rem", maxWidth: "min(22rem, 80vw)" },
  // Where there is no room beside the list, it would lie on it.
  ".cm-completionInfo-left-narrow, .cm-completionInfo-right-narrow": { display: "none" },
  "@media (pointer: coarse)": {
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.625rem" },
  },
  ".cm-foldGutter": { width: "0.875rem" },
  ".wb-fold": {
    cursor: "pointer",
    opacity: "0",
    "&::before": { content: "'▾'" },
    "&.wb-folded": { opacity: "1", "&::before": { content: "'▸'" } },
  },
  ".cm-gutters:hover .wb-fold, &.cm-focused .cm-activeLineGutter .wb-fold": { opacity: "1" },
  ".cm-foldPlaceholder": {
    color: "var(--wb-ink-soft)",
    backgroundColor: "var(--wb-match)",
    border: "none",
    padding: "0 0.375rem",
  },
  ".cm-diagnostic-error": { borderLeftColor: "var(--wb-fail)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--wb-warn)" },
  ".cm-diagnosticText": { whiteSpace: "pre-wrap" },
  ".cm-textfield, .cm-button": {
    color: "var(--wb-ink)",
    backgroundColor: "var(--wb-desk)",
    backgroundImage: "none",
    border: "1px solid var(--wb-line)",
    borderRadius: "var(--wb-radius)",
    fontSize: "inherit",
  },
  // Selectors as specific as those of the search panel's own style.
  ".cm-panel.cm-search": {
    padding: "0.375rem 2.5rem 0.375rem 0.5rem",
    "& input, & button, & label": { margin: "0.1875rem 0.375rem 0.1875rem 0", verticalAlign: "middle" },
    "& button, & .cm-textfield": { minHeight: "2rem", padding: "0 0.625rem" },
    "& label": {
      alignItems: "center",
      display: "inline-flex",
      fontSize: "0.8125rem",
      minHeight: "2rem",
      whiteSpace: "nowrap",
    },
    "& input[type=checkbox]": { accentColor: "var(--wb-accent)", margin: "0 0.25rem 0 0" },
    "& [name=close]": {
      color: "var(--wb-ink-soft)",
      fontSize: "1.25rem",
      minWidth: "2rem",
      padding: "0",
      right: "0.25rem",
      top: "0.5625rem",
    },
    "& button:focus-visible, & input:focus-visible": { outline: "2px solid var(--wb-accent)" },
  },
  // Phones zoom into smaller type when it takes the focus.
  "@media (pointer: coarse), (width < 45rem)": {
    ".cm-panel.cm-search .cm-textfield": { fontSize: "16px", maxWidth: "11rem" },
    ".cm-panel.cm-search": {
      paddingRight: "3rem",
      "& button, & .cm-textfield, & label": { minHeight: "2.75rem" },
      "& [name=close]": { minWidth: "2.75rem" },
    },
  },
});

/** How the editor looks. */
export const appearance = [theme, syntaxHighlighting(highlighting)];
