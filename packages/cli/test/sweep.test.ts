import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DOSSIER } from "../src/templates/dossier.ts";
import { commandLine } from "./testing.ts";

const { run, folder, script } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);
const no = ["--vary", "stance each of Guarantors no=0%:100%:20%"];
const reliability = ["--vary", "reliability=50%:100%:25%"];
const stated = ["sweep", "pact.proviso", "--reading", "stated"];

describe("sweeps", () => {
  it.each<[string, readonly string[]]>([
    ["sweep.txt", ["sweep", "pact.proviso", ...no]],
    ["sweep-two.md", [...stated, ...no, ...reliability, "--answer", "arrival:14", "--format", "markdown"]],
    ["sweep-help.txt", ["sweep", "--help"]],
  ])("%s", async (file, args) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder(DOSSIER) });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it.each<[string, readonly string[]]>([
    ["sweep-line.svg", ["sweep", "pact.proviso", ...no, "--answer", "worth"]],
    ["sweep-heat.svg", [...stated, ...no, ...reliability]],
  ])("%s, with its rows beside it", async (file, args) => {
    const cwd = folder(DOSSIER);
    const { code, stdout } = await run([...args, "--out", "map.svg"], { cwd });
    expect([code, stdout]).toEqual([0, "map.svg\nmap.csv\n"]);
    await expect(readFileSync(join(cwd, "map.svg"), "utf8")).toMatchFileSnapshot(golden(file));
    expect(readFileSync(join(cwd, "map.csv"), "utf8").split("\n").length).toBeGreaterThan(6);
  });

  it("are the same whatever the number of workers, as rows and as lines of JSON", async () => {
    const cwd = folder(DOSSIER);
    for (const [file, workers] of [
      ["one.csv", "1"],
      ["five.csv", "5"],
      ["one.jsonl", "1"],
    ] as const)
      expect((await run(["sweep", "pact.proviso", ...no, "--out", file, "--workers", workers], { cwd })).code).toBe(0);
    const [csv, other, jsonl] = ["one.csv", "five.csv", "one.jsonl"].map((name) =>
      readFileSync(join(cwd, name), "utf8"),
    );
    expect(other).toBe(csv);
    const [head = "", ...lines] = (csv ?? "").trimEnd().split("\n");
    const objects = (jsonl ?? "")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(
      objects.map((row) =>
        head
          .split(",")
          .map((column) => row[column])
          .join(","),
      ),
    ).toEqual(lines);
    expect(lines).toHaveLength(12);
  });

  it.each(["csv", "jsonl"])("go on where a %s file was cut off, and only there", async (extension) => {
    const cwd = folder(DOSSIER);
    const file = join(cwd, `map.${extension}`);
    const again = (...more: readonly string[]) =>
      run(["sweep", "pact.proviso", ...no, "--out", `map.${extension}`, ...more], { cwd });
    await again();
    const whole = readFileSync(file, "utf8");
    for (const length of [0, 10, 0.3 * whole.length, 0.6 * whole.length, whole.length - 1, whole.length]) {
      writeFileSync(file, whole.slice(0, length));
      expect((await again()).stderr).toBe("");
      expect(readFileSync(file, "utf8")).toBe(whole);
    }
    // A row is not worked out again: one that was changed by hand stays.
    const changed = whole.replace("1,1,", "0.5,1,").replace('"low":1.0,', '"low":0.5,');
    writeFileSync(file, changed);
    await again();
    expect(readFileSync(file, "utf8")).toBe(changed);
    const { code, stderr } = await again("--attacker", "Russia");
    expect([code, stderr]).toEqual([2, expect.stringMatching(/holds something else than the beginning of this sweep/)]);
    expect(readFileSync(file, "utf8")).toBe(changed);
  });

  it("can be cancelled, with what is done on disk", async () => {
    const cwd = folder(DOSSIER);
    const args = [...stated, "--answer", "worth", "--vary", "reliability=0%:100%:0.01%", "--out", "map.csv"];
    const child = spawn(process.execPath, [script(), ...args], { cwd });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const rows = () =>
      existsSync(join(cwd, "map.csv")) ? readFileSync(join(cwd, "map.csv"), "utf8").split("\n").length : 0;
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    while (rows() < 20) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(stderr).toMatch(/cancelled after \d+ of 10001 points\. They are in map\.csv; the same line goes on/);
    const done = Number(/after (\d+)/.exec(stderr)?.[1]);
    expect(rows()).toBe(done + 2);
  });

  it.each([
    [["--vary", "stance France no=0%:100%:10%"], /no number "stance France no"\. It can be varied in: stance each of/],
    [["--vary", "reliability"], /says nothing of the values/],
    [["--vary", "reliability=50:100:5"], /write its values with a %/],
    [["--vary", "reliability=50%:100%:0%"], /steps of nothing/],
    [["--vary", "reliability=50%:120%:10%"], /goes beyond 100%/],
    [[...no, ...no], /varied twice/],
    [[...no, "--vary", "stance each of Guarantors yes=0%,50%"], /shares of one whole/],
    [[...no, "--answer", "power"], /cannot be mapped; write strength, worth, deter, play, or arrival/],
    [[...no, "--out", "map.png"], /ends in none of \.csv, \.jsonl and \.svg/],
    [[...no, "--out", "nowhere/map.csv"], /`nowhere\/map\.csv` cannot be written/],
    [[], /Say which number to vary, or two: a line such as `vary reliability/],
  ])("say what is wrong with %s", async (args, message) => {
    const { code, stderr } = await run(["sweep", "pact.proviso", ...args], { cwd: folder(DOSSIER) });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
