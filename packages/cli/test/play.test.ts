import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DOSSIER } from "../src/templates/dossier.ts";
import { commandLine } from "./testing.ts";

const { run, folder } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);
const stated = ["pact.proviso", "--reading", "stated"];

const UKRAINE = join(import.meta.dirname, "../../../dossiers/ukraine-2025");

describe("plays and stories", () => {
  it.each<[string, readonly string[]]>([
    [
      "play.txt",
      [
        "play",
        ...stated,
        ...["--vote", "France yes on response on day 1", "--vote", "Poland yes"],
        ...["--deed", "France assists Moldova with troops on day 4", "--refuse", "Poland assists Moldova on day 5"],
      ],
    ],
    ["play.md", ["play", ...stated, "--vote", "France no", "--format", "markdown"]],
    ["play-help.txt", ["play", "--help"]],
    ["story.txt", ["story", "pact.proviso"]],
    ["story.html", ["story", ...stated, "--scenario", "attacked", "--format", "html"]],
    ["story-help.txt", ["story", "--help"]],
  ])("%s", async (file, args) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder(DOSSIER) });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("are valid JSON with their value", async () => {
    const cwd = folder(DOSSIER);
    const answers = async (...args: string[]) =>
      JSON.parse((await run([...args, "--format", "json"], { cwd })).stdout).answers[0].cases;
    const [played] = await answers("play", ...stated, "--vote", "France no on day 2");
    expect(played.value.decisions).toEqual([
      { decision: "Pact.response", asked: 0, term: 3, settled: 2, outcome: "failed" },
    ]);
    const [hoped] = await answers("play", "pact.proviso", "--reading", "hoped", "--keep-duties");
    expect(hoped.value).toMatchObject({ breaches: [], kept: { atEnd: true, since: 0 } });
    const [never] = await answers("play", "pact.proviso", "--reading", "hoped", "--silent", "Moldova");
    expect(never.value.entries).toHaveLength(1);
    const [told] = await answers("story", ...stated);
    expect(told.value).toMatchObject({ exists: true, length: 3, departures: [{ party: "France", how: "votes no" }] });
  });

  it("is of the agreement whose scenario is named, in a dossier of several", async () => {
    const { code, stdout } = await run(["play", UKRAINE, "--scenario", "renewed", "--reading", "clarified"], {
      cwd: UKRAINE,
    });
    expect(code).toBe(0);
    expect(stdout).toContain("they would be in breach of clause bar");
    expect(stdout).not.toContain("No agreement");
  });

  it.each([
    [["--vote", "France perhaps"], /Write a party, its vote/],
    [["--deed", "France"], /Write a party and what it does/],
    [["--vote", "Atlantis no"], /No text here mentions Atlantis; the parties are/],
    [["--vote", "France no on reply"], /no decision reply; the files have Pact\.response/],
    [["--deed", "France asists Moldova"], /speaks of “asists Moldova”/],
  ])("say what is wrong with %s", async (args, message) => {
    const { code, stderr } = await run(["play", ...stated, ...args], { cwd: folder(DOSSIER) });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
