import { z } from "@hono/zod-openapi";
import type { Asked } from "@proviso/report/ask";
import { KIND_NAMES } from "@proviso/report/ask/names";
import { BRIEF_PARTS } from "@proviso/report/present/brief-parts";
import { FORMATS } from "../work/job.ts";

/** What requests may hold and what answers look like, for the checks and for the description. */
export const problem = z
  .looseObject({
    type: z.string().openapi({ example: "/problems/changed" }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().openapi({ description: "What happened, what is safe and what to do, for people." }),
  })
  .openapi("Problem", { description: "RFC 9457; further members by type, see docs/api.md." });

const name = z.string().min(1).max(200);
const number = z.number();
const whole = (from: number, to: number) => z.number().int().min(from).max(to);

export const path = z.string().min(1).max(400).openapi({
  example: "sources/article.txt",
  description:
    "A file, from the dossier's folder, with forward slashes; encoded in an address (`sources%2Farticle.txt`).",
});
export const etag = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ description: "SHA-256 of the text, in hexadecimal.", example: "0".repeat(64) });
const take = z.record(name, name).openapi({ example: { veto: "held" } });
const exact = z.union([number, z.string().max(60)]);
const day = whole(0, 99999);

const event = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("vote"),
    day: day.optional(),
    party: name,
    decision: name.optional(),
    how: z.enum(["yes", "no", "abstain"]),
  }),
  z.strictObject({ kind: z.literal("deed"), day: day.optional(), party: name, act: name }),
  z.strictObject({ kind: z.literal("refusal"), day: day.optional(), party: name, act: name }),
  z.strictObject({ kind: z.literal("finding"), day: day.optional(), party: name, clause: name.optional() }),
  z.strictObject({
    kind: z.literal("request"),
    day: day.optional(),
    party: name,
    clause: name.optional(),
    made: z.literal(false).optional(),
  }),
]);

const side = z.strictObject({
  name: name.optional(),
  reading: name.optional(),
  take: take.optional(),
  label: name.optional(),
});

const deter = z.strictObject({
  veto: exact,
  reliability: exact,
  attacker: z.union([
    z.strictObject({ deterredAt: exact }),
    z.strictObject({ holds: exact, unanswered: exact, answered: exact, vetoed: exact.optional() }),
  ]),
  guarantors: z.strictObject({ honour: exact, renege: exact }).optional(),
});

const influence = z.strictObject({
  table: path.optional(),
  issue: name.optional(),
  kind: z.enum(["ktab", "decide"]).optional(),
  giveOrTake: z.number().min(0).max(100).optional(),
  seed: whole(0, 999_999_999).optional(),
  draws: whole(1, 100_000).optional(),
  shift: z
    .strictObject({
      from: name,
      to: name,
      share: z.number().min(0).max(1).optional(),
      points: z.number().min(0).max(1e9).optional(),
    })
    .optional()
    .openapi({ description: "A share of one actor's influence, or so many points of it, passes to another." }),
  on: z.string().max(10).optional(),
  challenge: z.boolean().optional(),
});

const briefPart = z.enum(BRIEF_PARTS as readonly [string, ...string[]]);
const recordOrder = z.enum(["time", "party", "question"]);

/** Every part that a question may have; a kind of answer that learns a new one has to be described here. */
const askedFields = {
  of: z.string().min(1).max(2000).optional().openapi({
    description:
      "The promise or decision; several with commas for a comparison. Default: every promise, or the main one.",
  }),
  reading: name.optional(),
  take: take.optional(),
  scenario: name.optional(),
  attacker: name.optional(),
  to: name.optional().openapi({ description: "Only for this beneficiary." }),
  countUnlawful: z.boolean().optional(),
  listed: whole(1, 100_000).optional(),
  nodeBudget: whole(2, 2 ** 26).optional(),
  days: z.array(whole(0, 1000)).min(1).max(64).optional(),
  horizon: whole(1, 1000).optional(),
  seed: whole(0, 999_999_999).optional(),
  runs: whole(1, 10_000_000).optional(),
  monteCarlo: z.boolean().optional(),
  exact: z.boolean().optional(),
  swings: z
    .boolean()
    .optional()
    .openapi({ description: "False leaves out what each party moves, which takes longest." }),
  ranges: z
    .boolean()
    .optional()
    .openapi({ description: "False leaves out what becomes of the answer over the ranges that the scenario states." }),
  numbers: z
    .record(name, number)
    .optional()
    .openapi({
      example: { "stance China no": 0.3, reliability: 0.8 },
      description: "Other numbers for the scenario: stances, reliabilities, delays, who follows whom.",
    }),
  without: z
    .record(name, z.array(name).min(1))
    .optional()
    .openapi({ example: { "Pact.response": ["Russia"] }, description: "Parties without a voice, by decision." }),
  events: z.array(event).max(500).optional(),
  dutiesKept: z.boolean().optional(),
  weights: z.record(name, z.record(name, z.number().min(0).max(1e9))).optional(),
  samples: whole(1, 1_000_000).optional(),
  sort: z.enum(["power", "text"]).optional(),
  full: z.boolean().optional(),
  parts: z.array(briefPart).max(40).optional().openapi({
    description: "For the brief: what it holds after its three sentences. Default: everything.",
  }),
  vary: z.array(z.string().min(3).max(400)).min(1).max(2).optional(),
  answer: z.string().max(20).optional(),
  a: side.optional(),
  b: side.optional(),
  claim: name.optional(),
  deter: deter.optional(),
  influence: influence.optional(),
  by: recordOrder.optional().openapi({ description: "For the record: how what was said is put in order." }),
  question: name.optional().openapi({ description: "For the record: only what bears on this question." }),
  party: name
    .optional()
    .openapi({ description: "For the record: only what this party, person, faction or author says." }),
  act: name.optional().openapi({ description: "For the record: only what is done so: offer, demand, acceptance …" }),
  words: z
    .string()
    .max(400)
    .optional()
    .openapi({ description: "For the record: only where all of these words stand." }),
  conflicting: z
    .boolean()
    .optional()
    .openapi({ description: "For the record: only what does not agree with something else, or changes a position." }),
} satisfies Record<keyof Asked, z.ZodType>;

/** The question; every part may be left out. */
export const asked = z.strictObject(askedFields).openapi("Asked");

/** Texts that take the place of files. */
export const texts = z.record(path, z.string().nullable()).openapi({
  description: "Texts in place of files, such as unsaved ones; null for a file that is to be taken as not there.",
});
export const revision = whole(0, 2 ** 31).openapi({ description: "A revision of the history." });
export const format = z.enum(FORMATS).openapi({ description: "As data with its layout, or printed." });
export const kind = z.enum(KIND_NAMES as unknown as [string, ...string[]]);

const several = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => (Array.isArray(value) ? value : [value]));
const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const digits = z
  .string()
  .regex(/^\d{1,10}$/, "write a whole number")
  .transform(Number);

/** The same question as an address has it: `?of=Guarantee.protection&take=veto=held&days=3,7`. */
export const askedInQuery = z.strictObject({
  of: z.string().optional(),
  reading: z.string().optional(),
  take: several.optional().openapi({ description: "question=answer; may be repeated" }),
  scenario: z.string().optional(),
  attacker: z.string().optional(),
  to: z.string().optional(),
  countUnlawful: flag.optional(),
  listed: digits.optional(),
  nodeBudget: digits.optional(),
  days: z
    .string()
    .regex(/^\d{1,4}(,\d{1,4})*$/, "write whole days with commas: 3,7,14")
    .transform((text) => text.split(",").map(Number))
    .optional(),
  horizon: digits.optional(),
  seed: digits.optional(),
  runs: digits.optional(),
  monteCarlo: flag.optional(),
  exact: flag.optional(),
  swings: flag.optional(),
  ranges: flag.optional(),
  number: several.optional().openapi({ description: "name=value, such as `stance China no=0.3`; may be repeated" }),
  without: several.optional().openapi({ description: "decision=Party,Party: without a voice in it; may be repeated" }),
  dutiesKept: flag.optional(),
  samples: digits.optional(),
  sort: z.enum(["power", "text"]).optional(),
  full: flag.optional(),
  parts: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(briefPart))
    .optional()
    .openapi({ description: "For the brief: what it holds after its three sentences, with commas." }),
  vary: several.optional(),
  answer: z.string().optional(),
  claim: z.string().optional(),
  by: recordOrder.optional(),
  question: z.string().optional(),
  party: z.string().optional(),
  act: z.string().optional(),
  words: z.string().optional(),
  conflicting: flag.optional(),
  since: digits.optional().openapi({ description: "For `diff`: the revision that the earlier text is of." }),
  at: digits.optional().openapi({ description: "Ask about the dossier as it was at this revision." }),
  format: format.optional(),
});
