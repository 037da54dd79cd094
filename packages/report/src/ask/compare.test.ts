import type { Model } from "@proviso/agreement";
import { load } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { arrivalAnswer, strengthAnswer } from "@proviso/promise";
import { beforeAll, describe, expect, it } from "vitest";
import { askCompare } from "./compare.ts";

describe("several promises side by side", () => {
  let model: Model;
  beforeAll(async () => {
    const path = new URL("../../../../dossiers/ukraine-2025/scenarios.proviso", import.meta.url).pathname;
    const loaded = await load([path], nodeHost());
    if (loaded.model === undefined) throw new TypeError("the dossier has mistakes");
    model = loaded.model;
  });
  const names = ["Guarantee.protection", "IstanbulTerms.protection", "NoAgreement.protection"];

  it("have figures only where days are asked for", () => {
    for (const { cases } of askCompare(model, names).value.rows)
      for (const { figures } of cases) expect(figures).toBeUndefined();
  });

  it("have in each case the figures that their own answers give", () => {
    const { rows } = askCompare(model, names, { days: [7, 14] }).value;
    for (const { target, cases } of rows)
      for (const { answerings, figures } of cases) {
        if (figures === undefined) throw new TypeError(`no figures of ${target.id}`);
        const put = { scenario: figures.scenario, days: [7, 14] };
        const each = answerings.map((take) => strengthAnswer(model, target.id, { ...put, take }));
        expect(figures.kept).toEqual({
          low: Math.min(...each.map(({ low }) => low)),
          high: Math.max(...each.map(({ high }) => high)),
        });
        const soon = answerings.flatMap((take) => arrivalAnswer(model, target.id, { ...put, take }).cases);
        expect(figures.arrived.map(({ days }) => days)).toEqual([7, 14]);
        expect(figures.arrived[1]?.low).toBe(Math.min(...soon.map(({ value }) => value.low.by[1]?.probability ?? 2)));
      }
    expect(rows.map(({ cases }) => cases[0]?.figures?.title)).toEqual([
      "Renewed invasion",
      "Renewed invasion under the Istanbul terms",
      "Renewed invasion without an agreement",
    ]);
  });

  it("take the scenario that is named for its own agreement, and the first for the others", () => {
    const { rows } = askCompare(model, names, { days: [14], scenario: "chinaStandsAside" }).value;
    expect(rows.map(({ cases }) => cases[0]?.figures?.scenario)).toEqual([
      "chinaStandsAside",
      "renewedIstanbul",
      "renewedAlone",
    ]);
  });

  it("take an answer for the agreement that asks the question, and refuse one that nobody asks", () => {
    const { rows } = askCompare(model, names, {
      take: { veto: "held", "IstanbulTerms.draft": "kyiv" },
      days: [14],
    }).value;
    expect(rows.map(({ cases }) => cases.length)).toEqual([2, 1, 1]);
    expect(rows[0]?.cases.every(({ figures }) => figures?.kept.high === 0)).toBe(true);
    expect(() => askCompare(model, names, { take: { nobodys: "held" } })).toThrow("no question nobodys");
  });

  it("tell what the beneficiary gives in return", () => {
    const { rows } = askCompare(model, names).value;
    expect(rows.map(({ cases }) => cases[0]?.gives)).toEqual([
      "",
      "What Ukraine gives is unconditional: clause alliances and clause forces.",
      "",
    ]);
  });
});
