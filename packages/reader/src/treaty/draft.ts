import { tagged } from "../tokens/tagger.ts";
import { identifier, namesOf } from "../who/names.ts";
import { draftedAct, plainMarks, quotedAct } from "./act.ts";
import { type Article, articlesOf } from "./articles.ts";
import { type Norm, type NormCondition, normIn } from "./norms.ts";
import { durationText, NUMBER, shareText, UNIT } from "./numbers.ts";
import { Cast } from "./parties.ts";

export interface DraftOptions {
  /** How the file with the text is called in the draft: a path from where the draft will stand. */
  readonly path: string;
  /** ISO day, month or year of the text. */
  readonly dated: string;
  readonly title?: string | undefined;
  /** The name under which the text is cited. Default: `treaty`. */
  readonly source?: string | undefined;
  /** Names that stand for something else where the draft will stand. */
  readonly taken?: ReadonlySet<string> | undefined;
}

export interface TreatyDraft {
  /** The `.proviso` text. It compiles, with findings: it is a beginning, and says what it assumes. */
  readonly text: string;
  readonly articles: number;
  readonly norms: number;
  /** Sentences that bind somebody, or may, of which no clause was made; they stand in the draft as comments. */
  readonly left: readonly string[];
}

/**
 * Drafts an agreement from a treaty's prose: what shall, may and must not be done, by whom, upon what event, within what time; each sentence cited word for
 * word, each reading marked `assumed`. What it does not understand it leaves to the reader, in comments.
 */
export function draftTreaty(
  text: string,
  { path, dated, title, source = "treaty", taken = new Set() }: DraftOptions,
): TreatyDraft {
  const articles = articlesOf(text);
  const preamble = articles[0]?.label === "" ? articles[0].text : "";
  const heading = title ?? titleOf(text);
  const spoken = /\p{Ll}/u.test(heading) ? heading : heading.toLowerCase();
  const drafting = new Drafting(new Cast(namesOf(text), preamble, text), text, source);
  for (const article of articles) if (article.label !== "" || articles.length === 1) drafting.article(article);
  const name = identifier(
    spoken
      .replaceAll(/[^\p{L}\p{N}\s]/gu, " ")
      .split(/\s+/)
      .slice(0, 6)
      .join(" "),
  ).replace(/^(?=\d)/, "Treaty");
  const isFree = (one: string) => /^[A-Z]/.test(one) && !drafting.cast.parties.includes(one) && !taken.has(one);
  let free = isFree(name) ? name : `${name}Draft`;
  for (let count = 2; taken.has(free); count++) free = `${name}Draft${count}`;
  return {
    text: drafting.text({ path, dated, heading, name: free }),
    articles: articles.filter(({ label }) => label !== "").length,
    norms: drafting.norms,
    left: drafting.left,
  };
}

function titleOf(text: string): string {
  const line =
    text
      .split(/\r\n?|\n/)
      .find((each) => each.trim() !== "")
      ?.trim() ?? "";
  return line.length <= 100 && line !== "" && !/[.;:]$/.test(line) ? line.replace(/^#+\s*/, "") : "Draft";
}

interface Trigger {
  readonly line: string;
  readonly hasVictim: boolean;
  readonly hasAttacker: boolean;
}

const BRACKETED = /\[[^[\]]+\]/g;
const ORDINALS = ["first", "second", "third", "fourth", "fifth"];
const OTHERWISE = /\b(?:otherwise|to the contrary)\b/i;

class Drafting {
  readonly cast: Cast;
  norms = 0;
  readonly left: string[] = [];
  readonly #items: string[] = [];
  readonly #source: string;
  /** What the text is called in citations. */
  readonly #cite: string;
  readonly #names = new Set<string>();
  #force: string[] = [];

  constructor(cast: Cast, text: string, source: string) {
    this.cast = cast;
    this.#cite = source;
    this.#source = evenWords(text);
  }

  article({ label, title, text }: Article): void {
    const shown = [label, title].filter((part) => part !== "").join(": ") || "The text";
    const byCondition = new Map<string, { readonly conditions: readonly NormCondition[]; readonly norms: Norm[] }>();
    let before: string | undefined;
    for (const sentence of sentencesOf(text)) {
      if (this.#onForce(sentence) || this.#onDecisions(sentence, label)) continue;
      const norm = normIn(sentence, before);
      if (norm === undefined || this.cast.actor(norm.subject) === undefined) {
        if (/\b(?:shall|must|may|undertake|will)\b/.test(sentence)) this.left.push(sentence);
        continue;
      }
      before = norm.subject;
      const key = JSON.stringify(norm.conditions);
      const group = byCondition.get(key) ?? { conditions: norm.conditions, norms: [] };
      group.norms.push(norm);
      byCondition.set(key, group);
    }
    for (const { conditions, norms } of byCondition.values()) this.#clause(label, shown, conditions, norms);
  }

  #clause(label: string, shown: string, conditions: readonly NormCondition[], norms: readonly Norm[]): void {
    const name = this.#newName(label);
    const lines = [`clause ${name} "${plainMarks(shown)}"`];
    const trigger = this.#trigger(conditions);
    lines.push(...(trigger === undefined ? [] : [trigger.line]));
    for (const { kind, words } of conditions) {
      if (kind !== "unless") continue;
      if (OTHERWISE.test(words))
        lines.push(`unless ${this.#decideOtherwise(words, shown, norms[0]?.words ?? words)} is approved`);
      else
        lines.push(
          `unless anyone does ${quotedAct(words)}\n assumed "the text's words stand for a fact that somebody must state"`,
        );
    }
    for (const norm of norms) lines.push(...this.#normLines(norm, trigger, label));
    this.norms += norms.length;
    this.#items.push(lines.join("\n"));
  }

  /** One norm, or where the text itself has words in square brackets, one for each way of reading it. */
  #normLines(norm: Norm, trigger: Trigger | undefined, label: string): string[] {
    const open = norm.act.match(BRACKETED) ?? [];
    if (open.length === 0) return this.#settledLines(norm, norm.act, trigger);
    const name = this.#newName(`${label} wording`);
    const options =
      open.length === 1 ? ["included", "omitted"] : ORDINALS.slice(0, Math.min(open.length, ORDINALS.length));
    this.#items.push(
      `question ${name} "${plainMarks(`Which words: ${open.join(" or ")}${open.length === 1 ? ", or none" : ""}?`)}" either ${options.join(" or ")}\n ${this.#cited(norm.words)}`,
    );
    return options.flatMap((option, index) => {
      let at = -1;
      const act = norm.act
        .replaceAll(BRACKETED, (words) => {
          at++;
          return (open.length === 1 ? option === "included" : at === index) ? words.slice(1, -1) : "";
        })
        .replaceAll(/\s+/g, " ")
        .trim();
      return act === "" ? [] : [`[${name} is ${option}:`, ...this.#settledLines(norm, act, trigger), "]"];
    });
  }

  #settledLines(norm: Norm, words: string, trigger: Trigger | undefined): string[] {
    const actor = this.cast.actor(norm.subject)!;
    const { act, manners } = draftedAct(words, this.cast, trigger?.hasVictim === true);
    const modal = actor.isNo ? (norm.modal === "may" || norm.modal === "shall" ? "must not" : norm.modal) : norm.modal;
    const except =
      trigger?.hasAttacker === true
        ? actor.others
          ? " except (the attacker, the victim)"
          : " except the attacker"
        : "";
    return actor.who.map((who) => {
      const subject = who.startsWith("each of") ? `${who}${except}` : who;
      const assumed = [
        ...(norm.modalRead === undefined ? [] : [norm.modalRead]),
        ...(except === "" || !who.startsWith("each of") ? [] : ["whoever attacks is taken not to be meant"]),
        ...(actor.others && except === "" ? ["“other” is left out: who is meant besides is for you to say"] : []),
      ];
      return `${subject} ${modal} ${[act, ...manners].join(" ")}\n ${this.#cited(norm.words)}${assumed.length === 0 ? "" : `\n assumed "${plainMarks(assumed.join("; "))}"`}`;
    });
  }

  /** The event on which a clause comes to apply. Several conditions become one event in the text's words. */
  #trigger(conditions: readonly NormCondition[]): Trigger | undefined {
    const events = conditions.filter(({ kind }) => kind === "when");
    const words = events.map((event) => event.words).join(", ");
    if (words === "") return undefined;
    const finder = `as determined by someone unnamed\n assumed "the text here names nobody who finds that it is so"`;
    const isThreat = /\bthreat(?:s|ened|ens)?\b/i.test(words);
    if (/\b(?:attack|attacked|attacks|aggression|invasion|invaded)\b/i.test(words) || isThreat) {
      const by = /\bby\s+([^,;]+)$/i.exec(words)?.[1];
      const attacker = by === undefined ? undefined : this.cast.named(by);
      const against =
        /\b(?:on|against|upon|of)\s+(.+?)(?:\s+by\b|$)/i.exec(words)?.[1] ??
        /^(.+?)\s+(?:is|are|becomes?|comes? under|be)\b/i.exec(words)?.[1];
      const victim = (against === undefined ? undefined : this.cast.named(against)) ?? "any of Parties";
      const who = attacker === undefined || attacker === victim || attacker === "any of Parties" ? "anyone" : attacker;
      const guess =
        against !== undefined && this.cast.named(against) !== undefined
          ? []
          : ["whom the attack must be on is not clear from the words: any of the parties"];
      return {
        line: `when ${who} ${isThreat && !/\battack(?:ed)?\b/i.test(words.replace(/threat of (?:an )?(?:armed )?attack/i, "")) ? "threatens" : "attacks"} ${victim}${guess.length === 0 ? "" : `\n assumed "${guess[0]}"`}\n ${finder}`,
        hasVictim: true,
        hasAttacker: true,
      };
    }
    return {
      line: `when anyone does ${quotedAct(words)}\n assumed "the event is taken in the text's own words"\n ${finder}`,
      hasVictim: false,
      hasAttacker: false,
    };
  }

  /** "unless otherwise decided by …": a decision of its own. */
  #decideOtherwise(words: string, shown: string, cited: string): string {
    const name = this.#newName("decided otherwise");
    const by =
      /\bby\s+(.+)$/i.exec(words)?.[1] ?? /^(.+?)\s+(?:otherwise|decides?|agrees?|determines?)\b/i.exec(words)?.[1];
    const body = by === undefined ? undefined : this.cast.actor(by.replace(/^[a-z]/, (letter) => letter))?.who[0];
    const voter = body !== undefined && !body.startsWith("each of") ? body : undefined;
    const share = shareText(words);
    const rule = voter ?? (share === undefined ? "all of Parties" : `${share} of Parties`);
    const why =
      voter !== undefined || share !== undefined
        ? ""
        : `\n assumed "the text does not say by what majority: all of the parties is read"`;
    this.#items.push(
      `decision ${name} "${plainMarks(`Whether it is otherwise decided (${shown})`)}"\n by ${rule}\n ${this.#cited(cited)}${why}\n failing which refused\n assumed "what is not decided stays as it is"`,
    );
    return name;
  }

  /** How decisions are taken. */
  #onDecisions(sentence: string, label: string): boolean {
    if (
      !/^(?:all |any )?(?:decisions?|resolutions?|recommendations?)\b.*\b(?:shall|will|must) be (?:taken|adopted|made|reached)\b/i.test(
        sentence,
      )
    )
      return false;
    const share = shareText(sentence);
    const rule = /unanim|consent of all|by agreement of all/i.test(sentence)
      ? "all of Parties"
      : /consensus|no (?:Party )?object/i.test(sentence)
        ? "no objection from Parties"
        : share !== undefined
          ? `${share} of Parties${/present and voting/i.test(sentence) ? " voting" : ""}`
          : /majority/i.test(sentence)
            ? "majority of Parties"
            : undefined;
    if (rule === undefined) return false;
    const name = this.#newName(`${label} decisions taken`);
    this.norms++;
    this.#items.push(
      `decision ${name} "${plainMarks(`How decisions are taken (${label || "the text"})`)}"\n by ${rule}\n ${this.#cited(sentence)}\n assumed "whose votes count is read as: the parties'"\n failing which refused\n assumed "what is not decided is not done"`,
    );
    return true;
  }

  /** How the treaty comes into force and ends. */
  #onForce(sentence: string): boolean {
    const cite = `\n ${this.#cited(sentence)}`;
    if (
      /\b(?:Treaty|Agreement|Convention|Protocol|Memorandum|Pact|Charter|Declaration)\b.*\b(?:shall|will) enter into force\b|^(?:it|this) shall enter into force\b/i.test(
        sentence,
      )
    ) {
      const isRatified = /\bratif|instruments|accept|approv/i.test(sentence);
      const isSigned = /\bsign/i.test(sentence);
      if (!isRatified && !isSigned) return false;
      const count = new RegExp(
        `\\b(?:of|by)\\s+(${NUMBER})\\s+(?:\\w+\\s+)?(?:instruments?|States|Parties|signator)`,
        "i",
      ).exec(sentence)?.[1];
      const amount =
        count === undefined || !/^\d+$/.test(count) || Number(count) > this.cast.parties.length
          ? "all of Parties"
          : `at least ${count} of Parties`;
      this.#force = [
        ...this.#force.filter((line) => !line.startsWith("enters")),
        `enters into force once ${amount} does "${isRatified ? "ratify it" : "sign it"}"${cite}`,
      ];
      return true;
    }
    const lasting = new RegExp(
      `\\b(?:remain|be|continue)\\s+in (?:force|effect)\\s+for\\s+(?:a period of\\s+)?${NUMBER}[\\s-]+${UNIT}`,
      "i",
    ).exec(sentence)?.[0];
    const duration = lasting === undefined ? undefined : durationText(lasting);
    if (duration !== undefined && !this.#force.some((line) => line.startsWith("ends after"))) {
      this.#force.push(`ends after ${duration}${cite}`);
      return true;
    }
    const notice = new RegExp(
      `\\b(${NUMBER}[\\s-]+${UNIT})(?:[’']s?)?\\s+(?:prior |written |after )*(?:the )?(?:notice|notification|date of|receipt)`,
      "i",
    ).exec(sentence)?.[1];
    const after = notice === undefined ? undefined : durationText(notice);
    if (
      after !== undefined &&
      /\b(?:denounce|withdraw|terminate|cease to be a party)/i.test(sentence) &&
      !this.#force.some((line) => line.includes("after notice"))
    ) {
      this.#force.push(
        `ends ${after} after notice by any of Parties${cite}\n assumed "it ends for the party that gives notice"`,
      );
      return true;
    }
    return false;
  }

  /** The words as a citation, which must stand in the text. */
  #cited(words: string): string {
    return this.#source.includes(evenWords(words))
      ? `cite ${this.#cite} "${plainMarks(words)}"`
      : 'assumed "the words do not stand in the text in one piece"';
  }

  #newName(words: string): string {
    const id = identifier(words.replace(/^Art\.?\s/i, "Article ")) || "text";
    const base = id.charAt(0).toLowerCase() + id.slice(1);
    let name = base;
    // article2, article2b, article2c; further ones by number.
    for (let count = 1; this.#names.has(name); count++)
      name =
        /\d$/.test(base) && count < 26
          ? `${base}${String.fromCharCode(97 + count)}`
          : `${base}${/\d$/.test(base) ? "n" : ""}${count + 1}`;
    this.#names.add(name);
    return name;
  }

  text({ path, dated, heading, name }: { path: string; dated: string; heading: string; name: string }): string {
    const { parties, bodies, groups, cited, assumed } = this.cast;
    const support = [
      ...(cited === undefined ? [] : [` ${this.#cited(cited)}`]),
      ...(assumed === undefined ? [] : [` assumed "${assumed}"`]),
    ];
    return [
      "// A draft made from the text by rules: a beginning to be read against the text, clause by clause.",
      `// Sentences of which clauses became: ${this.norms}. What was left out stands at the end.`,
      `source ${this.#cite} "${plainMarks(path)}" dated ${dated}`,
      ...[...bodies].map(([id, words]) => `party ${id} "${plainMarks(words)}"`),
      `agreement ${name} "${plainMarks(heading)}"`,
      `between ${parties.join(", ")}`,
      ...support,
      ...[...groups].map(
        ([id, words]) =>
          `group ${id}: ${parties.join(", ")}\n assumed "the text here does not list ${plainMarks(words)}: all its parties stand for them"`,
      ),
      ...this.#force,
      ...this.#items,
      "",
      ...(this.left.length === 0 ? [] : ["// Left out, for you to read:"]),
      ...this.left.map((sentence) => `// “${sentence.replaceAll(/\s+/g, " ")}”`),
      "",
    ].join("\n");
  }
}

/** Sentences, and of a list behind a colon each item with the words that lead to it. */
function sentencesOf(text: string): string[] {
  const { tokens, sentences } = tagged(text);
  return sentences
    .map(({ from, to }) => text.slice(tokens[from]!.start, tokens[to - 1]!.end))
    .flatMap((sentence) =>
      sentence.split(
        /(?:;\s+(?:and\s+)?|,?\s+and\s+)(?=(?:the|each|every|all|no|any|neither)\s+(?:[\p{L}]+\s+){0,3}(?:shall|may|must)\b)/iu,
      ),
    );
}

/** Words but for blanks and the shape of quotation marks, as citations are compared. */
function evenWords(words: string): string {
  return words
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/\s+/g, " ");
}
