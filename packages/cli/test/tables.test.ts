import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine } from "./testing.ts";

const { run, folder } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);

const PACT = `faction Hawks of France "those for acting"
faction Doves of France "those against"
agreement Pact "A pact of three"
  question veto "Can the others stop one?" either absent or held
  group Guarantors: France, Poland, Romania
  [veto is held: decision response by all of Guarantors within 3 days failing which refused]
  clause defence when anyone attacks Moldova as determined by someone unnamed
    [veto is held: if response is approved]
    each of Guarantors shall assist Moldova within 7 days
  promise aid to Moldova kept when any of Guarantors assists Moldova
reading free of Pact takes veto is absent
reading bound of Pact takes veto is held

table paris "Whose line prevails in Paris" on Pact.veto from absent to held assumed "invented"
  Hawks position 10 to 25 likely 15 influence 70 since 2025-02, 30 by 2025-05 salience 80 assumed "invented"
  Doves position 80 influence 30 since 2025-02, 70 by 2025-05 salience 60 assumed "invented"
table brigades "How many" on "How many brigades?" from "none" to "ten"
  France influence 50 salience 40
  Hawks of France position 95 influence 60 salience 90
  Doves of France position 40 influence 40 salience 50
  Poland position 100 influence 30 salience 95

scenario attack "An attack" of Pact
  Russia attacks Moldova on day 0
  stance each of Guarantors yes 70%, abstain 10%, no 20%
  stance Romania yes 50%, no 50%
  reliability 90%
  vary reliability from 50% to 100% by 25%
  vary stance Romania yes from 0% to 100% by 50%
  stakes the attacker holds 0, unanswered 3, answered -2 assumed "invented"
  stakes each of Guarantors honour -4, renege -1
  expect in bound aid is worse than in free
  expect in free aid is not worse than in bound
  expect in free aid is not worse than in free
  expect paris is at most 45 on 2025-02
  expect paris is at least 28
  expect paris is not at most 45 on 2025-05
`;
const FILES = { "pact.proviso": PACT };

describe("tables of influence", () => {
  it.each([
    ["table.txt", ["influence", "pact.proviso", "--of", "paris", "--shift", "Hawks:Doves:25%"]],
    ["table.md", ["influence", "--of", "brigades", "--give-or-take", "5", "--draws", "100", "--format", "markdown"]],
    ["table.html", ["influence", "pact.proviso", "--on", "2025-03", "--of", "paris", "--format", "html"]],
    ["table.csv", ["influence", "pact.proviso", "--of", "paris", "--on", "2025-02", "--ktab"]],
  ])("%s", async (file, args) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder(FILES) });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("give mean and median as by hand, on each date", async () => {
    const { stdout } = await run(["influence", "pact.proviso", "--of", "paris", "--format", "json"], {
      cwd: folder(FILES),
    });
    const [answer] = JSON.parse(stdout).answers;
    const mean = (hawks: number) => (15 * hawks * 80 + 80 * (100 - hawks) * 60) / (hawks * 80 + (100 - hawks) * 60);
    expect([answer.table, answer.on]).toEqual(["paris", "2025-05"]);
    expect(answer.course.map(({ on }: { on: string }) => on)).toEqual(["2025-02", "2025-03", "2025-04", "2025-05"]);
    expect(answer.course[0].stated.mean.value).toBeCloseTo(mean(70), 10);
    // 28 of the 89 days from February to May.
    expect(answer.course[1].stated.mean.value).toBeCloseTo(mean(70 - (40 * 28) / 89), 10);
    expect(answer.forecast.mean.value).toBeCloseTo(mean(30), 10);
    expect([answer.course[0].stated.median.value, answer.forecast.median.value]).toEqual([15, 80]);
  });

  it("are read back from what is written for KTAB", async () => {
    const cwd = folder(FILES);
    const table = ["influence", "pact.proviso", "--of", "brigades"];
    const { stdout } = await run([...table, "--ktab"], { cwd });
    const again = await run(["influence", "-", "--format", "json"], { cwd, input: stdout });
    const here = await run([...table, "--format", "json"], { cwd });
    const value = (text: string) => JSON.parse(text).answers[0].forecast.mean.value;
    expect(value(again.stdout)).toBeCloseTo(value(here.stdout), 5);
  });

  it.each([
    [["pact.proviso", "--of", "london"], /There is no table london; the files have paris, brigades\./],
    [["pact.proviso", "--on", "May"], /Write a day, month or year/],
    [["pact.proviso", "--issue", "Veto"], /name a table of the dossier with --of/],
    [["pact.proviso", "--ktab"], /Say which table with --of: paris, brigades\./],
    [["pact.proviso", "--of", "paris", "--shift", "Hawks:Poland"], /Poland has no influence here\./],
    [["table.csv", "--on", "2025"], /--on is for tables of a dossier/],
  ])("say in one line what is wrong with %j", async (args, says) => {
    const { code, stdout, stderr } = await run(["influence", ...args], { cwd: folder({ ...FILES, "table.csv": "" }) });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("say where there is none", async () => {
    const cwd = folder({ "bare.proviso": 'party Wakanda "Wakanda"\n' });
    expect((await run(["influence"], { cwd })).stderr).toMatch(/These files have no table\. Write one: table capital/);
  });
});

describe("a scenario with ranges and stakes", () => {
  it.each([
    ["strength-ranges.txt", ["strength", "pact.proviso"]],
    ["worth-ranges.md", ["worth", "pact.proviso", "--reading", "free", "--format", "markdown"]],
    ["deter-scenario.txt", ["deter", "pact.proviso"]],
    ["deter-scenario.md", ["deter", "pact.proviso", "--reading", "bound", "--veto", "10%", "--format", "markdown"]],
    ["deter-scenario.efg", ["deter", "pact.proviso", "--reading", "bound", "--efg"]],
    ["sweep-ranges.txt", ["sweep", "pact.proviso", "--reading", "bound"]],
  ])("%s", async (file, args) => {
    const { code, stdout } = await run(args, { cwd: folder(FILES) });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect(code).toBe(0);
  });

  it("meets what it expects: one reading worse than another, and where the table's mean lies", async () => {
    const { code, stdout } = await run(["test", "pact.proviso"], { cwd: folder(FILES) });
    expect(stdout).toMatch(/6 expectations: 6 met, 0 failed\./);
    expect(code).toBe(0);
    const failing = {
      "pact.proviso": PACT.replace("in bound aid is worse than in free", "in free aid is worse than in bound").replace(
        "at most 45 on 2025-02",
        "at most 30",
      ),
    };
    const told = await run(["test", "pact.proviso"], { cwd: folder(failing) });
    expect(told.stdout).toMatch(/in free aid is worse than in bound.*\n\s+but help comes in \d/);
    expect(told.stdout).toMatch(/paris is at most 30.*\n\s+but the weighted mean is \d+\.?\d* on 2025-02/);
    expect(told.code).toBe(1);
  });

  it("gives the veto that its stances make, and what is given instead", async () => {
    const cwd = folder(FILES);
    const ask = async (...more: string[]) =>
      JSON.parse((await run(["deter", "pact.proviso", "--format", "json", ...more], { cwd })).stdout).answers[0].cases;
    const cases = await ask();
    expect(cases.map(({ value }: { value: { veto: object } }) => value.veto)).toEqual([
      { from: "no decision", chance: 0 },
      { from: "stances", chance: 0.755, decision: "Pact.response" },
    ]);
    // Help comes with probability 0.9, or 0.245 · 0.9; holding is worth 0, an answer −2, none 3.
    expect(cases[0].value.attack).toEqual({ exactly: "-3/2", about: -1.5 });
    expect(cases[1].value.response.about).toBeCloseTo(0.245 * 0.9, 12);
    expect(cases[1].value.verdict).toBe("attack pays");
    const [given] = await ask("--veto", "10%", "--reliability", "1", "--deterred-at", "95%", "--reading", "bound");
    expect(given.value.veto).toEqual({ from: "given", chance: "10%" });
    expect(given.value.verdict).toBe("attack pays");
  });

  it("is told between the least and the greatest of its grid", async () => {
    const cwd = folder(FILES);
    const args = ["pact.proviso", "--reading", "bound"];
    const strength = JSON.parse((await run(["strength", ...args, "--format", "json"], { cwd })).stdout).answers[0];
    const sweep = JSON.parse((await run(["sweep", ...args, "--format", "json"], { cwd })).stdout).answers[0];
    expect(sweep.axes.map(({ name, values }: { name: string; values: number[] }) => [name, values])).toEqual([
      ["reliability", [0.5, 0.75, 1]],
      ["stance Romania yes", [0, 0.5, 1]],
    ]);
    const lows = sweep.rows.map(({ low }: { low: number }) => low);
    expect(strength.ranges).toMatchObject({ points: 9, whole: true });
    expect(strength.ranges.cases).toMatchObject([{ low: Math.min(...lows), high: Math.max(...lows) }]);
  });

  it("is mapped to lines of JSON with the same columns of the same types", async () => {
    const cwd = folder(FILES);
    expect((await run(["sweep", "pact.proviso", "--answer", "worth", "--out", "map.jsonl"], { cwd })).code).toBe(0);
    const lines = readFileSync(join(cwd, "map.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(18);
    const types: Readonly<Record<string, RegExp>> = {
      reliability: /^-?\d+\.\d+(e-?\d+)?$/,
      "stance Romania yes": /^-?\d+\.\d+(e-?\d+)?$/,
      "Pact.veto": /^"(absent|held)"$/,
      to: /^"Moldova"$/,
      low: /^-?\d+\.\d+(e-?\d+)?$/,
      high: /^-?\d+\.\d+(e-?\d+)?$/,
      without_low: /^-?\d+\.\d+(e-?\d+)?$/,
      without_high: /^-?\d+\.\d+(e-?\d+)?$/,
      verdict: /^"(worse|better|same|depends)"$/,
      inputs: /^"sha256-[0-9a-f]{16}"$/,
    };
    for (const line of lines) {
      const cells = [...line.slice(1, -1).matchAll(/"([^"]+)":("[^"]*"|[^,]+)(?:,|$)/g)];
      expect(cells.map(([, name]) => name)).toEqual(Object.keys(types));
      for (const [, name = "", cell] of cells) expect(cell).toMatch(types[name] as RegExp);
    }
  });
});
