import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine } from "./testing.ts";

const { run, folder } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);

const KTAB = `Guarantee,Who may block,4,2,
Actor,Description,Influence,Veto Position,Veto Salience,Seats Pos,Seats Sal,
KC,First faction,60.5,10,50,20,30
WC,Second faction,40,85,45,80,55
RU,Russia,100,100,60,95.5,40
UA,Ukraine,55,0,95,5,5
`;

const DECIDE = `#A;RU;Russia
#A;UA;Ukraine
#P;troops;How many troops
#M;troops;85000;what Moscow wrote
#M;troops;250000;what Kyiv wrote
#D;RU;troops;85000;0,7;1
#D;UA;troops;217000;0,95;0,55
`;

const FILES = {
  "table.csv": KTAB,
  "troops.txt": DECIDE,
  "crowded.csv": KTAB.replace("WC,Second faction,40,85,45,80,55", "WC,Second faction,40,85,65,80,55"),
  "wrong.csv": KTAB.replace("10,50", "110,often").replace("RU,Russia,100", "KC,Russia,-1"),
  "wrong.txt": DECIDE.replace("#D;RU;troops;85000", "#D;FR;troops;8"),
  "weightless.csv": "Nothing,,1,1\nActor,Description,Influence,Veto,Salience\nKC,,0,10,50\n",
};

describe("influence", () => {
  it.each([
    ["influence.txt", ["table.csv", "--issue", "Veto"]],
    [
      "influence-challenge.txt",
      ["table.csv", "--issue", "Veto", "--give-or-take", "10", "--draws", "200", "--shift", "KC:WC", "--challenge"],
    ],
    ["influence.md", ["troops.txt", "--format", "markdown"]],
    ["influence.html", ["table.csv", "--shift", "KC:WC:25%", "--format", "html"]],
  ])("%s", async (file, args) => {
    const { code, stdout, stderr } = await run(["influence", ...args], { cwd: folder(FILES) });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("is mean and median as by hand, on either format and from standard input", async () => {
    const cwd = folder(FILES);
    const ask = async (args: readonly string[], input?: string) => {
      const { stdout } = await run(["influence", ...args, "--format", "json"], {
        cwd,
        ...(input === undefined ? {} : { input }),
      });
      return JSON.parse(stdout).answers;
    };
    const [veto, seats] = await ask(["table.csv"]);
    const weights = [30.25, 18, 60, 52.25];
    const by = [10, 85, 100, 0].reduce((sum, position, i) => sum + position * (weights[i] ?? 0), 0);
    expect(veto.forecast.mean.value).toBeCloseTo(by / 160.5, 12);
    expect(veto.forecast.median.value).toBe(10);
    expect(seats.issue.title).toBe("Seats");
    expect(await ask(["-"], KTAB)).toEqual([veto, seats]);
    const [troops] = await ask(["troops.txt"]);
    expect(troops.forecast.mean.value).toBeCloseTo((80 * 55 * 0.95) / (100 * 0.7 + 55 * 0.95), 12);
    expect(JSON.stringify(veto)).not.toContain("1970");
  });

  it("draws the same for the same seed, and other numbers for another", async () => {
    const cwd = folder(FILES);
    const ask = async (seed: string) =>
      (await run(["influence", "table.csv", "--give-or-take", "10", "--draws", "300", "--seed", seed], { cwd })).stdout;
    expect(await ask("7")).toBe(await ask("7"));
    expect(await ask("8")).not.toBe(await ask("7"));
  });

  it("warns and goes on where another program would refuse", async () => {
    const { code, stderr } = await run(["influence", "crowded.csv"], { cwd: folder(FILES) });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^crowded\.csv:4:\d+: warning: The saliences of WC add up to 120/);
  });

  it("tells every mistake of a file at its line and column", async () => {
    const cwd = folder(FILES);
    const places = async (file: string) => {
      const { code, stdout, stderr } = await run(["influence", file], { cwd });
      expect([code, stdout]).toEqual([2, ""]);
      return [...stderr.matchAll(/^\S+:(\d+:\d+): error: (.+?)[.;]/gm)].map(([, at, message]) => `${at} ${message}`);
    };
    expect(await places("wrong.csv")).toEqual([
      "3:23 The position of KC on Veto is 110",
      '3:27 The salience of Veto to KC is "often", which is not a number',
      "5:1 KC is already on line 3",
      "5:11 The influence of KC is -1",
    ]);
    expect(await places("wrong.txt")).toEqual(["6:4 There is no actor FR", "6:14 The position of FR is 8"]);
  });

  it.each([
    [["missing.csv"], /no file `missing\.csv`/],
    [["table.csv", "--issue", "Other"], /no question Other; it has Veto, Seats/],
    [["table.csv", "--shift", "KC"], /--shift KC:WC/],
    [["table.csv", "--shift", "KC:WC:150%"], /from 0 to 1/],
    [["table.csv", "--shift", "KC:XX"], /XX has no influence here/],
    [["table.csv", "--seed", "x"], /whole number/],
    [["weightless.csv"], /Nobody at the table has influence and salience\.$/m],
  ])("says in one line what is wrong with %j", async (args, says) => {
    const { code, stdout, stderr } = await run(["influence", ...args], { cwd: folder(FILES) });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
