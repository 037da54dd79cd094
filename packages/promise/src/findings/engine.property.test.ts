import type { Model } from "@proviso/agreement";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryAgreement, type RandomCase } from "../../test/arbitrary-agreement.ts";
import { beneficiariesOf } from "../answers/index.ts";
import { Reference } from "../reference/index.ts";
import { answerings, MeaningError, questionsOfAgreement, settle } from "../settle/index.ts";
import { type Finding, findings } from "./index.ts";

const RUNS = { numRuns: 200, seed: 20260224 };

const withoutScenario = ({ model }: RandomCase): Model => ({ ...model, scenarios: [] });

/** By plain enumeration, whether a party alone can void what is promised to another; undefined where there is too much to try, or no meaning. */
function voidsByReference(model: Model, attacker: string): boolean | undefined {
  try {
    return answerings(questionsOfAgreement(model, "Pact")).some((answering) => {
      const settled = settle(model, "Pact", answering);
      return settled.promises.some((promise) =>
        beneficiariesOf(settled, promise).some((to) => {
          if (to === attacker) return false;
          const reference = new Reference(settled, { promise: promise.id, beneficiary: to, attacker }, 1000);
          return reference.voids(new Set([attacker])) && !reference.voids(new Set());
        }),
      );
    });
  } catch (error) {
    if (error instanceof MeaningError || (error instanceof RangeError && /too many to enumerate/.test(error.message)))
      return undefined;
    throw error;
  }
}

/** Whose attack a trigger names; where one does, nobody else is asked about. */
function attackerNamed({ agreements }: Model): string | undefined {
  const named = agreements
    .flatMap(({ clauses }) => clauses.flatMap(({ parts }) => parts))
    .flatMap((part) => (part.kind === "when" && part.event.subject.kind === "who" ? [part.event.subject.who] : []))
    .flatMap((who) => (who.kind === "party" ? [who.party] : []));
  return named[0];
}

test("whoever enumeration finds able to void alone is found able, and nobody else", () => {
  let compared = 0;
  let able = 0;
  fc.assert(
    fc.property(arbitraryAgreement(), (one) => {
      const model = withoutScenario(one);
      const attacker = attackerNamed(model) ?? one.attacker ?? model.parties[0]?.id ?? "";
      if (!model.parties.some(({ id }) => id === attacker)) return;
      const voids = voidsByReference(model, attacker);
      if (voids === undefined) return;
      compared++;
      const found = findings(model, { attacker });
      if (voids) able++;
      const named = found.filter(({ code, message }) => code === "adversary-can-void" && message.startsWith(attacker));
      expect(named.length > 0).toBe(voids);
    }),
    RUNS,
  );
  expect(compared).toBeGreaterThan(80);
  expect(able).toBeGreaterThan(5);
});

test("parties told apart by name give the same findings as parties that are alike", () => {
  // Sentences about one beneficiary at a time read differently, and parties named as adversaries have no veto.
  const compared = new Set([
    "nobody-bound",
    "no-deadline",
    "help-barred-outside",
    "self-judged-breach",
    "duties-collide",
  ]);
  const told = (found: readonly Finding[]) =>
    found
      .filter(({ code }) => compared.has(code))
      .map(({ code, message, where }) => `${code}: ${message} ${JSON.stringify(where)}`)
      .sort();
  fc.assert(
    fc.property(arbitraryAgreement(), (one) => {
      const model = withoutScenario(one);
      const attacker = model.parties.some(({ id }) => id === one.attacker) ? one.attacker : undefined;
      const all = model.parties.map(({ id }) => id);
      expect(told(findings(model, { attacker, adversaries: all }))).toEqual(told(findings(model, { attacker })));
    }),
    RUNS,
  );
});

test("no text of meaning or none makes it throw, and scenarios only add adversaries", () => {
  fc.assert(
    fc.property(arbitraryAgreement({ stances: true }), ({ model }) => {
      const found = findings(model, { today: "2026-02-24" });
      expect(findings(model, { today: "2026-02-24" })).toEqual(found);
      for (const { message } of found) expect(message).not.toMatch(/undefined|\[object/);
    }),
    RUNS,
  );
});
