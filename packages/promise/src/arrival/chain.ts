import type { Delay, Model, Ratification, Scenario } from "@proviso/agreement";
import type { Game } from "../answers/game.ts";
import {
  clauseName,
  conditionWords,
  list,
  normWords,
  quorumWords,
  ratifiedWords,
  ruleWords,
  subjectWords,
  timingWords,
} from "../answers/plain.ts";
import { helpers } from "../answers/play/run.ts";
import { promiseIn } from "../answers/target.ts";
import type { Step } from "../answers/why.ts";
import { variablesOf } from "../diagram/formula.ts";
import { falls, type GroundNorm } from "../ground/index.ts";
import type { SettledDecision } from "../settle/index.ts";

/** What stands behind an arrival, in the order of time: the votes, the clauses under which help comes, how long each stage takes, and what is enough. */
export function chain(model: Model, game: Game, scenario: Scenario): Step[] {
  const { structure } = game;
  const read = new Set(
    variablesOf(game.formula).flatMap(({ name }) => {
      const choice = game.choice(name);
      return choice?.kind === "vote" || choice?.kind === "ratification" ? [choice.about] : [];
    }),
  );
  const decisions = [...structure.settled.decisions.values()].filter(({ id }) => read.has(id));
  const help = helpers(game);
  const helps = ({ act, parties, triggered, modality }: GroundNorm): boolean =>
    triggered &&
    (modality === "shall" || modality === "may") &&
    help.some((one) => parties.includes(one.party) && falls(structure.settled.verbs, one.act, act));
  const promise = promiseIn(structure.settled, game.target.id);
  return [
    ...decisions.map((decision) => voted(model, decision)),
    ...structure.norms.filter(helps).map(({ norm, clause }) => {
      const ratified =
        clause.ratified === undefined ? "" : `, upon ratification by ${subjectWords(model, clause.ratified.by)}`;
      return {
        text: `${clauseName(clause.id)}: ${normWords(model, norm)}${ratified}`,
        at: norm.at,
        support: [
          ...norm.support,
          ...(norm.gate?.support ?? []),
          ...(clause.ratified?.support ?? []),
          ...clause.support,
        ],
      };
    }),
    ...scenario.delays.map((line) => taken(model, game, line, "delay of")),
    ...scenario.ratifications.map((line) => taken(model, game, line, "ratification by")),
    ...(promise === undefined
      ? []
      : [{ text: `kept when ${conditionWords(model, promise.keptWhen)}`, at: promise.at, support: promise.support }]),
  ];
}

/** "the decision “response” needs a majority of the Allies, after consulting Ukraine for 2 days, within 3 days". */
function voted(model: Model, decision: SettledDecision): Step {
  const { rule, quorum, consulting, within, rounds, ratified } = decision;
  const parts = [
    ruleWords(model, rule.rule),
    ...(quorum === undefined ? [] : [`with ${quorumWords(model, quorum)}`]),
    ...consulting.map(
      ({ whos, time }) =>
        `after consulting ${list(whos.map((who) => subjectWords(model, { kind: "who", who })))}${time === undefined ? "" : ` for ${timingWords(time)}`}`,
    ),
    ...(within === undefined
      ? []
      : [`within ${timingWords({ kind: "range", from: within.duration.count, to: within.duration })}`]),
    ...(rounds === undefined
      ? []
      : [
          `in up to ${rounds.most} rounds${rounds.gap === undefined ? "" : ` ${timingWords(rounds.gap)} apart`}${rounds.anew ? ", each a vote of its own" : ""}`,
        ]),
    ...(ratified === undefined ? [] : [`upon ratification by ${subjectWords(model, ratified.by)}`]),
  ];
  return {
    text: `the decision “${decision.title ?? decision.id.split(".").at(-1)}” needs ${parts.join(", ")}`,
    at: rule.at,
    support: [
      ...rule.support,
      ...[...consulting, within, rounds, ratified].flatMap((part) => part?.support ?? []),
      ...decision.support,
    ],
  };
}

function taken(model: Model, game: Game, { subject, on, time, at, support }: Delay | Ratification, what: string): Step {
  const of = on === undefined ? "" : ` on ${ratifiedWords(game.structure.settled, on)}`;
  return { text: `${what} ${subjectWords(model, subject)}${of}: ${timingWords(time)}`, at, support };
}
