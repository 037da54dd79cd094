import { invertedEffects } from "@codemirror/commands";
import { type Extension, StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** A text that is not open here was changed together with the one that is. */
export interface Elsewhere {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export const changedElsewhere = StateEffect.define<Elsewhere>();

/**
 * Takes back what a change did in other files when the change is taken back here, and does it again when it is done again. A file that has been
 * changed since is left alone.
 */
export function elsewhere(
  textOf: (path: string) => string | undefined,
  write: (path: string, text: string) => void,
): Extension {
  return [
    invertedEffects.of(({ effects }) =>
      effects
        .filter((effect) => effect.is(changedElsewhere))
        .map(({ value: { path, before, after } }) => changedElsewhere.of({ path, before: after, after: before })),
    ),
    EditorView.updateListener.of(({ transactions }) => {
      for (const one of transactions)
        for (const effect of one.effects)
          if (effect.is(changedElsewhere)) {
            const { path, before, after } = effect.value;
            if (textOf(path) === before) write(path, after);
          }
    }),
  ];
}
