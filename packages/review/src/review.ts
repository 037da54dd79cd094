import type { Bearing, Candidate } from "@proviso/record";
import { type Mending, mended } from "./mend.ts";

/** What a reviewer made of a candidate. */
export interface Decision {
  readonly kind: "accepted" | "rejected";
  /** As it was accepted, mended or not. */
  readonly candidate: Candidate;
  /** What it bears on, of what the candidate offers or nothing; absent: its first. */
  readonly bears?: Bearing | null;
}

interface Step {
  readonly at: number;
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly current: ReadonlyMap<string, Candidate>;
  readonly chosen: ReadonlyMap<string, Bearing | null>;
}

/** A review of a document's candidates: where the reviewer is and what was decided. Every change makes a new one; the last can be taken back. */
export class Review {
  readonly candidates: readonly Candidate[];
  readonly #step: Step;
  readonly #before: Review | undefined;

  constructor(candidates: readonly Candidate[], step?: Step, before?: Review) {
    this.candidates = candidates;
    this.#step = step ?? { at: 0, decisions: new Map(), current: new Map(), chosen: new Map() };
    this.#before = before;
  }

  /** A review that goes on where an earlier one was left: at the first candidate that nobody has decided on. */
  static resumed(candidates: readonly Candidate[], decisions: ReadonlyMap<string, Decision>): Review {
    const open = candidates.findIndex(({ id }) => !decisions.has(id));
    const at = open === -1 ? candidates.length : open;
    const current = new Map([...decisions].map(([id, { candidate }]) => [id, candidate]));
    return new Review(candidates, { at, decisions: new Map(decisions), current, chosen: new Map() });
  }

  /** Which candidate is before the reviewer, from 0; the number of candidates when all are done. */
  get at(): number {
    return this.#step.at;
  }

  /** The candidate as it stands now, mended or not. */
  get candidate(): Candidate | undefined {
    const original = this.candidates[this.#step.at];
    return original === undefined ? undefined : (this.#step.current.get(original.id) ?? original);
  }

  /** What it would bear on if it were accepted now. */
  get bears(): Bearing | null {
    const { candidate } = this;
    if (candidate === undefined) return null;
    const chosen = this.#step.chosen.get(candidate.id);
    return chosen === undefined ? (candidate.bears[0] ?? null) : chosen;
  }

  get decisions(): ReadonlyMap<string, Decision> {
    return this.#step.decisions;
  }

  get done(): boolean {
    return this.candidates.every(({ id }) => this.#step.decisions.has(id));
  }

  accept(): Review {
    const { candidate, bears } = this;
    return candidate === undefined ? this : this.#decide({ kind: "accepted", candidate, bears });
  }

  reject(): Review {
    const { candidate } = this;
    return candidate === undefined ? this : this.#decide({ kind: "rejected", candidate });
  }

  mend(mending: Mending): Review {
    const { candidate } = this;
    if (candidate === undefined) return this;
    return this.#to({ current: new Map(this.#step.current).set(candidate.id, mended(candidate, mending)) });
  }

  /** The next of what the candidate offers to bear on, then nothing, then the first again. */
  bearNext(): Review {
    const { candidate, bears } = this;
    if (candidate === undefined) return this;
    const offers: readonly (Bearing | null)[] = [...candidate.bears, null];
    const at = offers.findIndex((one) => one?.on === bears?.on && one?.option === bears?.option);
    const next = offers[(at + 1) % offers.length] ?? null;
    return this.#to({ chosen: new Map(this.#step.chosen).set(candidate.id, next) });
  }

  next(): Review {
    return this.#step.at >= this.candidates.length ? this : this.#to({ at: this.#step.at + 1 });
  }

  previous(): Review {
    return this.#step.at === 0 ? this : this.#to({ at: this.#step.at - 1 });
  }

  /** As it was before the last change; itself where nothing was changed. */
  undo(): Review {
    return this.#before ?? this;
  }

  #decide(decision: Decision): Review {
    const decisions = new Map(this.#step.decisions).set(decision.candidate.id, decision);
    const open = (from: number) => this.candidates.findIndex(({ id }, at) => at >= from && !decisions.has(id));
    const next = open(this.#step.at + 1);
    const at = next !== -1 ? next : open(0) === -1 ? this.candidates.length : open(0);
    return this.#to({ decisions, at });
  }

  #to(change: Partial<Step>): Review {
    return new Review(this.candidates, { ...this.#step, ...change }, this);
  }
}
