import { BRIEF_PARTS, type BriefPart } from "@proviso/report/present/brief-parts";

/** The parts that an address names, in the order of the brief; "none" for its three sentences alone. What there is not is left out. */
export function partsIn(text: string | undefined): readonly BriefPart[] {
  if (text === undefined) return BRIEF_PARTS;
  const named = text.split(",");
  return BRIEF_PARTS.filter((part) => named.includes(part));
}

/** As the address has them; undefined where all are wanted. */
export function partsText(parts: readonly BriefPart[]): string | undefined {
  if (BRIEF_PARTS.every((part) => parts.includes(part))) return undefined;
  return parts.length === 0 ? "none" : BRIEF_PARTS.filter((part) => parts.includes(part)).join(",");
}
