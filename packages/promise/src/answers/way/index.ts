export { type Hold, type Station, type StationKind, type WayAnswer, type WayValue, wayAnswer } from "./way.ts";
