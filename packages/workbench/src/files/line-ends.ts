/** How the lines of a text end. */
export type LineEnd = "\n" | "\r\n";

/** How the lines of a text end where all end alike; a mixed text is kept with the plain end. */
export function lineEndOf(text: string): LineEnd {
  return text.includes("\r\n") && !/(?:^|[^\r])\n|\r(?!\n)/.test(text) ? "\r\n" : "\n";
}

/** With plain line ends, as the editor counts them and as the engine has to count them too. */
export function plainLines(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
}

export function withLineEnd(text: string, end: LineEnd): string {
  return end === "\n" ? text : text.replaceAll("\n", end);
}
