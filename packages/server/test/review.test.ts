import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Running } from "../src/index.ts";
import { ask, bench, events, type Sending } from "./testing.ts";

const { folder, serve } = bench();
const ARTICLE = `Talks in Chisinau

On 3 June 2025, President Macron said that France would act only if Poland agreed. "Poland will not wait," Prime Minister Tusk told reporters in Warsaw. On Wednesday Germany rejected the plan.
`;
const TREATY = `TREATY OF FRIENDSHIP
between France and Poland

Article 1
The Parties shall consult together whenever either of them requests it.

Article 2
In the event of an armed attack on one Party, the other Party shall assist it within thirty days.
`;

let dossier = "";
let server: Running;
const send = (path: string, sending: Sending = {}) =>
  ask(server.port, path, {
    ...sending,
    headers: { host: `127.0.0.1:${server.port}`, "x-proviso-tab": "me", ...sending.headers },
  });
const post = (path: string, body: unknown, tab = "me") =>
  send(path, { method: "POST", body, headers: { "x-proviso-tab": tab } });
const read = async (text: string, more: object = { dated: "2025-06-05" }) =>
  (await post("/api/read", { text, name: "talks.txt", ...more })).json;
const text = (path: string) => readFileSync(join(dossier, path), "utf8");

beforeAll(() => {
  dossier = folder();
});
beforeAll(async () => {
  server = await serve(dossier, { limits: { readBytes: 100_000 } });
});

describe("a review", () => {
  it("takes an accepted statement out again with all that came with it, and the list tells how far it is", async () => {
    const { document, candidates } = await read(ARTICLE);
    const address = `/api/read/${document.id}/decisions`;
    const [first, second] = candidates;
    const one = await post(address, { candidate: first.id, kind: "accepted" });
    expect(one.json.decision).toMatchObject({ block: one.json.written.block, made: ["sources/talks.txt"] });
    await post(address, { candidate: second.id, kind: "accepted" });
    expect((await send("/api/read")).json.documents).toMatchObject([{ statements: candidates.length, decided: 2 }]);

    const back = await post(address, { candidate: second.id, kind: "reopened", takeOut: true });
    expect(back.json, back.text).toMatchObject({ decision: { kind: "reopened" }, written: { file: "record.proviso" } });
    expect(text("record.proviso")).toContain(one.json.written.block);
    expect(text("record.proviso")).not.toContain("will not wait");
    expect(text("sources/talks.txt")).toBe(ARTICLE);
    await post(address, { candidate: first.id, kind: "rejected", takeOut: true });
    expect(text("record.proviso")).not.toContain("statement");
    expect(existsSync(join(dossier, "sources/talks.txt"))).toBe(false);
    expect((await send("/api/read")).json.documents).toMatchObject([{ decided: 1 }]);
    expect((await post("/api/check", {})).json.ok).toBe(true);
  });

  it("does not take out what somebody has changed since, and says so", async () => {
    const { document, candidates } = await read(`${ARTICLE}\nChanged.`);
    const address = `/api/read/${document.id}/decisions`;
    await post(address, { candidate: candidates[0].id, kind: "accepted" });
    const changed = text("record.proviso").replaceAll("on 2025-06-03", "on 2024");
    expect(changed).not.toBe(text("record.proviso"));
    writeFileSync(join(dossier, "record.proviso"), changed);
    const back = await post(address, { candidate: candidates[0].id, kind: "reopened", takeOut: true });
    expect([back.status, back.json.detail]).toEqual([422, expect.stringContaining("somebody has changed it")]);
    expect(text("record.proviso")).toBe(changed);
    const { decisions } = (await send(`/api/read/${document.id}`)).json;
    expect(decisions).toMatchObject([{ kind: "accepted" }]);
  });

  it("takes a mended candidate as it is sent: what was left out of it stays out", async () => {
    const { document, candidates } = await read(`${ARTICLE}\nMended.`);
    const [{ said, ...undated }] = candidates;
    expect(said.date).toBe("2025-06-03");
    const sent = { candidate: undated.id, kind: "mended", preview: true };
    const address = `/api/read/${document.id}/decisions`;
    expect((await post(address, { ...sent, mended: undated })).json.written.block).toContain(" undated ");
    expect((await post(address, { ...sent, mended: { id: "", act: "warn" } })).json.written.block).toContain(
      "2025-06-03",
    );
  });

  it("lets nobody overrule another unseen", async () => {
    const { document, candidates } = await read(`${ARTICLE}\nTwo windows.`);
    const address = `/api/read/${document.id}/decisions`;
    const candidate = candidates[0].id;
    const mine = await post(address, { candidate, kind: "rejected", seen: null });
    expect(mine.status).toBe(200);
    const theirs = await post(address, { candidate, kind: "accepted", seen: null }, "they");
    expect([theirs.status, theirs.json.type]).toEqual([412, "/problems/changed"]);
    expect(theirs.json).toMatchObject({ decision: { kind: "rejected", by: "me" } });
    expect(theirs.json.detail).toContain("was rejected meanwhile");
    const now = await post(address, { candidate, kind: "accepted", seen: mine.json.decision.at }, "they");
    expect(now.status, now.text).toBe(200);
  });

  it("takes the decisions of two who decide at once, whatever another program writes meanwhile", async () => {
    const { document, candidates } = await read(`${ARTICLE}\nAt once.`);
    const address = `/api/read/${document.id}/decisions`;
    const replies = await Promise.all(
      candidates.map(({ id }: { id: string }, i: number) => {
        if (i === 1) writeFileSync(join(dossier, "record.proviso"), `// by another program\n${text("record.proviso")}`);
        return post(address, { candidate: id, kind: "accepted", seen: null }, `tab${i}`);
      }),
    );
    expect(replies.map(({ status }) => status)).toEqual(candidates.map(() => 200));
    expect(text("record.proviso").startsWith("// by another program\n")).toBe(true);
    for (const { json } of replies) expect(text("record.proviso")).toContain(json.written.block);
  });

  it("is told to those who look on", async () => {
    const { document, candidates } = await read(`${ARTICLE}\nTold.`);
    const [told] = await events(server.port, 1, () =>
      post(`/api/read/${document.id}/decisions`, { candidate: candidates[0].id, kind: "rejected" }),
    );
    expect(told).toMatchObject({ event: "review", data: { document: document.id, by: "me" } });
  });

  it("counts days anew when it is told when the document is dated, and keeps what was decided", async () => {
    const { document, candidates } = await read(`${ARTICLE}\nUndated.`, {});
    expect(document.dated).toBeUndefined();
    const last = candidates.at(-1);
    await post(`/api/read/${document.id}/decisions`, { candidate: last.id, kind: "rejected" });
    const patch = (dated: unknown) => send(`/api/read/${document.id}`, { method: "PATCH", body: { dated } });
    const again = await patch("2025-06-05");
    expect(again.json, again.text).toMatchObject({
      document: { dated: "2025-06-05" },
      decisions: [{ kind: "rejected" }],
    });
    expect(again.json.candidates.at(-1)).toMatchObject({ id: last.id, said: { date: "2025-06-04" } });
    expect((await patch(null)).json.document.dated).toBeUndefined();
    expect((await patch("soon")).status).toBe(400);
  });

  it("is not begun on more words than are read, and says how many are", async () => {
    const reply = await post("/api/read", { text: "word ".repeat(30_000), name: "long.txt" });
    expect([reply.status, reply.json.detail]).toEqual([413, expect.stringMatching(/0\.1 MB of text; at most 0\.1 MB/)]);
    expect((await send("/api/server")).json.limits.readBytes).toBe(100_000);
  });
});

describe("a treaty", () => {
  it("is told by its build, drafted, and saved as a file of its own that holds together with the rest", async () => {
    const { document } = await read(TREATY, { dated: "1999-05-01" });
    expect(document.treaty).toBe(true);
    expect((await read(ARTICLE)).document.treaty).toBeUndefined();
    const address = `/api/read/${document.id}/draft`;
    const shown = await post(address, {});
    expect(shown.json, shown.text).toMatchObject({ file: "talks.proviso", articles: 2, saved: false });
    expect(shown.json.text).toMatch(/shall assist/);
    expect(existsSync(join(dossier, "talks.proviso"))).toBe(false);
    const saved = await post(address, { save: true, file: "friendship.proviso" });
    expect(saved.json).toMatchObject({
      file: "friendship.proviso",
      saved: true,
      paths: [expect.stringContaining("sources/"), "friendship.proviso"],
    });
    expect(text("friendship.proviso")).toBe(saved.json.text);
    const check = await post("/api/check", { findings: false });
    expect(check.json.ok, check.text).toBe(true);
    // A second draft of it does not collide with the first, and nothing is written over.
    const again = await post(address, { save: true });
    expect(again.json, again.text).toMatchObject({ file: "talks.proviso", saved: true });
    expect((await post("/api/check", { findings: false })).json.ok).toBe(true);
    expect((await post(address, { save: true, file: "friendship.proviso" })).status).toBe(422);
    expect((await post(address, { save: true, file: "evil.sh" })).status).toBe(400);
    expect((await post(address, { save: true, file: "../out.proviso" })).status).toBeGreaterThanOrEqual(400);
  });

  it("is not made of a text that binds nobody, or of one without a date", async () => {
    const undated = await read(`${TREATY}\nUndated.`, {});
    expect((await post(`/api/read/${undated.document.id}/draft`, {})).json.detail).toContain(
      "Say when the treaty is dated",
    );
    const { document } = await read("The weather was fine.");
    expect((await post(`/api/read/${document.id}/draft`, {})).json.detail).toContain("holds no sentence");
  });
});
