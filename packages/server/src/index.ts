export { apiDescription } from "./app.ts";
export { FAULTS, Fault, type FaultCode } from "./fault.ts";
export { type Running, type ServeOptions, serve } from "./serve.ts";
export { LIMITS, type Limits } from "./site.ts";
export { type Merge, merge } from "./store/merge.ts";
