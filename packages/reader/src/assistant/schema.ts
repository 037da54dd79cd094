import { z } from "zod";

const words = z.string().min(1).max(2000);
const verbatim = words.describe("copied from the document, character by character");
const act = z.enum([
  "propose",
  "accept",
  "reject",
  "require",
  "answer",
  "deny",
  "claim",
  "clarify",
  "announce",
  "threaten",
  "ask",
  "warn",
  "state",
]);
const polarity = z.enum(["affirmed", "negated"]);

/** The form of a model's answer: words of the document, never places in it. */
export const answerSchema = z.object({
  statements: z
    .array(
      z.object({
        speaker: verbatim.describe("the words that name who speaks, as the document has them"),
        act,
        cue: verbatim.describe("the words that say that it is said, such as: would only accept"),
        content: z.array(verbatim).min(1).max(8).describe("what is said; several pieces where it is interrupted"),
        quotation: z.enum(["quoted", "paraphrased", "mixed"]),
        polarity,
        modality: z.enum(["asserted", "obliged", "permitted", "forbidden", "possible", "hypothetical"]),
        conditions: z
          .array(
            z.object({
              kind: z.enum([
                "only if",
                "if",
                "unless",
                "in return for",
                "contingent on",
                "provided that",
                "until",
                "without",
              ]),
              cue: verbatim,
              words: verbatim,
            }),
          )
          .max(6),
        said: z.object({ date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/), words: verbatim }).nullable(),
        about: z
          .object({ speaker: verbatim, act, cue: verbatim, content: z.array(verbatim).min(1).max(8), polarity })
          .nullable()
          .describe("where the speaker says that another says or does something"),
      }),
    )
    .max(200),
});

export type Answer = z.infer<typeof answerSchema>;
export type Stated = Answer["statements"][number];

export const draftSchema = z.object({ proviso: z.string().min(1).max(200_000) });
