import { describe, expect, it } from "vitest";
import { promisesOf, voidAnswer } from "../../src/index.ts";
import { modelOf } from "./shelf.ts";

/** Agreements in which open questions leave some promises as they are, and change others. */
const FILES = ["budapest-memorandum", "istanbul-2022", "plan-28", "rio-treaty", "uk-ukraine-2024"];

describe("games that are played alike are worked out once", () => {
  it.each(FILES)("in %s every way of answering gives what it gives when asked alone", async (file) => {
    const model = await modelOf(file);
    const own = promisesOf(model).filter(({ agreement }) =>
      model.agreements.some(({ id, at }) => id === agreement && at.file.endsWith(`${file}.proviso`)),
    );
    expect(own.length).toBeGreaterThan(0);
    for (const { id } of own)
      for (const { answerings, beneficiary, value } of voidAnswer(model, id).cases)
        for (const take of answerings.slice(0, 2)) {
          const alone = voidAnswer(model, id, { take, ...(beneficiary === undefined ? {} : { to: beneficiary }) });
          expect(alone.cases.map((one) => one.value.coalitions)).toEqual([value.coalitions]);
        }
  });
});
