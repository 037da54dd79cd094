export { type AcceptedIn, acceptInto, type ReadDocument } from "./accept-into.ts";
export { type Decision, type Mending, mended, Review } from "./review.ts";
