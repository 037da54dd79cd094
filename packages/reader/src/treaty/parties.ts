import type { Names } from "../who/mentions.ts";
import { identifier } from "../who/names.ts";

/** Whoever a treaty speaks of, as the draft will write it. */
export class Cast {
  readonly parties: readonly string[];
  /** Why these parties: nothing where the text names them, else what was assumed. */
  readonly assumed: string | undefined;
  /** Words cited for the list of parties. */
  readonly cited: string | undefined;
  /** Bodies that the text makes act, by identifier, with its own words for them. */
  readonly bodies = new Map<string, string>();
  /** Groups that the text names and does not list. */
  readonly groups = new Map<string, string>();
  readonly #names: Names;

  constructor(names: Names, preamble: string, text: string) {
    this.#names = names;
    const between = sentencesOf(preamble).find((sentence) => this.#partiesIn(sentence).length >= 2);
    const named = between === undefined ? this.#partiesIn(text) : this.#partiesIn(between);
    this.cited = between !== undefined && between.length < 600 ? between : undefined;
    if (named.length >= 2) {
      this.parties = named;
      this.assumed = between === undefined ? "the parties are those that the text names somewhere" : undefined;
    } else {
      this.parties = ["FirstParty", "SecondParty"];
      this.bodies.set("FirstParty", "the first party, whom the text does not name");
      this.bodies.set("SecondParty", "the second party, whom the text does not name");
      this.assumed = "the text names no two parties: these stand for them";
    }
  }

  #partiesIn(text: string): string[] {
    return [
      ...new Set(
        this.#names
          .in(text)
          .filter(({ kind }) => kind === "party")
          .flatMap(({ party }) => party ?? []),
      ),
    ];
  }

  /** Who is meant by the subject of a sentence; undefined for what is nobody: "this Treaty". */
  actor(subject: string): Actor | undefined {
    const words = subject.trim().replace(/^(?:and|but|however,?|accordingly,?|therefore,?|furthermore,?)\s+/i, "");
    const all = COLLECTIVE.exec(words);
    if (all !== null)
      return { who: ["each of Parties"], isNo: /^(?:no|neither)\b/i.test(words), others: /\bother\b/i.test(words) };
    const inside = this.#names.in(words).filter(({ kind }) => kind === "party");
    const bare = inside.reduce((rest, { words: name }) => rest.replace(name, ""), words);
    if (inside.length > 0 && FORMAL.test(bare))
      return {
        who: [...new Set(inside.flatMap(({ party }) => party ?? []))],
        isNo: /^(?:neither)\b/i.test(words),
        others: false,
      };
    const plural = GROUP.exec(words);
    if (plural?.[1] !== undefined) {
      const shown = plural[1].replace(/y$/, "ies").replace(/(?<!s)$/, "s");
      const name = identifier(shown);
      this.groups.set(name, `the ${shown}`);
      return { who: [`each of ${name}`], isNo: /^no\b/i.test(words), others: /\bother\b/i.test(words) };
    }
    const body = /^[Tt]he\s+((?:[\p{Lu}][\p{L}-]*)(?:\s+(?:of|for|the|on|and)\b|\s+[\p{Lu}][\p{L}-]*){0,6})$/u.exec(
      words,
    );
    if (body !== null && !NO_ACTOR.test(words)) {
      const name = identifier(body[1] ?? "");
      if (name === "" || this.parties.includes(name)) return undefined;
      this.bodies.set(name, words);
      return { who: [name], isNo: false, others: false };
    }
    return undefined;
  }

  /** The party, body or group whom an object or a phrase names; undefined for what is none. */
  named(words: string): string | undefined {
    if (
      /\b(?:any|either|one|each|both|all|the)\b.*\bPart(?:y|ies)\b|\b(?:any|one|either) of them\b|\bany (?:Member )?State\b/i.test(
        words,
      )
    )
      return "any of Parties";
    return this.#names.in(words).find(({ kind }) => kind === "party" || kind === "seat")?.party;
  }
}

export interface Actor {
  /** Subjects as the language writes them; several where the text names several. */
  readonly who: readonly string[];
  readonly isNo: boolean;
  /** "The other Parties": not the one of whom something was said before. */
  readonly others: boolean;
}

const GROUP =
  /^(?:(?:[Tt]he|[Ee]ach|[Ee]very|[Aa]ny|[Aa]ll|[Nn]o|of|other)\s+)+((?:Guarantor|Guaranteeing|Signatory|Occupying|Mediating|Allied)?\s?(?:States?|Powers?)|Guarantors?|All(?:y|ies)|Signator(?:y|ies)|Co-?[Cc]hairs?|Mediators?|Depositar(?:y|ies)|Sponsors?)$/u;
const COLLECTIVE =
  /^(?:(?:each|every|all|both|any|no|neither|either|the|each of the|all of the|neither of the|any of the|the two|the three|the other|each other)\s+)*(?:(?:high|two|three|other|original|participating)\s+)*(?:contracting\s+|signatory\s+|member\s+|states?\s+)?(?:part(?:y|ies)|sides?|signatories|signatory|governments|member states?|members|states)(?:\s+(?:to|of)\s+(?:this|the)\s+(?:present\s+)?\w+)?$/i;
const FORMAL =
  /^(?:\s|,|and|or|the|both|neither|nor|government|governments|of|kingdom|republic|federal|people[’']s|islamic|democratic|socialist|union|federation|states?|principality|grand|duchy)*$/i;
const NO_ACTOR =
  /^[Tt]he\s+(?:present\s+)?(?:Treaty|Agreement|Convention|Protocol|Charter|Annex|Annexes|Article|Articles|Memorandum|Parties to|Territory|Area|Zone|Line|Provisions|Preamble|Status|Schedule|Appendix|Instrument|Instruments)\b/u;

function sentencesOf(text: string): string[] {
  return text.split(/\n|(?<=[.;:])\s+(?=\p{Lu})/u);
}
