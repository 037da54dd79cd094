import type { Agreement, Model } from "@proviso/agreement";
import { BudgetError } from "../diagram/budget.ts";
import {
  Alike,
  type Answering,
  answerings,
  MeaningError,
  questionsOfAgreement,
  type Settled,
  settle,
} from "../settle/index.ts";
import { AgreementText, type FindingsOptions, type Shared, scenarioEvents } from "./context.ts";
import type { Finding, Report, Rule, SpreadRule } from "./finding.ts";

/** How many answerings of an agreement's open questions are examined unless told. */
export const MOST_ANSWERINGS = 256;

/**
 * The weaknesses of a model's agreements, by the given rules, in the order of the text. A text without meaning under some answering is a finding,
 * not an exception, and so is a question too large to work out.
 * @throws RangeError for an agreement or party that the model does not have, or a date that is none
 */
export function findings(
  model: Model,
  options: FindingsOptions,
  rules: readonly (Rule | SpreadRule)[],
): readonly Finding[] {
  check(model, options);
  return model.agreements
    .filter((agreement) => options.of === undefined || options.of.includes(agreement.id))
    .flatMap((agreement) => new Examination(model, agreement, options).run(rules))
    .sort(inOrder);
}

/** One agreement under all its answerings. */
class Examination {
  readonly #model: Model;
  readonly #agreement: Agreement;
  readonly #options: FindingsOptions;
  readonly #found = new Map<string, Omit<Finding, "where"> & { readonly where: Set<Answering> }>();

  constructor(model: Model, agreement: Agreement, options: FindingsOptions) {
    this.#model = model;
    this.#agreement = agreement;
    this.#options = options;
  }

  run(rules: readonly (Rule | SpreadRule)[]): Finding[] {
    const ways = this.#guard([], () => this.#answerings()) ?? [];
    const settled = ways.flatMap(
      (answering) => this.#guard([answering], () => settle(this.#model, this.#agreement.id, answering)) ?? [],
    );
    const shared = { alike: new Alike(settled, this.#namedBesides()), votes: new Map<string, ReadonlySet<string>>() };
    const texts = settled.flatMap((text) => this.#guard([text.answering], () => this.#text(text, shared)) ?? []);
    for (const rule of rules) {
      if ("checkAll" in rule) {
        this.#guard([], () => {
          for (const report of rule.checkAll(texts)) this.#add(rule, report, []);
        });
      } else {
        for (const text of texts) {
          this.#guard([text.answering], () => {
            for (const report of rule.check(text)) this.#add(rule, report, [text.answering]);
          });
        }
      }
    }
    return [...this.#found.values()].map(({ where, ...finding }) => ({
      ...finding,
      // What holds under every answering holds of the text, and what holds of the text needs none named.
      where: where.size === ways.length ? [] : [...where],
    }));
  }

  /** With its structures built, so that a text without meaning is found out before any rule reads it. */
  #text(settled: Settled, shared: Shared): AgreementText {
    const text = new AgreementText(this.#model, this.#agreement, settled, this.#options, shared);
    for (const { cases } of text.pledges) for (const one of cases) one.game;
    for (const { id } of text.decisions) text.structure.decided(id);
    return text;
  }

  /** Parties that are told apart though the text does not name them: those of scenarios and options. */
  #namedBesides(): string[] {
    const { attacker, adversaries = [] } = this.#options;
    const acting = scenarioEvents(this.#model, this.#agreement).flatMap(({ subject }) =>
      subject.kind === "who" && subject.who.kind === "party" ? [subject.who.party] : [],
    );
    return [...acting, ...adversaries, ...(attacker === undefined ? [] : [attacker])];
  }

  /** Every answering; where there are too many, each option at least once, and a finding that says so. */
  #answerings(): Answering[] {
    const questions = questionsOfAgreement(this.#model, this.#agreement.id);
    const most = this.#options.mostAnswerings ?? MOST_ANSWERINGS;
    const bound = questions.reduce((product, question) => product * question.options.length, 1);
    if (bound <= most) return answerings(questions);
    const first = Object.fromEntries(questions.map(({ id, options }) => [id, options[0]?.name ?? ""]));
    const ways = [
      first,
      ...questions.flatMap(({ id, options }) => options.slice(1).map(({ name }) => ({ ...first, [id]: name }))),
    ].flatMap((pinned) => answerings(questions, pinned).slice(0, 1));
    const distinct = [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()];
    this.#add(
      {
        code: "too-many-answerings",
        severity: "info",
        why: "A weakness may lie in a combination that was not looked at.",
      },
      {
        at: this.#agreement.at,
        message: `The ${questions.length} open questions of ${this.#agreement.id} can be answered in up to ${bound} ways; only ${distinct.length} were examined, each answer at least once where it can be given.`,
        suggestion: { message: "Answer some of the questions with a reading, or ask about fewer at a time." },
      },
      [],
    );
    return distinct;
  }

  /** Runs it; what has no meaning, or outgrows its budget, becomes a finding. */
  #guard<T>(where: readonly Answering[], run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      if (error instanceof MeaningError) {
        this.#add(
          {
            code: error.code,
            severity: "error",
            why: "A text without one meaning can give no answer, and each party will read into it what it likes.",
          },
          { at: error.place ?? this.#agreement.at, message: error.message },
          where,
        );
        return undefined;
      }
      if (error instanceof BudgetError) {
        this.#add(
          { code: "too-large", severity: "info", why: "What was not worked out may hide a weakness." },
          { at: this.#agreement.at, message: `${this.#agreement.id} could not be examined in full: ${error.message}` },
          where,
        );
        return undefined;
      }
      throw error;
    }
  }

  #add(
    { code, severity, why, precedent }: Pick<Finding, "code" | "severity" | "why" | "precedent">,
    { at, message, related = [], suggestion, support = [] }: Report,
    where: readonly Answering[],
  ): void {
    const key = [code, at.file, at.offset, at.end, message].join("\0");
    const known = this.#found.get(key);
    if (known !== undefined) {
      for (const answering of where) known.where.add(answering);
      return;
    }
    const agreement = this.#agreement.id;
    const said = { code, severity, agreement, at, related, message, why, precedent, suggestion, support };
    this.#found.set(key, { ...said, where: new Set(where) });
  }
}

function check(
  model: Model,
  { attacker, adversaries = [], today, of = [], mostAnswerings = 1 }: FindingsOptions,
): void {
  for (const party of attacker === undefined ? adversaries : [attacker, ...adversaries]) {
    if (!model.parties.some(({ id }) => id === party))
      throw new RangeError(
        `No text here mentions ${party}; the parties are ${model.parties.map(({ id }) => id).join(", ")}.`,
      );
  }
  for (const name of of) {
    if (!model.agreements.some(({ id }) => id === name))
      throw new RangeError(
        `There is no agreement ${name}; there are ${model.agreements.map(({ id }) => id).join(", ")}.`,
      );
  }
  if (today !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today))))
    throw new RangeError(`"${today}" is not a date: write 2026-02-24.`);
  if (!Number.isSafeInteger(mostAnswerings) || mostAnswerings < 1)
    throw new RangeError(`At least one answering must be examined, not ${mostAnswerings}.`);
}

function inOrder(a: Finding, b: Finding): number {
  return (
    compare(a.at.file, b.at.file) ||
    a.at.offset - b.at.offset ||
    a.at.end - b.at.end ||
    compare(a.code, b.code) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
