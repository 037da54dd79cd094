export * from "./answers/index.ts";
export * from "./ground/index.ts";
export * from "./settle/index.ts";
