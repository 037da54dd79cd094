import type { Model } from "@proviso/agreement";
import { NO, NOT_CAST, YES } from "../../diagram/formula.ts";
import { type Choice, falls, type GroundNorm } from "../../ground/index.ts";
import { type Ask, type Spread, spread } from "../ask.ts";
import { ownerName } from "../finders.ts";
import type { Game } from "../game.ts";
import { helpOf } from "../help.ts";
import { clauseName, joined, list, normWords, ratifiedWords, sentence } from "../plain.ts";
import type { PlayEvent } from "../play/event.ts";
import { barredWords, type PlayValue, told } from "../play/play.ts";
import type { Entry } from "../play/protocol.ts";
import { helpers, Run, type RunOptions } from "../play/run.ts";
import { actWords, decisionWords, some } from "../play/words.ts";
import { targetNamed } from "../target.ts";
import { type Why, why } from "../why.ts";
import { cheapestFailing, type Failing } from "./cheapest.ts";

/** A choice that stands against the promise. */
export interface Departure {
  readonly party: string;
  readonly kind: Choice["kind"];
  /** The decision, the act, or the clause. */
  readonly about: string;
  /** "votes no", "abstains", "does not vote", "declines", "does not find it", … */
  readonly how: string;
}

/** The shortest lawful course of events at whose end the promise is not kept, or why there is none. */
export type StoryValue = Untold | Told;

interface Untold {
  readonly exists: false;
  readonly sentence: string;
  readonly why?: Why;
  readonly assumed: readonly string[];
}

interface Told {
  readonly exists: true;
  readonly sentence: string;
  /** What happens, what is asked, and the choices that stand against the promise, counted. */
  readonly length: number;
  readonly departures: readonly Departure[];
  /** Where one vote does it: parties of whom each could have cast it in place of the one that does. */
  readonly instead: readonly string[];
  readonly entries: readonly Entry[];
  readonly end: number;
  readonly decisions: PlayValue["decisions"];
  /** Who helps all the same is in breach of these. */
  readonly barred: PlayValue["barred"];
  /** The closing remark: what help would now be. */
  readonly remark: string;
  readonly assumed: readonly string[];
}

export type StoryAnswer = Spread<StoryValue> & { readonly kind: "story" };

/**
 * The shortest story of a failure without a breach, for every way of answering what is open: the beneficiary's case has arisen, everyone keeps its
 * duties, and no help has come.
 */
export function storyAnswer(model: Model, name: string, ask: Ask = {}): StoryAnswer {
  return { kind: "story", ...spread(model, targetNamed(model, name), ask, (game) => storyValue(model, game)) };
}

export function storyValue(model: Model, game: Game): StoryValue {
  const failing = cheapestFailing(game);
  const assumed = [...game.structure.facts.assumed];
  if (failing === undefined) return untold(model, game, assumed);
  const run = tell(model, game, failing);
  const value = told(model, game, run);
  const departures = failing.against.map((choice) => departureOf(choice, failing.chosen.get(choice) ?? 0));
  const entries = withUndone(model, game, failing, value);
  const happened = value.entries.filter(({ kind }) => kind === "event").length;
  const asked = value.entries.filter(({ kind }) => kind === "request").flatMap(({ parties }) => parties).length;
  return {
    exists: true,
    sentence: summary(model, game, failing),
    length: happened + asked + failing.cost,
    departures,
    instead: insteadOf(game, failing),
    entries,
    end: value.end,
    decisions: value.decisions.filter(({ outcome }) => outcome !== "not asked"),
    barred: value.barred,
    remark: remark(model, game, value),
    assumed,
  };
}

function untold(model: Model, game: Game, assumed: readonly string[]): Untold {
  const to = game.beneficiary === undefined ? "" : ` to ${list([game.beneficiary], model)}`;
  const what =
    game.target.kind === "promise"
      ? `No lawful course of events voids the promise${to}`
      : "Nobody can stop the decision";
  const found = why(model, game, "secure", []);
  return { exists: false, sentence: `${what}. ${found.sentence}`, why: found, assumed };
}

/** Plays the choices that were found: as few events as the failure takes. */
export function tell(model: Model, game: Game, failing: Failing): Run {
  const turned = new Set(failing.against);
  const clauses = concerned(game);
  const decisions = new Set([...failing.chosen.keys()].flatMap(({ kind, about }) => (kind === "vote" ? [about] : [])));
  const options: RunOptions = {
    dutiesKept: true,
    withoutDeeds: true,
    ...(clauses.size === 0 ? {} : { clauses }),
    decisions,
  };
  // Votes that stand against the promise often settle it at once, and the others are then not cast.
  const first = eventsOf(failing, (choice) => turned.has(choice));
  const settledAtOnce = new Set(
    new Run(model, game, { ...options, events: first })
      .courses()
      .filter(({ asked, term, settled }) => settled !== undefined && settled === asked && settled !== term)
      .map(({ decision }) => decision),
  );
  const events = eventsOf(failing, (choice) => turned.has(choice) || !settledAtOnce.has(choice.about));
  const alone = new Run(model, game, { ...options, events });
  const done = [...failing.chosen].flatMap(([choice, outcome]) =>
    choice.kind === "act" && outcome === 1 ? [choice] : [],
  );
  // Nobody is told to help where the help would not count for the promise: no help comes in a story.
  const acts = new Set(done.filter((choice) => !isIdle(game, alone, choice)).map(({ variable }) => variable.name));
  return together(model, game, { ...options, events }, alone.end, acts);
}

/** Whether an act is help that is promised, of which the text says nothing as the votes stand. */
function isIdle(game: Game, run: Run, { owner, about }: Choice): boolean {
  const { verbs } = game.structure.settled;
  const act = game.structure.actsOf(owner).find(({ key }) => key === about);
  if (act === undefined || run.speaksOf(owner, act)) return false;
  return helpers(game).some(
    (help) => help.party === owner && (falls(verbs, act, help.act) || falls(verbs, help.act, act)),
  );
}

/** Where a duty binds several together and too few come forward, those do it whose help keeps nothing. */
function together(model: Model, game: Game, options: RunOptions, from: number, acts: ReadonlySet<string>): Run {
  let run = new Run(model, game, { ...options, willing: { from, acts } });
  const all = new Set(acts);
  for (const name of run.wanting()) {
    if (all.has(name)) continue;
    const more = new Run(model, game, { ...options, willing: { from, acts: new Set([...all, name]) } });
    if (more.kept.atEnd || run.wanting().length === 0) continue;
    all.add(name);
    run = more;
  }
  return run;
}

function eventsOf(failing: Failing, votes: (choice: Choice) => boolean): PlayEvent[] {
  return [...failing.chosen].flatMap(([choice, outcome]) =>
    choice.kind === "vote" && !votes(choice) ? [] : eventsFor(choice, outcome),
  );
}

function eventsFor({ kind, owner: party, about, clauses }: Choice, outcome: number): PlayEvent[] {
  switch (kind) {
    case "vote": {
      const how = outcome === YES ? "yes" : outcome === NO ? "no" : "abstain";
      return outcome === NOT_CAST ? [] : [{ kind: "vote", party, decision: about, how }];
    }
    case "finding":
      return outcome === 1 ? [...clauses].map((clause) => ({ kind: "finding", party, clause })) : [];
    case "ratification":
      return outcome === 1 ? [{ kind: "ratification", party, what: about }] : [];
    case "request":
      return outcome === 1 ? [] : [...clauses].map((clause) => ({ kind: "request", party, clause, made: false }));
    case "act":
      return [];
  }
}

/** Clauses whose norms are about the help that is promised; empty where the promise counts no acts. */
function concerned(game: Game): Set<string> {
  const { norms, settled } = game.structure;
  const counted = helpers(game);
  const touches = ({ act, parties }: GroundNorm): boolean =>
    counted.some(
      (help) =>
        parties.includes(help.party) && (falls(settled.verbs, help.act, act) || falls(settled.verbs, act, help.act)),
    );
  return new Set(norms.filter(touches).map(({ clause }) => clause.id));
}

/** The protocol, with what is lawfully left undone: findings after the events, free acts at the end. */
function withUndone(model: Model, game: Game, failing: Failing, { entries }: PlayValue): Entry[] {
  const left = widest(game, failing).filter((choice) => failing.chosen.get(choice) === 0);
  const end = entries.at(-1)?.day ?? 0;
  const findings = undone(
    model,
    game,
    left.filter(({ kind }) => kind === "finding"),
    entries[0]?.day ?? 0,
  );
  const acts = undone(
    model,
    game,
    left.filter(({ kind }) => kind === "act"),
    end,
  );
  const unratified = undone(
    model,
    game,
    left.filter(({ kind }) => kind === "ratification"),
    end,
  );
  const after =
    entries.findLastIndex(({ kind, day }) => day === (entries[0]?.day ?? 0) && ["event", "request"].includes(kind)) + 1;
  // Ratifications that are given matter to the story only where one is withheld.
  const told = unratified.length > 0 ? entries : entries.filter(({ kind }) => kind !== "ratification");
  return [...told.slice(0, after), ...findings, ...told.slice(after), ...unratified, ...acts];
}

function undone(model: Model, game: Game, choices: readonly Choice[], day: number): Entry[] {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) groups.set(choice.about, [...(groups.get(choice.about) ?? []), choice]);
  return [...groups.values()].flatMap((group): Entry[] => {
    const [first] = group;
    if (first === undefined) return [];
    const parties = game.inOrder(new Set(group.map(({ owner }) => owner)));
    const ground = normOf(game, first);
    const at = ground?.norm.at ?? first.at;
    if (at === undefined) return [];
    const text = sentence(
      `${whatTheyDo(model, game, first, 0, parties)}${first.kind === "act" && ground !== undefined ? ", as they may" : ""}.`,
    );
    const rests = ground && `${clauseName(ground.clause.id)}: ${normWords(model, ground.norm)}`;
    return [
      {
        day,
        kind: "refusal",
        text: parties.length === 1 ? text.replace(", as they may", ", as it may") : text,
        parties,
        ...(ground === undefined ? {} : { about: ground.clause.id }),
        ...(rests === undefined ? {} : { rests }),
        at,
        support: ground === undefined ? [] : [...ground.norm.support, ...ground.clause.support],
      },
    ];
  });
}

/** The choices against the promise, without the acts that cannot be done where a wider one is left undone. */
function widest(game: Game, { against, chosen }: Failing): Choice[] {
  const { verbs } = game.structure.settled;
  const left = against.flatMap((choice) => {
    const act = game.structure.actsOf(choice.owner).find(({ key }) => key === choice.about);
    return choice.kind === "act" && chosen.get(choice) === 0 && act !== undefined ? [{ choice, act }] : [];
  });
  const narrower = left.filter(({ choice, act }) =>
    left.some((other) => other.choice.owner === choice.owner && other.act !== act && falls(verbs, act, other.act)),
  );
  return against.filter((choice) => !narrower.some((one) => one.choice === choice));
}

/** The norm that leaves an act free, or the clause that leaves a finding to its finder. */
function normOf(game: Game, choice: Choice): GroundNorm | undefined {
  const { norms, settled } = game.structure;
  if (choice.kind !== "act") return norms.find(({ clause }) => choice.clauses.has(clause.id));
  const act = game.structure.actsOf(choice.owner).find(({ key }) => key === choice.about);
  return norms.find(
    ({ modality, act: above, parties }) =>
      modality !== "must not" &&
      parties.includes(choice.owner) &&
      act !== undefined &&
      (falls(settled.verbs, act, above) || falls(settled.verbs, above, act)),
  );
}

function departureOf({ owner, kind, about, clauses, variable }: Choice, outcome: number): Departure {
  const clause = kind === "finding" || kind === "request" ? ([...clauses][0] ?? about) : about;
  return { party: owner, kind, about: clause, how: how(kind, variable.levels, outcome) };
}

function how(kind: Choice["kind"], levels: number, outcome: number): string {
  if (levels > 2) return ["votes no", "abstains", "votes yes", "does not vote"][outcome] ?? "";
  if (kind === "act") return outcome === 1 ? "does it" : "declines";
  if (kind === "ratification") return outcome === 1 ? "ratifies" : "does not ratify";
  if (kind === "finding") return outcome === 1 ? "finds it" : "does not find it";
  return outcome === 1 ? "asks" : "does not ask";
}

/** "Russia votes no on the decision “Whether to act”", "France and Germany do not assist Ukraine" */
function whatTheyDo(model: Model, game: Game, choice: Choice, outcome: number, parties: readonly string[]): string {
  const one = parties.length === 1;
  const who = one ? ownerName(model, game.structure, choice) : some(model, parties);
  const not = outcome === 1 ? "" : one ? " does not" : " do not";
  const under = (): string => list([...choice.clauses].map(clauseName));
  switch (choice.kind) {
    case "vote": {
      const on = decisionWords(game.structure.decisionNamed(choice.about));
      const plural = ["vote no", "abstain", "vote yes", "do not vote"][outcome] ?? "";
      return `${who} ${one ? how("vote", 3, outcome) : plural} on ${on}`;
    }
    case "act": {
      const act = game.structure.actsOf(choice.owner).find(({ key }) => key === choice.about);
      const words = act === undefined ? choice.about : actWords(model, act);
      return `${who}${not === "" ? (one ? " chooses to" : " choose to") : not} ${words}`;
    }
    case "finding":
      return `${who}${not === "" ? (one ? " finds" : " find") : `${not} find`} the case of ${under()} to have arisen`;
    case "ratification":
      return `${who}${not === "" ? (one ? " ratifies" : " ratify") : `${not} ratify`} ${ratifiedWords(game.structure.settled, choice.about)}`;
    case "request":
      return `${who}${not === "" ? (one ? " invokes" : " invoke") : `${not} invoke`} ${under()}`;
  }
}

function summary(model: Model, game: Game, failing: Failing): string {
  const groups = new Map<string, { choice: Choice; outcome: number; parties: Set<string> }>();
  for (const choice of widest(game, failing)) {
    const outcome = failing.chosen.get(choice) ?? 0;
    const key = `${choice.kind} ${choice.about} ${outcome}`;
    const known = groups.get(key) ?? { choice, outcome, parties: new Set() };
    known.parties.add(choice.owner);
    groups.set(key, known);
  }
  const steps = [...groups.values()].map(({ choice, outcome, parties }) =>
    whatTheyDo(model, game, choice, outcome, game.inOrder(parties)),
  );
  const failed = game.target.kind === "promise" ? "the promise is not kept" : "the decision is not approved";
  return steps.length === 0
    ? sentence(`${failed}, though nobody stands against it and nobody is in breach.`)
    : sentence(`nobody is in breach, and ${failed}: ${joined(steps)}${insteadWords(model, game, failing)}.`);
}

function insteadOf(game: Game, { instead }: Failing): string[] {
  return game.inOrder(new Set(instead.map(({ owner }) => owner)));
}

/** "; China could do so in its place" */
function insteadWords(model: Model, game: Game, failing: Failing): string {
  const parties = insteadOf(game, failing);
  if (parties.length === 0) return "";
  return `; ${parties.length === 1 ? "" : "each of "}${some(model, parties)} could do so in its place`;
}

/** Whether help would now be a breach, and if not, whether it ever is. */
function remark(model: Model, game: Game, { barred }: PlayValue): string {
  if (barred.length > 0) return barredWords(model, barred);
  const help = helpOf(model, game);
  if (help.length === 0) return "";
  return help.every((one) => one.barred === "never")
    ? "Whoever helps all the same is not in breach: no course of events bars anyone from helping."
    : "Whoever helps all the same is not in breach.";
}
