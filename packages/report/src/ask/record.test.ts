import { load } from "@proviso/language";
import { nodeHost } from "@proviso/language/node";
import { expect, it } from "vitest";
import { recordsIn } from "./record.ts";

it("the record's word on a question comes with the statements behind it", async () => {
  const path = new URL("../../../../dossiers/ukraine-2025/scenarios.proviso", import.meta.url).pathname;
  const { model } = await load([path], nodeHost());
  if (model === undefined) throw new TypeError("the dossier has mistakes");
  const records = recordsIn(model);
  const said = (question: string) => records.get(question)?.said?.map(({ text, statement }) => [text, statement]);
  expect(said("Guarantee.seats")).toEqual([
    ["the United States says “western”", "announcement"],
    ["Russia requires “broad”", "istanbulAsModel"],
  ]);
  expect(said("IstanbulTerms.draft")).toEqual([
    ["Russia has drafted “moscow”", undefined],
    ["Ukraine has drafted “kyiv”", undefined],
    ["Russia requires “moscow”", "insistence"],
  ]);
  for (const { said: all = [] } of records.values())
    for (const { statement, at } of all)
      if (statement !== undefined) expect(model.statements.find(({ id }) => id === statement)?.at).toEqual(at);
  expect(recordsIn({ ...model, statements: [] })).toEqual(new Map());
});
