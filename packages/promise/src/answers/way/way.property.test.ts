import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryAgreement } from "../../../test/arbitrary-agreement.ts";
import { attempt, byReference, gameOf, settledOf } from "../../../test/trial.ts";
import { minimal } from "../../reference/index.ts";
import { cutsAt, type StationKind } from "./way.ts";

/** What is done at each station, as the definitions' own enumeration names choices. */
const KINDS: Readonly<Record<StationKind, (kind: string, aboutDecision: boolean) => boolean>> = {
  invoked: (kind, aboutDecision) => kind === "request" || (kind === "ratification" && !aboutDecision),
  found: (kind) => kind === "finding",
  decided: (kind, aboutDecision) => kind === "vote" || (kind === "ratification" && aboutDecision),
  performed: (kind) => kind === "act",
};

test("who can cut at each station is what plain enumeration says", () => {
  const tally = { compared: 0, cut: 0 };
  fc.assert(
    fc.property(arbitraryAgreement({}), (one) => {
      for (const kind of Object.keys(KINDS) as StationKind[]) {
        const right = byReference(
          one,
          (reference) => {
            const { decisions } = settledOf(one);
            const owners = [...reference.owners].filter((party) => party !== reference.beneficiary);
            return minimal(owners, (parties) =>
              reference.voidsBy(parties, (choice) => KINDS[kind](choice.kind, decisions.has(choice.what))),
            );
          },
          300,
        );
        if (right === undefined) return;
        const found = attempt(() => cutsAt(gameOf(one), kind, 5000).listed.map((parties) => [...parties].sort()));
        if ("error" in right || "error" in found) {
          // An empty electorate may go unnoticed by whoever does not ask that decision.
          const nobody = [found, right].some((either) => "error" in either && either.error === "empty-electorate");
          if (!nobody) expect("error" in found).toBe("error" in right);
          return;
        }
        const sorted = (sets: readonly (readonly string[])[]): string[] => sets.map((set) => set.join()).sort();
        expect(sorted(found.value)).toEqual(sorted(right.value));
        tally.compared++;
        if (right.value.some((parties) => parties.length > 0)) tally.cut++;
      }
    }),
    { seed: Number(process.env["SEED"] ?? 20_260_101), numRuns: 500 * Number(process.env["RUNS"] ?? 1) },
  );
  expect(tally.compared).toBeGreaterThan(500);
  expect(tally.cut).toBeGreaterThan(50);
});
