/** How large a text is, in bytes as it is sent. */
export function bytesOf(text: string): number {
  return new Blob([text]).size;
}

/** "20 MB", "1.4 MB", "12 KB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} KB`;
  return `${bytes >= 1e7 ? Math.round(bytes / 1e6) : (bytes / 1e6).toFixed(1)} MB`;
}

/** About how many printed pages so much text fills. */
export function pagesWords(bytes: number): string {
  const pages = bytes / 3000;
  const rounded = pages >= 100 ? Math.round(pages / 100) * 100 : Math.max(1, Math.round(pages));
  return `${rounded.toLocaleString("en")} ${rounded === 1 ? "page" : "pages"}`;
}

/** The beginning of a text that has at most so many bytes, to the end of a paragraph, line or word where there is one. */
export function beginningOf(text: string, bytes: number): string {
  if (text.length * 3 <= bytes || bytesOf(text) <= bytes) return text;
  let [low, high] = [0, Math.min(text.length, bytes)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bytesOf(text.slice(0, middle)) <= bytes) low = middle;
    else high = middle - 1;
  }
  const cut = text.slice(0, low);
  const ends = ["\n\n", "\n", " "].map((end) => cut.lastIndexOf(end));
  const end = ends.find((at) => at > cut.length * 0.9);
  const kept = end === undefined ? cut : cut.slice(0, end);
  return kept.isWellFormed() ? kept : kept.slice(0, -1);
}
