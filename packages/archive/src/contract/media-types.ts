const TYPES: Readonly<Record<string, string>> = {
  text: "text/plain",
  markdown: "text/markdown",
  html: "text/html",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** The media type of a kind of document, as a reader of documents tells it. */
export function mediaTypeOf(kind: string): string {
  return TYPES[kind] ?? "text/plain";
}
