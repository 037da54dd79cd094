import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commandLine } from "./testing.ts";

const { run, folder } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);

const PACT = `source notes "notes.txt" dated 2022-04

agreement Pact "A pact in two versions"
  version draft "Whose text?" either ours proposed by Ukraine on 2022-04-15 or theirs bracketed by Russia on 2022-04-16
  group Guarantors: France, Poland, [draft is ours: Turkey], [draft is theirs: Russia]
  [draft is theirs:
    decision response "Article 5" by all of Guarantors within 3 days failing which refused]
    cite notes "all guarantors must approve the response"
  clause limits "Annex"
    [draft is ours: Ukraine shall limit forces to 250000 personnel]
    [draft is theirs: Ukraine shall limit forces to 85000 personnel]
  clause defence "Article 4" when Russia attacks Ukraine as determined by someone unnamed
    [draft is theirs: if response is approved]
    each of Guarantors except the attacker shall assist Ukraine
  promise protection to Ukraine kept when any of Guarantors except the attacker assists Ukraine

reading mine of Pact takes draft is ours
reading yours of Pact takes draft is theirs
`;

const FILES = {
  "pact.proviso": PACT,
  "notes.txt": "In their text all guarantors must approve the response.\n",
};

describe("the difference between two drafts", () => {
  const between = ["diff", "pact.proviso", "--between", "draft=ours..theirs"];

  it.each([
    ["diff.txt", []],
    ["diff.md", ["--format", "markdown"]],
    ["diff.html", ["--format", "html"]],
  ])("%s", async (file, more) => {
    const { code, stdout } = await run([...between, ...more], { cwd: folder(FILES) });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect(code).toBe(0);
  });

  it("is the same asked by readings or by answers, but for what the drafts are called", async () => {
    const cwd = folder(FILES);
    const answer = async (args: readonly string[]) => {
      const { stdout } = await run(["diff", "pact.proviso", ...args, "--format", "json"], { cwd });
      const { answers } = JSON.parse(stdout);
      return [answers[0].order, answers[0].voiding, answers[0].conduct, answers[0].terms];
    };
    const versions = await answer(["--between", "draft=ours..theirs"]);
    expect(await answer(["--reading-a", "mine", "--reading-b", "yours"])).toEqual(versions);
    expect(await answer(["--take-a", "draft=ours", "--take-b", "draft=theirs"])).toEqual(versions);
  });

  it("says of Istanbul in one sentence what the inserted condition changed, and which version implies the other", async () => {
    const istanbul = resolve(import.meta.dirname, "../../../library/istanbul-2022.proviso");
    const ask = async (draft: string) => {
      const { stdout } = await run(["diff", istanbul, "--between", `draft=${draft}`, "--format", "json"]);
      return JSON.parse(stdout).answers[0];
    };
    const { summary, order, verdict } = await ask("kyiv..moscow");
    expect(summary).toBe(
      'Under moscow, but not under kyiv, each of China, France, Russia, the United Kingdom, the United States and Belarus can void the promise alone, since the decision "Art. 5: the response to an attack" needs a yes from all of the Guarantors; whenever moscow is kept, kyiv is too, but not the other way round.',
    );
    expect(order).toEqual({
      relation: "weaker",
      onlyA: [{ party: "China", kind: "vote", about: "response", how: "no" }],
    });
    expect(verdict.at(-1)).toBe(
      "For example: where China votes no in the decision response, kyiv is kept and moscow is not.",
    );
    expect((await ask("moscow..kyiv")).order.relation).toBe("stronger");
  });

  it("compares two files", async () => {
    const cwd = folder({ ...FILES, "new.proviso": PACT.replace("within 3 days", "within 5 days") });
    const { code, stdout } = await run(["diff", "pact.proviso", "new.proviso", "--reading", "yours"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Nobody gains or loses the means to void the promise; both are kept in the same cases/);
    expect(stdout).toMatch(
      /decision response, deadline\n +– before: 3 days pact\.proviso:7\n +– after: 5 days new\.proviso:7/,
    );
  });
});

describe("revisions", () => {
  function repository(): string {
    const cwd = folder({ ...FILES, "other.proviso": 'use "pact.proviso"\n' });
    const git = (...args: string[]) =>
      execFileSync(
        "git",
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", ...args],
        {
          cwd,
          stdio: "pipe",
        },
      );
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "first");
    writeFileSync(
      join(cwd, "pact.proviso"),
      PACT.replace("must approve", "may approve").replace("within 3", "within 9"),
    );
    writeFileSync(join(cwd, "notes.txt"), "In their text all guarantors may approve the response.\n");
    return cwd;
  }

  it("are read with what they cite as it was then", async () => {
    const cwd = repository();
    const { code, stdout, stderr } = await run(
      ["diff", "HEAD:pact.proviso", "pact.proviso", "--take", "draft=theirs"],
      {
        cwd,
      },
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("before: 3 days HEAD:pact.proviso:7");
    expect(stdout).toContain("after: “all guarantors may approve the response” (notes)");
  });

  it.each([
    ["nosuch:pact.proviso", /no revision `nosuch`/],
    ["HEAD:missing.proviso", /no file `missing\.proviso` at the revision `HEAD`/],
    ["HEAD:.", /`HEAD:\.` is a folder/],
    ["HEAD:./../../x.proviso", /no file/],
  ])("that cannot be read are told in one line: %s", async (draft, says) => {
    const { code, stdout, stderr } = await run(["diff", draft, "pact.proviso", "--take", "draft=ours"], {
      cwd: repository(),
    });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(says);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("need a repository", async () => {
    const cwd = folder(FILES);
    const env = { GIT_CEILING_DIRECTORIES: resolve(cwd, "..") };
    const { code, stderr } = await run(["diff", "HEAD:pact.proviso", "pact.proviso"], { cwd, env });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/in no git repository/)]);
  });
});

describe("what cannot be compared", () => {
  it.each([
    [["pact.proviso"], /Say what to compare with what/],
    [["pact.proviso", "--between", "draft=ours"], /--between draft=ours\.\.theirs/],
    [["pact.proviso", "--between", "whose=ours..theirs"], /has no question whose/],
    [["pact.proviso", "--between", "draft=ours..nobody"], /nobody/],
    [["pact.proviso", "pact.proviso", "pact.proviso"], /between two drafts/],
    [["pact.proviso", "notes.txt"], /notes\.txt/],
  ])("is told, with exit code 2: %j", async (args, says) => {
    const { code, stdout, stderr } = await run(["diff", ...args], { cwd: folder(FILES) });
    expect(`${stdout}${stderr}`).toMatch(says);
    expect(code).toBe(2);
  });
});
