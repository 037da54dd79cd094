import { ABSTAIN, evaluate, NO, NOT_CAST, YES } from "../../diagram/formula.ts";
import { type Choice, goodFaith, type Roles, type Structure } from "../../ground/index.ts";
import { Lens } from "../../ground/lens.ts";
import { dayOf, daysIn, type Stamp, stamp } from "./stamps.ts";

export interface Cast {
  readonly party: string;
  readonly decision: string;
  readonly level: typeof NO | typeof ABSTAIN | typeof YES;
  /** The day it is stated for. */
  readonly day: number;
}

/** Decisions over time: when each falls due, when it settles, and how (semantics, definitions 4 and 12). */
export class Ballots {
  readonly #structure: Structure;
  readonly #law: Lens;
  readonly #votes: ReadonlyMap<string, ReadonlyMap<string, Cast>>;
  readonly #opened = new Map<string, Stamp>();

  readonly #ratified: (choice: Choice, now: Stamp) => boolean;

  constructor(structure: Structure, votes: readonly Cast[], ratified: (choice: Choice, now: Stamp) => boolean) {
    this.#ratified = ratified;
    this.#structure = structure;
    this.#law = new Lens(structure, goodFaith);
    const byDecision = new Map<string, Map<string, Cast>>();
    for (const cast of votes) {
      const votesOn = byDecision.get(cast.decision) ?? new Map<string, Cast>();
      // Nobody votes twice: the first stated stands.
      if (!votesOn.has(cast.party)) votesOn.set(cast.party, cast);
      byDecision.set(cast.decision, votesOn);
    }
    this.#votes = byDecision;
  }

  open(decision: string, at: Stamp): void {
    if (!this.#opened.has(decision)) this.#opened.set(decision, at);
  }

  openedAt(decision: string): Stamp | undefined {
    return this.#opened.get(decision);
  }

  /** The end of its term; undefined where it has none or has not been asked for. */
  deadline(decision: string): Stamp | undefined {
    const opened = this.#opened.get(decision);
    const { within } = this.#structure.decisionNamed(decision);
    if (opened === undefined || within === undefined) return undefined;
    return stamp(dayOf(opened) + daysIn(within.duration), "term");
  }

  /** When a stated vote is cast; undefined while its decision is not asked for, and where its term is over by then. */
  castAt({ decision, day }: Cast): Stamp | undefined {
    const opened = this.#opened.get(decision);
    if (opened === undefined) return undefined;
    const at = Math.max(stamp(day, "cast"), opened);
    const deadline = this.deadline(decision);
    return deadline !== undefined && at > deadline ? undefined : at;
  }

  votes(decision: string): readonly Cast[] {
    return [...(this.#votes.get(decision)?.values() ?? [])];
  }

  /** The outcome of a party's vote, as definition 4 reads one that is not cast. */
  level(party: string, decision: string, levels: number): number {
    const cast = this.#votes.get(decision)?.get(party);
    return cast !== undefined && this.castAt(cast) !== undefined ? cast.level : this.#uncast(decision, levels);
  }

  #uncast(decision: string, levels: number): number {
    if (levels === 4) return NOT_CAST;
    return this.#structure.decisionNamed(decision).within === undefined ? NO : ABSTAIN;
  }

  /** How it stands at a moment: decided once no outstanding vote can change it, else at the end of its term. */
  decided(decision: string, roles: Roles, now: Stamp): { readonly approved: boolean; readonly failed: boolean } {
    const opened = this.#opened.get(decision);
    if (opened === undefined || opened > now) return { approved: false, failed: false };
    const { approved, failed } = this.#law.decision(decision, roles);
    const deadline = this.deadline(decision);
    const votes = this.#votes.get(decision);
    const read = (formula: typeof approved, outstanding: (levels: number) => number, asRatified = true): boolean =>
      evaluate(formula, ({ name, levels }) => {
        const choice = this.#structure.choice(name);
        if (choice?.kind === "ratification") return Number(asRatified || this.#ratified(choice, now));
        const cast = votes?.get(choice?.owner ?? "");
        const at = cast === undefined ? undefined : this.castAt(cast);
        return cast !== undefined && at !== undefined && at <= now ? cast.level : outstanding(levels);
      });
    const uncast = (levels: number): number => this.#uncast(decision, levels);
    if (deadline === undefined) {
      return {
        approved: read(approved, uncast, false),
        failed: read(failed, (levels) => (levels === 4 ? NOT_CAST : YES)),
      };
    }
    if (now >= deadline) {
      const passed = read(approved, uncast);
      return { approved: passed && read(approved, uncast, false), failed: !passed };
    }
    // At worst every vote that is out is a no, or, for a quorum, is never cast; at best all are a yes.
    return {
      approved: read(approved, () => NO, false) && read(approved, uncast, false),
      failed: !read(approved, () => YES),
    };
  }
}
