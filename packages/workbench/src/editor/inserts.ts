import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, WidgetType } from "@codemirror/view";

/** Something that stands in the text, under a line, and is drawn by somebody else. */
export interface Insert {
  readonly at: number;
  readonly element: HTMLElement;
}

/** What stands under lines of the text, such as the margin's notes where there is no margin. */
export const insert = StateEffect.define<readonly Insert[]>();

class Inserted extends WidgetType {
  readonly #element: HTMLElement;

  constructor(element: HTMLElement) {
    super();
    this.#element = element;
  }

  override eq(other: Inserted): boolean {
    return this.#element === other.#element;
  }

  override toDOM(): HTMLElement {
    return this.#element;
  }

  /** Its buttons are its own. */
  override ignoreEvent(): boolean {
    return true;
  }
}

export const inserts = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, transaction) => {
    let next = before.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(insert)) continue;
      next = Decoration.set(
        effect.value.map(({ at, element }) => {
          const line = transaction.newDoc.lineAt(Math.min(at, transaction.newDoc.length));
          return Decoration.widget({ widget: new Inserted(element), block: true, side: 1 }).range(line.to);
        }),
        true,
      );
    }
    return next;
  },
  provide: (of) => EditorView.decorations.from(of),
});
