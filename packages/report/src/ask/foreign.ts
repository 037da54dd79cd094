import { type Imported, readDecide, readKtab } from "@proviso/promise/influence";

export type ForeignKind = "ktab" | "decide";

/** Reads a table of another tool; which of them, the text tells if nobody says. Every mistake comes with its line and column. */
export function readForeign(text: string, kind?: ForeignKind): Imported {
  const whole = text.replaceAll(/\r\n?/g, "\n");
  return (kind ?? kindOf(whole)) === "decide" ? readDecide(whole) : readKtab(whole);
}

/** Every line of Decide begins with a tag; KTAB has none. */
function kindOf(text: string): ForeignKind {
  return /^\s*["']?#[APMD]\b/m.test(text) ? "decide" : "ktab";
}
