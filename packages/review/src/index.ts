export { type AcceptedIn, acceptInto, type ReadDocument } from "./accept-into.ts";
export { type Drafted, type DraftedIn, draftInto, type Standing } from "./draft-into.ts";
export { asSent, type Mending, mended } from "./mend.ts";
export { onRecord } from "./on-record.ts";
export { type Decision, Review } from "./review.ts";
export { takeOut, type Written } from "./take-out.ts";
