export type { Attribution } from "./attribution.ts";
export { attributions } from "./attributions.ts";
