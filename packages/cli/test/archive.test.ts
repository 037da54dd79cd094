import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine } from "./testing.ts";

const { run, folder, script } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);

/** Runs a command in a terminal of its own (util-linux). */
const SCRIPT = "/usr/bin/script";

const WIRE = `Moscow clarified that it would only accept guarantees if Russia held a veto over their use. ${"The talks go on. ".repeat(3)}
Officials in Kyiv said that such a veto would void the guarantee, and that no date had been set for a reply by the guarantors.`;

/** A folder of a dossier with what was collected for it. */
const COLLECTED = {
  "pact.proviso": "",
  "sources/announcement.md":
    "---\ntitle: A guarantee is announced\ndate: 2025-08-19\n---\n\nThe White House announced that Russia had accepted the guarantee.\n",
  "sources/page.html": `<!DOCTYPE html>
<!-- saved from url=(0031)https://press.example.org/veto/1 -->
<html><head><title>Lavrov on the veto</title><meta property="article:published_time" content="2025-08-20T10:00:00Z"></head>
<body><nav>Home News</nav><article><h1>Lavrov on the veto</h1><p>Sergei Lavrov said on Wednesday that Russia would accept
guarantees only if it held a veto. He added that China should be asked as well, and that the offer made in Istanbul in 2022 stood.</p>
<p>Nobody answered him that day, and the ministry gave no further comment on what would follow.</p></article></body></html>`,
  "sources/wire-1.txt": WIRE,
  "sources/wire-2.txt": WIRE.replace("Officials in Kyiv", "People in Kyiv"),
  "sources/wire-3.txt": WIRE,
  "sources/broken.pdf": "This is no PDF.",
  "sources/notes.xyz": "Not a document.",
};

describe("the archive", () => {
  it("imports a folder once, tells what it could not read, and is searched", async () => {
    const cwd = folder(COLLECTED);
    const first = await run(["archive", "import", "sources"], { cwd });
    await expect(first.stdout).toMatchFileSnapshot(golden("archive-import.txt"));
    expect([first.code, first.stderr]).toEqual([1, ""]);
    expect(existsSync(join(cwd, ".proviso-archive.db"))).toBe(true);
    const again = await run(["archive", "import", "sources", "--format", "json"], { cwd });
    const [answer] = JSON.parse(again.stdout).answers;
    expect([answer.files, answer.added, answer.copies, answer.known, answer.failed.length]).toEqual([6, 0, 0, 5, 1]);
    for (const [file, args] of [
      ["search.txt", ["search", "veto"]],
      ["search.md", ["search", '"only accept" OR lavrov', "--format", "markdown"]],
      ["search-nothing.txt", ["search", "zanzibar"]],
    ] as const) {
      const { code, stdout, stderr } = await run(args, { cwd });
      await expect(stdout).toMatchFileSnapshot(golden(file));
      expect([code, stderr]).toEqual([0, ""]);
    }
    const json = JSON.parse((await run(["search", "veto", "--limit", "1", "--format", "json"], { cwd })).stdout);
    const { total, hits, next } = json.answers[0];
    expect([total, hits.length, hits[0].url]).toEqual([2, 1, "https://press.example.org/veto/1"]);
    const rest = await run(["search", "veto", "--limit", "1", "--after", next], { cwd });
    expect(rest.stdout).toContain("wire-1.txt");
    const status = await run(["archive", "status"], { cwd });
    expect(status.stdout).toContain(
      "4 documents, dated 2025-08-19 to 2025-08-20, one of them a near-identical copy. Found in 5 places.",
    );
  });

  it("is exported as lines that make the same archive elsewhere", async () => {
    const cwd = folder(COLLECTED);
    await run(["archive", "import", "sources"], { cwd });
    const { code, stdout } = await run(["archive", "export", "--out", "all.jsonl"], { cwd });
    expect([code, stdout]).toEqual([0, "all.jsonl\n"]);
    const lines = readFileSync(join(cwd, "all.jsonl"), "utf8");
    expect((await run(["archive", "export"], { cwd })).stdout).toBe(lines);
    const imported = await run(["archive", "import", "all.jsonl", "--archive", "other.db"], { cwd });
    expect([imported.code, imported.stdout]).toEqual([
      0,
      "4 documents, 0 candidates and 0 decisions of all.jsonl are new in other.db.\n",
    ]);
    const other = await run(["archive", "export"], { cwd, env: { PROVISO_ARCHIVE: "other.db" } });
    expect(other.stdout).toBe(lines);
  });

  it.runIf(existsSync(SCRIPT))("shows a bar on a terminal, and removes it", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [`many/${i}.txt`, `Document ${i}. ${WIRE}`]),
    );
    const cwd = folder({ "pact.proviso": "", ...files });
    const line = `"${process.execPath}" "${script()}" archive import many`;
    const env = { ...process.env, LANG: "C.UTF-8", TERM: "xterm", PROVISO_PROGRESS_MS: "20" };
    const child = spawn(SCRIPT, ["-qfec", line, "/dev/null"], { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
    let shown = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      shown += text;
    });
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(0);
    const frames = shown.split("\r\x1b[K");
    const done = frames.flatMap(
      (frame) => /^█*░*\s+(\d+)%\s{2}([\d,]+) of 3,000/.exec(frame)?.[2]?.replace(",", "") ?? [],
    );
    expect(done.length).toBeGreaterThan(0);
    expect(done.map(Number)).toEqual(done.map(Number).sort((a, b) => a - b));
    expect(frames.at(-1)).toMatch(/^[^█░]* document/);
  });

  it("goes on where Ctrl-C stopped it", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`many/${i}.txt`, `Document number ${i} of many. `.repeat(1 + (i % 5))]),
    );
    const cwd = folder({ "pact.proviso": "", ...files });
    // Not before it listens: from the first moment that its archive is there.
    const child = spawn(process.execPath, [script(), "archive", "import", "many", "--format", "json"], { cwd });
    let told = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      told += text;
    });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    while (!existsSync(join(cwd, ".proviso-archive.db-wal"))) await new Promise((resolve) => setTimeout(resolve, 2));
    await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill("SIGINT");
    const code = await ended;
    if (code === 130)
      expect(told).toMatch(/^proviso: cancelled after \d+ of 300 files\. The same line goes on from there\.$/m);
    else expect([null, 0]).toContain(code); // killed before it listened, or done before it heard
    const rest = await run(["archive", "import", "many", "--format", "json"], { cwd });
    const { added, copies, known, files: all } = JSON.parse(rest.stdout).answers[0];
    expect([added + copies + known, all]).toEqual([300, 300]);
    const whole = await run(["archive", "import", "many", "--archive", "whole.db", "--format", "json"], { cwd });
    expect(whole.code).toBe(0);
    const idsIn = async (archive: string) =>
      (await run(["archive", "export", "--archive", archive], { cwd })).stdout
        .split("\n")
        .map((line) => line.replace(/"added":"[^"]*"/g, ""));
    expect(await idsIn(".proviso-archive.db")).toEqual(await idsIn("whole.db"));
  });

  it.each<[string, readonly string[], string]>([
    ["no archive", ["search", "veto", "--archive", "none.db"], "There is no archive `none.db` yet."],
    [
      "no folder",
      ["archive", "import", "sources", "--archive", "none/a.db"],
      "There is no folder `none` for the archive",
    ],
    ["no such path", ["archive", "import", "nowhere"], "There is no file or folder `nowhere`."],
    ["no path", ["archive", "import"], "Say what to import"],
    ["a path too many", ["archive", "status", "sources"], "status takes no paths"],
    ["an output without export", ["archive", "status", "--out", "x"], "--out goes with export."],
    ["another thing to do", ["archive", "burn"], "Allowed choices are import, read, export, status"],
    ["a bad query", ["search", "(veto", "--archive", "a.db"], "this bracket is not closed (character 1)"],
    ["a bad date", ["search", "veto", "--from", "August", "--archive", "a.db"], "`from` is `August`"],
    ["a bad page", ["search", "veto", "--after", "x", "--archive", "a.db"], "`after` is not the end of a page"],
    ["a bad limit", ["search", "veto", "--limit", "0"], "Write a whole number from 1 to 200."],
    ["not an export", ["archive", "import", "x.jsonl"], "`x.jsonl`: Line 1 is not the head of an export"],
    ["no such export", ["archive", "import", "y.jsonl"], "There is no file `y.jsonl`."],
    ["a file of text", ["search", "veto", "--archive", "pact.txt"], "`pact.txt` is no archive, or it is damaged"],
    [
      "no server",
      ["search", "veto", "--archive", "postgres://ana:secret@127.0.0.1:1/db"],
      "The server of postgres://ana@127.0.0.1:1/db does not answer",
    ],
    [
      "no address",
      ["search", "veto", "--archive", "postgres://ana:sec/ret@h:x/db"],
      "The archive's address cannot be read.",
    ],
  ])("says what is wrong: %s", async (_, args, expected) => {
    const cwd = folder({ ...COLLECTED, "x.jsonl": "{}\n", "pact.txt": "A text that is no database. ".repeat(50) });
    if (args.includes("a.db")) await run(["archive", "import", "sources", "--archive", "a.db"], { cwd });
    const { code, stderr, stdout } = await run(args, { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(expected);
    expect(stderr).not.toMatch(/secret|sec\/ret/);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
