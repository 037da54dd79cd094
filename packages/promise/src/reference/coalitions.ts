import type { PromiseTerm } from "@proviso/agreement";
import { MeaningError, type Settled, type SettledDecision } from "../settle/index.ts";
import { abstainers, electorate, outcome, type Vote } from "./decisions.ts";
import { type Conduct, Course, findingsReadByOthers, Law, subsets } from "./law.ts";
import { type Circumstances, worldOf, worldOfPromise } from "./world.ts";

export interface Asked extends Circumstances {
  /** Qualified name; one of the two. */
  readonly promise?: string;
  readonly decision?: string;
  /** Leave barred acts to choice and count all that is done. */
  readonly countUnlawful?: boolean;
}

export interface ReferenceAnswers {
  /** N, sorted. */
  readonly parties: readonly string[];
  readonly voiding: readonly (readonly string[])[];
  readonly blocking: readonly (readonly string[])[];
  readonly breaking: readonly (readonly string[])[];
  readonly securing: readonly (readonly string[])[];
  /** φ is neither monotone nor antitone in some choice. */
  readonly orderMatters: boolean;
}

/** A choice: whose it is, what it is about, and what can be chosen. */
export interface Choice {
  readonly id: string;
  readonly owner: string;
  readonly kind: "vote" | "finding" | "request" | "ratification" | "act";
  readonly what: string;
  readonly options: readonly Vote[] | readonly boolean[];
}

/** φ, over every combination of the choices it reads. */
interface Table {
  readonly choices: readonly Choice[];
  /** Per choice, how far apart in `phi` two combinations are that differ in its next option only. */
  readonly steps: readonly number[];
  readonly phi: readonly boolean[];
}

const VOTES: readonly Vote[] = ["no", "abstain", "yes"];
const VOTES_OR_SILENCE: readonly Vote[] = [...VOTES, "not cast"];

const VOTE_STEPS = [
  [0, 1],
  [1, 2],
  [0, 3],
  [3, 2],
] as const;

/** More combinations than this are not enumerated. */
export const MOST_COMBINATIONS = 2_000_000;

/** The definitions of coalitions (6) by plain enumeration. */
export class Reference {
  readonly law: Law;
  readonly beneficiary: string | undefined;
  private readonly target: PromiseTerm | SettledDecision;
  private readonly most: number;
  private readonly goodFaith: Table;
  private readonly broken = new Map<string, Table>();
  private readonly countUnlawful: boolean;

  /** @throws RangeError if there are more than `most` combinations of choices to try */
  constructor(settled: Settled, asked: Asked, most: number = MOST_COMBINATIONS) {
    this.most = most;
    this.countUnlawful = asked.countUnlawful ?? false;
    const promise = settled.promises.find((one) => one.id === asked.promise);
    const decision = asked.decision === undefined ? undefined : settled.decisions.get(asked.decision);
    const target = promise ?? decision;
    if (target === undefined) throw new RangeError(`There is no ${asked.promise ?? asked.decision}.`);
    this.target = target;
    const made = promise?.to.kind === "who" && promise.to.who.kind === "party" ? promise.to.who.party : undefined;
    const beneficiary = asked.beneficiary ?? made;
    if (promise !== undefined && beneficiary === undefined)
      throw new RangeError(`${promise.id} is made to each of several: name one as the beneficiary.`);
    if (promise !== undefined) this.beneficiary = beneficiary;
    this.law = new Law(worldOf(settled, { ...asked, beneficiary }));
    this.goodFaith = this.table(new Set());
  }

  phi(conduct: Conduct): boolean {
    const course = new Course(this.law, conduct);
    return "keptWhen" in this.target
      ? course.isKept(this.target)
      : course.outcomeOf(this.law.promiseWorld, this.target.id) === "approved";
  }

  /** N: who owns a choice on which φ depends, without the beneficiary. */
  get parties(): readonly string[] {
    const { choices } = this.goodFaith;
    const owners = choices
      .filter((_, at) => settings(this.goodFaith, at).some((values) => values.includes(true) && values.includes(false)))
      .map((choice) => choice.owner);
    return [...new Set(owners)].filter((owner) => owner !== this.beneficiary).sort();
  }

  voids(coalition: ReadonlySet<string>): boolean {
    return forces(this.goodFaith, (choice) => coalition.has(choice.owner), false);
  }

  secures(coalition: ReadonlySet<string>): boolean {
    return forces(this.goodFaith, ({ owner }) => coalition.has(owner) || owner === this.beneficiary, true);
  }

  /** With votes, and findings that others' norms wait for; whatever their own acts. */
  blocks(coalition: ReadonlySet<string>): boolean {
    const readByOthers =
      "keptWhen" in this.target ? findingsReadByOthers(this.law, this.target.keptWhen) : new Set<string>();
    const stopsOthers = ({ owner, kind, what }: Choice): boolean =>
      kind === "vote" ||
      (kind === "ratification" && this.law.world.settled.decisions.has(what)) ||
      ((kind === "finding" || kind === "ratification") && readByOthers.has(`${owner} ${what}`));
    return forces(this.goodFaith, (choice) => coalition.has(choice.owner) && stopsOthers(choice), false);
  }

  /** With some of their choices only. */
  voidsBy(coalition: ReadonlySet<string>, mine: (choice: Choice) => boolean): boolean {
    return forces(this.goodFaith, (choice) => coalition.has(choice.owner) && mine(choice), false);
  }

  breaks(coalition: ReadonlySet<string>): boolean {
    // Only those who have acts can breach.
    const breaching = new Set([...coalition].filter((party) => this.law.acts.has(party)));
    const id = [...breaching].sort().join();
    let table = this.broken.get(id);
    if (table === undefined) {
      table = this.table(breaching);
      this.broken.set(id, table);
    }
    return forces(table, (choice) => coalition.has(choice.owner), false);
  }

  answers(): ReferenceAnswers {
    const owners = [...this.owners].filter((party) => party !== this.beneficiary);
    const breakers = [...new Set([...owners, ...this.law.acts.keys()])].filter((party) => party !== this.beneficiary);
    return {
      parties: this.parties,
      voiding: minimal(owners, (coalition) => this.voids(coalition)),
      blocking: minimal(owners, (coalition) => this.blocks(coalition)),
      breaking: minimal(breakers, (coalition) => this.breaks(coalition)),
      securing: minimal(owners, (coalition) => this.secures(coalition)),
      orderMatters: this.orderMatters,
    };
  }

  /** Who owns a choice that φ reads. */
  get owners(): ReadonlySet<string> {
    return new Set(this.goodFaith.choices.map((choice) => choice.owner));
  }

  /** Votes and findings in which φ is not increasing from no to yes. */
  get turning(): readonly Choice[] {
    return this.goodFaith.choices.filter((choice, at) => {
      if (choice.kind !== "vote" && choice.kind !== "finding") return false;
      // Attitudes are cast: not casting is nobody's stance.
      const levels = choice.kind === "vote" ? 3 : 2;
      return settings(this.goodFaith, at).some((values) =>
        values.slice(0, levels).some((value, level) => value && level + 1 < levels && !values[level + 1]),
      );
    });
  }

  /** In some choice φ is neither monotone nor antitone, from no to yes; what is not cast must stand between the two. */
  get orderMatters(): boolean {
    return this.goodFaith.choices.some((choice, at) => {
      const rows = settings(this.goodFaith, at);
      const grows = (better: boolean): boolean =>
        rows.every((values) => {
          const steps = choice.kind === "vote" ? VOTE_STEPS : [[0, 1] as const];
          return steps.every(
            ([low, high]) =>
              values[low] === undefined ||
              values[high] === undefined ||
              values[low] === values[high] ||
              values[high] === better,
          );
        });
      return !grows(true) && !grows(false);
    });
  }

  /** φ over every combination of the choices it reads, with these parties free to breach. */
  private table(breaching: ReadonlySet<string>): Table {
    const choices: Choice[] = [];
    const known = new Map<string, number>();
    const tree = explore(choices, known, this.most, (pick) => this.phi(conductBy(pick, breaching, this.countUnlawful)));
    const steps: number[] = [];
    let size = 1;
    for (const { options } of choices) {
      steps.push(size);
      size *= options.length;
    }
    const phi = Array.from({ length: size }, (_, row) => {
      let at = tree;
      while (typeof at !== "boolean")
        at = at.options[Math.floor(row / (steps[at.at] as number)) % at.options.length] as Tree;
      return at;
    });
    return { choices, steps, phi };
  }
}

/** What φ read, in the order in which it read it. */
type Tree = boolean | { readonly at: number; readonly options: Tree[] };

/** φ is asked again and again, each time with the last choice that it read and that has an option left taking its next one. */
function explore(
  choices: Choice[],
  known: Map<string, number>,
  most: number,
  phi: (pick: (choice: Choice) => number) => boolean,
): Tree {
  const path: { readonly at: number; option: number; readonly options: Tree[] }[] = [];
  for (;;) {
    const read = new Map<number, number>();
    const value = phi((choice) => {
      let at = known.get(choice.id);
      if (at === undefined) {
        at = choices.length;
        known.set(choice.id, at);
        choices.push(choice);
        const size = choices.reduce((product, { options }) => product * options.length, 1);
        if (size > most) throw new RangeError(`${size} combinations are too many to enumerate.`);
      }
      const before = read.get(at);
      if (before !== undefined) return before;
      if (path.length === read.size) path.push({ at, option: 0, options: [] });
      const { option } = path[read.size] as { option: number };
      read.set(at, option);
      return option;
    });
    let tree: Tree = value;
    for (;;) {
      const last = path.at(-1);
      if (last === undefined) return tree;
      last.options[last.option] = tree;
      last.option += 1;
      if (last.option < (choices[last.at] as Choice).options.length) break;
      path.pop();
      tree = { at: last.at, options: last.options };
    }
  }
}

/** Everyone does as chosen; only those who breach may leave undone what binds them or do what is barred. */
function conductBy(pick: (choice: Choice) => number, breaching: ReadonlySet<string>, countUnlawful: boolean): Conduct {
  const chosen = (owner: string, kind: Choice["kind"], what: string): boolean =>
    pick({ id: `${kind} ${owner} ${what}`, owner, kind, what, options: [false, true] }) === 1;
  return {
    countUnlawful,
    vote(owner, what, silence) {
      const options = silence ? VOTES_OR_SILENCE : VOTES;
      return options[pick({ id: `vote ${owner} ${what}`, owner, kind: "vote", what, options })] as Vote;
    },
    finds: (owner, what) => chosen(owner, "finding", what),
    asks: (owner, what) => chosen(owner, "request", what),
    ratifies: (owner, what) => chosen(owner, "ratification", what),
    does(owner, what, standing) {
      if (standing === "open" || breaching.has(owner)) return chosen(owner, "act", what);
      return standing === "bound" || (countUnlawful && chosen(owner, "act", what));
    },
  };
}

/** For every combination of the other choices, φ at each option of one of them. */
function settings({ choices, steps, phi }: Table, at: number): boolean[][] {
  const step = steps[at] as number;
  const count = (choices[at] as Choice).options.length;
  const rows: boolean[][] = [];
  for (let row = 0; row < phi.length; row++)
    if (Math.floor(row / step) % count === 0)
      rows.push(Array.from({ length: count }, (_, option) => phi[row + option * step] as boolean));
  return rows;
}

/** There are picks of these choices such that φ is `value` for all picks of the others. */
function forces({ choices, steps, phi }: Table, mine: (choice: Choice) => boolean, value: boolean): boolean {
  const own = choices.flatMap((choice, at) =>
    mine(choice) ? [{ step: steps[at] as number, count: choice.options.length }] : [],
  );
  const tried = new Set<number>();
  const failed = new Set<number>();
  for (let row = 0; row < phi.length; row++) {
    let picked = 0;
    for (const { step, count } of own) picked += (Math.floor(row / step) % count) * step;
    tried.add(picked);
    if (phi[row] !== value) failed.add(picked);
  }
  return failed.size < tried.size;
}

/** The minimal sets of parties for which this holds, by size, then by name. */
export function minimal(
  parties: readonly string[],
  holds: (coalition: ReadonlySet<string>) => boolean,
): readonly (readonly string[])[] {
  const found: string[][] = [];
  const sorted = [...parties].sort();
  for (let size = 0; size <= sorted.length; size++)
    for (const coalition of subsets(sorted, size)) {
      if (found.some((smaller) => smaller.every((party) => coalition.includes(party)))) continue;
      if (holds(new Set(coalition))) found.push(coalition);
    }
  return found;
}

/** The minimal coalitions of a promise or a decision (semantics, definition 6), by enumeration. */
export function referenceAnswers(settled: Settled, asked: Asked): ReferenceAnswers {
  return new Reference(settled, asked).answers();
}

/** Every coalition whose yes carries the decision against the no of all others. */
export function winningCoalitions(
  settled: Settled,
  decision: string,
  given: Circumstances = {},
): readonly (readonly string[])[] {
  const world = worldOfPromise(worldOf(settled, given));
  const found = settled.decisions.get(decision);
  if (found === undefined) throw new MeaningError("unknown-decision", `There is no decision ${decision}.`);
  const voters = electorate(world, found);
  const silent = abstainers(world, found);
  const winning: string[][] = [];
  for (let bits = 0; bits < 2 ** voters.length; bits++) {
    const coalition = voters.filter((_, i) => (bits >> i) & 1);
    const votes = new Map(
      voters.map((party): [string, Vote] => [
        party,
        silent.has(party) ? "abstain" : coalition.includes(party) ? "yes" : "no",
      ]),
    );
    if (outcome(world, found, votes) === "approved") winning.push(coalition);
  }
  return winning;
}
