export { Actors, NOBODY, type Roles } from "./actors.ts";
export { falls, type GroundAct, groundAct } from "./acts.ts";
export type { Choice } from "./choice.ts";
export { breaching, type Conduct, goodFaith, type Status, unlawfulCounts } from "./conduct.ts";
export type { Course } from "./course.ts";
export { eventsOf } from "./deeds.ts";
export { type GroundNorm, jointly } from "./norms.ts";
export { Structure } from "./structure.ts";
export { words } from "./words.ts";
