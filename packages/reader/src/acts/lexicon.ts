import type { SpeechAct } from "@proviso/record";
import { forms } from "../lexicon/inflect.ts";

/** What is done by saying something in these words. What stands nowhere here is stated. */
const VERBS: readonly (readonly [SpeechAct, string])[] = [
  ["announce", "announce declare proclaim unveil promise pledge vow swear commit guarantee undertake"],
  [
    "claim",
    "claim allege contend assert maintain argue believe accuse blame charge insinuate purport hold call label brand describe portray",
  ],
  ["clarify", "clarify explain specify elaborate"],
  ["warn", "warn caution alert"],
  ["threaten", "threaten"],
  ["propose", "propose suggest offer recommend"],
  ["accept", "accept agree endorse approve consent embrace adopt welcome concur acquiesce"],
  [
    "reject",
    "reject refuse decline dismiss oppose rebuff repudiate spurn object rule resist veto condemn denounce criticize criticise disavow",
  ],
  ["require", "insist demand require stipulate"],
  ["answer", "reply respond answer retort counter rejoin"],
  ["deny", "deny refute dispute rebut"],
  ["ask", "ask urge request appeal plead beg implore exhort invite wonder inquire enquire"],
];

const NOUNS: readonly (readonly [SpeechAct, string])[] = [
  [
    "announce",
    "announcement announcements declaration promise promises pledge pledges vow commitment commitments determination",
  ],
  ["claim", "claim claims allegation allegations assertion assertions accusation accusations argument contention"],
  ["clarify", "clarification explanation"],
  ["warn", "warning warnings concern concerns"],
  ["threaten", "threat threats"],
  [
    "propose",
    "proposal proposals offer offers suggestion suggestions recommendation recommendations readiness willingness",
  ],
  ["accept", "agreement acceptance approval consent endorsement"],
  ["reject", "rejection refusal opposition objection objections criticism"],
  ["require", "insistence demand demands requirement"],
  ["answer", "reply response answer"],
  ["deny", "denial denials"],
  ["ask", "request requests appeal appeals call calls question plea"],
];

const BY_WORD: ReadonlyMap<string, SpeechAct> = new Map([
  ...NOUNS.flatMap(([act, list]) => list.split(" ").map((word) => [word, act] as const)),
  ...VERBS.flatMap(([act, list]) =>
    list.split(" ").flatMap((verb) => {
      const { base, third, past, ing } = forms(verb);
      return [base, third, ...past, ing].map((form) => [form, act] as const);
    }),
  ),
]);

/** The act that a word of saying does; undefined for one that only states. */
export function actOfWord(lower: string): SpeechAct | undefined {
  return BY_WORD.get(lower);
}
