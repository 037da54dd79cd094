import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine } from "./testing.ts";

const { run } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);

const JUDGED = ["deter", "--deterred-at", "60%", "--veto", "30%", "--reliability", "80%"];
const PAYOFFS = [
  "deter",
  "--hold",
  "0",
  "--unanswered",
  "5",
  "--answered",
  "-3",
  "--veto",
  "1/5",
  "--reliability",
  "0.9",
];

describe("the deterrence game", () => {
  it.each([
    ["deter.txt", JUDGED],
    ["deter-help.txt", ["deter", "--help"]],
    ["deter.md", [...PAYOFFS, "--honour", "-1", "--renege", "-2", "--format", "markdown"]],
    ["deter.html", [...PAYOFFS, "--format", "html"]],
    ["deter.efg", [...JUDGED, "--efg"]],
  ])("%s", async (file, args) => {
    const { code, stdout } = await run(args);
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect(code).toBe(0);
  });

  it("is exact, and prints the caution in every format", async () => {
    const { stdout } = await run([...PAYOFFS, "--format", "json"]);
    const [answer] = JSON.parse(stdout).answers;
    expect(answer.verdict).toBe("attack does not pay");
    expect(answer.thresholds.veto).toEqual({
      kind: "turns",
      at: { exactly: "11/36", about: 11 / 36 },
      attackPays: "above",
    });
    for (const more of [[], ["--efg"], ["--format", "json"], ["--format", "markdown"], ["--format", "html"]]) {
      const told = await run([...PAYOFFS, ...more]);
      expect(`${told.stdout}${told.stderr}`.replaceAll(/\s+/g, " ")).toContain("not a forecast");
    }
  });

  it.each([
    [["--veto", "2", "--reliability", "1"], /from 0 to 1/],
    [["--veto", "1/0", "--reliability", "1"], /Write a number/],
    [["--veto", "often", "--reliability", "1"], /Write a number/],
    [["--veto", "0.5"], /--reliability/],
    [["--veto", "0.5", "--reliability", "1"], /either --deterred-at, or all of/],
    [["--veto", "0.5", "--reliability", "1", "--hold", "0", "--unanswered", "1"], /all of --hold/],
    [["--veto", "0.5", "--reliability", "1", "--hold", "0", "--deterred-at", "0.5"], /not both/],
    [["--veto", "0.5", "--reliability", "1", "--deterred-at", "0.5", "--honour", "1"], /both --honour and --renege/],
  ])("says in one line what is wrong with %j", async (args, says) => {
    const { code, stdout, stderr } = await run(["deter", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
