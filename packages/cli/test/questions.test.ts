import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DOSSIER } from "../src/templates/dossier.ts";
import { commandLine, ended } from "./testing.ts";

const { run, folder, script } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);
const root = join(import.meta.dirname, "../../..");

describe("what to ask", () => {
  it.each<[string, readonly string[]]>([
    ["questions.txt", ["questions", "pact.proviso"]],
    ["questions.html", ["questions", "pact.proviso", "--scenario", "attacked", "--format", "html"]],
    ["questions-answered.txt", ["questions", "pact.proviso", "--reading", "stated"]],
    ["questions-help.txt", ["questions", "--help"]],
  ])("%s", async (file, args) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder(DOSSIER) });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it.each<[string, readonly string[]]>([
    ["questions-dossier.txt", ["--scenario", "renewed"]],
    ["questions-dossier.md", ["--format", "markdown"]],
  ])("%s", async (file, args) => {
    const asked = ["questions", "dossiers/ukraine-2025", "--of", "Guarantee.protection", ...args];
    const { code, stdout, stderr } = await ended([script(), ...asked], { cwd: root });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("is valid JSON with its value", async () => {
    const args = ["questions", "pact.proviso", "--weigh", "approval=needed:3,notNeeded:1", "--format", "json"];
    const { stdout } = await run(args, { cwd: folder(DOSSIER) });
    const [found] = JSON.parse(stdout).answers;
    expect(found).toMatchObject({ kind: "questions", over: { kind: "every", ways: 2 }, error: 0 });
    expect(found.ranked[0].options.map(({ weight }: { weight: number }) => weight)).toEqual([0.75, 0.25]);
  });

  it.each([
    [["--weigh", "approval"], /Write a question and how much each answer weighs/],
    [["--weigh", "approval=perhaps:1"], /cannot be answered "perhaps"/],
    [["--weigh", "consent=yes:1"], /no open question consent/],
    [["--samples", "0"], /Write a whole number from 1/],
    [["--days", "soon"], /Write whole days with commas/],
  ])("says what is wrong with %s", async (args, message) => {
    const { code, stderr } = await run(["questions", "pact.proviso", ...args], { cwd: folder(DOSSIER) });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
