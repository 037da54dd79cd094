import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DOSSIER } from "../src/templates/dossier.ts";
import { commandLine } from "./testing.ts";

const { run, folder } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);
const stated = ["pact.proviso", "--reading", "stated"];

describe("figures that others can verify", () => {
  it.each<[string, readonly string[]]>([
    ["arrival-exact.txt", ["arrival", ...stated, "--exact", "--days", "3,7"]],
    ["arrival.prism", ["export", "--prism", ...stated]],
  ])("%s", async (file, args) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder(DOSSIER) });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("are written as a model and its properties side by side", async () => {
    const cwd = folder(DOSSIER);
    const { code, stdout } = await run(["export", "--prism", ...stated, "--out", "pact.prism"], { cwd });
    expect([code, stdout]).toEqual([0, "pact.prism\npact.props\n"]);
    expect(readFileSync(join(cwd, "pact.prism"), "utf8")).toMatch(/^\/\/ .*\ndtmc\n/);
    expect(readFileSync(join(cwd, "pact.props"), "utf8")).toContain('P=? [ F ("arrived" & t<=d) ]');
  });

  it("are fractions of the distribution, by the days asked for", async () => {
    const args = ["arrival", ...stated, "--exact", "--days", "7", "--format", "json"];
    const { stdout } = await run(args, { cwd: folder(DOSSIER) });
    const { fractions } = JSON.parse(stdout).answers[0].cases[0].value;
    expect(fractions.by).toEqual([{ days: 7, probability: "9/25" }]);
    expect([fractions.never, fractions.at.length]).toEqual(["16/25", 65]);
  });

  it.each([
    [["--prism", "--model", "pact.proviso"], /Say what to export: --model, --open-psa or --prism/],
    [["--model", "pact.proviso", "--out", "x.json"], /--out goes with --prism/],
    [["--prism", "pact.proviso"], /The PRISM model depends on open questions \(approval\)/],
    [["--prism", ...stated, "--out", "pact.txt"], /does not end in \.prism/],
    [["--prism", ...stated, "--out", "nowhere/pact.prism"], /`nowhere\/pact\.prism` cannot be written: there is no/],
  ])("say what is wrong with export %s", async (args, message) => {
    const { code, stderr } = await run(["export", ...args], { cwd: folder(DOSSIER) });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it("say why a procedure has no form that PRISM could read", async () => {
    const chained = `agreement Chain "One decision waits for another"
  group Guarantors: France, Poland
  decision found by any of Guarantors
  decision response by all of Guarantors
  clause defence when anyone attacks Moldova as determined by found
    if response is approved each of Guarantors shall assist Moldova
  promise protection to Moldova kept when any of Guarantors assists Moldova
scenario war "War" of Chain
  Russia attacks Moldova on day 0
  stance each of Guarantors yes 70%, no 30%
`;
    const { code, stderr } = await run(["export", "--prism", "chain.proviso"], {
      cwd: folder({ "chain.proviso": chained }),
    });
    expect(stderr).toMatch(/protection has no form that PRISM could read: it hangs on 2 decisions\./);
    expect(code).toBe(2);
  });
});
