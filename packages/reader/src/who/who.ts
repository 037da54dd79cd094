import type { Model } from "@proviso/agreement";
import { type Named, type Span, selectorsAt } from "@proviso/record";
import type { Mention } from "./mentions.ts";
import { namesOf } from "./names.ts";
import { BODIES, OFFICES, PRIVATE } from "./offices.ts";
import { learnPeople } from "./people.ts";

/** Somebody who was named as a source, for the pronouns and descriptions that come after. */
interface Heard {
  readonly at: number;
  readonly words: string;
  readonly named: Named;
  readonly isPerson: boolean;
}

const HE = /^(he|she|his|her|him|himself|herself)$/i;
const IT = /^(it|its|itself)$/i;
const THEY = /^(they|their|them|we|both)$/i;
const MANY =
  /(?:[^s’']s|people|police|men|women)$|\sand\s|\b(?:side|delegation|government|team|ministry|administration|junta|council)\b/i;
/** How far back, in characters, a pronoun may point. */
const FAR = 900;

/**
 * Who speaks in one text, and for which party. Sources are asked for in the order of the text: what was named before is what a pronoun means.
 */
export class Who {
  readonly mentions: readonly Mention[];
  readonly #text: string;
  readonly #model: Model | undefined;
  readonly #heard: Heard[] = [];

  constructor(text: string, model?: Model) {
    const names = namesOf(text, model);
    learnPeople(text, names, names.in(text));
    this.mentions = names.in(text);
    this.#text = text;
    this.#model = model;
  }

  /** Parties and people named within a stretch of the text. */
  within(start: number, end: number): Mention[] {
    const found: Mention[] = [];
    for (let i = this.#firstFrom(start); i < this.mentions.length; i++) {
      const mention = this.mentions[i]!;
      if (mention.end > end) break;
      found.push(mention);
    }
    return found;
  }

  /** Who is meant by the words at these spans, and remembers it. */
  meant(spans: readonly Span[], { remember = true } = {}): Named {
    const named = this.#resolve(spans);
    const first = spans[0];
    if (remember && first !== undefined) {
      const words = this.#text.slice(first.start, first.end);
      const isPerson = named.person !== undefined || HE.test(words) || this.#headIn(words, OFFICES);
      if (!THEY.test(words) || named.party !== undefined) this.#heard.push({ at: first.start, words, named, isPerson });
    }
    return named;
  }

  #resolve(spans: readonly Span[]): Named {
    const words = selectorsAt(this.#text, spans);
    const first = spans[0];
    if (first === undefined) return { words, because: "nobody is named" };
    const phrase = this.#text.slice(first.start, first.end);
    const bare = phrase.replace(/^(the|a|an)\s+/i, "");
    const known = (parts: Omit<Named, "words">): Named => ({ words, ...parts });

    if (HE.test(phrase)) return this.#pronoun(words, phrase, first.start, "person");
    if (IT.test(phrase)) return this.#pronoun(words, phrase, first.start, "body");
    if (THEY.test(phrase)) return this.#pronoun(words, phrase, first.start, "any");

    const faction = this.#model?.factions.find(
      ({ title, id }) => title.toLowerCase() === bare.toLowerCase() || id === bare,
    );
    if (faction !== undefined) {
      const party = faction.of === undefined ? {} : { party: faction.of };
      return known({ faction: faction.id, ...party, because: `${phrase} → ${faction.id}` });
    }

    const inside = this.within(first.start, first.end);
    const headEnd = this.#headEnd(phrase);
    const head = phrase.slice(0, headEnd);
    if (this.#headIn(head, PRIVATE)) return known({ because: `${phrase} speaks for no party` });

    const together = this.#together(inside);
    if (together !== undefined) {
      const [party, ...others] = together;
      return known({ party, with: others, because: `${phrase} → ${together.join(" and ")} together` });
    }

    const person = inside.find((mention) => mention.kind === "person");
    if (person !== undefined && !this.#isModifier(person, first)) {
      const party =
        person.party ??
        this.#partyIn(inside, first, headEnd)?.party ??
        this.#ownerParty(phrase, first.start) ??
        this.#contextParty(phrase, first.start);
      const shown = this.#text.slice(person.start, person.end);
      return known({
        person: person.person!,
        ...(party === undefined ? {} : { party }),
        because: steps(phrase, shown, party ?? ""),
      });
    }
    const party = this.#partyIn(inside, first, headEnd);
    if (party?.party !== undefined) {
      const leader = this.#leaderMeant(head, party.party, first.start);
      const middle = leader === undefined ? (party.kind === "person" ? [party.words] : []) : [leader];
      return known({
        party: party.party,
        ...(leader === undefined ? {} : { person: leader }),
        because: steps(phrase, ...middle, party.party),
      });
    }
    const of = this.#ownerParty(phrase, first.start);
    if (of !== undefined) return known({ party: of, because: `${phrase} → ${of}` });
    const described = this.#described(head, first.start);
    if (described !== undefined) {
      const { words: _, because, ...rest } = described.named;
      return known({ ...rest, because: `${phrase} → ${because}` });
    }
    const context = this.#contextParty(phrase, first.start);
    return known(
      context === undefined
        ? { because: `${phrase}: no party is known` }
        : { party: context, because: `${phrase}, after ${context} → ${context}` },
    );
  }

  /** Whose "its foreign minister" is. */
  #ownerParty(phrase: string, at: number): string | undefined {
    const possessive = /^(its|his|her|their)\s/i.exec(phrase)?.[1];
    if (possessive === undefined || /counterpart/.test(phrase)) return undefined;
    const owner = this.#pronoun([], possessive, at, /^its$/i.test(possessive) ? "body" : "any");
    return owner.party ?? this.#lastParty(at)?.party;
  }

  /** Where the first noun phrase of a description ends: before "of", "in", "for", "who", or a comma. */
  #headEnd(phrase: string): number {
    const match = /,|\s(?:of|in|for|to|from|at|on|with|who|which|that|led by|close to|familiar with|including)\s/.exec(
      phrase,
    );
    return match?.index ?? phrase.length;
  }

  #headIn(head: string, words: ReadonlySet<string>): boolean {
    return head
      .toLowerCase()
      .split(/[^\p{L}-]+/u)
      .some((word) => words.has(word));
  }

  /** "the Trump administration" names no person, nor does "a spokesman for Putin". */
  #isModifier(mention: Mention, phrase: Span): boolean {
    const after = this.#text.slice(mention.end, phrase.end);
    const before = this.#text.slice(phrase.start, mention.start);
    const next = /^(?:[’']s)?\s+([\p{L}]+)/u.exec(after)?.[1]?.toLowerCase();
    if (next !== undefined && (BODIES.has(next) || OFFICES.has(next) || /^[’']s/.test(after))) return true;
    return /\b(?:for|of|to|by|with|under|about)\s+(?:[\p{L}]+\s+)*$/iu.test(before);
  }

  /** Parties that speak with one voice, "Russia and China": a candidate has one speaker, and its reviewer is told of the others. */
  #together(inside: readonly Mention[]): readonly [string, ...string[]] | undefined {
    const first = inside.findIndex(({ party }) => party !== undefined);
    const [of] = inside.slice(first);
    if (first < 0 || of?.party === undefined) return undefined;
    const parties: [string, ...string[]] = [of.party];
    for (let i = first; i + 1 < inside.length; i++) {
      const [one, next] = [inside[i]!, inside[i + 1]!];
      const between = this.#text.slice(one.end, next.start);
      if (
        one.party === undefined ||
        next.party === undefined ||
        !/^(?:[’']s?)?(?:,| and| &|,\s+and)\s+(?:the\s+)?$/iu.test(between)
      )
        break;
      if (/\band\b|&/i.test(between) && one.party !== next.party) return [...parties, next.party];
      parties.push(next.party);
    }
    return undefined;
  }

  #partyIn(inside: readonly Mention[], phrase: Span, headEnd: number): Mention | undefined {
    const head = this.#text.slice(phrase.start, phrase.start + headEnd);
    const speaksFor = this.#headIn(head, OFFICES) || this.#headIn(head, BODIES);
    for (const mention of inside) {
      if (mention.party === undefined) continue;
      if (mention.start < phrase.start + headEnd) return mention;
      const before = this.#text.slice(phrase.start, mention.start);
      if (speaksFor && /\b(?:of|in|for|from|at|by)\s+(?:the\s+)?(?:[\p{L}]+\s+)?$/iu.test(before)) return mention;
      if (speaksFor && /,\s+(?:the\s+)?$/u.test(before)) return mention;
    }
    return undefined;
  }

  /** "the Russian leader", after Putin was named. */
  #leaderMeant(head: string, party: string, at: number): string | undefined {
    if (!/\b(leader|president|minister|chancellor|premier|envoy|diplomat|spokesman|spokeswoman)$/i.test(head))
      return undefined;
    if (!/^the\s/i.test(head)) return undefined;
    const earlier = this.mentions.filter(
      (mention) => mention.end <= at && mention.person !== undefined && mention.party === party,
    );
    const people = new Set(earlier.map(({ person }) => person));
    return people.size === 1 ? earlier[0]?.person : undefined;
  }

  #pronoun(words: Named["words"], pronoun: string, at: number, kind: "person" | "body" | "any"): Named {
    const near = this.#heard.filter((heard) => at - heard.at < FAR && heard.at < at);
    if (/^they|^their|^them/i.test(pronoun)) return this.#plural(words, pronoun, at, near);
    // One who speaks alone is not "the leaders of Estonia, Latvia and Lithuania".
    const fits = (heard: Heard) =>
      heard.named.with === undefined && (kind === "any" || heard.isPerson === (kind === "person"));
    const heard = near.findLast(
      (one) => fits(one) && (one.named.party !== undefined || one.named.person !== undefined),
    );
    const office = kind === "person" ? this.#officeBefore(at) : undefined;
    if (office !== undefined && (heard === undefined || office.start > heard.at + heard.words.length))
      return { words, party: office.party, because: steps(pronoun, office.words, office.party) };
    const mention = this.#subjectBefore(at, kind);
    if (mention !== undefined && (heard === undefined || mention.start > heard.at + heard.words.length)) {
      return {
        words,
        ...(mention.person === undefined ? {} : { person: mention.person }),
        ...(mention.party === undefined ? {} : { party: mention.party }),
        because: steps(pronoun, mention.words, mention.party ?? ""),
      };
    }
    if (heard === undefined) {
      const only = kind === "person" ? this.#onlyPersonBefore(at) : undefined;
      if (only === undefined) return { words, because: `${pronoun}: nobody is known` };
      const { person, party, words: shown } = only;
      return {
        words,
        ...(person === undefined ? {} : { person }),
        ...(party === undefined ? {} : { party }),
        because: steps(pronoun, shown, party ?? ""),
      };
    }
    const { words: _, because, ...rest } = heard.named;
    return { words, ...rest, because: `${pronoun} → ${because}` };
  }

  /** The one person who was named shortly before, where nobody has spoken yet. */
  #onlyPersonBefore(at: number): Mention | undefined {
    const people = this.within(Math.max(0, at - FAR / 3), at).filter(({ kind }) => kind === "person");
    return new Set(people.map(({ person }) => person)).size === 1 ? people.at(-1) : undefined;
  }

  /** "They" are the last who were several, or a body of people; whoever that is, whether or not anybody knows for whom they speak. */
  #plural(words: Named["words"], pronoun: string, at: number, near: readonly Heard[]): Named {
    const heard = near.findLast((one) => MANY.test(one.words));
    const from = heard === undefined ? Math.max(0, at - FAR) : heard.at + heard.words.length;
    const since = this.#text.slice(from, at).match(/[\p{L}]+/gu) ?? [];
    const others = since.findLast((word) => PRIVATE.has(word.toLowerCase()) && word.endsWith("s"));
    if (others !== undefined) return { words, because: `${pronoun} → ${others}, who speak for no party` };
    if (heard === undefined) return { words, because: `${pronoun}: nobody is known` };
    const { words: _, because, ...rest } = heard.named;
    return { words, ...rest, because: `${pronoun} → ${because}` };
  }

  /** Somebody whom the sentence names by office alone, before a pronoun: "it was the French foreign minister who … when he". */
  #officeBefore(at: number): { readonly start: number; readonly words: string; readonly party: string } | undefined {
    const from = Math.max(0, at - FAR / 3);
    const sentence = from + (/[.!?]["”’)]*\s+(?=[^.!?]*$)/.exec(this.#text.slice(from, at))?.index ?? 0);
    const near = this.within(sentence, at).filter(
      (mention) => mention.kind !== "person" && mention.party !== undefined,
    );
    for (const { start, end, party } of near.reverse()) {
      const office = /^(?:[’']s)?(?:\s+[\p{L}-]+){1,3}?(?=\s+(?:who|when|as|and|but)\b|,)/u.exec(
        this.#text.slice(end, at),
      )?.[0];
      const last = office?.split(/\s+/).at(-1)?.toLowerCase();
      if (office !== undefined && last !== undefined && OFFICES.has(last) && !last.endsWith("s"))
        return { start, words: this.#text.slice(start, end + office.length), party: party! };
    }
    return undefined;
  }

  /** Whoever opened the sentence before, or this one: the likeliest to be meant by a pronoun where nobody has spoken since. */
  #subjectBefore(at: number, kind: "person" | "body" | "any"): Mention | undefined {
    const near = this.within(Math.max(0, at - FAR / 3), at);
    return near.findLast((mention) => {
      if (kind === "person" ? mention.kind !== "person" : mention.kind !== "party" && mention.kind !== "seat")
        return false;
      const before = this.#text.slice(Math.max(0, mention.start - 60), mention.start);
      const opens =
        /(?:^|[.!?]["”’)]*\s+|\n\s*)(?:[^.!?,]{0,45},\s+)?(?:[\p{Lu}][\p{L}-]*(?:[’']s)?\s+)*(?:the\s+)?$/u.test(
          before,
        );
      return opens && !/^[’']s?\s/.test(this.#text.slice(mention.end, mention.end + 3));
    });
  }

  /** "the minister", "the delegation": whoever was last heard under that word. */
  #described(head: string, at: number): Heard | undefined {
    const noun = head
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter(Boolean)
      .at(-1);
    if (noun === undefined || !/^(the|this|that)\s/i.test(head) || !(OFFICES.has(noun) || BODIES.has(noun)))
      return undefined;
    const near = this.#heard.filter((heard) => heard.at < at);
    const same = near.findLast(({ words }) => new RegExp(`\\b${noun}\\b`, "i").test(words));
    if (same !== undefined) return same;
    return OFFICES.has(noun) ? near.findLast((heard) => heard.isPerson && at - heard.at < FAR) : undefined;
  }

  /** An office without its state is that of the party last spoken of: "Ankara refused. … Foreign Minister Fidan said". */
  #contextParty(phrase: string, at: number): string | undefined {
    if (
      !/^(?:the )?(?:Foreign |Defen[cs]e |Prime |Interior |foreign |defen[cs]e |prime )*(?:Minister|President|Chancellor|Ministry|minister|president|chancellor|ministry|government|cabinet|parliament)\b/u.test(
        phrase,
      )
    )
      return undefined;
    return this.#lastParty(at)?.party;
  }

  #lastParty(at: number): { party?: string } | undefined {
    const heard = this.#heard.findLast((one) => one.named.party !== undefined && at - one.at < FAR && one.at < at);
    const mention = this.#subjectBefore(at, "body");
    if (heard === undefined || (mention !== undefined && mention.start > heard.at))
      return mention ?? this.within(Math.max(0, at - FAR), at).findLast(({ party }) => party !== undefined);
    return heard.named;
  }

  #firstFrom(start: number): number {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.mentions[middle]!.start < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** "Lavrov → Russia", each step once. */
function steps(...names: readonly string[]): string {
  const even = (name: string) =>
    name
      .toLowerCase()
      .replace(/^the /, "")
      .replaceAll(/[^\p{L}]/gu, "");
  return names
    .filter((name, index) => name !== "" && (index === 0 || even(name) !== even(names[index - 1] ?? "")))
    .join(" → ");
}
