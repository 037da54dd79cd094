import { surnameOf } from "./leaders.ts";
import type { Mention, Names } from "./mentions.ts";
import { identifier } from "./names.ts";
import { BODIES, OFFICES, TITLE } from "./offices.ts";

const PARTICLE = "(?:von|van|de|der|den|da|di|al|bin|ibn|el|la|le)";
const NAME_WORD = "\\p{Lu}[\\p{L}’'-]*\\p{L}";
const NAME = `${NAME_WORD}(?:(?: \\p{Lu}\\.)? (?:${PARTICLE} )*(?:al-)?${NAME_WORD}){1,3}`;
const SURNAME = `(?:${PARTICLE} )?${NAME_WORD}`;

const TITLED = new RegExp(`(?<![\\p{L}])(${TITLE}),? (${NAME}|${SURNAME})`, "gu");
const APPOSED = new RegExp(
  `(?<![\\p{L}] )(${NAME}), ((?:the |a |an |his |her |its |their )?[^,.;:"“”()]{4,90})[,.;)"”]`,
  "gu",
);

/** "Poland's Sikorski was", "Egypt's Sameh Shoukry said". */
const OWNED = new RegExp(
  `[’']s (${NAME}|${SURNAME}) (?:said|says|told|warned|wrote|argued|replied|added|was|is|has|had)`,
  "gu",
);

/**
 * Learns the people of a text: who is named with an office of a party ("Russian Foreign Minister Sergey Lavrov", "Wang Yi, China's top diplomat").
 * Their surnames alone then name them as well.
 * @param before the parties and people that are known already
 */
export function learnPeople(text: string, names: Names, before: readonly Mention[]): void {
  for (const match of text.matchAll(TITLED)) {
    const [whole, title = "", name = ""] = match;
    const at = match.index;
    const inside = within(before, at, at + whole.length - name.length);
    const party =
      inside.at(-1)?.party ?? adjacent(text, before, at)?.party ?? named(before, name, at + whole.length - name.length);
    learn(names, name, party, title);
  }
  for (const match of text.matchAll(APPOSED)) {
    const [, name = "", office = ""] = match;
    const words = office.toLowerCase().split(/[^\p{L}]+/u);
    if (!words.some((word) => OFFICES.has(word)) || /\b(former|ex)\b/i.test(office)) continue;
    const start = match.index + name.length + 2;
    learn(names, name, within(before, start, start + office.length)[0]?.party, office);
  }
  for (const match of text.matchAll(OWNED)) {
    const [, name = ""] = match;
    const owner = before.find(
      ({ end, party, kind }) => end === match.index && party !== undefined && kind !== "person",
    );
    if (owner === undefined || name.split(" ").some((word) => BODIES.has(word.toLowerCase()))) continue;
    // "Poland's Sikorski was blunt. He said": a place is not gone on with like that.
    const isPerson =
      /\b(?:said|says|told|warned|wrote|argued|replied|added)$/.test(match[0]) ||
      /^[^.!?]{0,120}[.!?]["”’]? (?:He|She)\b/.test(text.slice(match.index + match[0].length));
    if (isPerson) learn(names, name, owner.party, "minister");
  }
}

function learn(names: Names, words: string, party: string | undefined, office: string): void {
  const name = words.replace(/[’']s$/, "");
  const surname = surnameOf(name);
  if (names.has(name) || (!name.includes(" ") && names.has(surname))) return;
  if (
    /^(The|A|An|On|In|At|But|And|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/.test(name) ||
    office === ""
  )
    return;
  const entry = { kind: "person" as const, person: identifier(surname), ...(party === undefined ? {} : { party }) };
  names.add(name, entry);
  names.add(surname, entry);
}

function within(mentions: readonly Mention[], start: number, end: number): Mention[] {
  return mentions.filter((mention) => mention.party !== undefined && start <= mention.start && mention.end <= end);
}

/** The party that stands right before an office: "Russian", "Poland's", "the Kremlin's chief". */
function adjacent(text: string, mentions: readonly Mention[], at: number): Mention | undefined {
  return mentions.find(
    (mention) => mention.end < at && at - mention.end <= 5 && /^(?:[’']s?)? $/.test(text.slice(mention.end, at)),
  );
}

function named(mentions: readonly Mention[], name: string, at: number): string | undefined {
  return mentions.find((mention) => mention.kind === "person" && mention.start >= at && mention.end <= at + name.length)
    ?.party;
}
