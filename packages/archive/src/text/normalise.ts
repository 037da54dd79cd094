import { createHash } from "node:crypto";

const CARRIAGE_RETURNS = /\r\n?/g;
/** Postgres stores no U+0000 in text. */
const NUL = new RegExp(String.fromCharCode(0), "g");
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * The one form in which a text is stored: Unicode NFC, lines that end in a line feed, without a byte order mark, U+0000 or half a surrogate pair
 * (which becomes U+FFFD), and without blanks at its ends. Offsets of spans refer to this form. Doing it twice changes nothing.
 */
export function normaliseText(text: string): string {
  return foldText(text).trim();
}

/**
 * The same with its blanks at the ends.
 * @param within it is a later part of a text, in which a byte order mark is a character
 */
export function foldText(text: string, within = false): string {
  const formed = text.toWellFormed();
  return (within ? formed : formed.replace(BYTE_ORDER_MARK, ""))
    .replaceAll(NUL, "")
    .replaceAll(CARRIAGE_RETURNS, "\n")
    .normalize("NFC");
}

/** SHA-256 in hexadecimal: the id of a document is that of its normalised text in UTF-8. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
