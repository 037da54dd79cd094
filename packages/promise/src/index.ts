export * from "./answers/index.ts";
export { openPsa } from "./export/open-psa.ts";
export * from "./ground/index.ts";
export * from "./settle/index.ts";
