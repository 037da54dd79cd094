import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import schema from "../../agreement/schema.json" with { type: "json" };
import { COMMANDS } from "../src/commands/index.ts";
import { program } from "../src/program.ts";
import { DOSSIER } from "../src/templates/dossier.ts";
import { PLAIN } from "../src/terminal.ts";
import { commandLine, ended } from "./testing.ts";

const { run, folder, script } = commandLine();
const golden = (name: string) => join(import.meta.dirname, "golden", name);

/** One sentence with a mistake on nearly every line. */
const TEN_MISTAKES = `agreement Pact "A pact with ten mistakes"
  status proposed 2025-13
  group Guarantors: France, Polandia
  group guarantors: Germany
  decision response by at least 9 of Guarantor
  decision other within 3 days
  clause defence when anyone attaks Moldova
    Guarantors shall assist Moldova
    each of Guarantors shall assists Moldova
    if resonse is approved each of Guarantors shall consult Moldova
  promise protection to Moldavia kept when any of Guarantors assist Moldova
reading r of Pact takes veto is held
scenario s "S" of Pact
  Russia attacks Moldova on day 0
  stance France yes 60%, no 60%
`;

describe("the dossier that `init` writes", () => {
  it("is checked, laid out, and its expectations hold", async () => {
    const cwd = folder();
    const { code, stdout } = await run(["init", "pact"], { cwd });
    expect([code, stdout]).toEqual([0, "pact/pact.proviso\npact/sources/article.txt\n"]);
    expect((await run(["fmt", "--check", "pact"], { cwd })).code).toBe(0);
    expect((await run(["check", "pact", "--fail-on", "error"], { cwd })).code).toBe(0);
    expect(await run(["test", "pact"], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/3 met, 0 failed/),
    });
  });

  it("is never written over what is there", async () => {
    const cwd = folder({ "pact.proviso": "mine" });
    const { code, stderr } = await run(["init"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/`pact\.proviso` is there already; nothing was written/);
    expect(readdirSync(cwd)).toEqual(["pact.proviso"]);
    expect(readFileSync(join(cwd, "pact.proviso"), "utf8")).toBe("mine");
  });
});

describe("help that is a breach only where a decision bars it", () => {
  it("is not told as help that asks for something first", async () => {
    const text = (gate: string) => `agreement Bar "A bar"
  group Allies: France, Italy, Spain
  decision vote by majority of Allies within 1 day failing which refused
  clause a when anyone attacks Malta as determined by someone unnamed each of Allies shall assist Malta
  clause b ${gate} vote is approved each of Allies must not intervene
  promise help to Malta kept when any of Allies assists Malta
`;
    const cwd = folder({ "if.proviso": text("if"), "unless.proviso": text("unless") });
    const said = async (name: string) => (await run(["void", name], { cwd })).stdout.replace(/\s+/g, " ");
    expect(await said("if.proviso")).toContain("Helping would in some cases be a breach for France, Italy and Spain.");
    expect(await said("unless.proviso")).toContain("Helping without what the text asks for first would be a breach");
  });
});

describe("`init` where no folder can be", () => {
  it("says so in one line", async () => {
    const cwd = folder({ taken: "mine" });
    for (const path of ["taken", "taken/deeper"]) {
      const { code, stderr } = await run(["init", path], { cwd });
      expect([code, stderr]).toEqual([
        2,
        `proviso: \`${path}\` cannot be a folder: a file is in its place. Choose another.\n`,
      ]);
    }
  });
});

describe("what is printed", () => {
  const dossier = { ...DOSSIER, "mistakes/ten.proviso": TEN_MISTAKES };

  it.each<[string, readonly string[], number]>([
    ["help.txt", ["--help"], 0],
    ["check-help.txt", ["check", "--help"], 0],
    ["check.txt", ["check", "pact.proviso"], 1],
    ["ten-mistakes.txt", ["check", "mistakes"], 2],
    ["check.github.txt", ["check", "pact.proviso", "--format", "github"], 1],
    ["void.txt", ["void", "pact.proviso"], 0],
    ["void.md", ["void", "pact.proviso", "--reading", "stated", "--format", "markdown"], 0],
    ["void-decision.txt", ["void", "pact.proviso", "--of", "response", "--take", "approval=needed"], 0],
    ["power.txt", ["power", "pact.proviso", "--reading", "stated"], 0],
    ["strength.txt", ["strength", "pact.proviso"], 0],
    ["brief.txt", ["brief", "pact.proviso"], 0],
    ["brief.md", ["brief", "pact.proviso", "--full", "--format", "markdown"], 0],
    ["brief.html", ["brief", "pact.proviso", "--format", "html"], 0],
    ["test.txt", ["test", "pact.proviso"], 0],
    ["fault-tree.xml", ["export", "--open-psa", "pact.proviso", "--reading", "stated"], 0],
  ])("%s", async (file, args, expected) => {
    const { code, stdout } = await run(args, { cwd: folder(dossier) });
    await expect(stdout).toMatchFileSnapshot(golden(file));
    expect(code).toBe(expected);
  });

  it("ten mistakes in a file are ten messages with places, in one run", async () => {
    const { stdout } = await run(["check", "mistakes"], { cwd: folder(dossier) });
    const places = [...stdout.matchAll(/^mistakes\/ten\.proviso:(\d+):\d+: error: /gm)].map((match) =>
      Number(match[1]),
    );
    expect(new Set(places).size).toBeGreaterThanOrEqual(10);
  });

  it("is the same from standard input, but for the name", async () => {
    const cwd = folder(DOSSIER);
    const file = await run(["void", "pact.proviso"], { cwd });
    const piped = await run(["void", "-"], { cwd, input: DOSSIER["pact.proviso"] ?? "" });
    expect(piped.stdout.replaceAll("<stdin>", "pact.proviso")).toBe(file.stdout);
  });

  it("is coloured where colours are forced, and nowhere else", async () => {
    const cwd = folder(DOSSIER);
    const ansi = String.fromCharCode(27);
    expect((await run(["check"], { cwd })).stdout).not.toContain(ansi);
    expect((await run(["check"], { cwd, env: { FORCE_COLOR: "1" } })).stdout).toContain(ansi);
    expect((await run(["check"], { cwd, env: { FORCE_COLOR: "0" } })).stdout).not.toContain(ansi);
    const both = await run(["check"], { cwd, env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
    expect(both.stdout).toContain(ansi);
  });

  it("is valid JSON: models by their schema, answers with their value, checks with their places", async () => {
    const cwd = folder(DOSSIER);
    const model = JSON.parse((await run(["export", "--model"], { cwd })).stdout);
    const validate = new Ajv2020({ strict: false }).compile(schema);
    expect(validate(model), JSON.stringify(validate.errors)).toBe(true);

    const answers = JSON.parse((await run(["void", "--reading", "stated", "--format", "json"], { cwd })).stdout);
    expect(answers.format).toBe("proviso-answers/1");
    expect(answers.answers[0].cases[0].value.alone).toEqual(["France", "Poland"]);

    const check = JSON.parse((await run(["check", "--format", "json"], { cwd })).stdout);
    expect(check.remarks[0]).toMatchObject({ code: "question-open", place: { file: "pact.proviso", line: 16 } });

    const tests = JSON.parse((await run(["test", "--format", "json"], { cwd })).stdout);
    expect(tests.scenarios[0].results).toHaveLength(3);
  });

  it("SARIF names every rule that it uses, and places that code hosts understand", async () => {
    const log = JSON.parse((await run(["check", "--format", "sarif"], { cwd: folder(DOSSIER) })).stdout);
    const [{ tool, results }] = log.runs;
    expect(log).toMatchObject({ version: "2.1.0", runs: [{ columnKind: "utf16CodeUnits" }] });
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(tool.driver.rules[result.ruleIndex].shortDescription.text).not.toBe("");
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      expect(artifactLocation.uri).toBe("pact.proviso");
      expect(region.startLine).toBeGreaterThan(0);
      expect(["error", "warning", "note"]).toContain(result.level);
    }
    expect(results.length).toBeGreaterThan(2);
  });
});

describe("exit codes of check", () => {
  it.each([
    ["warning", 1],
    ["error", 0],
    ["info", 1],
    ["never", 0],
  ])("findings with --fail-on %s", async (severity, expected) => {
    expect((await run(["check", "--fail-on", severity], { cwd: folder(DOSSIER) })).code).toBe(expected);
  });

  it("without findings", async () => {
    expect((await run(["check", "--no-findings"], { cwd: folder(DOSSIER) })).code).toBe(0);
  });
});

describe("expectations", () => {
  it("that fail are told with what was found, and exit with 1", async () => {
    const text = (DOSSIER["pact.proviso"] ?? "").replace("is secured by France", "is voidable by France");
    const { code, stdout } = await run(["test"], { cwd: folder({ ...DOSSIER, "pact.proviso": text }) });
    expect(stdout).toMatch(/✗ in hoped protection is voidable by France pact\.proviso:\d+\n {8}but /);
    expect(stdout).toMatch(/2 met, 1 failed\./);
    expect(code).toBe(1);
  });

  it("that are not computed yet count as neither met nor failed, unless told", async () => {
    const text = `${DOSSIER["pact.proviso"]}  expect in hoped protection is worse than nothing\n`;
    const cwd = folder({ ...DOSSIER, "pact.proviso": text });
    const lenient = await run(["test"], { cwd });
    if (!lenient.stdout.includes("not computed")) return; // computed by now
    expect(lenient).toMatchObject({ code: 0, stdout: expect.stringMatching(/3 met, 0 failed, 1 not computed\./) });
    expect((await run(["test", "--strict"], { cwd })).code).toBe(1);
  });
});

describe("fmt", () => {
  const untidy = 'agreement   Pact "Pact"\n group Guarantors:France,\n Poland\n';

  it("lays out in place, keeps permissions and links, and leaves nothing beside", async () => {
    const cwd = folder({ "real/pact.proviso": untidy });
    symlinkSync("real/pact.proviso", join(cwd, "link.proviso"));
    const before = statSync(join(cwd, "real/pact.proviso")).mode;
    expect((await run(["fmt", "--check", "link.proviso"], { cwd })).code).toBe(1);
    expect(readFileSync(join(cwd, "real/pact.proviso"), "utf8")).toBe(untidy);
    expect((await run(["fmt", "link.proviso"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "real/pact.proviso"), "utf8")).toBe(
      'agreement Pact "Pact"\n  group Guarantors: France, Poland\n',
    );
    expect(statSync(join(cwd, "real/pact.proviso")).mode).toBe(before);
    expect(readdirSync(cwd).sort()).toEqual(["link.proviso", "real"]);
    expect(readdirSync(join(cwd, "real"))).toEqual(["pact.proviso"]);
    expect(await run(["fmt"], { cwd })).toMatchObject({ code: 0, stdout: "" });
  });

  it("leaves a file with mistakes of grammar as it is", async () => {
    const cwd = folder({ "pact.proviso": 'agreement Pact "Pact"\n  grup G: France\n' });
    expect((await run(["fmt"], { cwd })).code).toBe(2);
    expect(readFileSync(join(cwd, "pact.proviso"), "utf8")).toContain("grup");
  });

  it("prints what comes from standard input", async () => {
    expect(await run(["fmt", "-"], { input: untidy })).toMatchObject({
      code: 0,
      stdout: 'agreement Pact "Pact"\n  group Guarantors: France, Poland\n',
    });
  });
});

describe("paths", () => {
  it("are files, folders and patterns, each file once, without hidden folders", async () => {
    const pact = 'agreement Pact "Pact"\n  group Guarantors: France, Poland\n';
    const cwd = folder({
      "a.proviso": pact,
      "b/c.proviso": pact,
      "b/.hidden/d.proviso": "x",
      "node_modules/e.proviso": "x",
    });
    const { stderr } = await run(["check", ".", "b/*.proviso", "a.proviso", "--no-findings"], { cwd });
    expect(stderr).toBe("Nothing to report in 2 files.\n");
  });
});

describe("the process", () => {
  it("knows nothing more to say when its reader has seen enough", async () => {
    const cwd = folder(DOSSIER);
    const { code, stderr } = await ended([
      "-e",
      `require("child_process").execSync(process.argv[1], { cwd: process.argv[2], stdio: "inherit" })`,
      `"${process.execPath}" "${script()}" brief | head -n 1`,
      cwd,
    ]);
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("ends at once on an interrupt, without a trace", async () => {
    const child = spawn(process.execPath, [script(), "check", "-"], { stdio: ["pipe", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    const end = new Promise((resolve) => child.on("close", (code, signal) => resolve(signal ?? code)));
    await new Promise((resolve) => setTimeout(resolve, 700));
    child.kill("SIGINT");
    const how = await end;
    expect(["SIGINT", 130]).toContain(how);
    expect(stderr).toBe("");
  });

  it("says which Node it needs", async () => {
    const launcher = join(import.meta.dirname, "../bin/proviso.js");
    const old = `Object.defineProperty(process.versions, "node", { value: "20.1.0" }); await import(${JSON.stringify(launcher)});`;
    const { code, stderr } = await ended(["--input-type=module", "-e", old]);
    expect(stderr).toMatch(/this is Node 20\.1\.0; Proviso needs Node (24|22\.12) or newer .*\n.*`npx proviso`/);
    expect(code).toBe(2);
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish"])("for %s names every command and option", async (target) => {
    const { code, stdout } = await run(["completion", target]);
    expect(code).toBe(0);
    const terminal = { print: () => {}, note: () => {}, style: PLAIN, noteStyle: PLAIN, columns: 80 };
    for (const { name, options } of program({ terminal, exitCode: 0 }).commands.map((each) => ({
      name: each.name(),
      options: each.options,
    }))) {
      expect(stdout).toContain(name);
      for (const { long } of options)
        expect(stdout).toContain(target === "fish" ? `-l ${long?.slice(2)}` : (long ?? ""));
    }
    expect(COMMANDS.length).toBeGreaterThan(9);
  });

  it("works in bash", async () => {
    if (!existsSync("/bin/bash")) return;
    const { stdout } = await run(["completion", "bash"]);
    const cwd = folder({ "pact.proviso": "x", "other.txt": "x", "completion.bash": stdout });
    writeFileSync(
      join(cwd, "try.sh"),
      `source completion.bash
ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _proviso; echo "\${COMPREPLY[@]}"; }
ask proviso che
ask proviso check --fail-on ""
ask proviso check --fo
ask proviso check p
ask proviso completion z
`,
    );
    const { stdout: offered } = await ended([
      "-e",
      `process.stdout.write(require("child_process").execSync("bash try.sh", { cwd: process.argv[1] }))`,
      cwd,
    ]);
    expect(offered.split("\n")).toEqual(["check", "error warning info never", "--format", "pact.proviso", "zsh", ""]);
  });
});
