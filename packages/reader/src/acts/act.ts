import type { SpeechAct } from "@proviso/record";
import { actOfWord } from "./lexicon.ts";

const INDICATIVE =
  /^(?:(?:the|a|an|any|all|its|his|her|their|this|that|these|those|no)\s+)?(?:[\p{L}’'-]+\s+){1,6}?(?:is|are|was|were|has|have|had|did|does|do|will)\b/iu;
const OBLIGED =
  /\b(should|must|shall|ought to|ha(?:s|ve) to|need(?:s|ed)? to|be (?:allowed|given|treated|granted|withdrawn))\b/i;

/**
 * What is done by saying these words.
 * @param cue the words that say that it is said: "has consistently rejected"
 * @param content what is said, without "that"
 */
export function actOf(cue: string, content: string): SpeechAct {
  const words = cue.toLowerCase().match(/[\p{L}’'-]+/gu) ?? [];
  if (/^accord/.test(words[0] ?? "")) return "state";
  if (/^turn(?:s|ed)?$/.test(words.find((word) => word.startsWith("turn")) ?? "") && words.at(-1) === "down")
    return "reject";
  const particle = words.at(-1);
  for (const [index, word] of words.entries()) {
    const act = actOfWord(word);
    if (act === undefined) continue;
    if (/^(call)/.test(word) && (particle === "on" || particle === "for" || particle === "upon")) return "ask";
    if (/^rul/.test(word) && words[index + 1] !== "out") continue;
    if (/^insist/.test(word)) return !OBLIGED.test(content) && INDICATIVE.test(content) ? "claim" : "require";
    if (/^suggest/.test(word)) return INDICATIVE.test(content) && !OBLIGED.test(content) ? "claim" : "propose";
    return act;
  }
  if (/^(told|ordered|orders)$/.test(words.at(-1) ?? "") && /^(?:[\p{L}]+\s+){1,3}?to\s/u.test(content))
    return "require";
  return "state";
}

const REFUSAL =
  /^(?:but |and |that )?(?:we|i|it|he|she|they|(?:the )?[\p{Lu}][\p{L}]*(?: [\p{Lu}][\p{L}]*)?|(?:his|her|its|their|our) (?:country|government|side))\s+(?:will|would|shall|can|could|does|do|did)\s*(?:not|never|n[’']t)\s+(?:accept|agree|allow|be|become|discuss|enter|give|go|join|negotiate|permit|return|recogni[sz]e|sign|surrender|take|talk|tolerate|withdraw|abandon|cede|send|support|yield|compromise)\b/iu;
const REFUSAL_LATER =
  /,\s*(?:we|[\p{Lu}][\p{L}]+|it|they)\s+(?:will|would|can|could)\s*(?:not|never|n[’']t)\s+(?:accept|agree|sign|join|negotiate|return|take part|recogni[sz]e)\b/u;
const ABSENCE =
  /^(?:but |that )?(?:there (?:is|are|was|were|has been|have been|had been) (?:no|never)\b|no such \w+ (?:exists?|existed|was|were|has|have|had)\b)/i;
const READINESS =
  /^(?:we|i|it|he|she|they|(?:the )?[\p{Lu}][\p{L}]*|(?:his|her|its|their|our) (?:country|government|side))\s+(?:is|are|was|were)\s+(?:ready|prepared|willing)\s+(?:for|to accept|to agree)\b/u;

/** `it "categorically rejects" any arrangement`: the words name the act. */
const OWN_ACT =
  /^(?:but |and |that )?(?:we|i|it|he|she|they|(?:the )?[\p{Lu}][\p{L}]*|(?:his|her|its|their|our) (?:country|government|side))\s+["“‘']?(?:\p{L}+ly\s+)?(accept(?:s|ed)?|agree(?:s|d)?|den(?:y|ies|ied)|demand(?:s|ed)?|oppose(?:s|d)?|reject(?:s|ed)?|refuse(?:s|d)?|endorse(?:s|d)?)\b/iu;

/**
 * What a speaker does by words that a plain "said" reports: refuses ("will not sign"), denies ("there is no …"), accepts ("is ready for …").
 * @param isOwn whether somebody named at the beginning of the words is the speaker's own party
 */
export function actOfContent(content: string, isOwn: boolean): SpeechAct | undefined {
  if (ABSENCE.test(content)) return "deny";
  if (!isOwn) return undefined;
  if (REFUSAL.test(content) || REFUSAL_LATER.test(content)) return "reject";
  if (READINESS.test(content)) return "accept";
  const own = OWN_ACT.exec(content)?.[1]?.toLowerCase();
  return own === undefined ? undefined : actOfWord(own);
}
