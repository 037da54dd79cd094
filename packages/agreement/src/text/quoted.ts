const DOUBLE = /["“”„]/g;

/**
 * Words in double quotation marks, whatever marks stand in them: a mark at their edge that belongs to the whole, or whose other half was not cited, is left
 * out, and those within become single ones. `"No," he said` is shown as “‘No,’ he said”, and `"No way"` as “No way”.
 */
export function quoted(words: string): string {
  const bare = withoutOuter(words.trim());
  let isOpen = false;
  const shown = bare.replaceAll(DOUBLE, (mark, at: number) => {
    isOpen = mark === '"' ? !isOpen && /^$|[\s([—–-]$/.test(bare.slice(0, at)) : mark !== "”";
    return isOpen ? "‘" : "’";
  });
  return `“${shown}”`;
}

/** Without the marks around the whole, and without one at an edge that has no other half. */
function withoutOuter(words: string): string {
  const marks = words.match(DOUBLE)?.length ?? 0;
  const first = /^["“„]/.test(words);
  const last = /["”]$/.test(words);
  if (marks === 2 && first && last) return words.slice(1, -1).trim();
  if (marks % 2 === 0) return words;
  return first ? words.slice(1) : last ? words.slice(0, -1) : words;
}
