import type { Attribution } from "@proviso/reader";
import type { AttributionShown, WordsAt } from "@proviso/report/present/read";

/** Attributions with their words, each telling whether its cue stands in what another says. Takes time in proportion to the text. */
export function attributionsShown(text: string, found: readonly Attribution[]): AttributionShown[] {
  // How many contents begin, less how many end, at each offset; then how many cover it.
  const covering = new Int32Array(text.length + 1);
  for (const { content } of found)
    for (const { start, end } of content) {
      covering[start]! += 1;
      covering[end]! -= 1;
    }
  for (let at = 1; at < covering.length; at++) covering[at]! += covering[at - 1]!;
  return found.map(({ source, cue, content, quotation, rule }) => {
    const at = cue[0]!.start;
    const own = content.filter(({ start, end }) => start <= at && at < end).length;
    return {
      source: shown(source),
      cue: shown(cue),
      content: shown(content),
      quotation,
      rule,
      inner: covering[at]! > own,
    };
  });

  function shown(spans: Attribution["cue"]): WordsAt[] {
    return spans.map(({ start, end }) => ({ start, end, exact: text.slice(start, end) }));
  }
}
