import { coalitions, Game, type Target } from "../src/answers/index.ts";
import { Reference, type ReferenceAnswers } from "../src/reference/index.ts";
import { MeaningError, type Settled, settle } from "../src/settle/index.ts";
import type { RandomCase } from "./arbitrary-agreement.ts";

/** What came of asking: an answer, or the code of the error that says there is none. */
export type Outcome<T> = { readonly value: T } | { readonly error: string };

export function attempt<T>(ask: () => T): Outcome<T> {
  try {
    return { value: ask() };
  } catch (error) {
    if (error instanceof MeaningError) return { error: error.code };
    throw error;
  }
}

export function settledOf(one: RandomCase): Settled {
  return settle(one.model, one.agreement, one.answering);
}

/** What the enumeration says, unless there is too much to enumerate. */
export function byReference<T>(
  one: RandomCase,
  ask: (reference: Reference) => T,
  most: number = 3000,
): Outcome<T> | undefined {
  try {
    return attempt(() => ask(new Reference(settledOf(one), one, most)));
  } catch (error) {
    if (error instanceof RangeError && /too many to enumerate/.test(error.message)) return undefined;
    throw error;
  }
}

export function gameOf(one: RandomCase): Game {
  const target: Target =
    one.promise === undefined
      ? { kind: "decision", id: one.decision ?? "", agreement: one.agreement, title: "" }
      : { kind: "promise", id: one.promise, agreement: one.agreement, title: "" };
  return new Game(settledOf(one), target, {
    beneficiary: one.beneficiary,
    attacker: one.attacker,
    scenario: one.scenario,
  });
}

/** The answers as the reference gives them: sets sorted by size, then by name. */
export function answersOf(game: Game): ReferenceAnswers {
  const found = coalitions(game, 5000);
  const sets = (family: { readonly listed: readonly (readonly string[])[] }): string[][] =>
    family.listed
      .map((coalition) => [...coalition].sort())
      .sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
  return {
    parties: [...found.players].sort(),
    voiding: sets(found.voiding),
    blocking: sets(found.blocking),
    breaking: sets(found.breaking),
    securing: sets(found.securing),
    orderMatters: found.orderMatters,
  };
}
