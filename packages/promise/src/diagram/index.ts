export * from "./formula.ts";
