import { EditorState, StateEffect, StateField, Transaction } from "@codemirror/state";
import { EditorView, type Panel, showPanel } from "@codemirror/view";

/** The most letters that a text may be made to have: far more than any agreement, and little enough to be checked as it is written. */
export const MOST_LETTERS = 2_000_000;

const refused = StateEffect.define<number>();

/**
 * Keeps a text to a size that can be worked with. What would make it larger, such as a book pasted by mistake, is not taken in, and one is told; the
 * text stays as it was. What comes from the disk is taken as it is.
 */
export const room = [
  EditorState.transactionFilter.of((transaction) => {
    if (!transaction.docChanged || transaction.annotation(Transaction.remote) === true) return transaction;
    const { length } = transaction.newDoc;
    if (length <= MOST_LETTERS || length <= transaction.startState.doc.length) return transaction;
    return { effects: refused.of(length) };
  }),
  StateField.define<number | undefined>({
    create: () => undefined,
    update: (told, transaction) => {
      for (const effect of transaction.effects) if (effect.is(refused)) return effect.value;
      return transaction.docChanged ? undefined : told;
    },
    provide: (field) => showPanel.from(field, (length) => (length === undefined ? null : () => panel(length))),
  }),
];

function panel(length: number): Panel {
  const dom = document.createElement("div");
  dom.className = "cm-refused";
  dom.setAttribute("role", "alert");
  const millions = (letters: number) => `${(letters / 1e6).toFixed(letters < 1e7 ? 1 : 0)} million letters`;
  dom.textContent = `That is too long for the text of an agreement: it would have ${millions(length)}, and ${millions(MOST_LETTERS)} is the most. Nothing was changed. Read a document in “Read”, or save it as a file in the dossier's folder.`;
  return { dom, top: true };
}

export const roomTheme = EditorView.theme({
  ".cm-panels": { backgroundColor: "var(--paper-raised)", color: "var(--ink)" },
  ".cm-refused": {
    padding: "0.6rem 0.9rem",
    borderInlineStart: "3px solid var(--blocked)",
    font: "400 0.9375rem/1.45 var(--serif)",
  },
});
