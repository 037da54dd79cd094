import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine, ended } from "./testing.ts";

const { run, folder, script } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);
const root = join(import.meta.dirname, "../../..");
const dossier = (args: readonly string[]) => ended([script(), ...args], { cwd: root });

const PACT = {
  "pact.proviso": `agreement Pact "Pact" assumed "test"
  question veto "Who may object?" either absent or held
  group Guarantors: France, Poland, [veto is held: Germany]
  clause help each of Guarantors shall assist Moldova
statement first by France on 2022-03 accepts Pact
statement wrong by Poland on 2022-03 rejects Pact
statement right by Poland on 2022-03 supersedes wrong accepts Pact
statement second by France on 2022-04 accepts Pact only if veto is held
`,
};

describe("the record of the dossier", () => {
  it.each<[string, readonly string[]]>([
    ["record.txt", ["record", "dossiers/ukraine-2025"]],
    ["record-party.md", ["record", "dossiers/ukraine-2025", "--by", "party", "--format", "markdown"]],
    ["record-question.txt", ["record", "dossiers/ukraine-2025", "--by", "question", "--question", "veto"]],
    ["record.html", ["record", "dossiers/ukraine-2025", "--format", "html"]],
    ["record-help.txt", ["record", "--help"]],
    ["claim.txt", ["claim", "dossiers/ukraine-2025"]],
    ["claim-help.txt", ["claim", "--help"]],
  ])("%s", async (file, args) => {
    const { code, stdout, stderr } = await dossier(args);
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect([code, stderr]).toEqual([0, ""]);
  });

  it.each<[readonly string[], readonly string[]]>([
    [["--party", "Russia", "--act", "clarification"], ["clarification"]],
    [["--words", "Equal Partner"], ["istanbulAsModel"]],
    [
      ["--from", "2025-08-20", "--to", "2025-08-20"],
      ["announcement", "clarification", "istanbulAsModel"],
    ],
  ])("narrowed by %j", async (args, wanted) => {
    const { code, stdout } = await dossier(["record", "dossiers/ukraine-2025", ...args, "--format", "json"]);
    const [{ statements }] = JSON.parse(stdout).answers;
    expect([code, statements.map(({ id }: { id: string }) => id)]).toEqual([0, wanted]);
  });

  it.each<[readonly string[], RegExp]>([
    [["--party", "Atlantis"], /Nobody named Atlantis could have spoken; there are /],
    [["--act", "shout"], /There is no act shout; there are offer, /],
    [["--from", "August"], /Write a day, a month or a year/],
    [["--export", "prov", "--words", "veto"], /--export writes the whole record; leave out --words/],
  ])("says what is wrong with %j", async (args, message) => {
    const { code, stdout, stderr } = await dossier(["record", "dossiers/ukraine-2025", ...args]);
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringMatching(message)]);
  });

  it("shows the announcement against the clarification, with both dates", async () => {
    const { stdout } = await dossier(["record", "dossiers/ukraine-2025", "--format", "json"]);
    const [{ conflicts }] = JSON.parse(stdout).answers;
    expect(conflicts[0]).toMatchObject({
      kind: "told otherwise",
      condition: true,
      between: [
        { date: "2025-08", statement: { id: "announcement" } },
        { date: "2025-08-20", statement: { id: "clarification" } },
      ],
    });
    expect(conflicts[0].why).toMatch(/\(2025-08\).*\(2025-08-20\)/);
  });

  it("says that the claim of a deal in 2022 is contradicted, and by which statement", async () => {
    const { code, stdout } = await dossier(["claim", "peaceIn2022", "dossiers/ukraine-2025", "--format", "json"]);
    const [found, ...more] = JSON.parse(stdout).answers;
    expect([code, found.verdict, found.deciding.map(({ id }: { id: string }) => id), more]).toEqual([
      0,
      "contradicted",
      ["rejection"],
      [],
    ]);
  });

  it.each(["annotations", "claimreview", "prov"])("is exported as %s", async (form) => {
    const { code, stdout } = await dossier(["record", "dossiers/ukraine-2025", "--export", form]);
    expect([code, JSON.stringify(JSON.parse(stdout)).includes("urn:proviso:")]).toEqual([0, true]);
  });
});

describe("a record with corrections and changes", () => {
  it("tells both", async () => {
    const { stdout } = await run(["record"], { cwd: folder(PACT) });
    expect(stdout).toMatch(/France, on Pact: condition added\./);
    expect(stdout).toMatch(/\[corrected by right, counts no\s+more\]/);
    expect(stdout).not.toMatch(/positions differ/);
  });

  it.each<[readonly string[], RegExp]>([
    [["record", "--question", "vote"], /There is no question vote; the agreements have Pact\.veto/],
    [["record", "--by", "day"], /Allowed choices are time, party, question/],
    [["claim"], /The dossier has no claim/],
    [["claim", "peace"], /There is no claim peace; the record has none/],
  ])("says what is wrong with %j", async (args, message) => {
    const { code, stderr } = await run(args, { cwd: folder(PACT) });
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
