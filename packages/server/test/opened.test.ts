import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { load, memoryHost } from "@proviso/language";
import { answersOf } from "@proviso/report/ask";
import { openingQuestions } from "@proviso/report/view/opening";
import { describe, expect, it } from "vitest";
import { answerAhead } from "../src/work/ahead.ts";
import { jobFor } from "../src/work/job-for.ts";
import { ask, bench, PACT } from "./testing.ts";

const { folder, serve } = bench();
const get = (port: number, path: string) => ask(port, path, { headers: { host: `127.0.0.1:${port}` } });

describe("what a page opens with", () => {
  it("is every text and what they say, with mistakes told and what is no text named", async () => {
    const root = folder({ "pact.proviso": PACT, "notes.md": "talks", "table.csv": "a,b\n" });
    writeFileSync(join(root, "old.txt"), Uint8Array.of(0xff, 0xfe, 0x00));
    const { port } = await serve(root);
    const { json, status } = await get(port, "/api/opened");
    expect(status).toBe(200);
    expect(json.files.map(({ path, text }: { path: string; text: string }) => [path, text])).toEqual([
      ["notes.md", "talks"],
      ["pact.proviso", PACT],
      ["table.csv", "a,b\n"],
    ]);
    expect(json.files[1].etag).toBe((await get(port, "/api/files/pact.proviso")).json.etag);
    expect(json.left).toEqual([{ path: "old.txt", because: expect.stringContaining("UTF-8") }]);
    expect(json.model).toEqual((await get(port, "/api/model")).json);
    writeFileSync(join(root, "pact.proviso"), `${PACT}\nnonsense`);
    const broken = (await get(port, "/api/opened")).json;
    expect(broken.model).toBeNull();
    expect(broken.diagnostics).toContainEqual(expect.objectContaining({ severity: "error" }));
    expect(broken.files[1].text).toContain("nonsense");
  });

  it("is there for a dossier without an agreement", async () => {
    const { port } = await serve(folder({ "notes.md": "talks" }));
    expect((await get(port, "/api/opened")).json).toMatchObject({ model: null, diagnostics: [] });
  });
});

describe("the first page's questions", () => {
  it("are answered ahead, so that whoever asks them need not wait, in whatever order the question is written", async () => {
    const { site } = await serve(folder({ "pact.proviso": PACT }));
    await answerAhead(site, AbortSignal.timeout(60_000));
    const { model } = await load(["pact.proviso"], memoryHost({ "pact.proviso": PACT }));
    if (model === undefined) throw new TypeError("the pact has a mistake");
    const questions = openingQuestions(model);
    expect(questions.map(({ kind }) => kind)).toEqual(["brief", "void", "findings", "worth"]);
    for (const { kind, asked } of questions) {
      const turned = Object.fromEntries(Object.entries(asked).reverse());
      const job = await jobFor(site, {}, { kind: "answer", name: kind, asked: turned, format: "json" });
      const { cached, body } = await site.answers.of(job);
      expect(cached).toBe(true);
      const { answers } = await answersOf(kind, { model, files: ["pact.proviso"], read: async () => PACT }, asked);
      // What goes over the line is what an engine on the page would have said.
      expect(JSON.parse(String(body)).answers).toEqual(JSON.parse(JSON.stringify(answers)));
      expect(JSON.parse(JSON.stringify(answers))).toEqual(answers);
    }
  });
});
