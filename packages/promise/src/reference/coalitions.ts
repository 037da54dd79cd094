import type { PromiseTerm } from "@proviso/agreement";
import { MeaningError, type Settled, type SettledDecision } from "../settle/index.ts";
import { abstainers, electorate, outcome, type Vote } from "./decisions.ts";
import { type Conduct, Course, Law, readByOthers } from "./law.ts";
import { type Circumstances, partiesOf, worldOf } from "./world.ts";

export interface Asked extends Circumstances {
  /** Qualified name; one of the two. */
  readonly promise?: string;
  readonly decision?: string;
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
  readonly kind: "vote" | "finding" | "request" | "act";
  readonly what: string;
  readonly options: readonly Vote[] | readonly boolean[];
}

/** φ, over every combination of the choices it reads. */
interface Table {
  readonly choices: readonly Choice[];
  /** Per combination, which option of each choice; the first choice turns slowest. */
  readonly picks: readonly (readonly number[])[];
  readonly phi: readonly boolean[];
}

const VOTES: readonly Vote[] = ["no", "abstain", "yes"];
const VOTES_OR_SILENCE: readonly Vote[] = [...VOTES, "not cast"];

/** More combinations than this are not enumerated. */
export const MOST_COMBINATIONS = 2_000_000;

/** The definitions of coalitions (6) by plain enumeration. */
export class Reference {
  readonly law: Law;
  readonly beneficiary: string | undefined;
  private readonly target: PromiseTerm | SettledDecision;
  private readonly goodFaith: Table;
  private readonly broken = new Map<string, Table>();

  constructor(settled: Settled, asked: Asked) {
    const promise = settled.promises.find((one) => one.id === asked.promise);
    const decision = asked.decision === undefined ? undefined : settled.decisions.get(asked.decision);
    const target = promise ?? decision;
    if (target === undefined) throw new RangeError(`There is no ${asked.promise ?? asked.decision}.`);
    this.target = target;
    const open = promise?.to.kind === "members" ? asked.beneficiary : undefined;
    if (promise?.to.kind === "members" && open === undefined)
      throw new RangeError(`${promise.id} is made to each of several: name one as the beneficiary.`);
    const world = worldOf(settled, asked, open);
    if (promise !== undefined) this.beneficiary = open ?? partiesOf(world, promise.to)[0];
    this.law = new Law(world);
    this.goodFaith = this.table(new Set());
  }

  phi(conduct: Conduct): boolean {
    const course = new Course(this.law, conduct);
    return "keptWhen" in this.target ? course.isKept(this.target) : course.outcomeOf(this.target.id) === "approved";
  }

  /** N: who owns a choice on which φ depends, without the beneficiary. */
  get parties(): readonly string[] {
    const { choices, picks, phi } = this.goodFaith;
    const owners = choices
      .filter((_, at) => {
        const seen = new Map<string, boolean>();
        return picks.some((pick, row) => {
          const others = pick.filter((_, i) => i !== at).join();
          const now = phi[row] as boolean;
          const before = seen.get(others);
          seen.set(others, now);
          return before !== undefined && before !== now;
        });
      })
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
    return forces(
      this.goodFaith,
      ({ owner, kind, what }) =>
        coalition.has(owner) && (kind === "vote" || (kind === "finding" && readByOthers(this.law, owner, what))),
      false,
    );
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
    const owners = new Set(this.goodFaith.choices.map((choice) => choice.owner));
    const breakers = new Set([...owners, ...this.law.acts.keys()]);
    for (const parties of [owners, breakers]) if (this.beneficiary !== undefined) parties.delete(this.beneficiary);
    return {
      parties: this.parties,
      voiding: minimal([...owners], (coalition) => this.voids(coalition)),
      blocking: minimal([...owners], (coalition) => this.blocks(coalition)),
      breaking: minimal([...breakers], (coalition) => this.breaks(coalition)),
      securing: minimal([...owners], (coalition) => this.secures(coalition)),
      orderMatters: this.orderMatters,
    };
  }

  /** Who owns a choice that φ reads. */
  get owners(): ReadonlySet<string> {
    return new Set(this.goodFaith.choices.map((choice) => choice.owner));
  }

  /** Votes and findings in which φ is not increasing from no to yes. */
  get turning(): readonly Choice[] {
    const { choices, picks, phi } = this.goodFaith;
    return choices.filter((choice, at) => {
      if (choice.kind !== "vote" && choice.kind !== "finding") return false;
      const rows = new Map<string, boolean[]>();
      picks.forEach((pick, row) => {
        const others = pick.filter((_, i) => i !== at).join();
        const values = rows.get(others) ?? [];
        values[pick[at] as number] = phi[row] as boolean;
        rows.set(others, values);
      });
      // Attitudes are cast: not casting is nobody's stance.
      const levels = choice.kind === "vote" ? 3 : 2;
      return [...rows.values()].some((values) =>
        values.slice(0, levels).some((value, level) => value && values[level + 1] === false && level + 1 < levels),
      );
    });
  }

  /** Some choice has no option that is never better and none that is never worse than the others, whatever the rest choose. */
  get orderMatters(): boolean {
    const { choices } = this.goodFaith;
    return choices.some((choice, at) => {
      const rows = new Map<string, boolean[]>();
      this.goodFaith.picks.forEach((pick, row) => {
        const others = pick.filter((_, i) => i !== at).join();
        const values = rows.get(others) ?? [];
        values[pick[at] as number] = this.goodFaith.phi[row] as boolean;
        rows.set(others, values);
      });
      const options = choice.options.map((_, option) => option);
      const always = (holds: (values: boolean[]) => boolean): boolean => [...rows.values()].every(holds);
      const best = options.some((one) => always((values) => values[one] === true || !values.includes(true)));
      const worst = options.some((one) => always((values) => values[one] === false || !values.includes(false)));
      return !best || !worst;
    });
  }

  /** φ over every combination of the choices it reads, with these parties free to breach. */
  private table(breaching: ReadonlySet<string>): Table {
    const choices: Choice[] = [];
    const known = new Map<string, number>();
    const sure = new Map<string, boolean>();
    // φ is asked with what is chosen so far; where it reads another choice, each option is tried in turn.
    const explore = (chosen: ReadonlyMap<string, number>): void => {
      let missing: Choice | undefined;
      const pick = (choice: Choice): number => {
        const option = chosen.get(choice.id);
        if (option !== undefined) return option;
        missing = choice;
        throw UNREAD;
      };
      try {
        const kept = this.phi(conductBy(pick, breaching));
        sure.set([...chosen].map(([id, option]) => `${known.get(id)}=${option}`).join(), kept);
      } catch (error) {
        if (error !== UNREAD || missing === undefined) throw error;
        const choice: Choice = missing;
        if (!known.has(choice.id)) {
          known.set(choice.id, choices.length);
          choices.push(choice);
        }
        choice.options.forEach((_, option) => {
          explore(new Map(chosen).set(choice.id, option));
        });
      }
    };
    explore(new Map());

    const size = choices.reduce((product, choice) => product * choice.options.length, 1);
    if (size > MOST_COMBINATIONS) throw new RangeError(`${size} combinations are too many to enumerate.`);
    const leaves = [...sure].map(([path, kept]) => ({
      path: path === "" ? [] : path.split(",").map((step) => step.split("=").map(Number) as [number, number]),
      kept,
    }));
    const tree = treeOf(leaves);
    const picks = combinations(choices.map((choice) => choice.options.length));
    return { choices, picks, phi: picks.map((row) => follow(tree, row)) };
  }
}

const UNREAD = new Error("a choice is read that nobody has made yet");

type Tree = boolean | { readonly at: number; readonly options: Tree[] };

/** The order in which φ read its choices, as a tree. */
function treeOf(leaves: readonly { path: readonly [number, number][]; kept: boolean }[], depth = 0): Tree {
  const [first] = leaves;
  if (first === undefined) throw new Error("no leaf");
  const step = first.path[depth];
  if (step === undefined) return first.kept;
  const options: (typeof leaves)[number][][] = [];
  for (const leaf of leaves) {
    const option = leaf.path[depth]?.[1] as number;
    options[option] ??= [];
    options[option].push(leaf);
  }
  return { at: step[0], options: options.map((some) => treeOf(some, depth + 1)) };
}

function follow(tree: Tree, row: readonly number[]): boolean {
  let at = tree;
  while (typeof at !== "boolean") at = at.options[row[at.at] as number] as Tree;
  return at;
}

function combinations(levels: readonly number[]): number[][] {
  let rows: number[][] = [[]];
  for (const count of levels)
    rows = rows.flatMap((row) => Array.from({ length: count }, (_, option) => [...row, option]));
  return rows;
}

/** Everyone does as chosen; only those who breach may leave undone what binds them or do what is barred. */
function conductBy(pick: (choice: Choice) => number, breaching: ReadonlySet<string>): Conduct {
  const chosen = (owner: string, kind: Choice["kind"], what: string): boolean =>
    pick({ id: `${kind} ${owner} ${what}`, owner, kind, what, options: [false, true] }) === 1;
  return {
    vote(owner, what, silence) {
      const options = silence ? VOTES_OR_SILENCE : VOTES;
      return options[pick({ id: `vote ${owner} ${what}`, owner, kind: "vote", what, options })] as Vote;
    },
    finds: (owner, what) => chosen(owner, "finding", what),
    asks: (owner, what) => chosen(owner, "request", what),
    does(owner, what, standing) {
      if (standing === "open" || breaching.has(owner)) return chosen(owner, "act", what);
      return standing === "bound";
    },
  };
}

/** There are picks of these choices such that φ is `value` for all picks of the others. */
function forces({ choices, picks, phi }: Table, mine: (choice: Choice) => boolean, value: boolean): boolean {
  const own = choices.map(mine);
  const spoilt = new Map<number, boolean>();
  picks.forEach((pick, row) => {
    let id = 0;
    for (let i = 0; i < pick.length; i++) if (own[i]) id = id * 4 + (pick[i] as number);
    if (phi[row] !== value) spoilt.set(id, true);
    else if (!spoilt.has(id)) spoilt.set(id, false);
  });
  return [...spoilt.values()].includes(false);
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

function subsets(parties: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return parties.flatMap((first, at) => subsets(parties.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
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
  const world = worldOf(settled, given, given.beneficiary);
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
