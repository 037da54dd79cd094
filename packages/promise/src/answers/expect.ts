import type { Duration, Expectation, Expected, Model, Place, Scenario } from "@proviso/agreement";
import { minimalSolutions } from "../diagram/minimal.ts";
import { forecast } from "../influence/index.ts";
import type { Answering } from "../settle/index.ts";
import { type Ask, readingNamed, spread } from "./ask.ts";
import type { Game } from "./game.ts";
import { list } from "./plain.ts";
import { holdsFor, type Selected } from "./selectors.ts";
import { strength } from "./strength.ts";
import { percent } from "./strength-answer.ts";
import { summary } from "./summary.ts";
import { datesOf, issueOf, tableNamed } from "./table.ts";
import { type Target, targetNamed } from "./target.ts";
import { voidValue } from "./void.ts";

/** What became of one expectation of a scenario. */
export interface ExpectationResult {
  readonly scenario: string;
  readonly at: Place;
  /** The expectation in words. */
  readonly text: string;
  /** `not computed`: the answer it asks for is not built yet; never counted as met. */
  readonly status: "met" | "failed" | "not computed";
  /** What was found instead, where it failed, or what is missing. */
  readonly got?: string;
}

/** What expectations ask of other rooms: the linter and the record. */
export interface Witnesses {
  /** Findings by code, with their place and the answerings in which they hold (none: in all). */
  findings(): readonly {
    readonly code: string;
    readonly agreement: string;
    readonly at: Place;
    readonly where: readonly Answering[];
  }[];
  /** Chances that it is kept within so long, at worst and at best. */
  within?(game: Game, scenario: Scenario, duration: Duration): { readonly low: number; readonly high: number };
  /** Whether a game is worse for the beneficiary than none, or than another, with the reason. */
  worse?(game: Game, scenario: Scenario, than?: Game): { readonly worse: boolean; readonly got: string };
  /** The state of a claim (supported …) or of a question (answered …) by the record. */
  record?(name: string): readonly string[] | undefined;
}

/**
 * Runs the expectations of the scenarios like a test runner.
 * @param only names of scenarios; all if empty
 */
export function* expectations(
  model: Model,
  witnesses: Witnesses,
  only: readonly string[] = [],
  ask: Ask = {},
): Generator<ExpectationResult> {
  for (const scenario of model.scenarios) {
    if (only.length > 0 && !only.includes(scenario.id)) continue;
    for (const expectation of scenario.expectations) {
      ask.signal?.throwIfAborted();
      yield {
        scenario: scenario.id,
        at: expectation.at,
        text: expectedWords(expectation),
        ...check(model, scenario, expectation, witnesses, ask),
      };
    }
  }
}

type Verdict = Pick<ExpectationResult, "status" | "got">;

/** Whether an expectation holds somewhere, and what was found there, told only if it is needed. */
interface Look {
  readonly holds: boolean;
  readonly got: () => string;
}

interface Way extends Look {
  readonly answering: Answering;
}

function check(model: Model, scenario: Scenario, expectation: Expectation, witnesses: Witnesses, ask: Ask): Verdict {
  const { what } = expectation;
  const inReading = expectation.in?.kind === "reading" ? expectation.in.reading : undefined;
  const put: Ask = { ...ask, scenario: scenario.id, reading: inReading };
  switch (what.kind) {
    case "finding":
      return findingVerdict(model, scenario, what, inReading, witnesses);
    case "record": {
      const states = witnesses.record?.(what.name);
      if (states === undefined) return { status: "not computed", got: "the record is not read here" };
      return verdict(states.includes(what.state) !== what.negated, `${what.name} is ${states.join(", ")}`);
    }
    case "worse": {
      const { worse } = witnesses;
      if (worse === undefined) return { status: "not computed", got: "arrival in time is not asked here" };
      const target = targetNamed(model, what.promise);
      const others =
        what.than.kind === "nothing"
          ? () => [undefined]
          : gamesIn(model, target, { ...put, reading: what.than.reading });
      return overWays(
        expectation,
        ways(model, target, put, (game) => {
          const held = others(game.beneficiary).map((other) => worse(game, scenario, other));
          // Where the other reading leaves something open, it has to be worse however that is answered.
          const against = held.find((one) => !one.worse);
          const got = against ?? held[0];
          return {
            holds: (against === undefined) !== what.negated,
            got: () => got?.got ?? "there is nothing to hold it against",
          };
        }),
      );
    }
    case "table": {
      const table = tableNamed(model, what.table);
      const issue = issueOf(model, table);
      const dates = what.on === undefined ? datesOf(table) : [what.on];
      const found = dates.map((on) => ({ on, mean: forecast(issue, { on, draws: 0 }).mean.value }));
      const beyond = ({ mean }: { mean: number }): boolean =>
        what.bound === "at most" ? mean > what.position + 1e-9 : mean < what.position - 1e-9;
      const off = found.find(beyond);
      const got = off ?? found[0];
      return verdict(
        (off === undefined) !== what.negated,
        got === undefined
          ? "there is no date to try it on"
          : `the weighted mean is ${Number(got.mean.toFixed(2))} on ${got.on}`,
      );
    }
    case "kept": {
      const { within } = what;
      if (within !== undefined && witnesses.within === undefined) {
        return { status: "not computed", got: "arrival in time is not asked here" };
      }
      return overWays(
        expectation,
        ways(model, targetNamed(model, what.promise), put, (game) => {
          const { low, high } =
            within === undefined || witnesses.within === undefined
              ? strength(game, scenario)
              : witnesses.within(game, scenario, within);
          const met = what.bound === "at least" ? low >= what.probability - 1e-12 : high <= what.probability + 1e-12;
          return {
            holds: met !== what.negated,
            got: () => (low === high ? percent(low) : `${percent(low)} to ${percent(high)}`),
          };
        }),
      );
    }
    case "needs": {
      const target = targetNamed(model, what.promise);
      return overWays(
        expectation,
        ways(model, target, put, (game) => {
          const { kernel, node } = game.voiding();
          const [least] = minimalSolutions(kernel, node, { nodeBudget: game.options.nodeBudget });
          return {
            holds: least === undefined || least.length >= what.parties,
            got: () => summary(model, voidValue(model, game, ask), undefined, game.target.kind),
          };
        }),
      );
    }
    case "coalition": {
      const target = targetNamed(model, what.name);
      return overWays(
        expectation,
        ways(model, target, { ...put, named: what.by }, (game) => {
          // A beneficiary that is itself named cannot be one of those who void what it is promised.
          if (game.beneficiary !== undefined && what.by.includes(game.beneficiary) && what.verb !== "secured")
            return undefined;
          const question: Record<typeof what.verb, () => Selected> = {
            voidable: () => game.voiding(),
            blockable: () => game.blocking(),
            breakable: () => game.breaking(),
            secured: () => game.securing(),
          };
          const holds = holdsFor(question[what.verb](), new Set(what.by));
          return {
            holds: holds !== what.negated,
            got: () => summary(model, voidValue(model, game, ask), undefined, game.target.kind),
          };
        }),
      );
    }
  }
}

/** The games of another reading, by beneficiary. */
function gamesIn(model: Model, target: Target, ask: Ask): (to: string | undefined) => readonly Game[] {
  const known = new Map<string | undefined, readonly Game[]>();
  return (to) => {
    let games = known.get(to);
    if (games === undefined) {
      const found: Game[] = [];
      spread(model, target, { ...ask, to }, (game) => found.push(game));
      games = found;
      known.set(to, games);
    }
    return games;
  };
}

/** The games of an expectation: every answering, every beneficiary it applies to. */
function ways(
  model: Model,
  target: Target,
  ask: Ask,
  look: (game: Parameters<Parameters<typeof spread>[3]>[0]) => Look | undefined,
): Way[] {
  const own = {
    ...ask,
    scenario:
      model.scenarios.find((one) => one.id === ask.scenario)?.of === target.agreement ? ask.scenario : undefined,
  };
  return spread(model, target, own, look).cases.flatMap(({ value, answerings }) =>
    value === undefined ? [] : answerings.map((answering) => ({ ...value, answering })),
  );
}

function overWays(expectation: Expectation, found: readonly Way[]): Verdict {
  if (found.length === 0) return { status: "failed", got: "there is nothing to try it on" };
  if (expectation.in?.kind === "some") {
    return verdict(
      found.some((way) => way.holds),
      () => found.map((way) => way.got()).join(" / "),
    );
  }
  const against = found.find((way) => !way.holds);
  return against === undefined
    ? { status: "met" }
    : { status: "failed", got: `${against.got()}${where(against.answering)}` };
}

function where(answering: Answering): string {
  const answers = Object.entries(answering).map(([question, option]) => `${question.split(".").at(-1)} is ${option}`);
  return answers.length === 0 ? "" : ` (where ${answers.join(" and ")})`;
}

function findingVerdict(
  model: Model,
  scenario: Scenario,
  what: Extract<Expected, { kind: "finding" }>,
  reading: string | undefined,
  witnesses: Witnesses,
): Verdict {
  const item = what.at === undefined ? undefined : placeOf(model, what.at);
  const taken = reading === undefined ? [] : readingNamed(model, reading).takes;
  const found = witnesses
    .findings()
    .filter(
      (finding) =>
        finding.code === what.code &&
        finding.agreement === scenario.of &&
        (item === undefined ||
          (finding.at.file === item.file && finding.at.offset >= item.offset && finding.at.end <= item.end)) &&
        (taken.length === 0 ||
          finding.where.length === 0 ||
          finding.where.some((answering) =>
            taken.every(({ question, option }) => answering[question] === undefined || answering[question] === option),
          )),
    );
  if (found.length > 0) return { status: "met" };
  const others = [
    ...new Set(
      witnesses
        .findings()
        .filter((finding) => finding.agreement === scenario.of)
        .map((finding) => finding.code),
    ),
  ];
  return { status: "failed", got: others.length === 0 ? "no findings" : `findings are ${list(others)}` };
}

function placeOf(model: Model, name: string): Place | undefined {
  const items = model.agreements.flatMap((of) => [
    ...of.clauses,
    ...of.decisions,
    ...of.promises,
    ...of.groups,
    ...of.questions,
  ]);
  return items.find((item) => item.id === name)?.at;
}

function verdict(met: boolean, got: string | (() => string)): Verdict {
  return met ? { status: "met" } : { status: "failed", got: typeof got === "string" ? got : got() };
}

/** The expectation as the language writes it. */
export function expectedWords({ in: within, what }: Expectation): string {
  const prefix = within === undefined ? "" : within.kind === "some" ? "in some reading " : `in ${within.reading} `;
  const short = (name: string): string => name.split(".").at(-1) ?? name;
  switch (what.kind) {
    case "finding":
      return `${prefix}finding "${what.code}"${what.at === undefined ? "" : ` at ${short(what.at)}`}`;
    case "needs":
      return `${prefix}${short(what.promise)} needs at least ${what.parties} parties`;
    case "coalition":
      return `${prefix}${short(what.name)} is ${what.negated ? "not " : ""}${what.verb} by ${what.by.join(" and ")}`;
    case "worse":
      return `${prefix}${short(what.promise)} is ${what.negated ? "not " : ""}worse than ${what.than.kind === "nothing" ? "nothing" : `in ${what.than.reading}`}`;
    case "kept":
      return `${prefix}${short(what.promise)} is ${what.negated ? "not " : ""}kept ${what.within === undefined ? "" : `within ${what.within.count} ${what.within.unit}s `}${what.bound} ${percent(what.probability)} of the time`;
    case "table":
      return `${prefix}${what.table} is ${what.negated ? "not " : ""}${what.bound} ${what.position}${what.on === undefined ? "" : ` on ${what.on}`}`;
    case "record":
      return `${prefix}${short(what.name)} is ${what.negated ? "not " : ""}${what.state}`;
  }
}
