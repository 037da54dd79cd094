import type { Finder, Model } from "@proviso/agreement";
import { variablesOf } from "../../diagram/formula.ts";
import { type Choice, eventsOf, falls, type GroundNorm, groundAct } from "../../ground/index.ts";
import type { Provenance, SettledDecision } from "../../settle/index.ts";
import type { Game } from "../game.ts";
import {
  conditionWords,
  durationWords,
  eventWords,
  finderWords,
  list,
  normWords,
  quorumWords,
  ruleWords,
  subjectWords,
} from "../plain.ts";
import { promiseIn } from "../target.ts";
import type { Hold, StationKind } from "./way.ts";

type Decisions = ReadonlyMap<string, SettledDecision>;

/** With which conduct somebody cuts at a station. To ratify what a decision approved is part of deciding; any other ratification comes before the way. */
export const CUT_BY: Readonly<Record<StationKind, (choice: Choice, decisions: Decisions) => boolean>> = {
  invoked: ({ kind, about }, decisions) => kind === "request" || (kind === "ratification" && !decisions.has(about)),
  found: ({ kind }) => kind === "finding",
  decided: ({ kind, about }, decisions) => kind === "vote" || (kind === "ratification" && decisions.has(about)),
  performed: ({ kind }) => kind === "act",
};

/** What the text asks for at one station. */
export function holdsAt(model: Model, game: Game, kind: StationKind): Hold[] {
  const words = new Holds(model, game);
  return merged(words[kind]());
}

class Holds {
  readonly #model: Model;
  readonly #game: Game;
  readonly #path: readonly GroundNorm[];

  constructor(model: Model, game: Game) {
    this.#model = model;
    this.#game = game;
    this.#path = onTheWay(game);
  }

  invoked(): Hold[] {
    const { structure } = this.#game;
    const { actors, settled } = structure;
    return [
      ...settled.ratified.map((part) => ({
        ...place(part),
        of: [settled.agreement],
        words: `in force upon ratification by ${subjectWords(this.#model, part.by)}`,
        holders: actors.partiesOf(part.by, structure.promiseRoles()),
      })),
      ...settled.entersOnce.map((part) => ({
        ...place(part),
        of: [settled.agreement],
        words: `in force once ${conditionWords(this.#model, part.once)}`,
        holders: [],
      })),
      ...this.#clauses().flatMap(({ clause, roles }): Hold[] => {
        const { when, request, ratified, takesEffect } = clause;
        const asks = when?.event.act.kind === "verb" && when.event.act.verb === "request";
        return [
          ...(ratified === undefined
            ? []
            : [
                {
                  ...place(ratified),
                  of: [clause.id],
                  words: `upon ratification by ${subjectWords(this.#model, ratified.by)}`,
                  holders: actors.partiesOf(ratified.by, roles),
                },
              ]),
          ...takesEffect.map((part) => ({
            ...place(part),
            of: [clause.id],
            words: `in effect once ${conditionWords(this.#model, part.once)}`,
            holders: [],
          })),
          ...(when === undefined
            ? []
            : [
                {
                  ...place(when),
                  of: [clause.id],
                  words: `when ${eventWords(this.#model, when.event)}`,
                  holders: asks ? roles.requester : [],
                },
              ]),
          ...(request === undefined
            ? []
            : [
                {
                  ...place(request),
                  of: [clause.id],
                  words: `at request of ${subjectWords(this.#model, request.by)}`,
                  holders: actors.partiesOf(request.by, roles),
                },
              ]),
        ];
      }),
    ];
  }

  found(): Hold[] {
    return this.#clauses().flatMap(({ clause, roles }): Hold[] => {
      const { determined, lapses } = clause;
      const by = (finder: Finder): readonly string[] =>
        finder.kind === "decision"
          ? this.#game.structure.voters(finder.decision)
          : finder.subject.kind === "anyone"
            ? []
            : this.#game.structure.actors.partiesOf(finder.subject, roles);
      return [
        ...(determined === undefined
          ? []
          : [
              {
                ...place(determined),
                of: [clause.id],
                words: `as determined by ${finderWords(this.#model, determined.by)}`,
                holders: by(determined.by),
              },
            ]),
        ...lapses.flatMap((part): Hold[] =>
          part.ending.kind === "if" && part.ending.determinedBy !== undefined
            ? [
                {
                  ...place(part),
                  of: [clause.id],
                  words: `until ${conditionWords(this.#model, part.ending.condition)}, as determined by ${finderWords(this.#model, part.ending.determinedBy)}`,
                  holders: by(part.ending.determinedBy),
                },
              ]
            : [],
        ),
      ];
    });
  }

  decided(): Hold[] {
    const { structure, formula, target } = this.#game;
    const read = new Set(
      variablesOf(formula).flatMap(({ name }) => {
        const choice = this.#game.choice(name);
        return choice?.kind === "vote" ? [choice.about] : [];
      }),
    );
    if (target.kind === "decision") read.add(target.id);
    return [...structure.settled.decisions.values()]
      .filter(({ id }) => read.has(id))
      .map(
        (decision): Hold => ({
          of: [decision.id],
          words: this.#decisionWords(decision),
          holders: structure.voters(decision.id),
          term: termOf(decision),
          at: decision.rule.at,
          support: [
            ...decision.rule.support,
            ...(decision.within?.support ?? []),
            ...(decision.failing?.support ?? []),
            ...decision.support,
          ],
        }),
      );
  }

  performed(): Hold[] {
    return this.#path.map(({ norm, clause, parties }) => {
      const { within, atOnce, by } = norm.manner;
      const term =
        within !== undefined
          ? `within ${durationWords(within)}`
          : atOnce
            ? "at once"
            : by === undefined
              ? undefined
              : `by ${by}`;
      return {
        of: [clause.id],
        words: normWords(this.#model, norm),
        holders: parties,
        modality: norm.modality,
        ...(term !== undefined && { term }),
        at: norm.at,
        support: [...norm.support, ...(norm.gate?.support ?? []), ...clause.support],
      };
    });
  }

  #decisionWords(decision: SettledDecision): string {
    const { rule, quorum, consulting, ratified } = decision;
    const who = consulting.flatMap(({ whos }) => whos.map((one) => ({ kind: "who", who: one }) as const));
    const parts = [
      ruleWords(this.#model, rule.rule),
      ...(quorum === undefined ? [] : [`with ${quorumWords(this.#model, quorum)}`]),
      ...(who.length === 0 ? [] : [`after consulting ${list(who.map((one) => subjectWords(this.#model, one)))}`]),
      ...(ratified === undefined ? [] : [`upon ratification by ${subjectWords(this.#model, ratified.by)}`]),
    ];
    const name = decision.title ?? decision.id.split(".").at(-1) ?? decision.id;
    return `“${name}” needs ${parts.join(", ")}`;
  }

  /** The clauses of the way, each once. */
  #clauses(): readonly GroundNorm[] {
    return [...new Map(this.#path.map((ground) => [ground.clause.id, ground])).values()];
  }
}

/** Norms that touch what the promise counts, owed, free or barred, whose trigger has happened; in the order of the text. */
function onTheWay({ structure, target }: Game): readonly GroundNorm[] {
  const promise = promiseIn(structure.settled, target.id);
  if (promise === undefined) return [];
  const roles = structure.promiseRoles();
  const counted = eventsOf(promise.keptWhen).map(({ subject, act }) => ({
    parties: new Set(structure.actors.partiesOf(subject, roles)),
    act: groundAct(act, structure.actors, roles),
  }));
  const { verbs } = structure.settled;
  return structure.norms.filter(
    (ground) =>
      ground.triggered &&
      counted.some(
        ({ parties, act }) =>
          ground.parties.some((party) => parties.has(party)) &&
          (falls(verbs, act, ground.act) || falls(verbs, ground.act, act)),
      ),
  );
}

function termOf({ within, failing, rounds }: SettledDecision): string | undefined {
  const parts = [
    ...(within === undefined ? [] : [`within ${durationWords(within.duration)}`]),
    ...(rounds === undefined ? [] : [`in up to ${rounds.most} rounds`]),
    ...(failing === undefined ? [] : [`failing which ${failing.outcome}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
}

function place({ at, support }: Provenance): Pick<Hold, "at" | "support"> {
  return { at, support };
}

/** What several clauses say in the same words is one thing. */
function merged(holds: readonly Hold[]): Hold[] {
  const found = new Map<string, Hold>();
  for (const hold of holds) {
    const key = JSON.stringify([hold.words, hold.holders, hold.term]);
    const known = found.get(key);
    found.set(key, known === undefined ? hold : { ...known, of: [...new Set([...known.of, ...hold.of])] });
  }
  return [...found.values()];
}
