import { autocompletion, type CompletionSource } from "@codemirror/autocomplete";
import { serverCompletionSource } from "@codemirror/lsp-client";
import { EditorState, type Extension } from "@codemirror/state";
import { reading } from "./setting.ts";

/** What the language server offers to go on with. In a comment one writes what one likes, and nobody has to be asked about it. */
const source: CompletionSource = (context) => {
  const { marks } = context.state.field(reading);
  const isInComment = marks.some(({ kind, from, to }) => kind === "comment" && from < context.pos && context.pos <= to);
  return isInComment && !context.explicit ? null : serverCompletionSource(context);
};

export const completion: Extension = [autocompletion(), EditorState.languageData.of(() => [{ autocomplete: source }])];
