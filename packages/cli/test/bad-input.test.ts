import { describe, expect, it } from "vitest";
import { DOSSIER } from "../src/templates/dossier.ts";
import { commandLine } from "./testing.ts";

const { run, folder } = commandLine();

const WEIGHTED = `agreement Pool "Pool"
  group Members: Germany, France, Italy
  attribute votes of Members from "votes.csv"
  decision act by more than 50% of votes of Members
`;

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  "empty.proviso": "",
  "blank.proviso": " \n\t\n",
  "binary.proviso": new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]),
  "latin1.proviso": new Uint8Array([0x61, 0x67, 0x72, 0xe9, 0x6d, 0x0a]),
  "large.proviso": new Uint8Array(50_000_000).fill(0x20),
  "missing-member/pool.proviso": WEIGHTED,
  "missing-member/votes.csv": "party,votes\nGermany,4\nFrance,3\n",
  "negative/pool.proviso": WEIGHTED,
  "negative/votes.csv": "party,votes\nGermany,4\nFrance,-3\nItaly,2\n",
  "undefined-party.proviso": 'agreement Pact "Pact"\n  group Guarantors: France, Polandia\n',
  "citation/pact.proviso": 'source s "s.txt" dated 2025\nagreement Pact "Pact"\n  cite s "words that are not there"\n',
  "citation/s.txt": "Other words.\n",
  "nothing-here/readme.txt": "no agreement",
};

/** What is typed, and what the one line says. */
const CASES: readonly (readonly [what: string, arg: string, says: RegExp])[] = [
  ["a missing file", "missing.proviso", /no file `missing\.proviso`/],
  ["a folder without agreements", "nothing-here", /no \.proviso file in the folder `nothing-here`/],
  ["a pattern that nothing matches", "*.nothing", /No file matches `\*\.nothing`/],
  ["an empty file", "empty.proviso", /`empty\.proviso` is empty/],
  ["a blank file", "blank.proviso", /`blank\.proviso` is empty/],
  ["a binary file", "binary.proviso", /`binary\.proviso` is not a text/],
  ["invalid UTF-8", "latin1.proviso", /`latin1\.proviso` is not written in UTF-8/],
  ["a file of 50 MB", "large.proviso", /`large\.proviso` has 50 MB; at most 20 MB are read/],
  ["a CSV that misses a member", "missing-member", /Italy/],
  ["a negative weight", "negative", /negative/i],
  ["an undefined party", "undefined-party.proviso", /Polandia.*Poland/],
  ["a citation that is not in the source", "citation", /words that are not there|not in the source/],
];

describe("bad input", () => {
  let place = "";
  const here = () => {
    place ||= folder(FILES);
    return place;
  };

  async function toldInOneLine(command: readonly string[], arg: string, says: RegExp): Promise<void> {
    const { code, stdout, stderr } = await run([...command, arg], { cwd: here() });
    const told = `${stdout}\n${stderr}`.split("\n").filter((line) => /^proviso: |^[^ ]+:\d+:\d+: error: /.test(line));
    expect(told).toEqual([expect.stringMatching(says)]);
    expect(`${stdout}${stderr}`).not.toMatch(/\n\s+at .+:\d+:\d+|internal fault/);
    expect(code).toBe(2);
  }

  it.each(CASES)("is told in one clear line: %s", async (_what, arg, says) => {
    await toldInOneLine(["check"], arg, says);
  });

  it.each(
    [["void"], ["power"], ["strength"], ["compare"], ["brief"], ["test"], ["export", "--model"]].map((each) => [each]),
  )("is told by every command: %j", async (command) => {
    await toldInOneLine(command, "undefined-party.proviso", /Polandia.*Poland/);
  });

  it("is told by the formatter, which reads no more than the grammar", async () => {
    await toldInOneLine(["fmt"], "latin1.proviso", /not written in UTF-8/);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ["nothing", "", /`<stdin>` is empty/],
    ["binary data", new Uint8Array([0, 1, 2]), /`<stdin>` is not a text/],
    ["invalid UTF-8", new Uint8Array([0x61, 0xe9, 0x61]), /not written in UTF-8/],
    ["an undefined party", 'agreement A "A"\n  group G: Polandia\n', /^<stdin>:2:12: error: .*Polandia/m],
  ])("standard input with %s", async (_what, input, says) => {
    const { code, stdout, stderr } = await run(["check", "-"], { input });
    expect(code).toBe(2);
    expect(`${stdout}${stderr}`).toMatch(says);
  });
});

describe("bad usage", () => {
  it.each<[readonly string[], RegExp]>([
    [["chekc"], /^proviso: unknown command 'chekc'/],
    [["check", "--formt", "json"], /^proviso: unknown option '--formt'\n.*--format/],
    [["check", "--format", "xml"], /Allowed choices are text, json, sarif, github/],
    [["void", "--take", "approval"], /Write a question and its answer/],
    [["void", "--node-budget", "1"], /whole number of nodes, from 2 to 67108864/],
    [["void", "--list", "0"], /Write a whole number from 1/],
    [["void", "--of", "nowhere"], /no promise or decision nowhere; the files have Pact\.protection/],
    [["void", "--reading", "nobodys"], /no reading nobodys; the files have stated, hoped/],
    [["void", "--take", "approval=perhaps"], /cannot be answered "perhaps"; its answers are needed, notNeeded/],
    [["void", "--attacker", "Wakanda"], /No text here mentions Wakanda/],
    [["strength", "--scenario", "other"], /no scenario other; the files have attacked/],
    [["test", "--scenario", "other"], /No scenario named other/],
    [["compare"], /needs two promises/],
    [["export"], /--model, --open-psa or --prism/],
    [["export", "--open-psa"], /depends on open questions \(approval\)/],
    [["completion", "tcsh"], /Allowed choices are bash, zsh, fish/],
  ])("%j is told what is wrong", async (args, says) => {
    const { code, stdout, stderr } = await run(args, { cwd: folder(DOSSIER) });
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/internal fault|\n\s+at /);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});
