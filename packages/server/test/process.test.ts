import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ask, bench, events, PACT } from "./testing.ts";

const { folder, spawn } = bench();
const file = "/api/files/pact.proviso";

describe("the program", () => {
  it("prints one address, serves it, and ends gently", async () => {
    const { url, port, child, ended } = await spawn(folder());
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const headers = { host: `127.0.0.1:${port}` };
    expect((await ask(port, "/brief.html", { headers })).text).toMatch(/Security pact for Moldova/);
    expect((await ask(port, "/api/server", { headers })).json.version).toMatch(/^\d/);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("ends gently too while somebody listens", async () => {
    const { port, child, ended } = await spawn(folder());
    const listening = fetch(`http://127.0.0.1:${port}/api/events`).then((response) => response.text().catch(() => ""));
    await ask(port, "/api/files", { headers: { host: `127.0.0.1:${port}` } });
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    await listening.catch(() => {});
  });

  it("says what is wrong with its command line", async () => {
    await expect(spawn(join(folder(), "nothing"))).rejects.toThrow(/ended with 2: proviso: There is no folder/);
    await expect(spawn(folder(), ["--port", "99999"])).rejects.toThrow(/ended with 2/);
    await expect(spawn(folder(), ["--token", "short"])).rejects.toThrow(/ended with 2/);
  });

  it("killed in the middle of an edit and started again has lost nothing", async () => {
    const root = folder();
    const first = await spawn(root);
    const headers = { host: `127.0.0.1:${first.port}`, "x-proviso-tab": "me" };
    const { json } = await ask(first.port, file, { headers });
    let etag: string = json.etag;
    for (let n = 0; n < 5; n++) {
      const saved = await ask(first.port, file, {
        method: "PUT",
        body: { text: `${PACT}// ${n}\n` },
        headers: { ...headers, "if-match": `"${etag}"` },
      });
      etag = saved.json.etag;
    }
    const typed = `${PACT}// half a sen`;
    await ask(first.port, "/api/drafts/pact.proviso", { method: "PUT", body: { text: typed, base: etag }, headers });
    // While saves are under way.
    const underWay = Array.from({ length: 10 }, (_, n) =>
      ask(first.port, "/api/files/other.txt", {
        method: "PUT",
        body: { text: `${n}`.repeat(100_000) },
        headers: { ...headers, "if-none-match": "*" },
      }).catch(() => undefined),
    );
    first.child.kill("SIGKILL");
    expect(await first.ended).toBe(null);
    await Promise.all(underWay);

    const second = await spawn(root);
    const again = { host: `127.0.0.1:${second.port}`, "x-proviso-tab": "me" };
    const { json: kept } = await ask(second.port, "/api/drafts", { headers: again });
    expect(kept.drafts).toMatchObject([{ file: "pact.proviso", tab: "me", text: typed, base: etag }]);
    expect((await ask(second.port, file, { headers: again })).json.text).toBe(`${PACT}// 4\n`);
    const { json: history } = await ask(second.port, "/api/history?file=pact.proviso", { headers: again });
    expect(history.revisions).toHaveLength(6);
    // The file that was being written is whole or not there.
    const other = await ask(second.port, "/api/files/other.txt", { headers: again });
    if (other.status === 200) expect(other.json.text).toMatch(/^(\d)\1{99999}$/);
    else expect(other.status).toBe(404);
    // Another editor went on meanwhile: the draft merges with that, although the server that knew its base is gone.
    writeFileSync(join(root, "pact.proviso"), `// before\n${PACT}// 4\n`);
    const refused = await ask(second.port, file, {
      method: "PUT",
      body: { text: kept.drafts[0].text },
      headers: { ...again, "if-match": `"${etag}"` },
    });
    expect(refused.status).toBe(412);
    expect(refused.json.merge).toMatchObject({ clean: true, text: `// before\n${typed}` });
  });

  it("sees what other editors write, also beside and renamed, in new folders, and taken away", async () => {
    const root = folder({ "pact.proviso": PACT, "sources/a.txt": "a\n" });
    const { port } = await spawn(root);
    const seen = await events(port, 3, async () => {
      writeFileSync(join(root, ".pact.proviso.swp"), `${PACT}// by another\n`);
      renameSync(join(root, ".pact.proviso.swp"), join(root, "pact.proviso"));
      writeFileSync(join(root, "sources/a.txt"), "b\n");
      writeFileSync(join(root, "new.proviso"), "");
    });
    expect(seen.map(({ data }) => (data as { path: string }).path).sort()).toEqual([
      "new.proviso",
      "pact.proviso",
      "sources/a.txt",
    ]);
    const { rmSync } = await import("node:fs");
    const gone = await events(port, 1, async () => rmSync(join(root, "sources/a.txt")));
    expect(gone).toMatchObject([{ event: "file", data: { path: "sources/a.txt", etag: null } }]);
    expect(readFileSync(join(root, "pact.proviso"), "utf8")).toBe(`${PACT}// by another\n`);
  });
});
