import { DocumentError } from "./document.ts";

/**
 * A text's characters: by its byte order mark, else by the character set that it declares, else UTF-8.
 * @param declared what the text or its carrier says, such as `windows-1252`
 * @throws DocumentError `not-utf8` for bytes that are no text of that character set, `not-text` for binary data
 */
export function decode(bytes: Uint8Array, file: string, declared?: string): string {
  const charset = marked(bytes) ?? declared?.trim().toLowerCase() ?? "utf-8";
  let text: string;
  try {
    text = new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (bytes.subarray(0, 8192).includes(0)) throw binary(file);
    const unknown = error instanceof RangeError;
    throw new DocumentError(
      "not-utf8",
      file,
      unknown
        ? `\`${file}\` says that it is written in “${charset}”, which is not a character set that can be read. Save it as UTF-8.`
        : `\`${file}\` is not written in ${charset === "utf-8" ? "UTF-8" : charset}${charset === "utf-8" && declared === undefined ? " and does not say in what else" : ""}. Save it as UTF-8.`,
    );
  }
  if (text.includes("\0")) throw binary(file);
  return text;
}

function binary(file: string): DocumentError {
  return new DocumentError("not-text", file, `\`${file}\` is not a text: it holds binary data.`);
}

function marked(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return undefined;
}

/** The character set that an HTML page declares within its first kilobyte (HTML Standard, section 13.2.3.2). */
export function htmlCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
}
