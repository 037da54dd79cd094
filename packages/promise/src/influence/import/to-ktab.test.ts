import fc from "fast-check";
import { expect, it } from "vitest";
import { forecast, readKtab, toKtab } from "../index.ts";
import { seeded } from "../testing.ts";

it("what is written is read back with the same forecast, whatever the names", () => {
  const number = fc.integer({ min: 1, max: 1000 }).map((n) => n / 10);
  const actor = fc.record({
    name: fc.string({ unit: fc.constantFrom("a", "é", " ", ",", '"', "\n"), maxLength: 6 }),
    position: number.map((n) => Math.min(n, 100)),
    influence: number,
    salience: number.map((n) => Math.min(n, 100)),
  });
  fc.assert(
    fc.property(fc.array(actor, { minLength: 1, maxLength: 6 }), (actors) => {
      const issue = {
        id: "q",
        title: "How far, and by when?",
        actors: actors.map((one, i) => ({ id: `A${i}`, ...one })),
      };
      const { issues, problems } = readKtab(toKtab(issue, "2025"));
      expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
      const [again] = issues ?? [];
      expect(again && forecast(again, { on: "2025" }).mean.value).toBeCloseTo(
        forecast(issue, { on: "2025" }).mean.value,
        9,
      );
      expect(again?.actors.map(({ id }) => id)).toEqual(issue.actors.map(({ id }) => id));
    }),
    seeded(200),
  );
});

it("takes the numbers of the date, and a delegation where its members stand", () => {
  const issue = {
    id: "q",
    title: "How far?",
    actors: [
      { id: "F", influence: 5, salience: 10 },
      { id: "H", of: "F", position: 10, influence: 30, salience: 50 },
      { id: "D", of: "F", position: { low: 60, high: 100 }, influence: 10, salience: 50 },
      {
        id: "P",
        position: 0,
        influence: [
          { on: "2025-01", value: 4 },
          { on: "2025-03", value: 8 },
        ],
        salience: 90,
      },
    ],
  };
  expect(toKtab(issue, "2025-04")).toBe(
    "q,How far?,2,1\nActor,Description,Influence,q Position,q Salience\nF,F,5,27.5,10\nP,P,8,0,90\n",
  );
});
