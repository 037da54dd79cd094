export type { PowerMove, TextRow } from "./beside.ts";
export type { ConductChange, Grade } from "./conduct-changes.ts";
export { type DiffAnswer, type DiffSide, diffAnswer, type Side } from "./diff.ts";
export type { Conducted, Order } from "./implies.ts";
export type { TermChange } from "./terms.ts";
export type { TextLine } from "./texts.ts";
