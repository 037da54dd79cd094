import { beforeAll, describe, expect, it } from "vitest";
import type { Running } from "../src/index.ts";
import { ask, bench } from "./testing.ts";

const { folder, serve } = bench();
let server: Running;
const get = (path: string) => ask(server.port, path, { headers: { host: `127.0.0.1:${server.port}` } });

beforeAll(async () => {
  const built = folder({ "index.html": "<!doctype html>", "site.json": "{}" });
  server = await serve(folder(), { assets: built });
});

describe("a view as data", () => {
  it("gives the answers that the room shows, to the question that its address asks", async () => {
    const { status, json } = await get(
      "/stop/Pact.protection.json?take=Pact.approval:needed&without.Pact.response=France",
    );
    expect(status).toBe(200);
    expect(json).toMatchObject({ format: "proviso-view/1", room: "stop" });
    expect(json.answers.map(({ kind }: { kind: string }) => kind)).toEqual(["void", "power", "way"]);
    const [voided] = json.answers;
    expect(voided.asked).toEqual({
      of: "Pact.protection",
      take: { "Pact.approval": "needed" },
      without: { "Pact.response": ["France"] },
    });
    const same = await ask(server.port, "/api/answers/void", {
      method: "POST",
      body: voided.asked,
      headers: { host: `127.0.0.1:${server.port}` },
    });
    expect(voided.answers).toEqual(same.json.answers);
  });

  it.each(["dossier", "agreement", "stop", "fast", "record", "compare", "questions", "influence", "play", "brief"])(
    "is there for the room %s",
    async (room) => {
      const { status, json, headers } = await get(`/${room}.json`);
      expect([status, json.room]).toEqual([200, room]);
      expect(json.answers.filter(({ unanswered }: { unanswered?: string }) => unanswered !== undefined)).toEqual([]);
      const again = await ask(server.port, `/${room}.json`, {
        headers: { host: `127.0.0.1:${server.port}`, "if-none-match": String(headers["etag"]) },
      });
      expect(again.status).toBe(304);
    },
  );

  it("is there for the page with which the workbench opens", async () => {
    const [{ status, json }, { json: dossier }] = [await get("/.json"), await get("/dossier.json")];
    expect(status).toBe(200);
    expect(json).toEqual(dossier);
  });

  it("puts a view's own numbers into the scenario, and its events into a play", async () => {
    const { json: fast } = await get("/fast/Pact.protection.json?scenario=attacked&set.stance%20Guarantors%20yes=0.9");
    expect(fast.answers[0].asked.numbers).toEqual({ "stance Guarantors yes": 0.9 });
    const { json: play } = await get("/play/Pact.protection.json?events=4%20France%20does%20assist%20Moldova");
    expect(play.answers[0].asked.events).toEqual([{ kind: "deed", party: "France", act: "assist Moldova", day: 4 }]);
  });

  it("leaves out an answer that an old address gives to a question that the text has no more", async () => {
    const { status, json } = await get("/stop/Pact.protection.json?take=Gone.question:yes");
    expect(status).toBe(200);
    expect(json.answers[0].asked).toMatchObject({ of: "Pact.protection", take: {} });
  });

  it.each([
    ["/stop/Pact.gone.json", "There is no promise or decision `Pact.gone` in this dossier. There is `Pact.protection`"],
    ["/agreement/Gone.json", "There is no agreement `Gone` in this dossier. There is `Pact`"],
    ["/brief/Gone.json", "There is no promise `Gone` in this dossier. There is `Pact.protection`"],
    ["/fast.json?scenario=gone", "There is no scenario `gone` in this dossier. There is `attacked`"],
    ["/record/Pact.json", "This view is of the whole dossier and not of `Pact`."],
  ])("says at %s that there is no such thing, and what there is", async (path, detail) => {
    const { status, json } = await get(path);
    expect([status, json.type]).toEqual([404, "/problems/not-found"]);
    expect(json.detail).toContain(detail);
  });

  it("is of a document, and of the list of them, what the API says of it", async () => {
    const body = { text: "France shall help Moldova.", name: "letter.txt" };
    const headers = { host: `127.0.0.1:${server.port}` };
    const { json: read } = await ask(server.port, "/api/read", { method: "POST", body, headers });
    const { id } = read.document;
    for (const [path, api] of [
      [`/read/${id}.json?candidate=1`, `/api/read/${id}`],
      ["/read.json", "/api/read"],
    ] as const) {
      const reply = await get(path);
      expect([reply.status, reply.headers["content-type"]], path).toEqual([200, "application/json"]);
      expect(reply.json).toEqual((await get(api)).json);
    }
    const refused = await ask(server.port, `/read/${id}.json`, {
      headers: { ...headers, origin: "http://evil.example" },
    });
    expect(refused.status).toBe(403);
  });

  it.each([
    "/nowhere.json",
    "/nowhere/else.json",
    "/read/nothing.json",
    `/read/${"0".repeat(64)}.json`,
    "/read/a/b.json",
    "/stop/Pact.protection/more.json",
    "/stop/.json/more.json",
    "/brief.html.json",
    "/api.json",
    "/assets/none.json",
  ])("has nothing at %s", async (path) => {
    const { status, json } = await get(path);
    expect([status, json.type]).toEqual([404, "/problems/not-found"]);
  });

  it("stands beside the page and not in its place", async () => {
    for (const path of ["/", "/stop/Pact.protection", "/stop", "/read/1"])
      expect((await get(path)).headers["content-type"], path).toMatch(/^text\/html/);
    expect((await get("/site.json")).json).toEqual({});
  });
});
