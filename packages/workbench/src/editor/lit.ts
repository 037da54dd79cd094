import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** Words that an answer points at, from the text's start; set from outside. */
export const light = StateEffect.define<readonly { readonly from: number; readonly to: number }[]>();

const MARK = Decoration.mark({ class: "cm-lit" });

export const lit = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (decorations, transaction) => {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(light)) continue;
      const builder = new RangeSetBuilder<Decoration>();
      for (const { from, to } of [...effect.value].sort((one, other) => one.from - other.from)) {
        if (from < to && to <= transaction.state.doc.length) builder.add(from, to, MARK);
      }
      next = builder.finish();
    }
    return next;
  },
  provide: (of) => EditorView.decorations.from(of),
});
