import type { Model, Scenario } from "@proviso/agreement";
import { deterOn, SeveralDecisions, stepsOf, type VetoChance, vetoChance } from "../answers/deter.ts";
import { datesOf, isDated, issueOf, restsOf } from "../answers/table.ts";
import type { Target } from "../answers/target.ts";
import type { Step } from "../answers/why.ts";
import type { ArrivalAsk } from "../arrival/index.ts";
import { CAUTION } from "../deterrence/index.ts";
import { type Estimate, forecast, told } from "../influence/index.ts";
import { type OverRanges, overRanges } from "../sweep/index.ts";
import { byReading, heading, readingHeading, type Under } from "./by-reading.ts";

/** Where a question of a table of the dossier ends, on the first and on the last of its dates. */
export interface BriefTable {
  readonly table: string;
  readonly title: string;
  /** The forecast on the last date, in a few sentences. */
  readonly text: string;
  /** One where nothing changes, and then without a date. */
  readonly dates: readonly { readonly on?: string; readonly mean: Estimate; readonly median: Estimate }[];
  readonly rests: readonly Step[];
}

/** Whether an attack would pay on a scenario's stakes, under each reading. */
export interface BriefDeterrence {
  readonly scenario: string;
  readonly title: string;
  readonly cases: readonly {
    readonly under: string;
    /** How likely the response is vetoed, and an attack answered, from 0 to 1. */
    readonly veto: number;
    readonly answered: number;
    readonly verdict: string;
    /** From which chance of a veto on the verdict turns; absent where it never does. */
    readonly turnsAt?: number;
  }[];
  readonly steps: readonly Step[];
  readonly caution: string;
}

/** How sure the promise is over the ranges that a scenario states, under each reading. */
export interface BriefRanges {
  readonly scenario: string;
  readonly title: string;
  readonly cases: readonly { readonly under: string; readonly over: OverRanges }[];
}

export function tablesOf(model: Model): BriefTable[] {
  return model.tables.map((table) => {
    const issue = issueOf(model, table);
    const dates = datesOf(table);
    const ends = [...new Set([dates[0], dates.at(-1)])].filter((on) => on !== undefined);
    const found = ends.map((on) => forecast(issue, { on }));
    const last = found.at(-1);
    return {
      table: table.id,
      title: table.title,
      text: last === undefined ? "" : told(issue, last),
      dates: found.map(({ on, mean, median }) => ({ ...(isDated(table) ? { on } : {}), mean, median })),
      rests: restsOf(model, table),
    };
  });
}

export function deterrencesOf(model: Model, target: Target, ask: ArrivalAsk): BriefDeterrence[] {
  return model.scenarios
    .filter(({ of, id }) => of === target.agreement && (ask.scenario ?? id) === id)
    .filter(({ stakes }) => stakes.some(({ side }) => side === "attacker"))
    .map(
      (scenario): BriefDeterrence => ({
        scenario: scenario.id,
        title: scenario.title,
        cases: vetoesOf(model, target, { ...ask, scenario: scenario.id }, scenario).map((one) => {
          const { answer } = deterOn(scenario, one.value);
          const { veto } = answer.thresholds;
          return {
            under: heading(one),
            veto: Number(one.value.chance),
            answered: answer.response.value,
            verdict: answer.verdict,
            ...(veto.kind === "turns" && veto.attackPays === "above" ? { turnsAt: veto.at.value } : {}),
          };
        }),
        steps: stepsOf(scenario),
        caution: CAUTION,
      }),
    )
    .filter(({ cases }) => cases.length > 0);
}

/** Nothing where a promise hangs on several decisions and nobody says how likely a veto is: a brief cannot ask back, `proviso deter` does. */
function vetoesOf(model: Model, target: Target, ask: ArrivalAsk, scenario: Scenario): Under<VetoChance>[] {
  try {
    return byReading(model, target, ask, (game) => vetoChance(model, game, scenario));
  } catch (error) {
    if (error instanceof SeveralDecisions) return [];
    throw error;
  }
}

export function rangesOf(model: Model, target: Target, ask: ArrivalAsk): BriefRanges[] {
  const { take, attacker, to, countUnlawful, nodeBudget } = ask;
  const readings = model.readings.filter(({ of }) => of === target.agreement).map(({ id }) => id);
  const asked = readings.length > 0 && ask.reading === undefined && take === undefined ? readings : [ask.reading];
  return model.scenarios
    .filter(({ of, id, varied }) => of === target.agreement && (ask.scenario ?? id) === id && varied.length > 0)
    .map(({ id, title }) => ({
      scenario: id,
      title,
      cases: asked.flatMap((reading) => {
        const put = { take, attacker, to, countUnlawful, nodeBudget, reading, scenario: id };
        const over = overRanges(model, target.id, { kind: "strength" }, put);
        return over === undefined ? [] : [{ under: readingHeading(model, reading), over }];
      }),
    }));
}
